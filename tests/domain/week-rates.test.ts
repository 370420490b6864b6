import { expect, it } from 'vitest';
import { type WeekCounts, weekRates } from '#app/domain/week-rates.ts';

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
