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

/** Holds an organisation until the end of the transaction: what its people do to each other happens one by one. */
export async function lockOrganisation(trx: DatabaseTransaction, organisationId: string): Promise<void> {
  await trx
    .updateTable('organisations')
    .set((organisation) => ({ name: organisation.ref('name') }))
    .where('id', '=', organisationId)
    .execute();
}
