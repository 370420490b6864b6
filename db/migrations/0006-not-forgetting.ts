import type { Kysely } from 'kysely';

/** What asking "do you still come?", thanking, calling and reading delivery receipts need. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('sessions').addColumn('asks_again_since', 'text').execute();
  await db.schema.alterTable('sessions').addColumn('frees_silent_since', 'text').execute();
  await db.schema.alterTable('sessions').addColumn('asked_for', 'text').execute();
  await db.schema.alterTable('sessions').addColumn('freed_for', 'text').execute();
  await db.schema.alterTable('sessions').addColumn('thanked_at', 'text').execute();
  await db.schema
    .createIndex('sessions_asking_again')
    .on('sessions')
    .columns(['starts_at', 'id', 'asks_again_since'])
    .where('asks_again_since', 'is not', null)
    .execute();
  await db.schema
    .createIndex('sessions_to_thank')
    .on('sessions')
    .columns(['ends_at', 'id', 'thanked_at'])
    .where('thanked_at', 'is', null)
    .execute();

  await db.schema.alterTable('registrations').addColumn('reconfirmed_for', 'text').execute();
  await db.schema.alterTable('registrations').addColumn('thanks_wanted_since', 'text').execute();

  await db.schema.alterTable('messages').addColumn('called_at', 'text').execute();
  await db.schema.alterTable('messages').addColumn('called_by', 'text').execute();
  await db.schema.alterTable('messages').addColumn('gateway_id', 'text').execute();
  await db.schema.alterTable('messages').addColumn('receipt_after', 'text').execute();
  await db.schema.alterTable('messages').addColumn('delivered_at', 'text').execute();
  await db.schema.alterTable('messages').addColumn('undelivered_at', 'text').execute();
  await db.schema.createIndex('messages_session_id').on('messages').column('session_id').execute();
  await db.schema
    .createIndex('messages_awaiting_receipt')
    .on('messages')
    .columns(['receipt_after', 'id'])
    .where('receipt_after', 'is not', null)
    .execute();
}
