import { describe, expect, it } from 'vitest';
import { communeAddress, reachOf, readCommuneView, sortCommunes } from '#app/domain/commune-list.ts';
import { mapAddress, readMapView } from '#app/domain/map-view.ts';

const read = (query: string) => readMapView(new URLSearchParams(query));

describe('the view of the map', () => {
  it('is coverage by département, the least covered first, unless its address says otherwise', () => {
    expect(read('')).toEqual({
      measure: 'couverture',
      detail: 'departements',
      sorting: { by: 'couverture', descending: false },
      farPage: 1,
    });
    expect(read('mesure=demande&niveau=regions&loin=3')).toEqual({
      measure: 'demande',
      detail: 'regions',
      sorting: { by: 'demande', descending: true },
      farPage: 3,
    });
    expect(read('tri=-population').sorting).toEqual({ by: 'population', descending: true });
  });

  it.each(['mesure=x&tri=--nom&niveau=villes&loin=-1', 'tri=-', 'loin=1.5', 'loin=1e9', 'tri=%00'])(
    'takes %s for nothing said',
    (query) => {
      expect(read(query)).toEqual(read(''));
    },
  );

  it.each([
    '',
    'mesure=evenements',
    'mesure=evenements&niveau=regions&tri=-nom&loin=2',
    'tri=-couverture',
    'mesure=demande&tri=demande',
  ])('is written as it is read: ?%s', (query) => {
    const address = mapAddress('/coordination/carte', read(query));
    expect(address).toBe(query ? `/coordination/carte?${query}` : '/coordination/carte');
  });

  it('falls back to the usual order when another measure is chosen', () => {
    const { measure, detail } = read('mesure=places&niveau=regions&tri=nom');
    expect(mapAddress('/c', { measure, detail })).toBe('/c?mesure=places&niveau=regions');
  });
});

describe('the view of a département', () => {
  it.each(['', 'tri=-distance&page=2', 'tri=nom&loin=3'])('is written as it is read: ?%s', (query) => {
    const address = communeAddress('23', readCommuneView(new URLSearchParams(query)));
    expect(address).toBe(`/coordination/carte/departements/23${query && `?${query}`}`);
  });

  it('sorts communes, those without any session the farthest', () => {
    const line = (name: string, distance: number, unmet = 0) => ({
      code: name,
      name,
      population: 10,
      distance,
      unmet,
    });
    const lines = [line('b', 3), line('a', Number.POSITIVE_INFINITY, 2), line('c', Number.POSITIVE_INFINITY)];
    const sorted = (by: 'nom' | 'population' | 'distance' | 'demande', descending: boolean) =>
      sortCommunes(lines, { by, descending }).map(({ name }) => name);
    expect(sorted('distance', true)).toEqual(['a', 'c', 'b']);
    expect(sorted('distance', false)).toEqual(['b', 'a', 'c']);
    expect(sorted('demande', true)).toEqual(['a', 'b', 'c']);
    expect(sorted('population', true)).toEqual(['a', 'b', 'c']);
  });

  it('reaches up to 10 km, and is far beyond 20 km', () => {
    expect([0, 10, 10.01, 20, 20.01, Number.POSITIVE_INFINITY].map(reachOf)).toEqual([
      'covered',
      'covered',
      'between',
      'between',
      'far',
      'far',
    ]);
  });
});
