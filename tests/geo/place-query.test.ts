import { describe, expect, it } from 'vitest';
import { isMisspelling, readPlaceQuery, splitsOf } from '#app/geo/place-query.ts';

describe('what was typed for a place', () => {
  it.each([
    ['Paris 11', 'paris 11'],
    ['paris 11e', 'paris 11'],
    ['PARIS 11ème arrondissement', 'paris 11'],
    ['Paris 1er', 'paris 1'],
    ['Paris Cedex 11', 'paris 11'],
    ['Lyon 3ème', 'lyon 3'],
    ['Lyon Cedex 03', 'lyon 3'],
    ['3e arrondissement de Lyon', 'lyon 3'],
    ['Grenoble cedex 9', 'grenoble'],
    ['  St-Étienne ', 'saint etienne'],
    ['Ste Foy lès Lyon', 'sainte foy les lyon'],
    ['L’Haÿ-les-Roses', 'l hay les roses'],
    ['Saint-Denis (974)', 'saint denis 974'],
    ['🙂', ''],
  ])('"%s" reads "%s"', (typed, read) => {
    expect(readPlaceQuery(typed)).toBe(read);
  });

  it('is cut where no name goes on, so that a page of text costs nothing', () => {
    expect(readPlaceQuery('a'.repeat(10_000)).length).toBeLessThan(200);
  });
});

it('splits a name from the territory beside it, the longest territory first', () => {
  expect(splitsOf('93200 saint denis')).toEqual([
    { name: '93200', territory: 'saint denis' },
    { name: '93200 saint', territory: 'denis' },
    { name: 'saint denis', territory: '93200' },
  ]);
});

describe('a misspelling', () => {
  it.each([
    ['monpellier', 'montpellier', 2, true],
    ['bodreaux', 'bordeaux', 1, true],
    ['limogse', 'limoges', 1, true],
    ['lille', 'lyon', 2, false],
    ['limoges', 'limoges', 0, true],
  ])('%s for %s within %i: %s', (typed, name, limit, expected) => {
    expect(isMisspelling(typed, name, limit)).toBe(expected);
  });
});
