import { Parser } from 'saxen';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import {
  cellPosition,
  type DaySystem,
  MAXIMUM_CELL_LENGTH,
  MAXIMUM_SHEET_COLUMNS,
  MAXIMUM_SHEET_ROWS,
  type Sheet,
  showSerial,
} from '#app/domain/session-sheet.ts';
import { readStyles } from './workbook-styles.server.ts';

/**
 * Reads the first sheet of an XLSX workbook (ECMA-376): formulas by the value that was kept of them, dates by their
 * format, merged cells as if each held the text. Parts are unpacked as streams; what unpacks to more than it may is
 * dropped before it is held, and cells far outside the table take no room.
 */

export type WorkbookOutcome =
  | { kind: 'sheet'; sheet: Sheet }
  | { kind: 'not-a-workbook' }
  | { kind: 'too-large' }
  | { kind: 'too-many-rows' };

/** Unpacked bytes of one part. A thousand rows with long descriptions take 6 MB. */
const PART_LIMIT = 32 * 1024 * 1024;
const MAXIMUM_ENTRIES = 500;
const MAXIMUM_MERGES = 5_000;
/** Rows above the table, and empty ones between. */
const LINES_READ = MAXIMUM_SHEET_ROWS * 2;

class TooLarge extends Error {}

export async function readWorkbook(bytes: Buffer): Promise<WorkbookOutcome> {
  const zip = await openZip(bytes);
  if (!zip) return { kind: 'not-a-workbook' };
  try {
    const parts = await listParts(zip);
    const workbook = await readBook(zip, parts);
    const sheetPart = workbook && parts.get(workbook.sheetPath);
    if (!workbook || !sheetPart) return { kind: 'not-a-workbook' };
    const styles = await readStyles((read) => parse(zip, parts.get('xl/styles.xml'), read));
    const shared = await readSharedStrings(zip, parts.get('xl/sharedStrings.xml'));
    return await readSheet((read) => parse(zip, sheetPart, read), {
      shared,
      isDate: (style) => styles.has(style),
      daySystem: workbook.daySystem,
    });
  } catch (failure) {
    if (failure instanceof TooLarge) return { kind: 'too-large' };
    // Broken archives and broken XML throw errors of their libraries: to a mediator they are one thing.
    return { kind: 'not-a-workbook' };
  } finally {
    zip.close();
  }
}

/** Undefined when the bytes are no archive. */
function openZip(bytes: Buffer): Promise<ZipFile | undefined> {
  return fromBufferPromise(bytes, { lazyEntries: true, validateEntrySizes: true }).then(
    (zip) => zip,
    () => undefined,
  );
}

async function listParts(zip: ZipFile): Promise<Map<string, Entry>> {
  const parts = new Map<string, Entry>();
  for await (const entry of zip.eachEntry()) {
    if (parts.size >= MAXIMUM_ENTRIES) throw new TooLarge();
    parts.set(entry.fileName, entry);
  }
  return parts;
}

/** What hears of a part's elements. `text` is decoded; names come without their prefix. */
export type PartReader = {
  open?: (name: string, attributes: Record<string, string>, parser: { stop(): void }) => void;
  close?: (name: string) => void;
  text?: (text: string) => void;
};

