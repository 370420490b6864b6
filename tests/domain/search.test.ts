import { describe, expect, it } from 'vitest';
import {
  distanceBand,
  hasFilters,
  readSearchParameters,
  searchAddress,
  searchQuery,
  widerRadius,
} from '#app/domain/search.ts';

const read = (query: string) => readSearchParameters(new URLSearchParams(query));

describe('the parameters of a search', () => {
  it('are all read, and written back as the same query', () => {
    const query =
      'lieu=Gu%C3%A9ret&rayon=50&departement=23&region=75&du=2027-05-17&au=2027-05-23&q=photo' +
      '&programme=cafe-ia&public=femmes&public=seniors&format=atelier&langue=lsf&pmr=1&places=1&en_ligne=1&page=3';
    const { parameters, problems } = read(query);
    expect(problems).toEqual([]);
    expect(parameters).toMatchObject({
      place: 'Guéret',
      radius: 50,
      departmentCode: '23',
      from: '2027-05-17',
      audiences: ['femmes', 'seniors'],
      stepFree: true,
      page: 3,
    });
    expect(searchQuery(parameters)).toBe(query);
  });

  it('that a form sends empty ask nothing', () => {
    const { parameters, problems } = read('lieu=&lat=&lon=&rayon=&du=&au=&q=&public=&page=');
    expect(problems).toEqual([]);
    expect(searchAddress('/ateliers', parameters)).toBe('/ateliers');
    expect(hasFilters(parameters)).toBe(false);
  });

  it('have one canonical address whatever their order, their case and their usual values', () => {
    expect(searchQuery(read('page=1&public=seniors,femmes&rayon=20&departement=2a').parameters)).toBe(
      searchQuery(read('departement=2A&public=femmes&public=seniors&public=seniors').parameters),
    );
  });

  it('lose a position beside a place that was typed, and the metres of one that was not', () => {
    expect(read('lieu=Brest&lat=48.1&lon=2').parameters.position).toBeUndefined();
    expect(read('lat=46.171234&lon=1,871987').parameters.position).toEqual({
      latitude: 46.171,
      longitude: 1.872,
    });
  });

  it.each([
    ['rayon=0', ['rayon']],
    ['rayon=101', ['rayon']],
    ['rayon=-5', ['rayon']],
    ['rayon=1e9', ['rayon']],
    ['du=2027-02-30', ['du']],
    ['du=18/05/2027&au=hier', ['du', 'au']],
    ['du=2027-05-20&au=2027-05-18', ['dates']],
    ['lat=91&lon=0', ['lat']],
    ['lat=46', ['lat']],
    ['lon=1', ['lat']],
    ['lat=NaN&lon=Infinity', ['lat']],
    ['departement=999', ['departement']],
    ['departement=<script>', ['departement']],
    ['region=Bretagne', ['region']],
    ['public=martiens', ['public']],
    ['public=martiens,seniors', ['public']],
    ['format=%00', ['format']],
    ['langue=klingon', ['langue']],
    ['programme=a%20b', ['programme']],
    ['pmr=oui', ['pmr']],
    ['page=0', ['page']],
    ['page=10001', ['page']],
    ['page=99999999999999999999', ['page']],
    [`q=${'a'.repeat(10_000)}`, ['q']],
    [`lieu=${'é'.repeat(201)}`, ['lieu']],
    ['q=%F0%9F%92%A1%FF%FE', ['noWord']],
    ['q=...', ['noWord']],
  ])('in %s are reported and left out', (query, expected) => {
    const { parameters, problems } = read(query);
    expect(problems).toEqual(expected);
    expect(read(searchQuery(parameters))).toEqual({ parameters, problems: [] });
  });

  it('puts two days in the wrong order right', () => {
    expect(read('du=2027-05-20&au=2027-05-18').parameters).toMatchObject({
      from: '2027-05-18',
      to: '2027-05-20',
    });
  });
});

describe('the order and the reach of a search', () => {
  it('sees no difference between one and four kilometres, and one between four and six', () => {
    expect(distanceBand(1)).toBe(distanceBand(4.99));
    expect(distanceBand(5)).toBeGreaterThan(distanceBand(4.99));
    expect([0, 7, 15, 30, 80].map(distanceBand)).toEqual([0, 1, 2, 3, 4]);
  });

  it('widens to 20, 50 and 100 km, and no farther', () => {
    expect([1, 20, 30, 50, 99, 100].map(widerRadius)).toEqual([20, 50, 50, 100, 100, undefined]);
  });
});
