/** What a sitemap tells of pages: their address and when what they show last changed. */
import type { Connection } from './connection.server.ts';
import { padIds } from './id-lists.ts';

/** Paths of published sessions, in the order of `ids`. At most 4,096 ids. One query. */
export async function listSessionPages(
  { db }: Pick<Connection, 'db'>,
  ids: string[],
): Promise<{ path: string; updatedAt: string }[]> {
  const rows = await db
    .selectFrom('sessions')
    .select(['id', 'slug', 'updated_at'])
    .where('id', 'in', padIds(ids))
    .execute();
  const pages = new Map(
    rows.map((row) => [row.id, { path: `/ateliers/${row.slug}`, updatedAt: row.updated_at }]),
  );
  return ids.flatMap((id) => pages.get(id) ?? []);
}
