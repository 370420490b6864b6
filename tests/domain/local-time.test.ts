import { describe, expect, it } from 'vitest';
import {
  addDays,
  dayBounds,
  differsFromParis,
  localDate,
  localTime,
  toInstant,
} from '#app/domain/local-time.ts';

describe('the instant of a local date and time', () => {
  it.each([
    ['Europe/Paris', '2027-05-18', '14:00', '2027-05-18T12:00:00.000Z'],
    ['Indian/Reunion', '2027-05-18', '14:00', '2027-05-18T10:00:00.000Z'],
    ['America/Guadeloupe', '2027-05-18', '14:00', '2027-05-18T18:00:00.000Z'],
    ['Pacific/Noumea', '2027-05-18', '08:00', '2027-05-17T21:00:00.000Z'],
    ['Pacific/Tahiti', '2027-05-18', '20:00', '2027-05-19T06:00:00.000Z'],
  ])('in %s on %s at %s is %s', (zone, date, time, instant) => {
    expect(toInstant(date, time, zone)).toEqual({ kind: 'instant', instant });
    expect(localDate(instant, zone)).toBe(date);
    expect(localTime(instant, zone)).toBe(time);
  });

  it('refuses the hour that the clock jumps over in spring', () => {
    expect(toInstant('2027-03-28', '02:30', 'Europe/Paris')).toEqual({ kind: 'skipped' });
  });

  it('takes the first of the two hours of the autumn night, and says that there are two', () => {
    expect(toInstant('2027-10-31', '02:30', 'Europe/Paris')).toEqual({
      kind: 'ambiguous',
      instant: '2027-10-31T00:30:00.000Z',
    });
  });

  it.each([
    ['2027-02-30', '10:00'],
    ['18/05/2027', '10:00'],
    ['2027-05-18', '25:00'],
    ['', ''],
  ])('does not read %s %s', (date, time) => {
    expect(toInstant(date, time, 'Europe/Paris')).toEqual({ kind: 'unreadable' });
  });
});

describe('local days', () => {
  it('last 23 hours on the day when summer time begins', () => {
    const { from, before } = dayBounds('2027-03-28', 'Europe/Paris');
    expect([from, before]).toEqual(['2027-03-27T23:00:00.000Z', '2027-03-28T22:00:00.000Z']);
  });

  it('are added across a month’s end', () => {
    expect(addDays('2028-02-28', 2)).toBe('2028-03-01');
    expect(addDays('2027-01-01', -1)).toBe('2026-12-31');
  });

  it('name their zone only when a clock in Paris shows another time', () => {
    expect(differsFromParis('2027-05-18T10:00:00.000Z', 'Indian/Reunion')).toBe(true);
    expect(differsFromParis('2027-05-18T10:00:00.000Z', 'Europe/Paris')).toBe(false);
  });
});
