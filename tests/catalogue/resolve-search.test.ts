import { expect, it } from 'vitest';
import { loadCatalogue } from '#app/catalogue/catalogue.server.ts';
import { resolveSearch, searchWidening } from '#app/catalogue/resolve-search.server.ts';
import { everySession, searchAtPlace, searchQuery } from '#app/domain/search.ts';
import { insertSession, insertVenue } from '#tests/support/builders.ts';
import { onBothEngines } from '#tests/support/databases.ts';

const now = new Date('2027-05-01T08:00:00.000Z');

onBothEngines('a search as it is asked', (connection) => {
  const resolve = (query: string) => resolveSearch(new URLSearchParams(query), connection());

  it('around a commune or a postcode looks within the radius', async () => {
    for (const lieu of ['Gueret', '23000']) {
      const resolved = await resolve(`lieu=${lieu}&rayon=10`);
      expect(resolved).toMatchObject({ kind: 'found', problems: [], search: { near: { radius: 10 } } });
      if (resolved.kind !== 'found') continue;
      expect(resolved.search.near?.latitude).toBeCloseTo(46.17, 1);
      expect(resolved.place?.label).toContain('Guéret');
    }
  });

  it('around a position keeps to it, 20 km unless said otherwise', async () => {
    expect(await resolve('lat=46.17&lon=1.87')).toMatchObject({
      kind: 'found',
      place: undefined,
      search: { near: { latitude: 46.17, longitude: 1.87, radius: 20 } },
    });
  });

  it('in a département or region that is typed as a place looks in that territory', async () => {
    expect(await resolve('lieu=haute vienne')).toMatchObject({
      kind: 'found',
      search: { departmentCode: '87', near: undefined },
      territory: { kind: 'department', code: '87', name: 'Haute-Vienne' },
    });
    expect(await resolve('lieu=Occitanie')).toMatchObject({
      kind: 'found',
      search: { regionCode: '76' },
      territory: { kind: 'region', name: 'Occitanie' },
    });
  });

  it.each(['Saint-Denis', 'Sainte-Marie'])(
    'offers homonyms of %s, and each of the choice leads to one place',
    async (name) => {
      const resolved = await resolve(`lieu=${name}`);
      expect(resolved.kind).toBe('choice');
      if (resolved.kind !== 'choice') return;
      for (const place of resolved.places) {
        const chosen = await resolve(searchQuery(searchAtPlace(resolved.parameters, place)));
        expect(chosen).toMatchObject({ kind: 'found', problems: [] });
        if (place.kind === 'commune') expect(chosen).toMatchObject({ place: { code: place.code } });
        else expect(chosen).toMatchObject({ territory: { kind: place.kind, code: place.code } });
      }
    },
  );

  it('says that it does not know a place or a territory', async () => {
    expect(await resolve('lieu=Trifouilly-les-Oies')).toMatchObject({ kind: 'unknown' });
    expect(await resolve('departement=96&q=photo')).toMatchObject({
      kind: 'found',
      problems: ['departement'],
      search: { departmentCode: undefined, words: 'photo' },
      parameters: { departmentCode: undefined },
    });
  });

  it('online is limited by no place', async () => {
    expect(await resolve('lieu=Brest&en_ligne=1')).toMatchObject({
      kind: 'found',
      place: { code: '29019' },
      search: { online: true, near: undefined },
    });
  });

  it('widens to 50 and 100 km when there is nothing nearer, and says which radius found', async () => {
    const venue = await insertVenue(connection(), { latitude: 60, longitude: 10 });
    const session = await insertSession(connection(), { venue_id: venue.id });
    const catalogue = await loadCatalogue(connection());
    const from = (kilometres: number) =>
      searchWidening(
        catalogue,
        { ...everySession, near: { latitude: 60 + kilometres / 111.2, longitude: 10, radius: 20 } },
        now,
        { offset: 0, limit: 20 },
      );
    expect(from(15)).toMatchObject({ widened: false, search: { near: { radius: 20 } } });
    expect(from(40)).toMatchObject({
      widened: true,
      search: { near: { radius: 50 } },
      found: { ids: [session.id] },
    });
    expect(from(90)).toMatchObject({ widened: true, search: { near: { radius: 100 } }, found: { total: 1 } });
    expect(from(150)).toMatchObject({
      widened: true,
      search: { near: { radius: 100 } },
      found: { total: 0 },
    });
  });
});
