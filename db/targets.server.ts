import type { Place, Territory } from '#app/domain/permission.ts';
import { isNothingSet, type SetTargets, type TargetPart, writePart } from '#app/domain/target.ts';
import { noteActs } from './audit.server.ts';
import type { Connection } from './connection.server.ts';
import type { DatabaseTransaction } from './schema.ts';
import { liesIn } from './territories.server.ts';

/** What coordinators set as targets; what nobody set is computed by app/domain/target.ts. */

const columns = ['events', 'seats', 'participants'] as const;
const HISTORY_SHOWN = 20;

/** What was set for whole regions and départements of a campaign, by their codes. */
export async function listTerritoryTargets(
  { db }: Connection,
  campaignId: string,
): Promise<{ regions: Map<string, SetTargets>; departments: Map<string, SetTargets> }> {
  const rows = await db
    .selectFrom('targets')
    .select(['territory_kind', 'territory_code', ...columns])
    .where('campaign_id', '=', campaignId)
    .where('part_kind', '=', 'whole')
    .execute();
  const set = { regions: new Map<string, SetTargets>(), departments: new Map<string, SetTargets>() };
  for (const { territory_kind: kind, territory_code: code, ...targets } of rows)
    set[kind === 'region' ? 'regions' : 'departments'].set(code, targets);
  return set;
}

/** What was set for programmes, audiences and weeks of one territory, by `writePart`. */
export async function listPartTargets(
  { db }: Connection,
  campaignId: string,
  territory: Territory,
): Promise<Map<string, SetTargets>> {
  const rows = await db
    .selectFrom('targets')
    .select(['part_kind', 'part_code', ...columns])
    .where('campaign_id', '=', campaignId)
    .where('part_kind', 'in', ['programme', 'audience', 'week'])
    .where('territory_kind', '=', territory.kind)
    .where('territory_code', '=', codeOf(territory))
    .execute();
  return new Map(
    rows.map(({ part_kind: kind, part_code: code, ...targets }) => [
      kind === 'whole' ? kind : writePart({ kind, code }),
      targets,
    ]),
  );
}

/**
 * Sets targets of a territory or of a part of it, in place of what was set before; none at all gives it back to the
 * computed ones. The caller has checked that the account may. The country's whole is its campaign's, and not set here.
 */
export async function setTargets(
  connection: Connection,
  accountId: string,
  {
    campaignId,
    place,
    part,
    targets,
  }: { campaignId: string; place: Place; part: TargetPart; targets: SetTargets },
  now: Date,
): Promise<'set' | 'removed' | 'unchanged'> {
  if (place.kind === 'country' && part.kind === 'whole')
    throw new Error('The campaign holds the country’s targets.');
  return connection.write(async (trx) => {
    await lockTargets(trx, campaignId);
    const key = {
      campaign_id: campaignId,
      territory_kind: place.kind,
      territory_code: codeOf(place),
      part_kind: part.kind,
      part_code: part.kind === 'whole' ? '' : part.code,
    };
    const known = await trx
      .selectFrom('targets')
      .select(columns)
      .where((row) => row.and(key))
      .executeTakeFirst();
    if (columns.every((column) => (known?.[column] ?? null) === targets[column])) return 'unchanged';
    if (isNothingSet(targets)) {
      await trx
        .deleteFrom('targets')
        .where((row) => row.and(key))
        .execute();
    } else {
      const content = { ...targets, set_by: accountId, set_at: now.toISOString() };
      await trx
        .insertInto('targets')
        .values({ ...key, ...content })
        .onConflict((conflict) =>
          conflict
            .columns(['campaign_id', 'part_kind', 'territory_kind', 'territory_code', 'part_code'])
            .doUpdateSet(content),
        )
        .execute();
    }
    await noteActs(trx, accountId, [actOn({ campaignId, place, part, targets })], now);
    return isNothingSet(targets) ? 'removed' : 'set';
  });
}

/** One at a time: each notes what it replaces. */
async function lockTargets(trx: DatabaseTransaction, campaignId: string): Promise<void> {
  await trx
    .updateTable('campaigns')
    .set((campaign) => ({ name: campaign.ref('name') }))
    .where('id', '=', campaignId)
    .execute();
}

function actOn({
  campaignId,
  place,
  part,
  targets,
}: {
  campaignId: string;
  place: Place;
  part: TargetPart;
  targets: SetTargets;
}): Parameters<typeof noteActs>[2][number] {
  return {
    act: isNothingSet(targets) ? 'deleted' : 'target-set',
    subject: { kind: 'target', id: `${campaignId}:${place.kind}:${codeOf(place)}:${writePart(part)}` },
    departmentCode: place.kind === 'department' ? place.code : null,
    regionCode: place.kind === 'department' ? place.regionCode : place.kind === 'region' ? place.code : null,
    details: { part: writePart(part), ...targets },
  };
}

export type TargetAct = {
  id: string;
  by: string;
  /** UTC. */
  at: string;
  /** Names of where it lies; both null for the country. */
  departmentName: string | null;
  regionName: string | null;
  /** As `writePart` names it. */
  part: string;
  targets: SetTargets;
};

/** Who set which targets of a campaign inside a territory, the latest first. */
export async function listTargetActs(
  { db }: Connection,
  campaignId: string,
  territory: Territory,
): Promise<TargetAct[]> {
  const rows = await db
    .selectFrom('audit_entries')
    .innerJoin('accounts', 'accounts.id', 'audit_entries.account_id')
    .leftJoin('departments', 'departments.code', 'audit_entries.department_code')
    .leftJoin('regions', 'regions.code', 'audit_entries.region_code')
    .select(['audit_entries.id', 'accounts.name as by', 'happened_at as at', 'details'])
    .select(['departments.name as departmentName', 'regions.name as regionName'])
    .where('subject_kind', '=', 'target')
    .where('subject_id', '>', `${campaignId}:`)
    .where('subject_id', '<', `${campaignId};`)
    .where(liesIn(territory, 'audit_entries'))
    .orderBy('happened_at', 'desc')
    .orderBy('audit_entries.id', 'desc')
    .limit(HISTORY_SHOWN)
    .execute();
  return rows.map(({ details, ...row }) => {
    const { part, ...targets }: SetTargets & { part: string } = JSON.parse(details ?? '{}');
    return { ...row, part, targets };
  });
}

function codeOf(territory: Territory | Place): string {
  return territory.kind === 'country' ? '' : territory.code;
}
