import type { Connection } from './connection.server.ts';
import { padIds } from './id-lists.ts';
import type { AlertDemandTable, DatabaseTransaction } from './schema.ts';

/**
 * What people wait for and where, as numbers alone: they stay when the alerts are stopped or purged, so that
 * coordinators see where sessions are missing.
 */

type Demand = Pick<AlertDemandTable, 'campaign_id' | 'commune_code'> & { audience: string | null };

/** Counts alerts that were confirmed and told, or takes them back (negative), in the transaction that does it. */
export async function countDemand(
  trx: DatabaseTransaction,
  { campaign_id, commune_code, audience }: Demand,
  { confirmed, satisfied }: Pick<AlertDemandTable, 'confirmed' | 'satisfied'>,
): Promise<void> {
  await trx
    .insertInto('alert_demands')
    .values({ campaign_id, commune_code, audience: audience ?? '', confirmed, satisfied })
    .onConflict((conflict) =>
      conflict.columns(['campaign_id', 'commune_code', 'audience']).doUpdateSet((row) => ({
        confirmed: row('alert_demands.confirmed', '+', row.ref('excluded.confirmed')),
        satisfied: row('alert_demands.satisfied', '+', row.ref('excluded.satisfied')),
      })),
    )
    .execute();
}

export type UnmetDemand = {
  communeCode: string;
  communeName: string;
  departmentCode: string;
  /** Code of app/domain/session.ts; null: any. */
  audience: string | null;
  /** Alerts that were confirmed, whether or not they were stopped since. */
  confirmed: number;
  /** Those of them that were told of no session yet. */
  unmet: number;
};

/** Where people wait for sessions that nobody has announced, the most of them first; in one territory if given. */
export async function listUnmetDemand(
  { db }: Pick<Connection, 'db'>,
  campaignId: string,
  {
    territory,
    limit = 100,
  }: { territory?: { kind: 'region' | 'department'; code: string } | undefined; limit?: number } = {},
): Promise<UnmetDemand[]> {
  let demands = db
    .selectFrom('alert_demands')
    .innerJoin('communes', 'communes.code', 'alert_demands.commune_code')
    .select(['communes.code', 'communes.name', 'communes.department_code', 'alert_demands.audience'])
    .select('alert_demands.confirmed')
    .select((row) => row('alert_demands.confirmed', '-', row.ref('alert_demands.satisfied')).as('unmet'))
    .where('alert_demands.campaign_id', '=', campaignId)
    .whereRef('alert_demands.confirmed', '>', 'alert_demands.satisfied')
    .orderBy('unmet', 'desc')
    .orderBy('communes.code')
    .orderBy('alert_demands.audience')
    .limit(limit);
  if (territory) {
    const column = territory.kind === 'region' ? 'communes.region_code' : 'communes.department_code';
    demands = demands.where(column, '=', territory.code);
  }
  return (await demands.execute()).map((row) => ({
    communeCode: row.code,
    communeName: row.name,
    departmentCode: row.department_code,
    audience: row.audience || null,
    confirmed: row.confirmed,
    unmet: row.unmet,
  }));
}

/** Alerts that were told of no session yet, by code of département. */
export async function sumUnmetByDepartment(
  { db }: Pick<Connection, 'db'>,
  campaignId: string,
): Promise<Map<string, number>> {
  const rows = await unmetOf(db, campaignId)
    .select('communes.department_code as code')
    .groupBy('communes.department_code')
    .execute();
  return new Map(rows.map(({ code, unmet }) => [code, Number(unmet)]));
}

/** The same by commune of a département, an arrondissement's with its city. */
export async function sumUnmetByCommune(
  { db }: Pick<Connection, 'db'>,
  campaignId: string,
  departmentCodes: readonly string[],
): Promise<Map<string, number>> {
  if (departmentCodes.length === 0) return new Map();
  const rows = await unmetOf(db, campaignId)
    .where('communes.department_code', 'in', padIds(departmentCodes))
    .select((row) => row.fn.coalesce('communes.parent_code', 'communes.code').as('code'))
    .groupBy((row) => row.fn.coalesce('communes.parent_code', 'communes.code'))
    .execute();
  return new Map(rows.map(({ code, unmet }) => [code, Number(unmet)]));
}

function unmetOf(db: Connection['db'], campaignId: string) {
  return db
    .selectFrom('alert_demands')
    .innerJoin('communes', 'communes.code', 'alert_demands.commune_code')
    .where('alert_demands.campaign_id', '=', campaignId)
    .whereRef('alert_demands.confirmed', '>', 'alert_demands.satisfied')
    .select((row) =>
      row.fn
        .sum<string | number>(row('alert_demands.confirmed', '-', row.ref('alert_demands.satisfied')))
        .as('unmet'),
    );
}
