import { expect, it } from 'vitest';
import { loadCatalogue } from '#app/catalogue/catalogue.server.ts';
import { tileAt, tilesIn } from '#app/domain/map-tile.ts';
import { everySession, type Search } from '#app/domain/search.ts';
import { markVenuesChanged } from '#db/catalogue-versions.server.ts';
import type { SessionTable } from '#db/schema.ts';
import { changeSession, insertSession, insertVenue } from '#tests/support/builders.ts';
import { onBothEngines } from '#tests/support/databases.ts';
import { makeRandom } from '#tests/support/random.ts';

const now = new Date('2027-03-01T09:00:00.000Z');
const all = { most: 1000, of: () => 1000 };

onBothEngines('the cells of the map', (connection) => {
  it('count each session that a plain reading finds once, whatever the zoom, tile borders included', async () => {
    const random = makeRandom(5);
    const placed: { latitude: number; longitude: number; session: SessionTable }[] = [];
    let shared: Partial<SessionTable> = {};
    for (let number = 0; number < 160; number++) {
      // Every fourth venue stands on the border of four tiles of zoom 8, where both sides could claim it or neither.
      const onBorder = number % 4 === 0;
      const longitude = onBorder ? (360 / 2 ** 8) * (number % 7) : random.between(-4, 9);
      const latitude = onBorder ? latitudeOfRow(8, 88 + (number % 5)) : random.between(42, 51);
      const venue = await insertVenue(connection(), { latitude, longitude });
      for (let copy = 0; copy < 1 + (number % 3); copy++) {
        const start = Date.parse('2027-05-17T08:00:00.000Z') + Math.floor(random.between(0, 50)) * 3_600_000;
        const session = await insertSession(connection(), {
          ...shared,
          venue_id: venue.id,
          starts_at: new Date(start).toISOString(),
          ends_at: new Date(start + 3_600_000).toISOString(),
          ...(number % 5 === 0 ? { format: 'conference' } : {}),
          ...(number % 11 === 0 ? { cancelled_at: now.toISOString() } : {}),
        });
        shared = {
          campaign_id: session.campaign_id,
          organisation_id: session.organisation_id,
          mediator_id: session.mediator_id,
        };
        placed.push({ latitude, longitude, session });
      }
    }
    await insertSession(connection(), { ...shared, venue_id: null, attendance: 'online' });
    const catalogue = await loadCatalogue(connection());
    const whole = { west: -180, south: -85, east: 180, north: 85 };
    const searches: [Search, (session: SessionTable) => boolean][] = [
      [everySession, () => true],
      [{ ...everySession, formats: ['conference'] }, ({ format }) => format === 'conference'],
    ];
    for (const [search, isAsked] of searches) {
      const expected = placed.filter(({ session }) => session.cancelled_at === null && isAsked(session));
      const box = { west: -5, south: 41, east: 12, north: 52 };
      for (const zoom of [0, 3, 4, 5, 7, 8, 9, 10, 11]) {
        const tiles = tilesIn(zoom < 4 ? whole : box, zoom);
        const cells = tiles.flatMap((tile) => catalogue.countCells(search, now, tile, all));
        expect(new Set(cells.map(({ column, row }) => `${column}/${row}`)).size).toBe(cells.length);
        const counted = cells.flatMap(({ sessions }) => sessions.map(({ id }) => id)).sort();
        expect(counted).toEqual(expected.map(({ session }) => session.id).sort());
        for (const cell of cells) {
          const ids = cell.sessions.map(({ id }) => id);
          const own = expected.filter(({ session }) => ids.includes(session.id));
          expect(cell.count).toBe(own.length);
          const soonestFirst = own.map(({ session }) => `${session.starts_at} ${session.id}`).sort();
          expect(ids).toEqual(soonestFirst.map((text) => text.split(' ')[1]));
          expect(cell.alone).toBe(new Set(own.map(({ session }) => session.venue_id)).size === 1);
          expect(cell.bounds).toEqual({
            west: Math.min(...own.map(({ longitude }) => longitude)),
            east: Math.max(...own.map(({ longitude }) => longitude)),
            south: Math.min(...own.map(({ latitude }) => latitude)),
            north: Math.max(...own.map(({ latitude }) => latitude)),
          });
        }
      }
    }
  });

  it('follow what comes, leaves and moves, in the tiles of a town as in those of the country', async () => {
    const [here, there] = [
      { latitude: 20, longitude: 20 },
      { latitude: 20.5, longitude: 21 },
    ];
    const venues = [await insertVenue(connection(), here), await insertVenue(connection(), there)] as const;
    const common = { starts_at: '2027-05-18T08:00:00.000Z', ends_at: '2027-05-18T10:00:00.000Z' };
    const first = await insertSession(connection(), { ...common, venue_id: venues[0].id });
    const catalogue = await loadCatalogue(connection());
    const idsAt = (point: typeof here) =>
      [3, 10, 12].map((zoom) =>
        catalogue
          .countCells(everySession, now, tileAt(point, zoom), all)
          .filter(({ bounds }) => bounds.south <= point.latitude && bounds.north >= point.latitude)
          .flatMap(({ sessions }) => sessions.map(({ id }) => id)),
      );
    const everyZoom = (ids: string[]) => [ids, ids, ids];
    expect(idsAt(here)).toEqual(everyZoom([first.id]));

    const sooner = await insertSession(connection(), {
      ...common,
      starts_at: '2027-05-18T07:00:00.000Z',
      venue_id: venues[0].id,
    });
    await catalogue.refresh();
    expect(idsAt(here)).toEqual(everyZoom([sooner.id, first.id]));

    await changeSession(connection(), sooner.id, { starts_at: '2027-05-18T09:00:00.000Z' });
    await catalogue.refresh();
    expect(idsAt(here)).toEqual(everyZoom([first.id, sooner.id]));

    await changeSession(connection(), sooner.id, { venue_id: venues[1].id });
    await catalogue.refresh();
    expect([idsAt(here)[2], idsAt(there)[2]]).toEqual([[first.id], [sooner.id]]);

    await connection().write(async (trx) => {
      await trx.updateTable('venues').set(there).where('id', '=', venues[0].id).execute();
      await markVenuesChanged(trx, [venues[0].id]);
    });
    await catalogue.refresh();
    expect([idsAt(here)[2], idsAt(there)[2]]).toEqual([[], [first.id, sooner.id]]);

    await changeSession(connection(), first.id, { published_at: null });
    await catalogue.refresh();
    expect(idsAt(there)[2]).toEqual([sooner.id]);
  });

  it('tell as many of their soonest sessions as are asked of each, as they are after the last change', async () => {
    const venue = await insertVenue(connection(), { latitude: 30, longitude: 30 });
    const common = { venue_id: venue.id, language: 'en', time_zone: 'Indian/Reunion' } as const;
    const times = { starts_at: '2027-05-19T08:00:00.000Z', ends_at: '2027-05-19T10:00:00.000Z' };
    const later = { starts_at: '2027-05-20T08:00:00.000Z', ends_at: '2027-05-20T10:00:00.000Z' };
    const session = await insertSession(connection(), {
      ...common,
      ...times,
      title: 'Café IA : l’essentiel',
    });
    await insertSession(connection(), { ...common, ...later });
    const catalogue = await loadCatalogue(connection());
    const tell = (count: number) =>
      catalogue.countCells(everySession, now, tileAt({ latitude: 30, longitude: 30 }, 10), {
        most: 2,
        of: () => count,
      })[0]?.sessions;
    const line = {
      id: session.id,
      slug: session.slug,
      title: 'Café IA : l’essentiel',
      language: 'en',
      startsAt: '2027-05-19T08:00:00.000Z',
      timeZone: 'Indian/Reunion',
    };
    expect([tell(0), tell(1), tell(2)?.length]).toEqual([[], [line], 2]);
    await changeSession(connection(), session.id, { title: 'Autre titre' });
    await catalogue.refresh();
    expect(tell(1)).toEqual([{ ...line, title: 'Autre titre' }]);
  });
});

/** The latitude of the border above a row of tiles (EPSG:3857). */
function latitudeOfRow(zoom: number, row: number): number {
  return (Math.atan(Math.sinh(Math.PI * (1 - (2 * row) / 2 ** zoom))) * 180) / Math.PI;
}
