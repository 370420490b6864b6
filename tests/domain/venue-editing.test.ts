import { describe, expect, it } from 'vitest';
import { comparePlaces, type VenuePlace } from '#app/domain/venue-editing.ts';

const place: VenuePlace = {
  name: 'Médiathèque',
  address: '8 avenue Fayolle',
  postcode: '23000',
  communeCode: '23096',
  communeName: 'Guéret',
  latitude: 46.17,
  longitude: 1.87,
  position: 'exact',
};

describe('what a change of a venue means to those who come', () => {
  it.each([
    ['another number', { address: '10 avenue Fayolle' }, 'moved'],
    ['a pin 110 m away', { latitude: 46.171 }, 'moved'],
    ['a pin on the other door, 30 m away', { latitude: 46.17027 }, 'rewritten'],
    ['the same address in other letters', { address: '8, AV. FAYOLLE' }, 'rewritten'],
    ['another name', { name: 'Bibliothèque' }, 'rewritten'],
    ['nothing', {}, 'same'],
  ] as const)('%s: %j', (_, change, expected) => {
    expect(comparePlaces(place, { ...place, ...change })).toBe(expected);
  });

  it('does not call an approximate pin that is put right a move', () => {
    const approximate = { ...place, position: 'approximate' as const };
    expect(comparePlaces(approximate, { ...place, latitude: 46.19 })).toBe('rewritten');
  });
});
