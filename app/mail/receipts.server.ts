import type { Settings } from '#app/env.server.ts';
import type { Connection } from '#db/connection.server.ts';
import { listAwaitedReceipts, storeReceipt } from '#db/receipts.server.ts';
import { DeliveryError } from './delivery-error.ts';
import { openSmsGateway, type Receipt } from './sms-gateways.server.ts';

const AT_ONCE = 200;

/**
 * Asks the gateway whether the texts that it accepted have arrived, and stores its answers. It asks what is due, so that
 * a restart skips nothing; asking twice does no harm. A gateway that gives no receipts is not asked.
 */
export async function readReceipts(
  {
    settings,
    connection,
    now,
  }: { settings: Pick<Settings, 'smsUrl'>; connection: Connection; now: () => Date },
  stopping?: AbortSignal,
): Promise<void> {
  const gateway = settings.smsUrl === undefined ? undefined : openSmsGateway(settings.smsUrl);
  if (!gateway?.readReceipt) return;
  for (const awaited of await listAwaitedReceipts(connection, now(), AT_ONCE)) {
    if (stopping?.aborted) return;
    let receipt: Receipt;
    try {
      receipt = await gateway.readReceipt(awaited.gatewayId);
    } catch (failure) {
      if (!(failure instanceof DeliveryError)) throw failure;
      // It does not answer now: this one is asked for again at its next time, like one that is on the way.
      receipt = 'pending';
    }
    await storeReceipt(connection, awaited, receipt, now());
  }
}
