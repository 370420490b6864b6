import { type ReviewState, reviewState } from '#app/domain/moderation.ts';
import { type SessionState, sessionState } from '#app/domain/session.ts';
import { formatNumber } from '#app/text/format.ts';
import type { OwnSessionLine } from '#db/sessions.server.ts';
import { useText } from './page-context.tsx';
import { SessionTitle } from './session-title.tsx';
import { DayLeaf, When } from './when.tsx';

/** An organisation's sessions as its mediators see them: state, and how many seats are taken. */
export function OwnSessionList({ sessions, now }: { sessions: readonly OwnSessionLine[]; now: string }) {
  const { text, href } = useText();
  return (
    <ol className="programme">
      {sessions.map((session) => (
        <li key={session.id} className="session-card">
          <DayLeaf startsAt={session.startsAt} timeZone={session.timeZone} />
          <div className="session-card-body">
            <h3 className="session-card-title">
              <a href={href(`/mediation/ateliers/${session.id}`)}>
                <SessionTitle session={session} />
              </a>
            </h3>
            <p className="session-card-when">
              <When span={session} />
            </p>
            <p>
              {session.venueName === null
                ? text.vocabulary.attendances.online
                : `${session.venueName}, ${session.communeName}`}
            </p>
            <p className="row">
              <StateBadge state={sessionState(session, now)} review={reviewState(session)} />
              <SeatsLine session={session} />
            </p>
          </div>
        </li>
      ))}
    </ol>
  );
}

const badges: Record<SessionState, string> = {
  draft: 'badge badge-warning',
  published: 'badge badge-success',
  cancelled: 'badge badge-danger',
  under_way: 'badge badge-success',
  past: 'badge badge-soft',
};

const ownBadges: Record<Exclude<ReviewState, 'none'>, string> = {
  submitted: 'badge badge-soft',
  changed: 'badge badge-success',
  returned: 'badge badge-danger',
};

/** Where a session stands, in a word; what coordinators look at or sent back says so, until it is over. */
export function StateBadge({ state, review = 'none' }: { state: SessionState; review?: ReviewState }) {
  const { text } = useText();
  if (review !== 'none' && state !== 'cancelled' && state !== 'past')
    return <span className={ownBadges[review]}>{text.moderation.own.states[review]}</span>;
  return <span className={badges[state]}>{text.vocabulary.states[state]}</span>;
}

type Seats = Pick<OwnSessionLine, 'entry' | 'capacity' | 'seatsTaken' | 'seatsWaiting' | 'seatsHeld'>;

/** Taken and offered seats, and the waiting list when there is one. */
export function SeatsLine({ session }: { session: Seats }) {
  const { text, locale } = useText();
  const words = text.mediation;
  const capacity = session.capacity === null ? undefined : formatNumber(session.capacity, locale);
  return (
    <span className="numbers">
      {session.entry === 'drop_in'
        ? words.seatsDropIn(capacity)
        : words.seats(formatNumber(session.seatsTaken, locale), capacity)}
      {session.seatsWaiting > 0 && ` · ${words.waiting(formatNumber(session.seatsWaiting, locale))}`}
      {session.seatsHeld > 0 && ` (${words.held(formatNumber(session.seatsHeld, locale))})`}
    </span>
  );
}
