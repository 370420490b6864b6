import { reviewState } from './moderation.ts';
import { type SessionDates, type SessionSeats, sessionState } from './session.ts';

/** A duty: what a session asks of its mediators today. */

export const dutyKinds = ['returned', 'calls', 'draft', 'waiting', 'nearly-empty'] as const;
export type DutyKind = (typeof dutyKinds)[number];

export type DutyFacts = SessionDates &
  SessionSeats & {
    id: string;
    seatsWaiting: number;
    /** As app/domain/moderation.ts reads them. */
    reviewSince: string | null;
    returnedAt: string | null;
    /** Whom no message about it reached. */
    peopleToCall: number;
  };

export type Duty = {
  kind: DutyKind;
  sessionId: string;
  /** People to call, seats waited for, or seats taken. */
  count: number;
};

const HOUR = 60 * 60 * 1000;
/** A draft that starts within this is about to be forgotten: people need two weeks to hear of a session. */
const DRAFT_NEAR = 14 * 24 * HOUR;
const NEARLY_EMPTY_AHEAD = 3 * 24 * HOUR;
/** Less than one seat in four. */
const NEARLY_EMPTY_SHARE = 1 / 4;

/** What those sessions ask for at `now` (UTC, ISO), in the order of `dutyKinds`, then in theirs. */
export function listDuties(sessions: readonly DutyFacts[], now: string): Duty[] {
  return dutyKinds.flatMap((kind) =>
    sessions.flatMap((session) => {
      const count = countOf(kind, session, now);
      return count === undefined ? [] : [{ kind, sessionId: session.id, count }];
    }),
  );
}

function countOf(kind: DutyKind, session: DutyFacts, now: string): number | undefined {
  const state = sessionState(session, now);
  const startsIn = Date.parse(session.startsAt) - Date.parse(now);
  switch (kind) {
    case 'returned':
      return reviewState(session) === 'returned' ? 0 : undefined;
    // A session that was called off has people to call too.
    case 'calls':
      return session.peopleToCall > 0 ? session.peopleToCall : undefined;
    case 'draft':
      // What was submitted is a coordinator's to do; what was sent back is named as that.
      return state === 'draft' && reviewState(session) === 'none' && startsIn > 0 && startsIn <= DRAFT_NEAR
        ? 0
        : undefined;
    case 'waiting':
      return state === 'published' && session.seatsWaiting > 0 ? session.seatsWaiting : undefined;
    case 'nearly-empty':
      return state === 'published' && startsIn <= NEARLY_EMPTY_AHEAD && isNearlyEmpty(session)
        ? session.seatsTaken
        : undefined;
  }
}

/** Under a quarter of the seats taken; where anybody may drop in, or without a limit, nothing can be said. */
export function isNearlyEmpty({ entry, capacity, seatsTaken, seatsHeld }: SessionSeats): boolean {
  if (entry === 'drop_in' || capacity === null) return false;
  return seatsTaken + seatsHeld < capacity * NEARLY_EMPTY_SHARE;
}
