import type { Kysely } from 'kysely';

/** Editions whose figures stand as they were, and the long-term goal over editions and partners. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('campaigns').addColumn('archived_at', 'text').execute();
  await db.schema
    .alterTable('campaigns')
    .addColumn('archived_by', 'text', (column) => column.references('accounts.id'))
    .execute();

  await db.schema
    .createTable('archived_sessions')
    .addColumn('id', 'text', (column) => column.primaryKey().references('sessions.id'))
    .addColumn('campaign_id', 'text', (column) => column.notNull().references('campaigns.id'))
    .addColumn('department_code', 'text', (column) => column.notNull())
    .addColumn('region_code', 'text', (column) => column.notNull())
    .addColumn('published_at', 'text', (column) => column.notNull())
    .addColumn('cancelled_at', 'text')
    .addColumn('starts_at', 'text', (column) => column.notNull())
    .addColumn('ends_at', 'text', (column) => column.notNull())
    .addColumn('local_date', 'text', (column) => column.notNull())
    .addColumn('programme_slug', 'text', (column) => column.notNull())
    .addColumn('audience', 'text', (column) => column.notNull())
    .addColumn('entry', 'text', (column) => column.notNull())
    .addColumn('capacity', 'integer')
    .addColumn('expected', 'integer')
    .addColumn('seats_taken', 'integer', (column) => column.notNull())
    .addColumn('reported_people', 'integer')
    .addColumn('reported_grade', 'text')
    .addColumn('people_to_verify', 'integer')
    .execute();
  // As the indexes of the sessions: figures in one, their rows in the order of the other.
  await db.schema
    .createIndex('archived_sessions_totals')
    .on('archived_sessions')
    .columns([
      'campaign_id',
      'department_code',
      'region_code',
      'published_at',
      'cancelled_at',
      'capacity',
      'expected',
      'seats_taken',
      'reported_people',
      'reported_grade',
      'people_to_verify',
      'entry',
      'ends_at',
      'local_date',
      'programme_slug',
      'audience',
      'id',
    ])
    .execute();
  await db.schema
    .createIndex('archived_sessions_by_start')
    .on('archived_sessions')
    .columns(['campaign_id', 'starts_at', 'id'])
    .execute();

  await db.schema
    .createTable('goals')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('people', 'integer', (column) => column.notNull())
    .addColumn('per_year', 'integer')
    .addColumn('first_year', 'integer', (column) => column.notNull())
    .addColumn('last_year', 'integer', (column) => column.notNull())
    .addColumn('set_by', 'text', (column) => column.notNull().references('accounts.id'))
    .addColumn('set_at', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('declared_parts')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('partner', 'text', (column) => column.notNull())
    .addColumn('partner_key', 'text', (column) => column.notNull())
    .addColumn('year', 'integer', (column) => column.notNull())
    .addColumn('people', 'integer', (column) => column.notNull())
    .addColumn('source', 'text', (column) => column.notNull())
    .addColumn('stated_on', 'text', (column) => column.notNull())
    .addColumn('declared_by', 'text', (column) => column.notNull().references('accounts.id'))
    .addColumn('declared_at', 'text', (column) => column.notNull())
    .addUniqueConstraint('declared_parts_partner', ['partner_key', 'year'])
    .execute();
}
