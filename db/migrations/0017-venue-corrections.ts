import type { Kysely } from 'kysely';

/** What was corrected by hand in an imported venue. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('venues').addColumn('corrected', 'text').execute();
}
