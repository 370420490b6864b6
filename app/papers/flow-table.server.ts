import { COLOURS, type Pen } from '#app/feeds/drawn-text.server.ts';
import { drawWords, type Flow, layOutWords, MARGIN, type Style, WIDTH } from './flow.server.ts';

/** A table that goes on from page to page, with its caption and its heads on each. */
export type PaperTable = {
  caption: string;
  /** The caption where the table goes on. */
  continued: string;
  /** The first column names the lines, the others are numbers. */
  heads: readonly string[];
  rows: readonly PaperRow[];
  /** The sum. */
  foot?: PaperRow;
  /** Of the first column; the others share the rest. */
  nameWidth: number;
  width?: number;
};

export type PaperRow = { cells: readonly string[]; strong?: boolean };

const CAPTION: Style = { size: 9.5, weight: 650, colour: COLOURS.ink };
const HEAD: Style = { size: 6.8, weight: 650, colour: COLOURS.ink };
const CELL: Style = { size: 8.5, weight: 400, colour: COLOURS.ink };
const STRONG: Style = { ...CELL, weight: 700 };
const PADDING = 3;
const BETWEEN = 4;
/** Heads of narrow columns stand apart: no wider than their longest word. */
const NARROW = 52;
const HEAD_OF_NARROW = 38.6;
const HEAD_GROUND = '#eef1f8';

export function addTable(flow: Flow, table: PaperTable): void {
  const { rows, foot } = table;
  const widths = widthsOf(table);
  const head = layOutRow(flow.pen, table.heads, widths, HEAD);
  const all = [...rows, ...(foot ? [{ ...foot, strong: true, closing: true }] : [])].map((row) => ({
    closing: 'closing' in row,
    ...layOutRow(flow.pen, row.cells, widths, row.strong ? STRONG : CELL),
  }));
  const begin = (caption: string, first: number) => {
    const { lines, height } = layOutWords(flow.pen, caption, CAPTION, WIDTH);
    flow.add(
      height + 4,
      (pen, top) => drawWords(pen, lines, CAPTION, { left: MARGIN, top, width: WIDTH }),
      head.height + first,
    );
    flow.add(head.height, (pen, top) => {
      pen.fillStyle = HEAD_GROUND;
      pen.fillRect(MARGIN, top, sum(widths), head.height);
      head.draw(pen, top);
      drawRule(pen, top + head.height, sum(widths), 0.9);
    });
  };
  begin(table.caption, (all[0]?.height ?? 0) + (all[1]?.height ?? 0));
  all.forEach((row, index) => {
    // The last line is not left alone under heads of its own.
    const next = index === all.length - 2 ? (all.at(-1)?.height ?? 0) : 0;
    if (row.height + next > flow.room()) {
      flow.turn();
      begin(table.continued, row.height);
    }
    flow.add(row.height, (pen, top) => {
      if (row.closing) drawRule(pen, top, sum(widths), 0.9);
      row.draw(pen, top);
      drawRule(pen, top + row.height, sum(widths), row.closing ? 0.9 : 0.35);
    });
  });
  flow.skip(10);
}

function widthsOf({ heads, nameWidth, width = WIDTH }: PaperTable): number[] {
  const others = heads.length - 1;
  return heads.map((_, column) => (column === 0 ? nameWidth : (width - nameWidth) / others));
}

/** The first cell from its left, numbers to their right, all at the same height. */
function layOutRow(pen: Pen, cells: readonly string[], widths: readonly number[], style: Style) {
  let left = MARGIN;
  const laid = cells.map((words, column) => {
    const width = widths[column] ?? 0;
    const inner = style === HEAD && width < NARROW ? HEAD_OF_NARROW : width - BETWEEN;
    const cell = {
      left: column === 0 ? left + 3 : left + width - BETWEEN - inner,
      width: inner,
      ...layOutWords(pen, words, style, inner),
    };
    left += width;
    return cell;
  });
  const height = Math.max(...laid.map((cell) => cell.height)) + 2 * PADDING;
  return {
    height,
    draw(page: Pen, top: number) {
      laid.forEach((cell, column) => {
        const place = { left: cell.left, top: top + PADDING, width: cell.width };
        if (column === 0) drawWords(page, cell.lines, style, place);
        else drawToTheRight(page, cell.lines, style, place);
      });
    },
  };
}

function drawToTheRight(
  pen: Pen,
  lines: readonly string[],
  style: Style,
  { left, top, width }: { left: number; top: number; width: number },
): void {
  lines.forEach((line, index) => {
    drawWords(pen, [], style, { left, top, width });
    const own = pen.measureText(line).width;
    const at = top + index * lineHeight(style);
    drawWords(pen, [line], style, { left: left + Math.max(0, width - own), top: at, width: width + 1 });
  });
}

function lineHeight({ size, leading = 1.12 }: Style): number {
  return size * leading;
}

function drawRule(pen: Pen, y: number, width: number, thickness: number): void {
  pen.fillStyle = COLOURS.rule;
  pen.fillRect(MARGIN, y - thickness / 2, width, thickness);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
