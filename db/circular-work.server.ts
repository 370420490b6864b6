import type { Connection } from './connection.server.ts';
import { enqueueMessages } from './messages.server.ts';
import type { DatabaseTransaction } from './schema.ts';

/**
 * Messages of one batch. Few: whatever else waits in the outbox, such as the link of somebody who signs in, goes out
 * between two batches.
 */
const BATCH = 50;

/**
 * Writes the next messages of the oldest circular that is not finished. Whoever got theirs is taken off its list in the
 * same transaction: after a crash, or beside another process, each reader is still written to once. Answers how many
 * readers it took; 0 when there is nothing to do.
 */
export async function writeCircularBatch(connection: Connection, now: Date): Promise<number> {
  const next = await connection.db
    .selectFrom('circulars')
    .select('id')
    .where('finished_at', 'is', null)
    .orderBy('written_at')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  return next ? connection.write((trx) => writeBatch(trx, next.id, now)) : 0;
}

async function writeBatch(trx: DatabaseTransaction, id: string, now: Date): Promise<number> {
  // Holds the circular: another process waits here, then takes those after these.
  const circular = await trx
    .updateTable('circulars')
    .set((row) => ({ enqueued: row.ref('enqueued') }))
    .where('id', '=', id)
    .where('finished_at', 'is', null)
    .returning(['enqueued'])
    .executeTakeFirst();
  if (!circular) return 0;
  const readers = await trx
    .selectFrom('circular_readers')
    .innerJoin('accounts', 'accounts.id', 'circular_readers.account_id')
    .select(['account_id as accountId', 'accounts.email', 'accounts.closed_at as closedAt'])
    .where('circular_id', '=', id)
    .orderBy('account_id')
    .limit(BATCH)
    .execute();
  await enqueueMessages(
    trx,
    readers
      .filter(({ closedAt }) => closedAt === null)
      .map(({ accountId, email }) => ({
        kind: 'circular',
        channel: 'email',
        recipient: email,
        locale: 'fr',
        accountId,
        details: { circularId: id },
        dedupeKey: `circular:${id}:${accountId}`,
      })),
    now,
  );
  if (readers.length > 0) {
    await trx
      .deleteFrom('circular_readers')
      .where('circular_id', '=', id)
      .where(
        'account_id',
        'in',
        readers.map(({ accountId }) => accountId),
      )
      .execute();
  }
  await trx
    .updateTable('circulars')
    .set({
      enqueued: circular.enqueued + readers.length,
      finished_at: readers.length < BATCH ? now.toISOString() : null,
    })
    .where('id', '=', id)
    .execute();
  return readers.length;
}
