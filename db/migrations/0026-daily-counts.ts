import type { Kysely } from 'kysely';

/** What each day added to a campaign's figures. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('daily_countings')
    .addColumn('campaign_id', 'text', (column) => column.primaryKey().references('campaigns.id'))
    .addColumn('counted_at', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('daily_counts')
    .addColumn('campaign_id', 'text', (column) => column.notNull().references('campaigns.id'))
    .addColumn('department_code', 'text', (column) => column.notNull().references('departments.code'))
    .addColumn('region_code', 'text', (column) => column.notNull().references('regions.code'))
    .addColumn('day', 'text', (column) => column.notNull())
    .addColumn('events', 'integer', (column) => column.notNull())
    .addColumn('seats', 'integer', (column) => column.notNull())
    .addColumn('registered', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('daily_counts_primary_key', ['campaign_id', 'department_code', 'day'])
    .execute();
}
