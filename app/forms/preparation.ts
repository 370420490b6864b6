import type { z } from 'zod';
import {
  addMinutes,
  type Frequency,
  frequencies,
  LARGEST_SERIES,
  repeatDays,
  type Slot,
} from '#app/domain/series.ts';
import type { TypedSession } from '#app/domain/session-editing.ts';
import { checkForm, type FieldError, type FieldErrors, type Typed } from './form.ts';
import type { SentForm } from './sent-form.ts';
import { dateField, sessionFields, sessionShape, timeField } from './session.ts';

/** The steps by which sessions are prepared, and the fields that each one asks. */
export const steps = ['where', 'what', 'when'] as const;
export type Step = (typeof steps)[number];

const whereFields: readonly string[] = ['attendance', 'venueId', 'onlineUrl'];
const whatFields: readonly string[] = [
  'programme',
  'title',
  'description',
  'audience',
  'format',
  'language',
  'whatToBring',
];

/** Which step asks a field of the session's form; what is not named elsewhere is asked last. */
export function stepOf(field: string): Step {
  if (whereFields.includes(field)) return 'where';
  return whatFields.includes(field) ? 'what' : 'when';
}

/** Lengths that the menu offers, in minutes. */
export const durations = [30, 45, 60, 75, 90, 105, 120, 150, 180, 210, 240, 300, 360, 480] as const;

/** Rows for single dates that the form shows at first, and that "more rows" adds. */
export const ROWS = 12;

const slotFields = ['frequency', 'count', 'startTime2', 'startTime3', 'minutes', 'rows'] as const;
const ROW_FIELD = /^(rowDate|rowTime)([1-9]|[1-5]\d|60)$/;
/** Longer than any field takes, so that what is too long comes back to be shortened. */
const KEPT_LENGTH = 8_000;

/** The fields of a preparation that a form holds, cut to what is kept. Others are left out. */
export function readPreparation(form: SentForm): Typed {
  const known = new Set<string>([...sessionFields, ...slotFields]);
  const typed: Typed = {};
  for (const [name, value] of form) {
    if (typeof value === 'string' && (known.has(name) || ROW_FIELD.test(name)))
      typed[name] = value.slice(0, KEPT_LENGTH);
  }
  return typed;
}

/** What a template fills in; everything stays free to change. */
export function typedTemplate(template: {
  programmeSlug: string;
  title: string;
  description: string;
  audience: string;
  format: string;
  whatToBring: string | null;
  minutes: number;
  capacity: number;
}): Typed {
  return {
    programme: template.programmeSlug,
    title: template.title,
    description: template.description,
    audience: template.audience,
    format: template.format,
    whatToBring: template.whatToBring ?? '',
    minutes: String(template.minutes),
    limit: 'limited',
    capacity: String(template.capacity),
  };
}

/** What is wrong with the fields of one step; the others are not looked at. */
export function checkStep(step: Step, typed: Typed): FieldErrors {
  const { errors } = checkAll({ ...typed, ...aPlainHour });
  return Object.fromEntries(Object.entries(errors).filter(([field]) => stepOf(field) === step));
}

/** Stands for the hours while another step is looked at. */
const aPlainHour = { date: '2027-01-01', startTime: '14:00', endTime: '16:00' };

export type PreparedSessions =
  | { kind: 'prepared'; sessions: TypedSession[]; slots: PlacedSlot[] }
  | { kind: 'invalid'; errors: FieldErrors };

/** All the sessions that a preparation describes, one for each date and hour; at most `LARGEST_SERIES`. */
export function readSessions(typed: Typed): PreparedSessions {
  const read = readSlots(typed);
  const { values, errors } = checkAll({ ...typed, ...aPlainHour });
  const all = { ...read.errors, ...errors };
  if (Object.keys(all).length > 0 || !values) return { kind: 'invalid', errors: all };
  const sessions = read.slots.map(({ date, startTime }) => ({
    ...values,
    date,
    startTime,
    endTime: addMinutes(startTime, read.minutes),
  }));
  return { kind: 'prepared', sessions, slots: read.slots };
}

/** A date and hour, and the field in which its hour was typed: what is wrong with it is told there. */
export type PlacedSlot = Slot & { field: string };

type ReadSlots = { slots: PlacedSlot[]; minutes: number; errors: FieldErrors };

