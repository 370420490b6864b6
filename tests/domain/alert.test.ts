import { describe, expect, it } from 'vitest';
import {
  type AlertableSession,
  type AlertSearch,
  alertKey,
  boxAround,
  coveringRadius,
  decideAlertMessage,
  decideAsking,
  isAwake,
  isConfirmable,
  isWorthTelling,
  orderChoices,
  suitsAlert,
} from '#app/domain/alert.ts';
import { distanceBetween } from '#app/domain/distance.ts';

const GUERET = { latitude: 46.17, longitude: 1.87 };
const NOW = '2027-03-01T09:00:00.000Z';

/** Tuesday 18 May 2027, 14:00 in Paris. */
const session: AlertableSession = {
  publishedAt: NOW,
  cancelledAt: null,
  startsAt: '2027-05-18T12:00:00.000Z',
  endsAt: '2027-05-18T14:00:00.000Z',
  timeZone: 'Europe/Paris',
  entry: 'sign_up',
  capacity: 12,
  seatsTaken: 0,
  seatsHeld: 0,
  audience: 'seniors',
  attendance: 'on_site',
  position: { latitude: 46.25, longitude: 1.87 },
};
const alert: AlertSearch & typeof GUERET = {
  ...GUERET,
  radius: 10,
  audience: null,
  days: [],
  times: [],
  attendance: 'on_site',
};

describe('a session suits an alert', () => {
  it.each<[string, Partial<AlertableSession>, Partial<AlertSearch>, boolean]>([
    ['within its radius', {}, {}, true],
    ['not beyond it', {}, { radius: 5 }, false],
    ['for its audience', {}, { audience: 'seniors' }, true],
    ['not for another audience', {}, { audience: 'femmes' }, false],
    ['on a week day', {}, { days: ['week'] }, true],
    ['not on a week day when only weekends suit', {}, { days: ['weekend'] }, false],
    ['on a Saturday', { startsAt: '2027-05-22T08:00:00.000Z' }, { days: ['weekend'] }, true],
    ['in the afternoon', {}, { times: ['afternoon'] }, true],
    ['not in the afternoon when mornings and evenings suit', {}, { times: ['morning', 'evening'] }, false],
    ['before noon', { startsAt: '2027-05-18T09:59:00.000Z' }, { times: ['morning'] }, true],
    ['from noon on', { startsAt: '2027-05-18T10:00:00.000Z' }, { times: ['morning'] }, false],
    ['from 18:00 on', { startsAt: '2027-05-18T16:00:00.000Z' }, { times: ['evening'] }, true],
    ['not online unless asked for', { attendance: 'online', position: null }, {}, false],
    ['online if asked for', { attendance: 'online', position: null }, { attendance: 'online_too' }, true],
    [
      'online if asked for, however far its venue',
      { attendance: 'both', position: { latitude: 43, longitude: 5 } },
      { attendance: 'online_too' },
      true,
    ],
    ['near, also followed online', { attendance: 'both' }, {}, true],
  ])('%s', (_how, change, search, suits) => {
    expect(suitsAlert({ ...session, ...change }, { ...alert, ...search })).toBe(suits);
  });

  it('by the day and hour of the venue, not of Paris', () => {
    // Friday 22:30 in Paris is Saturday 00:30 in La Réunion.
    const late = { ...session, startsAt: '2027-05-21T20:30:00.000Z', timeZone: 'Indian/Reunion' };
    expect(suitsAlert(late, { ...alert, days: ['weekend'], times: ['morning'] })).toBe(true);
    expect(suitsAlert({ ...late, timeZone: 'Europe/Paris' }, { ...alert, days: ['weekend'] })).toBe(false);
  });
});

describe('a session is worth telling', () => {
  it.each<[string, Partial<AlertableSession>, boolean]>([
    ['with seats', {}, true],
    ['without a limit', { capacity: null }, true],
    ['with free entry, however many came', { entry: 'drop_in', seatsTaken: 12 }, true],
    ['not when full', { seatsTaken: 12 }, false],
    ['not when cancelled', { cancelledAt: NOW }, false],
    ['not as a draft', { publishedAt: null }, false],
    ['not once begun', { startsAt: NOW }, false],
  ])('%s', (_how, change, worth) => {
    expect(isWorthTelling({ ...session, ...change }, NOW)).toBe(worth);
  });
});

