import {
  type Entry,
  MAXIMUM_SEATS_PER_REGISTRATION,
  MAXIMUM_SEATS_WHEN_ASSISTED,
  type SessionState,
  seatsLeft,
} from './session.ts';

/**
 * A registration: one contact who takes one or more seats of a session, together or not at all.
 *
 * Who is seated:
 * 1. A group is seated whole or not at all, and never beyond the capacity.
 * 2. A freed seat goes to the first of the waiting list whose group fits; the others keep their order. The group is
 *    asked first (app/domain/offer.ts): until it answers, its seats are held, which is neither free nor taken.
 * 3. A newcomer takes free seats only when no waiting group fits in them: nobody who could have had them is
 *    overtaken, and seats that are too few for everyone who waits do not stay empty.
 * 4. A group that is larger than the whole room is refused: it would wait for ever.
 */

/** Longest name of somebody, in UTF-16 units. */
export const MAXIMUM_NAME_LENGTH = 80;

export type RegistrationStatus = 'confirmed' | 'waiting' | 'cancelled';

/** What a decision needs to know of a registration. */
export type RegistrationFacts = {
  status: RegistrationStatus;
  seats: number;
  /** It waits, and its seats are held for it by an offer that is open. */
  offered: boolean;
};

/** What to add to a session's seats taken, waiting and held; each may be negative. Held seats are also waiting ones. */
export type SeatChange = { taken: number; waiting: number; held: number };

/** Exactly one of the three is set; `waitingNumber` is the place in the order of the waiting list. */
export type RegistrationDates = {
  confirmedAt: string | null;
  waitingNumber: number | null;
  cancelledAt: string | null;
};

export function registrationStatus(registration: RegistrationDates): RegistrationStatus {
  if (registration.cancelledAt !== null) return 'cancelled';
  return registration.waitingNumber === null ? 'confirmed' : 'waiting';
}

/** Why a session takes no sign-up and no change, whoever asks. Sign-up ends when the session starts. */
export type Closed = { kind: 'closed'; because: 'not_published' | 'cancelled' | 'started' | 'past' };

/** What a decision needs to know of a session's seats. */
export type SeatFacts = {
  state: SessionState;
  /** Null: unlimited. */
  capacity: number | null;
  seatsTaken: number;
  /** Held by open offers. */
  seatsHeld: number;
  /** Seats of the smallest waiting group that has no offer; undefined when there is none. */
  smallestWaiting: number | undefined;
};

/** The most seats of one registration. `has`: how many it has already; a group that a mediator noted keeps its size. */
export function maximumSeats({ assisted, has }: { assisted: boolean; has: number }): number {
  return Math.max(assisted ? MAXIMUM_SEATS_WHEN_ASSISTED : MAXIMUM_SEATS_PER_REGISTRATION, has);
}

/** `maximumSeats`: what `maximumSeats` allows whoever asks. */
export type SignUpFacts = SeatFacts & { entry: Entry; seats: number; maximumSeats: number };

export type SignUpDecision =
  | Closed
  | { kind: 'drop_in' }
  | { kind: 'too_many_seats'; maximum: number }
  | { kind: 'larger_than_capacity'; capacity: number }
  | { kind: 'confirmed' }
  | { kind: 'waiting' };

/** Whether a newcomer's group is seated, waits or is refused. */
export function decideSignUp(facts: SignUpFacts): SignUpDecision {
  const closed = closedBecause(facts.state);
  if (closed) return closed;
  if (facts.entry === 'drop_in') return { kind: 'drop_in' };
  const refusal = refuseSize(facts);
  if (refusal) return refusal;
  return facts.seats <= seatsForNewcomers(facts) ? { kind: 'confirmed' } : { kind: 'waiting' };
}

export type WaitingGroup = { id: string; seats: number };

/**
 * Which groups of the waiting list are seated: in order, each one that fits in what is left.
 * `freeSeats` undefined: there is no limit.
 */
export function serveWaitingList<Group extends WaitingGroup>(
  freeSeats: number | undefined,
  waiting: Group[],
): Group[] {
  let left = freeSeats ?? Number.POSITIVE_INFINITY;
  return waiting.filter((group) => {
    if (group.seats > left) return false;
    left -= group.seats;
    return true;
  });
}

export type SeatChangeFacts = SeatFacts & {
  registration: RegistrationFacts;
  /** Seats asked for, all together. */
  seats: number;
  maximumSeats: number;
};

export type SeatChangeDecision =
  | Closed
  | { kind: 'registration_cancelled' }
  | { kind: 'unchanged' }
  | { kind: 'too_many_seats'; maximum: number }
  | { kind: 'larger_than_capacity'; capacity: number }
  /** The seats that were kept, and how many this registration could have at most now. */
  | { kind: 'not_enough_seats'; possible: number }
  | ({ kind: 'changed' } & SeatChange);

/**
 * Whether a registration gets another number of seats. More seats: only if they are free and no waiting group fits in
 * them. Fewer: the rest goes to the waiting list. On the waiting list a group keeps its place whatever its size.
 */
