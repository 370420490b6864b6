/**
 * The sheet in which mediators write many sessions at once: one row a session, the same columns when it is read and
 * when it is written. Cells are texts; this is what they say whatever the language of the headings.
 */

/** Columns in the order in which they are written; they are read in any order. */
export const sheetColumns = [
  'identifier',
  'title',
  'description',
  'programme',
  'audience',
  'format',
  'language',
  'attendance',
  'venue',
  'commune',
  'postcode',
  'venueId',
  'onlineUrl',
  'start',
  'end',
  'duration',
  'entry',
  'capacity',
  'expected',
  'bring',
  'state',
] as const;
/** `date` is read where somebody keeps the day apart from the hours; it is never written. */
export type SheetColumn = (typeof sheetColumns)[number] | 'date';

/** Bytes of a file. A thousand rows take 300 kB as XLSX and 700 kB as CSV. */
export const SHEET_FILE_LIMIT = 3 * 1024 * 1024;
/** Rows of one import. A thousand is what a département prepares; twice that leaves room. */
export const MAXIMUM_SHEET_ROWS = 2_000;
export const MAXIMUM_SHEET_COLUMNS = 60;
/** Characters of a cell that are kept: more than the longest description may have. */
export const MAXIMUM_CELL_LENGTH = 10_000;
export const IDENTIFIER_LENGTH = 80;

/** The identifier of the model's example, which nobody means to publish. */
export const EXAMPLE_IDENTIFIER = 'EXEMPLE';

/** A sheet as it was read: what each cell shows, and the system of days in which numbers stand for dates. */
export type Sheet = { rows: SheetRow[]; daySystem: DaySystem };
/** `line` is the number that the spreadsheet shows beside the row. Missing cells are empty. */
export type SheetRow = { line: number; cells: string[] };

/** From which day a workbook counts: spreadsheets of the first Macintosh began in 1904. */
export type DaySystem = 1900 | 1904;

/** How a spreadsheet names a cell: column 3 of line 7 is `D7`. Columns count from 0, lines from 1. */
export function cellName(column: number, line: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return `${letters}${line}`;
}

/** The column (from 0) and line (from 1) of a cell's name; undefined for what is none. */
export function cellPosition(name: string): { column: number; line: number } | undefined {
  const [, letters, digits] = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(name) ?? [];
  if (letters === undefined || digits === undefined) return undefined;
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { column, line: Number(digits) };
}

/** What a spreadsheet would take for a formula when it opens the text as CSV (OWASP, "CSV injection"). */
const FORMULA = /^'*[=+\-@\t\r\u{FF1D}\u{FF0B}\u{FF0D}\u{FF20}]/u;

/** Keeps a cell from being run as a formula; `revealCell` gives back every text as it was. */
export function guardCell(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

export function revealCell(text: string): string {
  return text.startsWith("'") && FORMULA.test(text) ? text.slice(1) : text;
}

const MINUTES_A_DAY = 24 * 60;

/**
 * What a number of days and its fraction shows as a date: `18/05/2027`, `18/05/2027 14:00`, or `14:00` below one day.
 * Spreadsheets keep hours as fractions of a day: they are rounded to the minute.
 */
export function showSerial(serial: number, system: DaySystem): string {
  const minutes = Math.round(serial * MINUTES_A_DAY);
  const time = new Date((minutes % MINUTES_A_DAY) * 60_000).toISOString().slice(11, 16);
  if (minutes < MINUTES_A_DAY) return time;
  const day = serialDay(Math.floor(minutes / MINUTES_A_DAY), system)
    .split('-')
    .reverse()
    .join('/');
  return minutes % MINUTES_A_DAY === 0 ? day : `${day} ${time}`;
}

/** The day (YYYY-MM-DD) of a whole number of days. Valid from March 1900 on, before which that system miscounts. */
export function serialDay(days: number, system: DaySystem): string {
  const first = system === 1900 ? Date.UTC(1899, 11, 30) : Date.UTC(1904, 0, 1);
  return new Date(first + days * MINUTES_A_DAY * 60_000).toISOString().slice(0, 10);
}

/** The number of days since the system's first one, of a day (YYYY-MM-DD): what `serialDay` reads. */
export function daySerial(day: string): number {
  return (Date.parse(`${day}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / (MINUTES_A_DAY * 60_000);
}
