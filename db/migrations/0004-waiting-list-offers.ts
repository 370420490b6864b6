import { type Kysely, sql } from 'kysely';

/** Offers of freed seats to waiting groups, and the seats that they hold. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('sessions')
    .addColumn('seats_held', 'integer', (column) =>
      column
        .notNull()
        .defaultTo(0)
        // Beside sessions_never_oversold: what is held is nobody else's.
        .check(sql`seats_held >= 0 and (capacity is null or seats_taken + seats_held <= capacity)`),
    )
    .execute();
  await db.schema.alterTable('registrations').addColumn('offered_until', 'text').execute();
  await db.schema
    .alterTable('registrations')
    .addColumn('lapsed_offers', 'integer', (column) => column.notNull().defaultTo(0))
    .execute();
  // Only what is offered is in it: an ordinary sign-up does not pay for it.
  await db.schema
    .createIndex('registrations_offered_until')
    .on('registrations')
    .columns(['offered_until', 'session_id'])
    .where(sql.ref('offered_until'), 'is not', null)
    .execute();
}
