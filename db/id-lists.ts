/** Lists of every length, written as few different statements. */

/**
 * The ids for an `in (…)`, the last one repeated up to the next power of two. Statements are kept prepared by their
 * text, which holds one sign per id: without this, lists of every length would fill the room that others need.
 */
export function padIds(ids: readonly string[]): string[] {
  const last = ids.at(-1);
  if (last === undefined) return [];
  const length = 2 ** Math.ceil(Math.log2(ids.length));
  return [...ids, ...new Array<string>(length - ids.length).fill(last)];
}

/** Rows of the longest slice. */
const LONGEST_SLICE = 64;

/**
 * Rows for an `insert`, cut into slices whose lengths are powers of two, the longest first: there are seven statements
 * whatever the number of rows, for the same reason.
 */
export function sliceRows<Row>(rows: readonly Row[]): Row[][] {
  const slices: Row[][] = [];
  let start = 0;
  while (start < rows.length) {
    const length = Math.min(LONGEST_SLICE, 2 ** Math.floor(Math.log2(rows.length - start)));
    slices.push(rows.slice(start, start + length));
    start += length;
  }
  return slices;
}
