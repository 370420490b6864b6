import type { Kysely } from 'kysely';

/** What was corrected by hand in an imported venue, and into which other one a venue was merged. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('venues').addColumn('corrected', 'text').execute();
  await db.schema
    .alterTable('venues')
    .addColumn('merged_into', 'text', (column) => column.references('venues.id'))
    .execute();
  await db.schema.createIndex('venues_merged_into').on('venues').column('merged_into').execute();
}
