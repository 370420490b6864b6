import { distanceBetween } from './distance.ts';
import { foldPlace } from './folding.ts';
import { venueAddressKey } from './venue.ts';
import type { VenuePlace } from './venue-editing.ts';

/** Which known venues may be the one that somebody describes. Nothing is merged or refused by it: a person looks. */

/** Kilometres: two doors of one building, or a pin on the wrong side of the square. */
const NEARBY = 0.15;

const LITTLE_WORDS = new Set(['a', 'au', 'aux', 'd', 'de', 'des', 'du', 'en', 'et', 'l', 'la', 'le', 'les']);

/**
 * Of venues of one commune, those at the same address, within 150 metres, or with nearly the same name; the likeliest
 * first. An approximate point says nothing of a distance, an empty address nothing of a place.
 */
export function findSimilarVenues<Venue extends VenuePlace>(
  described: VenuePlace,
  known: readonly Venue[],
  limit: number,
): Venue[] {
  return known
    .map((venue) => ({ venue, likeness: likenessOf(described, venue) }))
    .filter(({ likeness }) => likeness > 0)
    .sort(
      (one, other) => other.likeness - one.likeness || one.venue.name.localeCompare(other.venue.name, 'fr'),
    )
    .slice(0, limit)
    .map(({ venue }) => venue);
}

function likenessOf(described: VenuePlace, venue: VenuePlace): number {
  if (described.communeCode !== venue.communeCode) return 0;
  const nearby = areExact(described, venue) && distanceBetween(described, venue) < NEARBY;
  return (
    (haveOneAddress(described, venue) ? 2 : 0) +
    (nearby ? 1 : 0) +
    (haveNearlyOneName(described, venue) ? 2 : 0)
  );
}

/** Kilometres: the same name that far away is a branch of it, unless a pin was only put on the town. */
const ONE_NAME_WITHIN = 0.5;

/**
 * Whether two stored venues look like one place that was registered twice: one address, or nearly one name and no two
 * exact pins far from each other. Stricter than `findSimilarVenues`, since nobody describes a venue at this moment.
 */
export function mayBeOnePlace(one: VenuePlace, other: VenuePlace): boolean {
  if (one.communeCode !== other.communeCode) return false;
  if (haveOneAddress(one, other)) return true;
  if (areExact(one, other) && distanceBetween(one, other) > ONE_NAME_WITHIN) return false;
  return haveNearlyOneName(one, other);
}

function areExact(one: VenuePlace, other: VenuePlace): boolean {
  return one.position === 'exact' && other.position === 'exact';
}

/** However it is written; an empty one is none. */
function haveOneAddress(one: VenuePlace, other: VenuePlace): boolean {
  return (
    one.address !== '' &&
    venueAddressKey(one.communeCode, one.address) === venueAddressKey(other.communeCode, other.address)
  );
}

/**
 * Names that share nearly all their words, or of which one holds at least two words, all of them in the other. The name
 * of the commune does not count: "Mairie" and "Mairie de Guéret" are one.
 */
function haveNearlyOneName(one: VenuePlace, other: VenuePlace): boolean {
  const commune = new Set(foldPlace(`${one.communeName} ${other.communeName}`).split(' '));
  const left = wordsOf(one.name, commune);
  const right = wordsOf(other.name, commune);
  const shared = [...left].filter((word) => right.has(word)).length;
  if (shared === 0) return false;
  const fewest = Math.min(left.size, right.size);
  return (2 * shared) / (left.size + right.size) >= 0.8 || (fewest >= 2 && shared === fewest);
}

function wordsOf(name: string, commune: ReadonlySet<string>): Set<string> {
  const words = foldPlace(name)
    .split(' ')
    .filter((word) => word !== '' && !LITTLE_WORDS.has(word));
  const own = words.filter((word) => !commune.has(word));
  return new Set(own.length > 0 ? own : words);
}
