import { MAXIMUM_BODY_LENGTH, MAXIMUM_SUBJECT_LENGTH } from '#app/domain/letter.ts';
import { formatInstant } from '#app/text/format.ts';
import type { SentLetter } from '#db/session-letters.server.ts';
import { ErrorSummary, Field, type FormState, TextArea } from './field.tsx';
import { FormToken } from './form-token.tsx';
import { usePage, useText } from './page-context.tsx';

/** Where a letter to everybody is written. `id` names it from its first draft on. */
export function LetterForm({ form, id, formToken }: { form: FormState; id: string; formToken: string }) {
  const { text } = useText();
  const { address } = usePage();
  const words = text.registrants.letter;
  return (
    <form method="post" action={address} className="form" noValidate>
      <FormToken value={formToken} />
      <input type="hidden" name="id" value={form?.typed?.id ?? id} />
      <ErrorSummary form={form} labels={words.labels} />
      <p className="soft">{words.replies}</p>
      <Field name="subject" label={words.labels.subject} form={form} maxLength={MAXIMUM_SUBJECT_LENGTH} />
      <TextArea
        name="body"
        label={words.labels.body}
        hint={words.hints.body}
        form={form}
        rows={10}
        maxLength={MAXIMUM_BODY_LENGTH}
      />
      <button type="submit" name="geste" value="relire" className="button">
        {words.review}
      </button>
    </form>
  );
}

/** The letter as it will leave, and the choice to send it or to change it. */
export function LetterPreview({
  letter,
  readers,
  formToken,
}: {
  letter: { id: string; subject: string; body: string };
  readers: number;
  formToken: string;
}) {
  const { text } = useText();
  const { address } = usePage();
  const words = text.registrants.letter;
  return (
    <section className="stack" aria-labelledby="relire">
      <h2 id="relire">{words.previewTitle}</h2>
      <div className="card stack">
        <h3>{letter.subject}</h3>
        <Paragraphs body={letter.body} />
      </div>
      <form method="post" action={address} className="row">
        <FormToken value={formToken} />
        <input type="hidden" name="id" value={letter.id} />
        <input type="hidden" name="subject" value={letter.subject} />
        <input type="hidden" name="body" value={letter.body} />
        <button type="submit" name="geste" value="envoyer" className="button">
          {words.send(readers)}
        </button>
        <button type="submit" name="geste" value="changer" className="button button-quiet">
          {words.change}
        </button>
      </form>
    </section>
  );
}

/** Who wrote what, and when. */
export function SentLetters({ letters, timeZone }: { letters: SentLetter[]; timeZone: string }) {
  const { text, locale } = useText();
  const words = text.registrants.letter;
  if (letters.length === 0) return null;
  return (
    <section className="stack" aria-labelledby="envoyes">
      <h2 id="envoyes">{words.sentTitle}</h2>
      {letters.map(({ id, subject, body, by, writtenAt, recipients }) => (
        <details key={id}>
          <summary>{subject}</summary>
          <p className="small soft">
            {words.sentLine(
              by,
              formatInstant(writtenAt, timeZone, locale, 'date'),
              formatInstant(writtenAt, timeZone, locale, 'time'),
              recipients,
            )}
          </p>
          <Paragraphs body={body} />
        </details>
      ))}
    </section>
  );
}

function Paragraphs({ body }: { body: string }) {
  const lines = body.split(/\n+/);
  // biome-ignore lint/suspicious/noArrayIndexKey: lines that never change, of which two may be the same.
  return lines.map((line, index) => <p key={index}>{line}</p>);
}
