import { type Kysely, sql } from 'kysely';

/** Alerts, what they have gathered and told, and the demand that stays when they are gone. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('alerts')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('campaign_id', 'text', (column) => column.notNull().references('campaigns.id'))
    .addColumn('contact_kind', 'text', (column) => column.notNull())
    .addColumn('contact', 'text', (column) => column.notNull())
    .addColumn('locale', 'text', (column) => column.notNull())
    .addColumn('place', 'text', (column) => column.notNull())
    .addColumn('commune_code', 'text', (column) => column.notNull().references('communes.code'))
    .addColumn('latitude', 'double precision', (column) => column.notNull())
    .addColumn('longitude', 'double precision', (column) => column.notNull())
    .addColumn('time_zone', 'text', (column) => column.notNull())
    .addColumn('radius', 'integer', (column) => column.notNull())
    .addColumn('audience', 'text')
    .addColumn('days', 'text', (column) => column.notNull())
    .addColumn('times', 'text', (column) => column.notNull())
    .addColumn('attendance', 'text', (column) => column.notNull())
    .addColumn('search_key', 'text', (column) => column.notNull())
    .addColumn('asked_at', 'text', (column) => column.notNull())
    .addColumn('confirmed_at', 'text')
    .addColumn('gathering_since', 'text')
    .addColumn('gathered', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('told_at', 'text')
    .addColumn('satisfied_at', 'text')
    .addUniqueConstraint('alerts_one_per_search', ['contact', 'search_key'])
    .execute();
  await db.schema
    .createIndex('alerts_position')
    .on('alerts')
    .columns(['radius', 'latitude', 'longitude', 'id'])
    .execute();
  await db.schema.createIndex('alerts_attendance').on('alerts').columns(['attendance', 'id']).execute();
  await db.schema.createIndex('alerts_to_tell').on('alerts').columns(['gathering_since', 'id']).execute();
  await db.schema.createIndex('alerts_campaign_id').on('alerts').column('campaign_id').execute();
  await db.schema
    .createIndex('alerts_unconfirmed')
    .on('alerts')
    .columns(['confirmed_at', 'asked_at'])
    .execute();

  await db.schema
    .createTable('alert_matches')
    .addColumn('alert_id', 'text', (column) => column.notNull().references('alerts.id').onDelete('cascade'))
    .addColumn('session_id', 'text', (column) =>
      column.notNull().references('sessions.id').onDelete('cascade'),
    )
    .addColumn('told_at', 'text')
    .addPrimaryKeyConstraint('alert_matches_once', ['alert_id', 'session_id'])
    .execute();
  await db.schema.createIndex('alert_matches_session_id').on('alert_matches').column('session_id').execute();

  await db.schema
    .createTable('alert_matching')
    .addColumn('id', 'integer', (column) => column.primaryKey())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('session_id', 'text', (column) => column.notNull())
    .addColumn('alert_id', 'text')
    .execute();
  // Nobody waits for what was published before there were alerts; `z` comes after every id.
  await sql`insert into alert_matching (id, version, session_id)
    select 1, coalesce(max(version), 0), 'z' from catalogue_versions`.execute(db);

  await db.schema
    .createTable('alert_demands')
    .addColumn('campaign_id', 'text', (column) => column.notNull().references('campaigns.id'))
    .addColumn('commune_code', 'text', (column) => column.notNull().references('communes.code'))
    .addColumn('audience', 'text', (column) => column.notNull())
    .addColumn('confirmed', 'integer', (column) => column.notNull())
    .addColumn('satisfied', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('alert_demands_once', ['campaign_id', 'commune_code', 'audience'])
    .execute();

  await db.schema
    .alterTable('messages')
    .addColumn('alert_id', 'text', (column) => column.references('alerts.id').onDelete('cascade'))
    .execute();
  // Only rows that have one: a sign-up's message costs nothing more.
  await db.schema
    .createIndex('messages_alert_id')
    .on('messages')
    .column('alert_id')
    .where('alert_id', 'is not', null)
    .execute();

  // Changes are read in the order of their versions, in batches: many sessions may share one version.
  await db.schema.createIndex('sessions_changes').on('sessions').columns(['version', 'id']).execute();
  await db.schema.dropIndex('sessions_version').execute();
}
