import { MAXIMUM_BODY, MAXIMUM_SUBJECT } from '#app/domain/circular.ts';
import styles from './circular-letter.module.css';
import { ErrorSummary, Field, type FormState, TextArea } from './field.tsx';
import { FormToken } from './form-token.tsx';
import { usePage, useText } from './page-context.tsx';

/** Where a circular is written. `id` names it from its first draft on. */
export function CircularForm({ form, id, formToken }: { form: FormState; id: string; formToken: string }) {
  const { text } = useText();
  const { address } = usePage();
  const words = text.circulars;
  return (
    <form method="post" action={address} className="form" noValidate>
      <FormToken value={formToken} />
      <input type="hidden" name="id" value={form?.typed?.id ?? id} />
      <ErrorSummary form={form} labels={words.labels} />
      <p className="soft">{words.replies}</p>
      <Field name="subject" label={words.labels.subject} form={form} maxLength={MAXIMUM_SUBJECT} />
      <TextArea
        name="body"
        label={words.labels.body}
        hint={words.hints.body}
        form={form}
        rows={12}
        maxLength={MAXIMUM_BODY}
      />
      <button type="submit" name="geste" value="relire" className="button">
        {words.review}
      </button>
    </form>
  );
}

/** The mail as one reader will get it. */
export type ShownMail = { from: string; replyTo: string; subject: string; text: string; reader: string };

/** The circular as it will arrive, and the choice to try it out, to send it or to change it. */
export function CircularPreview({
  letter,
  mail,
  readers,
  email,
  tested,
  formToken,
}: {
  letter: { id: string; subject: string; body: string };
  mail: ShownMail;
  readers: number;
  /** Where a test goes. */
  email: string;
  /** Undefined: none was asked for. */
  tested: 'sent' | 'already' | undefined;
  formToken: string;
}) {
  const { text } = useText();
  const { address } = usePage();
  const words = text.circulars;
  const head = [
    [words.previewHead.from, mail.from],
    [words.previewHead.replyTo, mail.replyTo],
    [words.previewHead.subject, mail.subject],
  ] as const;
  return (
    <section className="stack" aria-labelledby="relire">
      <h2 id="relire">{words.previewTitle}</h2>
      <p className="soft">{words.previewFor(mail.reader)}</p>
      {tested && (
        <p className={`notice notice-${tested === 'sent' ? 'success' : 'warning'}`} role="status">
          {tested === 'sent' ? words.tested : words.testedAlready}
        </p>
      )}
      <div className="card stack">
        <ul className="small">
          {head.map(([label, value]) => (
            <li key={label}>
              <strong>
                {label}
                {text.mail.colon}
              </strong>{' '}
              {value}
            </li>
          ))}
        </ul>
        <hr />
        <MailText text={mail.text} />
      </div>
      <form method="post" action={address} className="row">
        <FormToken value={formToken} />
        <input type="hidden" name="id" value={letter.id} />
        <input type="hidden" name="subject" value={letter.subject} />
        <input type="hidden" name="body" value={letter.body} />
        <button type="submit" name="geste" value="envoyer" className="button">
          {words.send(readers)}
        </button>
        <button type="submit" name="geste" value="essai" className="button button-quiet">
          {words.test(email)}
        </button>
        <button type="submit" name="geste" value="changer" className="button button-quiet">
          {words.change}
        </button>
      </form>
    </section>
  );
}

/** Plain text, paragraphs apart, lines below each other. */
function MailText({ text }: { text: string }) {
  return text.split('\n\n').map((paragraph, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the page is rendered once, paragraphs never move.
    <p key={index} className={styles.lines}>
      {paragraph}
    </p>
  ));
}

/** A body as it was written. */
export function CircularBody({ body }: { body: string }) {
  return body.split(/\n+/).map((line, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: lines that never change, of which two may be the same.
    <p key={index}>{line}</p>
  ));
}
