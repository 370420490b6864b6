/** Certificates: who, what, when, where, and room to sign. One landscape A4 page for each name. */
import {
  COLOURS,
  drawCloth,
  drawSiteName,
  fitText,
  LEADING,
  type Pen,
  type TextBox,
  withoutPictures,
} from '#app/feeds/drawn-text.server.ts';
import type { Text } from '#app/text/locale.ts';
import { A4, drawLine, drawPaper, write } from './paper.server.ts';

/** What stands on a certificate beside the name; empty lines are left out. */
export type CertificateFacts = {
  title: string;
  /** "The organisation certifies that" */
  attests: string;
  /** What the person did: "took part in the session". */
  deed: string;
  /** What it was: the session's title, or the campaign. */
  what: string;
  /** Lines below, in order: when, where, for which campaign, how many. */
  details: readonly string[];
};

const WIDTH = A4.height;
const HEIGHT = A4.width;
const MARGIN = 70;
const INNER = WIDTH - 2 * MARGIN;

/** The certificates of several people as one PDF. The names stand in it, and nowhere else. */
export function drawCertificates(
  facts: CertificateFacts,
  names: readonly string[],
  text: Text,
): Promise<Buffer> {
  return drawPaper(
    { title: facts.title, format: 'a4-landscape' },
    names.map((name) => (pen) => {
      drawFrame(pen);
      pen.fillStyle = COLOURS.primary;
      centred(pen, facts.title, 62, { weight: 780, largest: 36, smallest: 26, height: 44 });
      pen.fillStyle = COLOURS.ink;
      centred(pen, facts.attests, 124, { weight: 450, largest: 16, smallest: 10, height: 20 });
      centred(pen, withoutPictures(name), 150, { weight: 780, largest: 40, smallest: 18, height: 52 });
      centred(pen, facts.deed, 212, { weight: 450, largest: 16, smallest: 12, height: 20 });
      let top = centred(pen, facts.what, 236, { weight: 700, largest: 25, smallest: 15, height: 60 }) + 12;
      for (const line of facts.details) {
        if (line === '') continue;
        top = centred(pen, line, top, { weight: 450, largest: 15, smallest: 9, height: 18 }) + 6;
      }
      drawSignature(pen, text);
    }),
  );
}

function drawFrame(pen: Pen): void {
  drawCloth(pen, WIDTH, 12);
  pen.strokeStyle = COLOURS.primary;
  pen.lineWidth = 1.2;
  pen.beginPath();
  pen.roundRect(30, 42, WIDTH - 60, HEIGHT - 72, 12);
  pen.stroke();
}

function drawSignature(pen: Pen, text: Text): void {
  const words = text.papers.certificate;
  const top = HEIGHT - 138;
  write(pen, 12, 500, COLOURS.softInk);
  const line = (label: string, left: number, baseline: number, until: number) => {
    drawLine(pen, label, { left, baseline, width: 80 });
    const begin = left + pen.measureText(label).width + 6;
    pen.strokeStyle = COLOURS.rule;
    pen.lineWidth = 0.7;
    pen.beginPath();
    pen.moveTo(begin, baseline + 2);
    pen.lineTo(until, baseline + 2);
    pen.stroke();
  };
  line(words.place, MARGIN, top + 24, 330);
  line(words.date, MARGIN, top + 56, 330);
  drawLine(pen, words.stamp, { left: WIDTH - MARGIN - 270, baseline: top + 4, width: 270 });
  pen.beginPath();
  pen.roundRect(WIDTH - MARGIN - 270, top + 12, 270, 82, 8);
  pen.stroke();
  drawSiteName(pen, text.site.name, { left: MARGIN, middle: HEIGHT - 50, size: 13 });
}

/** Words in the middle of the page, as large as their box allows; gives where they end. */
function centred(pen: Pen, words: string, top: number, box: Omit<TextBox, 'width'>): number {
  const { size, lines } = fitText(pen, words, { ...box, width: INNER });
  let baseline = top;
  for (const line of lines) {
    baseline += size * LEADING;
    drawLine(pen, line, { left: MARGIN, baseline, width: INNER, centred: true });
  }
  return baseline;
}