export function decideSeatChange(facts: SeatChangeFacts): SeatChangeDecision {
  const closed = closedBecause(facts.state);
  if (closed) return closed;
  const { registration, seats } = facts;
  if (registration.status === 'cancelled') return { kind: 'registration_cancelled' };
  if (seats === registration.seats) return { kind: 'unchanged' };
  const refusal = refuseSize(facts);
  if (refusal) return refusal;
  const more = seats - registration.seats;
  if (registration.status === 'waiting' && !registration.offered)
    return { kind: 'changed', taken: 0, waiting: more, held: 0 };
  const free = seatsForNewcomers(facts);
  if (more > free) return { kind: 'not_enough_seats', possible: registration.seats + free };
  return registration.offered
    ? { kind: 'changed', taken: 0, waiting: more, held: more }
    : { kind: 'changed', taken: more, waiting: 0, held: 0 };
}

export type CancellationDecision =
  | Closed
  | { kind: 'already_cancelled' }
  | ({ kind: 'cancelled' } & SeatChange);

/** Whether a registration can be cancelled (which is how an offer is declined), and what that takes off the seats. */
export function decideCancellation(facts: {
  state: SessionState;
  registration: RegistrationFacts;
}): CancellationDecision {
  const { status, seats, offered } = facts.registration;
  if (status === 'cancelled') return { kind: 'already_cancelled' };
  const closed = closedBecause(facts.state);
  if (closed) return closed;
  return status === 'confirmed'
    ? { kind: 'cancelled', taken: -seats, waiting: 0, held: 0 }
    : { kind: 'cancelled', taken: 0, waiting: -seats, held: offered ? -seats : 0 };
}

export type AcceptanceDecision =
  | Closed
  | { kind: 'registration_cancelled' }
  | { kind: 'already_confirmed' }
  /** The offer has lapsed and somebody else is served. */
  | { kind: 'no_offer' }
  | ({ kind: 'accepted' } & SeatChange);

/** Whether a registration takes the seats that are held for it, and what that changes in the session's. */
export function decideAcceptance(facts: {
  state: SessionState;
  registration: RegistrationFacts;
}): AcceptanceDecision {
  const { status, seats, offered } = facts.registration;
  if (status === 'cancelled') return { kind: 'registration_cancelled' };
  if (status === 'confirmed') return { kind: 'already_confirmed' };
  const closed = closedBecause(facts.state);
  if (closed) return closed;
  return offered ? { kind: 'accepted', taken: seats, waiting: -seats, held: -seats } : { kind: 'no_offer' };
}

/**
 * The largest number of seats worth offering to a registration that wants to change its own: what is free may be gone,
 * or kept for a waiting group, when the form arrives; `decideSeatChange` has the last word.
 */
export function seatsWorthAsking(
  session: { capacity: number | null; seatsTaken: number; seatsHeld: number },
  registration: RegistrationFacts,
): number {
  const maximum = maximumSeats({ assisted: false, has: registration.seats });
  const room =
    registration.status === 'confirmed' || registration.offered
      ? registration.seats + (seatsLeft(session) ?? maximum)
      : (session.capacity ?? maximum);
  return Math.min(maximum, Math.max(room, registration.seats));
}

/** How long the same form sent twice counts as one person's double click. */
const DOUBLE_CLICK_MINUTES = 2;

/**
 * Whether a sign-up whose contact is known already is the same form sent twice: same name, same seats, a moment ago.
 * Then the sender may see the registration; otherwise only the contact itself gets the link again, because anybody
 * can type somebody else's address.
 */
export function isDoubleClick(
  stored: { name: string | null; seats: number; createdAt: string },
  sent: { name: string; seats: number },
  now: Date,
): boolean {
  const age = now.getTime() - Date.parse(stored.createdAt);
  return stored.name === sent.name && stored.seats === sent.seats && age <= DOUBLE_CLICK_MINUTES * 60_000;
}

/** Why a session in that state takes no sign-up and no change; undefined while it does. */
export function closedBecause(state: SessionState): Closed | undefined {
  switch (state) {
    case 'published':
      return undefined;
    case 'draft':
      return { kind: 'closed', because: 'not_published' };
    case 'cancelled':
      return { kind: 'closed', because: 'cancelled' };
    case 'under_way':
      return { kind: 'closed', because: 'started' };
    case 'past':
      return { kind: 'closed', because: 'past' };
  }
}

function refuseSize({
  seats,
  capacity,
  maximumSeats: maximum,
}: {
  seats: number;
  capacity: number | null;
  maximumSeats: number;
}):
  | { kind: 'too_many_seats'; maximum: number }
  | { kind: 'larger_than_capacity'; capacity: number }
  | undefined {
  if (!Number.isInteger(seats) || seats < 1 || seats > maximum) return { kind: 'too_many_seats', maximum };
  if (capacity !== null && seats > capacity) return { kind: 'larger_than_capacity', capacity };
  return undefined;
}

/** Seats that somebody who was not waiting may take: none while a waiting group fits in them. */
function seatsForNewcomers(facts: SeatFacts): number {
  const left = seatsLeft(facts);
  if (facts.smallestWaiting !== undefined && facts.smallestWaiting <= (left ?? Number.POSITIVE_INFINITY))
    return 0;
  return left ?? Number.POSITIVE_INFINITY;
}
