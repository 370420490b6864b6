import type { ReturnReason } from '#app/domain/moderation.ts';
import type { Place } from '#app/domain/permission.ts';
import type { Connection } from './connection.server.ts';
import type { DatabaseTransaction, OrganisationTable } from './schema.ts';

/** The département an organisation works in; null for one of the whole country. */
export async function getOrganisationDepartment(
  { db }: Connection,
  organisationId: string,
): Promise<string | null> {
  const { department_code } = await db
    .selectFrom('organisations')
    .select('department_code')
    .where('id', '=', organisationId)
    .executeTakeFirstOrThrow();
  return department_code;
}

/** Where an organisation lies, for the rules of app/domain/permission.ts; one without a département, in the country. */
export async function getOrganisationPlace(trx: DatabaseTransaction, organisationId: string): Promise<Place> {
  const row = await trx
    .selectFrom('organisations')
    .leftJoin('departments', 'departments.code', 'organisations.department_code')
    .select(['departments.code', 'departments.region_code as regionCode'])
    .where('organisations.id', '=', organisationId)
    .executeTakeFirstOrThrow();
  const { code, regionCode } = row;
  return code === null || regionCode === null
    ? { kind: 'country' }
    : { kind: 'department', code, regionCode };
}

export type OrganisationFacts = {
  name: string;
  departmentCode: string | null;
  departmentName: string | null;
  introduction: string | null;
  verifiedAt: string | null;
  returnedAt: string | null;
  /** Why it was sent back. */
  reason: ReturnReason | null;
  note: string | null;
};

/** An organisation that is known to be there. */
export async function getOrganisation(
  { db }: Connection,
  organisationId: string,
): Promise<OrganisationFacts> {
  return db
    .selectFrom('organisations')
    .leftJoin('departments', 'departments.code', 'organisations.department_code')
    .select(['organisations.name', 'departments.name as departmentName', 'introduction'])
    .select('organisations.department_code as departmentCode')
    .select(['verified_at as verifiedAt', 'returned_at as returnedAt'])
    .select(['return_reason as reason', 'return_note as note'])
    .where('organisations.id', '=', organisationId)
    .executeTakeFirstOrThrow();
}

/** Holds an organisation until the end of the transaction: what its people do to each other happens one by one. */
export async function lockOrganisation(trx: DatabaseTransaction, organisationId: string): Promise<void> {
  await trx
    .updateTable('organisations')
    .set((organisation) => ({ name: organisation.ref('name') }))
    .where('id', '=', organisationId)
    .execute();
}

/** As `lockOrganisation`, for several in the order of their ids; those that are not there are left out. */
export async function lockOrganisations(
  trx: DatabaseTransaction,
  organisationIds: readonly string[],
): Promise<OrganisationTable[]> {
  const rows: OrganisationTable[] = [];
  for (const id of [...new Set(organisationIds)].sort()) {
    const row = await trx
      .updateTable('organisations')
      .set((organisation) => ({ name: organisation.ref('name') }))
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirst();
    if (row) rows.push(row);
  }
  return rows;
}

/** Says yes to an organisation, once: what it publishes from now on is public at once. Answers whether it was waiting. */
export async function verifyOrganisation(
  trx: DatabaseTransaction,
  organisationId: string,
  now: Date,
): Promise<boolean> {
  const verified = await trx
    .updateTable('organisations')
    .set({
      verified_at: now.toISOString(),
      review_since: null,
      returned_at: null,
      return_reason: null,
      return_note: null,
    })
    .where('id', '=', organisationId)
    .where('verified_at', 'is', null)
    .executeTakeFirst();
  return verified.numUpdatedRows > 0n;
}
