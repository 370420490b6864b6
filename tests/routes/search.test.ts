import { beforeAll, expect, it } from 'vitest';
import { loader as tileLoader } from '#app/routes/map-tile.ts';
import { loader as suggestionsLoader } from '#app/routes/place-suggestions.ts';
import { loader as searchLoader } from '#app/routes/search.tsx';
import type { Application } from '#app/server/context.server.ts';
import { call, callForResponse, makeTestApplication } from '#tests/support/application.ts';
import { insertCampaign, insertSession, insertVenue } from '#tests/support/builders.ts';
import { onBothEngines } from '#tests/support/databases.ts';

/** A Wednesday, 23:30 in Paris; already Thursday in La Réunion, and Wednesday noon in Tahiti. */
const NOW = new Date('2027-05-19T21:30:00.000Z');

onBothEngines('the page of results', (connection) => {
  let application: Application;

  const search = async (query: string) => {
    const found = await call(application, searchLoader, { url: `/ateliers${query}` });
    if (found instanceof Response) throw new Error('The search always answers with data.');
    return found;
  };

  beforeAll(async () => {
    const campaign = await insertCampaign(connection());
    const venue = await insertVenue(connection());
    const on = (starts_at: string, ends_at: string, local_date: string) =>
      insertSession(connection(), {
        campaign_id: campaign.id,
        venue_id: venue.id,
        starts_at,
        ends_at,
        local_date,
      });
    await on('2027-05-18T12:00:00.000Z', '2027-05-18T14:00:00.000Z', '2027-05-18');
    await on('2027-05-19T08:00:00.000Z', '2027-05-19T10:00:00.000Z', '2027-05-19');
    await on('2027-05-19T21:00:00.000Z', '2027-05-19T21:45:00.000Z', '2027-05-19');
    await on('2027-05-22T08:00:00.000Z', '2027-05-22T10:00:00.000Z', '2027-05-22');
    application = await makeTestApplication(connection(), { now: NOW });
  });

  it('counts the days of the place that is searched, not those of Paris', async () => {
    expect((await search('')).today).toBe('2027-05-19');
    expect((await search('?lieu=Limoges')).today).toBe('2027-05-19');
    expect((await search('?lieu=Saint-Pierre (974)')).today).toBe('2027-05-20');
    expect((await search('?departement=974')).today).toBe('2027-05-20');
    expect((await search('?region=04')).today).toBe('2027-05-20');
    expect((await search('?lat=-21.1&lon=55.5')).today).toBe('2027-05-20');
    expect((await search('?departement=987')).today).toBe('2027-05-19');
  });

  it('from today on begins with what is not over, and shows days gone by to whoever asks for them', async () => {
    expect((await search('?du=2027-05-19&au=2027-05-19')).total).toBe(1);
    expect((await search('?du=2027-05-19&au=2027-05-23')).total).toBe(2);
    expect((await search('?du=2027-05-18&au=2027-05-23')).total).toBe(4);
  });

  it('asks the database as often for many sessions as for few, as do the tiles of the map', async () => {
    const executor = connection().db.getExecutor();
    const executeQuery = executor.executeQuery.bind(executor);
    let queries = 0;
    executor.executeQuery = (query) => {
      queries += 1;
      return executeQuery(query);
    };
    const count = async (act: () => Promise<unknown>) => {
      queries = 0;
      await act();
      return queries;
    };
    const tile = (query: string) =>
      callForResponse(application, tileLoader, {
        url: `/carte/4/8/5.json${query}`,
        params: { zoom: '4', column: '8', row: '5' },
      });
    expect(await count(() => search('?du=2027-05-18'))).toBe(await count(() => search('?du=2027-05-22')));
    expect(await count(() => search('?lieu=Limoges&rayon=100'))).toBeLessThanOrEqual(2);
    const several = await count(() => tile('?du=2027-05-18'));
    expect(several).toBe(await count(() => tile('?du=2027-05-22')));
    expect(several).toBeLessThanOrEqual(2);
    executor.executeQuery = executeQuery;
  });

  it('says that signs alone cannot be looked for', async () => {
    const found = await search('?q=%F0%9F%98%80&pmr=0');
    expect(found.problems).toEqual(['noWord']);
    expect(found.page.canonical).toBe('/ateliers');
  });
});

onBothEngines('/lieux.json', (connection) => {
  it('proposes at most eight places, and none for less than two signs', async () => {
    const application = await makeTestApplication(connection());
    const ask = async (query: string) => {
      const response = await callForResponse(application, suggestionsLoader, { url: `/lieux.json${query}` });
      expect(response.headers.get('Cache-Control')).toContain('s-maxage');
      return (await response.json()).places;
    };
    expect(await ask('?q=saint')).toHaveLength(8);
    expect((await ask('?q=gueret'))[0]).toEqual({
      label: 'Guéret (23)',
      value: 'Guéret (23)',
      kind: 'commune',
    });
    for (const query of ['', '?q=', '?q=a', '?q=%20%20', '?q=%F0%9F%98%80%F0%9F%98%80']) {
      expect(await ask(query)).toEqual([]);
    }
    expect(await ask(`?q=${'é'.repeat(5000)}`)).toEqual([]);
  });
});
