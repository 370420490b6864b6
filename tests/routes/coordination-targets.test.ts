import { beforeAll, expect, it } from 'vitest';
import { action, loader } from '#app/routes/coordination-targets.tsx';
import { loader as showHome } from '#app/routes/home.tsx';
import type { AccountTable } from '#db/schema.ts';
import { call, makeTestApplication } from '#tests/support/application.ts';
import { insertCampaign, insertCoordinator, insertSession } from '#tests/support/builders.ts';
import { onBothEngines } from '#tests/support/databases.ts';
import { signInAs } from '#tests/support/signed-in.ts';

const PAGE = '/coordination/objectifs';

onBothEngines('targets', (connection) => {
  beforeAll(async () => {
    const { id } = await insertCampaign(connection());
    await insertSession(connection(), { campaign_id: id, local_date: '2027-05-12', seats_taken: 4 });
  });

  const national = () => insertCoordinator(connection());
  const ofCreuse = () =>
    insertCoordinator(connection(), { territory_kind: 'department', territory_code: '23' });
  async function show(who: AccountTable, query = '') {
    const { cookie } = await signInAs(connection(), who.id);
    return call(await makeTestApplication(connection()), loader, { url: `${PAGE}${query}`, cookie });
  }
  async function shown(who: AccountTable, query = '') {
    const page = await show(who, query);
    if (page instanceof Response || !page.figures) throw new Error('The page was refused.');
    return page;
  }
  async function post(who: AccountTable, query: string, form: Record<string, string>) {
    const { cookie, formToken } = await signInAs(connection(), who.id);
    const application = await makeTestApplication(connection());
    return call(application, action, { url: `${PAGE}${query}`, cookie, form: { formToken, ...form } });
  }
  const stored = () => connection().db.selectFrom('targets').selectAll().execute();

  it('are set for a territory below one’s own, then shown as set with what the lines lack', async () => {
    const who = await national();
    const outcome = await post(who, '?region=75', {
      quoi: 'whole',
      events: '1 234',
      seats: '',
      participants: '',
    });
    expect(outcome).toMatchObject({ status: 303 });
    if (!(outcome instanceof Response)) throw new Error('It leads back to the page.');
    expect(outcome.headers.get('Location')).toBe(`${PAGE}?region=75&fait=set`);
    expect(await stored()).toMatchObject([
      { territory_kind: 'region', territory_code: '75', part_kind: 'whole', events: 1234, seats: null },
    ]);
    const region = await shown(who, '?region=75');
    expect(region.figures.whole.targets.events).toBe(1234);
    expect(region.figures.whole.origins).toMatchObject({ events: 'set', seats: 'computed' });
    const [departments] = region.figures.tables;
    expect(departments?.kind).toBe('departments');
    expect(departments?.sum.events).toBe(1234);
    const country = await shown(who);
    const computed = 1500 - (country.figures.tables[0]?.sum.events ?? 0);
    // The regions aim at more than the country together: nothing is mended.
    expect(computed).toBeLessThan(0);

    await post(who, '?region=75', { quoi: 'whole', events: '', seats: '', participants: '' });
    expect(await stored()).toEqual([]);
  });

  it('are set for programmes, audiences and weeks, beside what each has', async () => {
    const who = await ofCreuse();
    for (const quoi of ['programme:cafe-ia', 'audience:seniors', 'week:2027-05-10'])
      await post(who, '', { quoi, events: '3', participants: '0' });
    const { tables } = (await shown(who)).figures;
    expect(tables.map(({ kind }) => kind)).toEqual(['programme', 'audience', 'week']);
    for (const { sum } of tables) expect(sum).toEqual({ events: 3, seats: null, participants: 0 });
    const week = tables.at(-1)?.lines.find(({ key }) => key === 'week:2027-05-10');
    expect(week).toMatchObject({ totals: { events: 1, participants: { registered: 4 } } });
    const acts = (await shown(who)).acts;
    expect(acts.map(({ by, part }) => [by, part])).toContainEqual(['Dominique Essai', 'audience:seniors']);
    const { asked } = await shown(who, '?quoi=programme:cafe-ia');
    expect(asked).toEqual({ part: 'programme:cafe-ia', set: { events: 3, seats: null, participants: 0 } });
  });

  it.each([
    ['a sign', { events: '-3' }],
    ['a fraction', { events: '2,5' }],
    ['words', { participants: 'beaucoup' }],
    ['too many', { seats: '10000000' }],
  ])('give the form back for %s', async (_, typed) => {
    const who = await national();
    const before = await stored();
    const page = await post(who, '?departement=33', { quoi: 'whole', ...typed });
    const name = Object.keys(typed)[0] ?? '';
    expect(page).toMatchObject({
      data: { errors: { [name]: 'targetNumber' }, typed },
      init: { status: 422 },
    });
    expect(await stored()).toEqual(before);
  });

  it.each(['?departement=33', '?region=75', '?departement=', '?departement=%00', '?region=abc'])(
    'of %s are not there for the Creuse’s coordinator',
    async (query) => {
      const who = await ofCreuse();
      expect(await show(who, query)).toMatchObject({ status: 404 });
      expect(await post(who, query, { quoi: 'whole', events: '1' })).toMatchObject({ status: 404 });
    },
  );

  it('of nothing that exists are not there', async () => {
    const who = await national();
    for (const quoi of ['whole', 'programme:inconnu', 'week:2027-05-18', 'x']) {
      expect(await show(who, `?quoi=${quoi}`)).toMatchObject({ status: 404 });
      expect(await post(who, '', { quoi, events: '1' })).toMatchObject({ status: 404 });
    }
  });

  it('lead to the territory that was chosen', async () => {
    const who = await national();
    for (const [chosen, query] of [
      ['departement-2A', '?departement=2A'],
      ['region-04', '?region=04'],
      ['', ''],
    ]) {
      const answer = await show(who, `?territoire=${chosen}`);
      if (!(answer instanceof Response)) throw new Error('It leads to the territory’s page.');
      expect(answer.headers.get('Location')).toBe(`${PAGE}${query}`);
    }
    const choices = (await shown(who, '?departement=2A')).choices;
    expect(choices.chosen).toBe('departement-2A');
    expect(choices.groups.flatMap((group) => group.choices).length).toBeGreaterThan(115);
    expect((await shown(await ofCreuse())).choices.groups).toEqual([]);
  });

  it('of the country are what the home page shows', async () => {
    const page = await call(await makeTestApplication(connection()), showHome, { url: '/' });
    expect(page).toMatchObject({ targets: { events: 1500, seats: 60_000, participants: 50_000 } });
  });
});
