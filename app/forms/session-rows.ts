import { fold } from '#app/domain/folding.ts';
import { addDays } from '#app/domain/local-time.ts';
import { attendances, audiences, entries, formats, languages } from '#app/domain/session.ts';
import { endsNextDay } from '#app/domain/session-editing.ts';
import type { ImportProblem, RowState } from '#app/domain/session-import.ts';
import {
  cellName,
  EXAMPLE_IDENTIFIER,
  IDENTIFIER_LENGTH,
  MAXIMUM_SHEET_ROWS,
  revealCell,
  type Sheet,
  type SheetColumn,
  type SheetRow,
} from '#app/domain/session-sheet.ts';
import type { VenueQuery } from '#app/domain/venue-match.ts';
import { type Text, textIn } from '#app/text/locale.ts';
import {
  laterTime,
  readCapacity,
  readDuration,
  readMoment,
  readNumber,
  readWord,
  type Words,
} from './cell-values.ts';
import type { Typed } from './form.ts';
import { findHeadings, type Headings } from './sheet-headings.ts';

/** Turns the rows of a sheet into what a mediator would have typed into the form of a session. */

export type SessionRow = {
  line: number;
  /** The organisation's own name for the session, or the session's id. */
  identifier: string | null;
  /** Fields of the session's form, of the columns that the sheet has; those left out keep what is stored. */
  fields: Typed;
  venue: VenueQuery | null;
  state: RowState;
  problems: ImportProblem[];
  /** The beginning of what each cell holds, to be shown with its problem. */
  given: Partial<Record<SheetColumn, string>>;
};

export type RowsOutcome =
  | { kind: 'rows'; rows: SessionRow[]; headings: Headings; examples: number }
  | { kind: 'no-headings' }
  | { kind: 'no-rows' }
  | { kind: 'too-many-rows' };

type Programme = { slug: string; name: string };

export function readSessionRows(sheet: Sheet, programmes: readonly Programme[]): RowsOutcome {
  const headings = findHeadings(sheet.rows);
  if (!headings) return { kind: 'no-headings' };
  const words = wordLists(programmes);
  const below = sheet.rows.filter((row) => row.line > headings.line && !isRemark(row));
  const rows = below
    .map((row) => readRow(row, headings, words, sheet))
    .filter((row) => row.identifier !== EXAMPLE_IDENTIFIER);
  if (rows.length === 0) return { kind: 'no-rows' };
  if (rows.length > MAXIMUM_SHEET_ROWS) return { kind: 'too-many-rows' };
  return { kind: 'rows', rows, headings, examples: below.length - rows.length };
}

/** The model explains itself in lines that begin with a hash and a space. */
function isRemark({ cells }: SheetRow): boolean {
  return /^# /.test(cells.find((cell) => cell !== '') ?? '');
}

type WordLists = ReturnType<typeof wordLists>;

/** Both languages' labels and the codes themselves. */
function wordLists(programmes: readonly Programme[]) {
  const texts = [textIn('fr').vocabulary, textIn('en').vocabulary];
  const list = <Code extends string>(
    codes: readonly Code[],
    labels: (text: Text['vocabulary']) => Record<Code, string>,
  ): Words<Code> => codes.map((code) => [code, code, ...texts.map((text) => labels(text)[code])] as const);
  return {
    programme: programmes.map(({ slug, name }) => [slug, slug, name] as const),
    audience: list(audiences, (text) => text.audiences),
    format: list(formats, (text) => text.formats),
    language: list(languages, (text) => text.languages),
    attendance: list(attendances, (text) => text.attendances),
    entry: list(entries, (text) => text.entries),
    state: [
      ['draft', ...textsOfState('draft')],
      ['published', ...textsOfState('published')],
      ['cancelled', ...textsOfState('cancelled')],
    ] as const,
  };
}

function textsOfState(state: 'draft' | 'published' | 'cancelled'): string[] {
  return [textIn('fr'), textIn('en')].map((text) => text.vocabulary.states[state]);
}

/** The results that a formula has when it fails, in French and in English. */
const FORMULA_ERROR = /^#(REF|N\/A|VALEUR|VALUE|NOM|NAME|DIV\/0|NOMBRE|NUM|NUL|NULL|FORMULE)[!?]?$/;

