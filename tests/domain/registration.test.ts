import { describe, expect, it } from 'vitest';
import {
  decideAcceptance,
  decideCancellation,
  decideSeatChange,
  decideSignUp,
  isDoubleClick,
  type RegistrationFacts,
  registrationStatus,
  type SeatChangeFacts,
  type SignUpFacts,
  seatsWorthAsking,
  serveWaitingList,
} from '#app/domain/registration.ts';
import { seatsLeft } from '#app/domain/session.ts';

const open: SignUpFacts = {
  state: 'published',
  entry: 'sign_up',
  capacity: 10,
  seatsTaken: 0,
  seatsHeld: 0,
  smallestWaiting: undefined,
  seats: 1,
  maximumSeats: 6,
};

describe('a sign-up', () => {
  it.each([
    { what: 'the first person', facts: {}, kind: 'confirmed' },
    { what: 'the tenth of ten', facts: { seatsTaken: 9 }, kind: 'confirmed' },
    { what: 'the eleventh of ten', facts: { seatsTaken: 10 }, kind: 'waiting' },
    {
      what: 'a group that takes exactly what is left',
      facts: { seatsTaken: 7, seats: 3 },
      kind: 'confirmed',
    },
    { what: 'a group one larger than what is left', facts: { seatsTaken: 8, seats: 3 }, kind: 'waiting' },
    { what: 'a group as large as the room', facts: { capacity: 4, seats: 4 }, kind: 'confirmed' },
    {
      what: 'a group larger than the room',
      facts: { capacity: 4, seats: 5 },
      kind: 'larger_than_capacity',
    },
    { what: 'six seats', facts: { seats: 6 }, kind: 'confirmed' },
    { what: 'seven seats', facts: { seats: 7 }, kind: 'too_many_seats' },
    {
      what: 'thirty seats noted by a mediator',
      facts: { capacity: 40, seats: 30, maximumSeats: 30 },
      kind: 'confirmed',
    },
    {
      what: 'thirty-one of them',
      facts: { capacity: 40, seats: 31, maximumSeats: 30 },
      kind: 'too_many_seats',
    },
    { what: 'no seat', facts: { seats: 0 }, kind: 'too_many_seats' },
    { what: 'half a seat', facts: { seats: 1.5 }, kind: 'too_many_seats' },
    {
      what: 'anybody, without a limit',
      facts: { capacity: null, seatsTaken: 5000, seats: 6 },
      kind: 'confirmed',
    },
    {
      what: 'a newcomer who fits where no waiting group does',
      facts: { seatsTaken: 8, smallestWaiting: 3, seats: 2 },
      kind: 'confirmed',
    },
    {
      what: 'a newcomer who would overtake a waiting group that fits',
      facts: { seatsTaken: 8, smallestWaiting: 2, seats: 1 },
      kind: 'waiting',
    },
    {
      what: 'a newcomer while somebody still waits for a session without limit',
      facts: { capacity: null, smallestWaiting: 2 },
      kind: 'waiting',
    },
    { what: 'somebody at the door', facts: { entry: 'drop_in' as const }, kind: 'drop_in' },
  ])('of $what is $kind', ({ facts, kind }) => {
    expect(decideSignUp({ ...open, ...facts }).kind).toBe(kind);
  });

  it.each([
    ['draft', 'not_published'],
    ['cancelled', 'cancelled'],
    ['under_way', 'started'],
    ['past', 'past'],
  ] as const)('for a session that is %s is refused because it is %s', (state, because) => {
    expect(decideSignUp({ ...open, state })).toEqual({ kind: 'closed', because });
  });
});

describe('the waiting list', () => {
  const groups = [
    { id: 'a', seats: 3 },
    { id: 'b', seats: 1 },
    { id: 'c', seats: 2 },
    { id: 'd', seats: 1 },
  ];
  const served = (free: number | undefined) => serveWaitingList(free, groups).map((group) => group.id);

  it.each([
    { free: 0, seated: [] },
    { free: 1, seated: ['b'] },
    { free: 2, seated: ['b', 'd'] },
    { free: 3, seated: ['a'] },
    { free: 4, seated: ['a', 'b'] },
    { free: 6, seated: ['a', 'b', 'c'] },
    { free: 7, seated: ['a', 'b', 'c', 'd'] },
    { free: undefined, seated: ['a', 'b', 'c', 'd'] },
  ])('gives $free seats to $seated: the first that fits, then the next', ({ free, seated }) => {
    expect(served(free)).toEqual(seated);
  });
});

