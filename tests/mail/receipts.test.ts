import { afterEach, beforeEach, expect, test } from 'vitest';
import { startOutbox } from '#app/mail/outbox-sender.server.ts';
import { readReceipts } from '#app/mail/receipts.server.ts';
import { enqueueMessage } from '#db/messages.server.ts';
import { insertRegistration, insertSession } from '#tests/support/builders.ts';
import { onBothEngines } from '#tests/support/databases.ts';
import { eventually } from '#tests/support/eventually.ts';
import { type SmsServer, startSmsServer } from './sms-server.ts';

const NOW = new Date('2027-03-01T09:00:00.000Z');
const after = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);

onBothEngines('delivery receipts', (connection) => {
  let server: SmsServer;
  let status: string;

  beforeEach(async () => {
    await connection().db.deleteFrom('messages').execute();
    server = await startSmsServer();
    status = 'ENROUTE';
    server.behaviour = {
      kind: 'as',
      answer: () => ({ status: 200, body: { messageId: 'abc', status: { value: status } } }),
    };
  });

  afterEach(() => server.close());

  const settings = () => ({
    smtpUrl: undefined,
    smsUrl: `smsmode+http://api-key@${server.host}`,
    mailFrom: 'Semainier <ne-pas-repondre@semainier.test>',
    publicUrl: 'https://semainier.test',
    secret: 'tests-only-tests-only-tests-only-tests-only',
  });
  const stored = () => connection().db.selectFrom('messages').selectAll().executeTakeFirstOrThrow();
  const read = (minutes: number) =>
    readReceipts({ settings: settings(), connection: connection(), now: () => after(minutes) });

  async function sendOne() {
    const session = await insertSession(connection());
    const registration = await insertRegistration(connection(), { session_id: session.id });
    await connection().write((trx) =>
      enqueueMessage(
        trx,
        {
          kind: 'registration-confirmed',
          channel: 'sms',
          recipient: '+33600000001',
          locale: 'fr',
          registrationId: registration.id,
          sessionId: session.id,
          dedupeKey: registration.id,
        },
        NOW,
      ),
    );
    const outbox = startOutbox(
      { connection: connection(), now: () => NOW, settings: settings() },
      { restMilliseconds: 10 },
    );
    await eventually(async () => expect((await stored()).sent_at).not.toBeNull());
    await outbox.stop();
  }

  test.each([
    ['DELIVERED', { delivered_at: after(20).toISOString(), undelivered_at: null, receipt_after: null }],
    ['UNDELIVERABLE', { delivered_at: null, undelivered_at: after(20).toISOString(), receipt_after: null }],
  ])('are asked for until the gateway knows: %s', async (answer, expected) => {
    await sendOne();
    expect(await stored()).toMatchObject({ gateway_id: 'abc', receipt_after: after(10).toISOString() });
    await read(9);
    expect(server.asked).toHaveLength(1);
    await read(10);
    expect(await stored()).toMatchObject({ delivered_at: null, receipt_after: after(20).toISOString() });
    status = answer;
    await read(20);
    expect(await stored()).toMatchObject(expected);
    await read(40);
    expect(server.asked).toHaveLength(3);
  });

  test('are asked for again when the gateway is away, and not any more after three days', async () => {
    await sendOne();
    server.behaviour = { kind: 'answer', status: 503, body: '' };
    await read(10);
    expect((await stored()).receipt_after).toBe(after(20).toISOString());
    await read(3 * 24 * 60);
    expect(await stored()).toMatchObject({ receipt_after: null, delivered_at: null, undelivered_at: null });
  });
});
