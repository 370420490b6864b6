import type { Kysely } from 'kysely';

/** Sheets of sessions between their check and their creation. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('session_imports')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('account_id', 'text', (column) =>
      column.notNull().references('accounts.id').onDelete('cascade'),
    )
    .addColumn('organisation_id', 'text', (column) => column.notNull().references('organisations.id'))
    .addColumn('file_name', 'text', (column) => column.notNull())
    .addColumn('unknown_headings', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('expires_at', 'text', (column) => column.notNull())
    .addColumn('work', 'text')
    .addColumn('finished_at', 'text')
    .execute();
  await db.schema
    .createIndex('session_imports_account_id')
    .on('session_imports')
    .columns(['account_id', 'created_at'])
    .execute();
  await db.schema.createIndex('session_imports_work').on('session_imports').column('work').execute();
  await db.schema
    .createIndex('session_imports_expires_at')
    .on('session_imports')
    .column('expires_at')
    .execute();

  await db.schema
    .createTable('session_import_rows')
    .addColumn('import_id', 'text', (column) =>
      column.notNull().references('session_imports.id').onDelete('cascade'),
    )
    .addColumn('line', 'integer', (column) => column.notNull())
    .addColumn('external_id', 'text')
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('plan', 'text')
    .addColumn('content', 'text')
    .addColumn('problems', 'text')
    .addColumn('to_do', 'text')
    .addColumn('outcome', 'text')
    .addColumn('session_id', 'text')
    .addPrimaryKeyConstraint('session_import_rows_key', ['import_id', 'line'])
    .execute();
  await db.schema
    .createIndex('session_import_rows_to_do')
    .on('session_import_rows')
    .columns(['import_id', 'to_do', 'line'])
    .execute();
}
