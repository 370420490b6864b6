/**
 * The picture that a shared link shows: 1200 × 630 pixels, drawn by Skia with the site's own typeface. Letters that
 * Atkinson Hyperlegible lacks come from Noto Sans (Cyrillic, Greek, Vietnamese, Arabic): every language of a session
 * prints on a machine without fonts. Other scripts print where the machine has a font for them, else as boxes.
 */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { SKRSContext2D } from '@napi-rs/canvas';

export const SHARING_IMAGE = { width: 1200, height: 630, type: 'image/png' } as const;

/** What is written on the picture; empty lines are left out. */
export type SharingImageFacts = {
  siteName: string;
  /** Above the title: the programme. */
  kicker: string;
  title: string;
  /** Date and time in words. */
  when: string;
  where: string;
  /** A word that changes everything: "Annulé". */
  warning: string;
};

/** Whatever the public sees change ends our own keeping at once; elsewhere the address changes with the picture. */
const KEPT_SECONDS = 24 * 60 * 60;

const require = createRequire(import.meta.url);
const { width: WIDTH, height: HEIGHT } = SHARING_IMAGE;
const MARGIN = 72;
/** As in app/styles/tokens.css, which no server code reads. */
const COLOURS = {
  paper: '#fbf7ef',
  cloth: '#a9b5d3',
  card: '#ffffff',
  ink: '#1b2330',
  softInk: '#4a5363',
  primary: '#1f4fb2',
  accent: '#f2a71b',
  danger: '#b3261e',
};

const FONT_FILES = {
  'Image Latin': 'atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2',
  'Image Latin Extended':
    'atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-ext-wght-normal.woff2',
  'Image Cyrillic': 'noto-sans/files/noto-sans-cyrillic-wght-normal.woff2',
  'Image Cyrillic Extended': 'noto-sans/files/noto-sans-cyrillic-ext-wght-normal.woff2',
  'Image Greek': 'noto-sans/files/noto-sans-greek-wght-normal.woff2',
  'Image Vietnamese': 'noto-sans/files/noto-sans-vietnamese-wght-normal.woff2',
  'Image Arabic': 'noto-sans-arabic/files/noto-sans-arabic-arabic-wght-normal.woff2',
};
const FAMILIES = Object.keys(FONT_FILES)
  .map((family) => `"${family}"`)
  .join(', ');

/** Changes with what is written on the picture: stands in its address, so that it can be kept for long. */
export function sharingImageStamp(facts: SharingImageFacts): string {
  return createHash('sha1').update(JSON.stringify(facts)).digest('base64url').slice(0, 10);
}

/** The picture as PNG. Drawing takes a few milliseconds; it is compressed in another thread. */
export async function drawSharingImage(facts: SharingImageFacts): Promise<Buffer> {
  const { createCanvas } = await loadCanvas();
  const canvas = createCanvas(WIDTH, HEIGHT);
  const context = canvas.getContext('2d');
  drawPaper(context);
  drawSiteName(context, facts.siteName);
  drawWords(context, facts);
  return canvas.encode('png');
}

/** The picture as an answer that is kept for a day. */
export function sharingImageResponse(image: Buffer): Response {
  return new Response(new Uint8Array(image), {
    headers: {
      'Content-Type': SHARING_IMAGE.type,
      'Cache-Control': `public, max-age=${KEPT_SECONDS}, s-maxage=${KEPT_SECONDS}`,
    },
  });
}

let canvasWithFonts: Promise<typeof import('@napi-rs/canvas')> | undefined;

/** The library and its fonts, once per process and only where a picture is asked for: both take memory. */
function loadCanvas() {
  canvasWithFonts ??= import('@napi-rs/canvas').then(async (library) => {
    for (const [family, file] of Object.entries(FONT_FILES)) {
      library.GlobalFonts.register(await readFile(require.resolve(`@fontsource-variable/${file}`)), family);
    }
    return library;
  });
  return canvasWithFonts;
}

/** Paper, with the edge of the tablecloth that stands at the top of every page. */
function drawPaper(context: SKRSContext2D): void {
  const square = 16;
  context.fillStyle = COLOURS.paper;
  context.fillRect(0, 0, WIDTH, HEIGHT);
  context.fillStyle = COLOURS.card;
  context.fillRect(0, 0, WIDTH, square * 2);
  context.fillStyle = COLOURS.cloth;
  context.globalAlpha = 0.6;
  for (let x = 0; x < WIDTH; x += square * 2) context.fillRect(x, 0, square, square * 2);
  context.fillRect(0, 0, WIDTH, square);
  context.globalAlpha = 1;
}

