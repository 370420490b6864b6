import { stringify } from 'csv-stringify/sync';
import writeWorkbook, { type Cell, type Sheet as WorkbookSheet } from 'write-excel-file/node';
import { localDate, localTime } from '#app/domain/local-time.ts';
import type { StoredSession } from '#app/domain/session-import.ts';
import {
  type sheetColumns as Columns,
  daySerial,
  EXAMPLE_IDENTIFIER,
  guardCell,
  sheetColumns,
} from '#app/domain/session-sheet.ts';
import type { Text } from '#app/text/locale.ts';

/** The sheet of sessions as it is written: the model, and the export, which the import reads back unchanged. */

type Column = (typeof Columns)[number];
export type SheetLine = Record<Column, string>;

export type ExportedSession = StoredSession & {
  externalId: string | null;
  programme: { name: string };
  venue: { id: string; name: string; postcode: string; communeName: string } | null;
};

/** A session as one line. Day and hours are those of the venue's clock; labels are those of `text`. */
export function sheetLine(session: ExportedSession, text: Text): SheetLine {
  const { timeZone, startsAt, endsAt, venue } = session;
  const labels = text.vocabulary;
  const state =
    session.publishedAt === null ? 'draft' : session.cancelledAt === null ? 'published' : 'cancelled';
  return {
    identifier: session.externalId ?? session.id,
    title: session.title,
    description: session.description,
    programme: session.programme.name,
    audience: labels.audiences[session.audience],
    format: labels.formats[session.format],
    language: labels.languages[session.language],
    attendance: labels.attendances[session.attendance],
    venue: venue?.name ?? '',
    commune: venue?.communeName ?? '',
    postcode: venue?.postcode ?? '',
    venueId: venue?.id ?? '',
    onlineUrl: session.onlineUrl ?? '',
    start: `${frenchDay(localDate(startsAt, timeZone))} ${localTime(startsAt, timeZone)}`,
    end: localTime(endsAt, timeZone),
    duration: '',
    entry: labels.entries[session.entry],
    capacity: session.capacity === null ? text.sessionImport.unlimited : String(session.capacity),
    expected: session.expected === null ? '' : String(session.expected),
    bring: session.whatToBring ?? '',
    state: labels.states[state],
  };
}

function frenchDay(day: string): string {
  return day.split('-').reverse().join('/');
}

/** The one line of the model; its identifier keeps it from being imported. */
export function exampleLine(text: Text, example: { day: string; programme: string }): SheetLine {
  return {
    ...text.sessionImport.example,
    identifier: EXAMPLE_IDENTIFIER,
    programme: example.programme,
    audience: text.vocabulary.audiences.seniors,
    format: text.vocabulary.formats.atelier,
    language: text.vocabulary.languages.fr,
    attendance: text.vocabulary.attendances.on_site,
    venueId: '',
    onlineUrl: '',
    start: `${frenchDay(example.day)} 14h`,
    end: '16h30',
    duration: '',
    entry: text.vocabulary.entries.sign_up,
    capacity: '12',
    expected: '',
    state: text.vocabulary.states.draft,
  };
}

/**
 * As French spreadsheets open it: UTF-8 with its mark, semicolons, CRLF. No cell is taken for a formula. Remarks come
 * first, each in a line that the import leaves out.
 */
export function makeSheetCsv(
  lines: readonly SheetLine[],
  text: Text,
  remarks: readonly string[] = [],
): string {
  const rows = lines.map((line) => sheetColumns.map((column) => guardCell(line[column])));
  return stringify([...remarks.map((remark) => [`# ${remark}`]), headings(text), ...rows], {
    bom: true,
    delimiter: ';',
    record_delimiter: 'windows',
  });
}

function headings(text: Text): string[] {
  return sheetColumns.map((column) => text.sessionImport.columns[column]);
}

const WIDTHS: Partial<Record<Column, number>> = {
  title: 40,
  description: 60,
  venue: 30,
  bring: 30,
  start: 18,
};
const NUMBERS: readonly Column[] = ['capacity', 'expected'];
/** Built into every spreadsheet; French ones show it in the French order. */
const DATE_FORMAT = 'dd/mm/yyyy hh:mm';

/** The same as a workbook; remarks get a sheet of their own. Starts are dates, which sort; numbers are numbers. */
export async function makeSheetWorkbook(
  lines: readonly SheetLine[],
  text: Text,
  remarks: readonly string[] = [],
): Promise<Buffer> {
  const sheets: WorkbookSheet<Buffer>[] = [
    {
      sheet: text.sessionImport.sheetName,
      data: [
        headings(text).map((value) => ({ value, fontWeight: 'bold', backgroundColor: '#EFE9DC' })),
        ...lines.map((line) => sheetColumns.map((column) => workbookCell(column, line[column]))),
      ],
      columns: sheetColumns.map((column) => ({ width: WIDTHS[column] ?? 16 })),
      stickyRowsCount: 1,
    },
    ...(remarks.length === 0
      ? []
      : [
          {
            sheet: text.sessionImport.remarksName,
            data: remarks.map((value) => [{ value, type: String, wrap: true }]),
            columns: [{ width: 110 }],
          },
        ]),
  ];
  return writeWorkbook(sheets).toBuffer();
}

function workbookCell(column: Column, text: string): Cell {
  if (text === '') return null;
  if (NUMBERS.includes(column) && /^\d+$/.test(text)) return Number(text);
  const [, day, month, year, hour, minute] =
    /^(\d{2})\/(\d{2})\/(\d{4}) (\d{2}):(\d{2})$/.exec(column === 'start' ? text : '') ?? [];
  if (day === undefined) return { value: guardCell(text), type: String, format: '@' };
  const serial = daySerial(`${year}-${month}-${day}`) + (Number(hour) * 60 + Number(minute)) / (24 * 60);
  return { value: serial, type: Number, format: DATE_FORMAT };
}
