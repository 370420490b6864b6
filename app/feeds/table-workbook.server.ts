import { strToU8, Zip, ZipDeflate } from 'fflate';
import { cellName, daySerial, guardCell } from '#app/domain/session-sheet.ts';
import type { Table } from './table.ts';
import type { CellWords } from './table-csv.ts';

/**
 * A workbook (ECMA-376) written while its rows are read: write-excel-file holds all of it before the first byte, and
 * exceljs, which does not, has not been released since 2023. Texts stand in their cells, so nothing has to be known
 * before the last row.
 */

/** Characters that a cell holds. */
const LONGEST_CELL = 32_767;

/** What stands on the last sheet: how the table is to be read. */
export type Remarks = { sheetName: string; lines: readonly string[] };

/**
 * A table as XLSX, in pieces as its pages of rows come: headings stay in sight, days are dates, numbers are numbers, and
 * no cell is taken for a formula. Remarks get a sheet of their own.
 */
export async function* workbookPieces<Row>(
  { columns, headings }: Table<Row>,
  pages: AsyncIterable<readonly Row[]>,
  { sheetName, words, remarks }: { sheetName: string; words: CellWords; remarks: Remarks },
): AsyncGenerator<Uint8Array> {
  let made: Uint8Array[] = [];
  const zip = new Zip((failure, piece) => {
    if (failure) throw failure;
    made.push(piece);
  });
  const take = () => {
    const taken = made;
    made = [];
    return taken;
  };
  const addPart = (name: string, xml?: string) => {
    const part = new ZipDeflate(name, { level: 1 });
    zip.add(part);
    if (xml !== undefined) part.push(strToU8(`${XML}${xml}`), true);
    return part;
  };

  addPart('[Content_Types].xml', contentTypes);
  addPart('_rels/.rels', packageRelations);
  addPart('xl/workbook.xml', bookOf([sheetName, remarks.sheetName]));
  addPart('xl/_rels/workbook.xml.rels', bookRelations);
  addPart('xl/styles.xml', styles);
  addPart('xl/worksheets/sheet2.xml', remarksSheet(remarks.lines));

  const sheet = addPart('xl/worksheets/sheet1.xml');
  const widths = columns.map(({ type }) => (type === 'text' || type === 'web' ? 32 : 14));
  sheet.push(
    strToU8(
      `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>${columnWidths(widths)}<sheetData>${rowOf(
        1,
        headings.map((heading, index) => textCell(cellName(index, 1), heading, STYLES.heading)),
      )}`,
    ),
  );
  yield* take();
  let line = 1;
  for await (const rows of pages) {
    const xml = rows.map((row) => {
      line += 1;
      return rowOf(
        line,
        columns.map(({ type, cell }, index) => {
          const name = cellName(index, line);
          const value = cell(row);
          if (value === null || value === '') return '';
          if (typeof value === 'number') return `<c r="${name}"><v>${value}</v></c>`;
          if (typeof value === 'boolean') return textCell(name, value ? words.yes : words.no, STYLES.text);
          if (type === 'day') return `<c r="${name}" s="${STYLES.day}"><v>${daySerial(value)}</v></c>`;
          return textCell(name, guardCell(value), STYLES.text);
        }),
      );
    });
    sheet.push(strToU8(xml.join('')));
    yield* take();
  }
  sheet.push(strToU8('</sheetData></worksheet>'), true);
  zip.end();
  yield* take();
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const MEDIA = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Places in `styles` below. */
const STYLES = { plain: 0, heading: 1, day: 2, text: 3, wrapped: 4 } as const;

const contentTypes = `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${MEDIA}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${MEDIA}.styles+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${MEDIA}.worksheet+xml"/><Override PartName="/xl/worksheets/sheet2.xml" ContentType="${MEDIA}.worksheet+xml"/></Types>`;

const packageRelations = `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`;

const bookRelations = `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${RELATIONS}/worksheet" Target="worksheets/sheet2.xml"/><Relationship Id="rId3" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`;

/** The fonts, fills and borders that a workbook must have, and ours in the order of `STYLES`. */
const styles = `<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFEFE9DC"/></patternFill></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

/** Names of sheets are our own: short, and without the signs that they may not have. */
function bookOf(sheetNames: readonly string[]): string {
  const sheets = sheetNames.map(
    (name, index) => `<sheet name="${escapeXml(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  );
  return `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${sheets.join('')}</sheets></workbook>`;
}

function remarksSheet(lines: readonly string[]): string {
  const rows = lines.map((text, index) =>
    rowOf(index + 1, [textCell(cellName(0, index + 1), guardCell(text), STYLES.wrapped)]),
  );
  return `<worksheet xmlns="${MAIN}">${columnWidths([110])}<sheetData>${rows.join('')}</sheetData></worksheet>`;
}

function columnWidths(widths: readonly number[]): string {
  const columns = widths.map(
    (width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  );
  return `<cols>${columns.join('')}</cols>`;
}

function rowOf(line: number, cells: readonly string[]): string {
  return `<row r="${line}">${cells.join('')}</row>`;
}

function textCell(name: string, text: string, style: number): string {
  return `<c r="${name}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(text.slice(0, LONGEST_CELL))}</t></is></c>`;
}

/** Signs that XML 1.0 cannot hold, and halves of pairs, which a cut may leave. */
const UNWRITABLE = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;
const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
/** Nearly every cell: nothing to take out and nothing to escape. */
const PLAIN = /^[ !#-%'-;=?-\ud7ff]*$/;

function escapeXml(text: string): string {
  if (PLAIN.test(text)) return text;
  return text.replace(UNWRITABLE, '').replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign);
}
