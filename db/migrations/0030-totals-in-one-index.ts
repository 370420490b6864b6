import { type Kysely, sql } from 'kysely';

/** All that figures read in one index of the sessions, reports included. Comes after those can wait to be verified. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('sessions').addColumn('reported_people', 'integer').execute();
  await db.schema.alterTable('sessions').addColumn('reported_grade', 'text').execute();
  await db.schema.alterTable('sessions').addColumn('people_to_verify', 'integer').execute();
  await sql`update sessions set
      reported_people = (select head_count from reports where session_id = sessions.id and to_verify_since is null),
      reported_grade = (select grade from reports where session_id = sessions.id and to_verify_since is null),
      people_to_verify =
        (select head_count from reports where session_id = sessions.id and to_verify_since is not null)
    where id in (select session_id from reports)`.execute(db);

  // As before, with reports, and with what rates and the figures of programmes, audiences and weeks read: a sign-up
  // changes one entry still.
  await db.schema.dropIndex('sessions_totals').execute();
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
}
