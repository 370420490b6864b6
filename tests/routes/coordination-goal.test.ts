import { expect, it } from 'vitest';
import { action, loader } from '#app/routes/coordination-goal.tsx';
import { loader as showFigures } from '#app/routes/figures.tsx';
import { archiveCampaign } from '#db/archived-campaigns.server.ts';
import type { AccountTable } from '#db/schema.ts';
import { call, makeTestApplication } from '#tests/support/application.ts';
import {
  changeSession,
  insertCampaign,
  insertCoordinator,
  insertReport,
  insertSession,
} from '#tests/support/builders.ts';
import { onBothEngines } from '#tests/support/databases.ts';
import { countQueries } from '#tests/support/queries.ts';
import { signInAs } from '#tests/support/signed-in.ts';

const NOW = new Date('2027-03-01T09:00:00.000Z');
const url = '/coordination/objectif-pluriannuel';

const goal = {
  geste: 'fixer',
  name: 'Un million de personnes',
  people: '1 000 000',
  perYear: '300 000',
  firstYear: '2026',
  lastYear: '2027',
};
const part = {
  geste: 'declarer',
  partner: 'Réseau des bibliothèques',
  year: '2026',
  reached: '84 000',
  source: 'Rapport annuel, page 12',
  statedOn: '2027-01-15',
};

