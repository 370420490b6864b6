import { type Kysely, sql } from 'kysely';

/** Colleagues who are invited and removed, who did what to a session, and what mediators are told of their sessions. */
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

  await db.schema
    .createTable('notification_choices')
    .addColumn('account_id', 'text', (column) => column.primaryKey().references('accounts.id'))
    .addColumn('new_registrations', 'text', (column) => column.notNull())
    .addColumn('full_since', 'text')
    .addColumn('waiting_since', 'text')
    .addColumn('late_cancellation_since', 'text')
    .addColumn('locale', 'text', (column) => column.notNull())
    .execute();

  await db.schema
    .createTable('session_notices')
    .addColumn('account_id', 'text', (column) => column.notNull().references('accounts.id'))
    .addColumn('session_id', 'text', (column) =>
      column.notNull().references('sessions.id').onDelete('cascade'),
    )
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('occasion', 'text', (column) => column.notNull())
    .addColumn('count', 'integer', (column) => column.notNull())
    .addColumn('gathered_at', 'text', (column) => column.notNull())
    .addColumn('told_at', 'text')
    .addPrimaryKeyConstraint('session_notices_once', ['account_id', 'session_id', 'kind', 'occasion'])
    .execute();
  await db.schema
    .createIndex('session_notices_told')
    .on('session_notices')
    .columns(['told_at', 'account_id'])
    .execute();
  await db.schema
    .createIndex('session_notices_session_id')
    .on('session_notices')
    .column('session_id')
    .execute();

  await db.schema
    .createTable('notice_gathering')
    .addColumn('id', 'integer', (column) => column.primaryKey())
    .addColumn('registration_id', 'text', (column) => column.notNull())
    .addColumn('cancelled_until', 'text', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .execute();
  // Nobody is told of what happened before there were notices.
  await sql`insert into notice_gathering (id, registration_id, cancelled_until, version)
    select 1,
      (select coalesce(max(id), '') from registrations),
      (select coalesce(max(cancelled_at), '') from registrations),
      (select coalesce(max(version), 0) from catalogue_versions)`.execute(db);
  // Only rows that have it: a sign-up costs nothing more.
  await db.schema
    .createIndex('registrations_cancelled_at')
    .on('registrations')
    .column('cancelled_at')
    .where('cancelled_at', 'is not', null)
    .execute();
}
