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
