import { describe, expect, test } from 'vitest';
import { decideMessage, type MessageSituation, mayHandOver, nextAttempt } from '#app/domain/message.ts';

const NOW = '2027-05-01T09:00:00.000Z';
const session = {
  startsAt: '2027-05-18T12:00:00.000Z',
  endsAt: '2027-05-18T14:00:00.000Z',
  timeZone: 'Europe/Paris',
  venueId: 'lieu',
  title: 'Atelier',
  attendance: 'on_site' as const,
  onlineUrl: null,
  cancelledAt: null,
};
const confirmed = {
  confirmedAt: NOW,
  cancelledAt: null,
  purgedAt: null,
  offeredUntil: null,
  reconfirmedFor: null,
  thanksWantedSince: null,
};
const waiting = { ...confirmed, confirmedAt: null };
const offered = { ...waiting, offeredUntil: '2027-05-01T21:00:00.000Z' };
const cancelled = { ...waiting, cancelledAt: NOW };
const off = { ...session, cancelledAt: NOW };

describe('what a message says when it is sent', () => {
  test.each<[Parameters<typeof decideMessage>[0], MessageSituation, string]>([
    ['registration-confirmed', { registration: confirmed, session }, 'registration-confirmed'],
    ['registration-confirmed', { registration: waiting, session }, 'registration-waiting'],
    ['registration-confirmed', { registration: cancelled, session }, 'registration cancelled'],
    ['registration-confirmed', { registration: confirmed, session: off }, 'session cancelled'],
    ['registration-waiting', { registration: waiting, session }, 'registration-waiting'],
    ['registration-waiting', { registration: confirmed, session }, 'registration-confirmed'],
    ['registration-promoted', { registration: confirmed, session }, 'registration-promoted'],
    ['registration-promoted', { registration: waiting, session }, 'registration-waiting'],
    ['registration-changed', { registration: confirmed, session }, 'registration-changed'],
    ['registration-changed', { registration: waiting, session }, 'registration-changed'],
    ['registration-cancelled', { registration: cancelled, session }, 'registration-cancelled'],
    ['registration-cancelled', { registration: confirmed, session }, 'registration taken up again'],
    ['seat-offered', { registration: offered, session }, 'seat-offered'],
    ['seat-offered', { registration: waiting, session }, 'offer answered or over'],
    ['seat-offered', { registration: { ...waiting, offeredUntil: NOW }, session }, 'offer answered or over'],
    ['seat-offered', { registration: confirmed, session }, 'offer answered or over'],
    ['seat-offered', { registration: cancelled, session }, 'registration cancelled'],
    ['seat-offered', { registration: offered, session: off }, 'session cancelled'],
    ['offer-lapsed', { registration: waiting, session }, 'offer-lapsed'],
    ['offer-lapsed', { registration: offered, session }, 'seats offered again'],
    ['offer-lapsed', { registration: confirmed, session }, 'offer answered or over'],
    ['offer-lapsed', { registration: cancelled, session }, 'registration cancelled'],
    ['registration-lapsed', { registration: cancelled, session }, 'registration-lapsed'],
    ['registration-lapsed', { registration: waiting, session }, 'registration taken up again'],
    ['registration-waiting', { registration: offered, session }, 'registration-waiting'],
    ['session-changed', { registration: waiting, session }, 'session-changed'],
    ['session-changed', { registration: confirmed, session: off }, 'session cancelled'],
    ['session-changed', { registration: cancelled, session }, 'registration cancelled'],
    ['session-cancelled', { registration: confirmed, session: off }, 'session-cancelled'],
    ['session-cancelled', { registration: confirmed, session }, 'session takes place after all'],
    ['contact-changed', { registration: cancelled, session: off }, 'contact-changed'],
    [
      'contact-changed',
      { registration: confirmed, session: { ...session, startsAt: NOW, endsAt: NOW } },
      'contact-changed',
    ],
    [
      'contact-changed',
      { registration: { ...confirmed, purgedAt: NOW }, session },
      'nothing left to tell of',
    ],
    ['registration-confirmed', {}, 'nothing left to tell of'],
    [
      'registration-confirmed',
      { registration: { ...confirmed, purgedAt: NOW }, session },
      'nothing left to tell of',
    ],
  ])('%s, given %j: %s', (kind, situation, expected) => {
    const decision = decideMessage(kind, situation, {}, NOW);
    expect(decision.kind === 'send' ? decision.as : decision.why).toBe(expected);
  });

  test('nothing of a session that is over', () => {
    expect(
      decideMessage('session-cancelled', { registration: confirmed, session: off }, {}, session.endsAt),
    ).toEqual({
      kind: 'drop',
      why: 'session over',
    });
  });

  test('no move that was taken back', () => {
    const { cancelledAt: _none, ...before } = session;
    const moved = { ...before, startsAt: '2027-05-18T11:00:00.000Z' };
    const decide = (from: typeof before) =>
      decideMessage('session-changed', { registration: confirmed, session }, { before: from }, NOW).kind;
    expect(decide(before)).toBe('drop');
    expect(decide(moved)).toBe('send');
  });

  test('a sign-in link only while it can be used', () => {
    const decide = (usedAt: string | null, expiresAt: string) =>
      decideMessage('sign-in', { signInLink: { usedAt, expiresAt } }, {}, NOW).kind;
    expect(decide(null, '2027-05-01T09:00:00.001Z')).toBe('send');
    expect(decide(null, NOW)).toBe('drop');
    expect(decide(NOW, '2027-05-01T09:15:00.000Z')).toBe('drop');
  });
});

describe('a reminder, when it is sent', () => {
  const THE_DAY_BEFORE = '2027-05-17T12:00:00.000Z';
  const decide = (situation: MessageSituation, remindsOf?: string, now = THE_DAY_BEFORE) => {
    const decision = decideMessage('reminder', situation, remindsOf === undefined ? {} : { remindsOf }, now);
    return decision.kind === 'send' ? decision.as : decision.why;
  };

  test('is sent for the start it was written for', () => {
    expect(decide({ registration: confirmed, session }, session.startsAt)).toBe('reminder');
    expect(decide({ registration: confirmed, session })).toBe('reminder');
  });

  test('is dropped when anything has happened since', () => {
    const moved = { ...session, startsAt: '2027-05-18T12:30:00.000Z' };
    expect(decide({ registration: confirmed, session: moved }, session.startsAt)).toBe('session moved');
    expect(decide({ registration: confirmed, session: off }, session.startsAt)).toBe('session cancelled');
    expect(decide({ registration: cancelled, session }, session.startsAt)).toBe('registration cancelled');
    expect(decide({ registration: waiting, session }, session.startsAt)).toBe('no seat to remind of');
    expect(decide({}, session.startsAt)).toBe('nothing left to tell of');
    expect(decide({ registration: confirmed, session }, session.startsAt, session.startsAt)).toBe(
      'session under way',
    );
  });
});

test('a message whose answer was lost is handed over once more, not twice', () => {
  expect([0, 1, 2, 3].map(mayHandOver)).toEqual([true, true, false, false]);
});

test('waits longer after each failed attempt, then gives up', () => {
  const now = new Date(NOW);
  const minutes = [1, 2, 3, 4, 5, 6].map((attempts) => {
    const again = nextAttempt(attempts, now);
    return again && (again.getTime() - now.getTime()) / 60_000;
  });
  expect(minutes).toEqual([1, 5, 30, 120, 720, undefined]);
});
