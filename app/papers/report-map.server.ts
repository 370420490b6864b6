/**
 * Maps of territories as outlines, so that they stay sharp at any size. Steps differ by how dark they are and by their
 * marks, signs by their shape: both are read in black and white.
 */
import type { Path2D as Path } from '@napi-rs/canvas';
import type { Reach } from '#app/domain/commune-list.ts';
import { type Level, levelOf, levels } from '#app/domain/territory-measure.ts';
import { COLOURS, loadCanvas, type Pen } from '#app/feeds/drawn-text.server.ts';
import type { Drawing } from '#app/geo/territory-shapes.ts';
import type { FoundReport } from '#app/routes/coordination-territory-report-facts.server.ts';
import { formatNumber } from '#app/text/format.ts';
import type { Locale, Text } from '#app/text/locale.ts';
import { formatMeasure, levelRange, levelWords } from '#app/text/measure-words.ts';
import {
  addWords,
  BODY,
  drawWords,
  type Flow,
  layOutWords,
  MARGIN,
  NOTE,
  type Style,
  WIDTH,
} from './flow.server.ts';
import { drawLine, write } from './paper.server.ts';

type ReportMap = FoundReport['map'];
type Levels = Extract<ReportMap, { kind: 'levels' }>;
type Reached = Extract<ReportMap, { kind: 'reach' }>['reach'];
type Words = { text: Text; locale: Locale };

/** The darkest is the most; hatches are nothing at all. */
const GROUNDS: Record<Level, string> = {
  0: '#ffffff',
  1: '#dfe6f4',
  2: '#a9bbe3',
  3: '#6583c9',
  4: '#1f4fb2',
};
const WARNING = '#9a5b00';
const LAND = '#f3ede0';
const COVERED = '#7f99d6';
const LEGEND = 176;
const GAP = 16;
const HIGHEST = 400;
const LABEL: Style = { size: 5.6, weight: 650, colour: COLOURS.ink };
const INSET = { width: 68, height: 56, label: 18 };

/** The map with its legend, on one page. */
export async function addReportMap(flow: Flow, map: ReportMap, words: Words): Promise<void> {
  const { Path2D } = await loadCanvas();
  const makePath = (path: string) => new Path2D(path);
  if (map.kind === 'levels') addLevels(flow, map, words, makePath);
  else addReach(flow, map.reach, words, makePath);
}

type MakePath = (path: string) => Path;

function addLevels(flow: Flow, map: Levels, words: Words, makePath: MakePath): void {
  const { main, paris, insets } = map.sheet;
  const values = new Map(map.territories.map(({ code, value }) => [code, value]));
  const level = (code: string) => levelOf(values.get(code), map.bounds);
  const entries = legendOf(map, words);
  const width = WIDTH - LEGEND - GAP;
  const scale = main ? Math.min(width / main.width, HIGHEST / main.height) : 0;
  const legendHeight = measureLegend(flow.pen, entries);
  flow.add(Math.max((main?.height ?? 0) * scale, legendHeight) + 8, (pen, top) => {
    if (main) {
      const aroundParis = new Set(paris?.shapes.map(({ code }) => code));
      drawShapes(pen, main, { left: MARGIN, top, scale }, makePath, level);
      drawCodes(
        pen,
        main,
        { left: MARGIN, top, scale },
        ({ code }) => values.has(code) && !aroundParis.has(code),
      );
    }
    drawLegend(pen, entries, { left: MARGIN + WIDTH - LEGEND, top });
  });
  const names = new Map(map.territories.map(({ code, name }) => [code, name]));
  const tiles = [
    ...(paris ? [{ codes: true, drawing: paris, name: words.text.territoryMap.paris, code: '' }] : []),
    ...insets.map(({ code, drawing }) => ({ codes: false, drawing, name: names.get(code) ?? code, code })),
  ];
  const perLine = Math.floor(WIDTH / INSET.width);
  for (let first = 0; first < tiles.length; first += perLine) {
    const line = tiles.slice(first, first + perLine);
    flow.add(INSET.height + INSET.label + 8, (pen, top) => {
      line.forEach(({ codes, drawing, name, code }, column) => {
        const left = MARGIN + column * INSET.width;
        drawInset(pen, { drawing, level: level(code) }, { left, top }, makePath, level, codes);
        drawTileName(pen, code === '' ? name : `${name} (${code})`, { left, top: top + INSET.height + 2 });
      });
    });
  }
}

