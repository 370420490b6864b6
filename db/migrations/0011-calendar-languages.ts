import { type Kysely, sql } from 'kysely';

/** Calendar events are kept in every language: those kept so far are French; the others are written at the next start. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('calendar_events_by_language')
    .addColumn('session_id', 'text', (column) =>
      column.notNull().references('sessions.id').onDelete('cascade'),
    )
    .addColumn('locale', 'text', (column) => column.notNull())
    .addColumn('origin', 'text', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('calendar_events_by_language_key', ['session_id', 'locale'])
    .execute();
  await sql`insert into calendar_events_by_language (session_id, locale, origin, text)
    select session_id, 'fr', origin, text from calendar_events`.execute(db);
  await db.schema.dropTable('calendar_events').execute();
  await db.schema.alterTable('calendar_events_by_language').renameTo('calendar_events').execute();
}
