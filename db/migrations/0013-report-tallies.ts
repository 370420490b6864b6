import { type Kysely, sql } from 'kysely';

/** Every version of a report with its tallies, and when reports are asked for. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('report_versions')
    .addColumn('session_id', 'text', (column) => column.notNull().references('sessions.id'))
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('head_count', 'integer', (column) => column.notNull())
    .addColumn('grade', 'text', (column) => column.notNull())
    .addColumn('comment', 'text')
    .addColumn('filed_by', 'text', (column) => column.notNull().references('accounts.id'))
    .addColumn('filed_through', 'text', (column) => column.notNull())
    .addColumn('filed_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('report_versions_key', ['session_id', 'number'])
    .execute();
  await db.schema
    .createTable('report_tallies')
    .addColumn('session_id', 'text', (column) => column.notNull())
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('category', 'text', (column) => column.notNull())
    .addColumn('people', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('report_tallies_key', ['session_id', 'number', 'category'])
    .addForeignKeyConstraint('report_tallies_version', ['session_id', 'number'], 'report_versions', [
      'session_id',
      'number',
    ])
    .execute();
  // Which version a report is.
  await db.schema
    .alterTable('reports')
    .addColumn('number', 'integer', (column) => column.notNull().defaultTo(1))
    .execute();
  await sql`insert into report_versions
      (session_id, number, head_count, grade, comment, filed_by, filed_through, filed_at)
    select session_id, 1, head_count, grade, comment, reported_by, 'sign_in', reported_at from reports`.execute(
    db,
  );

  await db.schema.alterTable('sessions').addColumn('report_asked_at', 'text').execute();
  await db.schema.alterTable('sessions').addColumn('report_next_at', 'text').execute();
  await db.schema
    .createIndex('sessions_to_ask_of')
    .on('sessions')
    .columns(['ends_at', 'id', 'report_asked_at'])
    .where('report_asked_at', 'is', null)
    .execute();
  await db.schema
    .createIndex('sessions_to_ask_again')
    .on('sessions')
    .columns(['report_next_at', 'id'])
    .where('report_next_at', 'is not', null)
    .execute();
}
