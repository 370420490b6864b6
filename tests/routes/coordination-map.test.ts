import { beforeAll, describe, expect, it } from 'vitest';
import { loader as showMap } from '#app/routes/coordination-map.tsx';
import { loader as showDepartment } from '#app/routes/coordination-map-department.tsx';
import type { Application } from '#app/server/context.server.ts';
import type { AccountTable } from '#db/schema.ts';
import { call, makeTestApplication } from '#tests/support/application.ts';
import { insertCampaign, insertCoordinator, insertSession, insertVenue } from '#tests/support/builders.ts';
import { onBothEngines } from '#tests/support/databases.ts';
import { signInAs } from '#tests/support/signed-in.ts';

onBothEngines('the map before the first campaign', (connection) => {
  it('says that there is none', async () => {
    const application = await makeTestApplication(connection());
    const { cookie } = await signInAs(connection(), (await insertCoordinator(connection())).id);
    expect(await call(application, showMap, { url: '/coordination/carte', cookie })).toMatchObject({
      map: undefined,
    });
    expect(
      await call(application, showDepartment, {
        url: '/coordination/carte/departements/23',
        params: { code: '23' },
        cookie,
      }),
    ).toMatchObject({ map: undefined });
  });
});

onBothEngines('the map of what is missing', (connection) => {
  let application: Application;
  let campaignId: string;
  beforeAll(async () => {
    campaignId = (await insertCampaign(connection())).id;
    await insertSession(connection(), { campaign_id: campaignId, capacity: 10, seats_taken: 4 });
    application = await makeTestApplication(connection());
  });

  const cookieOf = async (territory: Partial<AccountTable> = {}) =>
    (await signInAs(connection(), (await insertCoordinator(connection(), territory)).id)).cookie;
  const visit = async (address: string, territory: Partial<AccountTable> = {}) => {
    const code = /regions\/(.+?)(\?|$)/.exec(address)?.[1];
    const page = await call(application, showMap, {
      url: `/coordination/carte${address}`,
      params: code ? { code } : {},
      cookie: await cookieOf(territory),
    });
    if (page instanceof Response || !page.map) throw new Error('The page was refused.');
    return { ...page, map: page.map };
  };
  const region: Partial<AccountTable> = { territory_kind: 'region', territory_code: '75' };
  const creuse: Partial<AccountTable> = { territory_kind: 'department', territory_code: '23' };

  it('shows every département and collectivité, drawn or as an inset, the least covered first', async () => {
    const { map } = await visit('');
    expect(map.area).toBe('country');
    expect(map.lines).toHaveLength(107);
    const drawn = [...(map.sheet.main?.shapes ?? []), ...map.sheet.insets].map(({ code }) => code);
    expect(drawn.sort()).toEqual(map.lines.map(({ code }) => code).sort());
    expect(
      map.sheet.insets
        .filter(({ drawing }) => drawing)
        .map(({ code }) => code)
        .sort(),
    ).toEqual(['971', '972', '973', '974', '976']);
    expect(map.sheet.paris?.shapes.map(({ code }) => code).sort()).toEqual(['75', '92', '93', '94']);
    expect(map.lines.at(-1)?.code).toBe('23');
    expect(map.lines.at(-1)?.path).toBe('/coordination/carte/departements/23');
  });

  it('shows regions with the sums of their départements', async () => {
    const { map } = await visit('?niveau=regions&mesure=remplissage');
    const shown = [...(map.sheet.main?.shapes ?? []), ...map.sheet.insets].map(({ code }) => code);
    expect(shown.sort()).toEqual(map.lines.map(({ code }) => code).sort());
    const one = map.lines.find(({ code }) => code === '75');
    expect(one).toMatchObject({
      name: 'Nouvelle-Aquitaine',
      path: '/coordination/carte/regions/75?mesure=remplissage',
      facts: { bounded: { seats: 10, taken: 4 }, totals: { events: 1 } },
    });
    expect(map.total.totals.events).toBe(1);
    // Where no seat is limited there is no fill rate: last, not first.
    expect(map.lines[0]?.code).toBe('75');
  });

  it('shows coordinators their own territory, and nothing of their neighbours', async () => {
    const own = await visit('', region);
    expect(own.map).toMatchObject({ area: 'region', name: 'Nouvelle-Aquitaine' });
    expect(own.map.lines).toHaveLength(12);
    expect(own.map.sheet.main?.shapes).toHaveLength(12);
    expect(
      own.map.leftOut.communes.every(({ departmentCode }) =>
        own.map.lines.some(({ code }) => code === departmentCode),
      ),
    ).toBe(true);
    const small = await visit('', creuse);
    expect(small.map.lines.map(({ code }) => code)).toEqual(['23']);
    // A region's coordinator may ask for the whole country's regions: theirs is what they get.
    expect((await visit('?niveau=regions', region)).map.lines).toHaveLength(12);
  });

  it('draws a region closer, one overseas alone, and one without an outline as a tile', async () => {
    const bretagne = (await visit('/regions/53')).map;
    expect(bretagne.sheet).toMatchObject({ paris: undefined, insets: [] });
    expect(bretagne.sheet.main?.shapes).toHaveLength(4);
    expect((await visit('/regions/11')).map.sheet.paris?.shapes).toHaveLength(4);
    expect((await visit('/regions/04')).map.sheet.main?.shapes).toHaveLength(1);
    expect((await visit('/regions/987')).map.sheet).toMatchObject({
      main: undefined,
      insets: [{ code: '987', drawing: undefined }],
    });
  });

  it.each(['', '%00', '999', 'x'.repeat(3000)])('is not there for the region %j', async (code) => {
    const page = await call(application, showMap, {
      url: '/coordination/carte/regions/x',
      params: { code: decodeURIComponent(code) },
      cookie: await cookieOf(),
    });
    expect(page).toMatchObject({ status: 404 });
  });

  describe('of a département', () => {
    const open = async (query = '', code = '23') => {
      const page = await call(application, showDepartment, {
        url: `/coordination/carte/departements/${code}${query}`,
        params: { code },
        cookie: await cookieOf(),
      });
      if (page instanceof Response || !page.map) throw new Error('The page was refused.');
      return page.map;
    };

    it('lists its communes, fifty a page, with their distance', async () => {
      const first = await open();
      expect(first.department.name).toBe('Creuse');
      expect(first.communes).toHaveLength(50);
      expect(first.communes[0]).toMatchObject({ name: 'Guéret', distance: 0, unmet: 0 });
      expect(first.pages).toBe(6);
      expect((await open('?page=2')).communes[0]?.population).toBeLessThanOrEqual(
        first.communes.at(-1)?.population ?? 0,
      );
      expect((await open('?page=99')).page).toBe(6);
      const far = await open('?tri=-distance');
      expect(far.communes[0]?.distance).toBeGreaterThan(far.communes.at(-1)?.distance ?? 1000);
    });

    it('shows where sessions are held, and each commune on the drawing', async () => {
      const { reach } = await open();
      expect(reach.venues).toHaveLength(1);
      expect(reach.spots.reduce((sum, { communes }) => sum + communes, 0)).toBe(255);
      const { width, height } = reach.drawing;
      expect(reach.spots.every(({ x, y }) => x >= 0 && y >= 0 && x <= width && y <= height)).toBe(true);
    });

    it('is there for one without an outline too', async () => {
      const { reach, communes } = await open('', '987');
      expect(reach.drawing.shapes).toEqual([]);
      expect(reach.spots.length).toBeGreaterThan(5);
      expect(communes.every(({ distance }) => distance > 10_000)).toBe(true);
    });
  });

  it('costs as many queries for many sessions as for one', async () => {
    const cookie = await cookieOf();
    const count = async () => {
      const executor = connection().db.getExecutor();
      const executeQuery = executor.executeQuery.bind(executor);
      let queries = 0;
      executor.executeQuery = (query) => {
        queries += 1;
        return executeQuery(query);
      };
      await call(application, showMap, { url: '/coordination/carte', cookie });
      await call(application, showDepartment, {
        url: '/coordination/carte/departements/23',
        params: { code: '23' },
        cookie,
      });
      executor.executeQuery = executeQuery;
      return queries;
    };
    const one = await count();
    for (const communeCode of ['33063', '97411', '59350']) {
      const venue = await insertVenue(connection(), { commune_code: communeCode });
      await insertSession(connection(), { campaign_id: campaignId, venue_id: venue.id });
    }
    await application.catalogue.refresh();
    expect(await count()).toBe(one);
    expect(one).toBeLessThanOrEqual(32);
  });
});
