import type { Connection } from './connection.server.ts';

/** The slug of a published session, cancelled or not; undefined for a draft and for an unknown id. */
export async function findPublicSlug({ db }: Connection, sessionId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('sessions')
    .select('slug')
    .where('id', '=', sessionId)
    .where('published_at', 'is not', null)
    .executeTakeFirst();
  return row?.slug;
}
