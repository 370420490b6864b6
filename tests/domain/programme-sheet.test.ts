import { expect, it } from 'vitest';
import { countOnTwoPages, MOST_ON_TWO_PAGES, type SheetEntry } from '#app/domain/programme-sheet.ts';

const entries = (count: number, entry: SheetEntry) => Array.from({ length: count }, () => entry);

it('takes everything while there is room', () => {
  expect(countOnTwoPages([])).toBe(0);
  expect(countOnTwoPages(entries(20, { day: '2027-05-18', paragraphs: ['a', 'b', 'c'] }))).toBe(20);
});

it('takes fewer sessions when their words are longer or their days many', () => {
  const short: SheetEntry = { day: '2027-05-18', paragraphs: ['a', 'b', 'c'] };
  const long: SheetEntry = { ...short, paragraphs: ['mot '.repeat(60), 'b', 'c'] };
  const all = countOnTwoPages(entries(MOST_ON_TWO_PAGES, short));
  expect(all).toBeGreaterThan(50);
  expect(countOnTwoPages(entries(MOST_ON_TWO_PAGES, long))).toBeLessThan(all);
  const daily = entries(MOST_ON_TWO_PAGES, short).map((entry, index) => ({ ...entry, day: String(index) }));
  expect(countOnTwoPages(daily)).toBeLessThan(all);
});
