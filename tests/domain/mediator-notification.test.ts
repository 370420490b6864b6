import { describe, expect, it } from 'vitest';
import {
  changeNews,
  decideNotification,
  isLateCancellation,
  isNoticeDue,
  isNoticeTrue,
  type NoticedSession,
  newsUntil,
  nextNews,
  noticeKinds,
  noticesOfSeats,
  noticesSentBefore,
  usualChoices,
  wantsAny,
  withoutSubject,
} from '#app/domain/mediator-notification.ts';

const NOW = '2027-05-10T09:00:00.000Z';
const session: NoticedSession = {
  entry: 'sign_up',
  capacity: 12,
  seatsTaken: 12,
  seatsHeld: 0,
  seatsWaiting: 6,
  publishedAt: '2027-01-04T09:00:00.000Z',
  cancelledAt: null,
  startsAt: '2027-05-18T12:00:00.000Z',
  endsAt: '2027-05-18T14:00:00.000Z',
};

describe('new registrations', () => {
  it('are told at seven in the morning on the mediator’s clock', () => {
    const at = (now: string, zone = 'Europe/Paris') => nextNews('daily', zone, now);
    expect(at('2027-05-10T04:59:59.999Z')).toBe('2027-05-10T05:00:00.000Z');
    expect(at('2027-05-10T05:00:00.000Z')).toBe('2027-05-11T05:00:00.000Z');
    expect(at('2027-05-10T22:30:00.000Z')).toBe('2027-05-11T05:00:00.000Z');
    expect(at('2027-03-27T12:00:00.000Z')).toBe('2027-03-28T05:00:00.000Z');
    expect(at('2027-05-10T12:00:00.000Z', 'Pacific/Noumea')).toBe('2027-05-10T20:00:00.000Z');
    expect(at('2027-05-10T12:00:00.000Z', 'America/Cayenne')).toBe('2027-05-11T10:00:00.000Z');
  });

  it('are told an hour apart to whoever wants each, and never to whoever wants none', () => {
    expect(nextNews('each', 'Europe/Paris', NOW)).toBe('2027-05-10T10:00:00.000Z');
    expect(nextNews('off', 'Europe/Paris', NOW)).toBeNull();
  });

  it('wait for two minutes, for those that another process is still storing', () => {
    expect(newsUntil(NOW)).toBe('2027-05-10T08:58:00.000Z');
  });

  it('of the time without any wish are not told afterwards, those that waited for the morning are', () => {
    const told = { toldUntil: '2027-05-10T05:00:00.000Z' };
    const off = { ...told, choice: 'off' as const, nextAt: null };
    const daily = { ...told, choice: 'daily' as const, nextAt: '2027-05-11T05:00:00.000Z' };
    const change = (state: typeof off | typeof daily, choice: 'off' | 'daily' | 'each') =>
      changeNews(state, choice, 'Europe/Paris', NOW);
    expect(change(off, 'daily')).toEqual({ toldUntil: NOW, nextAt: '2027-05-11T05:00:00.000Z' });
    expect(change(off, 'each')).toEqual({ toldUntil: NOW, nextAt: NOW });
    expect(change(daily, 'each')).toEqual({ ...told, nextAt: NOW });
    expect(change(daily, 'off')).toEqual({ ...told, nextAt: null });
    expect(change(daily, 'daily')).toEqual({ ...told, nextAt: daily.nextAt });
  });
});

