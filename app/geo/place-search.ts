import type { Place, PlaceAnswer } from '#app/domain/place.ts';
import {
  type Indexed,
  type IndexedCommune,
  type IndexedName,
  type PlaceIndex,
  placeOf,
  postcodePlace,
} from './place-index.ts';
import { isMisspelling, readPlaceQuery, splitsOf } from './place-query.ts';

/** Where a name is looked for: in a département, a region, or under a postcode. */
type Within = (target: Indexed) => boolean;
const ANYWHERE: Within = () => true;

/**
 * Places for what was typed, the best first: those named exactly so, then those whose name begins so, then those with
 * a word that begins so, each by population; failing all, names one or two letters away.
 */
export function searchPlaces(index: PlaceIndex, query: string, limit: number): Place[] {
  const typed = readPlaceQuery(query);
  if (typed === '' || limit < 1) return [];
  if (/^\d+$/.test(typed)) return searchByNumber(index, typed, limit);
  const targets = exactlyNamed(index, typed);
  const complete = (more: Indexed[]) => {
    for (const target of more) if (targets.length < limit && !targets.includes(target)) targets.push(target);
  };
  complete(beginningWith(index, typed, ANYWHERE, limit));
  if (targets.length === 0) complete(namedInTerritory(index, typed, limit));
  if (targets.length < limit) complete(withWordBeginning(index, typed));
  if (targets.length === 0) complete(misspelt(index, typed));
  return targets.slice(0, limit).map(placeOf);
}

/**
 * The one place that was meant, or the choice: an exact name that one place bears is found, as is the only place
 * whose name begins so; several of the same name are a choice, unless a département, region or postcode stands beside
 * it (`Saint-Denis (974)`, `saint denis la reunion`) or one is a département or region that dwarfs them. A postcode is
 * always found as a whole.
 */
export function resolveInIndex(index: PlaceIndex, query: string, limit: number): PlaceAnswer {
  const typed = readPlaceQuery(query);
  if (typed === '') return { kind: 'unknown' };
  if (/^\d+$/.test(typed)) {
    const numbered = searchByNumber(index, typed, limit);
    const [first] = numbered;
    return first?.code === typed ? { kind: 'found', place: first } : answerOf(numbered);
  }
  const exact = exactlyNamed(index, typed);
  const [first, second] = exact;
  if (first && (!second || isClearlyMeant(first, second))) {
    const larger = outshining(index, typed, [first]);
    return answerOf([first, ...larger].slice(0, limit).map(placeOf));
  }
  if (first) return answerOf(exact.slice(0, limit).map(placeOf));
  const beginning = beginningWith(index, typed, ANYWHERE, limit);
  if (beginning.length > 0) return answerOf(beginning.map(placeOf));
  const inTerritory = namedInTerritory(index, typed, limit);
  if (inTerritory.length > 0) return answerOf(inTerritory.map(placeOf));
  const similar = searchPlaces(index, query, limit);
  // What only resembles a name is proposed, never taken for it.
  return similar.length > 0 ? { kind: 'choice', places: similar } : { kind: 'unknown' };
}

/** "Bretagne" and "Creuse" are the region and the département, whatever hamlet bears the name; "Vienne" is either. */
function isClearlyMeant(largest: Indexed, next: Indexed): boolean {
  return largest.kind !== 'commune' && largest.population > next.population * 100;
}

/** How many times more people must live in Aix-en-Provence before "Aix" alone may mean it rather than Aix (19). */
const OUTSHINING = 20;

/** Far larger places whose name goes on after the one that was typed. */
function outshining(index: PlaceIndex, typed: string, exact: readonly Indexed[]): Indexed[] {
  const largest = Math.max(...exact.map((target) => target.population));
  return beginningWith(index, `${typed} `, ANYWHERE, 3).filter(
    (target) => !exact.includes(target) && target.population > largest * OUTSHINING,
  );
}

/**
 * Communes that bear exactly the name, arrondissements included; failing these, communes into which one of that name was
 * merged. None for a beginning or a misspelling.
 */
export function communesNamed(index: PlaceIndex, name: string): Place[] {
  const typed = readPlaceQuery(name);
  const today = exactlyNamed(index, typed, (target) => target.kind === 'commune');
  if (today.length > 0) return today.map(placeOf);
  const merged: IndexedCommune[] = [];
  for (let at = firstName(index, typed); index.names[at]?.key === typed; at += 1) {
    const target = index.names[at]?.target;
    if (target?.kind === 'former') merged.push(target.commune);
  }
  return [...new Set(merged)].sort(byPopulation).map(placeOf);
}

function answerOf(places: Place[]): PlaceAnswer {
  const [first] = places;
  if (!first) return { kind: 'unknown' };
  return places.length === 1 ? { kind: 'found', place: first } : { kind: 'choice', places };
}

