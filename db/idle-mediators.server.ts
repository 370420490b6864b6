import { distanceBetween, type Point } from '#app/domain/distance.ts';
import type { Territory } from '#app/domain/permission.ts';
import type { Connection } from './connection.server.ts';
import { padIds } from './id-lists.ts';
import { isAround } from './sleeping-venues.server.ts';
import { liesIn } from './territories.server.ts';

/** Kilometres around a place in which mediators are looked for. No more than what makes a commune far from sessions. */
export const MEDIATORS_WITHIN = 20;
/** Rows of one answer, see sleeping-venues.server.ts. */
const AT_MOST = 4000;

export type NearbyMediator = { accountId: string; name: string; organisationName: string };

/**
 * Mediators who know a venue of the territory within 20 km of each point, because their organisation registered it or
 * because they held a session there in an earlier edition; nearest first. Asked for places that are farther than that
 * from any session, so none of those is theirs. One list per point. Three queries.
 */
export async function listMediatorsAround(
  { db }: Connection,
  territory: Territory,
  points: readonly Point[],
): Promise<NearbyMediator[][]> {
  if (points.length === 0) return [];
  const venues = await db
    .selectFrom('venues')
    .select(['id', 'organisation_id', 'latitude', 'longitude'])
    .where('closed_at', 'is', null)
    .where(liesIn(territory, 'venues'))
    .where((row) => row.or(points.map((point) => isAround(point, MEDIATORS_WITHIN))))
    .orderBy('id')
    .limit(AT_MOST)
    .execute();
  // An id that is nobody's, so that the number of queries does not depend on what is there.
  const organisationIds = ['', ...new Set(venues.flatMap(({ organisation_id }) => organisation_id ?? []))];
  const [members, former] = await Promise.all([
    mediators(db).where('accounts.organisation_id', 'in', padIds(organisationIds)).execute(),
    mediators(db)
      .innerJoin(
        // Grouped, so that it is read by its venues and not by each account's sessions.
        db
          .selectFrom('sessions')
          .where('venue_id', 'in', padIds(['', ...venues.map(({ id }) => id)]))
          .groupBy(['venue_id', 'mediator_id'])
          .select(['venue_id', 'mediator_id'])
          .as('held'),
        'held.mediator_id',
        'accounts.id',
      )
      .select('held.venue_id as venueId')
      .execute(),
  ]);
  const ofOrganisation = groupedBy(members, ({ organisationId }) => organisationId);
  const ofVenue = groupedBy(former, ({ venueId }) => venueId);
  return points.map((point) => {
    const nearest = new Map<string, NearbyMediator & { distance: number }>();
    for (const venue of venues) {
      const distance = distanceBetween(point, venue);
      if (distance > MEDIATORS_WITHIN) continue;
      const own = ofOrganisation.get(venue.organisation_id) ?? [];
      for (const { accountId, name, organisationName } of [...own, ...(ofVenue.get(venue.id) ?? [])]) {
        const known = nearest.get(accountId);
        if (known === undefined || distance < known.distance)
          nearest.set(accountId, { accountId, name, organisationName, distance });
      }
    }
    return [...nearest.values()]
      .sort((one, other) => one.distance - other.distance || one.name.localeCompare(other.name, 'fr'))
      .map(({ distance, ...mediator }) => mediator);
  });
}

function groupedBy<Row, Key>(rows: readonly Row[], keyOf: (row: Row) => Key): Map<Key, Row[]> {
  const groups = new Map<Key, Row[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}

/** Open accounts of mediators with their organisation, to be narrowed. */
function mediators(db: Connection['db']) {
  return db
    .selectFrom('accounts')
    .innerJoin('organisations', 'organisations.id', 'accounts.organisation_id')
    .where('accounts.role', '=', 'mediator')
    .where('accounts.closed_at', 'is', null)
    .select(['accounts.id as accountId', 'accounts.name', 'organisations.name as organisationName'])
    .select('accounts.organisation_id as organisationId');
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
