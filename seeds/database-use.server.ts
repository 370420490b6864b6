import type { Connection } from '#db/connection.server.ts';

export type DatabaseUse = 'empty' | 'already-loaded' | 'holds-real-data';

/**
 * What a database holds already: a campaign whose slug starts with `slugPrefix`, somebody else's sessions or accounts,
 * or neither. Imported venues are nobody's data: they may be there.
 */
export async function lookInside({ db }: Connection, slugPrefix: string): Promise<DatabaseUse> {
  const ours = await db
    .selectFrom('campaigns')
    .select('id')
    .where('slug', 'like', `${slugPrefix}%`)
    .limit(1)
    .executeTakeFirst();
  if (ours) return 'already-loaded';
  const session = await db.selectFrom('sessions').select('id').limit(1).executeTakeFirst();
  const account = await db.selectFrom('accounts').select('id').limit(1).executeTakeFirst();
  return session || account ? 'holds-real-data' : 'empty';
}
