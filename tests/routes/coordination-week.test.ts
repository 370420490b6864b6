import { beforeAll, expect, it } from 'vitest';
import { loader as showCoordination } from '#app/routes/coordination.tsx';
import { loader as showDepartment } from '#app/routes/coordination-department.tsx';
import { countDays } from '#db/daily-counts.server.ts';
import type { AccountTable } from '#db/schema.ts';
import { call, makeTestApplication } from '#tests/support/application.ts';
import {
  insertCampaign,
  insertCoordinator,
  insertRegistration,
  insertSession,
} from '#tests/support/builders.ts';
import { onBothEngines } from '#tests/support/databases.ts';
import { signInAs } from '#tests/support/signed-in.ts';

/** Twenty days before the week. */
const NOW = new Date('2027-04-27T10:00:00.000Z');
/** Before every instant that is asked of. */
const SIGNED_IN = new Date('2027-04-18T10:00:00.000Z');

onBothEngines('the week at a glance', (connection) => {
  const national = () => insertCoordinator(connection());
  async function show(who: AccountTable) {
    const { cookie } = await signInAs(connection(), who.id, NOW);
    const application = await makeTestApplication(connection(), { now: NOW });
    return call(application, showCoordination, { url: '/coordination', cookie });
  }
  async function shown(who: AccountTable) {
    const page = await show(who);
    if (page instanceof Response || !page.week) throw new Error('The page was refused.');
    return page.week;
  }
  async function open(who: AccountTable, code: string) {
    const { cookie } = await signInAs(connection(), who.id, NOW);
    const application = await makeTestApplication(connection(), { now: NOW });
    return call(application, showDepartment, {
      url: `/coordination/departements/${code}`,
      params: { code },
      cookie,
    });
  }

  it('is a page without any figure before the first edition, and no département’s', async () => {
    const who = await national();
    expect(await show(who)).toMatchObject({ week: undefined });
    expect(await open(who, '23')).toMatchObject({ status: 404 });
  });

  it('follows straight lines in an edition without sessions', async () => {
    await insertCampaign(connection());
    const week = await shown(await national());
    expect(week).toMatchObject({ basis: 'linear', previous: undefined, trend: [] });
    expect(week.pace.events).toMatchObject({ reached: 0, target: 1500, expected: 1000, pace: 'late' });
    expect(week.pace.events.forecast).toEqual({ kind: 'nothing' });
    expect(week.rates).toEqual({ fill: undefined, noShow: undefined, reportsIn: undefined });
  });
});

