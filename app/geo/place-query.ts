import { foldPlace } from '#app/domain/folding.ts';

/** Longer than any name of a place with its postcode and territory. */
const LONGEST_QUERY = 120;

const CITIES_WITH_ARRONDISSEMENTS = 'paris|lyon|marseille';
const ARRONDISSEMENT = new RegExp(
  `^(${CITIES_WITH_ARRONDISSEMENTS}) 0?(\\d{1,2}) ?(?:e|er|ere|eme|ième|ieme|nd)?(?: arrondissement| arrond| arrdt| arr| ardt)?$`,
);
const ARRONDISSEMENT_FIRST = new RegExp(
  `^0?(\\d{1,2}) ?(?:e|er|eme|ieme)?(?: arrondissement| arrond| arrdt| arr| ardt)(?: de)? (${CITIES_WITH_ARRONDISSEMENTS})$`,
);

/** `Marseille (13)` is the city in its département, not the 13th arrondissement. */
const CITY_IN_DEPARTMENT = /^(paris|lyon|marseille) \((?:75|69|13)\)$/i;

/**
 * What was typed, folded as names of places are stored: `Paris 11e`, `PARIS 11ème arrondissement` and
 * `Paris Cedex 11` read `paris 11`; other `cedex` numbers are dropped.
 */
export function readPlaceQuery(query: string): string {
  const city = CITY_IN_DEPARTMENT.exec(query.trim())?.[1];
  const folded = foldPlace(city ?? query.slice(0, LONGEST_QUERY));
  const withoutCedex = new RegExp(`^(?:${CITIES_WITH_ARRONDISSEMENTS}) cedex`).test(folded)
    ? folded.replace(' cedex', '')
    : folded.replace(/ cedex(?: \d{1,2})?$/, '');
  const arrondissement = ARRONDISSEMENT.exec(withoutCedex);
  if (arrondissement) return `${arrondissement[1]} ${arrondissement[2]}`;
  const reversed = ARRONDISSEMENT_FIRST.exec(withoutCedex);
  return reversed ? `${reversed[2]} ${reversed[1]}` : withoutCedex;
}

/** Every way to split a query into a name and a territory beside it, the longest territory first. */
export function splitsOf(query: string): { name: string; territory: string }[] {
  const words = query.split(' ');
  const splits: { name: string; territory: string }[] = [];
  for (let start = 1; start < words.length; start += 1) {
    splits.push({ name: words.slice(0, start).join(' '), territory: words.slice(start).join(' ') });
  }
  const [first = '', ...rest] = words;
  if (/^\d{5}$/.test(first)) splits.push({ name: rest.join(' '), territory: first });
  return splits;
}

/** The name without its leading article: `le havre` → `havre`; undefined when it has none. */
export function withoutArticle(searchName: string): string | undefined {
  const bare = searchName.replace(/^(?:l|le|la|les|los|las) /, '');
  return bare === searchName ? undefined : bare;
}

/** Whether `typed` becomes `name` by at most `limit` letters added, dropped, changed or swapped with a neighbour. */
export function isMisspelling(typed: string, name: string, limit: number): boolean {
  if (Math.abs(typed.length - name.length) > limit) return false;
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: name.length + 1 }, (_, index) => index);
  for (let row = 1; row <= typed.length; row += 1) {
    const current = [row];
    let best = row;
    for (let column = 1; column <= name.length; column += 1) {
      const same = typed[row - 1] === name[column - 1];
      let cost = Math.min(
        (previous[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (previous[column - 1] ?? 0) + (same ? 0 : 1),
      );
      if (
        row > 1 &&
        column > 1 &&
        typed[row - 1] === name[column - 2] &&
        typed[row - 2] === name[column - 1]
      ) {
        cost = Math.min(cost, (beforePrevious[column - 2] ?? 0) + 1);
      }
      current.push(cost);
      best = Math.min(best, cost);
    }
    if (best > limit) return false;
    beforePrevious = previous;
    previous = current;
  }
  return (previous[name.length] ?? limit + 1) <= limit;
}
