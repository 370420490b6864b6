import type { Grade } from './report.ts';

/**
 * The counting rules. Figures obtained differently are never added up without saying so: participants always come
 * with their make-up.
 */
export type Totals = {
  /** Published sessions, not cancelled. */
  events: number;
  /** Sum of the capacities; an unlimited session offers the number it declared to expect. */
  seatsOffered: number;
  participants: Participants;
  /** People in reports that wait to be verified. They are not among the participants, and always said beside them. */
  toVerify: number;
};

/** Participants by how they are known; `total` is the sum of the four others. */
export type Participants = {
  total: number;
  /** Names ticked at the door. */
  checkedIn: number;
  /** Heads counted. */
  counted: number;
  /** Estimated by whoever held the session. */
  estimated: number;
  /** Seats of confirmed registrations, where nothing was reported yet, or what was is to be verified. */
  registered: number;
};

/** What one session brings to the totals. */
export type CountedSession = {
  publishedAt: string | null;
  cancelledAt: string | null;
  capacity: number | null;
  expected: number | null;
  seatsTaken: number;
  report: CountedReport | undefined;
};

export type CountedReport = {
  headCount: number;
  grade: Grade;
  /** It looks odd, and no coordinator has confirmed it yet: see report-check.ts. */
  toVerify: boolean;
};

export const noTotals: Totals = {
  events: 0,
  seatsOffered: 0,
  participants: { total: 0, checkedIn: 0, counted: 0, estimated: 0, registered: 0 },
  toVerify: 0,
};

/**
 * What one session counts for. Drafts and cancelled ones count nowhere, whatever was reported; a report replaces the
 * registered figure of its session, unless it is to be verified: then the session counts as if nothing were reported, and
 * the report's people stand apart. db/totals.server.ts says the same in SQL, and a test holds the two equal.
 */
export function totalsOfSession(session: CountedSession): Totals {
  if (session.publishedAt === null || session.cancelledAt !== null) return noTotals;
  const report = session.report?.toVerify ? undefined : session.report;
  const known = (grade: Grade) => (report?.grade === grade ? report.headCount : 0);
  return {
    events: 1,
    seatsOffered: session.capacity ?? session.expected ?? 0,
    participants: makeParticipants({
      checkedIn: known('checked_in'),
      counted: known('counted'),
      estimated: known('estimated'),
      registered: report === undefined ? session.seatsTaken : 0,
    }),
    toVerify: session.report?.toVerify ? session.report.headCount : 0,
  };
}

/** Participants from their four parts. */
export function makeParticipants(parts: Omit<Participants, 'total'>): Participants {
  return { total: parts.checkedIn + parts.counted + parts.estimated + parts.registered, ...parts };
}

/** Adds totals up, part by part. */
export function sumTotals(all: Iterable<Totals>): Totals {
  let events = 0;
  let seatsOffered = 0;
  let toVerify = 0;
  const parts = { checkedIn: 0, counted: 0, estimated: 0, registered: 0 };
  for (const totals of all) {
    events += totals.events;
    seatsOffered += totals.seatsOffered;
    toVerify += totals.toVerify;
    parts.checkedIn += totals.participants.checkedIn;
    parts.counted += totals.participants.counted;
    parts.estimated += totals.participants.estimated;
    parts.registered += totals.participants.registered;
  }
  return { events, seatsOffered, participants: makeParticipants(parts), toVerify };
}
