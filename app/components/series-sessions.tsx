import type { SessionState } from '#app/domain/session.ts';
import type { SessionWarning } from '#app/domain/session-warnings.ts';
import type { OwnSessionFacts } from '#db/sessions.server.ts';
import { SeatsLine, StateBadge } from './own-sessions.tsx';
import { useText } from './page-context.tsx';
import { Warning } from './session-warnings.tsx';
import { DayLeaf, When } from './when.tsx';

export type SeriesLine = { session: OwnSessionFacts; state: SessionState; warnings: SessionWarning[] };

/** The sessions of a series by date, each with its seats and what is to be checked. */
export function SeriesSessions({ lines }: { lines: readonly SeriesLine[] }) {
  const { text, href } = useText();
  const words = text.mediation.series;
  return (
    <ol className="programme">
      {lines.map(({ session, state, warnings }) => (
        <li key={session.id} className="session-card">
          <DayLeaf startsAt={session.startsAt} timeZone={session.timeZone} />
          <div className="session-card-body">
            <h2 className="session-card-title first-capital">
              <a href={href(`/mediation/ateliers/${session.id}`)}>
                <When span={session} />
              </a>
            </h2>
            <p>
              {session.venue
                ? `${session.venue.name}, ${session.venue.communeName}`
                : text.vocabulary.attendances.online}
            </p>
            <p className="row">
              <StateBadge state={state} review={session.review.state} />
              <SeatsLine session={session} />
              {state !== 'cancelled' && state !== 'past' && (
                <a href={href(`/mediation/ateliers/${session.id}/modifier`)}>{words.editOne}</a>
              )}
            </p>
            {warnings.length > 0 && (
              <div className="notice notice-warning">
                <p>
                  <strong>{text.mediation.session.warnings}</strong>
                </p>
                <ul>
                  {warnings.map((warning) => (
                    <li key={'clash' in warning ? warning.clash.sessionId : warning.kind}>
                      <Warning warning={warning} />
                    </li>
                  ))}
                </ul>
              </div>
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}
