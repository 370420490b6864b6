import { type AliasableExpression, expressionBuilder } from 'kysely';
import type { Campaign } from '#app/domain/campaign.ts';
import type { Figure } from '#app/domain/figure.ts';
import type { Territory } from '#app/domain/permission.ts';
import type { Grade } from '#app/domain/report.ts';
import { makeParticipants, noTotals, sumTotals, type Totals } from '#app/domain/totals.ts';
import type { Connection } from './connection.server.ts';
import { countedIn, countedSessions } from './counted-sessions.server.ts';
import { padIds } from './id-lists.ts';
import type { Schema } from './schema.ts';
import { liesIn } from './territories.server.ts';

/** The figures of one territory. Territories where nothing happens are listed too: gaps must be seen. */
export type TerritoryTotals = {
  code: string;
  name: string;
  population: number;
  totals: Totals;
};

export type DepartmentTotals = TerritoryTotals & { regionCode: string; regionName: string };

export type TotalsTerritory = { kind: 'department' | 'region'; code: string };

/**
 * The figures of a campaign, nationally or in one territory, by the rules of app/domain/totals.ts; as they stood when it
 * was archived.
 */
export async function getTotals(
  { db }: Pick<Connection, 'db'>,
  campaignId: string,
  territory?: TotalsTerritory,
): Promise<Totals> {
  let query = (await countedSessions(db, campaignId)).select(sums());
  if (territory?.kind === 'department') query = query.where('department_code', '=', territory.code);
  if (territory?.kind === 'region') query = query.where('region_code', '=', territory.code);
  return toTotals(await query.executeTakeFirstOrThrow());
}

/** Every département with its figures, in the order of their codes. */
export async function listTotalsByDepartment(
  { db }: Connection,
  campaignId: string,
): Promise<DepartmentTotals[]> {
  const counting = await countedSessions(db, campaignId);
  const counted = await counting
    .groupBy('department_code')
    .select('department_code')
    .select(sums())
    .execute();
  const totalsOf = new Map(counted.map((row) => [row.department_code, toTotals(row)]));
  const departments = await db
    .selectFrom('departments')
    .innerJoin('regions', 'regions.code', 'departments.region_code')
    .select([
      'departments.code',
      'departments.name',
      'population',
      'region_code',
      'regions.name as region_name',
    ])
    .orderBy('departments.code')
    .execute();
  return departments.map((department) => ({
    code: department.code,
    name: department.name,
    population: department.population,
    regionCode: department.region_code,
    regionName: department.region_name,
    totals: totalsOf.get(department.code) ?? noTotals,
  }));
}

/** The figures of one programme, audience and local day (YYYY-MM-DD) together. */
export type PartTotals = { programme: string; audience: string; day: string; totals: Totals };

/** The figures of a campaign in a territory, by programme, audience and day; only where there are sessions. */
export async function listTotalsByPart(
  { db }: Connection,
  campaignId: string,
  territory: Territory,
): Promise<PartTotals[]> {
  const counting = await countedSessions(db, campaignId);
  const rows = await counting
    .where(liesIn(territory, 'sessions'))
    .groupBy(['programme_slug', 'audience', 'local_date'])
    .select(['programme_slug', 'audience', 'local_date'])
    .select(sums())
    .execute();
  return rows.map((row) => ({
    programme: row.programme_slug,
    audience: row.audience,
    day: row.local_date,
    totals: toTotals(row),
  }));
}

/** The national figures of several campaigns, by their ids; of archived ones as they stood then. Two queries at most. */
export async function getTotalsOf(
  { db }: Connection,
  campaigns: readonly Pick<Campaign, 'id' | 'archivedAt'>[],
): Promise<Map<string, Totals>> {
  const read = async (table: 'sessions' | 'archived_sessions', some: typeof campaigns) =>
    some.length === 0
      ? []
      : countedIn(db, table)
          .where('campaign_id', 'in', padIds(some.map(({ id }) => id)))
          .groupBy('campaign_id')
          .select('campaign_id')
          .select(sums())
          .execute();
  const rows = await Promise.all([
    read(
      'sessions',
      campaigns.filter(({ archivedAt }) => archivedAt === null),
    ),
    read(
      'archived_sessions',
      campaigns.filter(({ archivedAt }) => archivedAt !== null),
    ),
  ]);
  return new Map(rows.flat().map((row) => [row.campaign_id, toTotals(row)]));
}

/**
 * The figures of a campaign in a territory by format; only where there are sessions. Formats are those of today, also where
 * the campaign is archived.
 */
export async function listTotalsByFormat(
  { db }: Connection,
  campaignId: string,
  territory: Territory,
): Promise<{ format: string; totals: Totals }[]> {
  const counting = await countedSessions(db, campaignId);
  const rows = await counting
    .innerJoin(db.selectFrom('sessions').select(['id', 'format']).as('today'), 'today.id', 'sessions.id')
    .where(liesIn(territory, 'sessions'))
    .groupBy('today.format')
    .select('today.format')
    .select(sums())
    .execute();
  return rows.map((row) => ({ format: row.format, totals: toTotals(row) }));
}

