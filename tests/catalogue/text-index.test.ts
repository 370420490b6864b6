import { expect, it } from 'vitest';
import { makeTextIndex } from '#app/catalogue/text-index.ts';

const texts = ['l ia en pratique', 'initiation a internet', 'cafe ia', 'deepfakes et images', 'intelligence'];

it.each([
  ['i', [0, 1, 2, 3, 4]],
  ['ia', [0, 2]],
  ['in', [1, 4]],
  ['int', [1, 4]],
  ['inte', [1, 4]],
  ['intel', [4]],
  ['ia pratique', [0]],
  ['pratiques', [0]],
  ['zzz', []],
])('finds the rows in which a word begins with “%s”', (asked, expected) => {
  const index = makeTextIndex();
  for (const [slot, text] of texts.entries()) index.put(slot, text);
  const matches = index.matcher(asked);
  expect(texts.flatMap((_, slot) => (matches?.(slot) ? [slot] : []))).toEqual(expected);
});

it('finds the words of a row that came later', () => {
  const index = makeTextIndex();
  index.put(0, 'atelier');
  expect(index.matcher('ate')?.(0)).toBe(true);
  index.put(1, 'atelierologie');
  expect(index.matcher('ateliero')?.(1)).toBe(true);
  expect(index.matcher('ateliero')?.(0)).toBe(false);
});