/** Unpacks a part and reads it as it comes. A part that does not exist has no elements. */
async function parse(zip: ZipFile, entry: Entry | undefined, reader: PartReader): Promise<void> {
  if (!entry) return;
  // The size that is announced is checked here, the size that comes by yauzl: it must be the one announced.
  if (entry.uncompressedSize > PART_LIMIT) throw new TooLarge();
  const parser = new Parser();
  let stopped = false;
  let failure: Error | undefined;
  const control = {
    stop() {
      stopped = true;
      parser.stop();
    },
  };
  parser.on('error', (error) => {
    failure ??= error;
    control.stop();
  });
  parser.on('openTag', (name, attributes) => reader.open?.(localName(name), attributes() || {}, control));
  parser.on('closeTag', (name) => reader.close?.(localName(name)));
  parser.on('text', (text, decode) => reader.text?.(decode(text)));
  parser.on('cdata', (text) => reader.text?.(text));
  const decoder = new TextDecoder('utf-8');
  const stream = await zip.openReadStreamPromise(entry);
  for await (const chunk of stream) {
    parser.write(decoder.decode(chunk, { stream: true }));
    if (stopped) break;
  }
  if (!stopped) parser.end();
  if (failure) throw failure;
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** Where the first sheet that shows is, and from which year the workbook counts days. */
async function readBook(zip: ZipFile, parts: Map<string, Entry>) {
  let daySystem: DaySystem = 1900;
  let relation: string | undefined;
  await parse(zip, parts.get('xl/workbook.xml'), {
    open(name, attributes) {
      if (name === 'workbookPr' && /^(1|true|on)$/.test(attributes.date1904 ?? '')) daySystem = 1904;
      if (name !== 'sheet' || relation !== undefined || (attributes.state ?? 'visible') !== 'visible') return;
      relation = Object.entries(attributes).find(([key]) => localName(key) === 'id' && key !== 'id')?.[1];
    },
  });
  let target: string | undefined;
  await parse(zip, parts.get('xl/_rels/workbook.xml.rels'), {
    open(name, attributes) {
      if (name === 'Relationship' && attributes.Id === relation) target = attributes.Target;
    },
  });
  if (relation === undefined || target === undefined) return undefined;
  return { daySystem, sheetPath: target.startsWith('/') ? target.slice(1) : `xl/${target}` };
}

/** The texts that cells refer to by their number. Hints of pronunciation (`rPh`) are no text of the cell. */
async function readSharedStrings(zip: ZipFile, entry: Entry | undefined): Promise<string[]> {
  const strings: string[] = [];
  let current = '';
  let inText = false;
  let inHint = false;
  await parse(zip, entry, {
    open(name) {
      if (name === 'si') current = '';
      if (name === 'rPh') inHint = true;
      inText = name === 't' && !inHint;
    },
    text(text) {
      if (inText) current += text;
    },
    close(name) {
      if (name === 'rPh') inHint = false;
      if (name === 'si') strings.push(current.slice(0, MAXIMUM_CELL_LENGTH));
      inText = false;
    },
  });
  return strings;
}

type CellFacts = { shared: string[]; isDate: (style: number) => boolean; daySystem: DaySystem };

async function readSheet(
  parseSheet: (reader: PartReader) => Promise<void>,
  facts: CellFacts,
): Promise<WorkbookOutcome> {
  const table = new Map<number, string[]>();
  const merges: string[] = [];
  let overflow = false;
  let line = 0;
  let column = -1;
  let cell: { type: string; style: number; value: string; formula: boolean } | undefined;
  let reading = false;
  await parseSheet({
    open(name, attributes, parser) {
      if (name === 'row') {
        line = Number(attributes.r ?? line + 1);
        column = -1;
      } else if (name === 'c') {
        const position = cellPosition(attributes.r ?? '');
        column = position?.column ?? column + 1;
        line = position?.line ?? line;
        cell = {
          type: attributes.t ?? 'n',
          style: Number(attributes.s ?? -1),
          value: '',
          formula: false,
        };
      } else if (name === 'f' && cell) cell.formula = true;
      else if (name === 'mergeCell' && attributes.ref !== undefined && merges.length < MAXIMUM_MERGES)
        merges.push(attributes.ref);
      reading = cell !== undefined && (name === 'v' || name === 't');
      // Styled but empty rows reach to the millionth line: only text overflows.
      if (overflow) parser.stop();
    },
    text(text) {
      if (reading && cell && cell.value.length < MAXIMUM_CELL_LENGTH) cell.value += text;
    },
    close(name) {
      reading = false;
      if (name !== 'c' || !cell) return;
      const shown = showCell(cell, facts).slice(0, MAXIMUM_CELL_LENGTH);
      cell = undefined;
      if (shown.trim() === '' || column >= MAXIMUM_SHEET_COLUMNS) return;
      if (line > LINES_READ) {
        overflow = true;
        return;
      }
      const cells = table.get(line) ?? [];
      cells[column] = shown;
      table.set(line, cells);
    },
  });
  if (overflow) return { kind: 'too-many-rows' };
  for (const merge of merges) spread(table, merge);
  const rows = [...table]
    .sort(([one], [other]) => one - other)
    .map(([number, cells]) => ({ line: number, cells: Array.from(cells, (text) => text ?? '') }));
  return { kind: 'sheet', sheet: { rows, daySystem: facts.daySystem } };
}

/** A formula whose result the file does not hold: it was made by a program that does not calculate. */
export const FORMULA_WITHOUT_VALUE = '#FORMULE!';

/** What a cell shows, as text. */
function showCell(
  { type, style, value, formula }: { type: string; style: number; value: string; formula: boolean },
  { shared, isDate, daySystem }: CellFacts,
): string {
  if (value === '') return formula ? FORMULA_WITHOUT_VALUE : '';
  switch (type) {
    case 's':
      return shared[Number(value)] ?? '';
    case 'b':
      return value === '1' ? 'oui' : 'non';
    case 'd':
      return value.replace('T', ' ').replace(/:00(\.0+)?Z?$/, '');
    case 'n': {
      const number = Number(value);
      if (!Number.isFinite(number)) return value;
      return isDate(style) && number >= 0 && number < 3_000_000
        ? showSerial(number, daySystem)
        : String(number);
    }
    default:
      return value;
  }
}

/** Every cell of a merged area shows what its first one holds. */
function spread(table: Map<number, string[]>, area: string): void {
  const [first, last] = area.split(':').map(cellPosition);
  const text = first && table.get(first.line)?.[first.column];
  if (!first || !last || text === undefined) return;
  for (let line = first.line; line <= Math.min(last.line, LINES_READ); line += 1) {
    const cells = table.get(line);
    // A row with nothing of its own is no session.
    if (!cells) continue;
    for (let column = first.column; column <= Math.min(last.column, MAXIMUM_SHEET_COLUMNS - 1); column += 1)
      cells[column] ??= text;
  }
}
