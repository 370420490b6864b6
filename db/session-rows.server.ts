import { localDate, localTime } from '#app/domain/local-time.ts';
import type { SessionNature } from '#app/domain/moderation.ts';
import { audiences, formats, languages } from '#app/domain/session.ts';
import type { SessionFacts, SessionPlacement, TypedSession } from '#app/domain/session-editing.ts';
import type { SessionTable } from './schema.ts';

/** A session's row as the rules and the forms see it. */

/** A code that this version does not know any more reads as the most general one, which stands first. */
export function readCode<Code extends string>(known: readonly [Code, ...Code[]], code: string): Code {
  return known.find((one) => one === code) ?? known[0];
}

/** What the rules of app/domain/session-editing.ts look at. */
export function toSessionFacts(row: SessionTable): SessionFacts {
  return {
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    timeZone: row.time_zone,
    venueId: row.venue_id,
    title: row.title,
    attendance: row.attendance,
    onlineUrl: row.online_url,
    entry: row.entry,
    capacity: row.capacity,
    publishedAt: row.published_at,
    cancelledAt: row.cancelled_at,
    description: row.description,
    seatsTaken: row.seats_taken,
    seatsWaiting: row.seats_waiting,
    seatsHeld: row.seats_held,
    sequence: row.sequence,
  };
}

/** What the rules of app/domain/moderation.ts look at. */
export function toSessionNature(row: SessionTable): SessionNature {
  return {
    title: row.title,
    description: row.description,
    programmeSlug: row.programme_slug,
    audience: readCode(audiences, row.audience),
    format: readCode(formats, row.format),
    language: readCode(languages, row.language),
    attendance: row.attendance,
    venueId: row.venue_id,
    onlineUrl: row.online_url,
  };
}

/** What a session was before the changes that a coordinator is to look at; null when nothing is. */
export function readApprovedNature({
  approved_nature: json,
}: Pick<SessionTable, 'approved_nature'>): SessionNature | null {
  return json === null ? null : JSON.parse(json);
}

/** When and where, as a message tells what was before. */
export function toPlacement(row: SessionTable): SessionPlacement {
  const { startsAt, endsAt, timeZone, venueId, title, attendance, onlineUrl } = toSessionFacts(row);
  return { startsAt, endsAt, timeZone, venueId, title, attendance, onlineUrl };
}

/** A stored session as its mediator would type it: the day and hours are those of the venue's clock. */
export function toTypedSession(row: SessionTable): TypedSession {
  return {
    venueId: row.venue_id,
    attendance: row.attendance,
    onlineUrl: row.online_url,
    programmeSlug: row.programme_slug,
    title: row.title,
    description: row.description,
    audience: readCode(audiences, row.audience),
    format: readCode(formats, row.format),
    language: readCode(languages, row.language),
    whatToBring: row.what_to_bring,
    date: localDate(row.starts_at, row.time_zone),
    startTime: localTime(row.starts_at, row.time_zone),
    endTime: localTime(row.ends_at, row.time_zone),
    entry: row.entry,
    capacity: row.capacity,
    expected: row.expected,
  };
}
