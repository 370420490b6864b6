import { formatInstant } from '#app/text/format.ts';
import type { HistoryLine } from '#db/session-history.server.ts';
import { useText } from './page-context.tsx';
import { ReturnReasonNotice } from './review-notice.tsx';

/** Who did what to a session, the latest first. Instants are shown in the session's zone. */
export function SessionHistory({ lines, timeZone }: { lines: readonly HistoryLine[]; timeZone: string }) {
  const { text, locale } = useText();
  const words = text.sessionHistory;
  if (lines.length === 0) return null;
  return (
    <section className="stack" aria-labelledby="historique">
      <h2 id="historique">{words.title}</h2>
      <ul>
        {lines.map(({ id, what, by, at, reason }) => (
          <li key={id}>
            {words.line(text.audit.acts[what], by)},{' '}
            <time dateTime={at}>
              {words.at(
                formatInstant(at, timeZone, locale, 'date'),
                formatInstant(at, timeZone, locale, 'time'),
              )}
            </time>
            {reason && <ReturnReasonNotice {...reason} />}
          </li>
        ))}
      </ul>
    </section>
  );
}
