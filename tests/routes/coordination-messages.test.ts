import { beforeEach, expect, it } from 'vitest';
import * as one from '#app/routes/coordination-message.tsx';
import * as written from '#app/routes/coordination-message-new.tsx';
import * as list from '#app/routes/coordination-messages.tsx';
import { writeCircularBatch } from '#db/circular-work.server.ts';
import { newId } from '#db/identifiers.ts';
import { listMessages } from '#db/messages.server.ts';
import type { AccountTable } from '#db/schema.ts';
import {
  type Call,
  call,
  callForResponse,
  makeTestApplication,
  TEST_NOW,
} from '#tests/support/application.ts';
import {
  insertCampaign,
  insertCoordinator,
  insertMediator,
  insertOrganisation,
  insertVenue,
} from '#tests/support/builders.ts';
import { onBothEngines } from '#tests/support/databases.ts';
import { signInAs } from '#tests/support/signed-in.ts';

const url = '/coordination/messages/nouveau';

onBothEngines('messages to mediators', (connection) => {
  let coordinator: AccountTable;

  beforeEach(async () => {
    const { db } = connection();
    await db.deleteFrom('messages').execute();
    await db.deleteFrom('circular_readers').execute();
    await db.deleteFrom('circulars').execute();
    await db.updateTable('accounts').set({ closed_at: TEST_NOW.toISOString() }).execute();
    await insertCampaign(connection());
    coordinator = await insertCoordinator(connection(), { territory_kind: 'region', territory_code: '75' });
    await db
      .updateTable('accounts')
      .set({ organisation_id: null })
      .where('id', '=', coordinator.id)
      .execute();
    for (const [name, department] of [
      ['Amina', '23'],
      ['Bruno', '23'],
      ['Odile', '19'],
      ['Paul', '69'],
    ] as const) {
      const { id } = await insertOrganisation(connection(), { department_code: department });
      await insertMediator(connection(), { name, organisation_id: id });
    }
  });

  const open = () => makeTestApplication(connection());
  const signIn = () => signInAs(connection(), coordinator.id);
  async function load(query: string) {
    const { cookie } = await signIn();
    return call(await open(), written.loader, { url: `${url}${query}`, cookie });
  }
  const letter = { subject: 'Plus qu’une semaine', body: 'Publiez vos ateliers.' };
  async function post(query: string, form: Record<string, string>, more: Partial<Call> = {}) {
    const { cookie, formToken } = await signIn();
    const sent = { ...letter, id: newId(), formToken, ...form };
    return call(await open(), written.action, { url: `${url}${query}`, cookie, form: sent, ...more });
  }
  const stored = async () => ({
    circulars: await connection().db.selectFrom('circulars').selectAll().execute(),
    messages: (await listMessages(connection(), { offset: 0, limit: 100 })).messages,
  });

  it('show whom they reach: how many and who, by territory and state, from a link with criteria', async () => {
    expect(await load('')).toMatchObject({
      state: 'tous',
      territory: { kind: 'region', code: '75' },
      found: { count: 3, page: 1, pages: 1 },
    });
    const creuse = await load('?departement=23&etat=sans-atelier');
    expect(creuse).toMatchObject({
      state: 'sans-atelier',
      territory: { kind: 'department', code: '23', name: 'Creuse' },
      query: '?departement=23&etat=sans-atelier',
      found: { count: 2 },
    });
    if (creuse instanceof Response) throw new Error('A page was expected.');
    expect(creuse.found.readers.map(({ name }) => name).sort()).toEqual(['Amina', 'Bruno']);
    expect(JSON.stringify(creuse.found)).not.toContain('@');
    expect(await load('?departement=23&page=2')).toMatchObject({ found: { count: 2, readers: [] } });
  });

  it('reach those near a commune, by its code in a link or by its name in the form', async () => {
    const amina = await connection()
      .db.selectFrom('accounts')
      .select('organisation_id')
      .where('name', '=', 'Amina')
      .where('closed_at', 'is', null)
      .executeTakeFirstOrThrow();
    await insertVenue(connection(), { organisation_id: amina.organisation_id });
    expect(await load('?commune=23096&rayon=10')).toMatchObject({
      commune: { name: 'Guéret' },
      radius: 10,
      found: { count: 1, readers: [{ name: 'Amina' }] },
    });
    const form = '?territoire=department%3A23&etat=tous&rayon=20&lieu=';
    const chosen = await load(`${form}gu%C3%A9ret`);
    expect(chosen instanceof Response && chosen.headers.get('Location')).toBe(
      `${url}?departement=23&etat=tous&commune=23096&rayon=20`,
    );
    const without = await load(form);
    expect(without instanceof Response && without.headers.get('Location')).toBe(
      `${url}?departement=23&etat=tous`,
    );
    expect(await load(`${form}nulle-part`)).toMatchObject({ problem: { kind: 'unknown' } });
    expect(await load(`${form}Creuse`)).toMatchObject({ problem: { kind: 'too_wide' } });
    expect(await load(`${form}Lyon`)).toMatchObject({ problem: { kind: 'outside', typed: 'Lyon' } });
    expect(await load(`${form}Saint-Denis`)).toMatchObject({ problem: { kind: 'choice' } });
  });

  it('are not there for what lies elsewhere, or for criteria that mean nothing', async () => {
    for (const query of [
      '?departement=69',
      '?region=84',
      '?territoire=country',
      '?departement=23&etat=endormis',
      '?departement=23&rayon=3000',
      '?commune=69123',
      '?commune=99999',
      '?commune=x',
    ]) {
      const answer = await load(query);
      expect([query, answer instanceof Response && answer.status]).toEqual([query, 404]);
      const sent = await post(query, { geste: 'envoyer' });
      expect([query, sent instanceof Response && sent.status]).toEqual([query, 404]);
    }
    expect(await stored()).toEqual({ circulars: [], messages: [] });
  });

  it('are read over exactly as they will arrive, without a link that ends a reader’s mails', async () => {
    const read = await post('?departement=23', { geste: 'relire' });
    if (read instanceof Response) throw new Error('A page was expected.');
    const mail = read.data.read?.mail;
    expect(mail?.subject).toBe(letter.subject);
    expect(mail?.replyTo).toContain(coordinator.email);
    expect(mail?.text).toContain(`Bonjour ${mail?.reader},\n\nPubliez vos ateliers.`);
    expect(mail?.text).toContain(`/notifications/${coordinator.id}_circulars`);
    expect(await stored()).toEqual({ circulars: [], messages: [] });
    expect(await post('?departement=23', { geste: 'relire', body: '' })).toMatchObject({
      init: { status: 422 },
      data: { errors: { body: 'required' } },
    });
    expect(await post('?departement=23', { geste: 'relire', body: 'x'.repeat(4001) })).toMatchObject({
      data: { errors: { body: 'tooLong' } },
    });
    expect(await post('?departement=23', { geste: 'changer' })).toMatchObject({
      data: { typed: letter, read: undefined },
    });
  });

  it('are tried out on oneself', async () => {
    expect(await post('?departement=23', { geste: 'essai' })).toMatchObject({
      data: { read: { tested: 'sent' } },
    });
    expect(await post('?departement=23', { geste: 'essai' })).toMatchObject({
      data: { read: { tested: 'already' } },
    });
    const { circulars, messages } = await stored();
    expect(circulars).toEqual([]);
    expect(messages).toMatchObject([{ recipient: coordinator.email, kind: 'circular' }]);
  });

  it('are sent by a POST, leave in batches and show how far they are', async () => {
    const id = newId();
    const response = await post('?departement=23&etat=sans-atelier', { geste: 'envoyer', id });
    expect(response instanceof Response && [response.status, response.headers.get('Location')]).toEqual([
      303,
      `/coordination/messages/${id}?envoye=1`,
    ]);
    const { cookie } = await signIn();
    const application = await open();
    const at = { url: `/coordination/messages/${id}`, params: { id }, cookie };
    const begun = await call(application, one.loader, at);
    expect(begun).toMatchObject({
      data: { circular: { readers: 2, enqueued: 0, finishedAt: null, state: 'sans-atelier' } },
      init: { headers: { Refresh: '5' } },
    });
    expect((await stored()).messages).toEqual([]);
    expect(await writeCircularBatch(connection(), TEST_NOW)).toBe(2);
    expect(await call(application, one.loader, at)).toMatchObject({
      data: { circular: { enqueued: 2, finishedAt: TEST_NOW.toISOString() } },
      init: { headers: {} },
    });
    expect((await stored()).messages).toHaveLength(2);
    expect(await call(application, list.loader, { url: '/coordination/messages', cookie })).toMatchObject({
      circulars: [{ id, subject: letter.subject, readers: 2, by: 'Dominique Essai' }],
    });
    // The same form once more.
    await post('?departement=23&etat=sans-atelier', { geste: 'envoyer', id });
    expect((await stored()).circulars).toHaveLength(1);
  });

  it('say why they did not leave: nobody to write to, or too many that day', async () => {
    expect(await post('?departement=87', { geste: 'envoyer' })).toMatchObject({
      init: { status: 409 },
      data: { refused: 'nobody' },
    });
    for (let number = 0; number < 5; number++) await post('?departement=23', { geste: 'envoyer' });
    expect(await post('?departement=23', { geste: 'envoyer' })).toMatchObject({
      init: { status: 409 },
      data: { refused: 'too_many_today', typed: letter },
    });
    expect((await stored()).circulars).toHaveLength(5);
  });

  it('take no form without its token, and are not there for a mediator', async () => {
    const forged = await post('?departement=23', { geste: 'envoyer', formToken: 'x'.repeat(22) });
    expect(forged instanceof Response && forged.status).toBe(403);
    const mediator = await insertMediator(connection());
    const { cookie } = await signInAs(connection(), mediator.id);
    for (const loader of [list.loader, written.loader, one.loader])
      expect(
        (await callForResponse(await open(), loader, { url, params: { id: newId() }, cookie })).status,
      ).toBe(404);
    expect(await stored()).toEqual({ circulars: [], messages: [] });
  });
});
