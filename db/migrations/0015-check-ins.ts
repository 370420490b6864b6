import type { Kysely } from 'kysely';

/** Who came: ticks of names, people who walked in, and the list of each session that both belong to. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('check_in_lists')
    .addColumn('session_id', 'text', (column) =>
      column.primaryKey().references('sessions.id').onDelete('cascade'),
    )
    .addColumn('link_number', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('forgotten_seats', 'integer', (column) => column.notNull().defaultTo(0))
    .execute();

  await db.schema
    .createTable('check_ins')
    .addColumn('registration_id', 'text', (column) =>
      column.primaryKey().references('registrations.id').onDelete('cascade'),
    )
    .addColumn('session_id', 'text', (column) =>
      column.notNull().references('sessions.id').onDelete('cascade'),
    )
    .addColumn('seats_present', 'integer', (column) => column.notNull())
    .addColumn('ticked_at', 'text', (column) => column.notNull())
    .addColumn('device_id', 'text', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('check_ins_session_id').on('check_ins').column('session_id').execute();

  await db.schema
    .createTable('walk_ins')
    .addColumn('session_id', 'text', (column) =>
      column.notNull().references('sessions.id').onDelete('cascade'),
    )
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('seats_present', 'integer', (column) => column.notNull())
    .addColumn('ticked_at', 'text', (column) => column.notNull())
    .addColumn('device_id', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('walk_ins_key', ['session_id', 'id'])
    .execute();
}
