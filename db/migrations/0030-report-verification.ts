import type { Kysely } from 'kysely';

/** Reports that look odd wait to be verified. Those that are there go on counting. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('reports').addColumn('to_verify_since', 'text').execute();
  await db.schema
    .createIndex('reports_to_verify')
    .on('reports')
    .columns(['to_verify_since', 'session_id'])
    .where('to_verify_since', 'is not', null)
    .execute();
  // The latest ones say what is usual.
  await db.schema
    .createIndex('reports_reported_at')
    .on('reports')
    .columns(['reported_at', 'session_id'])
    .execute();

  await db.schema
    .createTable('report_checks')
    .addColumn('session_id', 'text', (column) => column.notNull())
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('reasons', 'text', (column) => column.notNull())
    .addColumn('found_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('report_checks_key', ['session_id', 'number'])
    .addForeignKeyConstraint('report_checks_version', ['session_id', 'number'], 'report_versions', [
      'session_id',
      'number',
    ])
    .execute();
  await db.schema
    .createTable('report_verifications')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('session_id', 'text', (column) => column.notNull())
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('decision', 'text', (column) => column.notNull())
    .addColumn('note', 'text')
    .addColumn('asked_of', 'text', (column) => column.references('accounts.id'))
    .addColumn('decided_by', 'text', (column) => column.notNull().references('accounts.id'))
    .addColumn('decided_at', 'text', (column) => column.notNull())
    .addForeignKeyConstraint('report_verifications_version', ['session_id', 'number'], 'report_versions', [
      'session_id',
      'number',
    ])
    .execute();
  await db.schema
    .createIndex('report_verifications_session_id')
    .on('report_verifications')
    .columns(['session_id', 'decided_at'])
    .execute();
}
