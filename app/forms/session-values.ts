import { localDate, localTime } from '#app/domain/local-time.ts';
import { minutesUntil, type Slot } from '#app/domain/series.ts';
import type { Attendance, Entry } from '#app/domain/session.ts';
import type { Typed } from './form.ts';
import { durations } from './preparation.ts';
import type { SessionField } from './session.ts';

type StoredSession = {
  attendance: Attendance;
  venue: { id: string } | null;
  onlineUrl: string | null;
  programme: { slug: string };
  title: string;
  description: string;
  audience: string;
  format: string;
  language: string;
  whatToBring: string | null;
  startsAt: string;
  endsAt: string;
  timeZone: string;
  entry: Entry;
  capacity: number | null;
  expected: number | null;
};

/** A stored session as its form holds it: the day and hours are those of the venue's clock. */
export function typedSession(session: StoredSession): Typed {
  const values: Record<SessionField, string> = {
    attendance: session.attendance,
    venueId: session.venue?.id ?? '',
    onlineUrl: session.onlineUrl ?? '',
    programme: session.programme.slug,
    title: session.title,
    description: session.description,
    audience: session.audience,
    format: session.format,
    language: session.language,
    whatToBring: session.whatToBring ?? '',
    date: localDate(session.startsAt, session.timeZone),
    startTime: localTime(session.startsAt, session.timeZone),
    endTime: localTime(session.endsAt, session.timeZone),
    entry: session.entry,
    limit: session.capacity === null ? 'unlimited' : 'limited',
    capacity: session.capacity === null ? '' : String(session.capacity),
    expected: session.expected === null ? '' : String(session.expected),
  };
  return values;
}

/** Of the fields of a session's form, those that were typed otherwise than `stored` says; spaces around do not count. */
export function changedFields(stored: Typed, typed: Typed): Typed {
  const plain = (value: string | undefined) => (value ?? '').replace(/\r\n?/g, '\n').trim();
  return Object.fromEntries(
    Object.entries(typed).filter(([name, value]) => name in stored && plain(value) !== plain(stored[name])),
  );
}

/**
 * A preparation that copies a stored session to other dates: one in the field for the first day, several in rows. Lengths
 * that the menu lacks become the next longer one.
 */
export function typedCopy(session: StoredSession, slots: readonly Slot[]): Typed {
  const { date: _, startTime, endTime, ...content } = typedSession(session);
  const length = minutesUntil(startTime ?? '', endTime ?? '');
  const minutes = String(durations.find((known) => known >= length) ?? durations.at(-1));
  const [first] = slots;
  if (first && slots.length === 1)
    return { ...content, minutes, date: first.date, startTime: first.startTime, frequency: 'once' };
  const rows = slots.flatMap(({ date, startTime }, index) => [
    [`rowDate${index + 1}`, date],
    [`rowTime${index + 1}`, startTime],
  ]);
  return { ...content, minutes, date: '', ...Object.fromEntries(rows) };
}
