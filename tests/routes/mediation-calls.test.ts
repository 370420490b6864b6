import { beforeEach, expect, it } from 'vitest';
import { signToken } from '#app/auth/signed-token.server.ts';
import { action, loader } from '#app/routes/mediation-calls.tsx';
import { loader as showSession } from '#app/routes/mediation-session.tsx';
import { claimMessages, enqueueMessage, purgeMessages } from '#db/messages.server.ts';
import type { AccountTable, RegistrationTable, SessionTable } from '#db/schema.ts';
import { createSignInLink, signInByLink } from '#db/sign-ins.server.ts';
import {
  call,
  callForResponse,
  makeTestApplication,
  TEST_NOW,
  TEST_SETTINGS,
} from '#tests/support/application.ts';
import { changeSession, insertMediator, insertRegistration, insertSession } from '#tests/support/builders.ts';
import { onBothEngines } from '#tests/support/databases.ts';

const GATEWAY = { smsUrl: 'https://sms.exemple.test/' };

onBothEngines('people to call', (connection) => {
  let account: AccountTable;
  let session: SessionTable;
  let mado: RegistrationTable;

  beforeEach(async () => {
    await connection().db.deleteFrom('messages').execute();
    account = await insertMediator(connection());
    session = await insertSession(connection(), {
      organisation_id: account.organisation_id ?? '',
      mediator_id: account.id,
    });
    mado = await insertRegistration(connection(), {
      session_id: session.id,
      name: 'Mado',
      contact_kind: 'phone',
      contact: '+33600000001',
    });
  });

  const write = (to: RegistrationTable, kind: 'registration-confirmed' | 'registration-waiting', key = '') =>
    connection().write((trx) =>
      enqueueMessage(
        trx,
        {
          kind,
          channel: to.contact_kind === 'phone' ? 'sms' : 'email',
          recipient: to.contact ?? '',
          locale: 'fr',
          registrationId: to.id,
          sessionId: to.session_id,
          dedupeKey: `${kind}:${to.id}:${key}`,
        },
        TEST_NOW,
      ),
    );
  const messages = () => connection().db.selectFrom('messages').selectAll().orderBy('id').execute();

  async function enter(who = account) {
    const link = await connection().write((trx) => createSignInLink(trx, who.id, 15, TEST_NOW));
    const outcome = await signInByLink(connection(), link, TEST_NOW);
    if (outcome.kind !== 'signed-in') throw new Error(outcome.kind);
    const { token } = outcome;
    return {
      url: `/mediation/ateliers/${session.id}/appels`,
      params: { id: session.id },
      cookie: `connexion=${token}`,
      formToken: signToken(TEST_SETTINGS.secret, 'form', token).slice(token.length),
    };
  }

  async function list({ settings = {} } = {}) {
    const application = await makeTestApplication(connection(), { settings });
    const answer = await call(application, loader, await enter());
    if (answer instanceof Response) throw answer;
    return answer;
  }

  async function post(form: Record<string, string | string[]>, who = account) {
    const { formToken, ...request } = await enter(who);
    const application = await makeTestApplication(connection());
    return callForResponse(application, action, { ...request, form: { formToken, ...form } });
  }

  it('are those whose texts wait for a gateway, with what to say in one sentence', async () => {
    await write(mado, 'registration-confirmed');
    const { people } = await list();
    expect(people).toMatchObject([
      {
        name: 'Mado',
        contact: '+33600000001',
        contactKind: 'phone',
        sayings: [
          {
            sentence: 'Place confirmée le 18/05 14:00\u00a0: Découvrir l’IA autour d’un café',
            why: 'no-gateway',
          },
        ],
      },
    ]);
    expect(people[0]?.sayings[0]?.sentence).not.toContain('inscriptions');
    const application = await makeTestApplication(connection());
    expect(await call(application, showSession, await enter())).toMatchObject({ toCall: 1 });
    // With a gateway it will be sent; once the session is over nothing is left to say.
    expect((await list({ settings: GATEWAY })).people).toEqual([]);
    await changeSession(connection(), session.id, {
      starts_at: '2027-03-01T08:00:00.000Z',
      ends_at: TEST_NOW.toISOString(),
    });
    expect((await list()).people).toEqual([]);
  });

  it('are those whose mail or text was refused or did not arrive, whatever the gateway', async () => {
    const anne = await insertRegistration(connection(), { session_id: session.id, name: 'Anne' });
    const said = await insertRegistration(connection(), { session_id: session.id, name: 'Léon' });
    await write(mado, 'registration-confirmed');
    await write(anne, 'registration-confirmed');
    await write(said, 'registration-confirmed');
    const instant = TEST_NOW.toISOString();
    const { db } = connection();
    await db.updateTable('messages').set({ sent_at: instant }).execute();
    const change = (id: string, columns: object) =>
      db.updateTable('messages').set(columns).where('registration_id', '=', id).execute();
    await change(mado.id, { undelivered_at: instant });
    await change(anne.id, { sent_at: null, failed_at: instant });
    const { people } = await list({ settings: GATEWAY });
    expect(people.map(({ name, contactKind, sayings }) => [name, contactKind, sayings[0]?.why])).toEqual([
      ['Mado', 'phone', 'undelivered'],
      ['Anne', 'email', 'failed'],
    ]);
  });

  it('leave the list together with all they had to hear, and come back when that was a mistake', async () => {
    await write(mado, 'registration-confirmed', '1');
    await write(mado, 'registration-confirmed', '2');
    const { people } = await list();
    const ids = people[0]?.sayings.map(({ messageId }) => messageId) ?? [];
    expect(ids).toHaveLength(2);
    const answer = await post({ geste: 'appele', inscription: mado.id, message: ids });
    expect(answer.status).toBe(303);
    expect(await messages()).toMatchObject([
      { called_at: TEST_NOW.toISOString(), called_by: account.id },
      { called_at: TEST_NOW.toISOString(), called_by: account.id },
    ]);
    // A gateway that is set up later finds nothing to send.
    expect(await claimMessages(connection(), TEST_NOW, 10, ['sms'], 60)).toEqual([]);
    const after = await list();
    expect(after.people).toEqual([]);
    expect(after.called).toMatchObject([{ name: 'Mado', by: account.name, at: TEST_NOW.toISOString() }]);

    await post({ geste: 'remettre', inscription: mado.id, le: TEST_NOW.toISOString() });
    expect((await list()).people).toHaveLength(1);
    expect(await messages()).toMatchObject([
      { called_at: null, called_by: null },
      { called_at: null, called_by: null },
    ]);
  });

  it('what came after the page was shown is still to be said', async () => {
    await write(mado, 'registration-confirmed', '1');
    const shown = (await list()).people[0]?.sayings.map(({ messageId }) => messageId) ?? [];
    await write(mado, 'registration-confirmed', '2');
    await post({ geste: 'appele', inscription: mado.id, message: shown });
    expect((await list()).people[0]?.sayings).toHaveLength(1);
  });

  it('a message that is being sent at this moment is not ticked off', async () => {
    await write(mado, 'registration-confirmed');
    const [claimed] = await claimMessages(connection(), TEST_NOW, 10, ['sms'], 60);
    await post({ geste: 'appele', inscription: mado.id, message: claimed?.id ?? '' });
    expect(await messages()).toMatchObject([{ called_at: null }]);
  });

  it('are seen and ticked off by colleagues only', async () => {
    await write(mado, 'registration-confirmed');
    const [message] = await messages();
    const stranger = await insertMediator(connection());
    const application = await makeTestApplication(connection());
    expect((await callForResponse(application, loader, await enter(stranger))).status).toBe(404);
    const form = { geste: 'appele', inscription: mado.id, message: message?.id ?? '' };
    expect((await post(form, stranger)).status).toBe(404);
    // Nor can a colleague tick off another session's messages through this one's page.
    const elsewhere = await insertSession(connection());
    const guest = await insertRegistration(connection(), { session_id: elsewhere.id, contact_kind: 'phone' });
    await write(guest, 'registration-confirmed');
    const foreign = (await messages()).find(({ registration_id }) => registration_id === guest.id);
    await post({ geste: 'appele', inscription: guest.id, message: foreign?.id ?? '' });
    expect(await messages()).toMatchObject([{ called_at: null }, { called_at: null }]);
    const { formToken: _, ...request } = await enter();
    expect((await callForResponse(application, action, { ...request, form })).status).toBe(403);
  });

  it('who left no contact is named apart, and somebody else’s former number is not called', async () => {
    await insertRegistration(connection(), {
      session_id: session.id,
      name: 'Odette',
      contact: null,
      contact_kind: null,
    });
    await connection().write((trx) =>
      enqueueMessage(
        trx,
        {
          kind: 'contact-changed',
          channel: 'sms',
          recipient: '+33600000009',
          locale: 'fr',
          registrationId: mado.id,
          sessionId: session.id,
          details: { toFormerContact: true },
          dedupeKey: 'former',
        },
        TEST_NOW,
      ),
    );
    expect(await list()).toMatchObject({ people: [], withoutContact: ['Odette'] });
  });

  it('what was told by voice is deleted after a week, what did not arrive after a month', async () => {
    await write(mado, 'registration-confirmed');
    const day = 24 * 60 * 60 * 1000;
    const before = (days: number) => new Date(TEST_NOW.getTime() - days * day).toISOString();
    const { db } = connection();
    await db
      .updateTable('messages')
      .set({ sent_at: before(8), undelivered_at: before(8) })
      .execute();
    expect(await purgeMessages(connection(), TEST_NOW)).toBe(0);
    await db
      .updateTable('messages')
      .set({ called_at: before(8) })
      .execute();
    expect(await purgeMessages(connection(), TEST_NOW)).toBe(1);
    await write(mado, 'registration-confirmed');
    await db
      .updateTable('messages')
      .set({ sent_at: before(31), undelivered_at: before(31) })
      .execute();
    expect(await purgeMessages(connection(), TEST_NOW)).toBe(1);
  });

  it('are found with as many queries for three as for one', async () => {
    const count = async () => {
      let queries = 0;
      const executor = connection().db.getExecutor();
      const executeQuery = executor.executeQuery.bind(executor);
      executor.executeQuery = (query) => {
        queries += 1;
        return executeQuery(query);
      };
      await list();
      executor.executeQuery = executeQuery;
      return queries;
    };
    await write(mado, 'registration-confirmed');
    const one = await count();
    for (const contact of ['+33600000002', '+33600000003'])
      await write(
        await insertRegistration(connection(), { session_id: session.id, contact, contact_kind: 'phone' }),
        'registration-confirmed',
      );
    expect(await count()).toBe(one);
  });
});
