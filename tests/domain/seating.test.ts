import { expect, it } from 'vitest';
import { decideSeating, type SeatingFacts } from '#app/domain/seating.ts';

const waiting: SeatingFacts = {
  state: 'published',
  capacity: 10,
  seatsTaken: 7,
  seatsHeld: 2,
  registration: { status: 'waiting', seats: 2, offered: false },
  raiseTo: undefined,
};

it.each([
  { what: 'seats that an offer holds for others', facts: {}, kind: 'does_not_fit', raiseTo: 11 },
  { what: 'seats that fit', facts: { seatsHeld: 1 }, kind: 'seated', capacity: 10 },
  { what: 'seats of a larger room', facts: { raiseTo: 11 }, kind: 'seated', capacity: 11 },
  { what: 'more room than is needed', facts: { raiseTo: 12 }, kind: 'does_not_fit', raiseTo: 11 },
  { what: 'less room than is needed', facts: { raiseTo: 10 }, kind: 'does_not_fit', raiseTo: 11 },
  { what: 'seats without limit', facts: { capacity: null }, kind: 'seated', capacity: null },
  {
    what: 'more seats than any session may have',
    facts: { capacity: 10_000, seatsTaken: 10_000, raiseTo: 10_004 },
    kind: 'does_not_fit',
    raiseTo: undefined,
  },
])('$what: $kind', ({ facts, ...expected }) => {
  const { what: _, ...outcome } = expected;
  expect(decideSeating({ ...waiting, ...facts })).toMatchObject(outcome);
});

it('gives an offered group the seats that are held for it', () => {
  const registration = { status: 'waiting', seats: 2, offered: true } as const;
  expect(decideSeating({ ...waiting, seatsTaken: 8, registration })).toEqual({
    kind: 'seated',
    capacity: 10,
    taken: 2,
    waiting: -2,
    held: -2,
  });
});

it.each([
  ['confirmed', 'already_confirmed'],
  ['cancelled', 'registration_cancelled'],
] as const)('does nothing for one that is %s', (status, kind) => {
  expect(decideSeating({ ...waiting, registration: { status, seats: 1, offered: false } })).toEqual({ kind });
});

it.each(['draft', 'cancelled', 'under_way', 'past'] as const)(
  'does nothing in a session that is %s',
  (state) => {
    expect(decideSeating({ ...waiting, seatsTaken: 0, state }).kind).toBe('closed');
  },
);
