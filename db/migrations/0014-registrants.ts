import type { Kysely } from 'kysely';

/** What mediators did with somebody's registration, and what they wrote to everybody who is registered. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('registration_acts')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('registration_id', 'text', (column) => column.notNull().references('registrations.id'))
    .addColumn('account_id', 'text', (column) => column.notNull().references('accounts.id'))
    .addColumn('act', 'text', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex('registration_acts_registration_id')
    .on('registration_acts')
    .column('registration_id')
    .execute();

  await db.schema
    .createTable('session_letters')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('session_id', 'text', (column) => column.notNull().references('sessions.id'))
    .addColumn('written_by', 'text', (column) => column.notNull().references('accounts.id'))
    .addColumn('written_at', 'text', (column) => column.notNull())
    .addColumn('subject', 'text', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addColumn('recipients', 'integer', (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex('session_letters_session_id')
    .on('session_letters')
    .column('session_id')
    .execute();
}
