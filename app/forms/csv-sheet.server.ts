import { isUtf8 } from 'node:buffer';
import { parse } from 'csv-parse/sync';
import { MAXIMUM_CELL_LENGTH, MAXIMUM_SHEET_COLUMNS, type Sheet } from '#app/domain/session-sheet.ts';

/** Characters looked at to find the sign between cells. */
const SAMPLE_LENGTH = 20_000;

/**
 * A sheet saved as CSV: semicolons, commas or tabs; UTF-8 with or without its mark, UTF-16 as Excel's "Unicode text", or
 * Windows-1252, which is what Excel writes in France. Lines are numbered as a spreadsheet would show them: a text of
 * several lines is one. Undefined when no table can be made of it.
 */
export function readCsvSheet(bytes: Buffer): Sheet | undefined {
  const text = decode(bytes);
  if (text.includes('\0')) return undefined;
  try {
    const records: string[][] = parse(text, {
      delimiter: findDelimiter(text),
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      max_record_size: MAXIMUM_CELL_LENGTH * MAXIMUM_SHEET_COLUMNS,
    });
    const rows = records.map((record, at) => ({
      line: at + 1,
      cells: record.slice(0, MAXIMUM_SHEET_COLUMNS).map((cell) => cell.slice(0, MAXIMUM_CELL_LENGTH)),
    }));
    return { rows: rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== '')), daySystem: 1900 };
  } catch {
    // A quote that never closes, or one endless line: it is no table.
    return undefined;
  }
}

function decode(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  // A decoder drops the byte order mark by itself.
  if (isUtf8(bytes)) return new TextDecoder('utf-8').decode(bytes);
  // As a stream: in one piece, Node 20 decodes Latin-1 instead, without ’ – and €.
  return new TextDecoder('windows-1252').decode(bytes, { stream: true });
}

/** The sign that the fullest of the first lines holds most, outside of quotes. */
function findDelimiter(text: string): string {
  const lines = text
    .slice(0, SAMPLE_LENGTH)
    .replace(/"[^"]*"/g, '')
    .split(/\r?\n/, 30);
  const most = (sign: string) => Math.max(0, ...lines.map((line) => line.split(sign).length - 1));
  const [best = ';'] = [';', '\t', ','].sort((one, other) => most(other) - most(one));
  return best;
}
