import { type Kysely, sql } from 'kysely';

/** Organisations that were said yes to, and sessions that coordinators are to look at. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const column of [
    'verified_at',
    'review_since',
    'returned_at',
    'return_reason',
    'return_note',
  ] as const) {
    await db.schema.alterTable('organisations').addColumn(column, 'text').execute();
  }
  await db.schema
    .alterTable('organisations')
    .addColumn('revision', 'integer', (column) => column.notNull().defaultTo(0))
    .execute();
  // Whoever was there before was let in by the host, or by a colleague.
  await sql`update organisations set verified_at = created_at`.execute(db);
  for (const column of [
    'review_since',
    'returned_at',
    'return_reason',
    'return_note',
    'approved_nature',
  ] as const) {
    await db.schema.alterTable('sessions').addColumn(column, 'text').execute();
  }
  await db.schema
    .alterTable('sessions')
    .addColumn('revision', 'integer', (column) => column.notNull().defaultTo(0))
    .execute();
  // They hold what waits and nothing else: a sign-up does not pay for them, and the queue is counted at a glance.
  await db.schema
    .createIndex('organisations_review_since')
    .on('organisations')
    .columns(['review_since', 'id'])
    .where(sql.ref('review_since'), 'is not', null)
    .execute();
  for (const [territory, columns] of [
    ['country', ['review_since', 'id']],
    ['region', ['region_code', 'review_since', 'id']],
    ['department', ['department_code', 'review_since', 'id']],
  ] as const) {
    await db.schema
      .createIndex(`sessions_review_since_${territory}`)
      .on('sessions')
      .columns([...columns])
      .where(sql.ref('review_since'), 'is not', null)
      .execute();
  }
}