/** Seven days in a programme, one of them lit, and the name beside them. */
function drawSiteName(context: SKRSContext2D, name: string): void {
  const size = 15;
  const step = 19;
  const top = HEIGHT - MARGIN - step * 3 + 8;
  for (let day = 0; day < 7; day++) {
    context.fillStyle = day === 4 ? COLOURS.accent : COLOURS.primary;
    context.beginPath();
    context.roundRect(MARGIN + (day % 3) * step, top + Math.floor(day / 3) * step, size, size, 4);
    context.fill();
  }
  context.fillStyle = COLOURS.ink;
  context.font = font(34, 750);
  context.textBaseline = 'middle';
  context.fillText(name, MARGIN + step * 3 + 14, top + step * 1.5);
}

function drawWords(context: SKRSContext2D, facts: SharingImageFacts): void {
  const rightToLeft = startsRightToLeft(facts.title);
  context.textBaseline = 'alphabetic';
  let line = 112;
  if (facts.kicker !== '') {
    context.fillStyle = COLOURS.primary;
    context.font = font(32, 650);
    context.fillText(oneLine(context, facts.kicker), MARGIN, line);
  }
  if (facts.warning !== '') drawWarning(context, facts.warning);

  const title = fitTitle(context, withoutPictures(facts.title));
  context.fillStyle = COLOURS.ink;
  context.font = font(title.size, 750);
  context.direction = rightToLeft ? 'rtl' : 'ltr';
  context.textAlign = rightToLeft ? 'right' : 'left';
  line += 16;
  for (const words of title.lines) {
    line += title.size * 1.16;
    context.fillText(words, rightToLeft ? WIDTH - MARGIN : MARGIN, line);
  }
  context.direction = 'ltr';
  context.textAlign = 'left';

  line += 26;
  context.font = font(38, 600);
  for (const words of [facts.when, facts.where]) {
    if (words === '') continue;
    line += 50;
    context.fillText(oneLine(context, words), MARGIN, line);
    context.fillStyle = COLOURS.softInk;
    context.font = font(38, 400);
  }
}

function drawWarning(context: SKRSContext2D, warning: string): void {
  context.font = font(34, 750);
  const width = context.measureText(warning).width + 44;
  context.fillStyle = COLOURS.danger;
  context.beginPath();
  context.roundRect(WIDTH - MARGIN - width, 72, width, 58, 12);
  context.fill();
  context.fillStyle = COLOURS.card;
  context.fillText(warning, WIDTH - MARGIN - width + 22, 113);
}

/** The largest size at which the title stands on three lines; the smallest one ends with an ellipsis. */
function fitTitle(context: SKRSContext2D, title: string): { size: number; lines: string[] } {
  for (const size of [80, 70, 62, 54]) {
    context.font = font(size, 750);
    const lines = wrap(context, title);
    if (lines.length <= (size > 70 ? 2 : 3)) return { size, lines };
  }
  const lines = wrap(context, title);
  const last = oneLine(context, `${lines.slice(2).join(' ')}…`);
  return { size: 54, lines: [...lines.slice(0, 2), last] };
}

function wrap(context: SKRSContext2D, words: string): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of words.split(/[ \t\n]+/)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && !fits(context, longer)) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line].map((each) => oneLine(context, each));
}

/** The words, or as many letters of them as the picture is wide. */
function oneLine(context: SKRSContext2D, words: string): string {
  const text = withoutPictures(words);
  if (fits(context, text)) return text;
  const letters = [...text];
  let shown = letters.length;
  while (shown > 1 && !fits(context, `${letters.slice(0, shown).join('')}…`)) shown -= shown > 200 ? 100 : 1;
  return `${letters.slice(0, shown).join('').trimEnd()}…`;
}

function fits(context: SKRSContext2D, words: string): boolean {
  return context.measureText(words).width <= WIDTH - 2 * MARGIN;
}

function font(size: number, weight: number): string {
  return `${weight} ${size}px ${FAMILIES}, sans-serif`;
}

function startsRightToLeft(words: string): boolean {
  return /^[^\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]*[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(
    words,
  );
}

/** No font here draws emoji: an empty box would stand for each. */
function withoutPictures(words: string): string {
  return words
    .replace(/\p{Extended_Pictographic}\u{fe0f}|\p{Emoji_Presentation}|\p{Emoji_Modifier}|\u{200d}/gu, '')
    .replace(/ {2,}/g, ' ')
    .trim();
}