function readRow(
  row: SheetRow,
  { columns }: Headings,
  words: WordLists,
  { daySystem }: Pick<Sheet, 'daySystem'>,
): SessionRow {
  const problems: ImportProblem[] = [];
  const fields: Typed = {};
  const cellOf = (column: SheetColumn) => {
    const at = columns.get(column);
    return at === undefined ? undefined : revealCell(row.cells[at] ?? '').trim();
  };
  const complain = (column: SheetColumn, message: ImportProblem['message']) => {
    const at = columns.get(column);
    problems.push({
      column,
      cell: at === undefined ? null : cellName(at, row.line),
      message,
      given: (cellOf(column) ?? '').slice(0, 100),
      suggestions: [],
    });
  };
  for (const column of columns.keys()) {
    if (FORMULA_ERROR.test(cellOf(column) ?? '')) complain(column, 'formulaError');
  }
  const copy = (column: SheetColumn, field: string) => {
    const text = cellOf(column);
    if (text !== undefined) fields[field] = text;
  };
  copy('title', 'title');
  copy('description', 'description');
  copy('onlineUrl', 'onlineUrl');
  copy('bring', 'whatToBring');

  const choose = (column: Exclude<keyof WordLists, 'state'>, fallback: string) => {
    const text = cellOf(column);
    if (text === undefined) return;
    if (text === '') fields[column] = fallback;
    else {
      const list: Words<string> = words[column];
      const code = readWord(text, list);
      if (code === undefined) complain(column, 'unknownWord');
      else fields[column] = code;
    }
  };
  choose('programme', '');
  choose('audience', 'tout-public');
  choose('format', 'atelier');
  choose('language', 'fr');
  choose('entry', 'sign_up');
  choose('attendance', cellOf('venue') || cellOf('venueId') || !cellOf('onlineUrl') ? 'on_site' : 'online');

  const capacity = cellOf('capacity');
  if (capacity !== undefined) Object.assign(fields, readCapacity(capacity));
  const expected = cellOf('expected');
  if (expected !== undefined) fields.expected = readNumber(expected);

  for (const { column, message } of readTimes(fields, cellOf, daySystem)) complain(column, message);

  const identifier = cellOf('identifier') || null;
  if (identifier !== null && identifier.length > IDENTIFIER_LENGTH) complain('identifier', 'tooLong');
  const stateText = cellOf('state') ?? '';
  const state = stateText === '' ? null : readWord(stateText, words.state);
  if (state === undefined) complain('state', 'unknownWord');
  const name = cellOf('venue') ?? '';
  const venueId = cellOf('venueId') ?? '';
  const online = fields.attendance === 'online';
  return {
    line: row.line,
    identifier: fold(identifier ?? '') === fold(EXAMPLE_IDENTIFIER) ? EXAMPLE_IDENTIFIER : identifier,
    fields,
    venue:
      online || (name === '' && venueId === '')
        ? null
        : { name, id: venueId, commune: cellOf('commune') ?? '', postcode: readPostcode(cellOf('postcode')) },
    state: state ?? null,
    problems,
    given: Object.fromEntries(
      [...columns.keys()].map((column) => [column, (cellOf(column) ?? '').slice(0, 100)]),
    ),
  };
}

/** Spreadsheets drop the zero in front of 01000. */
function readPostcode(cell = ''): string {
  const digits = cell.replace(/\s/g, '').replace(/[.,]0+$/, '');
  return /^\d{4}$/.test(digits) ? `0${digits}` : digits;
}

type CellOf = (column: SheetColumn) => string | undefined;
type Complaint = { column: SheetColumn; message: ImportProblem['message'] };

/** Day and hours, from a start that holds both or a day of its own, and an end or a duration. */
function readTimes(fields: Typed, cellOf: CellOf, daySystem: Sheet['daySystem']): Complaint[] {
  const dayCell = cellOf('date');
  const startCell = cellOf('start') ?? '';
  const day = dayCell ? readMoment(dayCell, daySystem) : undefined;
  const start = startCell === '' ? undefined : readMoment(startCell, daySystem);
  const complaints: Complaint[] = [];
  if (dayCell && !day?.date) complaints.push({ column: 'date', message: 'dateUnreadable' });
  if (startCell === '') complaints.push({ column: 'start', message: 'required' });
  else if (!start) complaints.push({ column: 'start', message: 'momentUnreadable' });
  else if (!start.time) complaints.push({ column: 'start', message: 'startWithoutTime' });
  else if (!start.date && !dayCell) complaints.push({ column: 'start', message: 'startWithoutDay' });
  const date = start?.date ?? day?.date;
  if (!date || !start?.time) return complaints;
  fields.date = date;
  fields.startTime = start.time;
  const end = readEnd(cellOf, { date, time: start.time }, daySystem);
  if (typeof end === 'string') fields.endTime = end;
  else complaints.push(end);
  return complaints;
}

function readEnd(
  cellOf: CellOf,
  start: { date: string; time: string },
  daySystem: Sheet['daySystem'],
): string | Complaint {
  const endCell = cellOf('end') ?? '';
  const durationCell = cellOf('duration') ?? '';
  if (endCell !== '') {
    const end = readMoment(endCell, daySystem);
    if (!end?.time) return { column: 'end', message: 'timeUnreadable' };
    const day = endsNextDay(start.time, end.time) ? addDays(start.date, 1) : start.date;
    if (end.date !== undefined && end.date !== day) return { column: 'end', message: 'endOtherDay' };
    return end.time;
  }
  if (durationCell === '') return { column: 'end', message: 'endOrDuration' };
  const minutes = readDuration(durationCell);
  if (minutes === undefined || minutes === 0) return { column: 'duration', message: 'durationUnreadable' };
  const end = laterTime(start.time, minutes);
  // Past midnight at most once, and no longer than a night.
  if (minutes >= 24 * 60 || (end <= start.time && !endsNextDay(start.time, end)))
    return { column: 'duration', message: 'endOtherDay' };
  return end;
}