/** A département's number first, then the postcodes that begin so. */
function searchByNumber(index: PlaceIndex, digits: string, limit: number): Place[] {
  const department = index.departments.get(digits);
  const places = department ? [placeOf(department)] : [];
  if (digits.length < 2 || digits.length > 5) return places;
  const start = firstAtLeast(index.postcodeList, digits, (postcode) => postcode);
  const beginning: Place[] = [];
  for (let at = start; index.postcodeList[at]?.startsWith(digits); at += 1) {
    const place = postcodePlace(index, index.postcodeList[at] ?? '');
    if (place) beginning.push(place);
  }
  return [...places, ...beginning.sort(byPopulation)].slice(0, limit);
}

/** Those that bear the name; failing these, those that bear it behind an article. Merged communes do not count. */
function exactlyNamed(index: PlaceIndex, name: string, within: Within = ANYWHERE): Indexed[] {
  const department = index.departments.get(name.toUpperCase());
  if (department) return within(department) ? [department] : [];
  const found: IndexedName[] = [];
  for (let at = firstName(index, name); index.names[at]?.key === name; at += 1) {
    const entry = index.names[at];
    if (entry && entry.target.kind !== 'former' && within(entry.target)) found.push(entry);
  }
  const bare = found.every((entry) => entry.bare);
  return distinct(found.filter((entry) => entry.bare === bare).map(({ target }) => target)).sort(
    byPopulation,
  );
}

function beginningWith(index: PlaceIndex, name: string, within: Within, limit: number): Indexed[] {
  const found: Indexed[] = [];
  for (let at = firstName(index, name); index.names[at]?.key.startsWith(name); at += 1) {
    const target = index.names[at]?.target;
    if (target && within(target)) found.push(target);
  }
  return distinct(found).sort(byPopulation).slice(0, limit);
}

function withWordBeginning(index: PlaceIndex, name: string): Indexed[] {
  if (name.length < 3) return [];
  const inside = ` ${name}`;
  return distinct(
    index.names.filter(({ key, bare }) => !bare && key.includes(inside)).map(({ target }) => target),
  ).sort(byPopulation);
}

/** `saint denis 974`, `saint denis seine saint denis`, `93200 saint denis`: a name, exact if possible, in a territory. */
function namedInTerritory(index: PlaceIndex, typed: string, limit: number): Indexed[] {
  for (const { name, territory } of splitsOf(typed)) {
    const within = territoryNamed(index, territory);
    if (!within || name === '') continue;
    const exact = exactlyNamed(index, name, within);
    if (exact.length > 0) return exact.slice(0, limit);
    const beginning = beginningWith(index, name, within, limit);
    if (beginning.length > 0) return beginning;
  }
  return [];
}

function territoryNamed(index: PlaceIndex, name: string): Within | undefined {
  if (/^\d{5}$/.test(name)) {
    const members = new Set<Indexed>(index.postcodes.get(name) ?? []);
    return members.size > 0 ? (target) => members.has(target) : undefined;
  }
  const territory = index.territories.get(name);
  if (!territory) return undefined;
  return (target) => {
    // Its own name beside its code, `Vienne (86)`, is the département itself.
    if (target.kind === 'department') return target === territory;
    const commune = target.kind === 'former' ? target.commune : target;
    if (commune.kind !== 'commune') return false;
    return territory.kind === 'department'
      ? commune.departmentCode === territory.code
      : index.departments.get(commune.departmentCode)?.regionCode === territory.code;
  };
}

/** Names a letter or two away. The first letter must be right: it is what makes looking through 46,000 names quick. */
function misspelt(index: PlaceIndex, typed: string): Indexed[] {
  if (typed.length < 5) return [];
  const limit = typed.length < 9 ? 1 : 2;
  const initial = typed.slice(0, 1);
  const found: Indexed[] = [];
  for (let at = firstName(index, initial); index.names[at]?.key.startsWith(initial); at += 1) {
    const entry = index.names[at];
    if (entry && isMisspelling(typed, entry.key, limit)) found.push(entry.target);
  }
  return distinct(found).sort(byPopulation);
}

function firstName(index: PlaceIndex, key: string): number {
  return firstAtLeast(index.names, key, (name) => name.key);
}

/** The position of the first row whose key is not before `key`. */
function firstAtLeast<Row>(rows: readonly Row[], key: string, keyOf: (row: Row) => string): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const row = rows[middle];
    if (row !== undefined && keyOf(row) < key) low = middle + 1;
    else high = middle;
  }
  return low;
}

function distinct(targets: Indexed[]): Indexed[] {
  return [...new Set(targets)];
}

function byPopulation(
  one: { population: number; code: string },
  other: { population: number; code: string },
): number {
  return other.population - one.population || (one.code < other.code ? -1 : 1);
}
