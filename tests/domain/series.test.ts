import { describe, expect, it } from 'vitest';
import {
  addMinutes,
  carryChange,
  dateOfCopy,
  isInScope,
  minutesUntil,
  repeatDays,
  shiftToCampaign,
} from '#app/domain/series.ts';
import type { TypedSession } from '#app/domain/session-editing.ts';

describe('a repetition', () => {
  it.each([
    ['once', 5, ['2027-05-21']],
    ['daily', 3, ['2027-05-21', '2027-05-22', '2027-05-23']],
    ['weekdays', 3, ['2027-05-21', '2027-05-24', '2027-05-25']],
    ['weekly', 3, ['2027-05-21', '2027-05-28', '2027-06-04']],
  ] as const)('%s from a Friday, %i times', (frequency, count, days) => {
    expect(repeatDays('2027-05-21', frequency, count)).toEqual(days);
  });

  it('from Monday to Friday begins after the weekend', () => {
    expect(repeatDays('2027-05-22', 'weekdays', 1)).toEqual(['2027-05-24']);
  });
});

describe('hours', () => {
  it.each([
    ['14:00', 90, '15:30'],
    ['23:30', 60, '00:30'],
  ])('%s and %i minutes are %s', (time, minutes, end) => {
    expect(addMinutes(time, minutes)).toBe(end);
    expect(minutesUntil(time, end)).toBe(minutes);
  });
});

describe('the day of a copy', () => {
  const last = { startsOn: '2026-05-18', endsOn: '2026-05-24' };
  const next = { startsOn: '2027-05-17', endsOn: '2027-05-23' };

  it('is the same day of the week in the next edition', () => {
    expect(shiftToCampaign('2026-05-21', last, next)).toBe('2027-05-20');
    expect(shiftToCampaign('2026-05-18', last, next)).toBe('2027-05-17');
  });

  it('keeps its week where the editions are that long', () => {
    const long = { startsOn: '2027-05-17', endsOn: '2027-05-30' };
    expect(shiftToCampaign('2026-05-28', { ...last, endsOn: '2026-05-31' }, long)).toBe('2027-05-27');
    expect(shiftToCampaign('2026-05-28', last, next)).toBe('2027-05-20');
  });

  it.each([
    ['of the same edition is a week later', '2027-05-18', '2027-03-01', '2027-05-25'],
    ['is never in the past', '2026-05-19', '2027-05-20', '2027-05-25'],
  ])('%s', (_, date, today, copied) => {
    expect(dateOfCopy(date, { from: undefined, to: next, today })).toBe(copied);
  });

  it('is a week later when no edition is to come', () => {
    expect(dateOfCopy('2026-05-19', { from: last, to: last, today: '2026-06-01' })).toBe('2026-06-02');
  });
});

describe('a change to a series', () => {
  const one = { id: 'b', startsAt: '2027-05-18T12:00:00.000Z' };
  const before = { id: 'a', startsAt: '2027-05-17T12:00:00.000Z' };
  const after = { id: 'c', startsAt: '2027-05-19T12:00:00.000Z' };

  it('is for this one, the following, or all', () => {
    const concerned = (scope: 'one' | 'following' | 'all') =>
      [before, one, after].filter((session) => isInScope(session, one, scope)).map(({ id }) => id);
    expect(concerned('one')).toEqual(['b']);
    expect(concerned('following')).toEqual(['b', 'c']);
    expect(concerned('all')).toEqual(['a', 'b', 'c']);
  });

  const typed: TypedSession = {
    venueId: 'venue',
    attendance: 'on_site',
    onlineUrl: null,
    programmeSlug: 'cafe-ia',
    title: 'Un café',
    description: 'On essaie.',
    audience: 'seniors',
    format: 'atelier',
    language: 'fr',
    whatToBring: null,
    date: '2027-05-18',
    startTime: '14:00',
    endTime: '16:00',
    entry: 'sign_up',
    capacity: 12,
    expected: null,
  };
  const other: TypedSession = { ...typed, title: 'Un autre café', date: '2027-05-25', startTime: '10:00' };

  it('carries only what was changed, so that what was said of one alone stays', () => {
    expect(carryChange(typed, { ...typed, description: 'Autrement.' }, other)).toEqual({
      ...other,
      description: 'Autrement.',
    });
    expect(carryChange(typed, typed, other)).toEqual(other);
  });

  it('moves the others by as many days, across the end of a month', () => {
    const moved = carryChange(typed, { ...typed, date: '2027-05-26', endTime: '17:00' }, other);
    expect(moved).toMatchObject({ date: '2027-06-02', startTime: '10:00', endTime: '17:00' });
  });

  it('carries limited and unlimited seats whole', () => {
    const unlimited = { ...typed, capacity: null, expected: 30 };
    expect(carryChange(typed, unlimited, { ...other, capacity: 8 })).toMatchObject({
      capacity: null,
      expected: 30,
    });
  });
});
