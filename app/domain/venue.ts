import { distanceBetween, type Point } from './distance.ts';
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

/** Name, address and commune of a venue in one line, as people are told where to come. */
export function venueInOneLine(venue: {
  name: string;
  address: string | null;
  postcode: string | null;
  communeName: string | null;
}): string {
  const town = `${venue.postcode ?? ''} ${venue.communeName ?? ''}`.trim();
  return [venue.name, venue.address, town].filter(Boolean).join(', ');
}

/** The widest commune of Guyane reaches that far from its town. */
const FARTHEST_KILOMETRES = 150;

/** Whether a pin may stand in a commune, given as the point of its town. */
export function isInReach(commune: Point, pin: Point): boolean {
  return distanceBetween(commune, pin) <= FARTHEST_KILOMETRES;
}
