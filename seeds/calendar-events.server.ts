import { programmes } from '#app/domain/session.ts';
import { type CalendarSession, makeCalendarEvent } from '#app/feeds/calendar-event.ts';
import { locales } from '#app/text/locale.ts';
import type { DatabaseTransaction, SessionTable, VenueTable } from '#db/schema.ts';
import { insertInBatches } from './batches.server.ts';

/**
 * Writes the calendar event of each published session among `sessions`, in every language, from the rows at hand:
 * nothing is read.
 */
export async function storeCalendarEvents(
  trx: DatabaseTransaction,
  { sessions, venues }: { sessions: readonly SessionTable[]; venues: readonly VenueTable[] },
  publicUrl: string,
): Promise<void> {
  const venueOf = new Map(venues.map((venue) => [venue.id, venue]));
  const events = sessions
    .filter(({ published_at }) => published_at !== null)
    .flatMap((session) => {
      const facts = calendarSession(session, venueOf.get(session.venue_id ?? ''));
      return locales.map((locale) => ({
        session_id: session.id,
        locale,
        origin: publicUrl,
        text: makeCalendarEvent(facts, publicUrl, locale),
      }));
    });
  await insertInBatches(trx, 'calendar_events', events);
}

function calendarSession(row: SessionTable, venue: VenueTable | undefined): CalendarSession {
  return {
    id: row.id,
    slug: row.slug,
    title: row.title,
    description: row.description,
    programmeName: programmes.find(({ slug }) => slug === row.programme_slug)?.name ?? row.programme_slug,
    format: row.format,
    attendance: row.attendance,
    onlineUrl: row.online_url,
    entry: row.entry,
    whatToBring: row.what_to_bring,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    timeZone: row.time_zone,
    sequence: row.sequence,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    cancelledAt: row.cancelled_at,
    cancellationReason: row.cancellation_reason,
    venue: venue
      ? {
          name: venue.name,
          address: venue.address,
          postcode: venue.postcode,
          communeName: venue.commune_name,
          latitude: venue.latitude,
          longitude: venue.longitude,
        }
      : null,
  };
}