describe('a change of seats', () => {
  const confirmed: SeatChangeFacts = {
    state: 'published',
    capacity: 10,
    seatsTaken: 8,
    seatsHeld: 0,
    smallestWaiting: undefined,
    registration: { status: 'confirmed', seats: 2, offered: false },
    seats: 2,
    maximumSeats: 6,
  };

  it('takes more seats as long as they are free', () => {
    expect(decideSeatChange({ ...confirmed, seats: 4 })).toEqual({
      kind: 'changed',
      taken: 2,
      waiting: 0,
      held: 0,
    });
  });
  it('is refused beyond the free seats, and says how many are possible', () => {
    expect(decideSeatChange({ ...confirmed, seats: 5 })).toEqual({ kind: 'not_enough_seats', possible: 4 });
  });
  it('takes no seat that a waiting group fits in', () => {
    expect(decideSeatChange({ ...confirmed, smallestWaiting: 2, seats: 3 })).toEqual({
      kind: 'not_enough_seats',
      possible: 2,
    });
  });
  it('gives seats back', () => {
    expect(decideSeatChange({ ...confirmed, seats: 1 })).toEqual({
      kind: 'changed',
      taken: -1,
      waiting: 0,
      held: 0,
    });
  });
  it('on the waiting list changes what waits, and takes nothing', () => {
    const waiting = { ...confirmed, registration: { status: 'waiting', seats: 2, offered: false } as const };
    expect(decideSeatChange({ ...waiting, seats: 3 })).toEqual({
      kind: 'changed',
      taken: 0,
      waiting: 1,
      held: 0,
    });
    expect(decideSeatChange({ ...waiting, seats: 1 })).toEqual({
      kind: 'changed',
      taken: 0,
      waiting: -1,
      held: 0,
    });
    expect(decideSeatChange({ ...waiting, capacity: 2, seats: 3 }).kind).toBe('larger_than_capacity');
  });
  it('changes nothing when the number is the same, the registration is cancelled or the session has started', () => {
    expect(decideSeatChange(confirmed).kind).toBe('unchanged');
    expect(
      decideSeatChange({ ...confirmed, registration: { status: 'cancelled', seats: 1, offered: false } })
        .kind,
    ).toBe('registration_cancelled');
    expect(decideSeatChange({ ...confirmed, state: 'under_way', seats: 1 }).kind).toBe('closed');
  });
});

it.each([
  { capacity: 10, seatsTaken: 8, status: 'confirmed', seats: 2, worth: 4 },
  { capacity: 10, seatsTaken: 10, status: 'confirmed', seats: 2, worth: 2 },
  { capacity: 30, seatsTaken: 8, status: 'confirmed', seats: 2, worth: 6 },
  { capacity: null, seatsTaken: 800, status: 'confirmed', seats: 1, worth: 6 },
  { capacity: 40, seatsTaken: 12, status: 'confirmed', seats: 12, worth: 12 },
  { capacity: 4, seatsTaken: 4, status: 'waiting', seats: 2, worth: 4 },
  { capacity: null, seatsTaken: 0, status: 'waiting', seats: 2, worth: 6 },
] as const)('offers up to $worth seats to $status $seats of $capacity with $seatsTaken taken', (facts) => {
  expect(seatsWorthAsking({ ...facts, seatsHeld: 0 }, { ...facts, offered: false })).toBe(facts.worth);
});

describe('a cancellation', () => {
  it('frees the seats of a confirmed registration', () => {
    const registration = { status: 'confirmed', seats: 3, offered: false } as const;
    expect(decideCancellation({ state: 'published', registration })).toEqual({
      kind: 'cancelled',
      taken: -3,
      waiting: 0,
      held: 0,
    });
  });
  it('takes a waiting one off the list', () => {
    const registration = { status: 'waiting', seats: 3, offered: false } as const;
    expect(decideCancellation({ state: 'published', registration })).toEqual({
      kind: 'cancelled',
      taken: 0,
      waiting: -3,
      held: 0,
    });
  });
  it('is once, and not after the start', () => {
    const registration = { status: 'cancelled', seats: 3, offered: false } as const;
    expect(decideCancellation({ state: 'published', registration }).kind).toBe('already_cancelled');
    expect(
      decideCancellation({
        state: 'under_way',
        registration: { status: 'confirmed', seats: 1, offered: false },
      }).kind,
    ).toBe('closed');
  });
});

describe('an offer', () => {
  const registration = { status: 'waiting', seats: 3, offered: true } as const;
  const asked = { state: 'published', registration } as const;

  it('once accepted turns what is held and waits into what is taken', () => {
    expect(decideAcceptance(asked)).toEqual({ kind: 'accepted', taken: 3, waiting: -3, held: -3 });
  });
  it('once declined takes the group off the list, and its seats off what is held', () => {
    expect(decideCancellation(asked)).toEqual({ kind: 'cancelled', taken: 0, waiting: -3, held: -3 });
  });
  it.each([
    {
      what: 'there is none',
      change: { registration: { ...registration, offered: false } },
      kind: 'no_offer',
    },
    {
      what: 'it is accepted already',
      change: { registration: { status: 'confirmed', seats: 3, offered: false } as const },
      kind: 'already_confirmed',
    },
    {
      what: 'it is declined already',
      change: { registration: { status: 'cancelled', seats: 3, offered: false } as const },
      kind: 'registration_cancelled',
    },
    { what: 'the session has started', change: { state: 'under_way' as const }, kind: 'closed' },
    { what: 'the session is cancelled', change: { state: 'cancelled' as const }, kind: 'closed' },
  ])('cannot be accepted when $what', ({ change, kind }) => {
    expect(decideAcceptance({ ...asked, ...change }).kind).toBe(kind);
  });
  it('holds its seats against newcomers, and against the group itself when it grows', () => {
    const facts = { state: 'published', capacity: 10, seatsTaken: 5, seatsHeld: 3 } as const;
    const newcomer = { ...facts, smallestWaiting: undefined, entry: 'sign_up', maximumSeats: 6 } as const;
    expect(decideSignUp({ ...newcomer, seats: 2 }).kind).toBe('confirmed');
    expect(decideSignUp({ ...newcomer, seats: 3 }).kind).toBe('waiting');
    const change = { ...facts, smallestWaiting: undefined, registration, maximumSeats: 6 };
    expect(decideSeatChange({ ...change, seats: 6 })).toEqual({ kind: 'not_enough_seats', possible: 5 });
    expect(decideSeatChange({ ...change, seats: 5 })).toEqual({
      kind: 'changed',
      taken: 0,
      waiting: 2,
      held: 2,
    });
    expect(seatsWorthAsking(facts, registration)).toBe(5);
  });
});

