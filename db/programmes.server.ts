import type { Connection } from './connection.server.ts';

/** The labels under which sessions are held, in the order of the menus. */
export async function listProgrammes({ db }: Connection): Promise<{ slug: string; name: string }[]> {
  return db.selectFrom('programmes').select(['slug', 'name']).orderBy('position').orderBy('slug').execute();
}
