/** What a mediator's certificate says of a campaign: the sessions that they held. */
import { type CountedSession, type Participants, sumTotals, totalsOfSession } from './totals.ts';

export type HeldSession = CountedSession & {
  /** UTC, ISO. */
  startsAt: string;
  endsAt: string;
};

export type HeldSessions = {
  sessions: number;
  /** Whole minutes from each start to its end. */
  minutes: number;
  /** By the counting rules of app/domain/totals.ts: never without how each was obtained. */
  participants: Participants;
};

/** Published sessions that are over at `now` (UTC, ISO) and were not cancelled; a report of nobody means that it was not held. */
export function sumHeldSessions(sessions: readonly HeldSession[], now: string): HeldSessions {
  const held = sessions.filter(
    ({ publishedAt, cancelledAt, endsAt, report }) =>
      publishedAt !== null && cancelledAt === null && endsAt <= now && report?.headCount !== 0,
  );
  return {
    sessions: held.length,
    minutes: held.reduce((sum, { startsAt, endsAt }) => sum + minutesBetween(startsAt, endsAt), 0),
    participants: sumTotals(held.map(totalsOfSession)).participants,
  };
}

/** Whole minutes from one instant to another (UTC, ISO). */
export function minutesBetween(from: string, until: string): number {
  return Math.round((Date.parse(until) - Date.parse(from)) / 60_000);
}
