import { stringify } from 'csv-stringify/sync';
import { guardCell } from '#app/domain/session-sheet.ts';
import type { Cell, ColumnType, Table } from './table.ts';

/**
 * - `people`: as French spreadsheets open it: UTF-8 with its mark, semicolons, days as people write them;
 * - `programs`: as RFC 4180 says, in UTF-8: commas, days and booleans as programs read them.
 * Both end their lines with CRLF, and no cell of either is taken for a formula.
 */
export type CsvReader = 'people' | 'programs';

/** What a cell says in words. */
export type CellWords = { yes: string; no: string };

const encoder = new TextEncoder();

/**
 * A table as CSV in UTF-8, a piece for the headings and one for each page of rows: no more than a page stands in memory.
 */
export async function* csvPieces<Row>(
  { columns, headings }: Table<Row>,
  pages: AsyncIterable<readonly Row[]>,
  reader: CsvReader,
  words: CellWords,
): AsyncGenerator<Uint8Array> {
  const write = (lines: (string | number)[][], first: boolean) =>
    encoder.encode(
      stringify(lines, {
        bom: first && reader === 'people',
        delimiter: reader === 'people' ? ';' : ',',
        record_delimiter: 'windows',
      }),
    );
  yield write([[...headings]], true);
  for await (const rows of pages) {
    yield write(
      rows.map((row) => columns.map(({ type, cell }) => writeCell(type, cell(row), reader, words))),
      false,
    );
  }
}

function writeCell(type: ColumnType, cell: Cell, reader: CsvReader, words: CellWords): string | number {
  if (cell === null) return '';
  if (typeof cell === 'number') return cell;
  if (typeof cell === 'boolean') {
    if (reader === 'programs') return String(cell);
    return cell ? words.yes : words.no;
  }
  if (type === 'day' && reader === 'people') return cell.split('-').reverse().join('/');
  return guardCell(cell);
}
