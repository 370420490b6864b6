import { z } from 'zod';
import {
  grades,
  LARGEST_HEAD_COUNT,
  LONGEST_COMMENT,
  type ReportContent,
  type Tallies,
  type TallyCategory,
  tallyCategories,
} from '#app/domain/report.ts';
import type { Typed } from './form.ts';
import { optionalLine } from './plain-text.ts';

const people = z
  .string({ error: 'headCount' })
  .trim()
  .regex(/^\d{1,5}$/, { error: 'headCount' })
  .transform(Number)
  .pipe(z.number().max(LARGEST_HEAD_COUNT, { error: 'headCount' }));

/** Empty and absent are the same: not told. */
const optionalPeople = z
  .string()
  .trim()
  .regex(/^\d{0,5}$/, { error: 'headCount' })
  .transform((typed) => (typed === '' ? undefined : Number(typed)))
  .pipe(z.number().max(LARGEST_HEAD_COUNT, { error: 'headCount' }).optional())
  .optional();

/** What somebody tells of a session: the head-count, its grade, tallies as far as they are known, a line. */
export const reportShape = z
  .object({
    headCount: people,
    grade: z.enum(grades, { error: 'gradeChoice' }),
    ...Object.fromEntries(tallyCategories.map((category) => [category, optionalPeople])),
    comment: optionalLine(LONGEST_COMMENT),
  })
  .transform(({ headCount, grade, comment, ...fields }): ReportContent => {
    const told: Readonly<Record<string, unknown>> = fields;
    const tallies: Tallies = {};
    for (const category of tallyCategories) {
      const count = told[category];
      if (typeof count === 'number') tallies[category] = count;
    }
    return { headCount, grade, tallies, comment };
  });

/** A report as its form holds it. */
export function typedReport({ headCount, grade, tallies, comment }: ReportContent): Typed {
  const counts = tallyCategories.map((category): [TallyCategory, string] => [
    category,
    String(tallies[category] ?? ''),
  ]);
  return { headCount: String(headCount), grade, comment: comment ?? '', ...Object.fromEntries(counts) };
}
