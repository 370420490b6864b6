import { describe, expect, it } from 'vitest';
import {
  decideCancellation,
  decideEdit,
  decidePublication,
  placeInTime,
  type SessionFacts,
} from '#app/domain/session-editing.ts';

const NOW = '2027-05-01T08:00:00.000Z';
const published: SessionFacts = {
  title: 'Un café et l’IA',
  description: 'On essaie.',
  startsAt: '2027-05-18T12:00:00.000Z',
  endsAt: '2027-05-18T14:00:00.000Z',
  timeZone: 'Europe/Paris',
  venueId: 'venue',
  attendance: 'on_site',
  onlineUrl: null,
  entry: 'sign_up',
  capacity: 12,
  seatsTaken: 5,
  seatsHeld: 0,
  seatsWaiting: 0,
  sequence: 3,
  publishedAt: '2027-04-01T08:00:00.000Z',
  cancelledAt: null,
};
const draft: SessionFacts = { ...published, publishedAt: null, seatsTaken: 0, sequence: 0 };
const DURING = '2027-05-18T13:00:00.000Z';
const AFTER = '2027-05-18T14:00:00.000Z';

describe('a typed day and hours', () => {
  it('is an instant by the venue’s clock', () => {
    const typed = { date: '2027-05-18', startTime: '14:00', endTime: '16:00' };
    expect(placeInTime(typed, 'Indian/Reunion')).toEqual({
      kind: 'placed',
      startsAt: '2027-05-18T10:00:00.000Z',
      endsAt: '2027-05-18T12:00:00.000Z',
    });
  });

  it.each([
    ['the hour that the clock skips', '2027-03-28', '02:30', '04:00', 'startTime', 'skipped'],
    ['an end in the skipped hour', '2027-03-28', '01:30', '02:30', 'endTime', 'skipped'],
    ['an end before its start', '2027-05-18', '16:00', '14:00', 'endTime', 'end-before-start'],
    ['an end at its start', '2027-05-18', '14:00', '14:00', 'endTime', 'end-before-start'],
    ['a day that does not exist', '2027-02-30', '14:00', '16:00', 'date', 'unreadable'],
  ])('refuses %s', (_, date, startTime, endTime, field, reason) => {
    expect(placeInTime({ date, startTime, endTime }, 'Europe/Paris')).toEqual({
      kind: 'refused',
      field,
      reason,
    });
  });

  it.each([
    ['an evening until after midnight', '20:00', '01:30', '2027-05-18T23:30:00.000Z'],
    ['a whole night', '18:00', '06:00', '2027-05-19T04:00:00.000Z'],
    ['until midnight', '21:00', '00:00', '2027-05-18T22:00:00.000Z'],
  ])('lets a session last over midnight: %s', (_, startTime, endTime, endsAt) => {
    expect(placeInTime({ date: '2027-05-18', startTime, endTime }, 'Europe/Paris')).toMatchObject({
      kind: 'placed',
      endsAt,
    });
  });

  it('takes a night of more than twelve hours for a slip of the pen', () => {
    const typed = { date: '2027-05-18', startTime: '17:59', endTime: '06:00' };
    expect(placeInTime(typed, 'Europe/Paris')).toMatchObject({ reason: 'end-before-start' });
  });

  it('takes the first of two equal hours in autumn', () => {
    const typed = { date: '2027-10-31', startTime: '02:30', endTime: '04:00' };
    expect(placeInTime(typed, 'Europe/Paris')).toMatchObject({ startsAt: '2027-10-31T00:30:00.000Z' });
  });
});

