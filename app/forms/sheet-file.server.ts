import { MAXIMUM_SHEET_ROWS, SHEET_FILE_LIMIT, type Sheet } from '#app/domain/session-sheet.ts';
import { readCsvSheet } from './csv-sheet.server.ts';
import { readWorkbook } from './workbook.server.ts';

/** Why a whole file is of no use; each has its sentence under `text.sessionImport.fileRefusals`. */
export type FileRefusal =
  | 'no-file'
  | 'file-too-large'
  | 'old-excel'
  | 'protected'
  | 'open-document'
  | 'not-a-sheet'
  | 'too-many-rows'
  | 'empty';

export type FileOutcome = { kind: 'sheet'; sheet: Sheet } | { kind: 'refused'; reason: FileRefusal };

/** Reads what was sent as a file, by what it holds rather than by its name. */
export async function readSheetFile(bytes: Buffer): Promise<FileOutcome> {
  if (bytes.length === 0) return { kind: 'refused', reason: 'no-file' };
  if (bytes.length > SHEET_FILE_LIMIT) return { kind: 'refused', reason: 'file-too-large' };
  if (bytes.subarray(0, 8).toString('hex') === COMPOUND_FILE) {
    const encrypted = bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'));
    return { kind: 'refused', reason: encrypted ? 'protected' : 'old-excel' };
  }
  if (bytes.subarray(0, 2).toString('latin1') === 'PK') return readArchive(bytes);
  const sheet = readCsvSheet(bytes);
  return sheet ? bounded(sheet) : { kind: 'refused', reason: 'not-a-sheet' };
}

/** How files of Excel 97–2003 begin, and XLSX files with a password. */
const COMPOUND_FILE = 'd0cf11e0a1b11ae1';

async function readArchive(bytes: Buffer): Promise<FileOutcome> {
  // An OpenDocument file says what it is in its first, unpacked part.
  if (bytes.subarray(0, 200).includes('application/vnd.oasis.opendocument'))
    return { kind: 'refused', reason: 'open-document' };
  const outcome = await readWorkbook(bytes);
  switch (outcome.kind) {
    case 'sheet':
      return bounded(outcome.sheet);
    case 'too-large':
      return { kind: 'refused', reason: 'file-too-large' };
    case 'too-many-rows':
      return { kind: 'refused', reason: 'too-many-rows' };
    case 'not-a-workbook':
      return { kind: 'refused', reason: 'not-a-sheet' };
  }
}

/** Headings and explanations stand above the rows. */
const LINES_BESIDE = 100;

function bounded(sheet: Sheet): FileOutcome {
  if (sheet.rows.length === 0) return { kind: 'refused', reason: 'empty' };
  if (sheet.rows.length > MAXIMUM_SHEET_ROWS + LINES_BESIDE)
    return { kind: 'refused', reason: 'too-many-rows' };
  return { kind: 'sheet', sheet };
}
