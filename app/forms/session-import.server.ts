import { setImmediate as letOthersIn } from 'node:timers/promises';
import { placeInTime } from '#app/domain/session-editing.ts';
import {
  type CheckedRow,
  type ImportProblem,
  naturalKey,
  planRow,
  type RowRefusal,
  type StoredSession,
} from '#app/domain/session-import.ts';
import { cellName, type SheetColumn } from '#app/domain/session-sheet.ts';
import {
  makeVenueMatcher,
  type VenueCandidate,
  type VenueMatch,
  type VenueMatcher,
} from '#app/domain/venue-match.ts';
import { type FieldErrors, readFields, type Typed } from './form.ts';
import { isSessionField, type SessionField, sessionShape } from './session.ts';
import { refusalErrors } from './session-refusals.ts';
import type { SessionRow } from './session-rows.ts';
import { typedSession } from './session-values.ts';
import type { Headings } from './sheet-headings.ts';

/** Checks the rows of a sheet against what is stored: every problem with its cell, or what the row will do. */

/** A session of the organisation, with what its form would hold. */
export type KnownSession = StoredSession & Parameters<typeof typedSession>[0] & { externalId: string | null };

export type ImportFacts = {
  sessions: readonly KnownSession[];
  venues: readonly VenueCandidate[];
  /** Zone of sessions that are held online only: the organisation's. */
  onlineZone: string;
  now: string;
};

/** Answers in the order of the rows. Between some of them, the process answers other requests. */
export async function checkRows(
  rows: readonly SessionRow[],
  headings: Headings,
  facts: ImportFacts,
): Promise<CheckedRow[]> {
  const byName = new Map<string, KnownSession>();
  for (const session of facts.sessions) byName.set(session.id, session);
  for (const session of facts.sessions) {
    if (session.externalId !== null) byName.set(session.externalId, session);
  }
  const byKey = new Map(facts.sessions.map((session) => [naturalKey(session), session]));
  const matchVenue = makeVenueMatcher(facts.venues);
  const lines = new Map<string, number>();
  const known = { ...facts, headings, matchVenue, byName, byKey, lines };
  const checked: CheckedRow[] = [];
  for (const row of rows) {
    if (checked.length % ROWS_AT_A_TIME === 0) await letOthersIn();
    checked.push(checkRow(row, known));
  }
  return checked;
}

/** A millisecond or two each. */
const ROWS_AT_A_TIME = 25;

type Known = ImportFacts & {
  headings: Headings;
  matchVenue: VenueMatcher;
  byName: ReadonlyMap<string, KnownSession>;
  byKey: ReadonlyMap<string, KnownSession>;
  /** On which line a session was named already. */
  lines: Map<string, number>;
};

/** What a new session is when the sheet has no column for it. */
const DEFAULTS = {
  attendance: 'on_site',
  audience: 'tout-public',
  format: 'atelier',
  language: 'fr',
  entry: 'sign_up',
  limit: 'limited',
};

function checkRow(row: SessionRow, known: Known): CheckedRow {
  const problems = [...row.problems];
  const named = row.identifier === null ? undefined : known.byName.get(row.identifier);
  const place = placeOf(row, named, known);
  if (place.problem) problems.push(problemAt(row, known.headings, place.problem.column, place.problem));
  const fields: Typed = { ...(named ? typedSession(named) : DEFAULTS), ...row.fields, ...place.fields };
  const shape = readFields(sessionShape, fields);
  if (shape.kind === 'invalid') problems.push(...fieldProblems(row, known.headings, shape.errors, problems));
  const checked = { line: row.line, identifier: row.identifier, title: (fields.title ?? '').slice(0, 200) };
  const bad = { ...checked, problems, plan: null, content: null };
  if (shape.kind === 'invalid' || problems.length > 0) return bad;

  const typed = shape.values;
  const refuse = (refusal: RowRefusal): CheckedRow => ({
    ...bad,
    problems:
      refusal.kind === 'cannot-cancel' || refusal.kind === 'cancelled' || refusal.kind === 'past'
        ? [problemAt(row, known.headings, 'state', { message: stateMessages[refusal.kind] })]
        : fieldProblems(row, known.headings, refusalErrors(refusal), []),
  });
  const time = placeInTime(typed, place.timeZone);
  if (time.kind === 'refused') return refuse({ kind: 'wrong-time', problem: time });
  const stored = named ?? findNameless(row, naturalKey({ ...typed, startsAt: time.startsAt }), known);
  const twice = findTwin(row, naturalKey({ ...typed, startsAt: time.startsAt }), stored, known.lines);
  if (twice !== undefined)
    return {
      ...bad,
      problems: [
        problemAt(row, known.headings, row.identifier === null ? 'title' : 'identifier', {
          message: 'sameAsLine',
          suggestions: [String(twice)],
        }),
      ],
    };
  const { startsAt, endsAt } = time;
  const plan = planRow(
    { typed, startsAt, endsAt, timeZone: place.timeZone, state: row.state },
    stored,
    known.now,
  );
  if (plan.kind !== 'create' && plan.kind !== 'update' && plan.kind !== 'unchanged') return refuse(plan);
  const publishes = plan.kind !== 'unchanged' && plan.publishes;
  const isPublic = stored !== undefined && stored.publishedAt !== null;
  return {
    ...checked,
    problems: [],
    plan: plan.kind,
    content: { typed, publishes, sessionId: stored?.id ?? null, isPublic, isPast: startsAt <= known.now },
  };
}

