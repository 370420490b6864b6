import { describe, expect, it } from 'vitest';
import { availability, seatsLeft, sessionState } from '#app/domain/session.ts';

describe('what a session is at a moment', () => {
  const dates = {
    publishedAt: '2027-04-01T08:00:00.000Z',
    cancelledAt: null,
    startsAt: '2027-05-18T12:00:00.000Z',
    endsAt: '2027-05-18T14:00:00.000Z',
  };

  it.each([
    ['published before it starts', dates, '2027-05-18T11:59:59.999Z', 'published'],
    ['under way from its first instant', dates, '2027-05-18T12:00:00.000Z', 'under_way'],
    ['past from its last instant', dates, '2027-05-18T14:00:00.000Z', 'past'],
    [
      'a draft while it was never published',
      { ...dates, publishedAt: null },
      '2027-05-18T15:00:00.000Z',
      'draft',
    ],
    [
      'cancelled even after its date',
      { ...dates, cancelledAt: '2027-05-01T00:00:00.000Z' },
      '2027-05-18T15:00:00.000Z',
      'cancelled',
    ],
  ])('is %s', (_, session, now, expected) => {
    expect(sessionState(session, now)).toBe(expected);
  });
});

describe('the label of its seats', () => {
  it.each([
    [20, 16, 'open'],
    [20, 17, 'nearly_full'],
    [20, 19, 'nearly_full'],
    [20, 20, 'full'],
    [100, 89, 'open'],
    [100, 90, 'nearly_full'],
    [null, 5000, 'open'],
  ])('with a capacity of %s and %s seats taken is %s', (capacity, seatsTaken, expected) => {
    expect(availability({ entry: 'sign_up', capacity, seatsTaken, seatsHeld: 0 })).toBe(expected);
  });

  it('says that one may simply come, whatever the capacity', () => {
    expect(availability({ entry: 'drop_in', capacity: 1, seatsTaken: 1, seatsHeld: 0 })).toBe('drop_in');
  });

  it('never counts fewer than no seats left', () => {
    expect(seatsLeft({ capacity: 3, seatsTaken: 5, seatsHeld: 0 })).toBe(0);
    expect(seatsLeft({ capacity: null, seatsTaken: 5, seatsHeld: 0 })).toBeUndefined();
  });
});
