import type { Kysely } from 'kysely';

/** The latest publications of a campaign are read from the end of an index. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createIndex('sessions_published_at')
    .on('sessions')
    .columns(['campaign_id', 'published_at'])
    .execute();
}
