import { type Kysely, sql } from 'kysely';

/** One list of who did what, from which role, wherever it lies; what was known of sessions moves there. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('audit_entries')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('happened_at', 'text', (column) => column.notNull())
    .addColumn('account_id', 'text', (column) => column.notNull().references('accounts.id'))
    .addColumn('role', 'text', (column) => column.notNull())
    .addColumn('territory_kind', 'text')
    .addColumn('territory_code', 'text')
    .addColumn('act', 'text', (column) => column.notNull())
    .addColumn('subject_kind', 'text', (column) => column.notNull())
    .addColumn('subject_id', 'text', (column) => column.notNull())
    .addColumn('department_code', 'text')
    .addColumn('region_code', 'text')
    .addColumn('details', 'text')
    .execute();
  await sql`insert into audit_entries
      (id, happened_at, account_id, role, act, subject_kind, subject_id, department_code, region_code)
    select history.id, happened_at, account_id, 'mediator', what, 'session', session_id,
      sessions.department_code, sessions.region_code
    from session_history history join sessions on sessions.id = history.session_id`.execute(db);
  await db.schema.dropTable('session_history').execute();
  for (const columns of [
    ['subject_kind', 'subject_id', 'happened_at'],
    ['happened_at', 'id'],
    ['region_code', 'happened_at'],
    ['department_code', 'happened_at'],
    ['account_id', 'happened_at'],
  ]) {
    await db.schema.createIndex(`audit_entries_${columns[0]}`).on('audit_entries').columns(columns).execute();
  }
}
