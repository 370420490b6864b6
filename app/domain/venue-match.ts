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
  /** The id of one that was merged into it; the other fields but `closed` are then as that one's were. */
  formerId?: string;
};

export type VenueMatch =
  | { kind: 'found'; venue: VenueCandidate }
  | { kind: 'unknown'; suggestions: VenueCandidate[] }
  /** Several bear the name: only the id tells them apart. */
  | { kind: 'ambiguous'; suggestions: VenueCandidate[] }
  /** A name alone is looked for among the organisation's venues only. */
  | { kind: 'place-needed'; suggestions: VenueCandidate[] };

const MOST_SUGGESTIONS = 3;

export type VenueMatcher = (query: VenueQuery, presentVenueId: string | null) => VenueMatch;

/**
 * Looks for venues among these; names are folded once and each place is gathered once, since a sheet repeats them. The
 * venue with the id; else the one of that name in that commune or postcode, the organisation's own first. A closed
 * venue is only found by a session that is held there already (`presentVenueId`).
 */
export function makeVenueMatcher(candidates: readonly VenueCandidate[]): VenueMatcher {
  const all = candidates.map((venue) => ({
    venue,
    words: wordsOf(venue.name),
    key: wordsOf(venue.name).join(' '),
    commune: `${foldPlace(venue.communeName)} `,
  }));
  const byId = new Map(all.map((known) => [known.venue.formerId ?? known.venue.id, known]));
  const places = new Map<string, Place>();

  function placeOf({ commune, postcode }: VenueQuery): Place {
    const key = `${postcode} ${commune}`;
    const place = places.get(key) ?? gather(all.filter(inPlace(commune, postcode)));
    places.set(key, place);
    return place;
  }

  return (query, presentVenueId) => {
    const isOpen = ({ venue }: Known) => !venue.closed || venue.id === presentVenueId;
    const byName = byId.get(query.id || query.name);
    if (byName && isOpen(byName)) return { kind: 'found', venue: byName.venue };
    const withPlace = query.commune !== '' || query.postcode !== '';
    const place = placeOf(query);
    const key = wordsOf(query.name).join(' ');
    const named = eachOnce((place.byKey.get(key) ?? []).filter(isOpen).map(({ venue }) => venue));
    const [first, ...others] = preferOwn(named, presentVenueId);
    if (first && others.length === 0) return { kind: 'found', venue: first };
    if (first) return { kind: 'ambiguous', suggestions: [first, ...others].slice(0, MOST_SUGGESTIONS) };
    return {
      kind: withPlace ? 'unknown' : 'place-needed',
      suggestions: closest(
        key,
        place.known.filter((known) => isOpen(known) && known.venue.formerId === undefined),
      ),
    };
  };
}

type Known = { venue: VenueCandidate; words: string[]; key: string; commune: string };
/** The venues of one place, and those of each name. */
type Place = { known: Known[]; byKey: Map<string, Known[]> };

function gather(known: Known[]): Place {
  const byKey = new Map<string, Known[]>();
  for (const each of known) {
    const same = byKey.get(each.key);
    if (same) same.push(each);
    else if (each.key !== '') byKey.set(each.key, [each]);
  }
  return { known, byKey };
}

/** Without a place, only the organisation's own venues may be meant. */
function inPlace(commune: string, postcode: string): (known: Known) => boolean {
  const name = foldPlace(commune);
  if (name === '' && postcode === '') return ({ venue }) => venue.own;
  return (known) =>
    (postcode !== '' && known.venue.postcode === postcode) ||
    // "Paris" is also where the 11th arrondissement is.
    (name !== '' && known.commune.startsWith(`${name} `));
}

/** Venues by their id, under the name that they bear now rather than a former one. */
function eachOnce(named: VenueCandidate[]): VenueCandidate[] {
  const byId = new Map<string, VenueCandidate>();
  for (const venue of named)
    if (!byId.has(venue.id) || venue.formerId === undefined) byId.set(venue.id, venue);
  return [...byId.values()];
}

/**
 * The one where the session is held now, else those that bear the name now, and of these the organisation's own when only
 * one is theirs.
 */
function preferOwn(named: VenueCandidate[], presentVenueId: string | null): VenueCandidate[] {
  const held = named.filter(({ id }) => id === presentVenueId);
  if (held.length === 1) return held;
  const bearing = named.filter(({ formerId }) => formerId === undefined);
  const left = bearing.length > 0 ? bearing : named;
  const own = left.filter((venue) => venue.own);
  return own.length === 1 ? own : left;
}

const LITTLE_WORDS = new Set(['a', 'au', 'd', 'de', 'des', 'du', 'et', 'l', 'la', 'le', 'les']);

function wordsOf(name: string): string[] {
  return foldPlace(name)
    .split(' ')
    .filter((word) => word !== '' && !LITTLE_WORDS.has(word));
}

/** Those that share most words with the name; the organisation's own, then the alphabet, decide between equals. */
function closest(key: string, venues: readonly Known[]): VenueCandidate[] {
  const wanted = key.split(' ');
  const shared = ({ words }: Known) =>
    words.filter((word) => wanted.some((each) => word === each || nearly(word, each))).length;
  return venues
    .map((known) => ({ venue: known.venue, score: shared(known) * 2 + (known.venue.own ? 1 : 0) }))
    .filter(({ score }) => score > 1)
    .sort((one, other) => other.score - one.score || one.venue.name.localeCompare(other.venue.name, 'fr'))
    .slice(0, MOST_SUGGESTIONS)
    .map(({ venue }) => venue);
}

/** One is the beginning of the other (`mediatheque`, `media`), or they begin with the same five letters. */
function nearly(one: string, other: string): boolean {
  return one.length >= 5 && other.length >= 5 && one.slice(0, 5) === other.slice(0, 5);
}
