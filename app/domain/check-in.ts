import { forgetSessionsEndedBefore } from './personal-data.ts';
import { MAXIMUM_SEATS_WHEN_ASSISTED, type SessionDates } from './session.ts';

/**
 * Who came, ticked on the phones of those who welcome people, often without a network. Each tap is a tick; phones send
 * theirs when they can, in any order and more than once, and all arrive at the same list: for each name the later tick
 * counts. Runs in the browser and on the server. Instants are UTC, as `Date.toISOString()` writes them.
 */

/** A registration of the session, or one person who came without. */
export type TickedKind = 'registration' | 'walk_in';

export type Tick = {
  kind: TickedKind;
  /** The registration's, or one that the phone made for somebody who walked in: sent twice it is the same person. */
  id: string;
  /** How many came; 0 takes an earlier tick back. */
  seats: number;
  /** When it was tapped, by the server's clock. */
  at: string;
  /** Made by the phone; tells nothing of it. */
  deviceId: string;
};

export const MOST_TICKS_AT_ONCE = 200;
/** People who walk in to one session, and seats of one name: more is a mistake or mischief. */
export const MOST_WALK_INS = 1000;
export const MOST_SEATS_OF_A_NAME = MAXIMUM_SEATS_WHEN_ASSISTED;

const HOUR = 60 * 60 * 1000;
/** How long a link for a volunteer opens the list after the end: time to go where there is a network. */
const VOLUNTEER_HOURS = 6;
/** How long names stay on a phone after the end. */
const HOURS_KEPT_ON_PHONE = 24;

/**
 * Whether `one` counts rather than `other`, which is of the same name: the later tap does. Taps of the same millisecond
 * are told apart by phone, then by number, so that every phone and the server choose the same one.
 */
export function countsRatherThan(one: Tick, other: Tick): boolean {
  if (one.at !== other.at) return one.at > other.at;
  if (one.deviceId !== other.deviceId) return one.deviceId > other.deviceId;
  return one.seats > other.seats;
}

/**
 * The ticks of `sent` that change what is stored: the one that counts of each name, unless what is stored counts
 * rather. The order in which ticks come, and how often, changes nothing to what is stored in the end.
 */
export function mergeTicks(stored: readonly Tick[], sent: readonly Tick[]): Tick[] {
  const counting = new Map(stored.map((tick) => [nameOf(tick), tick]));
  const changed = new Map<string, Tick>();
  for (const tick of sent) {
    const name = nameOf(tick);
    const before = counting.get(name);
    if (before && !countsRatherThan(tick, before)) continue;
    counting.set(name, tick);
    changed.set(name, tick);
  }
  return [...changed.values()];
}

/** Of the ticks of one list, what tells names apart. */
export function nameOf({ kind, id }: Pick<Tick, 'kind' | 'id'>): string {
  return `${kind} ${id}`;
}

/**
 * Milliseconds to add to the phone's clock to have the server's: its answer, `serverNow`, was written about half way
 * between the phone's sending and its receiving. A clock that may be right, since `serverNow` lies between the two, is
 * left as it is: on a slow network the half way of one phone and of another would turn the order of their taps.
 */
export function clockDifference(exchange: {
  sentAt: number;
  receivedAt: number;
  /** Milliseconds, as the other two. */
  serverNow: number;
}): number {
  const { sentAt, receivedAt, serverNow } = exchange;
  if (serverNow >= sentAt && serverNow <= receivedAt) return 0;
  return Math.round(serverNow - (sentAt + receivedAt) / 2);
}

/** An instant of the phone's clock, by the server's. */
export function correctedInstant(at: string, difference: number): string {
  return new Date(Date.parse(at) + difference).toISOString();
}

/** No tick comes from after `now`: a phone that is ahead would win over every later tap. */
export function notAfter(at: string, now: string): string {
  return at > now ? now : at;
}

/** The instant of a tap at `now`: after the phone's `previous` one of the same name, even if its clock was set back. */
export function nextTap(previous: string | undefined, now: string): string {
  return previous === undefined || previous < now ? now : new Date(Date.parse(previous) + 1).toISOString();
}

export type WalkIn = { id: string; deviceId: string };

/** Whom "one less" takes back: the last one that this phone counted, or else the last one of all. */
export function walkInToTakeBack(walkIns: readonly WalkIn[], deviceId: string): WalkIn | undefined {
  return walkIns.findLast((walkIn) => walkIn.deviceId === deviceId) ?? walkIns.at(-1);
}

/** Whether a session has a list to tick: a published one, as long as its names are kept. */
export function hasCheckInList(session: SessionDates, now: Date): boolean {
  if (session.publishedAt === null || session.cancelledAt !== null) return false;
  return session.endsAt >= forgetSessionsEndedBefore(now);
}

/** Until when a link for a volunteer opens the list of a session that ends then. */
export function volunteerLinkEnds(sessionEndsAt: string): string {
  return new Date(Date.parse(sessionEndsAt) + VOLUNTEER_HOURS * HOUR).toISOString();
}

/** Until when a phone keeps the names of a session that ends then. */
export function namesLeavePhone(sessionEndsAt: string): string {
  return new Date(Date.parse(sessionEndsAt) + HOURS_KEPT_ON_PHONE * HOUR).toISOString();
}

/** How a list stands, without names: what the server answers to a phone. */
export type CheckInState = {
  /** The server's clock. */
  now: string;
  people: { id: string; seats: number; present: number }[];
  walkIns: WalkIn[];
  forgottenSeats: number;
};
