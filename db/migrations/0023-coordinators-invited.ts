import { type Kysely, sql } from 'kysely';

/** People are invited to an organisation or to a territory; an invitation may be sent again. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // `organisation_id` may be null from now on, which not every engine can say of a column that is there.
  await db.schema.alterTable('invitations').renameTo('former_invitations').execute();
  await db.schema
    .createTable('invitations')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('role', 'text', (column) => column.notNull())
    .addColumn('organisation_id', 'text', (column) => column.references('organisations.id'))
    .addColumn('territory_kind', 'text')
    .addColumn('territory_code', 'text')
    .addColumn('email', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('invited_by', 'text', (column) => column.notNull().references('accounts.id'))
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('sent_at', 'text', (column) => column.notNull())
    .addColumn('sendings', 'integer', (column) => column.notNull())
    .addColumn('expires_at', 'text', (column) => column.notNull())
    .addColumn('accepted_at', 'text')
    .addColumn('revoked_at', 'text')
    .execute();
  await sql`insert into invitations
      (id, role, organisation_id, email, name, invited_by, created_at, sent_at, sendings, expires_at, accepted_at, revoked_at)
    select id, 'mediator', organisation_id, email, name, invited_by, created_at, created_at, 1, expires_at, accepted_at, revoked_at
    from former_invitations`.execute(db);
  // Its indexes go with it.
  await db.schema.dropTable('former_invitations').execute();
  for (const [name, columns] of [
    ['organisation_id', ['organisation_id', 'created_at']],
    ['email', ['email', 'sent_at']],
    ['role', ['role', 'expires_at']],
    ['invited_by', ['invited_by', 'created_at']],
    ['to_forget', ['expires_at']],
  ] as const) {
    await db.schema
      .createIndex(`invitations_${name}`)
      .on('invitations')
      .columns([...columns])
      .execute();
  }
  await db.schema.createIndex('accounts_role').on('accounts').columns(['role', 'closed_at']).execute();
}
