import type { Kysely } from 'kysely';

/** Venues that were one and are merged, or are not and were said so; and what was typed over a session without saving. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('venue_merges')
    .addColumn('venue_id', 'text', (column) => column.primaryKey().references('venues.id'))
    .addColumn('kept_id', 'text', (column) => column.notNull().references('venues.id'))
    .addColumn('merged_by', 'text', (column) => column.notNull().references('accounts.id'))
    .addColumn('merged_at', 'text', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('venue_merges_kept_id').on('venue_merges').column('kept_id').execute();

  await db.schema
    .createTable('venue_distinctions')
    .addColumn('venue_id', 'text', (column) => column.notNull().references('venues.id').onDelete('cascade'))
    .addColumn('other_id', 'text', (column) => column.notNull().references('venues.id').onDelete('cascade'))
    .addColumn('said_by', 'text', (column) => column.notNull().references('accounts.id'))
    .addColumn('said_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('venue_distinctions_key', ['venue_id', 'other_id'])
    .execute();
  await db.schema
    .createIndex('venue_distinctions_other_id')
    .on('venue_distinctions')
    .column('other_id')
    .execute();

  await db.schema
    .createTable('unsaved_edits')
    .addColumn('account_id', 'text', (column) => column.notNull().references('accounts.id'))
    .addColumn('session_id', 'text', (column) =>
      column.notNull().references('sessions.id').onDelete('cascade'),
    )
    .addColumn('typed', 'text', (column) => column.notNull())
    .addColumn('typed_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('unsaved_edits_key', ['account_id', 'session_id'])
    .execute();
  await db.schema.createIndex('unsaved_edits_session_id').on('unsaved_edits').column('session_id').execute();
}