type Place = { left: number; top: number };

function drawShapes(
  pen: Pen,
  drawing: Drawing,
  { left, top, scale }: Place & { scale: number },
  makePath: MakePath,
  levelOfCode: (code: string) => Level | undefined,
): void {
  for (const { code, path } of drawing.shapes) {
    pen.save();
    pen.translate(left, top);
    pen.scale(scale, scale);
    fillWith(pen, makePath(path), levelOfCode(code), { ...drawing, unit: 1 / scale });
    pen.restore();
  }
}

/** A shape on its ground, with the marks of its step; `unit` is a point of paper in the units of the drawing. */
function fillWith(
  pen: Pen,
  path: Path,
  level: Level | undefined,
  { width, height, unit }: { width: number; height: number; unit: number },
): void {
  pen.fillStyle = level === undefined ? '#ffffff' : GROUNDS[level];
  pen.fill(path, 'evenodd');
  if (level === 0 || level === 2) {
    pen.save();
    pen.clip(path, 'evenodd');
    pen.strokeStyle = level === 0 ? WARNING : COLOURS.primary;
    pen.lineWidth = 0.5 * unit;
    pen.beginPath();
    if (level === 0) {
      const step = 3.2 * unit;
      for (let x = -height; x < width; x += step) {
        pen.moveTo(x, height);
        pen.lineTo(x + height, 0);
      }
    } else {
      for (let y = 0; y < height; y += 3.2 * unit) {
        pen.moveTo(0, y);
        pen.lineTo(width, y);
      }
    }
    pen.stroke();
    pen.restore();
  }
  pen.strokeStyle = COLOURS.softInk;
  pen.lineWidth = 0.5 * unit;
  pen.stroke(path);
}

/** Départements are known by their codes; each stands on a ground of its own, whatever the step below. */
function drawCodes(
  pen: Pen,
  drawing: Drawing,
  { left, top, scale }: Place & { scale: number },
  isShown: (shape: { code: string }) => boolean,
): void {
  for (const shape of drawing.shapes) {
    if (!isShown(shape)) continue;
    const middle = { x: left + shape.x * scale, y: top + shape.y * scale };
    write(pen, LABEL.size, LABEL.weight, LABEL.colour);
    const width = pen.measureText(shape.code).width;
    pen.fillStyle = '#ffffff';
    pen.beginPath();
    pen.roundRect(
      middle.x - width / 2 - 1,
      middle.y - LABEL.size / 2 - 0.4,
      width + 2,
      LABEL.size + 0.8,
      1.5,
    );
    pen.fill();
    pen.fillStyle = LABEL.colour;
    pen.fillText(shape.code, middle.x - width / 2, middle.y + LABEL.size * 0.34);
  }
}

/** A territory of its own, or a plain tile where its outline is not known. */
function drawInset(
  pen: Pen,
  { drawing, level }: { drawing: Drawing | undefined; level: Level | undefined },
  { left, top }: Place,
  makePath: MakePath,
  levelOfCode: (code: string) => Level | undefined,
  codes: boolean,
): void {
  const inner = { width: INSET.width - 12, height: INSET.height - 8 };
  if (!drawing) {
    const side = 26;
    pen.save();
    pen.translate(left + (INSET.width - side) / 2, top + (INSET.height - side) / 2);
    const tile = makePath(
      `M4 0h${side - 8}a4 4 0 0 1 4 4v${side - 8}a4 4 0 0 1-4 4h${8 - side}a4 4 0 0 1-4-4v${8 - side}a4 4 0 0 1 4-4z`,
    );
    fillWith(pen, tile, level, { width: side, height: side, unit: 1 });
    pen.restore();
    return;
  }
  const scale = Math.min(inner.width / drawing.width, inner.height / drawing.height);
  const place = {
    left: left + (INSET.width - drawing.width * scale) / 2,
    top: top + (INSET.height - drawing.height * scale) / 2,
    scale,
  };
  drawShapes(pen, drawing, place, makePath, levelOfCode);
  if (codes) drawCodes(pen, drawing, place, () => true);
}

