/**
 * What coordinators take out of the site as tables, for the territories that they coordinate. Never anything of a
 * citizen's, and nothing that tells one from another: counts, not people.
 */

export const exportSubjects = ['sessions', 'venues', 'organisations', 'reports'] as const;
export type ExportSubject = (typeof exportSubjects)[number];

export const exportFormats = ['csv', 'xlsx'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** What forms send for them. */
export const exportSubjectCodes: Record<ExportSubject, string> = {
  sessions: 'ateliers',
  venues: 'lieux',
  organisations: 'structures',
  reports: 'bilans',
};

/** The table that a form asks for; undefined when there is no such one. */
export function readExport(
  subject: unknown,
  format: unknown,
): { subject: ExportSubject; format: ExportFormat } | undefined {
  const known = exportSubjects.find((each) => exportSubjectCodes[each] === subject);
  const written = exportFormats.find((each) => each === format);
  return known && written && { subject: known, format: written };
}

/** Rows that are read, written and forgotten together: what an export holds in memory, however long it is. */
export const ROWS_AT_ONCE = 250;
/** Fewer where the sessions of each are counted, which may be hundreds: nobody else is answered meanwhile. */
export const ORGANISATIONS_AT_ONCE = 25;

/** Lines of a sheet of a workbook (ECMA-376 leaves 1,048,576, the headings among them). */
const WORKBOOK_LINES = 1_048_576;

/** Whether a table of so many rows can be written in a format. CSV has no end. */
export function fitsFormat(format: ExportFormat, rows: number): boolean {
  return format === 'csv' || rows < WORKBOOK_LINES;
}
