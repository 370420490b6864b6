/**
 * A poster for a door or a shop window. Title, date and hour are never under 38 points on A4: capitals of 9 mm, which
 * somebody with half of normal sight (5/10) reads from three metres (5 minutes of arc at 10/10). A5 is the same design at 0.7.
 * A series of dates has them smaller, from 20 points up: one reads on coming nearer.
 */
import {
  COLOURS,
  drawCloth,
  drawSiteName,
  fitText,
  LEADING,
  type Pen,
  type TextBox,
} from '#app/feeds/drawn-text.server.ts';
import { A4, drawLine, drawPaper, drawQrCode, makeQrCode, spokenAddress, write } from './paper.server.ts';

/** What is written on a poster; empty lines are left out. */
export type PosterFacts = {
  siteName: string;
  campaign: string;
  /** Programme and format. */
  kicker: string;
  title: string;
  /** Day and hours of each date, in order; one date stands large on two lines. */
  dates: readonly { day: string; hours: string }[];
  /** Said after the last line when there are more dates than a poster holds. */
  moreDates: (count: number) => string;
  place: string;
  address: string;
  /** That it is free, and whether one signs up. */
  entry: string;
  scan: string;
  /** What the code leads to, and what is typed. */
  link: string;
  phone: string;
  host: string;
};

const SMALLEST_READ_FROM_AFAR = 38;
const MOST_DATES = 8;
const MARGIN = 40;
const WIDTH = A4.width - 2 * MARGIN;
const FOOT = 178;
const CODE = 128;

/** The poster as a PDF of one page. */
export function drawPoster(facts: PosterFacts, title: string, format: 'a4' | 'a5'): Promise<Buffer> {
  return drawPaper({ title, format }, [
    (pen) => {
      drawCloth(pen, A4.width, 14);
      let top = drawKickers(pen, facts);
      const dates = dateLines(facts);
      const datesHeight = dates.reduce((sum, { size }) => sum + size * 1.25, 30);
      const placeHeight = facts.address === '' ? 44 : 92;
      const bottom = A4.height - FOOT;
      const titleHeight = bottom - top - datesHeight - placeHeight - 34;
      pen.fillStyle = COLOURS.ink;
      top = drawBlock(pen, facts.title, top, {
        width: WIDTH,
        height: titleHeight,
        weight: 780,
        largest: 66,
        smallest: dates.length > 2 ? 30 : SMALLEST_READ_FROM_AFAR,
      });
      // What the title leaves free stands around the date.
      const free = Math.max(0, bottom - top - datesHeight - placeHeight - 34);
      top = drawDates(pen, dates, top + 18 + free * 0.3, datesHeight);
      drawPlace(pen, facts, top + 12 + free * 0.2);
      drawFoot(pen, facts);
    },
  ]);
}

function drawKickers(pen: Pen, { campaign, kicker }: PosterFacts): number {
  write(pen, 19, 700, COLOURS.primary);
  drawLine(pen, campaign, { left: MARGIN, baseline: 66, width: WIDTH });
  write(pen, 16, 500, COLOURS.softInk);
  drawLine(pen, kicker, { left: MARGIN, baseline: 88, width: WIDTH });
  return 104;
}

type DateLine = { words: string; size: number };

/** One date on two large lines; several on a line each, as many as the poster holds. */
function dateLines({ dates, moreDates }: PosterFacts): DateLine[] {
  const [first] = dates;
  if (first && dates.length === 1) {
    return [
      { words: first.day, size: 50 },
      { words: first.hours, size: 50 },
    ];
  }
  const shown = dates.length > MOST_DATES ? dates.slice(0, MOST_DATES - 1) : dates;
  const lines = shown.map(({ day, hours }) => `${day}, ${hours}`);
  if (shown.length < dates.length) lines.push(moreDates(dates.length - shown.length));
  const size = lines.length > 5 ? 21 : 25;
  return lines.map((words) => ({ words, size }));
}

function drawDates(pen: Pen, dates: readonly DateLine[], top: number, height: number): number {
  pen.fillStyle = COLOURS.primary;
  pen.beginPath();
  pen.roundRect(MARGIN - 8, top, WIDTH + 16, height, 14);
  pen.fill();
  let baseline = top + 8;
  for (const { words, size } of dates) {
    baseline += size * 1.25;
    pen.fillStyle = COLOURS.card;
    const width = WIDTH - 24;
    // Every day and hour fits at its size; smaller is for a zone's name after an online session's hours.
    fitText(pen, words, { width, height: size * LEADING, weight: 720, largest: size, smallest: 18 });
    drawLine(pen, words, { left: MARGIN + 12, baseline, width });
  }
  return top + height;
}

function drawPlace(pen: Pen, { place, address }: PosterFacts, top: number): void {
  pen.fillStyle = COLOURS.ink;
  const below = drawBlock(pen, place, top, {
    width: WIDTH,
    height: 54,
    weight: 720,
    largest: 30,
    smallest: 22,
  });
  if (address === '') return;
  pen.fillStyle = COLOURS.softInk;
  drawBlock(pen, address, below + 2, { width: WIDTH, height: 24, weight: 450, largest: 20, smallest: 13 });
}

function drawFoot(pen: Pen, facts: PosterFacts): void {
  const top = A4.height - FOOT;
  pen.fillStyle = COLOURS.accent;
  pen.fillRect(MARGIN - 8, top, WIDTH + 16, 4);
  drawQrCode(pen, makeQrCode(facts.link), { left: MARGIN - 8, top: top + 14, size: CODE });
  const left = MARGIN + CODE + 8;
  const width = A4.width - MARGIN - left;
  pen.fillStyle = COLOURS.ink;
  const entryBox = { width, height: 32, weight: 780, largest: 28, smallest: 18 };
  let below = drawBlock(pen, facts.entry, top + 16, entryBox, left);
  write(pen, 13, 450, COLOURS.softInk);
  drawLine(pen, facts.scan, { left, baseline: below + 18, width });
  pen.fillStyle = COLOURS.ink;
  below = drawBlock(
    pen,
    spokenAddress(facts.link),
    below + 20,
    { width, height: 22, weight: 700, largest: 18, smallest: 9 },
    left,
  );
  if (facts.phone !== '') {
    write(pen, 15, 650, COLOURS.ink);
    drawLine(pen, facts.phone, { left, baseline: below + 22, width });
  }
  write(pen, 12, 450, COLOURS.softInk);
  drawLine(pen, facts.host, { left: MARGIN, baseline: A4.height - 20, width: WIDTH - 130 });
  drawSiteName(pen, facts.siteName, { left: A4.width - MARGIN - 100, middle: A4.height - 24, size: 15 });
}

/** Words as large as their box allows, from its top; gives where they end. */
function drawBlock(pen: Pen, words: string, top: number, box: TextBox, left = MARGIN): number {
  const { size, lines } = fitText(pen, words, box);
  let baseline = top;
  for (const line of lines) {
    baseline += size * LEADING;
    drawLine(pen, line, { left, baseline, width: box.width });
  }
  return baseline;
}