it('the box around a point holds everything within the radius, wherever it is', () => {
  for (const center of [GUERET, { latitude: -21.1, longitude: 55.5 }, { latitude: 60, longitude: -56 }]) {
    const box = boxAround(center, 100);
    for (let degrees = 0; degrees < 360; degrees += 3) {
      // A point just inside the circle, found by halving.
      let [near, far] = [0, 5];
      const at = (length: number) => ({
        latitude: center.latitude + length * Math.sin((degrees * Math.PI) / 180),
        longitude: center.longitude + length * Math.cos((degrees * Math.PI) / 180),
      });
      for (let step = 0; step < 40; step++) {
        const middle = (near + far) / 2;
        if (distanceBetween(center, at(middle)) <= 100) near = middle;
        else far = middle;
      }
      const { latitude, longitude } = at(near);
      expect(latitude >= box.south && latitude <= box.north).toBe(true);
      expect(longitude >= box.west && longitude <= box.east).toBe(true);
    }
  }
});

it('a radius is widened to the next one that can be asked for', () => {
  expect([undefined, 1, 5, 6, 20, 21, 100].map(coveringRadius)).toEqual([20, 5, 5, 10, 20, 50, 100]);
});

it('everything ticked is the same as nothing ticked', () => {
  expect(orderChoices(['week', 'weekend'], ['weekend', 'week'])).toEqual([]);
  expect(orderChoices(['morning', 'afternoon', 'evening'], ['evening', 'morning'])).toEqual([
    'morning',
    'evening',
  ]);
  expect(alertKey('23096', alert)).not.toBe(alertKey('23096', { ...alert, times: ['morning'] }));
});

describe('asking', () => {
  const own = (count: number, confirmedAt: string | null) =>
    Array.from({ length: count }, (_, index) => ({ key: `other ${index}`, confirmedAt }));

  it('makes an alert, up to ten of a contact', () => {
    expect(decideAsking(own(9, NOW), 'this')).toEqual({ kind: 'make' });
    expect(decideAsking(own(10, NOW), 'this')).toEqual({ kind: 'too_many' });
  });
  it('makes no fourth one while three wait for their confirmation', () => {
    expect(decideAsking(own(2, null), 'this')).toEqual({ kind: 'make' });
    expect(decideAsking(own(3, null), 'this')).toEqual({ kind: 'too_many' });
  });
  it('again for the same search is the same alert, whatever else there is', () => {
    expect(decideAsking([...own(20, null), { key: 'this', confirmedAt: NOW }], 'this')).toEqual({
      kind: 'again',
    });
  });
});

it('an alert can be confirmed for 48 hours', () => {
  expect(isConfirmable('2027-02-27T09:00:00.001Z', NOW)).toBe(true);
  expect(isConfirmable('2027-02-27T09:00:00.000Z', NOW)).toBe(false);
});

it('nobody is told between 21:00 and 08:00 where they are', () => {
  const evening = new Date('2027-03-01T20:30:00.000Z');
  expect(isAwake('Europe/Paris', evening)).toBe(false);
  expect(isAwake('Pacific/Noumea', evening)).toBe(false);
  expect(isAwake('America/Cayenne', evening)).toBe(true);
  expect(isAwake('Europe/Paris', new Date('2027-03-01T07:00:00.000Z'))).toBe(true);
  expect(isAwake('Europe/Paris', new Date('2027-03-01T20:00:00.000Z'))).toBe(false);
});

describe('a message of an alert', () => {
  const asked = { askedAt: NOW, confirmedAt: null };
  const confirmed = { askedAt: NOW, confirmedAt: NOW };
  it.each([
    ['asks for the confirmation', 'alert-confirmation', asked, 0, 'alert-confirmation'],
    ['gives the link of what is confirmed', 'alert-confirmation', confirmed, 0, 'alert-known'],
    ['is dropped when the alert is gone', 'alert-confirmation', undefined, 0, undefined],
    ['tells of sessions', 'alert-sessions', confirmed, 1, 'alert-sessions'],
    ['is dropped when no session is left', 'alert-sessions', confirmed, 0, undefined],
    ['tells nobody who has not confirmed', 'alert-sessions', asked, 1, undefined],
  ] as const)('%s', (_what, kind, alertThen, sessions, as) => {
    const decision = decideAlertMessage(kind, { alert: alertThen, sessions }, NOW);
    expect(decision.kind === 'send' ? decision.as : undefined).toBe(as);
  });
  it('does not ask for a confirmation that comes too late', () => {
    const late = decideAlertMessage(
      'alert-confirmation',
      { alert: asked, sessions: 0 },
      '2027-03-03T09:00:00.000Z',
    );
    expect(late).toEqual({ kind: 'drop', why: 'alert not confirmed in time' });
  });
});
