import { addDays, toInstant } from './local-time.ts';
import {
  type Attendance,
  type Audience,
  type Entry,
  type Format,
  type Language,
  type SessionDates,
  sessionState,
} from './session.ts';

/**
 * What a mediator may do to a session, and when. A draft is theirs alone. Once published, people hold seats and have
 * it in their calendars: what matters to a calendar grows the SEQUENCE (RFC 5545, 3.8.7.4) and is told to everyone.
 */

/** When and where, as it matters to somebody's calendar. */
export type SessionPlacement = {
  startsAt: string;
  endsAt: string;
  timeZone: string;
  venueId: string | null;
  title: string;
  attendance: Attendance;
  onlineUrl: string | null;
};

export type SessionSeating = { entry: Entry; capacity: number | null };

export type SessionFacts = SessionPlacement &
  SessionSeating &
  SessionDates & {
    description: string;
    seatsTaken: number;
    seatsWaiting: number;
    /** Of those that wait, the seats that open offers hold. */
    seatsHeld: number;
    sequence: number;
  };

/** The day and hours of the venue's clock. */
export type TypedTime = { date: string; startTime: string; endTime: string };

/** A session as a mediator types it. */
export type TypedSession = TypedTime & {
  /** Null: held online only. */
  venueId: string | null;
  attendance: Attendance;
  onlineUrl: string | null;
  programmeSlug: string;
  title: string;
  description: string;
  audience: Audience;
  format: Format;
  language: Language;
  whatToBring: string | null;
  entry: Entry;
  /** Null: unlimited; then `expected` says how many are expected. */
  capacity: number | null;
  expected: number | null;
};

/** Why what was typed is no session at all, whatever stood before. */
export type ContentRefusal =
  | { kind: 'wrong-time'; problem: TimeProblem }
  | { kind: 'unknown-venue' }
  | { kind: 'unknown-programme' };

export type TimeProblem = {
  field: 'date' | 'startTime' | 'endTime';
  reason: 'unreadable' | 'skipped' | 'end-before-start' | 'in-the-past';
};

export type TimeOutcome =
  | { kind: 'placed'; startsAt: string; endsAt: string }
  | ({ kind: 'refused' } & TimeProblem);

/** The longest session that ends after midnight: a later end is a slip of the pen. */
export const LONGEST_NIGHT_MINUTES = 12 * 60;

/**
 * Whether a typed end is an hour of the next day: it comes before the start, and the session then lasts at most
 * `LONGEST_NIGHT_MINUTES` by the clock. Hours are `HH:mm`.
 */
export function endsNextDay(startTime: string, endTime: string): boolean {
  return endTime <= startTime && minutesBetween(startTime, endTime) + 24 * 60 <= LONGEST_NIGHT_MINUTES;
}

/**
 * The instants of a typed day and hours in the venue's zone. An hour that the clock skips is refused; one that it shows
 * twice is taken as the first (`listWarnings` tells it). An end before its start is the next morning's where
 * `endsNextDay` says so.
 */
export function placeInTime({ date, startTime, endTime }: TypedTime, timeZone: string): TimeOutcome {
  const start = toInstant(date, startTime, timeZone);
  if (start.kind === 'unreadable') return { kind: 'refused', field: 'date', reason: 'unreadable' };
  if (start.kind === 'skipped') return { kind: 'refused', field: 'startTime', reason: 'skipped' };
  const end = toInstant(endsNextDay(startTime, endTime) ? addDays(date, 1) : date, endTime, timeZone);
  if (end.kind === 'unreadable') return { kind: 'refused', field: 'endTime', reason: 'unreadable' };
  if (end.kind === 'skipped') return { kind: 'refused', field: 'endTime', reason: 'skipped' };
  if (end.instant <= start.instant) return { kind: 'refused', field: 'endTime', reason: 'end-before-start' };
  return { kind: 'placed', startsAt: start.instant, endsAt: end.instant };
}

