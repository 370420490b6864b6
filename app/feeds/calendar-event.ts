import ical, { ICalEventStatus } from 'ical-generator';
import { differsFromParis, localDate, localTime } from '#app/domain/local-time.ts';
import type { Attendance, Entry } from '#app/domain/session.ts';
import { zoneName } from '#app/text/format.ts';
import { type Locale, localePath, type Text, textIn } from '#app/text/locale.ts';
import { foldLines } from './calendar-fold.ts';

/** What a calendar needs to know of a session. Instants are UTC, the zone is the venue's. */
export type CalendarSession = {
  id: string;
  slug: string;
  title: string;
  description: string;
  programmeName: string;
  /** Code of app/domain/session.ts. */
  format: string;
  attendance: Attendance;
  onlineUrl: string | null;
  entry: Entry;
  whatToBring: string | null;
  startsAt: string;
  endsAt: string;
  timeZone: string;
  sequence: number;
  createdAt: string;
  updatedAt: string;
  cancelledAt: string | null;
  cancellationReason: string | null;
  venue: {
    name: string;
    address: string;
    postcode: string;
    communeName: string;
    latitude: number;
    longitude: number;
  } | null;
};

/**
 * The finished VEVENT of a session (RFC 5545), folded, with CRLF, its links at `publicUrl`, our own words in `locale`;
 * what its organiser wrote stays as it is. Made with ical-generator once per change: a feed of 1,500 joins the kept
 * texts. Times are in UTC (with a `Z`); the UID never changes and depends neither on where the site is hosted nor on
 * the language.
 */
export function makeCalendarEvent(session: CalendarSession, publicUrl: string, locale: Locale): string {
  const text = textIn(locale);
  const { venue } = session;
  const url = publicUrl + localePath(locale, `/ateliers/${encodeURIComponent(session.slug)}`);
  const event = ical().createEvent({
    id: calendarUid(session.id),
    sequence: session.sequence,
    stamp: new Date(session.updatedAt),
    created: new Date(session.createdAt),
    lastModified: new Date(session.updatedAt),
    start: new Date(session.startsAt),
    end: new Date(session.endsAt),
    status: session.cancelledAt === null ? ICalEventStatus.CONFIRMED : ICalEventStatus.CANCELLED,
    summary: oneLine(
      session.cancelledAt === null ? session.title : text.calendar.cancelledTitle(session.title),
    ),
    description: describe(session, url, text),
    location: {
      title: oneLine(venue ? venueLine(venue) : text.calendar.online),
      ...(venue && { geo: { lat: venue.latitude, lon: venue.longitude } }),
    },
    url,
    categories: [session.programmeName, formatName(session.format, text)].map((name) => ({
      name: oneLine(name),
    })),
  });
  return foldLines(event.toString());
}

/** The UID by which a calendar knows the session for ever. */
export function calendarUid(sessionId: string): string {
  return `${sessionId}@semainier`;
}

function venueLine(venue: NonNullable<CalendarSession['venue']>): string {
  return [venue.name, venue.address, `${venue.postcode} ${venue.communeName}`]
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join(', ');
}

function describe(session: CalendarSession, url: string, text: Text): string {
  const lines = [
    session.cancelledAt !== null && text.calendar.cancelled(session.cancellationReason),
    session.description,
    '',
    text.calendar.programme(session.programmeName),
    session.attendance === 'both' && text.calendar.alsoOnline,
    // A link of a session with sign-up is for those who signed up: they find it in their confirmation.
    session.entry === 'drop_in' && session.onlineUrl !== null && text.calendar.joinOnline(session.onlineUrl),
    session.whatToBring && text.calendar.bring(session.whatToBring),
    localHours(session, text),
    text.calendar.more(url),
  ];
  return manyLines(lines.filter((line) => typeof line === 'string').join('\n'));
}

/** The hours on the venue's clock, named, where Paris shows others: a calendar shows the reader's own. */
function localHours(session: CalendarSession, text: Text): string | undefined {
  const { startsAt, endsAt, timeZone } = session;
  if (!differsFromParis(startsAt, timeZone)) return undefined;
  const sameDay = localDate(startsAt, timeZone) === localDate(endsAt, timeZone);
  const until = sameDay
    ? localTime(endsAt, timeZone)
    : `${localDate(endsAt, timeZone)} ${localTime(endsAt, timeZone)}`;
  return text.calendar.localHours(localTime(startsAt, timeZone), until, zoneName(timeZone, text));
}

function formatName(format: string, text: Text): string {
  const names: Partial<Record<string, string>> = text.vocabulary.formats;
  return names[format] ?? format;
}

/** Line breaks of every kind become one; other control characters have no place in RFC 5545 text (section 3.1). */
function manyLines(value: string): string {
  return (
    value
      .replace(/\r\n|[\r\v\f\u0085\u2028\u2029]/g, '\n')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out.
      .replace(/[\u0000-\u0008\u000e-\u001f\u007f]/g, '')
      // Half of a surrogate pair cannot be written in UTF-8.
      .replace(/\p{Surrogate}/gu, '')
  );
}

function oneLine(value: string): string {
  return manyLines(value)
    .replace(/\s*\n\s*/g, ' ')
    .trim();
}