/**
 * The figures of a campaign in a département by commune; only where there are sessions. What is held online alone has no
 * commune, and stands apart: together they are the département's figures.
 */
export async function listTotalsByCommune(
  { db }: Connection,
  campaignId: string,
  departmentCode: string,
): Promise<{
  communes: { code: string; name: string; population: number; totals: Totals }[];
  online: Totals | undefined;
}> {
  const counting = await countedSessions(db, campaignId);
  const rows = await counting
    .innerJoin(db.selectFrom('sessions').select(['id', 'venue_id']).as('today'), 'today.id', 'sessions.id')
    .leftJoin('venues', 'venues.id', 'today.venue_id')
    .leftJoin('communes', 'communes.code', 'venues.commune_code')
    .where('sessions.department_code', '=', departmentCode)
    .groupBy(['communes.code', 'communes.name', 'communes.population'])
    .select(['communes.code', 'communes.name', 'communes.population'])
    .select(sums())
    .execute();
  const communes = rows.flatMap(({ code, name, population, ...row }) =>
    code === null || name === null || population === null
      ? []
      : [{ code, name, population, totals: toTotals(row) }],
  );
  const elsewhere = rows.filter(({ code }) => code === null).map((row) => toTotals(row));
  return { communes, online: elsewhere.length === 0 ? undefined : sumTotals(elsewhere) };
}

/** Every region with its figures, in the order of the names. */
export async function listTotalsByRegion(
  connection: Connection,
  campaignId: string,
): Promise<TerritoryTotals[]> {
  return sumByRegion(await listTotalsByDepartment(connection, campaignId));
}

/** Adds the figures of départements up by region, in the order of the regions' names. */
export function sumByRegion(departments: readonly DepartmentTotals[]): TerritoryTotals[] {
  const regions = new Map<string, DepartmentTotals[]>();
  for (const department of departments) {
    const known = regions.get(department.regionCode);
    if (known) known.push(department);
    else regions.set(department.regionCode, [department]);
  }
  return [...regions]
    .map(([code, members]) => ({
      code,
      name: members[0]?.regionName ?? code,
      population: members.reduce((sum, { population }) => sum + population, 0),
      totals: sumTotals(members.map(({ totals }) => totals)),
    }))
    .sort((one, other) => one.name.localeCompare(other.name, 'fr'));
}

/** What a published session brings to one figure, by the rule of app/domain/totals.ts, in a query over `sessions`. */
export function numberOf(figure: Figure): AliasableExpression<number> {
  const eb = expressionBuilder<Schema, 'sessions'>();
  const people = eb.fn.coalesce('sessions.reported_people', eb.lit(0));
  const isReported = eb('sessions.reported_grade', 'is not', null);
  const graded = (grade: Grade) =>
    eb.case().when('sessions.reported_grade', '=', grade).then(people).else(eb.lit(0)).end();
  switch (figure) {
    case 'events':
      return eb.lit(1);
    case 'seats':
      return eb.fn.coalesce('sessions.capacity', 'sessions.expected', eb.lit(0));
    case 'participants':
      return eb.case().when(isReported).then(people).else(eb.ref('sessions.seats_taken')).end();
    case 'checkedIn':
      return graded('checked_in');
    case 'counted':
    case 'estimated':
      return graded(figure);
    case 'registered':
      return eb.case().when(isReported).then(eb.lit(0)).else(eb.ref('sessions.seats_taken')).end();
    case 'toVerify':
      return eb.fn.coalesce('sessions.people_to_verify', eb.lit(0));
  }
}

/** The sums, in one pass over an index of the sessions. Sums are exact integers; engines hand them as text or number. */
function sums() {
  const eb = expressionBuilder<Schema, 'sessions'>();
  const sum = (figure: Figure) => eb.fn.sum<string | number | null>(numberOf(figure));
  return [
    eb.fn.count<string | number>('sessions.id').as('events'),
    sum('seats').as('seats_offered'),
    sum('checkedIn').as('checked_in'),
    sum('counted').as('counted'),
    sum('estimated').as('estimated'),
    sum('registered').as('registered'),
    sum('toVerify').as('to_verify'),
  ];
}

type Sums = Record<
  'events' | 'seats_offered' | 'checked_in' | 'counted' | 'estimated' | 'registered' | 'to_verify',
  string | number | null
>;

function toTotals(row: Sums): Totals {
  return {
    events: Number(row.events),
    seatsOffered: Number(row.seats_offered),
    participants: makeParticipants({
      checkedIn: Number(row.checked_in),
      counted: Number(row.counted),
      estimated: Number(row.estimated),
      registered: Number(row.registered),
    }),
    toVerify: Number(row.to_verify),
  };
}
