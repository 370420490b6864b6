import { addDays, daysBetween, isoWeekday } from './local-time.ts';
import type { TypedSession } from './session-editing.ts';

/**
 * A series: sessions of one content at several times. Each has its own address and its own seats; together they are
 * published, changed and called off.
 */

/** Most sessions that are made, published or changed in one go. */
export const LARGEST_SERIES = 60;

/** One day (YYYY-MM-DD) and hour (HH:mm) by the venue's clock. */
export type Slot = { date: string; startTime: string };

export const frequencies = ['once', 'daily', 'weekdays', 'weekly'] as const;
export type Frequency = (typeof frequencies)[number];

/**
 * The days of a repetition: `count` of them from `first` on. `weekdays` leaves Saturdays and Sundays out, so that it
 * starts on the Monday after a first day that is one of them.
 */
export function repeatDays(first: string, frequency: Frequency, count: number): string[] {
  if (frequency === 'once') return [first];
  const days: string[] = [];
  for (let day = first; days.length < count; day = addDays(day, frequency === 'weekly' ? 7 : 1)) {
    if (frequency !== 'weekdays' || isoWeekday(day) <= 5) days.push(day);
  }
  return days;
}

/** The hour (HH:mm) that a clock shows some minutes after another one; past midnight it starts again. */
export function addMinutes(time: string, minutes: number): string {
  const total = (Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5)) + minutes) % (24 * 60);
  return `${String(Math.floor(total / 60)).padStart(2, '0')}:${String(total % 60).padStart(2, '0')}`;
}

/** Minutes from one hour to the next time that a clock shows another (both HH:mm). */
export function minutesUntil(startTime: string, endTime: string): number {
  const at = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
  return (at(endTime) - at(startTime) + 24 * 60) % (24 * 60);
}

type Days = { startsOn: string; endsOn: string };

/**
 * Where a session of an earlier edition falls in a later one: the same day of the week, as many weeks after the first one
 * as before where the later edition is that long.
 */
export function shiftToCampaign(date: string, from: Days | undefined, to: Days): string {
  const inFirstWeek = addDays(to.startsOn, (isoWeekday(date) - isoWeekday(to.startsOn) + 7) % 7);
  const weeks = from ? Math.floor(daysBetween(from.startsOn, date) / 7) : 0;
  const shifted = addDays(inFirstWeek, weeks * 7);
  return weeks > 0 && shifted <= to.endsOn ? shifted : inFirstWeek;
}

/**
 * The day proposed for a copy: where it falls in the current edition; a week later, as often as needed, when that is the
 * day of the original or not after `today`.
 */
export function dateOfCopy(
  date: string,
  { from, to, today }: { from: Days | undefined; to: Days | undefined; today: string },
): string {
  let copied = to && to.endsOn > today ? shiftToCampaign(date, from, to) : addDays(date, 7);
  while (copied === date || copied <= today) copied = addDays(copied, 7);
  return copied;
}

export const scopes = ['one', 'following', 'all'] as const;
/** Which sessions of a series a change is for: this one, this one and the following, or all. */
export type Scope = (typeof scopes)[number];

/** Whether a change to the session that starts at `chosen.startsAt` is for another one, too. Instants are UTC. */
export function isInScope(
  session: { id: string; startsAt: string },
  chosen: { id: string; startsAt: string },
  scope: Scope,
): boolean {
  if (session.id === chosen.id || scope === 'all') return true;
  return scope === 'following' && session.startsAt >= chosen.startsAt;
}

/**
 * What another session of a series becomes when one goes from `before` to `after`: only what was changed there changes
 * here, so that what was said of one alone stays. A day moves by as many days.
 */
export function carryChange(before: TypedSession, after: TypedSession, other: TypedSession): TypedSession {
  const changed = Object.entries(after).filter(([name, value]) => {
    const known: Record<string, unknown> = before;
    return known[name] !== value;
  });
  const moved = daysBetween(before.date, after.date);
  const seats =
    before.capacity === after.capacity && before.expected === after.expected
      ? {}
      : { capacity: after.capacity, expected: after.expected };
  return { ...other, ...Object.fromEntries(changed), ...seats, date: addDays(other.date, moved) };
}