const stateMessages = {
  'cannot-cancel': 'cannotCancel',
  cancelled: 'cancelledForGood',
  past: 'pastForGood',
} as const;

/** The session of that title, place and start; one that has an identifier of its own answers to no other. */
function findNameless({ identifier }: SessionRow, key: string, { byKey }: Known): KnownSession | undefined {
  const session = byKey.get(key);
  return identifier !== null && session?.externalId != null ? undefined : session;
}

/** The line that names the same session already. */
function findTwin(
  row: SessionRow,
  key: string,
  stored: KnownSession | undefined,
  lines: Map<string, number>,
): number | undefined {
  const names = [
    row.identifier === null ? key : `id ${row.identifier}`,
    ...(stored ? [`id ${stored.id}`] : []),
  ];
  const twice = names.map((name) => lines.get(name)).find((line) => line !== undefined);
  for (const name of names) lines.set(name, lines.get(name) ?? row.line);
  return twice;
}

type Complaint = { message: string; suggestions?: string[] };
type Place = {
  timeZone: string;
  fields: { venueId?: string };
  problem?: Complaint & { column: SheetColumn };
};

/** Where a row's session is held. Without a column for it, an existing session stays where it is. */
function placeOf(row: SessionRow, named: KnownSession | undefined, known: Known): Place {
  const { columns } = known.headings;
  const online = (row.fields.attendance ?? named?.attendance) === 'online';
  if (online) return { timeZone: known.onlineZone, fields: { venueId: '' } };
  if (!row.venue) {
    const silent = !columns.has('venue') && !columns.has('venueId');
    return { timeZone: named?.timeZone ?? known.onlineZone, fields: silent && named ? {} : { venueId: '' } };
  }
  const match = known.matchVenue(row.venue, named?.venueId ?? null);
  if (match.kind === 'found') return { timeZone: match.venue.timeZone, fields: { venueId: match.venue.id } };
  return {
    timeZone: known.onlineZone,
    // Its own sentence tells what is wrong with it; the form's "choose a venue" would repeat it.
    fields: { venueId: 'unknown' },
    problem: {
      column: row.venue.name === '' ? 'venueId' : 'venue',
      message: venueMessages[match.kind],
      suggestions: match.suggestions.map((venue) => describe(venue, match.kind)),
    },
  };
}

const venueMessages = {
  unknown: 'unknownVenue',
  ambiguous: 'ambiguousVenue',
  'place-needed': 'venuePlaceNeeded',
} as const;

function describe(venue: VenueCandidate, why: VenueMatch['kind']): string {
  const place = `${venue.name}, ${venue.postcode} ${venue.communeName}`;
  return why === 'ambiguous' ? `${place} (${venue.id})` : place;
}

/** In which column a field of the form is written. */
const columnOfField: Record<SessionField, SheetColumn> = {
  programme: 'programme',
  title: 'title',
  description: 'description',
  audience: 'audience',
  format: 'format',
  language: 'language',
  whatToBring: 'bring',
  attendance: 'attendance',
  venueId: 'venue',
  onlineUrl: 'onlineUrl',
  date: 'start',
  startTime: 'start',
  endTime: 'end',
  entry: 'entry',
  limit: 'capacity',
  capacity: 'capacity',
  expected: 'expected',
};

/** One problem a cell: what the cell itself was told already says it better. */
function fieldProblems(
  row: SessionRow,
  headings: Headings,
  errors: FieldErrors,
  told: readonly ImportProblem[],
): ImportProblem[] {
  const columns = new Set(told.map(({ column }) => column));
  const timeTold = (['date', 'start', 'end', 'duration'] as const).some((column) => columns.has(column));
  return Object.entries(errors).flatMap(([field, message]) => {
    if (!isSessionField(field) || message === undefined) return [];
    let column = columnOfField[field];
    // An hour that could not be read is not missing as well; a day that does not exist is told beside it.
    if (timeTold && message === 'required' && (column === 'start' || column === 'end')) return [];
    if (field === 'date' && headings.columns.has('date')) column = 'date';
    if (field === 'endTime' && !headings.columns.has('end')) column = 'duration';
    if (columns.has(column)) return [];
    columns.add(column);
    return [problemAt(row, headings, column, { message })];
  });
}

function problemAt(
  row: SessionRow,
  { columns }: Headings,
  column: SheetColumn,
  { message, suggestions = [] }: Complaint,
): ImportProblem {
  const at = columns.get(column);
  const cell = at === undefined ? null : cellName(at, row.line);
  return { column, cell, message, given: row.given[column] ?? '', suggestions };
}
