import { nextReceipt } from '#app/domain/message.ts';
import type { Connection } from './connection.server.ts';

/** Whether texts that a gateway accepted have arrived, as far as it says. */

export type AwaitedReceipt = { id: string; gatewayId: string; sentAt: string };

/** Texts whose receipt is to be asked for at `now`, the longest due first. */
export async function listAwaitedReceipts(
  { db }: Connection,
  now: Date,
  limit: number,
): Promise<AwaitedReceipt[]> {
  const rows = await db
    .selectFrom('messages')
    .select(['id', 'gateway_id as gatewayId', 'sent_at as sentAt'])
    .where('receipt_after', 'is not', null)
    .where('receipt_after', '<=', now.toISOString())
    .orderBy('receipt_after')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.flatMap(({ id, gatewayId, sentAt }) =>
    gatewayId === null || sentAt === null ? [] : [{ id, gatewayId, sentAt }],
  );
}

/** Stores what the gateway said; while it does not know, it is asked again later, and not any more after three days. */
export async function storeReceipt(
  connection: Connection,
  { id, sentAt }: AwaitedReceipt,
  receipt: 'delivered' | 'undelivered' | 'pending',
  now: Date,
): Promise<void> {
  const instant = now.toISOString();
  await connection.write((trx) =>
    trx
      .updateTable('messages')
      .set({
        receipt_after:
          receipt === 'pending' ? (nextReceipt(new Date(sentAt), now)?.toISOString() ?? null) : null,
        ...(receipt === 'delivered' && { delivered_at: instant }),
        ...(receipt === 'undelivered' && { undelivered_at: instant }),
      })
      .where('id', '=', id)
      .execute(),
  );
}
