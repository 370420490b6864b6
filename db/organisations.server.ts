import type { Place } from '#app/domain/permission.ts';
import type { Connection } from './connection.server.ts';
import type { DatabaseTransaction } from './schema.ts';

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

/** Holds an organisation until the end of the transaction: what its people do to each other happens one by one. */
export async function lockOrganisation(trx: DatabaseTransaction, organisationId: string): Promise<void> {
  await trx
    .updateTable('organisations')
    .set((organisation) => ({ name: organisation.ref('name') }))
    .where('id', '=', organisationId)
    .execute();
}
