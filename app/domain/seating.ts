import { type Closed, closedBecause, type RegistrationFacts, type SeatChange } from './registration.ts';
import { MAXIMUM_CAPACITY, type SessionState } from './session.ts';

/**
 * Seating by hand: a mediator gives its seats to one group of the waiting list, whoever waits before it. The list takes
 * every free seat at once, so that a group which still waits does not fit: it is one that was offered seats and says yes
 * on the phone, or one for which the mediator makes room by raising the capacity.
 */

export type SeatingFacts = {
  state: SessionState;
  /** Null: unlimited. */
  capacity: number | null;
  seatsTaken: number;
  /** Held by open offers: nobody else's, this group's own included. */
  seatsHeld: number;
  registration: RegistrationFacts;
  /** The capacity that the mediator agreed to; undefined when it is to stay. */
  raiseTo: number | undefined;
};

export type SeatingDecision =
  | Closed
  | { kind: 'registration_cancelled' }
  | { kind: 'already_confirmed' }
  /** `raiseTo`: the smallest capacity with which it fits; undefined when no session may have it. */
  | { kind: 'does_not_fit'; free: number; raiseTo: number | undefined }
  /** `capacity`: what the session has from now on. */
  | ({ kind: 'seated'; capacity: number | null } & SeatChange);

/** Whether a mediator may give a group its seats, and what that changes in the session's. Never beyond the capacity. */
export function decideSeating(facts: SeatingFacts): SeatingDecision {
  const { status, seats, offered } = facts.registration;
  if (status === 'cancelled') return { kind: 'registration_cancelled' };
  if (status === 'confirmed') return { kind: 'already_confirmed' };
  const closed = closedBecause(facts.state);
  if (closed) return closed;
  const { capacity } = facts;
  const change = { taken: seats, waiting: -seats, held: offered ? -seats : 0 };
  if (offered || capacity === null) return { kind: 'seated', capacity, ...change };
  const needed = facts.seatsTaken + facts.seatsHeld + seats;
  if (needed <= capacity) return { kind: 'seated', capacity, ...change };
  // Agreed to for other numbers than those of now: the mediator is asked again.
  if (needed === facts.raiseTo && needed <= MAXIMUM_CAPACITY)
    return { kind: 'seated', capacity: needed, ...change };
  const free = Math.max(0, capacity - facts.seatsTaken - facts.seatsHeld);
  return { kind: 'does_not_fit', free, raiseTo: needed <= MAXIMUM_CAPACITY ? needed : undefined };
}
