/** How a reader sorts a table by links: `?tri=population`, or `?tri=-population` from the most to the least. */
export type Sorting<Key extends string> = { by: Key; descending: boolean };

/** What an address says; anything that is none of the keys is the usual order. */
export function readSorting<Key extends string>(
  text: string | null,
  keys: readonly Key[],
  usual: Sorting<Key>,
): Sorting<Key> {
  const by = keys.find((key) => key === text || `-${key}` === text);
  return by === undefined ? usual : { by, descending: text !== by };
}

export function writeSorting({ by, descending }: Sorting<string>): string {
  return descending ? `-${by}` : by;
}

/**
 * Sorts lines by a number, equals by name, those without the number last whichever way. A key without any number
 * (undefined for every line) sorts by name alone.
 */
export function sortBy<Key extends string, Line extends { name: string }>(
  lines: readonly Line[],
  { by, descending }: Sorting<Key>,
  numberOf: (line: Line, key: Key) => number | undefined,
): Line[] {
  const direction = descending ? -1 : 1;
  const numbered = lines.map((line) => ({ line, number: numberOf(line, by) }));
  const byNameAlone = numbered.every(({ number }) => number === undefined);
  return numbered
    .sort((one, other) => {
      const byName = nameOrder.compare(one.line.name, other.line.name);
      if (byNameAlone) return direction * byName;
      if (one.number === undefined || other.number === undefined)
        return Number(one.number === undefined) - Number(other.number === undefined) || byName;
      if (one.number === other.number) return byName;
      return one.number < other.number ? -direction : direction;
    })
    .map(({ line }) => line);
}

/** Made once: comparing names by `localeCompare` is ten times as slow. */
const nameOrder = new Intl.Collator('fr');
