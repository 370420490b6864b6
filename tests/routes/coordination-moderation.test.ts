import { expect, it } from 'vitest';
import { action as decide, loader as showQueue } from '#app/routes/coordination-moderation.tsx';
import {
  action as decideSession,
  loader as showSession,
} from '#app/routes/coordination-moderation-session.tsx';
import { loader as showSpace } from '#app/routes/mediation.tsx';
import { loader as showDrafts } from '#app/routes/mediation-drafts.tsx';
import { action as publishSeries } from '#app/routes/mediation-series.tsx';
import { action as actOnSession, loader as showOwn } from '#app/routes/mediation-session.tsx';
import { loader as showPublic } from '#app/routes/session.tsx';
import { readCatalogueVersion } from '#db/catalogue-versions.server.ts';
import { insertSeries } from '#db/series.server.ts';
import { call, callForResponse, makeTestApplication, TEST_NOW } from '#tests/support/application.ts';
import {
  insertCampaign,
  insertCoordinator,
  insertMediator,
  insertOrganisation,
  insertSession,
} from '#tests/support/builders.ts';
import { onBothEngines } from '#tests/support/databases.ts';
import { signInAs } from '#tests/support/signed-in.ts';

onBothEngines('moderation, from the mediator to the coordinator', (connection) => {
  async function prepare() {
    const campaign = await insertCampaign(connection());
    const organisation = await insertOrganisation(connection(), {
      verified_at: null,
      review_since: '2027-02-28T09:00:00.000Z',
    });
    const account = await insertMediator(connection(), { organisation_id: organisation.id });
    const draft = (change = {}) =>
      insertSession(connection(), {
        organisation_id: organisation.id,
        mediator_id: account.id,
        campaign_id: campaign.id,
        published_at: null,
        ...change,
      });
    const application = await makeTestApplication(connection());
    const mediator = await signInAs(connection(), account.id);
    const denise = await insertCoordinator(connection(), {
      territory_kind: 'department',
      territory_code: '23',
    });
    const coordinator = await signInAs(connection(), denise.id);
    const publish = (id: string) =>
      callForResponse(application, actOnSession, {
        url: `/mediation/ateliers/${id}`,
        params: { id },
        cookie: mediator.cookie,
        form: { geste: 'publier', formToken: mediator.formToken },
      });
    const send = (form: Record<string, string | string[]>, url = '/coordination/moderation') =>
      call(application, decide, {
        url,
        cookie: coordinator.cookie,
        form: { formToken: coordinator.formToken, ...form },
      });
    const isPublic = async (slug: string) => {
      const answer = await call(application, showPublic, { url: `/ateliers/${slug}`, params: { slug } });
      return !(answer instanceof Response);
    };
    const stored = (id: string) =>
      connection().db.selectFrom('sessions').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
    return {
      application,
      organisation,
      account,
      draft,
      mediator,
      coordinator,
      publish,
      send,
      isPublic,
      stored,
    };
  }

  it('submits, shows it to nobody but its people and the coordinators, and publishes several in one POST', async () => {
    const { application, draft, publish, send, isPublic, coordinator, mediator, stored } = await prepare();
    const [one, other] = [await draft(), await draft()];
    const version = await readCatalogueVersion(connection());
    for (const { id } of [one, other]) {
      const answer = await publish(id);
      expect(answer.headers.get('Location')).toBe(`/mediation/ateliers/${id}?fait=propose`);
    }
    expect(await isPublic(one.slug)).toBe(false);
    expect(await readCatalogueVersion(connection())).toBe(version);
    const own = await call(application, showOwn, {
      url: `/mediation/ateliers/${one.id}`,
      params: { id: one.id },
      cookie: mediator.cookie,
    });
    expect(own).toMatchObject({ state: 'draft', session: { review: { state: 'submitted' } } });
    const queue = await call(application, showQueue, {
      url: '/coordination/moderation?nature=submitted',
      cookie: coordinator.cookie,
    });
    if (queue instanceof Response) throw new Error(String(queue.status));
    const entries = queue.queue.entries.filter(({ id }) => [one.id, other.id].includes(id));
    expect(entries).toHaveLength(2);
    const atelier = entries.map(({ id, revision }) => `${id}:${revision}`);
    const answer = await send({ geste: 'approuver', atelier }, '/coordination/moderation?nature=submitted');
    if (!(answer instanceof Response)) throw new Error('A redirect was expected.');
    expect(answer.status).toBe(303);
    expect(answer.headers.get('Location')).toBe(
      '/coordination/moderation?nature=submitted&publies=2&valides=1',
    );
    expect(await isPublic(one.slug)).toBe(true);
    expect(await isPublic(other.slug)).toBe(true);
    expect((await stored(one.id)).published_at).toBe(TEST_NOW.toISOString());
  });

  it('returns with a reason, which the mediator reads and is told to do today', async () => {
    const { application, draft, publish, send, mediator, organisation } = await prepare();
    const { id } = await draft();
    await publish(id);
    expect(await send({ geste: 'renvoyer', atelier: `${id}:0` })).toMatchObject({
      init: { status: 422 },
      data: { ticked: [`${id}:0`], reason: { errors: { motif: 'choose' } } },
    });
    expect(await send({ geste: 'renvoyer', atelier: `${id}:0`, motif: 'other' })).toMatchObject({
      init: { status: 422 },
      data: { reason: { errors: { precision: 'required' } } },
    });
    const answer = await send({
      geste: 'renvoyer',
      atelier: `${id}:0`,
      motif: 'incomplete',
      precision: 'Où se garer ?',
    });
    expect(answer).toBeInstanceOf(Response);
    const own = await call(application, showOwn, {
      url: `/mediation/ateliers/${id}`,
      params: { id },
      cookie: mediator.cookie,
    });
    expect(own).toMatchObject({
      session: { review: { state: 'returned', reason: 'incomplete', note: 'Où se garer ?' } },
      history: expect.arrayContaining([
        expect.objectContaining({
          what: 'returned',
          reason: { reason: 'incomplete', note: 'Où se garer ?' },
        }),
      ]),
    });
    const space = await call(application, showSpace, { url: '/mediation', cookie: mediator.cookie });
    expect(space).toMatchObject({
      unverified: { name: organisation.name, state: 'waiting' },
      duties: [{ kind: 'returned', sessionId: id, count: 0 }],
    });
    const drafts = await call(application, showDrafts, {
      url: '/mediation/brouillons',
      cookie: mediator.cookie,
    });
    expect(drafts).toMatchObject({
      verified: false,
      lines: [{ session: { review: { state: 'returned' } } }],
    });
  });

  it('submits a whole series at once', async () => {
    const { application, draft, mediator, account, organisation, stored } = await prepare();
    const author = { id: account.id, organisationId: organisation.id };
    const seriesId = await connection().write((trx) => insertSeries(trx, author, TEST_NOW));
    const drafts = [await draft({ series_id: seriesId }), await draft({ series_id: seriesId })];
    const answer = await callForResponse(application, publishSeries, {
      url: `/mediation/series/${seriesId}`,
      params: { id: seriesId },
      cookie: mediator.cookie,
      form: { geste: 'publier', formToken: mediator.formToken },
    });
    expect(answer.headers.get('Location')).toBe(`/mediation/series/${seriesId}?fait=propose`);
    for (const { id } of drafts)
      expect(await stored(id)).toMatchObject({ published_at: null, review_since: TEST_NOW.toISOString() });
  });

  it('decides nothing without a tick, without the form’s token, or by a GET', async () => {
    const { application, draft, publish, send, coordinator, stored } = await prepare();
    const { id } = await draft();
    await publish(id);
    expect(await send({ geste: 'approuver' })).toMatchObject({
      init: { status: 422 },
      data: { nothing: true },
    });
    // What the Enter key sends.
    expect(await send({ geste: 'rien', atelier: `${id}:0` })).toMatchObject({
      data: { ticked: [`${id}:0`] },
    });
    const forged = await send({ geste: 'approuver', atelier: `${id}:0`, formToken: 'x' });
    expect(forged).toMatchObject({ status: 403 });
    await call(application, showQueue, {
      url: `/coordination/moderation?geste=approuver&atelier=${id}:0`,
      cookie: coordinator.cookie,
    });
    expect(await stored(id)).toMatchObject({ published_at: null, review_since: TEST_NOW.toISOString() });
  });

  it('says what was changed meanwhile, and publishes from the session’s own page', async () => {
    const { application, draft, publish, send, coordinator, isPublic } = await prepare();
    const { id, slug } = await draft({ revision: 2 });
    await publish(id);
    const late = await send({ seul: `atelier:${id}:1` });
    expect(late instanceof Response && late.headers.get('Location')).toBe(
      '/coordination/moderation?changes=1',
    );
    expect(await isPublic(slug)).toBe(false);
    const url = `/coordination/moderation/ateliers/${id}`;
    expect(
      await call(application, showSession, { url, params: { id }, cookie: coordinator.cookie }),
    ).toMatchObject({ session: { id, review: { state: 'submitted', revision: 2 } }, changes: null });
    const answer = await callForResponse(application, decideSession, {
      url,
      params: { id },
      cookie: coordinator.cookie,
      form: { formToken: coordinator.formToken, geste: 'approuver', atelier: `${id}:2` },
    });
    expect(answer.headers.get('Location')).toBe(`${url}?publies=1&valides=1`);
    expect(await isPublic(slug)).toBe(true);
  });

  it('does not show a coordinator what its people keep to themselves', async () => {
    const { application, draft, coordinator } = await prepare();
    const { id } = await draft();
    const url = `/coordination/moderation/ateliers/${id}`;
    expect(
      await call(application, showSession, { url, params: { id }, cookie: coordinator.cookie }),
    ).toMatchObject({ status: 404 });
  });

  it('lets nobody look for what lies outside the territory', async () => {
    const { application, coordinator } = await prepare();
    for (const territory of ['d-69', 'r-75', 'r-84', 'd-', 'x', 'd-999']) {
      const url = `/coordination/moderation?territoire=${territory}`;
      expect(await call(application, showQueue, { url, cookie: coordinator.cookie })).toMatchObject({
        status: 404,
      });
    }
  });
});
