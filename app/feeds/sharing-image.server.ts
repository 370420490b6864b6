/** The picture that a shared link shows: 1200 × 630 pixels, drawn with the site's own typeface. */
import { createHash } from 'node:crypto';
import type { SKRSContext2D } from '@napi-rs/canvas';
import {
  COLOURS,
  cutText,
  drawCloth,
  drawSiteName,
  font,
  keepLines,
  loadCanvas,
  startsRightToLeft,
  withoutPictures,
  wrapText,
} from './drawn-text.server.ts';

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

const { width: WIDTH, height: HEIGHT } = SHARING_IMAGE;
const MARGIN = 72;
const INNER_WIDTH = WIDTH - 2 * MARGIN;

/** Changes with what is written on the picture: stands in its address, so that it can be kept for long. */
export function sharingImageStamp(facts: SharingImageFacts): string {
  return createHash('sha1').update(JSON.stringify(facts)).digest('base64url').slice(0, 10);
}

/** The picture as PNG. Drawing takes a few milliseconds; it is compressed in another thread. */
export async function drawSharingImage(facts: SharingImageFacts): Promise<Buffer> {
  const { createCanvas } = await loadCanvas();
  const canvas = createCanvas(WIDTH, HEIGHT);
  const context = canvas.getContext('2d');
  context.fillStyle = COLOURS.paper;
  context.fillRect(0, 0, WIDTH, HEIGHT);
  drawCloth(context, WIDTH, 16);
  drawSiteName(context, facts.siteName, { left: MARGIN, middle: HEIGHT - MARGIN - 20.5, size: 34 });
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

function drawWords(context: SKRSContext2D, facts: SharingImageFacts): void {
  const rightToLeft = startsRightToLeft(facts.title);
  context.textBaseline = 'alphabetic';
  let line = 112;
  if (facts.kicker !== '') {
    context.fillStyle = COLOURS.primary;
    context.font = font(32, 650);
    context.fillText(cutText(context, facts.kicker, INNER_WIDTH), MARGIN, line);
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
    context.fillText(cutText(context, words, INNER_WIDTH), MARGIN, line);
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
    const lines = wrapText(context, title, INNER_WIDTH);
    if (lines.length <= (size > 70 ? 2 : 3)) return { size, lines };
  }
  const lines = wrapText(context, title, INNER_WIDTH);
  return { size: 54, lines: keepLines(context, lines, 3, INNER_WIDTH) };
}
