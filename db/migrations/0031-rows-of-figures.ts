import type { Kysely } from 'kysely';

/** Sessions of a campaign in the order of their starts: the rows of a figure, and what exports go through. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createIndex('sessions_by_start')
    .on('sessions')
    .columns(['campaign_id', 'starts_at', 'id'])
    .execute();
  await db.schema
    .createIndex('sessions_of_department_by_start')
    .on('sessions')
    .columns(['campaign_id', 'department_code', 'starts_at', 'id'])
    .execute();
}
