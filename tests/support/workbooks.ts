import { strToU8, unzipSync, zipSync } from 'fflate';
import writeWorkbook, { type Cell } from 'write-excel-file/node';

/** Workbooks as mediators send them, and as no library writes them. */
export async function workbook(rows: Cell[][]): Promise<Buffer> {
  return writeWorkbook(rows).toBuffer();
}

/** The same workbook with one of its parts changed. */
export function changePart(book: Buffer, part: string, change: (xml: string) => string): Buffer {
  const parts = unzipSync(book);
  const bytes = parts[part];
  if (!bytes) throw new Error(`The workbook has no ${part}.`);
  return Buffer.from(zipSync({ ...parts, [part]: strToU8(change(Buffer.from(bytes).toString())) }));
}

export const FIRST_SHEET = 'xl/worksheets/sheet1.xml';

/** A workbook whose first sheet is this XML between `<worksheet>` and its end. */
export async function workbookOf(sheetXml: string, styles?: string): Promise<Buffer> {
  const book = changePart(
    await workbook([['x']]),
    FIRST_SHEET,
    () =>
      `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${sheetXml}</worksheet>`,
  );
  return styles === undefined ? book : changePart(book, 'xl/styles.xml', () => styles);
}
