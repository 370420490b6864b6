/**
 * The lines of a printed attendance sheet: one to sign for each seat, then empty ones for whoever walks in. Everything
 * is counted here, so that the PDF and the page for printing hold the same lines in the same order.
 */

/** Who has seats: what the person wants to be called (null once forgotten), and how many seats. */
export type SheetPerson = { name: string | null; seats: number };

export type SheetLine =
  | { kind: 'person'; name: string | null; seats: number }
  /** Somebody whom `name` brings along: their own name is not known, they sign all the same. */
  | { kind: 'companion'; name: string | null; seat: number; seats: number }
  | { kind: 'walk_in' };

/** What one A4 page of app/papers/attendance-sheet.server.ts holds, at 11 mm a line. */
export const LINES_PER_PAGE = 20;
const FEWEST_WALK_INS = 6;
/** Lines of a session without sign-up that does not say how many it expects, and the most that it gets. */
const DROP_IN_LINES = 40;
const MOST_DROP_IN_LINES = 200;

/**
 * Pages of lines: people in alphabetical order (letters of French order, other alphabets after; forgotten names last),
 * each followed by those who come along. Then at least six empty lines for walk-ins, or as many as a session
 * without sign-up expects, and more until the last page is full.
 */
export function layOutSheet(
  people: readonly SheetPerson[],
  session: { entry: 'sign_up' | 'drop_in'; capacity: number | null; expected: number | null },
): SheetLine[][] {
  const lines = inAlphabeticalOrder(people).flatMap(linesOf);
  const walkIns = Math.max(FEWEST_WALK_INS, session.entry === 'drop_in' ? expectedLines(session) : 0);
  const pages = Math.ceil((lines.length + walkIns) / LINES_PER_PAGE);
  while (lines.length < pages * LINES_PER_PAGE) lines.push({ kind: 'walk_in' });
  return Array.from({ length: pages }, (_, page) =>
    lines.slice(page * LINES_PER_PAGE, (page + 1) * LINES_PER_PAGE),
  );
}

/** Letters of French order, other alphabets after, forgotten names last: the sheet and the list on phones agree. */
export function inAlphabeticalOrder<Person extends { name: string | null }>(
  people: readonly Person[],
): Person[] {
  const { compare } = new Intl.Collator('fr', { numeric: true });
  return [...people].sort((one, other) => {
    if (one.name === null || other.name === null)
      return Number(one.name === null) - Number(other.name === null);
    return compare(one.name, other.name);
  });
}

function linesOf({ name, seats }: SheetPerson): SheetLine[] {
  const companions = Array.from(
    { length: seats - 1 },
    (_, index): SheetLine => ({ kind: 'companion', name, seat: index + 2, seats }),
  );
  return [{ kind: 'person', name, seats }, ...companions];
}

function expectedLines({ capacity, expected }: { capacity: number | null; expected: number | null }): number {
  return Math.min(MOST_DROP_IN_LINES, capacity ?? expected ?? DROP_IN_LINES);
}
