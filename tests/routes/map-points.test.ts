import { expect, it } from 'vitest';
import { MOST_MARKERS } from '#app/catalogue/map-markers.ts';
import { loader, type MapMarker } from '#app/routes/map-points.ts';
import type { Application } from '#app/server/context.server.ts';
import type { Locale } from '#app/text/locale.ts';
import type { SessionTable, VenueTable } from '#db/schema.ts';
import { callForResponse, makeTestApplication } from '#tests/support/application.ts';
import { insertSession, insertVenue } from '#tests/support/builders.ts';
import { onBothEngines } from '#tests/support/databases.ts';
import { makeRandom } from '#tests/support/random.ts';

onBothEngines('the points of the map', (connection) => {
  async function read(app: Application, query = '', locale: Locale = 'fr') {
    const response = await callForResponse(app, loader, { url: `/carte.json${query}`, locale });
    const body: { markers: MapMarker[]; total: number } = await response.json();
    expect(body.markers.reduce((sum, { count }) => sum + count, 0)).toBe(body.total);
    expect(body.markers.length).toBeLessThanOrEqual(MOST_MARKERS);
    return body;
  }

  async function insertSessions(count: number, venue: VenueTable, changes: Partial<SessionTable> = {}) {
    const first = await insertSession(connection(), { venue_id: venue.id, ...changes });
    const { campaign_id, organisation_id, mediator_id } = first;
    const shared = { campaign_id, organisation_id, mediator_id, venue_id: venue.id, ...changes };
    for (let number = 1; number < count; number++) await insertSession(connection(), shared);
    return first;
  }

  it('show a venue with its five soonest sessions', async () => {
    const venue = await insertVenue(connection(), { commune_code: '29019', name: 'Les Capucins' });
    const first = await insertSessions(7, venue, { title: 'L’IA & vous' });
    await insertSession(connection(), { venue_id: venue.id, cancelled_at: '2027-02-01T00:00:00.000Z' });
    const { markers, total } = await read(await makeTestApplication(connection()), '?departement=29');
    expect(total).toBe(7);
    expect(markers).toMatchObject([
      { kind: 'venue', count: 7, label: 'Les Capucins, Brest', href: `/lieux/${venue.id}` },
    ]);
    expect(markers[0]?.sessions).toHaveLength(5);
    expect(markers[0]?.sessions?.[0]).toEqual({
      title: 'L’IA & vous',
      href: `/ateliers/${first.slug}`,
      when: 'mardi 18 mai, 14:00',
    });
  });

  it('are written in the language of the address', async () => {
    const { markers } = await read(await makeTestApplication(connection()), '?departement=29', 'en');
    expect(markers[0]?.sessions?.[0]?.when).toBe('Tuesday 18 May, 14:00');
    expect(markers[0]?.href).toMatch(/^\/en\/lieux\//);
  });

  it('gather venues that are close, part them when one comes nearer, and tell those at one address together', async () => {
    const at = (latitude: number, longitude: number, name: string) =>
      insertVenue(connection(), { commune_code: '87085', latitude, longitude, name });
    await insertSessions(2, await at(45.83, 1.26, 'Rez-de-chaussée'));
    await insertSessions(1, await at(45.83, 1.26, 'Premier étage'));
    await insertSessions(1, await at(45.86, 1.28, 'Ailleurs'));
    const app = await makeTestApplication(connection());
    const wide = await read(app, '?departement=87&zoom=6');
    expect(wide.markers).toMatchObject([{ kind: 'cluster', count: 4, label: 'Limoges (87) et alentours' }]);
    expect(wide.markers[0]?.sessions).toBeUndefined();
    expect(wide.markers[0]?.bounds).toEqual([1.26, 45.83, 1.28, 45.86]);
    const near = await read(app, '?departement=87&zoom=16');
    expect(near.markers.map(({ kind, count }) => [kind, count])).toEqual([
      ['cluster', 3],
      ['venue', 1],
    ]);
    expect(near.markers[0]?.sessions).toHaveLength(3);
  });

  it('stay few and lose no session, whatever the zoom and the box', async () => {
    const random = makeRandom(5);
    let shared: Partial<SessionTable> = {};
    for (let number = 0; number < 700; number++) {
      const venue = await insertVenue(connection(), {
        commune_code: '63113',
        latitude: random.between(45.3, 46),
        longitude: random.between(2.6, 3.6),
      });
      const { campaign_id, organisation_id, mediator_id } = await insertSession(connection(), {
        ...shared,
        venue_id: venue.id,
      });
      shared = { campaign_id, organisation_id, mediator_id };
    }
    const app = await makeTestApplication(connection());
    for (const zoom of [0, 5, 9, 12, 18]) {
      expect((await read(app, `?departement=63&zoom=${zoom}`)).total).toBe(700);
    }
    const west = await read(app, '?departement=63&zoom=10&bbox=2.6,45.3,3.1,46');
    const east = await read(app, '?departement=63&zoom=10&bbox=3.1,45.3,3.6,46');
    expect(west.total).toBeLessThan(700);
    expect(west.total + east.total).toBe(700);
  });

  it.each(['?zoom=loin&bbox=1,2,3', '?bbox=3,2,1,0', '?bbox=,,,', '?zoom=1e99', '?departement=%00&page=-1'])(
    'answer %s without a fault',
    async (query) => {
      const { total } = await read(await makeTestApplication(connection()), query);
      expect(total).toBeGreaterThan(0);
    },
  );

  it('are none for a place that is not known', async () => {
    const app = await makeTestApplication(connection());
    expect(await read(app, '?lieu=Trifouilly')).toEqual({ markers: [], total: 0 });
  });
});
