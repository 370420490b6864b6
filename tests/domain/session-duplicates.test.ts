import { describe, expect, it } from 'vitest';
import { type ComparedSession, likenessOf } from '#app/domain/session-duplicates.ts';

const session: ComparedSession = {
  id: 'one',
  organisationId: 'organisation',
  seriesId: null,
  title: 'Un café et l’IA',
  venueId: 'venue',
  startsAt: '2027-05-18T12:00:00.000Z',
  localDate: '2027-05-18',
};

const like = (change: Partial<ComparedSession>, own: Partial<ComparedSession> = {}) =>
  likenessOf({ ...session, ...own }, { ...session, id: 'other', ...change });

describe('two sessions', () => {
  it.each([
    ['in one venue at one hour', { title: 'Autre', organisationId: 'autre' }, 'same-place-and-hour'],
    [
      'in one venue 59 minutes apart',
      { title: 'Autre', startsAt: '2027-05-18T12:59:59.999Z' },
      'same-place-and-hour',
    ],
    ['in one venue 60 minutes before', { title: 'Autre', startsAt: '2027-05-18T11:00:00.000Z' }, undefined],
    [
      'of one title, place and day',
      { title: 'UN CAFE et l IA !', startsAt: '2027-05-18T16:00:00.000Z' },
      'same-title',
    ],
    [
      'of one title another day',
      { startsAt: '2027-05-19T16:00:00.000Z', localDate: '2027-05-19' },
      undefined,
    ],
    [
      'of one title by another organisation',
      { organisationId: 'autre', startsAt: '2027-05-18T16:00:00.000Z' },
      undefined,
    ],
    ['at one hour elsewhere', { venueId: 'autre' }, undefined],
    ['in a room and online', { venueId: null }, undefined],
  ] as const)('%s look like one or not', (_, change, likeness) => expect(like(change)).toBe(likeness));

  it('online look like one by their title alone', () => {
    expect(like({ venueId: null }, { venueId: null })).toBe('same-title');
    expect(like({ venueId: null, title: 'Autre' }, { venueId: null })).toBeUndefined();
  });

  it('of one series are two, and a session is not its own duplicate', () => {
    expect(like({ seriesId: 'series' }, { seriesId: 'series' })).toBeUndefined();
    expect(like({ seriesId: 'series' }, { seriesId: 'other' })).toBe('same-place-and-hour');
    expect(likenessOf(session, session)).toBeUndefined();
  });
});
