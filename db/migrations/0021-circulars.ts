import type { Kysely } from 'kysely';

/** What coordinators write to mediators, to whom it still goes, and who wants none of it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('mediator_notifications').addColumn('circulars_refused_at', 'text').execute();

  await db.schema
    .createTable('circulars')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('written_by', 'text', (column) => column.notNull().references('accounts.id'))
    .addColumn('author_territory_kind', 'text')
    .addColumn('author_territory_code', 'text')
    .addColumn('written_at', 'text', (column) => column.notNull())
    .addColumn('subject', 'text', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addColumn('department_code', 'text')
    .addColumn('region_code', 'text')
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('commune_code', 'text')
    .addColumn('radius', 'integer')
    .addColumn('readers', 'integer', (column) => column.notNull())
    .addColumn('enqueued', 'integer', (column) => column.notNull())
    .addColumn('finished_at', 'text')
    .execute();
  await db.schema
    .createIndex('circulars_written_by')
    .on('circulars')
    .columns(['written_by', 'written_at'])
    .execute();
  await db.schema
    .createIndex('circulars_department')
    .on('circulars')
    .columns(['department_code', 'written_at'])
    .execute();
  await db.schema
    .createIndex('circulars_region')
    .on('circulars')
    .columns(['region_code', 'written_at'])
    .execute();
  await db.schema.createIndex('circulars_written_at').on('circulars').column('written_at').execute();
  await db.schema
    .createIndex('circulars_to_send')
    .on('circulars')
    .columns(['finished_at', 'written_at'])
    .where('finished_at', 'is', null)
    .execute();

  await db.schema
    .createTable('circular_readers')
    .addColumn('circular_id', 'text', (column) => column.notNull().references('circulars.id'))
    .addColumn('account_id', 'text', (column) => column.notNull().references('accounts.id'))
    .addPrimaryKeyConstraint('circular_readers_key', ['circular_id', 'account_id'])
    .execute();
}