onBothEngines('the long-term goal', (connection) => {
  async function prepare(account?: AccountTable) {
    const application = await makeTestApplication(connection(), { now: NOW });
    const { id } = account ?? (await insertCoordinator(connection()));
    const { cookie, formToken } = await signInAs(connection(), id, NOW);
    const post = (form: Record<string, string>) =>
      call(application, action, { url, cookie, form: { formToken, ...form } });
    const show = () => call(application, loader, { url, cookie });
    return { application, accountId: id, post, show };
  }
  const lines = () =>
    connection()
      .db.selectFrom('audit_entries')
      .select(['act', 'details'])
      .where('subject_kind', '=', 'goal')
      .orderBy('id')
      .execute();

  it('is nowhere before it is set, and takes no part of a partner', async () => {
    const { application, post, show } = await prepare();
    expect(await show()).toMatchObject({ goal: undefined });
    expect(await post(part)).toMatchObject({
      init: { status: 422 },
      data: { errors: { year: 'goalYearOutside' } },
    });
    expect(await call(application, showFigures, { url: '/chiffres' })).toMatchObject({ goal: undefined });
  });

  it.each([
    [{ people: '0' }, { people: 'goalPeople' }],
    [{ people: '100 000 000' }, { people: 'goalPeople' }],
    [{ perYear: 'beaucoup' }, { perYear: 'goalPeople' }],
    [{ firstYear: '1999' }, { firstYear: 'goalYear' }],
    [{ lastYear: '27' }, { lastYear: 'goalYear' }],
    [{ lastYear: '2025' }, { lastYear: 'goalYears' }],
    [{ name: '' }, { name: 'required' }],
  ])('is not set with %j', async (change, errors) => {
    const { post } = await prepare();
    expect(await post({ ...goal, ...change })).toMatchObject({
      init: { status: 422 },
      data: { sent: 'goal', errors, typed: change },
    });
    expect(await connection().db.selectFrom('goals').selectAll().execute()).toEqual([]);
  });

  it('is set, followed over editions and partners, shown to the public, changed and kept in the journal', async () => {
    const { application, accountId, post, show } = await prepare();
    expect(await post(goal)).toMatchObject({ status: 303 });
    const past = await insertCampaign(connection(), { starts_on: '2026-05-18', ends_on: '2026-05-24' });
    const coming = await insertCampaign(connection());
    await insertCampaign(connection(), { starts_on: '2028-05-15', ends_on: '2028-05-21' });
    const held = await insertSession(connection(), { campaign_id: past.id });
    await insertReport(connection(), held, { head_count: 25, grade: 'counted' });
    await insertSession(connection(), { campaign_id: coming.id, seats_taken: 4 });
    await archiveCampaign(connection(), accountId, past.id, NOW);
    // The archived part does not move with its sessions.
    await changeSession(connection(), held.id, { cancelled_at: NOW.toISOString() });
    expect(await post(part)).toMatchObject({ status: 303 });

    const followed = {
      goal: { name: goal.name, people: 1_000_000, perYear: 300_000, firstYear: 2026, lastYear: 2027 },
      progress: {
        counted: { total: 29, counted: 25, registered: 4 },
        declared: 84_000,
        together: 84_029,
        years: [
          { year: 2026, counted: { total: 25 }, declared: 84_000 },
          { year: 2027, counted: { total: 4 }, declared: 0 },
        ],
        editions: [
          { slug: past.slug, archivedAt: NOW.toISOString() },
          { slug: coming.slug, archivedAt: null },
        ],
        partners: [{ partner: part.partner, people: 84_000, source: part.source, statedOn: '2027-01-15' }],
      },
    };
    expect(await show()).toMatchObject(followed);
    expect(await call(application, showFigures, { url: '/chiffres' })).toMatchObject({ goal: followed });

    const fromCoordination = await countQueries(connection(), show);
    await insertSession(connection(), { campaign_id: coming.id });
    await insertCampaign(connection(), { starts_on: '2027-10-04', ends_on: '2027-10-10' });
    expect(await countQueries(connection(), show)).toBe(fromCoordination);

    const told = await post(goal);
    if (!(told instanceof Response)) throw new Error('A redirect was expected.');
    expect(told.headers.get('Location')).toMatch(/\?fait=unchanged$/);
    await post({ ...goal, perYear: '', lastYear: '2028' });
    expect(await show()).toMatchObject({ goal: { perYear: null, lastYear: 2028 } });
    expect((await lines()).map(({ act }) => act)).toEqual(['target-set', 'created', 'target-set']);
  });

  it.each([
    [{ partner: 'réseau des BIBLIOTHEQUES' }, { partner: 'declaredAlready' }],
    [{ partner: 'Autre', statedOn: '2027-03-02' }, { statedOn: 'declaredInTheFuture' }],
    [{ partner: 'Autre', statedOn: '' }, { statedOn: 'date' }],
    [{ partner: 'Autre', year: '2025' }, { year: 'goalYearOutside' }],
    [{ partner: 'Autre', reached: '-3' }, { reached: 'goalPeople' }],
    [{ partner: 'Autre', source: '' }, { source: 'required' }],
  ])('takes no declared part with %j', async (change, errors) => {
    const { post } = await prepare();
    const before = await connection().db.selectFrom('declared_parts').selectAll().execute();
    expect(await post({ ...part, ...change })).toMatchObject({
      init: { status: 422 },
      data: { sent: 'part', errors, typed: change },
    });
    expect(await connection().db.selectFrom('declared_parts').selectAll().execute()).toEqual(before);
  });

  it('gives a declared part back once, however often that is sent, and the journal keeps what it was', async () => {
    const { post, show } = await prepare();
    const { id } = await connection().db.selectFrom('declared_parts').select('id').executeTakeFirstOrThrow();
    const before = (await lines()).length;
    for (let times = 0; times < 2; times++)
      expect(await post({ geste: 'retirer', part: id })).toMatchObject({ status: 303 });
    expect(await show()).toMatchObject({ progress: { declared: 0, partners: [] } });
    const written = (await lines()).slice(before);
    expect(written.map(({ act }) => act)).toEqual(['deleted']);
    expect(JSON.parse(written[0]?.details ?? '')).toMatchObject({
      name: part.partner,
      participants: 84_000,
      note: '2026, Rapport annuel, page 12',
    });
  });

  it('is neither seen nor set by coordinators of a region or a département', async () => {
    for (const [territory_kind, territory_code] of [
      ['region', '75'],
      ['department', '23'],
    ] as const) {
      const { post, show } = await prepare(
        await insertCoordinator(connection(), { territory_kind, territory_code }),
      );
      expect(await show()).toMatchObject({ status: 404 });
      for (const form of [goal, part]) expect(await post(form)).toMatchObject({ status: 404 });
    }
    const [stored] = await connection().db.selectFrom('goals').select('last_year').execute();
    expect(stored).toEqual({ last_year: 2028 });
  });
});
