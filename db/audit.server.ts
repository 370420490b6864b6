import type { AuditAct, AuditDetails, AuditSubject } from '#app/domain/audit.ts';
import type { Place } from '#app/domain/permission.ts';
import { newId } from './identifiers.ts';
import type { DatabaseTransaction, VenueTable } from './schema.ts';

/** Who did what, when and from which role. Nothing about citizens; written in the transaction that does it. */

export type Act = {
  act: AuditAct;
  subject: { kind: AuditSubject; id: string };
  /** Where the subject lies; null where it belongs to the whole country. */
  departmentCode: string | null;
  regionCode: string | null;
  /** What the act's line says beyond that: numbers, criteria, the reason given. Never anything of a citizen's. */
  details?: AuditDetails;
};

/** Notes what an account did to a venue. Its name is kept: the venue may be deleted. */
export async function noteVenueAct(
  trx: DatabaseTransaction,
  act: AuditAct,
  venue: Pick<VenueTable, 'id' | 'name' | 'department_code' | 'region_code'>,
  accountId: string,
  now: Date,
): Promise<void> {
  const { id, name, department_code: departmentCode, region_code: regionCode } = venue;
  const subject = { kind: 'venue' as const, id };
  await noteActs(trx, accountId, [{ act, subject, departmentCode, regionCode, details: { name } }], now);
}

/** The columns that say where something lies. */
export function whereabouts(place: Place): Pick<Act, 'departmentCode' | 'regionCode'> {
  switch (place.kind) {
    case 'country':
      return { departmentCode: null, regionCode: null };
    case 'region':
      return { departmentCode: null, regionCode: place.code };
    case 'department':
      return { departmentCode: place.code, regionCode: place.regionCode };
  }
}

/** Rows of one insert: SQLite binds at most 32,766 values in a statement. */
const ROWS_PER_INSERT = 500;

/** Notes acts of one account, with the role and the territory that it has at that moment. */
export async function noteActs(
  trx: DatabaseTransaction,
  accountId: string,
  acts: readonly Act[],
  now: Date,
): Promise<void> {
  if (acts.length === 0) return;
  const actor = await trx
    .selectFrom('accounts')
    .select(['role', 'territory_kind', 'territory_code'])
    .where('id', '=', accountId)
    .executeTakeFirstOrThrow();
  const rows = acts.map(({ act, subject, departmentCode, regionCode, details }) => ({
    id: newId(),
    happened_at: now.toISOString(),
    account_id: accountId,
    ...actor,
    act,
    subject_kind: subject.kind,
    subject_id: subject.id,
    department_code: departmentCode,
    region_code: regionCode,
    details: details === undefined ? null : JSON.stringify(details),
  }));
  for (let start = 0; start < rows.length; start += ROWS_PER_INSERT) {
    await trx
      .insertInto('audit_entries')
      .values(rows.slice(start, start + ROWS_PER_INSERT))
      .execute();
  }
}