function drawTileName(pen: Pen, name: string, { left, top }: Place): void {
  const style = { ...NOTE, size: 6.6, leading: 1.15 };
  const width = INSET.width - 6;
  const { lines } = layOutWords(pen, name, style, width);
  write(pen, style.size, style.weight, style.colour);
  lines.slice(0, 2).forEach((line, index) => {
    const baseline = top + style.size * style.leading * (index + 0.82);
    drawLine(pen, line, { left: left + 3, baseline, width, centred: true });
  });
}

type LegendEntry = { words: string; note: string; draw: (pen: Pen, place: Place) => void };

const SWATCH = { width: 30, height: 18 };

function legendOf({ measure, bounds, territories, average }: Levels, words: Words): LegendEntry[] {
  const { legend } = words.text.territoryMap;
  const count = (level: Level | undefined) =>
    territories.filter(({ value }) => levelOf(value, bounds) === level).length;
  const entry = (level: Level | undefined, name: string, range: string): LegendEntry => ({
    words: name,
    note: [range, legend.territories(count(level))].filter(Boolean).join('\u00a0; '),
    draw: (pen, { left, top }) => drawSwatch(pen, level, { left, top }),
  });
  const entries = levels.map((level) =>
    entry(
      level,
      levelWords(measure, level, words.text.territoryMap),
      levelRange(measure, level, bounds, words),
    ),
  );
  if (count(undefined) > 0) entries.push(entry(undefined, legend.none, ''));
  if (average !== undefined) {
    entries.push({ words: legend.average(formatMeasure(average, measure, words)), note: '', draw: () => {} });
  }
  return entries;
}

function drawSwatch(pen: Pen, level: Level | undefined, { left, top }: Place): void {
  const { width, height } = SWATCH;
  pen.save();
  pen.translate(left, top);
  pen.beginPath();
  pen.rect(0, 0, width, height);
  pen.fillStyle = level === undefined ? '#ffffff' : GROUNDS[level];
  pen.fill();
  if (level === 0 || level === 2) {
    pen.save();
    pen.clip();
    pen.strokeStyle = level === 0 ? WARNING : COLOURS.primary;
    pen.lineWidth = 0.5;
    pen.beginPath();
    for (let at = level === 0 ? -height : 0; at < width; at += 3.2) {
      if (level === 0) {
        pen.moveTo(at, height);
        pen.lineTo(at + height, 0);
      } else if (at < height) {
        pen.moveTo(0, at);
        pen.lineTo(width, at);
      }
    }
    pen.stroke();
    pen.restore();
  }
  pen.strokeStyle = COLOURS.softInk;
  pen.lineWidth = 0.6;
  pen.strokeRect(0, 0, width, height);
  pen.restore();
}

const ENTRY = SWATCH.width + 8;

function layOutEntry(pen: Pen, { words, note, draw }: LegendEntry) {
  const width = LEGEND - ENTRY;
  const named = layOutWords(pen, words, BODY, width);
  const noted = note === '' ? { lines: [], height: 0 } : layOutWords(pen, note, NOTE, width);
  return { named, noted, draw, height: Math.max(SWATCH.height, named.height + noted.height) + 7 };
}

function measureLegend(pen: Pen, entries: readonly LegendEntry[]): number {
  return entries.reduce((height, entry) => height + layOutEntry(pen, entry).height, 0);
}

