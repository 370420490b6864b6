import type { Place } from '#app/domain/place.ts';
import { communeLabel } from '#app/domain/territory.ts';
import type { PlaceIndex } from './place-index.ts';
import { resolveInIndex, searchPlaces } from './place-search.ts';

/** A place to propose while somebody types. */
export type PlaceSuggestion = {
  /** What is shown: `Saint-Denis (93)`. */
  label: string;
  /** What to write into the field: a search for it finds this place and no other. */
  value: string;
  kind: Place['kind'];
};

/** Places for what was typed so far, the best first; those that a search could not tell from another are left out. */
export function suggestPlaces(index: PlaceIndex, query: string, limit: number): PlaceSuggestion[] {
  return searchPlaces(index, query, limit).flatMap((place) => {
    const value = namesOf(index, place).find((name) => meansOnly(index, name, place));
    return value === undefined ? [] : [{ label: place.label, value, kind: place.kind }];
  });
}

/** How a place may be written, the clearest first. */
function namesOf(index: PlaceIndex, place: Place): string[] {
  const commune = place.kind === 'commune' ? index.communes.get(place.code) : undefined;
  // A postcode alone: with the name beside it, it would be one commune of it.
  if (place.kind === 'postcode') return [place.code];
  return [place.label, ...(commune ? [communeLabel(commune)] : []), place.code];
}

function meansOnly(index: PlaceIndex, name: string, place: Place): boolean {
  const answer = resolveInIndex(index, name, 2);
  return answer.kind === 'found' && answer.place.kind === place.kind && answer.place.code === place.code;
}
