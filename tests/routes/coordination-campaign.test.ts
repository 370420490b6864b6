import { parse } from 'csv-parse/sync';
import { expect, it } from 'vitest';
import { loader as readTotals } from '#app/routes/api-totals.ts';
import { loader as showEdition } from '#app/routes/campaign.tsx';
import { loader as showWeek } from '#app/routes/coordination.tsx';
import { action, loader } from '#app/routes/coordination-campaign.tsx';
import { loader as showRows } from '#app/routes/coordination-figure-rows.tsx';
import { action as setTargets, loader as showTargets } from '#app/routes/coordination-targets.tsx';
import { loader as showDepartment } from '#app/routes/department.tsx';
import { loader as showFigures } from '#app/routes/figures.tsx';
import { loader as readCsv } from '#app/routes/figures-csv.ts';
import { action as sendReport, loader as showReport } from '#app/routes/mediation-report.tsx';
import { loader as showOpenData } from '#app/routes/open-data.tsx';
import { findCampaign } from '#db/campaigns.server.ts';
import { findReport } from '#db/reports.server.ts';
import { call, callForResponse, makeTestApplication } from '#tests/support/application.ts';
import {
  changeSession,
  insertCampaign,
  insertCoordinator,
  insertMediator,
  insertReport,
  insertSession,
} from '#tests/support/builders.ts';
import { onBothEngines } from '#tests/support/databases.ts';
import { countQueries } from '#tests/support/queries.ts';
import { signInAs } from '#tests/support/signed-in.ts';

/** Two days after the last one, the first on which the figures can be frozen. */
const AFTER = new Date('2027-05-25T10:00:00.000Z');

