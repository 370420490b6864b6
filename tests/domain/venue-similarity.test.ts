import { describe, expect, it } from 'vitest';
import type { VenuePlace } from '#app/domain/venue-editing.ts';
import { findSimilarVenues, mayBeOnePlace } from '#app/domain/venue-similarity.ts';

const described: VenuePlace = {
  name: 'Médiathèque de Guéret',
  address: '8 avenue Fayolle',
  postcode: '23000',
  communeCode: '23096',
  communeName: 'Guéret',
  latitude: 46.17,
  longitude: 1.87,
  position: 'exact',
};
const elsewhere = { name: 'Salle des fêtes', address: '3 rue du Prat', latitude: 46.19 };

describe('whether a venue is one that is known', () => {
  it.each([
    ['at the same address in other letters', { ...elsewhere, address: '8, av. Fayolle' }, true],
    ['within 150 m', { ...elsewhere, latitude: 46.1712 }, true],
    ['farther than that', { ...elsewhere, latitude: 46.1715 }, false],
    ['nearby but placed approximately', { ...elsewhere, latitude: 46.17, position: 'approximate' }, false],
    ['of the same name without the commune', { ...elsewhere, name: 'MEDIATHEQUE' }, true],
    ['of a longer name', { ...elsewhere, name: 'Médiathèque jeunesse' }, false],
    ['of the same name in another commune', { name: described.name, communeCode: '23030' }, false],
    ['of nothing in common', elsewhere, false],
  ] as const)('a venue %s', (_, change, similar) => {
    const known = { ...described, ...change };
    expect(findSimilarVenues(described, [known], 5)).toEqual(similar ? [known] : []);
  });

  it('takes a name whose two words are all in the other for the same', () => {
    const known = { ...described, ...elsewhere, name: 'Bibliothèque multimédia du Grand Guéret' };
    const short = { ...described, name: 'Bibliothèque multimédia' };
    expect(findSimilarVenues(short, [known], 5)).toEqual([known]);
  });

  it('names the likeliest first, and no more than asked', () => {
    const near = { ...described, ...elsewhere, latitude: 46.1705 };
    const same = { ...described, name: 'Mediathèque' };
    expect(findSimilarVenues(described, [near, same], 5)).toEqual([same, near]);
    expect(findSimilarVenues(described, [near, same], 1)).toEqual([same]);
  });

  it('finds nothing by an empty address', () => {
    const known = { ...described, ...elsewhere, address: '' };
    expect(findSimilarVenues({ ...described, address: '', name: 'Café' }, [known], 5)).toEqual([]);
  });
});

describe('whether two stored venues may be one place', () => {
  it.each([
    ['at one address, whatever their names', { ...elsewhere, address: '8, av. Fayolle' }, true],
    ['of one name, 400 m away', { address: '3 rue du Prat', latitude: 46.1736 }, true],
    ['of one name, 600 m away', { address: '3 rue du Prat', latitude: 46.1754 }, false],
    ['of one name, put on the town', { ...elsewhere, name: 'Médiathèque', position: 'approximate' }, true],
    ['side by side with other names', { ...elsewhere, latitude: 46.17 }, false],
    ['of one name and address in another commune', { communeCode: '23030' }, false],
    ['of one name and two empty addresses, far away', { address: '', latitude: 46.19 }, false],
  ] as const)('%s', (_, change, alike) => {
    expect(mayBeOnePlace(described, { ...described, ...change })).toBe(alike);
  });
});