describe('the same form sent again', () => {
  const stored = { name: 'Jeanne', seats: 2, createdAt: '2027-05-01T10:00:00.000Z' };
  it.each([
    { sent: { name: 'Jeanne', seats: 2 }, at: '2027-05-01T10:02:00.000Z', same: true },
    { sent: { name: 'Jeanne', seats: 2 }, at: '2027-05-01T10:02:00.001Z', same: false },
    { sent: { name: 'Jean', seats: 2 }, at: '2027-05-01T10:00:01.000Z', same: false },
    { sent: { name: 'Jeanne', seats: 1 }, at: '2027-05-01T10:00:01.000Z', same: false },
  ])('as $sent at $at is a double click: $same', ({ sent, at, same }) => {
    expect(isDoubleClick(stored, sent, new Date(at))).toBe(same);
  });
});

/** A small generator of numbers that a seed repeats (mulberry32), so that a failure can be played again. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % sides;
  };
}

type Row = RegistrationFacts & { id: string; number: number };

/** Plays one session as the database does: lock, facts, decision, write, serve the waiting list. */
function play(seed: number): void {
  const roll = dice(seed);
  let capacity = 1 + roll(12);
  const rows: Row[] = [];
  let numbers = 0;
  const sum = (status: Row['status']) =>
    rows.filter((row) => row.status === status).reduce((seats, row) => seats + row.seats, 0);
  const waiting = () =>
    rows.filter((row) => row.status === 'waiting').sort((one, other) => one.number - other.number);
  const facts = () => ({
    state: 'published' as const,
    capacity,
    seatsTaken: sum('confirmed'),
    seatsHeld: 0,
    smallestWaiting: waiting().reduce<number | undefined>(
      (least, row) => Math.min(least ?? row.seats, row.seats),
      undefined,
    ),
    maximumSeats: 6,
  });
  const serve = () => {
    for (const row of serveWaitingList(seatsLeft(facts()), waiting())) row.status = 'confirmed';
  };

  for (let step = 0; step < 60; step += 1) {
    const order = waiting().map((row) => row.id);
    const row = rows[roll(rows.length || 1)];
    const event = roll(10);
    if (event < 5 || !row) {
      const seats = 1 + roll(6);
      const decision = decideSignUp({ ...facts(), entry: 'sign_up', seats });
      if (decision.kind === 'confirmed' || decision.kind === 'waiting') {
        if (decision.kind === 'waiting') numbers += 1;
        rows.push({ id: String(step), seats, status: decision.kind, offered: false, number: numbers });
      }
    } else if (event < 7) {
      const seats = 1 + roll(6);
      if (decideSeatChange({ ...facts(), registration: row, seats }).kind === 'changed') row.seats = seats;
    } else if (event < 9) {
      if (decideCancellation({ state: 'published', registration: row }).kind === 'cancelled')
        row.status = 'cancelled';
    } else {
      capacity += roll(4);
    }
    serve();

    const at = `seed ${seed}, step ${step}`;
    expect(sum('confirmed'), `${at}: oversold`).toBeLessThanOrEqual(capacity);
    const left = capacity - sum('confirmed');
    expect(
      waiting().filter((group) => group.seats <= left),
      `${at}: a waiting group fits in idle seats`,
    ).toEqual([]);
    const kept = waiting()
      .map((group) => group.id)
      .filter((id) => order.includes(id));
    expect(kept, `${at}: the waiting list changed its order`).toEqual(
      order.filter((id) => kept.includes(id)),
    );
  }
}

it('never oversells, never leaves a fitting group waiting and never reorders those who wait, whatever happens', () => {
  for (let seed = 1; seed <= 300; seed += 1) play(seed);
});

it('says what a registration is by its one date', () => {
  const none = { confirmedAt: null, waitingNumber: null, cancelledAt: null };
  expect(registrationStatus({ ...none, confirmedAt: '2027-05-01T10:00:00.000Z' })).toBe('confirmed');
  expect(registrationStatus({ ...none, waitingNumber: 1 })).toBe('waiting');
  expect(registrationStatus({ ...none, cancelledAt: '2027-05-01T10:00:00.000Z' })).toBe('cancelled');
});
