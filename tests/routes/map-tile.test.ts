import { expect, it } from 'vitest';
import { CELLS_ALONG, DEEPEST_TILE_WITHOUT_PICTURES, METROPOLE, tileAt } from '#app/domain/map-tile.ts';
import { loader as extentLoader } from '#app/routes/map-extent.ts';
import type { MapMarker } from '#app/routes/map-markers.server.ts';
import { loader } from '#app/routes/map-tile.ts';
import type { Application } from '#app/server/context.server.ts';
import type { Locale } from '#app/text/locale.ts';
import type { SessionTable, VenueTable } from '#db/schema.ts';
import { callForResponse, makeTestApplication } from '#tests/support/application.ts';
import { insertSession, insertVenue } from '#tests/support/builders.ts';
import { onBothEngines } from '#tests/support/databases.ts';

const limoges = { latitude: 45.83, longitude: 1.26 };
const brest = { latitude: 48.39, longitude: -4.49 };

onBothEngines('the tiles of the map', (connection) => {
  function askFor(app: Application, address: { zoom: number; column: number; row: number }, query = '') {
    const params = {
      zoom: String(address.zoom),
      column: String(address.column),
      row: String(address.row),
    };
    const url = `/carte/${params.zoom}/${params.column}/${params.row}.json${query}`;
    return (locale: Locale) => callForResponse(app, loader, { url, params, locale });
  }

  async function read(
    app: Application,
    at: { latitude: number; longitude: number },
    zoom: number,
    query = '',
    locale: Locale = 'fr',
  ) {
    const response = await askFor(app, tileAt(at, zoom), query)(locale);
    const { markers }: { markers: MapMarker[] } = await response.json();
    expect(markers.length).toBeLessThanOrEqual(CELLS_ALONG ** 2);
    return markers;
  }

  async function insertSessions(count: number, venue: VenueTable, changes: Partial<SessionTable> = {}) {
    const first = await insertSession(connection(), { venue_id: venue.id, ...changes });
    const { campaign_id, organisation_id, mediator_id } = first;
    const shared = { campaign_id, organisation_id, mediator_id, venue_id: venue.id, ...changes };
    for (let number = 1; number < count; number++) await insertSession(connection(), shared);
    return first;
  }

  it('show a venue with its five soonest sessions, in the language of the address', async () => {
    const venue = await insertVenue(connection(), {
      ...brest,
      commune_code: '29019',
      name: 'Les Capucins',
    });
    const first = await insertSessions(7, venue, { title: 'L’IA & vous' });
    await insertSession(connection(), { venue_id: venue.id, cancelled_at: '2027-02-01T00:00:00.000Z' });
    const app = await makeTestApplication(connection());
    const [marker, ...others] = await read(app, brest, 5, '?departement=29');
    expect(others).toEqual([]);
    expect(marker).toMatchObject({
      ...{ kind: 'venue', count: 7, label: 'Les Capucins, Brest', href: `/lieux/${venue.id}` },
      ...{ lat: brest.latitude, lon: brest.longitude },
    });
    expect(marker?.sessions).toHaveLength(5);
    expect(marker?.sessions?.[0]).toEqual({
      title: 'L’IA & vous',
      href: `/ateliers/${first.slug}`,
      when: 'mardi 18 mai, 14:00',
    });
    const [english] = await read(app, brest, 5, '?departement=29', 'en');
    expect(english?.sessions?.[0]?.when).toBe('Tuesday 18 May, 14:00');
    expect(english?.sessions?.[0]?.lang).toBe('fr');
    expect(english?.href).toMatch(/^\/en\/lieux\//);
  });

  it('gather venues that are close, part them when one comes nearer, and tell those at one address together', async () => {
    const at = (latitude: number, longitude: number, name: string) =>
      insertVenue(connection(), { commune_code: '87085', latitude, longitude, name });
    await insertSessions(2, await at(45.83, 1.26, 'Rez-de-chaussée'));
    await insertSessions(1, await at(45.83, 1.26, 'Premier étage'));
    await insertSessions(1, await at(45.86, 1.28, 'Ailleurs'));
    const app = await makeTestApplication(connection());
    const [wide, ...others] = await read(app, limoges, 5, '?departement=87&pmr=0');
    expect(others).toEqual([]);
    expect(wide).toMatchObject({ kind: 'cluster', count: 4, label: '4 ateliers autour de Limoges' });
    expect(wide?.bounds).toEqual([1.26, 45.83, 1.28, 45.86]);
    expect(wide?.sessions).toBeUndefined();
    const [near] = await read(app, limoges, 13, '?departement=87');
    expect(near).toMatchObject({ kind: 'cluster', count: 3, lat: 45.83, lon: 1.26 });
    expect(near?.sessions).toHaveLength(3);
    expect(await read(app, { latitude: 45.86, longitude: 1.28 }, 13, '?departement=87')).toMatchObject([
      { kind: 'venue', count: 1 },
    ]);
  });

  it('open a list where no zoom can part a cluster, and lead to the search around it with its filters', async () => {
    const venues = [
      { latitude: 44.35, longitude: 2.57 },
      { latitude: 44.3502, longitude: 2.5703 },
    ];
    for (const place of venues) {
      await insertSessions(1, await insertVenue(connection(), { ...place, commune_code: '12202' }));
    }
    const app = await makeTestApplication(connection());
    const [marker] = await read(
      app,
      { latitude: 44.35, longitude: 2.57 },
      DEEPEST_TILE_WITHOUT_PICTURES,
      '?departement=12&format=atelier&format=cafe_debat&format=conference',
    );
    expect(marker?.sessions ?? []).toHaveLength(marker?.count ?? -1);
    const href = new URL(marker?.href ?? '', 'http://localhost');
    expect(href.pathname).toBe('/ateliers');
    expect(Object.fromEntries(href.searchParams)).toMatchObject({ lat: '44.35', lon: '2.57' });
    expect(href.searchParams.has('departement')).toBe(false);
  });

  it('tell the three soonest sessions of such a list, however many there are', async () => {
    const first = await insertVenue(connection(), {
      latitude: 44.9,
      longitude: 2.44,
      commune_code: '15014',
    });
    const second = await insertVenue(connection(), {
      latitude: 44.9002,
      longitude: 2.4403,
      commune_code: '15014',
    });
    await insertSessions(3, first);
    await insertSessions(2, second);
    const app = await makeTestApplication(connection());
    const deepest = DEEPEST_TILE_WITHOUT_PICTURES;
    const [marker] = await read(app, { latitude: 44.9, longitude: 2.44 }, deepest, '?departement=15');
    expect(marker).toMatchObject({ kind: 'cluster', count: 5 });
    expect(marker?.sessions).toHaveLength(3);
  });

  it('name a wide cluster by the largest commune around', async () => {
    for (const [latitude, longitude, code] of [
      [43.3, 5.4, '13055'],
      [43.53, 5.45, '13001'],
    ] as const) {
      await insertSessions(1, await insertVenue(connection(), { latitude, longitude, commune_code: code }));
    }
    const app = await makeTestApplication(connection());
    const markers = await read(app, { latitude: 43.3, longitude: 5.4 }, 4, '?departement=13');
    expect(markers.map(({ label }) => label)).toEqual(['2 ateliers autour de Marseille']);
  });

  it.each([
    ['18', '0', '0'],
    ['3', '8', '0'],
    ['3', '-1', '0'],
    ['3', 'x', '0'],
    ['3', '1e1', '0'],
  ])('are not found outside of the world (%s/%s/%s)', async (zoom, column, row) => {
    const app = await makeTestApplication(connection());
    const response = await callForResponse(app, loader, {
      url: `/carte/${zoom}/${column}/${row}.json`,
      params: { zoom, column, row },
    });
    expect(response.status).toBe(404);
  });

  it('hold nothing for a place that is not known', async () => {
    const app = await makeTestApplication(connection());
    expect(await read(app, limoges, 5, '?lieu=Trifouilly')).toEqual([]);
  });

  it('open where the venues are, in metropolitan France when there are any', async () => {
    const island = await insertVenue(connection(), {
      ...{ commune_code: '97411', latitude: -20.88, longitude: 55.45 },
    });
    await insertSessions(1, island);
    const app = await makeTestApplication(connection());
    const extent = async (query: string) =>
      (await callForResponse(app, extentLoader, { url: `/carte.json${query}` })).json();
    expect(await extent('?departement=974')).toEqual({ bounds: [55.45, -20.88, 55.45, -20.88] });
    expect(await extent('?departement=29')).toEqual({ bounds: [-4.49, 48.39, -4.49, 48.39] });
    expect(await extent('?departement=2A')).toEqual({ bounds: null });
    const { bounds } = await extent('');
    expect(bounds[0]).toBeGreaterThanOrEqual(METROPOLE.west);
    expect(bounds[2]).toBeLessThanOrEqual(METROPOLE.east);
  });
});
