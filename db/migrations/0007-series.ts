import type { Kysely } from 'kysely';
import type { Schema } from '../schema.ts';
import { firstTemplates } from './0007-first-templates.ts';

/**
 * Sessions published together as a series, what is still being typed, templates to start from, who changed a session,
 * and the id by which a file's row is known.
 */
export async function up(db: Kysely<Schema>): Promise<void> {
  await db.schema
    .createTable('session_series')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('organisation_id', 'text', (column) => column.notNull().references('organisations.id'))
    .addColumn('created_by', 'text', (column) => column.notNull().references('accounts.id'))
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('updated_at', 'text', (column) => column.notNull())
    .execute();

  await db.schema
    .alterTable('sessions')
    .addColumn('series_id', 'text', (column) => column.references('session_series.id'))
    .execute();
  await db.schema.alterTable('sessions').addColumn('external_id', 'text').execute();
  for (const author of ['created_by', 'updated_by', 'published_by', 'cancelled_by']) {
    await db.schema
      .alterTable('sessions')
      .addColumn(author, 'text', (column) => column.references('accounts.id'))
      .execute();
  }
  await db
    .updateTable('sessions')
    .set((session) => ({ created_by: session.ref('mediator_id'), updated_by: session.ref('mediator_id') }))
    .execute();
  await db.schema
    .createIndex('sessions_series_id')
    .on('sessions')
    .columns(['series_id', 'starts_at'])
    .execute();
  await db.schema
    .createIndex('sessions_mediator_id')
    .on('sessions')
    .columns(['mediator_id', 'starts_at'])
    .execute();
  await db.schema
    .createIndex('sessions_external_id')
    .unique()
    .on('sessions')
    .columns(['organisation_id', 'external_id'])
    .execute();

  await db.schema
    .createTable('session_preparations')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('organisation_id', 'text', (column) => column.notNull().references('organisations.id'))
    .addColumn('typed', 'text', (column) => column.notNull())
    .addColumn('created_by', 'text', (column) => column.notNull().references('accounts.id'))
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('updated_by', 'text', (column) => column.notNull().references('accounts.id'))
    .addColumn('updated_at', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex('session_preparations_organisation_id')
    .on('session_preparations')
    .columns(['organisation_id', 'updated_at'])
    .execute();

  await db.schema
    .createTable('session_templates')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('programme_slug', 'text', (column) => column.notNull().references('programmes.slug'))
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('description', 'text', (column) => column.notNull())
    .addColumn('audience', 'text', (column) => column.notNull())
    .addColumn('format', 'text', (column) => column.notNull())
    .addColumn('what_to_bring', 'text')
    .addColumn('minutes', 'integer', (column) => column.notNull())
    .addColumn('capacity', 'integer', (column) => column.notNull())
    .addColumn('position', 'integer', (column) => column.notNull())
    .execute();
  await db.insertInto('session_templates').values(firstTemplates).execute();
}
