import type { Connection } from './connection.server.ts';

/** When one session of a series is held. Instants are UTC, `timeZone` is the venue's. */
export type SeriesDate = { startsAt: string; endsAt: string; timeZone: string };

/** No series has more dates to come than this on a poster or a page. */
const MOST_DATES = 100;

/**
 * The dates to come of a session's series at the same venue, the soonest first: published, not cancelled, not begun. None
 * for a session of no series.
 */
export async function listSeriesDates(
  { db }: Connection,
  session: { seriesId: string | null; venue: { id: string } | null },
  now: Date,
): Promise<SeriesDate[]> {
  if (session.seriesId === null || session.venue === null) return [];
  return db
    .selectFrom('sessions')
    .select(['starts_at as startsAt', 'ends_at as endsAt', 'time_zone as timeZone'])
    .where('series_id', '=', session.seriesId)
    .where('starts_at', '>', now.toISOString())
    .where('venue_id', '=', session.venue.id)
    .where('published_at', 'is not', null)
    .where('cancelled_at', 'is', null)
    .orderBy('starts_at')
    .limit(MOST_DATES)
    .execute();
}
