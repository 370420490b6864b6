import { describe, expect, it } from 'vitest';
import { listSearchPeriods } from '#app/domain/search-periods.ts';

const named = (today: string) =>
  Object.fromEntries(listSearchPeriods(today).map(({ name, from, to }) => [name, [from, to]]));

describe('the periods of a search', () => {
  it('on a weekday are what is left of the week, its weekend, and the week after', () => {
    expect(named('2027-05-19')).toEqual({
      today: ['2027-05-19', '2027-05-19'],
      weekend: ['2027-05-22', '2027-05-23'],
      week: ['2027-05-19', '2027-05-23'],
      nextWeek: ['2027-05-24', '2027-05-30'],
    });
  });

  it('on a Monday hold the whole week, over the end of a year', () => {
    expect(named('2026-12-28').week).toEqual(['2026-12-28', '2027-01-03']);
    expect(named('2026-12-28').nextWeek).toEqual(['2027-01-04', '2027-01-10']);
  });

  it('never say the same days under two names', () => {
    expect(Object.keys(named('2027-05-22'))).toEqual(['today', 'weekend', 'nextWeek']);
    expect(Object.keys(named('2027-05-23'))).toEqual(['today', 'nextWeek']);
    expect(named('2027-05-23').today).toEqual(['2027-05-23', '2027-05-23']);
  });
});
