import { expect, it } from 'vitest';
import { loader } from '#app/routes/mediation.tsx';
import { enqueueMessage } from '#db/messages.server.ts';
import { call, makeTestApplication, TEST_NOW } from '#tests/support/application.ts';
import { insertMediator, insertRegistration, insertSession } from '#tests/support/builders.ts';
import { onBothEngines } from '#tests/support/databases.ts';
import { signInAs } from '#tests/support/signed-in.ts';

onBothEngines('what a mediator is to do today', (connection) => {
  async function showSpace(accountId: string) {
    const application = await makeTestApplication(connection());
    const { cookie } = await signInAs(connection(), accountId);
    const answer = await call(application, loader, { url: '/mediation', cookie });
    if (answer instanceof Response) throw answer;
    return answer;
  }

  it('is nothing in an organisation without sessions', async () => {
    const account = await insertMediator(connection());
    expect((await showSpace(account.id)).duties).toEqual([]);
  });

  it('is what the organisation’s sessions ask for, and nobody else’s', async () => {
    const account = await insertMediator(connection());
    const own = { organisation_id: account.organisation_id ?? '', mediator_id: account.id };
    const waited = await insertSession(connection(), { ...own, seats_waiting: 2 });
    const draft = await insertSession(connection(), {
      ...own,
      published_at: null,
      starts_at: '2027-03-10T09:00:00.000Z',
      ends_at: '2027-03-10T11:00:00.000Z',
    });
    await insertSession(connection(), { seats_waiting: 4 });
    const mado = await insertRegistration(connection(), {
      session_id: waited.id,
      name: 'Mado',
      contact_kind: 'phone',
      contact: '+33600000001',
    });
    await connection().write((trx) =>
      enqueueMessage(
        trx,
        {
          kind: 'registration-confirmed',
          channel: 'sms',
          recipient: '+33600000001',
          locale: 'fr',
          registrationId: mado.id,
          sessionId: waited.id,
          dedupeKey: mado.id,
        },
        TEST_NOW,
      ),
    );
    expect((await showSpace(account.id)).duties).toEqual([
      { kind: 'calls', sessionId: waited.id, count: 1 },
      { kind: 'draft', sessionId: draft.id, count: 0 },
      { kind: 'waiting', sessionId: waited.id, count: 2 },
    ]);
  });
});
