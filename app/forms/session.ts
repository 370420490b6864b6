import { z } from 'zod';
import {
  attendances,
  audiences,
  entries,
  formats,
  languages,
  MAXIMUM_CAPACITY,
} from '#app/domain/session.ts';
import { endsNextDay, type TypedSession } from '#app/domain/session-editing.ts';
import type { FieldErrors } from './form.ts';
import { line, optionalLine, optionalParagraphs, paragraphs } from './plain-text.ts';

export const TITLE_LENGTH = { min: 3, max: 140 };
export const DESCRIPTION_LENGTH = 5_000;
const ID_LENGTH = 60;

/** A day as a browser's field sends it, or as people write it. */
export const dateField = z
  .string({ error: 'required' })
  .trim()
  .min(1, { error: 'required' })
  // A browser without date fields lets people type the French order.
  .transform((typed) => typed.replace(/^(\d{2})\/(\d{2})\/(\d{4})$/, '$3-$2-$1'))
  .pipe(z.string().refine(isCalendarDay, { error: 'date' }));

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/** An hour: `14:00`, `14h`, `9h30`. */
export const timeField = z
  .string({ error: 'required' })
  .trim()
  .min(1, { error: 'required' })
  .transform((typed) => {
    const [, hour, minute] = /^(\d{1,2})\s*[:hH]\s*(\d{2})?$/.exec(typed) ?? [];
    return hour === undefined ? typed : `${hour.padStart(2, '0')}:${minute ?? '00'}`;
  })
  .pipe(z.string().regex(TIME, { error: 'time' }));

const people = z
  .string()
  .trim()
  .default('')
  .transform((typed) => typed.replace(/[\s\u202F\u00A0]/g, ''))
  // Digits alone: "1e3" and "0x10" are numbers to a computer only.
  .pipe(z.string().regex(/^\d{0,9}$/, { error: 'numberOfPeople' }))
  .transform((digits) => (digits === '' ? null : Number(digits)))
  .refine((number) => number === null || (number >= 1 && number <= MAXIMUM_CAPACITY), {
    error: 'numberOfPeople',
  });

const onlineUrl = optionalLine(500).refine((url) => url === null || isWebAddress(url), {
  error: 'webAddress',
});

export const sessionShape = z
  .object({
    attendance: z.enum(attendances, { error: 'choose' }),
    venueId: z
      .string()
      .trim()
      .max(ID_LENGTH, { error: 'choose' })
      .regex(/^[\w-]*$/, { error: 'choose' })
      .default(''),
    onlineUrl,
    programme: line(1, ID_LENGTH),
    title: line(TITLE_LENGTH.min, TITLE_LENGTH.max),
    description: paragraphs(DESCRIPTION_LENGTH),
    audience: z.enum(audiences, { error: 'choose' }),
    format: z.enum(formats, { error: 'choose' }),
    language: z.enum(languages, { error: 'choose' }),
    whatToBring: optionalParagraphs(500),
    date: dateField,
    startTime: timeField,
    endTime: timeField,
    entry: z.enum(entries, { error: 'choose' }),
    limit: z.enum(['limited', 'unlimited'], { error: 'choose' }),
    capacity: people,
    expected: people,
  })
  // These look at two fields at once; `when` lets them run beside the errors of other fields.
  .refine((form) => form.attendance === 'online' || form.venueId !== '', {
    path: ['venueId'],
    error: 'venueNeeded',
    when: () => true,
  })
  .refine((form) => form.limit !== 'limited' || !isBlank(form.capacity), {
    path: ['capacity'],
    error: 'required',
    when: () => true,
  })
  .refine((form) => form.limit !== 'unlimited' || !isBlank(form.expected), {
    path: ['expected'],
    error: 'required',
    when: () => true,
  })
  .refine((form) => !isTime(form.startTime) || !isTime(form.endTime) || endsAfterStart(form), {
    path: ['endTime'],
    error: 'endBeforeStart',
    when: () => true,
  })
  .transform(
    ({ programme, limit, venueId, ...form }): TypedSession => ({
      ...form,
      programmeSlug: programme,
      venueId: form.attendance === 'online' || venueId === '' ? null : venueId,
      onlineUrl: form.attendance === 'on_site' ? null : form.onlineUrl,
      capacity: limit === 'limited' ? form.capacity : null,
      expected: limit === 'unlimited' ? form.expected : null,
    }),
  );

/** The form's fields from top to bottom. */
export const sessionFields = [
  'programme',
  'title',
  'description',
  'audience',
  'format',
  'language',
  'whatToBring',
  'attendance',
  'venueId',
  'onlineUrl',
  'date',
  'startTime',
  'endTime',
  'entry',
  'limit',
  'capacity',
  'expected',
] as const;
export type SessionField = (typeof sessionFields)[number];

export function isSessionField(name: string): name is SessionField {
  const known: readonly string[] = sessionFields;
  return known.includes(name);
}

/** Errors from top to bottom, so that focus goes to the first field that is to be mended. */
export function sortErrors(errors: FieldErrors): FieldErrors {
  const order: readonly string[] = sessionFields;
  return Object.fromEntries(
    Object.entries(errors).sort(([one], [other]) => order.indexOf(one) - order.indexOf(other)),
  );
}

/** Why a session is called off, told to everyone who signed up: a sentence, on one line however it was typed. */
export const cancellationShape = z.object({
  reason: z
    .string({ error: 'required' })
    .transform((typed) => typed.replace(/\s*[\r\n]\s*/g, ' '))
    .pipe(line(3, 500)),
});

function isBlank(value: unknown): boolean {
  return value === null || value === undefined || value === '';
}

function endsAfterStart({ startTime, endTime }: { startTime: string; endTime: string }): boolean {
  return startTime < endTime || endsNextDay(startTime, endTime);
}

function isTime(value: unknown): boolean {
  return typeof value === 'string' && TIME.test(value);
}

function isCalendarDay(day: string): boolean {
  if (!/^20\d{2}-\d{2}-\d{2}$/.test(day)) return false;
  const moment = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(day);
}

function isWebAddress(address: string): boolean {
  return /^https?:\/\/[^\s/]+\.[^\s/]+/.test(address) && URL.canParse(address);
}