onBothEngines('the week after an edition', (connection) => {
  let national: AccountTable;
  beforeAll(async () => {
    national = await insertCoordinator(connection());
    const last = await insertCampaign(connection(), { starts_on: '2026-05-18', ends_on: '2026-05-24' });
    // Sixteen sessions in the Creuse, two a day from thirty days before the week, with six seats taken each.
    for (let index = 0; index < 16; index++) {
      const at = new Date(Date.parse('2026-04-18T09:00:00.000Z') + Math.floor(index / 2) * 86_400_000);
      const session = await insertSession(connection(), {
        campaign_id: last.id,
        published_at: at.toISOString(),
        seats_taken: 6,
      });
      await insertRegistration(connection(), {
        session_id: session.id,
        seats: 6,
        confirmed_at: new Date(at.getTime() + 7 * 86_400_000).toISOString(),
      });
    }
    const { id } = await insertCampaign(connection());
    await insertSession(connection(), {
      campaign_id: id,
      published_at: '2027-04-19T09:00:00.000Z',
      seats_taken: 5,
    });
    await countDays(connection(), new Date('2027-04-26T10:00:00.000Z'));
    await insertSession(connection(), {
      campaign_id: id,
      published_at: '2027-04-27T09:00:00.000Z',
      seats_taken: 12,
    });
  });
  async function shown(query = '', now = NOW) {
    const { cookie } = await signInAs(connection(), national.id, SIGNED_IN);
    const application = await makeTestApplication(connection(), { now });
    const page = await call(application, showCoordination, { url: `/coordination${query}`, cookie });
    if (page instanceof Response || !page.week) throw new Error('The page was refused.');
    return page.week;
  }

  it('expects the share that the last edition had as many days before', async () => {
    const week = await shown('?departement=23', new Date('2027-04-19T10:00:00.000Z'));
    // Four of eight days were behind it.
    expect(week.basis).toBe('territory');
    expect(week.pace.events.expected).toBe(Math.round(week.targets.events * 0.375));
    expect(week.pace.participants.expected).toBe(0);
    const country = await shown('?departement=33');
    expect(country).toMatchObject({ basis: 'country', totals: { events: 0 } });
  });

  it('counts today without waiting for the count of the day', async () => {
    const { trend, totals } = await shown();
    expect(totals).toMatchObject({ events: 2, participants: { registered: 17 } });
    const sum = (figure: 'events' | 'registered') => trend.reduce((all, day) => all + day[figure], 0);
    expect([sum('events'), sum('registered')]).toEqual([2, 17]);
    expect(trend.at(-1)).toMatchObject({ day: '2027-04-27', events: 1, registered: 12 });
    expect(trend[0]).toMatchObject({ day: '2027-04-19', events: 1 });
  });

  it('asks the database as often for many sessions as for none', async () => {
    const counted = async (query: string) => {
      const { cookie } = await signInAs(connection(), national.id, SIGNED_IN);
      const application = await makeTestApplication(connection(), { now: NOW });
      let queries = 0;
      const { db } = connection();
      const watched = db.withPlugin({
        transformQuery: ({ node }) => {
          queries += 1;
          return node;
        },
        transformResult: async ({ result }) => result,
      });
      const context = { connection: { ...connection(), db: watched } };
      await call(application, showCoordination, { url: `/coordination${query}`, cookie, context });
      return queries;
    };
    expect(await counted('?departement=23')).toBe(await counted('?departement=33'));
    expect(await counted('?departement=23')).toBeLessThan(18);
  });
});

onBothEngines('a département’s own page', (connection) => {
  it('shows its week, what is to come, what has no report and its communes, to its coordinators only', async () => {
    const { id } = await insertCampaign(connection());
    const add = (overrides: Parameters<typeof insertSession>[1]) =>
      insertSession(connection(), { campaign_id: id, ...overrides });
    const coming = await add({ seats_taken: 3 });
    const over = await add({ starts_at: '2027-04-20T08:00:00.000Z', ends_at: '2027-04-20T10:00:00.000Z' });
    await add({ venue_id: null, department_code: '33', region_code: '75' });
    const open = async (territory: Parameters<typeof insertCoordinator>[1], code = '23') => {
      const who = await insertCoordinator(connection(), territory);
      const { cookie } = await signInAs(connection(), who.id, NOW);
      const application = await makeTestApplication(connection(), { now: NOW });
      return call(application, showDepartment, {
        url: `/coordination/departements/${code}`,
        params: { code },
        cookie,
      });
    };
    for (const territory of [
      {},
      { territory_kind: 'region', territory_code: '75' },
      { territory_kind: 'department', territory_code: '23' },
    ] as const) {
      const page = await open(territory);
      if (page instanceof Response) throw new Error('The page was refused.');
      expect(page).toMatchObject({
        name: 'Creuse',
        coming: { count: 1, sessions: [{ id: coming.id }] },
        due: { count: 1, sessions: [{ id: over.id }] },
        week: { totals: { events: 2, participants: { registered: 3 } } },
      });
      expect(page.communes[0]).toMatchObject({ code: '23096', events: 2 });
    }
    for (const territory of [
      { territory_kind: 'region', territory_code: '84' },
      { territory_kind: 'department', territory_code: '33' },
    ] as const)
      expect(await open(territory)).toMatchObject({ status: 404 });
    for (const code of ['99', '', '%00', 'abcdef', '23 '])
      expect(await open({}, code)).toMatchObject({ status: 404 });
  });
});
