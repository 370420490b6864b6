import { localDate, localTime } from '#app/domain/local-time.ts';
import type { Attendance, Entry } from '#app/domain/session.ts';
import type { Typed } from './form.ts';
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
