/**
 * Blocks one under the other, over as many pages as they need: what has no room left on a page begins the next one. Nothing is
 * drawn while blocks are laid out, so that each page can say how many there are.
 */
import { COLOURS, LEADING, loadCanvas, type Pen, wrapText } from '#app/feeds/drawn-text.server.ts';
import { A4, type DrawPage, drawLine, write } from './paper.server.ts';
import type { Bookmark } from './paper-guide.ts';

export const MARGIN = 36;
export const WIDTH = A4.width - 2 * MARGIN;
/** Below what every page says on top, and above what it says at its foot. */
const TOP = 58;
const BOTTOM = A4.height - 46;

export type Flow = {
  /** Measures words as they will be drawn. */
  pen: Pen;
  /** What is left of the page. */
  room: () => number;
  /** The next block, as high as that; it stands on the page of the `kept` points that follow it. Answers where. */
  add: (
    height: number,
    draw: (pen: Pen, top: number) => void,
    kept?: number,
  ) => { page: number; top: number };
  /** Leaves that much free, unless the page ends there. */
  skip: (height: number) => void;
  /** The next block begins a page. */
  turn: () => void;
  /** Where the titles stand so far. */
  bookmarks: Bookmark[];
  /** What was laid out, page by page. */
  pages: () => DrawPage[];
};

/** An empty flow; the first page begins at `firstTop`. */
export async function makeFlow(firstTop: number): Promise<Flow> {
  const { createCanvas } = await loadCanvas();
  // A picture and a page of paper draw and measure alike.
  const pen: Pen = createCanvas(1, 1).getContext('2d');
  const pages: ((pen: Pen) => void)[][] = [[]];
  let top = firstTop;
  const turn = () => {
    if (pages.at(-1)?.length === 0) return;
    pages.push([]);
    top = TOP;
  };
  return {
    pen,
    room: () => BOTTOM - top,
    add(height, draw, kept = 0) {
      if (top + height + kept > BOTTOM) turn();
      const place = top;
      pages.at(-1)?.push((page) => draw(page, place));
      top += height;
      return { page: pages.length - 1, top: place };
    },
    skip(height) {
      if (pages.at(-1)?.length !== 0) top = Math.min(BOTTOM, top + height);
    },
    turn,
    bookmarks: [],
    pages: () =>
      pages
        .filter((blocks) => blocks.length > 0)
        .map((blocks) => (page) => {
          for (const draw of blocks) draw(page);
        }),
  };
}

export type Style = { size: number; weight: number; colour: string; leading?: number };

const TITLE: Style = { size: 16, weight: 750, colour: COLOURS.primary };
const SUBTITLE: Style = { size: 11, weight: 700, colour: COLOURS.ink };
export const BODY: Style = { size: 9.5, weight: 400, colour: COLOURS.ink, leading: 1.35 };
export const NOTE: Style = { size: 8.5, weight: 400, colour: COLOURS.softInk, leading: 1.3 };

/** A heading, never the last line of a page. */
export function addTitle(flow: Flow, words: string, kept = 90): void {
  flow.skip(14);
  const place = addWords(flow, words, { ...TITLE, kept });
  flow.bookmarks.push({ title: words, ...place });
  flow.skip(4);
}

export function addSubtitle(flow: Flow, words: string, kept = 50): void {
  flow.skip(8);
  addWords(flow, words, { ...SUBTITLE, kept });
  flow.skip(3);
}

/** A paragraph that breaks between two of its lines only when it must. */
export function addWords(
  flow: Flow,
  words: string,
  style: Style & { left?: number; width?: number; kept?: number },
): { page: number; top: number } {
  const { left = MARGIN, width = WIDTH, kept = 0 } = style;
  const { lines, height } = layOutWords(flow.pen, words, style, width);
  return flow.add(height, (pen, top) => drawWords(pen, lines, style, { left, top, width }), kept);
}

/** A sign and words beside it. */
export function addItem(flow: Flow, words: string, { level = 0, style = BODY, kept = 0 } = {}): void {
  const left = MARGIN + 12 + level * 14;
  const width = MARGIN + WIDTH - left;
  const { lines, height } = layOutWords(flow.pen, words, style, width);
  flow.add(
    height + 2,
    (pen, top) => {
      write(pen, style.size, style.weight, style.colour);
      pen.fillText(level === 0 ? '•' : '–', left - 10, top + style.size * (style.leading ?? LEADING) * 0.82);
      drawWords(pen, lines, style, { left, top, width });
    },
    kept,
  );
}

/** Words broken into lines of that width, and how high they stand. */
export function layOutWords(
  pen: Pen,
  words: string,
  { size, weight, colour, leading = LEADING }: Style,
  width: number,
): { lines: string[]; height: number } {
  write(pen, size, weight, colour);
  const lines = wrapText(pen, withWideSpaces(words), width);
  return { lines, height: lines.length * size * leading };
}

export function drawWords(
  pen: Pen,
  lines: readonly string[],
  { size, weight, colour, leading = LEADING }: Style,
  { left, top, width }: { left: number; top: number; width: number },
): void {
  write(pen, size, weight, colour);
  lines.forEach((line, index) => {
    drawLine(pen, withWideSpaces(line), { left, baseline: top + size * leading * (index + 0.82), width });
  });
}

/** The narrow space that French writes in numbers can hardly be seen on paper. */
function withWideSpaces(words: string): string {
  return words.replaceAll('\u202f', '\u00a0');
}
