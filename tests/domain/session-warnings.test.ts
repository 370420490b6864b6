import { describe, expect, it } from 'vitest';
import { type Clash, listWarnings } from '#app/domain/session-warnings.ts';

const clash: Clash = {
  sessionId: 'other',
  slug: 'un-autre',
  title: 'Un autre',
  startsAt: '2027-05-18T12:00:00.000Z',
  endsAt: '2027-05-18T14:00:00.000Z',
  timeZone: 'Europe/Paris',
  published: true,
  own: false,
};

describe('warnings', () => {
  const facts = {
    date: '2027-05-18',
    startTime: '14:00',
    endTime: '16:00',
    timeZone: 'Europe/Paris',
    campaign: { startsOn: '2027-05-17', endsOn: '2027-05-23' },
    begun: false,
    sameVenue: [],
    sameMediator: [],
  };

  it('has none for an ordinary afternoon of the week', () => expect(listWarnings(facts)).toEqual([]));

  it.each([
    ['the day before the week', { date: '2027-05-16' }, 'outside-campaign'],
    ['the day after the week', { date: '2027-05-24' }, 'outside-campaign'],
    [
      'an hour that comes twice',
      { date: '2027-10-31', startTime: '02:30', campaign: undefined },
      'ambiguous-hour',
    ],
    ['the middle of the night', { startTime: '03:00' }, 'unusual-hour'],
    ['a room that is taken', { sameVenue: [clash] }, 'venue-taken'],
    ['a person who is elsewhere', { sameMediator: [clash] }, 'mediator-taken'],
    ['a day that has passed', { begun: true }, 'past'],
    ['an end on the next day', { startTime: '20:00', endTime: '01:00' }, 'ends-next-day'],
  ])('tells %s', (_, change, kind) => {
    expect(listWarnings({ ...facts, ...change }).map((warning) => warning.kind)).toContain(kind);
  });

  it('tells another session once, though it is in the same room and held by the same person', () => {
    const warnings = listWarnings({ ...facts, sameVenue: [clash], sameMediator: [clash] });
    expect(warnings).toEqual([{ kind: 'venue-taken', clash }]);
  });
});
