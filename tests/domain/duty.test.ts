import { describe, expect, it } from 'vitest';
import { type DutyFacts, isNearlyEmpty, listDuties } from '#app/domain/duty.ts';

const NOW = '2027-05-10T08:00:00.000Z';

const session: DutyFacts = {
  id: 'one',
  publishedAt: '2027-03-01T09:00:00.000Z',
  cancelledAt: null,
  startsAt: '2027-05-13T08:00:00.000Z',
  endsAt: '2027-05-13T10:00:00.000Z',
  entry: 'sign_up',
  capacity: 12,
  seatsTaken: 6,
  seatsHeld: 0,
  seatsWaiting: 0,
  reviewSince: null,
  returnedAt: null,
  peopleToCall: 0,
};

const kinds = (...changes: Partial<DutyFacts>[]) =>
  listDuties(
    changes.map((change) => ({ ...session, ...change })),
    NOW,
  ).map(({ kind }) => kind);

describe('what is to be done today', () => {
  it('is nothing for a session that is doing well', () => expect(kinds({})).toEqual([]));

  it.each([
    ['under a quarter taken', { seatsTaken: 2 }, true],
    ['a quarter taken', { seatsTaken: 3 }, false],
    ['under a quarter taken, the others held for an offer', { seatsTaken: 2, seatsHeld: 1 }, false],
    ['drop-in', { entry: 'drop_in', seatsTaken: 0 }, false],
    ['without a limit', { capacity: null, seatsTaken: 0 }, false],
  ] as const)('tells whether a session is nearly empty: %s', (_, change, expected) => {
    expect(isNearlyEmpty({ ...session, ...change })).toBe(expected);
  });

  it('is to fill a nearly empty session from three days ahead until it begins', () => {
    const empty = { seatsTaken: 0 };
    expect(kinds(empty)).toEqual(['nearly-empty']);
    expect(kinds({ ...empty, startsAt: '2027-05-13T08:00:00.001Z' })).toEqual([]);
    expect(kinds({ ...empty, startsAt: NOW })).toEqual([]);
    expect(kinds({ ...empty, cancelledAt: NOW })).toEqual([]);
  });

  it('is to publish a draft whose date comes within two weeks, not one whose date is past', () => {
    const draft = { publishedAt: null, seatsTaken: 0 };
    expect(kinds({ ...draft, startsAt: '2027-05-24T08:00:00.000Z' })).toEqual(['draft']);
    expect(kinds({ ...draft, startsAt: '2027-05-24T08:00:00.001Z' })).toEqual([]);
    expect(kinds({ ...draft, startsAt: NOW })).toEqual([]);
  });

  it('is to look at who waits, until the session begins or is called off', () => {
    expect(kinds({ seatsWaiting: 1 })).toEqual(['waiting']);
    expect(kinds({ seatsWaiting: 1, startsAt: NOW })).toEqual([]);
    expect(kinds({ seatsWaiting: 1, cancelledAt: NOW })).toEqual([]);
  });

  it('is to call people first, for a session that was called off too', () => {
    expect(kinds({ seatsWaiting: 2 }, { peopleToCall: 3, cancelledAt: NOW })).toEqual(['calls', 'waiting']);
    expect(listDuties([{ ...session, peopleToCall: 3 }], NOW)).toEqual([
      { kind: 'calls', sessionId: 'one', count: 3 },
    ]);
  });
});
