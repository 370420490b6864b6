import { expect, test } from 'vitest';
import {
  nextRequest,
  requestInstants,
  sessionsToAskFor,
  type UnreportedSession,
} from '#app/domain/report-request.ts';

const PARIS = 'Europe/Paris';

test.each([
  ['in the afternoon', '2027-05-18T14:00:00.000Z', PARIS, '2027-05-18T18:00:00.000Z'],
  ['half an hour before eight', '2027-05-18T17:30:00.000Z', PARIS, '2027-05-18T18:00:00.000Z'],
  ['just before eight', '2027-05-18T17:45:00.000Z', PARIS, '2027-05-18T18:15:00.000Z'],
  ['after midnight', '2027-05-18T22:30:00.000Z', PARIS, '2027-05-18T23:00:00.000Z'],
  ['early in the morning', '2027-05-18T05:00:00.000Z', PARIS, '2027-05-18T18:00:00.000Z'],
  ['in La Réunion', '2027-05-18T10:00:00.000Z', 'Indian/Reunion', '2027-05-18T16:00:00.000Z'],
])('a session that ends %s is asked for that evening', (_, endsAt, timeZone, expected) => {
  expect(requestInstants({ endsAt, timeZone })[0]).toBe(expected);
});

test('reminders follow at eight in the evening a day, eight and fifteen days later, also across a change of clocks', () => {
  expect(requestInstants({ endsAt: '2027-10-25T14:00:00.000Z', timeZone: PARIS })).toEqual([
    '2027-10-25T18:00:00.000Z',
    '2027-10-26T18:00:00.000Z',
    '2027-11-02T19:00:00.000Z',
    '2027-11-09T19:00:00.000Z',
  ]);
});

test('what was missed while the site was down is one reminder, and the next one follows', () => {
  const session = { endsAt: '2027-05-18T14:00:00.000Z', timeZone: PARIS };
  expect(nextRequest(session, '2027-05-18T18:00:00.000Z')).toBe('2027-05-19T18:00:00.000Z');
  expect(nextRequest(session, '2027-05-30T09:00:00.000Z')).toBe('2027-06-02T18:00:00.000Z');
  expect(nextRequest(session, '2027-06-02T18:00:00.000Z')).toBeNull();
});

const held = (id: string, endsAt: string, changes: Partial<UnreportedSession> = {}): UnreportedSession => ({
  id,
  endsAt,
  timeZone: PARIS,
  askedAt: null,
  nextAt: null,
  ...changes,
});

test.each([
  ['before eight', '2027-05-18T17:59:59.999Z', []],
  ['at eight', '2027-05-18T18:00:00.000Z', ['one']],
  ['after thirty days', '2027-06-17T14:00:00.000Z', []],
  ['just before them', '2027-06-17T13:59:59.999Z', ['one']],
])('a mail %s asks for %o', (_, now, expected) => {
  expect(sessionsToAskFor([held('one', '2027-05-18T14:00:00.000Z')], now)).toEqual(expected);
});

test('one evening brings one mail: it waits for the last session of the evening', () => {
  const sessions = [
    held('afternoon', '2027-05-18T14:00:00.000Z'),
    held('evening', '2027-05-18T19:30:00.000Z'),
    held('yesterday', '2027-05-17T14:00:00.000Z', {
      askedAt: '2027-05-17T18:00:00.000Z',
      nextAt: '2027-05-18T18:00:00.000Z',
    }),
  ];
  expect(sessionsToAskFor(sessions, '2027-05-18T18:00:00.000Z')).toEqual([]);
  expect(sessionsToAskFor(sessions, '2027-05-18T20:00:00.000Z')).toEqual([
    'afternoon',
    'evening',
    'yesterday',
  ]);
});

test('a session that was asked for is not asked for before its next reminder, nor after the last', () => {
  const asked = { askedAt: '2027-05-18T18:00:00.000Z' };
  const at = '2027-05-26T18:00:00.000Z';
  const endsAt = '2027-05-18T14:00:00.000Z';
  expect(
    sessionsToAskFor([held('one', endsAt, { ...asked, nextAt: '2027-05-26T18:00:00.001Z' })], at),
  ).toEqual([]);
  expect(sessionsToAskFor([held('one', endsAt, { ...asked, nextAt: at })], at)).toEqual(['one']);
  expect(sessionsToAskFor([held('one', endsAt, asked)], at)).toEqual([]);
});
