import type { Kysely } from 'kysely';

/** What mediators want to be told by mail, how far they were told, and what is worth a notice. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('mediator_notifications')
    .addColumn('account_id', 'text', (column) =>
      column.primaryKey().references('accounts.id').onDelete('cascade'),
    )
    .addColumn('registrations', 'text', (column) => column.notNull())
    .addColumn('full_refused_at', 'text')
    .addColumn('waiting_refused_at', 'text')
    .addColumn('cancelled_refused_at', 'text')
    .addColumn('told_until', 'text', (column) => column.notNull())
    .addColumn('next_at', 'text')
    .addColumn('noticed_at', 'text')
    .execute();
  await db.schema
    .createIndex('mediator_notifications_due')
    .on('mediator_notifications')
    .columns(['next_at', 'account_id'])
    .where('next_at', 'is not', null)
    .execute();

  await db.schema
    .createTable('session_notices')
    .addColumn('session_id', 'text', (column) =>
      column.notNull().references('sessions.id').onDelete('cascade'),
    )
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('since', 'text')
    .addColumn('seats', 'integer', (column) => column.notNull())
    .addColumn('told_at', 'text')
    .addPrimaryKeyConstraint('session_notices_key', ['session_id', 'kind'])
    .execute();
  // Only what nobody was told of yet: the job that asks finds nothing to read at once.
  await db.schema
    .createIndex('session_notices_to_tell')
    .on('session_notices')
    .columns(['since', 'session_id'])
    .where('since', 'is not', null)
    .execute();
}
