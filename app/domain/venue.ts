import { fold, foldPlace } from './folding.ts';

/** A venue: a place with an address, on the map, reusable from one campaign to the next. */

/** What two venues share that may be one: the commune, and the address however it is written. */
export function venueAddressKey(communeCode: string, address: string): string {
  const street = fold(address)
    .replace(/\b(bis|ter|quater)\b/g, (word) => word[0] ?? word)
    .replace(/\bav\b/g, 'avenue')
    .replace(/\b(bd|bld|boul)\b/g, 'boulevard')
    .replace(/\bpl\b/g, 'place')
    .replace(/\brte\b/g, 'route')
    .replace(/\bche?m\b/g, 'chemin')
    .replace(/\bimp\b/g, 'impasse')
    .replace(/\ball\b/g, 'allee');
  return `${communeCode} ${foldPlace(street)}`;
}

/** What a venue is found by: its name, commune, postcode and address, folded. */
export function venueSearchText(venue: {
  name: string;
  address: string;
  postcode: string;
  communeName: string;
}): string {
  return [venue.name, venue.communeName, venue.postcode, venue.address].map(foldPlace).join(' ');
}
