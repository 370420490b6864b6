import type { SheetLine } from '#app/domain/attendance-sheet.ts';
import { COLOURS, fitText, LEADING, type Pen } from '#app/feeds/drawn-text.server.ts';
import type { Text } from '#app/text/locale.ts';
import { A4, drawLine, drawPaper, drawQrCode, makeQrCode, type QrCode, write } from './paper.server.ts';

/** What stands on top of every page of the sheet. */
export type SheetHeading = {
  title: string;
  when: string;
  where: string;
  /** Who holds it, and for which campaign. */
  host: string;
  /** Where the report is filed. */
  reportAddress: string;
};

const MARGIN = 36;
const WIDTH = A4.width - 2 * MARGIN;
const CODE = 92;
const TABLE_TOP = 138;
/** 11 mm: room for a signature. */
const LINE = 31.5;
const HEAD = 20;
/** Where the columns begin: number, name, seats, signature. */
const EDGES = [36, 62, 300, 340];

/** The sheet as a PDF: the heading, the heads of the columns and the page's number on each page. */
export function drawAttendanceSheet(
  heading: SheetHeading,
  pages: readonly (readonly SheetLine[])[],
  text: Text,
): Promise<Buffer> {
  const words = text.papers.sheet;
  const code = makeQrCode(heading.reportAddress);
  let number = 0;
  return drawPaper(
    { title: `${words.title} · ${heading.title}`, format: 'a4' },
    pages.map((lines, page) => {
      const first = number + 1;
      number += lines.length;
      return (pen) => {
        drawHeading(pen, heading, code, text);
        drawTable(pen, lines, first, text);
        write(pen, 8.5, 400, COLOURS.softInk);
        drawLine(pen, words.care, { left: MARGIN, baseline: A4.height - 24, width: WIDTH - 90 });
        pen.textAlign = 'right';
        pen.fillText(words.page(page + 1, pages.length), A4.width - MARGIN, A4.height - 24);
        pen.textAlign = 'left';
      };
    }),
  );
}

function drawHeading(pen: Pen, heading: SheetHeading, code: QrCode, text: Text): void {
  const words = text.papers.sheet;
  const width = WIDTH - CODE - 16;
  write(pen, 10, 650, COLOURS.primary);
  drawLine(pen, words.title, { left: MARGIN, baseline: MARGIN + 2, width });
  let baseline = MARGIN + 5;
  pen.fillStyle = COLOURS.ink;
  const title = fitText(pen, heading.title, { width, height: 40, weight: 750, largest: 17, smallest: 11 });
  for (const line of title.lines) {
    baseline += title.size * LEADING;
    drawLine(pen, line, { left: MARGIN, baseline, width });
  }
  baseline += 3;
  for (const [line, weight, size] of [
    [heading.when, 650, 11],
    [heading.where, 400, 11],
    [heading.host, 400, 9],
  ] as const) {
    baseline += size + 3.5;
    // A long address is written smaller before it is cut.
    fitText(pen, line, { width, height: size * LEADING, weight, largest: size, smallest: 7.5 });
    drawLine(pen, line, { left: MARGIN, baseline, width });
  }
  const left = A4.width - MARGIN - CODE;
  drawQrCode(pen, code, { left, top: MARGIN - 14, size: CODE });
  write(pen, 9, 650, COLOURS.ink);
  drawLine(pen, words.report, {
    left: left - 8,
    baseline: MARGIN + CODE - 4,
    width: CODE + 16,
    centred: true,
  });
}

function drawTable(pen: Pen, lines: readonly SheetLine[], firstNumber: number, text: Text): void {
  const words = text.papers.sheet;
  const bottom = TABLE_TOP + HEAD + lines.length * LINE;
  pen.fillStyle = '#eef1f8';
  pen.fillRect(MARGIN, TABLE_TOP, WIDTH, HEAD);
  pen.strokeStyle = COLOURS.rule;
  pen.lineWidth = 0.6;
  pen.beginPath();
  for (const x of [...EDGES, MARGIN + WIDTH]) {
    pen.moveTo(x, TABLE_TOP);
    pen.lineTo(x, bottom);
  }
  for (let y = TABLE_TOP; y <= bottom; y += y === TABLE_TOP ? HEAD : LINE) {
    pen.moveTo(MARGIN, y);
    pen.lineTo(MARGIN + WIDTH, y);
  }
  pen.stroke();

  const cell = (column: number, words: string, baseline: number) => {
    const left = (EDGES[column] ?? MARGIN) + 5;
    drawLine(pen, words, { left, baseline, width: (EDGES[column + 1] ?? MARGIN + WIDTH) - left - 5 });
  };
  write(pen, 9, 650, COLOURS.ink);
  [words.number, words.name, words.seats, words.signature].forEach((head, column) => {
    cell(column, head, TABLE_TOP + 14);
  });
  const baselineOf = (index: number) => TABLE_TOP + HEAD + index * LINE + 20;
  write(pen, 9, 400, COLOURS.softInk);
  lines.forEach((line, index) => {
    cell(0, String(firstNumber + index), baselineOf(index));
    if (line.kind === 'companion')
      cell(1, words.companion(line.name ?? words.forgotten), baselineOf(index) - 8);
  });
  write(pen, 12, 600, COLOURS.ink);
  lines.forEach((line, index) => {
    if (line.kind !== 'person') return;
    cell(1, line.name ?? words.forgotten, baselineOf(index));
    cell(2, String(line.seats), baselineOf(index));
  });
}
