import { describe, expect, it } from 'vitest';
import { type CountedSession, noTotals, sumTotals, totalsOfSession } from '#app/domain/totals.ts';

const published: CountedSession = {
  publishedAt: '2027-04-01T08:00:00.000Z',
  cancelledAt: null,
  capacity: 20,
  expected: null,
  seatsTaken: 7,
  report: undefined,
};

describe('what a session counts for', () => {
  it('is its confirmed seats as registered while nothing is reported', () => {
    expect(totalsOfSession(published)).toEqual({
      events: 1,
      seatsOffered: 20,
      participants: { total: 7, checkedIn: 0, counted: 0, estimated: 0, registered: 7 },
      toVerify: 0,
    });
  });

  it.each([
    ['checked_in', 'checkedIn'],
    ['counted', 'counted'],
    ['estimated', 'estimated'],
  ] as const)('is the report alone when there is one (%s)', (grade, part) => {
    const { participants } = totalsOfSession({
      ...published,
      report: { headCount: 12, grade, toVerify: false },
    });
    expect(participants).toEqual({ ...noTotals.participants, total: 12, [part]: 12 });
  });

  it('is a report of nobody, not the registered seats, when nobody came', () => {
    const { participants } = totalsOfSession({
      ...published,
      report: { headCount: 0, grade: 'counted', toVerify: false },
    });
    expect(participants.total).toBe(0);
  });

  it('is nothing for a draft or a cancelled one, even with a report', () => {
    for (const toVerify of [false, true]) {
      const report = { headCount: 12, grade: 'counted', toVerify } as const;
      expect(totalsOfSession({ ...published, publishedAt: null, report })).toEqual(noTotals);
      expect(totalsOfSession({ ...published, cancelledAt: '2027-05-01T08:00:00.000Z', report })).toEqual(
        noTotals,
      );
    }
  });

  it('is its registered seats while its report is to be verified, whose people stand apart', () => {
    const report = { headCount: 312, grade: 'estimated', toVerify: true } as const;
    expect(totalsOfSession({ ...published, report })).toEqual({
      ...totalsOfSession(published),
      toVerify: 312,
    });
  });

  it('is the declared expected number of seats when unlimited, and none when nothing was declared', () => {
    expect(totalsOfSession({ ...published, capacity: null, expected: 60 }).seatsOffered).toBe(60);
    expect(totalsOfSession({ ...published, capacity: null }).seatsOffered).toBe(0);
  });
});

it('adds up part by part', () => {
  const sum = sumTotals([
    totalsOfSession(published),
    totalsOfSession({ ...published, report: { headCount: 12, grade: 'estimated', toVerify: false } }),
    totalsOfSession({ ...published, report: { headCount: 90, grade: 'counted', toVerify: true } }),
  ]);
  expect(sum).toEqual({
    events: 3,
    seatsOffered: 60,
    participants: { total: 26, checkedIn: 0, counted: 0, estimated: 12, registered: 14 },
    toVerify: 90,
  });
});
