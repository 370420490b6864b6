import { DateTime } from 'luxon';

/**
 * Times are stored in UTC and typed and shown in the venue's zone. Zones are IANA names; instants are what
 * `Date.toISOString()` writes; local dates and times are what an HTML form sends (`2027-05-18`, `14:00`).
 */

export type LocalTimeOutcome =
  | { kind: 'instant'; instant: string }
  /** The clock showed this hour twice, when summer time ended: the first one is taken. */
  | { kind: 'ambiguous'; instant: string }
  /** The clock jumped over this hour, when summer time began. */
  | { kind: 'skipped' }
  | { kind: 'unreadable' };

/** The instant at which a clock in `zone` shows `date` and `time`. */
export function toInstant(date: string, time: string, zone: string): LocalTimeOutcome {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || !/^\d{2}:\d{2}$/.test(time)) return { kind: 'unreadable' };
  const moment = DateTime.fromISO(`${date}T${time}`, { zone });
  if (!moment.isValid) return { kind: 'unreadable' };
  if (moment.toFormat('yyyy-MM-dd HH:mm') !== `${date} ${time}`) return { kind: 'skipped' };
  const possible = moment.getPossibleOffsets().map((offset) => offset.toUTC().toJSDate().toISOString());
  const instant = possible.sort()[0];
  if (instant === undefined) return { kind: 'unreadable' };
  return possible.length > 1 ? { kind: 'ambiguous', instant } : { kind: 'instant', instant };
}

/** The local day (YYYY-MM-DD) of an instant in a zone. */
export function localDate(instant: string, zone: string): string {
  return DateTime.fromISO(instant, { zone }).toFormat('yyyy-MM-dd');
}

/** The local time (HH:mm) of an instant in a zone. */
export function localTime(instant: string, zone: string): string {
  return DateTime.fromISO(instant, { zone }).toFormat('HH:mm');
}

/** The first instant of a local day in a zone, and the first one after it. */
export function dayBounds(date: string, zone: string): { from: string; before: string } {
  const start = DateTime.fromISO(date, { zone }).startOf('day');
  return {
    from: start.toUTC().toJSDate().toISOString(),
    before: start.plus({ days: 1 }).toUTC().toJSDate().toISOString(),
  };
}

/** A local day moved by a number of days. */
export function addDays(date: string, days: number): string {
  return DateTime.fromISO(date, { zone: 'utc' }).plus({ days }).toFormat('yyyy-MM-dd');
}

/** How many days later `to` is than `from`, both local days. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T12:00:00Z`) - Date.parse(`${from}T12:00:00Z`)) / 86_400_000);
}

/** The weekday of a local day: 1 is Monday, 7 Sunday. */
export function isoWeekday(date: string): number {
  return new Date(`${date}T12:00:00Z`).getUTCDay() || 7;
}

/** The Monday of a local day's calendar week. */
export function mondayOf(date: string): string {
  return addDays(date, 1 - isoWeekday(date));
}

/** Whether a clock in `zone` shows another time than one in Paris at that instant, so that the zone must be named. */
export function differsFromParis(instant: string, zone: string): boolean {
  // Most sessions: reading an offset costs more than the rest of a card.
  if (zone === 'Europe/Paris') return false;
  return (
    DateTime.fromISO(instant, { zone }).offset !== DateTime.fromISO(instant, { zone: 'Europe/Paris' }).offset
  );
}