/** The repetition and the single rows as dates and hours, in order, each once. */
export function readSlots(typed: Typed): ReadSlots {
  const rowErrors: FieldErrors = {};
  const rows = readRows(typed, rowErrors);
  const errors: FieldErrors = {};
  const repeated = isBlank(typed.date) && rows.length > 0 ? [] : readRepetition(typed, errors);
  const minutes = Number(typed.minutes ?? '');
  if (!durations.some((known) => known === minutes)) errors.minutes = 'choose';
  const unique = new Map<string, PlacedSlot>();
  for (const slot of [...repeated, ...rows]) {
    const key = `${slot.date} ${slot.startTime}`;
    if (!unique.has(key)) unique.set(key, slot);
  }
  const slots = [...unique].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, slot]) => slot);
  if (slots.length > LARGEST_SERIES) errors.count = 'tooManyDates';
  // In the order of the form: focus goes to the first.
  return { slots, minutes, errors: { ...errors, ...rowErrors } };
}

function readRepetition(typed: Typed, errors: FieldErrors): PlacedSlot[] {
  const first = readField(dateField, typed, 'date', errors);
  const frequency = frequencies.find((known) => known === typed.frequency) ?? 'once';
  const count = readCount(frequency, typed.count);
  if (count === undefined) errors.count = 'numberOfDates';
  const hours = ['startTime', 'startTime2', 'startTime3'].flatMap((field) => {
    if (field !== 'startTime' && isBlank(typed[field])) return [];
    const startTime = readField(timeField, typed, field, errors);
    return startTime === undefined ? [] : [{ field, startTime }];
  });
  if (first === undefined || count === undefined) return [];
  return repeatDays(first, frequency, count).flatMap((date) => hours.map((hour) => ({ ...hour, date })));
}

/** From 1 to `LARGEST_SERIES`; undefined for anything else. Nothing typed is 1. */
function readCount(frequency: Frequency, typed = ''): number | undefined {
  if (frequency === 'once') return 1;
  const digits = typed.trim();
  if (!/^\d{0,3}$/.test(digits)) return undefined;
  const count = digits === '' ? 1 : Number(digits);
  return count >= 1 && count <= LARGEST_SERIES ? count : undefined;
}

function readRows(typed: Typed, errors: FieldErrors): PlacedSlot[] {
  const slots: PlacedSlot[] = [];
  for (let row = 1; row <= LARGEST_SERIES; row += 1) {
    const [day, hour] = [`rowDate${row}`, `rowTime${row}`];
    if (isBlank(typed[day]) && isBlank(typed[hour])) continue;
    const date = readField(dateField, typed, day, errors);
    const startTime = readField(timeField, typed, hour, errors);
    if (date !== undefined && startTime !== undefined) slots.push({ date, startTime, field: hour });
  }
  return slots;
}

function readField(
  field: z.ZodType<string>,
  typed: Typed,
  name: string,
  errors: FieldErrors,
): string | undefined {
  const parsed = field.safeParse(typed[name] ?? '');
  if (parsed.success) return parsed.data;
  const known: FieldError[] = ['required', 'date', 'time'];
  errors[name] = known.find((key) => key === parsed.error.issues[0]?.message) ?? 'invalid';
  return undefined;
}

function checkAll(typed: Typed): { values: TypedSession | undefined; errors: FieldErrors } {
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(typed)) if (value !== undefined) form.set(name, value);
  const checked = checkForm(sessionShape, form);
  return checked.kind === 'valid'
    ? { values: checked.values, errors: {} }
    : { values: undefined, errors: checked.errors };
}

/** How many rows for single dates to show: those asked for, never fewer than are filled in. */
export function countRows(typed: Typed): number {
  let last = 0;
  for (let row = 1; row <= LARGEST_SERIES; row += 1) {
    if (!isBlank(typed[`rowDate${row}`]) || !isBlank(typed[`rowTime${row}`])) last = row;
  }
  const asked = /^\d{1,2}$/.test(typed.rows ?? '') ? Number(typed.rows) : ROWS;
  return Math.min(LARGEST_SERIES, Math.max(asked, ROWS, last));
}

function isBlank(value: string | undefined): boolean {
  return value === undefined || value.trim() === '';
}
