import { MAXIMUM_BODY_LENGTH, MAXIMUM_SUBJECT_LENGTH } from '#app/domain/letter.ts';
import { formatInstant } from '#app/text/format.ts';
import type { SentLetter } from '#db/session-letters.server.ts';
import type { FormState } from './field.tsx';
import { LetterBody, LetterSending, LetterWriting, type WrittenLetter } from './letter-writing.tsx';
import { useText } from './page-context.tsx';

/** Where a letter to everybody is written. `id` names it from its first draft on. */
export function LetterForm({ form, id, formToken }: { form: FormState; id: string; formToken: string }) {
  const { text } = useText();
  const words = text.registrants.letter;
  const maximum = { subject: MAXIMUM_SUBJECT_LENGTH, body: MAXIMUM_BODY_LENGTH };
  return (
    <LetterWriting form={form} id={id} formToken={formToken} words={words} rows={10} maximum={maximum} />
  );
}

/** The letter as it will leave, and the choice to send it or to change it. */
export function LetterPreview({
  letter,
  readers,
  formToken,
}: {
  letter: WrittenLetter;
  readers: number;
  formToken: string;
}) {
  const { text } = useText();
  const words = text.registrants.letter;
  return (
    <section className="stack" aria-labelledby="relire">
      <h2 id="relire">{words.previewTitle}</h2>
      <div className="card stack">
        <h3>{letter.subject}</h3>
        <LetterBody body={letter.body} />
      </div>
      <LetterSending
        letter={letter}
        formToken={formToken}
        words={{ send: words.send(readers), change: words.change }}
      />
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
          <LetterBody body={body} />
        </details>
      ))}
    </section>
  );
}