function minutesBetween(from: string, to: string): number {
  return minutesOf(to) - minutesOf(from);
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

export type EditRefusal =
  | { kind: 'cancelled' }
  | { kind: 'past' }
  /** What people were told would come cannot move into the past. */
  | { kind: 'in-the-past' }
  | { kind: 'under-way' }
  /** Seats that are taken, or held for somebody who was asked. */
  | { kind: 'capacity-below-taken'; seatsTaken: number }
  /** Drop-in holds no seats: people who have one would lose it. */
  | { kind: 'has-registrations' }
  /** A published session stays complete. */
  | { kind: 'incomplete'; missing: MissingPart[] };

export type EditDecision =
  | EditRefusal
  | {
      kind: 'edit';
      sequence: number;
      /** The public sees the session, so the catalogue and the calendars must follow. */
      published: boolean;
      /** The public knew another start: it is kept, and told. */
      moves: boolean;
      tellsRegistrants: boolean;
      servesWaitingList: boolean;
      /** The start moves while offers are open, whose time depends on it. */
      movesOffers: boolean;
    };

type Edited = SessionPlacement & SessionSeating & { description: string };

/** Whether a session may become `after` at `now` (UTC, ISO), and what follows from it. */
export function decideEdit(before: SessionFacts, after: Edited, now: string): EditDecision {
  const state = sessionState(before, now);
  const moves = after.startsAt !== before.startsAt;
  switch (state) {
    case 'cancelled':
      return { kind: 'cancelled' };
    case 'past':
      return { kind: 'past' };
    case 'under_way':
      if (moves) return { kind: 'under-way' };
      break;
    case 'published':
      if (moves && after.startsAt <= now) return { kind: 'in-the-past' };
      break;
    case 'draft':
  }
  if (state !== 'draft' && after.endsAt <= now && after.endsAt !== before.endsAt)
    return { kind: 'in-the-past' };
  const notFree = before.seatsTaken + before.seatsHeld;
  if (after.capacity !== null && after.capacity < notFree)
    return { kind: 'capacity-below-taken', seatsTaken: notFree };
  if (after.entry === 'drop_in' && before.entry === 'sign_up' && before.seatsTaken + before.seatsWaiting > 0)
    return { kind: 'has-registrations' };
  const published = state !== 'draft';
  const missing = published ? listMissingParts(after) : [];
  if (missing.length > 0) return { kind: 'incomplete', missing };
  const matters = published && mattersToCalendars(before, after);
  return {
    kind: 'edit',
    sequence: matters ? before.sequence + 1 : before.sequence,
    published,
    moves: published && moves,
    tellsRegistrants: matters && before.seatsTaken + before.seatsWaiting > 0,
    servesWaitingList:
      before.seatsWaiting > 0 && (after.capacity === null || after.capacity > (before.capacity ?? 0)),
    movesOffers: moves && before.seatsHeld > 0,
  };
}

/** Whether somebody who wrote the session down has to correct it: time, place, title or online address. */
export function mattersToCalendars(before: SessionPlacement, after: SessionPlacement): boolean {
  return (
    before.startsAt !== after.startsAt ||
    before.endsAt !== after.endsAt ||
    before.timeZone !== after.timeZone ||
    before.venueId !== after.venueId ||
    before.attendance !== after.attendance ||
    before.title !== after.title ||
    before.onlineUrl !== after.onlineUrl
  );
}

export type MissingPart = 'description' | 'venue' | 'online-address';

/** What a session lacks to be shown to the public. */
export function listMissingParts(
  session: Pick<SessionFacts, 'description' | 'attendance' | 'venueId' | 'onlineUrl'>,
): MissingPart[] {
  const missing: MissingPart[] = [];
  if (session.description.trim() === '') missing.push('description');
  if (session.attendance !== 'online' && session.venueId === null) missing.push('venue');
  if (session.attendance !== 'on_site' && session.onlineUrl === null) missing.push('online-address');
  return missing;
}

export type PublicationDecision =
  | { kind: 'publish' }
  /** Of an organisation that waits for its first yes: a coordinator looks at it first. */
  | { kind: 'submit' }
  | { kind: 'already-published' }
  | { kind: 'already-submitted' }
  | { kind: 'incomplete'; missing: MissingPart[] };

/**
 * Whether a draft may be shown to the public. One whose day has passed may: what was held without being announced counts
 * in the week, and `listWarnings` tells of the date before. `verified`: its organisation publishes by itself;
 * `submitted`: it waits for a coordinator.
 */
export function decidePublication(
  session: SessionFacts,
  { verified, submitted }: { verified: boolean; submitted: boolean },
): PublicationDecision {
  if (session.publishedAt !== null) return { kind: 'already-published' };
  const missing = listMissingParts(session);
  if (missing.length > 0) return { kind: 'incomplete', missing };
  if (verified) return { kind: 'publish' };
  return { kind: submitted ? 'already-submitted' : 'submit' };
}

export type CancellationDecision =
  | { kind: 'cancel'; sequence: number }
  | { kind: 'draft' }
  | { kind: 'already-cancelled' }
  | { kind: 'past' };

/** Whether a session may be called off at `now`: a past one has taken place, a draft was never announced. */
export function decideCancellation(session: SessionFacts, now: string): CancellationDecision {
  switch (sessionState(session, now)) {
    case 'draft':
      return { kind: 'draft' };
    case 'cancelled':
      return { kind: 'already-cancelled' };
    case 'past':
      return { kind: 'past' };
    case 'published':
    case 'under_way':
      return { kind: 'cancel', sequence: session.sequence + 1 };
  }
}
