import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { distanceBetween, KILOMETRES_PER_DEGREE, type Point } from '#app/domain/distance.ts';
import type { Territory } from '#app/domain/permission.ts';
import type { Connection } from './connection.server.ts';
import { liesIn } from './territories.server.ts';

/** Kilometres around a place in which venues are looked for. */
export const VENUES_WITHIN = 10;
/** Rows of one answer: a town may have a hundred venues, a page shows a few around each of some communes. */
const AT_MOST = 2000;

export type SleepingVenue = { id: string; name: string; communeName: string; distance: number };

/**
 * Open venues of a territory without any session in a campaign, drafts included, within 10 km of each point, nearest
 * first. One list per point. One query.
 */
export async function listSleepingVenues(
  { db }: Connection,
  campaignId: string,
  territory: Territory,
  points: readonly Point[],
): Promise<SleepingVenue[][]> {
  if (points.length === 0) return [];
  const venues = await db
    .selectFrom('venues')
    .select(['venues.id', 'venues.name', 'commune_name as communeName', 'latitude', 'longitude'])
    .where('venues.closed_at', 'is', null)
    .where(liesIn(territory, 'venues'))
    .where((row) => row.or(points.map((point) => isAround(point, VENUES_WITHIN))))
    .where((row) =>
      row.not(
        row.exists(
          row
            .selectFrom('sessions')
            .select('sessions.id')
            .whereRef('sessions.venue_id', '=', 'venues.id')
            .where('sessions.campaign_id', '=', campaignId)
            .where('sessions.cancelled_at', 'is', null),
        ),
      ),
    )
    .orderBy('venues.id')
    .limit(AT_MOST)
    .execute();
  return points.map((point) =>
    venues
      .map(({ id, name, communeName, ...place }) => ({
        id,
        name,
        communeName,
        distance: distanceBetween(point, place),
      }))
      .filter(({ distance }) => distance <= VENUES_WITHIN)
      .sort((one, other) => one.distance - other.distance || (one.id < other.id ? -1 : 1)),
  );
}

/** Whether a venue lies in the box that holds a circle of so many kilometres: by the index on positions. */
export function isAround({ latitude, longitude }: Point, radius: number): RawBuilder<SqlBool> {
  const height = (radius / KILOMETRES_PER_DEGREE) * 1.001;
  const width = height / Math.cos((Math.min(89, Math.abs(latitude) + height) * Math.PI) / 180);
  return sql<SqlBool>`(venues.latitude between ${latitude - height} and ${latitude + height}
    and venues.longitude between ${longitude - width} and ${longitude + width})`;
}
