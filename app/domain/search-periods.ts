/** The days that people ask for by name, as the `du` and `au` of a search. */
import { DateTime } from 'luxon';
import { addDays } from './local-time.ts';

export type SearchPeriod = {
  name: 'today' | 'weekend' | 'week' | 'nextWeek';
  /** First and last local day (YYYY-MM-DD), both included. */
  from: string;
  to: string;
};

/**
 * The periods that can be chosen on a local day: what is left of them, for days gone by help nobody. Weeks end on
 * Sunday. Two names for the same days are said once, by the shorter stretch: on a Sunday "today" is the week's rest.
 */
export function listSearchPeriods(today: string): SearchPeriod[] {
  const weekday = DateTime.fromISO(today, { zone: 'utc' }).weekday;
  const sunday = addDays(today, 7 - weekday);
  const saturday = weekday === 7 ? today : addDays(sunday, -1);
  const periods: SearchPeriod[] = [
    { name: 'today', from: today, to: today },
    { name: 'weekend', from: saturday, to: sunday },
    { name: 'week', from: today, to: sunday },
    { name: 'nextWeek', from: addDays(sunday, 1), to: addDays(sunday, 7) },
  ];
  return periods.filter(
    ({ from, to }, index) =>
      !periods.slice(0, index).some((earlier) => earlier.from === from && earlier.to === to),
  );
}
