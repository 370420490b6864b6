import type { z } from 'zod';
import type { Text } from '#app/text/locale.ts';
import type { SentForm } from './sent-form.ts';

/** A key of `text.fieldErrors`: what is wrong with a field, to be said in the reader's language. */
export type FieldError = keyof Text['fieldErrors'];

/** What a form holds after it was sent: the values to use, or what to show again. */
export type FormOutcome<Values> =
  | { kind: 'valid'; values: Values; typed: Typed }
  | { kind: 'invalid'; errors: FieldErrors; typed: Typed };

export type FieldErrors = Partial<Record<string, FieldError>>;
/** Every text field as it was typed, to fill the form again. */
export type Typed = Partial<Record<string, string>>;

/** Longest text that one field may bring back to the page; longer ones are cut in what is shown again. */
const TYPED_LIMIT = 20_000;

/**
 * Checks a sent form against its zod shape. The shape's messages are keys of `text.fieldErrors`; the first problem
 * of each field counts. Fields of the same name are kept as the last one, except those named in `lists`.
 */
export function checkForm<Shape extends z.ZodType>(
  shape: Shape,
  form: SentForm,
  lists: string[] = [],
): FormOutcome<z.output<Shape>> {
  const typed: Typed = {};
  const raw: Record<string, string | string[]> = {};
  for (const [name, value] of form) {
    if (typeof value !== 'string') continue;
    typed[name] = value.slice(0, TYPED_LIMIT);
    raw[name] = value;
  }
  for (const name of lists) raw[name] = form.getAll(name).filter((value) => typeof value === 'string');
  const checked = readFields(shape, raw);
  return checked.kind === 'valid'
    ? { kind: 'valid', values: checked.values, typed }
    : { kind: 'invalid', errors: checked.errors, typed };
}

/** Checks fields against a zod shape, wherever they were typed: the first problem of each counts. */
export function readFields<Shape extends z.ZodType>(
  shape: Shape,
  fields: Readonly<Partial<Record<string, string | string[]>>>,
): { kind: 'valid'; values: z.output<Shape> } | { kind: 'invalid'; errors: FieldErrors } {
  const parsed = shape.safeParse(fields);
  if (parsed.success) return { kind: 'valid', values: parsed.data };
  const errors: FieldErrors = {};
  for (const issue of parsed.error.issues) {
    const name = String(issue.path[0] ?? 'form');
    errors[name] ??= fieldError(issue.message);
  }
  return { kind: 'invalid', errors };
}

function fieldError(message: string): FieldError {
  return isFieldError(message) ? message : 'invalid';
}

function isFieldError(message: string): message is FieldError {
  return message in fieldErrorKeys;
}

/** Every key of `text.fieldErrors`; the type keeps it complete. */
const fieldErrorKeys: Record<FieldError, true> = {
  invalid: true,
  required: true,
  contact: true,
  phoneNumber: true,
  seats: true,
  groupSeats: true,
  groupTooLarge: true,
  notEnoughSeats: true,
  unreadableSigns: true,
  tooShort: true,
  tooLong: true,
  emailAddress: true,
  contactTaken: true,
  choose: true,
  date: true,
  time: true,
  endBeforeStart: true,
  inThePast: true,
  skippedHour: true,
  startIsFixed: true,
  tooManyDates: true,
  numberOfDates: true,
  numberOfPeople: true,
  capacityBelowTaken: true,
  dropInHasRegistrations: true,
  venueNeeded: true,
  venueUnknown: true,
  webAddress: true,
  postcode: true,
  communeUnknown: true,
  latitude: true,
  longitude: true,
  pinTooFar: true,
  placeUnknown: true,
  placeTooWide: true,
  severalPlaces: true,
  emailOnly: true,
  sameAlert: true,
  headCount: true,
  tallyTooLarge: true,
  targetNumber: true,
  gradeChoice: true,
  alreadyColleague: true,
  campaignTarget: true,
  campaignSlug: true,
  campaignSlugTaken: true,
  goalYear: true,
  goalYears: true,
  goalYearOutside: true,
  goalPeople: true,
  declaredInTheFuture: true,
  declaredAlready: true,
  tooManyDeclared: true,
  alreadyCoordinator: true,
  tooManyCoordinators: true,
  alreadyInvited: true,
  organisationUnverified: true,
  tryLater: true,
  tooManyInvitations: true,
  lettersWithoutFont: true,
  tooManyNames: true,
};
