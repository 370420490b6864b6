import type { Kysely } from 'kysely';

/** What coordinators aim at in their territory, and for its programmes, audiences and weeks. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('targets')
    .addColumn('campaign_id', 'text', (column) => column.notNull().references('campaigns.id'))
    .addColumn('territory_kind', 'text', (column) => column.notNull())
    .addColumn('territory_code', 'text', (column) => column.notNull())
    .addColumn('part_kind', 'text', (column) => column.notNull())
    .addColumn('part_code', 'text', (column) => column.notNull())
    .addColumn('events', 'integer')
    .addColumn('seats', 'integer')
    .addColumn('participants', 'integer')
    .addColumn('set_by', 'text', (column) => column.notNull().references('accounts.id'))
    .addColumn('set_at', 'text', (column) => column.notNull())
    // What the figures read, every territory's whole, lies together.
    .addPrimaryKeyConstraint('targets_primary_key', [
      'campaign_id',
      'part_kind',
      'territory_kind',
      'territory_code',
      'part_code',
    ])
    .execute();
}
