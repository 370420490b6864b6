import { ErrorSummary, Field, type FormState, TextArea } from './field.tsx';
import { FormToken } from './form-token.tsx';
import { usePage } from './page-context.tsx';

/** What a mediator's letter to registrants and a coordinator's circular to mediators have in common: write, read again, send. */

export type WrittenLetter = { id: string; subject: string; body: string };

/** Where a letter is written. `id` names it from its first draft on. */
export function LetterWriting({
  form,
  id,
  formToken,
  words,
  rows,
  maximum,
}: {
  form: FormState;
  id: string;
  formToken: string;
  words: {
    replies: string;
    labels: { subject: string; body: string };
    hints: { body: string };
    review: string;
  };
  rows: number;
  /** In signs. */
  maximum: { subject: number; body: number };
}) {
  const { address } = usePage();
  return (
    <form method="post" action={address} className="form" noValidate>
      <FormToken value={formToken} />
      <input type="hidden" name="id" value={form?.typed?.id ?? id} />
      <ErrorSummary form={form} labels={words.labels} />
      <p className="soft">{words.replies}</p>
      <Field name="subject" label={words.labels.subject} form={form} maxLength={maximum.subject} />
      <TextArea
        name="body"
        label={words.labels.body}
        hint={words.hints.body}
        form={form}
        rows={rows}
        maxLength={maximum.body}
      />
      <button type="submit" name="geste" value="relire" className="button">
        {words.review}
      </button>
    </form>
  );
}

/** What can be done with a letter that was read again. `test`: the words of a button that sends it to its writer. */
export function LetterSending({
  letter,
  formToken,
  words,
}: {
  letter: WrittenLetter;
  formToken: string;
  words: { send: string; test?: string; change: string };
}) {
  const { address } = usePage();
  return (
    <form method="post" action={address} className="row">
      <FormToken value={formToken} />
      <input type="hidden" name="id" value={letter.id} />
      <input type="hidden" name="subject" value={letter.subject} />
      <input type="hidden" name="body" value={letter.body} />
      <button type="submit" name="geste" value="envoyer" className="button">
        {words.send}
      </button>
      {words.test && (
        <button type="submit" name="geste" value="essai" className="button button-quiet">
          {words.test}
        </button>
      )}
      <button type="submit" name="geste" value="changer" className="button button-quiet">
        {words.change}
      </button>
    </form>
  );
}

/** A body as it was written. */
export function LetterBody({ body }: { body: string }) {
  const lines = body.split(/\n+/);
  // biome-ignore lint/suspicious/noArrayIndexKey: lines that never change, of which two may be the same.
  return lines.map((line, index) => <p key={index}>{line}</p>);
}
