import { MAXIMUM_BODY, MAXIMUM_SUBJECT } from '#app/domain/circular.ts';
import styles from './circular-letter.module.css';
import type { FormState } from './field.tsx';
import { LetterSending, LetterWriting, type WrittenLetter } from './letter-writing.tsx';
import { useText } from './page-context.tsx';

/** Where a circular is written. `id` names it from its first draft on. */
export function CircularForm({ form, id, formToken }: { form: FormState; id: string; formToken: string }) {
  const { text } = useText();
  const maximum = { subject: MAXIMUM_SUBJECT, body: MAXIMUM_BODY };
  return (
    <LetterWriting
      form={form}
      id={id}
      formToken={formToken}
      words={text.circulars}
      rows={12}
      maximum={maximum}
    />
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
  letter: WrittenLetter;
  mail: ShownMail;
  readers: number;
  /** Where a test goes. */
  email: string;
  /** Undefined: none was asked for. */
  tested: 'sent' | 'already' | undefined;
  formToken: string;
}) {
  const { text } = useText();
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
      <LetterSending
        letter={letter}
        formToken={formToken}
        words={{ send: words.send(readers), test: words.test(email), change: words.change }}
      />
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