onBothEngines('the figures of an edition that is over', (connection) => {
  /** 4 registered without a report, 25 counted; the second edition of the database is never the current one. */
  async function prepare() {
    const campaign = await insertCampaign(connection());
    const mediator = await insertMediator(connection());
    const own = {
      campaign_id: campaign.id,
      organisation_id: mediator.organisation_id ?? '',
      mediator_id: mediator.id,
    };
    const session = await insertSession(connection(), { ...own, seats_taken: 4 });
    await insertReport(connection(), await insertSession(connection(), own), { head_count: 25 });
    const application = await makeTestApplication(connection(), { now: AFTER });
    const national = await insertCoordinator(connection());
    const signedIn = await signInAs(connection(), national.id, AFTER);
    const url = `/coordination/editions/${campaign.slug}`;
    const params = { slug: campaign.slug };
    const post = (form: Record<string, string>, sender = signedIn) =>
      call(application, action, {
        url,
        params,
        cookie: sender.cookie,
        form: { formToken: sender.formToken, ...form },
      });
    const show = (sender = signedIn) => call(application, loader, { url, params, cookie: sender.cookie });
    return { campaign, mediator, session, application, signedIn, post, show };
  }

  it('are shown with what is still missing, frozen by a form, and told as frozen everywhere', async () => {
    const { campaign, session, application, signedIn, post, show } = await prepare();
    expect(await show()).toMatchObject({
      archiving: undefined,
      archivableFrom: undefined,
      ended: { sessions: 2, reported: 1 },
      totals: { events: 2, participants: { total: 29, counted: 25, registered: 4 } },
    });
    const done = await post({ geste: 'arreter' });
    expect(done).toMatchObject({ status: 303 });
    if (done instanceof Response) expect(done.headers.get('Location')).toMatch(/\?fait=archived$/);
    expect(await show()).toMatchObject({ archiving: { at: AFTER.toISOString() } });

    await changeSession(connection(), session.id, { cancelled_at: AFTER.toISOString() });
    const totals = { events: 2, participants: { total: 29, counted: 25, registered: 4 } };
    const frozen = { totals, campaign: { archivedAt: AFTER.toISOString() } };
    const query = `?edition=${campaign.slug}`;
    expect(await call(application, showFigures, { url: `/chiffres${query}` })).toMatchObject({
      figures: frozen,
    });
    const params = { slug: campaign.slug };
    expect(await call(application, showEdition, { url: `/editions/${campaign.slug}`, params })).toMatchObject(
      frozen,
    );
    const answer = await callForResponse(application, readTotals, {
      url: `/api/v1/totals?campaign=${campaign.slug}`,
    });
    expect(await answer.json()).toMatchObject(frozen);
    const file = await callForResponse(application, readCsv, { url: `/chiffres.csv${query}` });
    const [country] = parse(await file.text(), { bom: true, delimiter: ';', columns: true });
    expect(country).toMatchObject({ 'Participants et inscrits': '29', 'Chiffres arrêtés le': '2027-05-25' });
    expect(await call(application, showOpenData, { url: `/chiffres/donnees${query}` })).toMatchObject({
      campaign: frozen.campaign,
    });
    const rows = `/coordination/chiffres${query}&mesure=participants`;
    expect(await call(application, showRows, { url: rows, cookie: signedIn.cookie })).toMatchObject({
      archivedAt: AFTER.toISOString(),
      value: 29,
      sum: 29,
      total: 2,
    });
  });

  it('are frozen once, whoever sends the form again', async () => {
    const { post } = await prepare();
    await post({ geste: 'arreter' });
    const again = await post({ geste: 'arreter' });
    if (!(again instanceof Response)) throw new Error('A redirect was expected.');
    expect(again.headers.get('Location')).toMatch(/\?fait=archived-already$/);
  });

  it('tell whoever reports late that it is kept and does not count', async () => {
    const { campaign, mediator, session, application, post } = await prepare();
    await post({ geste: 'arreter' });
    const sender = await signInAs(connection(), mediator.id, AFTER);
    const url = `/mediation/ateliers/${session.id}/bilan`;
    const params = { id: session.id };
    const { cookie, formToken } = sender;
    expect(await call(application, showReport, { url, params, cookie })).toMatchObject({
      open: true,
      archivedAt: AFTER.toISOString(),
    });
    const form = { formToken, headCount: '9', grade: 'counted', seen: '0' };
    expect(await call(application, sendReport, { url, params, cookie, form })).toMatchObject({ status: 303 });
    expect(await findReport(connection(), session.id)).toMatchObject({ content: { headCount: 9 } });
    const answer = await callForResponse(application, readTotals, {
      url: `/api/v1/totals?campaign=${campaign.slug}`,
    });
    expect(await answer.json()).toMatchObject({ totals: { participants: { total: 29 } } });
  });

  it('move again only with a reason, which the journal keeps', async () => {
    const { campaign, post } = await prepare();
    await post({ geste: 'arreter' });
    expect(await post({ geste: 'rouvrir', reason: 'non' })).toMatchObject({
      init: { status: 422 },
      data: { errors: { reason: 'tooShort' }, typed: { reason: 'non' } },
    });
    expect((await findCampaign(connection(), campaign.slug))?.archivedAt).toBe(AFTER.toISOString());
    const reason = 'Des bilans sont arrivés en retard';
    expect(await post({ geste: 'rouvrir', reason })).toMatchObject({ status: 303 });
    expect((await findCampaign(connection(), campaign.slug))?.archivedAt).toBeNull();
    const kept = await connection()
      .db.selectFrom('archived_sessions')
      .select('id')
      .where('campaign_id', '=', campaign.id)
      .execute();
    expect(kept).toEqual([]);
    const line = await connection()
      .db.selectFrom('audit_entries')
      .select('details')
      .where('subject_id', '=', campaign.id)
      .where('act', '=', 'reopened')
      .executeTakeFirstOrThrow();
    expect(JSON.parse(line.details ?? '')).toMatchObject({ note: reason, participants: 29 });
  });

  it('are neither seen nor frozen by coordinators of a region or a département, nor without the form’s token', async () => {
    const { campaign, signedIn, post, show } = await prepare();
    for (const [territory_kind, territory_code] of [
      ['region', '75'],
      ['department', '23'],
    ] as const) {
      const other = await insertCoordinator(connection(), { territory_kind, territory_code });
      const sender = await signInAs(connection(), other.id, AFTER);
      expect(await show(sender)).toMatchObject({ status: 404 });
      expect(await post({ geste: 'arreter' }, sender)).toMatchObject({ status: 404 });
    }
    expect(await post({ geste: 'arreter' }, { ...signedIn, formToken: 'forged' })).toMatchObject({
      status: 403,
    });
    expect((await findCampaign(connection(), campaign.slug))?.archivedAt).toBeNull();
  });

  it('keep the targets that they were measured against, and are told as frozen while no other edition follows', async () => {
    const application = await makeTestApplication(connection(), {
      now: new Date('2029-01-10T10:00:00.000Z'),
    });
    const latest = await insertCampaign(connection(), { starts_on: '2028-05-15', ends_on: '2028-05-21' });
    const national = await insertCoordinator(connection());
    const { cookie, formToken } = await signInAs(connection(), national.id, application.now());
    const url = '/coordination/objectifs?departement=23';
    const form = { formToken, quoi: 'whole', events: '12' };
    expect(await call(application, setTargets, { url, cookie, form })).toMatchObject({ status: 303 });
    await call(application, action, {
      url: `/coordination/editions/${latest.slug}`,
      params: { slug: latest.slug },
      cookie,
      form: { formToken, geste: 'arreter' },
    });
    expect(
      await call(application, setTargets, { url, cookie, form: { ...form, events: '99' } }),
    ).toMatchObject({ status: 404 });
    expect(await call(application, showTargets, { url, cookie })).toMatchObject({ frozen: true });
    // It is the latest one: the pages that show the current edition say so too.
    const archivedAt = application.now().toISOString();
    const creuse = { url: '/departements/23', params: { code: '23' } };
    expect(await call(application, showDepartment, creuse)).toMatchObject({ archivedAt });
    expect(await call(application, showWeek, { url: '/coordination', cookie })).toMatchObject({
      week: { campaign: { archivedAt } },
    });
    const { events } = await connection()
      .db.selectFrom('targets')
      .select('events')
      .where('campaign_id', '=', latest.id)
      .executeTakeFirstOrThrow();
    expect(events).toBe(12);
  });

  it('are read by as many queries however many sessions they hold', async () => {
    const { campaign, post, show } = await prepare();
    await post({ geste: 'arreter' });
    const few = await countQueries(connection(), show);
    const other = await prepare();
    for (let index = 0; index < 3; index++)
      await insertSession(connection(), { campaign_id: other.campaign.id });
    await other.post({ geste: 'arreter' });
    expect(await countQueries(connection(), other.show)).toBe(few);
    expect(campaign.id).not.toBe(other.campaign.id);
  });
});
