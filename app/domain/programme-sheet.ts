/**
 * How much of a programme two printed A4 pages hold. Text wraps by the width of its letters, which only a browser
 * knows; these are cautious counts of lines for the layout in app/styles/print.css, held to it by a browser test.
 */

/** What one session takes: its local day (each new one gets a heading), and its paragraphs. */
export type SheetEntry = { day: string; paragraphs: readonly string[] };

/** No two pages hold more, whatever the titles. */
export const MOST_ON_TWO_PAGES = 120;

/** Lines of four columns, less the heading, the foot and what stays empty where a session would be cut. */
const LINES = 285;
const LETTERS_PER_LINE = 48;
const LINES_BETWEEN = 0.6;
const LINES_OF_A_DAY = 2.2;

/** How many of the entries, from the first, fit on two pages once they are grouped by day. */
export function countOnTwoPages(entries: readonly SheetEntry[]): number {
  const days = new Set<string>();
  let lines = 0;
  for (const [index, { day, paragraphs }] of entries.entries()) {
    for (const paragraph of paragraphs) lines += Math.ceil([...paragraph].length / LETTERS_PER_LINE);
    lines += LINES_BETWEEN;
    if (!days.has(day)) lines += LINES_OF_A_DAY;
    days.add(day);
    if (lines > LINES) return index;
  }
  return entries.length;
}
