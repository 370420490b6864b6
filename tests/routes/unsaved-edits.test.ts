import { expect, it } from 'vitest';
import { typedSession } from '#app/forms/session-values.ts';
import { loader as edit, action as save } from '#app/routes/mediation-session-edit.tsx';
import { action as keep } from '#app/routes/mediation-session-keep.ts';
import { getOwnSession } from '#db/sessions.server.ts';
import { call, callForResponse, makeTestApplication, TEST_NOW } from '#tests/support/application.ts';
import { changeSession, insertMediator, insertSession, insertVenue } from '#tests/support/builders.ts';
import { onBothEngines } from '#tests/support/databases.ts';
import { signInAs } from '#tests/support/signed-in.ts';

onBothEngines('what is typed over a session and not saved', (connection) => {
  async function prepare() {
    const account = await insertMediator(connection());
    const organisationId = account.organisation_id ?? '';
    const venue = await insertVenue(connection(), { organisation_id: organisationId });
    const session = await insertSession(connection(), {
      organisation_id: organisationId,
      mediator_id: account.id,
      venue_id: venue.id,
    });
    const application = await makeTestApplication(connection());
    const { cookie, formToken } = await signInAs(connection(), account.id);
    const stored = typedSession(await getOwnSession(connection(), session.id, organisationId));
    const fields = Object.fromEntries(Object.entries(stored).map(([name, value]) => [name, value ?? '']));
    const at = (path: string) => ({
      url: `/mediation/ateliers/${session.id}/${path}`,
      params: { id: session.id },
      cookie,
    });
    const type = (change: Record<string, string>) =>
      callForResponse(application, keep, { ...at('garder'), form: { ...fields, formToken, ...change } });
    const open = async (query = '', who = cookie) => {
      const page = await call(application, edit, { ...at(`modifier${query}`), cookie: who });
      if (page instanceof Response) throw new Error(String(page.status));
      return page;
    };
    const rows = () =>
      connection().db.selectFrom('unsaved_edits').selectAll().where('session_id', '=', session.id).execute();
    return { account, organisationId, session, application, formToken, fields, at, type, open, rows };
  }

  it('is offered again to whoever typed it, and changes nothing by itself', async () => {
    const { account, organisationId, session, type, open } = await prepare();
    expect((await open()).unsaved).toBeUndefined();
    expect((await type({ title: 'Un titre à moitié', startTime: 'x' })).status).toBe(204);
    const offered = await open();
    expect(offered.unsaved).toEqual({
      typedAt: TEST_NOW.toISOString(),
      timeZone: 'Europe/Paris',
      resumed: false,
    });
    expect(offered.facts.values.title).toBe(session.title);
    const resumed = await open('?reprendre=1');
    expect(resumed).toMatchObject({
      unsaved: { resumed: true },
      facts: {
        values: { title: 'Un titre à moitié', startTime: 'x', capacity: '12' },
        keptAt: { resumed: true },
      },
    });
    const colleague = await insertMediator(connection(), { organisation_id: account.organisation_id });
    const { cookie } = await signInAs(connection(), colleague.id);
    expect((await open('', cookie)).unsaved).toBeUndefined();
    expect((await getOwnSession(connection(), session.id, organisationId)).title).toBe(session.title);
  });

  it('leaves alone what a colleague changed meanwhile', async () => {
    const { session, type, open } = await prepare();
    await type({ title: 'Mon titre' });
    await changeSession(connection(), session.id, { capacity: 30 });
    expect((await open('?reprendre=1')).facts.values).toMatchObject({ title: 'Mon titre', capacity: '30' });
    await changeSession(connection(), session.id, { title: 'Mon titre' });
    expect((await open()).unsaved).toBeUndefined();
  });

  it('is not lost by typing something else, and is replaced once it was taken up', async () => {
    const { type, rows } = await prepare();
    await type({ title: 'Mon titre' });
    await type({ capacity: '20' });
    expect(JSON.parse((await rows())[0]?.typed ?? '')).toEqual({ title: 'Mon titre', capacity: '20' });
    await type({ capacity: '20', reprise: '1' });
    expect(JSON.parse((await rows())[0]?.typed ?? '')).toEqual({ capacity: '20' });
    await type({ reprise: '1' });
    expect(await rows()).toEqual([]);
  });

  it('is forgotten when it is saved or thrown away, and kept when the form is refused', async () => {
    const { application, formToken, fields, at, type, rows } = await prepare();
    await type({ title: 'Mon titre' });
    const sent = { ...fields, formToken, title: '' };
    expect(await call(application, save, { ...at('modifier'), form: sent })).toMatchObject({
      init: { status: 422 },
    });
    expect(await rows()).toHaveLength(1);
    const saved = await callForResponse(application, save, {
      ...at('modifier'),
      form: { ...sent, title: 'Mon titre' },
    });
    expect(saved.status).toBe(303);
    expect(await rows()).toEqual([]);
    await type({ title: 'Un autre' });
    const thrown = await callForResponse(application, keep, {
      ...at('garder'),
      form: { formToken, geste: 'jeter' },
    });
    expect([thrown.status, await rows()]).toEqual([303, []]);
  });

  it('is offered for thirty days', async () => {
    const { type, open, rows } = await prepare();
    await type({ title: 'Mon titre' });
    const change = (days: number) =>
      connection()
        .db.updateTable('unsaved_edits')
        .set({ typed_at: new Date(TEST_NOW.getTime() - days * 86_400_000).toISOString() })
        .where('session_id', '=', rowOf)
        .execute();
    const rowOf = (await rows())[0]?.session_id ?? '';
    await change(30);
    expect((await open()).unsaved).toBeDefined();
    await change(31);
    expect((await open()).unsaved).toBeUndefined();
  });
});
