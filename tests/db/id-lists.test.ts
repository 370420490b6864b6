import { expect, it } from 'vitest';
import { padIds, sliceRows } from '#db/id-lists.ts';

it('pads ids to the next power of two with the last one', () => {
  expect(padIds([])).toEqual([]);
  expect(padIds(['a'])).toEqual(['a']);
  expect(padIds(['a', 'b', 'c', 'd', 'e'])).toEqual(['a', 'b', 'c', 'd', 'e', 'e', 'e', 'e']);
});

it.each([
  [0, []],
  [1, [1]],
  [7, [4, 2, 1]],
  [64, [64]],
  [65, [64, 1]],
  [200, [64, 64, 64, 8]],
])('cuts %i rows into slices of powers of two', (count, lengths) => {
  const rows = Array.from({ length: count }, (_, number) => number);
  const slices = sliceRows(rows);
  expect(slices.map((slice) => slice.length)).toEqual(lengths);
  expect(slices.flat()).toEqual(rows);
});
