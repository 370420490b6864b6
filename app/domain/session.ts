/**
 * A session: one occurrence at one time. Its vocabulary, and what its dates and seats say of it.
 * Codes are stored and stand in addresses (`?public=seniors`); their labels are in app/text/.
 */

export const audiences = [
  'tout-public',
  'seniors',
  'demandeurs-emploi',
  'femmes',
  'jeunes-familles',
  'associations',
  'tpe-pme',
  'agents-publics',
  'professionnels-inclusion',
] as const;
export type Audience = (typeof audiences)[number];

export const formats = [
  'cafe-debat',
  'atelier',
  'conference',
  'demonstration',
  'visite',
  'webinaire',
] as const;
export type Format = (typeof formats)[number];

/** ISO 639-1, plus `lsf` for French sign language. */
export const languages = ['fr', 'en', 'ar', 'es', 'pt', 'tr', 'uk', 'lsf'] as const;
export type Language = (typeof languages)[number];

export const attendances = ['on_site', 'online', 'both'] as const;
export type Attendance = (typeof attendances)[number];

export const entries = ['sign_up', 'drop_in'] as const;
export type Entry = (typeof entries)[number];

/** Programmes of the week, in the order of the menus. */
export const programmes = [
  { slug: 'cafe-ia', name: 'Café IA' },
  { slug: 'genialles', name: 'GenIAles' },
  { slug: 'iagengo', name: 'IAgenGo' },
  { slug: 'autre', name: 'Autre programme' },
] as const;

export const MAXIMUM_CAPACITY = 10_000;
export const MAXIMUM_SEATS_PER_REGISTRATION = 6;
/** The same where a mediator types it: an association or a class is one group. */
export const MAXIMUM_SEATS_WHEN_ASSISTED = 30;

export type SessionDates = {
  publishedAt: string | null;
  cancelledAt: string | null;
  startsAt: string;
  endsAt: string;
};

export type SessionState = 'draft' | 'published' | 'cancelled' | 'under_way' | 'past';

/** What a session is at `now` (UTC, ISO): a cancelled one stays cancelled, a draft stays a draft. */
export function sessionState(session: SessionDates, now: string): SessionState {
  if (session.publishedAt === null) return 'draft';
  if (session.cancelledAt !== null) return 'cancelled';
  if (session.endsAt <= now) return 'past';
  if (session.startsAt <= now) return 'under_way';
  return 'published';
}

export type SessionSeats = {
  entry: Entry;
  /** Null: unlimited. */
  capacity: number | null;
  seatsTaken: number;
  /** Held for waiting groups that were offered them: neither free nor taken. */
  seatsHeld: number;
};

export type Availability = 'drop_in' | 'open' | 'nearly_full' | 'full';

/** How many seats are left for anybody; undefined when there is no limit. */
export function seatsLeft({
  capacity,
  seatsTaken,
  seatsHeld,
}: Pick<SessionSeats, 'capacity' | 'seatsTaken' | 'seatsHeld'>): number | undefined {
  return capacity === null ? undefined : Math.max(0, capacity - seatsTaken - seatsHeld);
}

/**
 * The label of a session's seats. `nearly_full` from three seats left, or a tenth of the capacity when that is more:
 * the label is what a sign-up may change in the catalogue.
 */
export function availability(seats: SessionSeats): Availability {
  if (seats.entry === 'drop_in') return 'drop_in';
  const left = seatsLeft(seats);
  if (left === undefined || seats.capacity === null) return 'open';
  if (left === 0) return 'full';
  return left <= Math.max(3, Math.floor(seats.capacity / 10)) ? 'nearly_full' : 'open';
}
