import type { Entry } from '#app/domain/session.ts';
import type { Connection } from './connection.server.ts';

/** What a département's coordinator looks through: its sessions to come, those without a report, and its communes. */

export type DepartmentSession = {
  id: string;
  slug: string;
  title: string;
  startsAt: string;
  endsAt: string;
  timeZone: string;
  entry: Entry;
  capacity: number | null;
  seatsTaken: number;
  organisationName: string;
  /** Both null online. */
  venueName: string | null;
  communeName: string | null;
};

/**
 * Published sessions of a campaign in a département, not cancelled: those that are not over yet, the soonest first, or
 * those that are over without any report, the longest ago first. At most `limit`.
 */
export async function listDepartmentSessions(
  { db }: Connection,
  campaignId: string,
  {
    departmentCode,
    state,
    limit,
  }: { departmentCode: string; state: 'coming' | 'without-report'; limit: number },
  now: Date,
): Promise<DepartmentSession[]> {
  const sessions = db
    .selectFrom('sessions')
    .innerJoin('organisations', 'organisations.id', 'sessions.organisation_id')
    .leftJoin('venues', 'venues.id', 'sessions.venue_id')
    .where('sessions.campaign_id', '=', campaignId)
    .where('sessions.department_code', '=', departmentCode)
    .where('published_at', 'is not', null)
    .where('cancelled_at', 'is', null)
    .select([
      'sessions.id',
      'slug',
      'title',
      'starts_at as startsAt',
      'ends_at as endsAt',
      'sessions.time_zone as timeZone',
      'entry',
      'capacity',
      'seats_taken as seatsTaken',
      'organisations.name as organisationName',
      'venues.name as venueName',
      'venues.commune_name as communeName',
    ])
    .orderBy('starts_at')
    .orderBy('sessions.id')
    .limit(limit);
  return state === 'coming'
    ? sessions.where('ends_at', '>', now.toISOString()).execute()
    : sessions
        .where('ends_at', '<=', now.toISOString())
        .where('reported_people', 'is', null)
        .where('people_to_verify', 'is', null)
        .execute();
}

export type CommuneCounts = {
  code: string;
  name: string;
  population: number;
  events: number;
  seats: number;
  registered: number;
};

/**
 * Communes of a département that have a published session of the campaign, and all of `population` inhabitants or more,
 * the populous first, at most `limit`. A city of arrondissements is told by those. What is online has no commune.
 */
export async function listCommuneCounts(
  { db }: Connection,
  campaignId: string,
  { departmentCode, population, limit }: { departmentCode: string; population: number; limit: number },
): Promise<CommuneCounts[]> {
  const [communes, counted] = await Promise.all([
    db
      .selectFrom('communes')
      .select(['code', 'name', 'population', 'parent_code'])
      .where('department_code', '=', departmentCode)
      .orderBy('population', 'desc')
      .orderBy('code')
      .execute(),
    db
      .selectFrom('sessions')
      .innerJoin('venues', 'venues.id', 'sessions.venue_id')
      .where('sessions.campaign_id', '=', campaignId)
      .where('sessions.department_code', '=', departmentCode)
      // An expression: else SQLite takes the index of publications, and reads the whole campaign for one département.
      .where(({ fn, val }) => fn.coalesce('published_at', val('')), '<>', '')
      .where('cancelled_at', 'is', null)
      .groupBy('venues.commune_code')
      .select((row) => [
        'venues.commune_code as code',
        row.fn.count<string | number>('sessions.id').as('events'),
        row.fn.sum<string | number>(row.fn.coalesce('capacity', 'expected', row.lit(0))).as('seats'),
        row.fn.sum<string | number>('seats_taken').as('registered'),
      ])
      .execute(),
  ]);
  const counts = new Map(counted.map((row) => [row.code, row]));
  const cities = new Set(communes.map((commune) => commune.parent_code));
  return communes
    .filter(
      ({ code, ...commune }) => counts.has(code) || (commune.population >= population && !cities.has(code)),
    )
    .slice(0, limit)
    .map(({ code, name, population }) => ({
      code,
      name,
      population,
      events: Number(counts.get(code)?.events ?? 0),
      seats: Number(counts.get(code)?.seats ?? 0),
      registered: Number(counts.get(code)?.registered ?? 0),
    }));
}
