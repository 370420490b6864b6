import { z } from 'zod';

/**
 * Texts as people type them: trimmed, composed (NFC), and refused when they hold signs that no keyboard types. U+FFFD
 * is what broken UTF-8 was decoded to.
 */
const UNREADABLE_IN_LINE = /[\p{Cc}\u2028\u2029\uFFFD]/u;
const UNREADABLE_IN_PARAGRAPH = /[^\P{Cc}\n\t]|\uFFFD/u;

/** One line of `min` to `max` characters. */
export function line(min: number, max: number) {
  return z
    .string({ error: 'required' })
    .transform((text) => text.normalize('NFC').trim())
    .pipe(
      z
        .string()
        .refine((text) => min === 0 || text !== '', { error: 'required', abort: true })
        .refine((text) => !UNREADABLE_IN_LINE.test(text), { error: 'unreadableSigns', abort: true })
        .refine((text) => text.length >= min, { error: 'tooShort' })
        .refine((text) => text.length <= max, { error: 'tooLong' }),
    );
}

/** Several lines, at most `max` characters; may be empty. Line breaks become `\n`. */
export function paragraphs(max: number) {
  return z
    .string()
    .default('')
    .transform((text) => text.normalize('NFC').replace(/\r\n?/g, '\n').trim())
    .pipe(
      z
        .string()
        .refine((text) => !UNREADABLE_IN_PARAGRAPH.test(text), { error: 'unreadableSigns', abort: true })
        .refine((text) => text.length <= max, { error: 'tooLong' }),
    );
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
