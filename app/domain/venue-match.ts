import { foldPlace } from './folding.ts';

/** Which venue a mediator means who writes its name and its commune into a sheet, or its id. */

export type VenueQuery = { name: string; id: string; commune: string; postcode: string };

export type VenueCandidate = {
  id: string;
  name: string;
  postcode: string;
  communeName: string;
  timeZone: string;
  /** The organisation registered it or has held sessions there. */
  own: boolean;
  closed: boolean;
};

export type VenueMatch =
  | { kind: 'found'; venue: VenueCandidate }
  | { kind: 'unknown'; suggestions: VenueCandidate[] }
  /** Several bear the name: only the id tells them apart. */
  | { kind: 'ambiguous'; suggestions: VenueCandidate[] }
  /** A name alone is looked for among the organisation's venues only. */
  | { kind: 'place-needed'; suggestions: VenueCandidate[] };

const MOST_SUGGESTIONS = 3;

/**
 * The venue with that id; else the one of that name in that commune or postcode, the organisation's own first. A closed
 * venue is only found by a session that is held there already (`presentVenueId`).
 */
export function matchVenue(
  query: VenueQuery,
  candidates: readonly VenueCandidate[],
  presentVenueId: string | null,
): VenueMatch {
  const open = candidates.filter(({ id, closed }) => !closed || id === presentVenueId);
  const wantedId = query.id || query.name;
  const byId = open.find(({ id }) => id === wantedId);
  if (byId) return { kind: 'found', venue: byId };
  const withPlace = query.commune !== '' || query.postcode !== '';
  const around = withPlace ? open.filter((venue) => isThere(venue, query)) : open.filter(({ own }) => own);
  const key = nameKey(query.name);
  const named = around.filter((venue) => key !== '' && nameKey(venue.name) === key);
  const [first, ...others] = preferOwn(named, presentVenueId);
  if (first && others.length === 0) return { kind: 'found', venue: first };
  if (first) return { kind: 'ambiguous', suggestions: [first, ...others].slice(0, MOST_SUGGESTIONS) };
  const suggestions = closest(key, around);
  return { kind: withPlace ? 'unknown' : 'place-needed', suggestions };
}

function isThere(venue: VenueCandidate, { commune, postcode }: VenueQuery): boolean {
  if (postcode !== '' && venue.postcode === postcode) return true;
  // "Paris" is also where the 11th arrondissement is.
  const name = foldPlace(commune);
  return name !== '' && `${foldPlace(venue.communeName)} `.startsWith(`${name} `);
}

/** The one where the session is held now, else the organisation's own when only one of the name is theirs. */
function preferOwn(named: VenueCandidate[], presentVenueId: string | null): VenueCandidate[] {
  const present = named.filter(({ id }) => id === presentVenueId);
  if (present.length === 1) return present;
  const own = named.filter((venue) => venue.own);
  return own.length === 1 ? own : named;
}

const LITTLE_WORDS = new Set(['a', 'au', 'd', 'de', 'des', 'du', 'et', 'l', 'la', 'le', 'les']);

function wordsOf(name: string): string[] {
  return foldPlace(name)
    .split(' ')
    .filter((word) => word !== '' && !LITTLE_WORDS.has(word));
}

function nameKey(name: string): string {
  return wordsOf(name).join(' ');
}

/** Those that share most words with the name; the organisation's own, then the alphabet, decide between equals. */
function closest(key: string, venues: readonly VenueCandidate[]): VenueCandidate[] {
  const wanted = key.split(' ');
  const shared = (venue: VenueCandidate) =>
    wordsOf(venue.name).filter((word) => wanted.some((each) => word === each || nearly(word, each))).length;
  return venues
    .map((venue) => ({ venue, score: shared(venue) * 2 + (venue.own ? 1 : 0) }))
    .filter(({ score }) => score > 1)
    .sort((one, other) => other.score - one.score || one.venue.name.localeCompare(other.venue.name, 'fr'))
    .slice(0, MOST_SUGGESTIONS)
    .map(({ venue }) => venue);
}

/** One is the beginning of the other (`mediatheque`, `media`), or they begin with the same five letters. */
function nearly(one: string, other: string): boolean {
  return one.length >= 5 && other.length >= 5 && one.slice(0, 5) === other.slice(0, 5);
}
