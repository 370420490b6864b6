import { expect, it } from 'vitest';
import { sumWeekCounts, type WeekCounts, weekRates } from '#app/domain/week-rates.ts';

const nothing: WeekCounts = {
  registered: 0,
  limited: { seats: 0, taken: 0 },
  attended: { seats: 0, present: 0 },
  ended: { sessions: 0, reported: 0 },
};

it('rates say nothing of nothing', () => {
  expect(weekRates(nothing)).toEqual({ fill: undefined, noShow: undefined, reportsIn: undefined });
});

it('rates are shares of the seats, of the seats that were confirmed, and of the sessions that are over', () => {
  const rates = weekRates({
    registered: 120,
    limited: { seats: 200, taken: 100 },
    attended: { seats: 40, present: 30 },
    ended: { sessions: 8, reported: 6 },
  });
  expect(rates).toEqual({ fill: 0.5, noShow: 0.25, reportsIn: 0.75 });
});

it('nobody is absent where everybody came', () => {
  expect(weekRates({ ...nothing, attended: { seats: 12, present: 12 } }).noShow).toBe(0);
});

it('counts of several territories are added up before they are divided', () => {
  const one = {
    ...nothing,
    registered: 3,
    limited: { seats: 10, taken: 10 },
    ended: { sessions: 1, reported: 1 },
  };
  const other = {
    ...nothing,
    registered: 4,
    limited: { seats: 30, taken: 0 },
    ended: { sessions: 3, reported: 0 },
  };
  const sum = sumWeekCounts([one, other]);
  expect(sum.registered).toBe(7);
  expect(weekRates(sum)).toEqual({ fill: 0.25, noShow: undefined, reportsIn: 0.25 });
  expect(sumWeekCounts([])).toEqual(nothing);
});
