/**
 * Words drawn by Skia, on a picture or on paper, with the site's own typeface. Letters that Atkinson Hyperlegible lacks
 * come from Noto Sans (rarer Latin, Cyrillic, Greek, Vietnamese, Arabic): every language of a session prints on a machine without
 * fonts. Other scripts print where the machine has a font for them, else as boxes.
 */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { PDFDocument } from '@napi-rs/canvas';

type Canvas = typeof import('@napi-rs/canvas');
/** What draws on a page of paper, and on a picture too. */
export type Pen = ReturnType<PDFDocument['beginPage']>;

const require = createRequire(import.meta.url);

const FONT_FILES = {
  'Image Latin': 'atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2',
  'Image Latin Extended':
    'atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-ext-wght-normal.woff2',
  'Image Cyrillic': 'noto-sans/files/noto-sans-cyrillic-wght-normal.woff2',
  'Image Cyrillic Extended': 'noto-sans/files/noto-sans-cyrillic-ext-wght-normal.woff2',
  'Image Greek': 'noto-sans/files/noto-sans-greek-wght-normal.woff2',
  'Image Vietnamese': 'noto-sans/files/noto-sans-vietnamese-wght-normal.woff2',
  'Image Arabic': 'noto-sans-arabic/files/noto-sans-arabic-arabic-wght-normal.woff2',
  'Image Noto': 'noto-sans/files/noto-sans-latin-wght-normal.woff2',
  'Image Noto Extended': 'noto-sans/files/noto-sans-latin-ext-wght-normal.woff2',
};
const FAMILIES = Object.keys(FONT_FILES)
  .map((family) => `"${family}"`)
  .join(', ');

/** As in app/styles/tokens.css, which no server code reads. */
export const COLOURS = {
  paper: '#fbf7ef',
  cloth: '#a9b5d3',
  card: '#ffffff',
  ink: '#1b2330',
  softInk: '#4a5363',
  rule: '#7d7767',
  primary: '#1f4fb2',
  accent: '#f2a71b',
  danger: '#b3261e',
};

let canvasWithFonts: Promise<Canvas> | undefined;

/** The library and its fonts, once per process and only where something is drawn: both take memory. */
export function loadCanvas(): Promise<Canvas> {
  canvasWithFonts ??= import('@napi-rs/canvas').then(async (library) => {
    for (const [family, file] of Object.entries(FONT_FILES)) {
      library.GlobalFonts.register(await readFile(require.resolve(`@fontsource-variable/${file}`)), family);
    }
    return library;
  });
  return canvasWithFonts;
}

/** A value for `pen.font`; the size in pixels of a picture, in points of paper. */
export function font(size: number, weight: number): string {
  return `${weight} ${size}px ${FAMILIES}, sans-serif`;
}

/** The words broken at spaces into lines of that width, in the pen's font; a longer word is cut. */
export function wrapText(pen: Pen, words: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of words.split(/[ \t\n]+/)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && pen.measureText(longer).width > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line].map((each) => cutText(pen, each, width));
}

/** The words, or as many letters of them as that width holds, and an ellipsis. */
export function cutText(pen: Pen, words: string, width: number): string {
  const text = withoutPictures(words);
  if (pen.measureText(text).width <= width) return text;
  const letters = [...text];
  let shown = letters.length;
  const cut = () => `${letters.slice(0, shown).join('').trimEnd()}…`;
  while (shown > 1 && pen.measureText(cut()).width > width) shown -= shown > 200 ? 100 : 1;
  return cut();
}

/** Lines no more than `most`, the last one ending with an ellipsis when there were more. */
export function keepLines(pen: Pen, lines: readonly string[], most: number, width: number): string[] {
  if (lines.length <= most) return [...lines];
  return [...lines.slice(0, most - 1), cutText(pen, `${lines.slice(most - 1).join(' ')}…`, width)];
}

/** The space that words have on a page, and how large they may be there. */
export type TextBox = {
  width: number;
  height: number;
  weight: number;
  largest: number;
  smallest: number;
};

/** Height of a line of a box, by the size of its letters. */
export const LEADING = 1.12;

/**
 * The largest size at which the words stand in the box without a word being cut, and their lines; at the smallest one, what does
 * not fit ends with an ellipsis. Leaves the pen with that font.
 */
export function fitText(pen: Pen, words: string, box: TextBox): { size: number; lines: string[] } {
  for (let size = box.largest; ; size -= Math.min(2, size - box.smallest)) {
    pen.font = font(size, box.weight);
    const lines = wrapText(pen, words, box.width);
    const most = Math.max(1, Math.floor(box.height / (size * LEADING)));
    if (size <= box.smallest) return { size, lines: keepLines(pen, lines, most, box.width) };
    if (lines.length <= most && hasRoomForEachWord(pen, words, box.width)) return { size, lines };
  }
}

function hasRoomForEachWord(pen: Pen, words: string, width: number): boolean {
  return words.split(/[ \t\n]+/).every((word) => pen.measureText(word).width <= width);
}

/** Whether the first letters with a direction are Arabic or Hebrew. */
export function startsRightToLeft(words: string): boolean {
  return /^[^\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]*[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(
    words,
  );
}

/** No font here draws emoji: an empty box would stand for each. */
export function withoutPictures(words: string): string {
  return words
    .replace(/\p{Extended_Pictographic}\u{fe0f}|\p{Emoji_Presentation}|\p{Emoji_Modifier}|\u{200d}/gu, '')
    .replace(/ {2,}/g, ' ')
    .trim();
}

/** Paper, with the edge of the tablecloth that stands at the top of every page. */
export function drawCloth(pen: Pen, width: number, square: number): void {
  pen.fillStyle = COLOURS.card;
  pen.fillRect(0, 0, width, square * 2);
  pen.fillStyle = COLOURS.cloth;
  pen.globalAlpha = 0.6;
  for (let x = 0; x < width; x += square * 2) pen.fillRect(x, 0, square, square * 2);
  pen.fillRect(0, 0, width, square);
  pen.globalAlpha = 1;
}

/** The site's mark (seven days, one of them lit) and its name beside it; `middle` is the height of their middle. */
export function drawSiteName(
  pen: Pen,
  name: string,
  place: { left: number; middle: number; size: number },
): void {
  const { left, middle, size } = place;
  const square = size * 0.44;
  const step = size * 0.56;
  const top = middle - step * 1.5 + (step - square) / 2;
  for (let day = 0; day < 7; day++) {
    pen.fillStyle = day === 4 ? COLOURS.accent : COLOURS.primary;
    pen.beginPath();
    pen.roundRect(left + (day % 3) * step, top + Math.floor(day / 3) * step, square, square, square * 0.27);
    pen.fill();
  }
  pen.fillStyle = COLOURS.ink;
  pen.font = font(size, 750);
  pen.textBaseline = 'middle';
  pen.fillText(name, left + step * 3 + size * 0.41, middle);
  pen.textBaseline = 'alphabetic';
}
