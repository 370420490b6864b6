import type { RegistrationStatus } from './registration.ts';
import { type Entry, type SessionState, seatsLeft } from './session.ts';

/**
 * Merging two sessions that are one: one is kept, the registrations of the other move there.
 *
 * 1. Whole groups move, in their order: those who had a seat first, then those who waited. Each one that fits in what is
 *    left is seated; the others go to the end of the kept waiting list, in the same order. Nobody who waits there is
 *    overtaken: none of them fits in what is left (app/domain/registration.ts).
 * 2. Offers of the session that goes are void, since its seats are gone with it; who had one comes before the others who
 *    waited.
 * 3. The same contact in both is one registration, the kept one, with the larger number of seats where they fit. Who had
 *    a seat in either is seated if it can be.
 * 4. Neither has begun, and a session that anybody may drop into takes no registrations.
 */

export type MergeSession = {
  state: SessionState;
  entry: Entry;
  /** Null: unlimited. */
  capacity: number | null;
  seatsTaken: number;
  /** Held by open offers. */
  seatsHeld: number;
};

export type MergeRegistration = {
  id: string;
  /** Null when a mediator noted none. */
  contact: string | null;
  seats: number;
  status: RegistrationStatus;
  /** It waits, and its seats are held for it. */
  offered: boolean;
  /** Order on the waiting list; null when not on it. */
  waitingNumber: number | null;
  /** UTC, ISO. */
  createdAt: string;
};

export type MergeMove =
  /** It moves as it is: with its seats, or to the end of the waiting list. */
  | { kind: 'seat' | 'wait'; id: string; seats: number }
  /** Its contact had cancelled in the kept session: that registration is taken up again instead. */
  | { kind: 'revive'; id: string; into: string; as: 'seat' | 'wait'; seats: number }
  /** Its contact is registered in the kept session, which has `seats` from now on; `seated` when it waited and waits no more. */
  | { kind: 'join'; id: string; into: string; seats: number; seated: boolean };

export type MergeDecision =
  | { kind: 'same' }
  /** Drafts, cancelled ones, and those that have begun, are not merged. */
  | { kind: 'not-open'; which: 'kept' | 'gone' }
  | { kind: 'takes-no-registrations' }
  | { kind: 'merge'; moves: MergeMove[] };

export type MergeFacts = {
  kept: MergeSession & { registrations: readonly MergeRegistration[] };
  gone: Pick<MergeSession, 'state'> & { registrations: readonly MergeRegistration[] };
  same: boolean;
};

/** What becomes of each registration when one session is kept for two. */
export function decideSessionMerge({ kept, gone, same }: MergeFacts): MergeDecision {
  if (same) return { kind: 'same' };
  if (kept.state !== 'published') return { kind: 'not-open', which: 'kept' };
  if (gone.state !== 'published') return { kind: 'not-open', which: 'gone' };
  const coming = inOrder(gone.registrations);
  if (kept.entry === 'drop_in' && coming.length > 0) return { kind: 'takes-no-registrations' };
  const byContact = new Map(kept.registrations.flatMap((one) => (one.contact ? [[one.contact, one]] : [])));
  let left = seatsLeft(kept) ?? Number.POSITIVE_INFINITY;
  const place = (seats: number): 'seat' | 'wait' => {
    if (seats > left) return 'wait';
    left -= seats;
    return 'seat';
  };
  const moves = coming.map((one): MergeMove => {
    const known = one.contact === null ? undefined : byContact.get(one.contact);
    const { id, seats } = one;
    if (!known) return { kind: place(seats), id, seats };
    if (known.status === 'cancelled') return { kind: 'revive', id, into: known.id, as: place(seats), seats };
    const joined = join(known, one, left);
    left -= joined.takes;
    return { kind: 'join', id, into: known.id, seats: joined.seats, seated: joined.seated };
  });
  return { kind: 'merge', moves };
}

/** Those who still come or wait: seats first, by when they signed up; then offers and the others of the list, by their number. */
function inOrder(registrations: readonly MergeRegistration[]): MergeRegistration[] {
  const rank = (one: MergeRegistration) => (one.status === 'confirmed' ? 0 : one.offered ? 1 : 2);
  return registrations
    .filter(({ status }) => status !== 'cancelled')
    .sort(
      (one, other) =>
        rank(one) - rank(other) ||
        (one.waitingNumber ?? 0) - (other.waitingNumber ?? 0) ||
        (one.createdAt + one.id < other.createdAt + other.id ? -1 : 1),
    );
}

/** One contact's two registrations as one. `takes`: seats that were free until now; those held for it were not. */
function join(
  kept: MergeRegistration,
  gone: MergeRegistration,
  left: number,
): { seats: number; seated: boolean; takes: number } {
  const most = Math.max(kept.seats, gone.seats);
  const own = kept.status === 'confirmed' || kept.offered ? kept.seats : 0;
  if (kept.status === 'confirmed') {
    const seats = most - own <= left ? most : kept.seats;
    return { seats, seated: false, takes: seats - own };
  }
  // Who only waited in both goes on waiting, in their place and with as many seats: an offer stays as it was made.
  if (gone.status !== 'confirmed')
    return { seats: kept.offered ? kept.seats : most, seated: false, takes: 0 };
  const fitting = [most, gone.seats, kept.seats].find((seats) => seats - own <= left && seats >= own);
  return fitting === undefined
    ? { seats: most, seated: false, takes: 0 }
    : { seats: fitting, seated: true, takes: fitting - own };
}

/** What a merge would do, in numbers: what a coordinator is shown, who never sees names. */
export function summariseMoves(moves: readonly MergeMove[]): {
  seated: number;
  waiting: number;
  joined: number;
} {
  const placed = moves.flatMap((move) =>
    move.kind === 'join' ? [] : [move.kind === 'revive' ? move.as : move.kind],
  );
  return {
    seated: placed.filter((kind) => kind === 'seat').length,
    waiting: placed.filter((kind) => kind === 'wait').length,
    joined: moves.length - placed.length,
  };
}
