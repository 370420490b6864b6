import type { Kysely } from 'kysely';

/** What the map of what is missing reads: seats by kind of entry, venues around a point, mediators of a département. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // The same as before with `entry`: only seats that can be signed up for are filled.
  await db.schema.dropIndex('sessions_totals').ifExists().execute();
  await db.schema
    .createIndex('sessions_totals')
    .on('sessions')
    .columns([
      'campaign_id',
      'department_code',
      'region_code',
      'published_at',
      'cancelled_at',
      'capacity',
      'expected',
      'seats_taken',
      'entry',
      'id',
    ])
    .execute();
  await db.schema
    .createIndex('venues_position')
    .on('venues')
    .columns(['latitude', 'longitude'])
    .ifNotExists()
    .execute();
  await db.schema
    .createIndex('organisations_department_code')
    .on('organisations')
    .column('department_code')
    .ifNotExists()
    .execute();
}
