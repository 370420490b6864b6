import type { Connection } from './connection.server.ts';

export type SuggestedDuplicates = { addressKey: string; venues: number };

/**
 * Addresses at which several open venues stand: kept apart, since a town hall may house two, but a person should look.
 * The address key of a venue without an address is its commune alone, which says nothing and is left out.
 */
export async function listSuggestedDuplicates({
  db,
}: Pick<Connection, 'db'>): Promise<SuggestedDuplicates[]> {
  const rows = await db
    .selectFrom('venues')
    .select((expression) => ['address_key as addressKey', expression.fn.countAll().as('venues')])
    .where('closed_at', 'is', null)
    .where('address', '!=', '')
    .groupBy('address_key')
    .having((expression) => expression.fn.countAll(), '>', 1)
    .orderBy('address_key')
    .execute();
  return rows.map(({ addressKey, venues }) => ({ addressKey, venues: Number(venues) }));
}
