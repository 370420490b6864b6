import { z } from 'zod';
import type { FieldError } from './form.ts';

/**
 * Texts as people type them: trimmed, composed (NFC), and refused when they hold signs that no keyboard types. U+FFFD
 * is what broken UTF-8 was decoded to; the others of a line end it, or turn the reading direction of what follows: in
 * a list they would scramble other people's names and titles.
 */
const UNREADABLE_IN_LINE = /[\p{Cc}\u2028\u2029\uFFFD\u202A-\u202E\u2066-\u2069]/u;
const UNREADABLE_IN_PARAGRAPH = /[^\P{Cc}\n\t]|\uFFFD/u;
const VISIBLE = /[\p{Letter}\p{Number}\p{Symbol}\p{Punctuation}]/u;

/** One line of `min` to `max` characters; one that must not be empty shows something. */
export function line(min: number, max: number) {
  return z
    .string({ error: 'required' })
    .transform((text) => text.normalize('NFC').trim())
    .pipe(z.string().superRefine(firstProblem((text) => problemOfLine(text, min, max))));
}

function problemOfLine(text: string, min: number, max: number): FieldError | undefined {
  if (min > 0 && text === '') return 'required';
  if (UNREADABLE_IN_LINE.test(text)) return 'unreadableSigns';
  if (min > 0 && !VISIBLE.test(text)) return 'required';
  if (text.length < min) return 'tooShort';
  return text.length > max ? 'tooLong' : undefined;
}

/** Several lines, at most `max` characters; may be empty. Line breaks become `\n`. */
export function paragraphs(max: number) {
  return z
    .string()
    .default('')
    .transform((text) => text.normalize('NFC').replace(/\r\n?/g, '\n').trim())
    .pipe(z.string().superRefine(firstProblem((text) => problemOfParagraphs(text, max))));
}

function problemOfParagraphs(text: string, max: number): FieldError | undefined {
  if (UNREADABLE_IN_PARAGRAPH.test(text)) return 'unreadableSigns';
  return text.length > max ? 'tooLong' : undefined;
}

/** One problem a field is enough. Not zod's `abort`: that would silence the checks that look at two fields. */
function firstProblem(problemOf: (text: string) => FieldError | undefined) {
  return (text: string, context: z.RefinementCtx) => {
    const message = problemOf(text);
    if (message !== undefined) context.addIssue({ code: 'custom', message });
  };
}

/** As `line`, but null when nothing was typed. */
export function optionalLine(max: number) {
  return z
    .string()
    .default('')
    .pipe(line(0, max))
    .transform((text) => text || null);
}

/** As `paragraphs`, but null when nothing was typed. */
export function optionalParagraphs(max: number) {
  return paragraphs(max).transform((text) => text || null);
}
