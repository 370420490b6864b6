import type { Kysely } from 'kysely';

/** What reminders and the certainty of a sending need. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('sessions').addColumn('reminded_for', 'text').execute();
  await db.schema
    .createIndex('sessions_starts_at')
    .on('sessions')
    .columns(['starts_at', 'id', 'reminded_for'])
    .execute();
  await db.schema.alterTable('messages').addColumn('handed_over_at', 'text').execute();
  await db.schema
    .alterTable('messages')
    .addColumn('lost_answers', 'integer', (column) => column.notNull().defaultTo(0))
    .execute();
}
