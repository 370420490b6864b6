import { describe, expect, it } from 'vitest';
import {
  askableContacts,
  decideLapse,
  decideMovedOffer,
  decideServing,
  isOfferOpen,
  offerUntil,
} from '#app/domain/offer.ts';

const NOW = '2027-05-10T09:00:30.500Z';
const inHours = (hours: number) => new Date(Date.parse(NOW) + hours * 3_600_000).toISOString();

describe('an offer is valid', () => {
  it.each([
    { left: 24 * 30, until: '2027-05-10T21:00:00.000Z', what: '12 hours, a month before' },
    { left: 48, until: '2027-05-10T21:00:00.000Z', what: '12 hours, two days before' },
    { left: 47, until: '2027-05-10T20:45:00.000Z', what: 'a quarter of the time left, from then on' },
    { left: 24, until: '2027-05-10T15:00:00.000Z', what: '6 hours, a day before' },
    { left: 12, until: '2027-05-10T12:00:00.000Z', what: '3 hours, half a day before' },
    { left: 4, until: '2027-05-10T10:00:00.000Z', what: 'an hour, four hours before' },
    { left: 3.99, until: undefined, what: 'not at all, later than that' },
    { left: -1, until: undefined, what: 'not at all, after the start' },
  ])('$what, told on the whole minute', ({ left, until }) => {
    expect(offerUntil(NOW, inHours(left))).toBe(until);
  });

  it('until its deadline, not at it', () => {
    expect(isOfferOpen(inHours(1), NOW)).toBe(true);
    expect(isOfferOpen(NOW, NOW)).toBe(false);
    expect(isOfferOpen(null, NOW)).toBe(false);
  });
});

describe('freed seats', () => {
  const facts = {
    contactKind: 'email' as const,
    capacity: 10,
    startsAt: inHours(24),
    askable: ['email'] as const,
  };
  it('are offered to somebody who can be asked', () => {
    expect(decideServing(facts, NOW)).toEqual({ kind: 'offer', until: '2027-05-10T15:00:00.000Z' });
  });
  it.each([
    { what: 'somebody without a contact', change: { contactKind: null } },
    { what: 'somebody whose texts do not go out', change: { contactKind: 'phone' as const } },
    { what: 'anybody, in the last four hours', change: { startsAt: inHours(3) } },
    { what: 'anybody, where there is no limit', change: { capacity: null } },
  ])('are given at once to $what', ({ change }) => {
    expect(decideServing({ ...facts, ...change }, NOW)).toEqual({ kind: 'seat' });
  });
});

it('an offer reaches who can be written to with the host’s settings', () => {
  const none = { smtpUrl: undefined, smsUrl: undefined, demo: false };
  expect(askableContacts(none)).toEqual([]);
  expect(askableContacts({ ...none, demo: true })).toEqual(['email']);
  expect(askableContacts({ ...none, smtpUrl: 'smtp://localhost' })).toEqual(['email']);
  expect(askableContacts({ ...none, smsUrl: 'https://passerelle.exemple.test' })).toEqual(['phone']);
});

it('the first offer that lapses costs the place in the order, the second one the registration', () => {
  const lapse = (lapsedOffers: number) => decideLapse({ lapsedOffers, undelivered: false });
  expect(lapse(0)).toEqual({ kind: 'end-of-the-list', lapsedOffers: 1, told: true });
  expect(lapse(1)).toEqual({ kind: 'cancelled', lapsedOffers: 2, told: true });
});

it('an offer that never left costs the registration nothing but the turn', () => {
  expect(decideLapse({ lapsedOffers: 1, undelivered: true })).toEqual({
    kind: 'end-of-the-list',
    lapsedOffers: 1,
    told: false,
  });
});

describe('when the session moves, an open offer', () => {
  const offered = '2027-05-10T21:00:00.000Z';
  it('stays when there is more time', () => {
    expect(decideMovedOffer(offered, inHours(100), NOW)).toEqual({ kind: 'keep' });
  });
  it('ends sooner when a new one would', () => {
    expect(decideMovedOffer(offered, inHours(24), NOW)).toEqual({
      kind: 'shorten',
      until: '2027-05-10T15:00:00.000Z',
    });
  });
  it('becomes a seat when it is too late to ask', () => {
    expect(decideMovedOffer(offered, inHours(3), NOW)).toEqual({ kind: 'seat' });
  });
});
