import { expect, it } from 'vitest';
import { type HeldSession, sumHeldSessions } from '#app/domain/held-sessions.ts';

const NOW = '2027-05-24T09:00:00.000Z';
const held: HeldSession = {
  startsAt: '2027-05-18T12:00:00.000Z',
  endsAt: '2027-05-18T13:30:00.000Z',
  publishedAt: '2027-01-04T09:00:00.000Z',
  cancelledAt: null,
  capacity: 12,
  expected: null,
  seatsTaken: 7,
  report: undefined,
};

it('adds up sessions, their minutes, and participants by how each is known', () => {
  const sessions: HeldSession[] = [
    held,
    { ...held, report: { headCount: 9, grade: 'checked_in', toVerify: false } },
    { ...held, report: { headCount: 20, grade: 'estimated', toVerify: false } },
  ];
  expect(sumHeldSessions(sessions, NOW)).toEqual({
    sessions: 3,
    minutes: 270,
    participants: { total: 36, checkedIn: 9, counted: 0, estimated: 20, registered: 7 },
  });
});

it.each([
  ['a draft', { publishedAt: null }],
  ['a cancelled one', { cancelledAt: NOW }],
  ['one that is not over', { endsAt: '2027-05-24T09:00:00.001Z' }],
  ['one to which nobody came', { report: { headCount: 0, grade: 'counted' as const, toVerify: false } }],
])('leaves out %s', (_, change) => {
  expect(sumHeldSessions([{ ...held, ...change }], NOW).sessions).toBe(0);
});

it('counts elapsed minutes across the night when clocks change', () => {
  const night = { ...held, startsAt: '2026-10-24T22:00:00.000Z', endsAt: '2026-10-25T02:00:00.000Z' };
  expect(sumHeldSessions([night], NOW).minutes).toBe(240);
});