describe('notices', () => {
  const seats = (changes: Partial<NoticedSession>) => ({ ...session, seatsWaiting: 0, ...changes });

  it('tell of a session that becomes full, not of one that is', () => {
    const one = { seatsTaken: 11 };
    expect(noticesOfSeats(seats(one), seats({}))).toEqual(['full']);
    expect(noticesOfSeats(seats(one), seats({ ...one, seatsHeld: 1 }))).toEqual(['full']);
    expect(noticesOfSeats(seats({}), seats({}))).toEqual([]);
    expect(noticesOfSeats(seats({}), seats(one))).toEqual([]);
    const unlimited = { capacity: null };
    expect(noticesOfSeats(seats({ ...one, ...unlimited }), seats(unlimited))).toEqual([]);
  });

  it('tell of a waiting list once, when it grows over five seats', () => {
    const of = (before: number, after: number) =>
      noticesOfSeats(seats({ seatsWaiting: before }), seats({ seatsWaiting: after }));
    expect([of(4, 5), of(5, 6), of(6, 7), of(7, 5), of(0, 9)]).toEqual([
      [],
      ['waiting'],
      [],
      [],
      ['waiting'],
    ]);
  });

  it('tell of seats given up in the last 24 hours before the start', () => {
    const start = session.startsAt;
    expect(isLateCancellation(start, '2027-05-17T11:59:59.999Z')).toBe(false);
    expect(isLateCancellation(start, '2027-05-17T12:00:00.000Z')).toBe(true);
    expect(isLateCancellation(start, '2027-05-18T11:59:59.999Z')).toBe(true);
    expect(isLateCancellation(start, start)).toBe(false);
  });

  it.each(noticeKinds)('say nothing that is not true any more (%s)', (kind) => {
    expect(isNoticeTrue(kind, session, NOW)).toBe(true);
    expect(isNoticeTrue(kind, { ...session, cancelledAt: NOW }, NOW)).toBe(false);
    expect(isNoticeTrue(kind, { ...session, publishedAt: null }, NOW)).toBe(false);
    expect(isNoticeTrue(kind, session, session.startsAt)).toBe(false);
    const emptier = { ...session, seatsTaken: 11, seatsWaiting: 5 };
    expect(isNoticeTrue(kind, emptier, NOW)).toBe(kind === 'cancelled');
  });

  it.each(noticeKinds)('are not told when nobody wants them, nor the same twice a day (%s)', (kind) => {
    const due = (changes: { wanted?: boolean; toldAt?: string | null }) =>
      isNoticeDue({ kind, wanted: true, toldAt: null, session, ...changes }, NOW);
    expect(due({})).toBe(true);
    expect(due({ wanted: false })).toBe(false);
    expect(due({ toldAt: '2027-05-09T09:00:00.001Z' })).toBe(kind === 'cancelled');
    expect(due({ toldAt: '2027-05-09T09:00:00.000Z' })).toBe(true);
  });

  it('of one mediator are half an hour apart', () => {
    expect(noticesSentBefore(NOW)).toBe('2027-05-10T08:30:00.000Z');
  });
});

describe('a notification', () => {
  it('is dropped when nothing is left of it, or when it is not wanted any more', () => {
    expect(decideNotification({ wanted: true, things: 1 })).toEqual({ kind: 'send' });
    expect(decideNotification({ wanted: true, things: 0 })).toMatchObject({ why: 'nothing left to tell of' });
    expect(decideNotification(undefined)).toMatchObject({ why: 'nothing left to tell of' });
    expect(decideNotification({ wanted: false, things: 1 })).toMatchObject({ why: 'not wanted any more' });
  });

  it('is ended by the link of its mail without touching the others', () => {
    expect(withoutSubject(usualChoices, 'registrations')).toEqual({ ...usualChoices, registrations: 'off' });
    const quiet = withoutSubject(usualChoices, 'notices');
    expect(quiet).toEqual({ ...usualChoices, full: false, waiting: false, cancelled: false });
    expect(withoutSubject(usualChoices, 'circulars')).toEqual({ ...usualChoices, circulars: false });
    expect(wantsAny({ ...usualChoices, circulars: false }, 'circulars')).toBe(false);
    expect([wantsAny(quiet, 'registrations'), wantsAny(quiet, 'notices')]).toEqual([true, false]);
    expect(wantsAny({ ...quiet, waiting: true }, 'notices')).toBe(true);
  });
});
