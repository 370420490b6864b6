import { type Kysely, sql } from 'kysely';

/** Mediators who ask to come in by themselves; sessions that look like one, and those that were merged. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('organisations').addColumn('introduction', 'text').execute();
  await db.schema
    .createTable('newcomers')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('email', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('organisation', 'text', (column) => column.notNull())
    .addColumn('department_code', 'text', (column) => column.notNull().references('departments.code'))
    .addColumn('introduction', 'text')
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('expires_at', 'text', (column) => column.notNull())
    .addColumn('accepted_at', 'text')
    .execute();
  await db.schema.createIndex('newcomers_email').on('newcomers').columns(['email', 'created_at']).execute();
  await db.schema.createIndex('newcomers_created_at').on('newcomers').column('created_at').execute();
  await db.schema.createIndex('newcomers_to_forget').on('newcomers').column('expires_at').execute();

  await db.schema
    .createTable('session_merges')
    .addColumn('session_id', 'text', (column) => column.primaryKey().references('sessions.id'))
    .addColumn('kept_id', 'text', (column) => column.notNull().references('sessions.id'))
    .addColumn('merged_by', 'text', (column) => column.notNull().references('accounts.id'))
    .addColumn('merged_at', 'text', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('session_merges_kept_id').on('session_merges').column('kept_id').execute();

  await db.schema
    .createTable('session_duplicates')
    .addColumn('session_id', 'text', (column) =>
      column.notNull().references('sessions.id').onDelete('cascade'),
    )
    .addColumn('other_id', 'text', (column) => column.notNull().references('sessions.id').onDelete('cascade'))
    .addColumn('likeness', 'text', (column) => column.notNull())
    .addColumn('department_code', 'text', (column) => column.notNull())
    .addColumn('region_code', 'text', (column) => column.notNull())
    .addColumn('found_at', 'text', (column) => column.notNull())
    .addColumn('dismissed_at', 'text')
    .addColumn('dismissed_by', 'text', (column) => column.references('accounts.id'))
    .addPrimaryKeyConstraint('session_duplicates_key', ['session_id', 'other_id'])
    .execute();
  await db.schema
    .createIndex('session_duplicates_other_id')
    .on('session_duplicates')
    .column('other_id')
    .execute();
  for (const [territory, columns] of [
    ['country', ['found_at', 'session_id', 'other_id']],
    ['region', ['region_code', 'found_at', 'session_id', 'other_id']],
    ['department', ['department_code', 'found_at', 'session_id', 'other_id']],
  ] as const) {
    await db.schema
      .createIndex(`session_duplicates_open_${territory}`)
      .on('session_duplicates')
      .columns([...columns])
      .where(sql.ref('dismissed_at'), 'is', null)
      .execute();
  }
}
