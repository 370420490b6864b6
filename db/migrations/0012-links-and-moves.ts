import type { Kysely } from 'kysely';

/** Links that end when the contact changes, and the start that a published session had before it was moved. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('registrations')
    .addColumn('link_number', 'integer', (column) => column.notNull().defaultTo(0))
    .execute();
  await db.schema.alterTable('sessions').addColumn('moved_from', 'text').execute();
}
