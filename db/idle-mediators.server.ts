import { distanceBetween, type Point } from '#app/domain/distance.ts';
import type { Territory } from '#app/domain/permission.ts';
import type { Connection } from './connection.server.ts';
import { padIds } from './id-lists.ts';
import { aroundPoint, VENUES_WITHIN } from './sleeping-venues.server.ts';
import { liesIn } from './territories.server.ts';

/** Rows of one answer, see sleeping-venues.server.ts. */
const AT_MOST = 2000;

export type NearbyMediator = { accountId: string; name: string; organisationName: string };

/**
 * Mediators whose organisation has an open venue of the territory within 10 km of each point, nearest first. Where no
 * session is near, none of theirs is. One list per point. One query.
 */
export async function listMediatorsAround(
  { db }: Connection,
  territory: Territory,
  points: readonly Point[],
): Promise<NearbyMediator[][]> {
  if (points.length === 0) return [];
  const rows = await db
    .selectFrom('venues')
    .innerJoin('accounts', 'accounts.organisation_id', 'venues.organisation_id')
    .innerJoin('organisations', 'organisations.id', 'accounts.organisation_id')
    .select(['accounts.id as accountId', 'accounts.name', 'organisations.name as organisationName'])
    .select(['venues.latitude', 'venues.longitude'])
    .where('accounts.role', '=', 'mediator')
    .where('accounts.closed_at', 'is', null)
    .where('venues.closed_at', 'is', null)
    .where(liesIn(territory, 'venues'))
    .where((row) => row.or(points.map(aroundPoint)))
    .orderBy('accounts.id')
    .limit(AT_MOST)
    .execute();
  return points.map((point) => {
    const nearest = new Map<string, NearbyMediator & { distance: number }>();
    for (const { latitude, longitude, ...mediator } of rows) {
      const distance = distanceBetween(point, { latitude, longitude });
      const known = nearest.get(mediator.accountId);
      if (distance <= VENUES_WITHIN && (known === undefined || distance < known.distance))
        nearest.set(mediator.accountId, { ...mediator, distance });
    }
    return [...nearest.values()]
      .sort((one, other) => one.distance - other.distance || one.name.localeCompare(other.name, 'fr'))
      .map(({ distance, ...mediator }) => mediator);
  });
}

/**
 * How many mediators of each département work for an organisation without a published session in a campaign, by code of
 * département; one without any is missing.
 */
export async function countIdleMediators(
  { db }: Connection,
  campaignId: string,
  departmentCodes: readonly string[],
): Promise<Map<string, number>> {
  if (departmentCodes.length === 0) return new Map();
  const rows = await db
    .selectFrom('organisations')
    .innerJoin('accounts', 'accounts.organisation_id', 'organisations.id')
    .where('organisations.department_code', 'in', padIds(departmentCodes))
    .where('accounts.role', '=', 'mediator')
    .where('accounts.closed_at', 'is', null)
    .where((row) =>
      row.not(
        row.exists(
          row
            .selectFrom('sessions')
            .select('sessions.id')
            .whereRef('sessions.organisation_id', '=', 'organisations.id')
            .where('sessions.campaign_id', '=', campaignId)
            .where('sessions.published_at', 'is not', null)
            .where('sessions.cancelled_at', 'is', null),
        ),
      ),
    )
    .groupBy('organisations.department_code')
    .select((row) => [
      'organisations.department_code as code',
      row.fn.count<string | number>('accounts.id').as('mediators'),
    ])
    .execute();
  return new Map(rows.flatMap(({ code, mediators }) => (code === null ? [] : [[code, Number(mediators)]])));
}
