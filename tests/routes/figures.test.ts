import { parse } from 'csv-parse/sync';
import { expect, it } from 'vitest';
import { writeSignInCookie } from '#app/auth/sign-in-cookie.server.ts';
import { loader as readTotals } from '#app/routes/api-totals.ts';
import { loader as showCoordination } from '#app/routes/coordination.tsx';
import { loader as showFigures } from '#app/routes/figures.tsx';
import { loader as readCsv } from '#app/routes/figures-csv.ts';
import { textIn } from '#app/text/locale.ts';
import { signInToDemo } from '#db/sign-ins.server.ts';
import {
  call,
  callForResponse,
  makeTestApplication,
  TEST_NOW,
  TEST_SETTINGS,
} from '#tests/support/application.ts';
import {
  insertCampaign,
  insertCoordinator,
  insertMediator,
  insertReport,
  insertSession,
} from '#tests/support/builders.ts';
import { onBothEngines } from '#tests/support/databases.ts';

onBothEngines('the figures before the first campaign', (connection) => {
  it('are a page that says so, and neither file nor answer', async () => {
    const application = await makeTestApplication(connection());
    expect(await call(application, showFigures, { url: '/chiffres' })).toMatchObject({
      figures: undefined,
      editions: [],
    });
    const file = await callForResponse(application, readCsv, { url: '/chiffres.csv' });
    expect(file.status).toBe(404);
    const totals = await callForResponse(application, readTotals, { url: '/api/v1/totals' });
    expect(totals.status).toBe(404);
  });
});

onBothEngines('the figures', (connection) => {
  /** 12 seats in the Creuse, 30 at La Réunion with a head-count of 25; a draft and a cancelled one count nowhere. */
  const prepare = async () => {
    const campaign = await insertCampaign(connection());
    const make = (overrides: Parameters<typeof insertSession>[1]) =>
      insertSession(connection(), { campaign_id: campaign.id, ...overrides });
    await make({ seats_taken: 5 });
    await make({ published_at: null });
    await make({ cancelled_at: TEST_NOW.toISOString(), seats_taken: 9 });
    const reported = await make({
      venue_id: null,
      department_code: '974',
      region_code: '04',
      capacity: 30,
      seats_taken: 20,
    });
    await insertReport(connection(), reported, { head_count: 25 });
    return { campaign, application: await makeTestApplication(connection()) };
  };
  const participants = { total: 30, checkedIn: 0, counted: 25, estimated: 0, registered: 5 };

  it('are shown with their make-up, and with every département', async () => {
    const { campaign, application } = await prepare();
    const page = await call(application, showFigures, { url: `/chiffres?edition=${campaign.slug}` });
    if (page instanceof Response || !page.figures) throw new Error('The page was refused.');
    expect(page.figures.totals).toEqual({ events: 2, seatsOffered: 42, participants, toVerify: 0 });
    expect(page.figures.departments.length).toBeGreaterThan(100);
  });

  it('are a file for spreadsheets: the country, the regions, the départements', async () => {
    const { campaign, application } = await prepare();
    const file = await callForResponse(application, readCsv, {
      url: `/chiffres.csv?edition=${campaign.slug}`,
    });
    expect(file.headers.get('Content-Type')).toBe('text/csv; charset=utf-8');
    const rows: Record<string, string>[] = parse(await file.text(), {
      bom: true,
      delimiter: ';',
      columns: true,
    });
    expect(rows[0]).toMatchObject({ Niveau: 'France', Ateliers: '2', 'Participants et inscrits': '30' });
    const sum = (level: string) =>
      rows
        .filter(({ Niveau }) => Niveau === level)
        .reduce((total, row) => total + Number(row['Participants et inscrits']), 0);
    expect([sum('Région'), sum('Département')]).toEqual([30, 30]);
    expect(rows.find(({ Code }) => Code === '2A')).toMatchObject({ Ateliers: '0' });
  });

  it('are answered as JSON, by territory when asked', async () => {
    const { campaign, application } = await prepare();
    const ask = async (query: string) => {
      const response = await callForResponse(application, readTotals, { url: `/api/v1/totals?${query}` });
      return { status: response.status, body: await response.json() };
    };
    const national = await ask(`campaign=${campaign.slug}`);
    expect(national.body).toMatchObject({ groupBy: null, groups: [], totals: { events: 2, participants } });
    const regions = await ask(`campaign=${campaign.slug}&groupBy=region`);
    expect(regions.body.groups).toContainEqual(
      expect.objectContaining({ code: '04', totals: expect.objectContaining({ seatsOffered: 30 }) }),
    );
    expect((await ask(`campaign=${campaign.slug}&groupBy=commune`)).status).toBe(400);
    expect((await ask('campaign=unknown')).status).toBe(404);
  });

  it.each(['unknown', '%00', '<script>', 'x'.repeat(5000)])('are a 404 for the edition %j', async (slug) => {
    const { application } = await prepare();
    const page = await callForResponse(application, showFigures, { url: `/chiffres?edition=${slug}` });
    expect(page.status).toBe(404);
    const file = await callForResponse(application, readCsv, { url: `/chiffres.csv?edition=${slug}` });
    expect(file.status).toBe(404);
  });

  it('are open to coordinators only, on their own page', async () => {
    const { application } = await prepare();
    const visit = (cookie?: string) =>
      call(application, showCoordination, { url: '/coordination', ...(cookie ? { cookie } : {}) });
    const stranger = await visit();
    expect(stranger).toMatchObject({ status: 302 });
    const mediator = await insertMediator(connection());
    expect(await visit(await cookieOf(mediator.id))).toMatchObject({ status: 404 });
  });

  it('are those of the coordinator’s territory, the départements without any event first', async () => {
    const { application } = await prepare();
    const show = async (territory: Parameters<typeof insertCoordinator>[1]) => {
      const { id } = await insertCoordinator(connection(), territory);
      const page = await call(application, showCoordination, {
        url: '/coordination',
        cookie: await cookieOf(id),
      });
      if (page instanceof Response || !page.week) throw new Error('The page was refused.');
      return page.week;
    };
    const national = await show({});
    expect(national.territory).toBe(textIn('fr').coordination.country);
    expect(national.targets).toEqual({ events: 1500, seats: 60_000, participants: 50_000 });
    const events = national.departments.map(({ totals }) => totals.events);
    expect(events).toEqual([...events].sort((one, other) => Math.sign(one) - Math.sign(other)));
    const region = await show({ territory_kind: 'region', territory_code: '75' });
    expect(region.territory).toBe('Nouvelle-Aquitaine');
    expect(region.departments).toHaveLength(12);
    const department = await show({ territory_kind: 'department', territory_code: '23' });
    expect(department.departments.map(({ code }) => code)).toEqual(['23']);
    expect(department.targets.events).toBeLessThan(region.targets.events);
  });

  async function cookieOf(accountId: string): Promise<string> {
    const signedIn = await signInToDemo(connection(), accountId, TEST_NOW);
    return writeSignInCookie(TEST_SETTINGS, signedIn?.token ?? '').split(';')[0] ?? '';
  }
});
