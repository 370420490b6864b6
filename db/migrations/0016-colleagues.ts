import { type Kysely, sql } from 'kysely';

/** Colleagues who are invited and removed, and who did what to a session. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('accounts').addColumn('closed_at', 'text').execute();
  await db.schema
    .createIndex('accounts_organisation_id')
    .on('accounts')
    .columns(['organisation_id', 'closed_at'])
    .execute();

  await db.schema
    .createTable('invitations')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('organisation_id', 'text', (column) => column.notNull().references('organisations.id'))
    .addColumn('email', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('invited_by', 'text', (column) => column.notNull().references('accounts.id'))
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('expires_at', 'text', (column) => column.notNull())
    .addColumn('accepted_at', 'text')
    .addColumn('revoked_at', 'text')
    .execute();
  await db.schema
    .createIndex('invitations_organisation_id')
    .on('invitations')
    .columns(['organisation_id', 'created_at'])
    .execute();
  await db.schema
    .createIndex('invitations_email')
    .on('invitations')
    .columns(['email', 'created_at'])
    .execute();
  await db.schema.createIndex('invitations_to_forget').on('invitations').column('expires_at').execute();

  await db.schema
    .createTable('session_history')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('session_id', 'text', (column) =>
      column.notNull().references('sessions.id').onDelete('cascade'),
    )
    .addColumn('account_id', 'text', (column) => column.notNull().references('accounts.id'))
    .addColumn('what', 'text', (column) => column.notNull())
    .addColumn('happened_at', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex('session_history_session_id')
    .on('session_history')
    .columns(['session_id', 'happened_at'])
    .execute();
  // What sessions themselves remember of their past.
  for (const what of ['created', 'published', 'cancelled']) {
    await sql`insert into session_history (id, session_id, account_id, what, happened_at)
      select id || ${`-${what}`}, id, ${sql.ref(`${what}_by`)}, ${what}, ${sql.ref(`${what}_at`)}
      from sessions where ${sql.ref(`${what}_by`)} is not null and ${sql.ref(`${what}_at`)} is not null`.execute(
      db,
    );
  }
}
