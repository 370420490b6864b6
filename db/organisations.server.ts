import type { Connection } from './connection.server.ts';

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