function drawLegend(pen: Pen, entries: readonly LegendEntry[], { left, top }: Place): void {
  let at = top;
  for (const entry of entries) {
    const { named, noted, draw, height } = layOutEntry(pen, entry);
    draw(pen, { left, top: at });
    const place = { left: left + ENTRY, width: LEGEND - ENTRY };
    drawWords(pen, named.lines, BODY, { ...place, top: at });
    drawWords(pen, noted.lines, NOTE, { ...place, top: at + named.height });
    at += height;
  }
}

function addReach(flow: Flow, { drawing, spots, venues }: Reached, words: Words, makePath: MakePath): void {
  const { department } = words.text.territoryMap;
  const count = (reach: Reach) =>
    spots.reduce((total, spot) => total + (spot.reach === reach ? spot.communes : 0), 0);
  const signs = (['covered', 'between', 'far'] as const).map(
    (reach): LegendEntry => ({
      words: department.reach[reach],
      note: formatNumber(count(reach), words.locale),
      draw: (pen, { left, top }) =>
        drawSign(pen, reach, { x: left + SWATCH.width / 2, y: top + SWATCH.height / 2, radius: 6 }),
    }),
  );
  const entries: LegendEntry[] = [
    ...signs,
    {
      words: department.reach.venue,
      note: '',
      draw: (pen, { left, top }) => drawCross(pen, left + SWATCH.width / 2, top + SWATCH.height / 2),
    },
  ];
  const width = WIDTH - LEGEND - GAP;
  const scale = Math.min(width / drawing.width, HIGHEST / drawing.height);
  const height = Math.max(drawing.height * scale, measureLegend(flow.pen, entries)) + 8;
  flow.add(height, (pen, top) => {
    const x = (at: number) => MARGIN + at * scale;
    const y = (at: number) => top + at * scale;
    pen.save();
    pen.translate(MARGIN, top);
    pen.scale(scale, scale);
    for (const { path } of drawing.shapes) {
      const land = makePath(path);
      pen.fillStyle = LAND;
      pen.fill(land, 'evenodd');
      pen.strokeStyle = COLOURS.rule;
      pen.lineWidth = 0.8 / scale;
      pen.stroke(land);
    }
    pen.restore();
    for (const spot of spots)
      drawSign(pen, spot.reach, { x: x(spot.x), y: y(spot.y), radius: Math.max(1.4, spot.radius * scale) });
    for (const venue of venues) drawCross(pen, x(venue.x), y(venue.y));
    drawLegend(pen, entries, { left: MARGIN + WIDTH - LEGEND, top });
  });
  addWords(flow, department.sizes, NOTE);
}

/** A disc, a ring, or a square on its tip. */
function drawSign(pen: Pen, reach: Reach, { x, y, radius }: { x: number; y: number; radius: number }): void {
  pen.beginPath();
  if (reach === 'far') {
    const tip = radius * 1.25;
    pen.moveTo(x, y - tip);
    pen.lineTo(x + tip, y);
    pen.lineTo(x, y + tip);
    pen.lineTo(x - tip, y);
    pen.closePath();
  } else pen.arc(x, y, radius, 0, Math.PI * 2);
  pen.fillStyle = reach === 'covered' ? COVERED : reach === 'far' ? WARNING : '#ffffff';
  pen.fill();
  pen.strokeStyle = reach === 'covered' ? '#ffffff' : COLOURS.ink;
  pen.lineWidth = 0.5;
  pen.stroke();
}

function drawCross(pen: Pen, x: number, y: number): void {
  const arm = 2.6;
  pen.strokeStyle = COLOURS.ink;
  pen.lineWidth = 0.9;
  pen.beginPath();
  pen.moveTo(x - arm, y - arm);
  pen.lineTo(x + arm, y + arm);
  pen.moveTo(x + arm, y - arm);
  pen.lineTo(x - arm, y + arm);
  pen.stroke();
}