describe('editing', () => {
  it.each([
    ['the start', { startsAt: '2027-05-18T11:00:00.000Z' }],
    ['the end', { endsAt: '2027-05-18T15:00:00.000Z' }],
    ['the venue', { venueId: 'other' }],
    ['the title', { title: 'Un thé et l’IA' }],
    ['the online address', { attendance: 'both' as const, onlineUrl: 'https://visio.test/a' }],
  ])('raises the sequence and tells everyone when %s changes', (_, change) => {
    expect(decideEdit(published, { ...published, ...change }, NOW)).toEqual({
      kind: 'edit',
      sequence: 4,
      published: true,
      moves: 'startsAt' in change,
      tellsRegistrants: true,
      servesWaitingList: false,
      movesOffers: false,
    });
  });

  it('keeps the sequence and tells nobody when only the description changes', () => {
    expect(decideEdit(published, { ...published, description: 'Autre chose.' }, NOW)).toMatchObject({
      kind: 'edit',
      sequence: 3,
      tellsRegistrants: false,
    });
  });

  it('tells those who wait too, and nobody when nobody signed up', () => {
    const moved = { ...published, title: 'Autre titre' };
    const waiting = { ...published, seatsTaken: 0, seatsWaiting: 2 };
    const empty = { ...published, seatsTaken: 0 };
    expect(decideEdit(waiting, moved, NOW)).toMatchObject({ tellsRegistrants: true });
    expect(decideEdit(empty, moved, NOW)).toMatchObject({ tellsRegistrants: false, sequence: 4 });
  });

  it('changes a draft freely', () => {
    const after = { ...draft, title: 'Autre', description: '', capacity: 1 };
    expect(decideEdit(draft, after, NOW)).toMatchObject({ kind: 'edit', sequence: 0, published: false });
    const later = { ...draft, startsAt: '2027-05-18T12:30:00.000Z' };
    expect(decideEdit(draft, later, NOW)).toMatchObject({ kind: 'edit', moves: false });
  });

  it.each([
    [4, { kind: 'capacity-below-taken', seatsTaken: 5 }],
    [5, { kind: 'edit' }],
    [12, { kind: 'edit' }],
    [null, { kind: 'edit' }],
  ])('a capacity of %j with five seats taken', (capacity, decision) => {
    expect(decideEdit(published, { ...published, capacity }, NOW)).toMatchObject(decision);
  });

  it.each([
    [13, true],
    [null, true],
    [12, false],
    [11, false],
  ])('a capacity of %j where people wait serves the waiting list: %j', (capacity, serves) => {
    const full = { ...published, capacity: 12, seatsTaken: 10, seatsWaiting: 3 };
    expect(decideEdit(full, { ...full, capacity }, NOW)).toMatchObject({ servesWaitingList: serves });
  });

  it('keeps the sign-up while people are signed up', () => {
    const dropIn = { ...published, entry: 'drop_in' as const };
    expect(decideEdit(published, dropIn, NOW)).toEqual({ kind: 'has-registrations' });
    expect(decideEdit({ ...published, seatsTaken: 0 }, dropIn, NOW)).toMatchObject({ kind: 'edit' });
  });

  it.each([
    ['into the past', published, { startsAt: '2027-04-30T12:00:00.000Z' }, NOW, 'in-the-past'],
    ['a start that has come', published, { startsAt: '2027-05-18T15:00:00.000Z' }, DURING, 'under-way'],
    ['what is over', published, {}, AFTER, 'past'],
    ['what is cancelled', { ...published, cancelledAt: NOW }, {}, NOW, 'cancelled'],
    ['a public description away', published, { description: ' ' }, NOW, 'incomplete'],
  ])('does not move %s', (_, before, change, now, kind) => {
    expect(decideEdit(before, { ...before, ...change }, now)).toMatchObject({ kind });
  });
});

describe('publishing', () => {
  const decide = (session: SessionFacts, { verified = true, submitted = false } = {}) =>
    decidePublication(session, { verified, submitted });

  it('shows a complete draft', () => expect(decide(draft)).toEqual({ kind: 'publish' }));

  it('submits a draft while its organisation waits for a first yes, once', () => {
    expect(decide(draft, { verified: false })).toEqual({ kind: 'submit' });
    expect(decide(draft, { verified: false, submitted: true })).toEqual({ kind: 'already-submitted' });
    expect(decide(draft, { verified: true, submitted: true })).toEqual({ kind: 'publish' });
    expect(decide({ ...draft, description: '' }, { verified: false })).toMatchObject({ kind: 'incomplete' });
  });

  it('says all that a draft lacks', () => {
    const bare = { ...draft, description: '', attendance: 'both' as const, venueId: null };
    expect(decide(bare)).toEqual({
      kind: 'incomplete',
      missing: ['description', 'venue', 'online-address'],
    });
  });

  it('asks no venue of an online session', () => {
    const online = {
      ...draft,
      attendance: 'online' as const,
      venueId: null,
      onlineUrl: 'https://visio.test',
    };
    expect(decide(online)).toEqual({ kind: 'publish' });
  });

  it('does not publish twice', () => expect(decide(published)).toEqual({ kind: 'already-published' }));
});

describe('cancelling', () => {
  it.each([
    ['before it', published, NOW, { kind: 'cancel', sequence: 4 }],
    ['while it lasts', published, DURING, { kind: 'cancel', sequence: 4 }],
    ['after it', published, AFTER, { kind: 'past' }],
    ['a draft', draft, NOW, { kind: 'draft' }],
    ['twice', { ...published, cancelledAt: NOW }, NOW, { kind: 'already-cancelled' }],
  ])('%s', (_, session, now, decision) => expect(decideCancellation(session, now)).toEqual(decision));
});
