import { z } from 'zod';
import { areGoalYears, FIRST_YEAR, type Goal, LAST_YEAR, MOST_PEOPLE } from '#app/domain/goal.ts';
import type { Typed } from './form.ts';
import { line } from './plain-text.ts';

const year = z
  .string({ error: 'goalYear' })
  .trim()
  .regex(/^\d{4}$/, { error: 'goalYear' })
  .transform(Number)
  .pipe(z.number().min(FIRST_YEAR, { error: 'goalYear' }).max(LAST_YEAR, { error: 'goalYear' }));

/** A whole number as people type it (`1 000 000`). */
const digits = z
  .string()
  .default('')
  .transform((typed) => typed.replace(/[\s\u202f]/g, ''));
const people = digits
  .pipe(z.string().regex(/^[1-9]\d{0,7}$/, { error: 'goalPeople' }))
  .transform(Number)
  .pipe(z.number().max(MOST_PEOPLE, { error: 'goalPeople' }));
/** As `people`, but null when nothing was typed. */
const optionalPeople = digits
  .pipe(z.string().regex(/^([1-9]\d{0,7})?$/, { error: 'goalPeople' }))
  .transform((typed) => (typed === '' ? null : Number(typed)));

export const goalShape = z
  .object({ name: line(3, 140), people, perYear: optionalPeople, firstYear: year, lastYear: year })
  .refine(areGoalYears, { error: 'goalYears', path: ['lastYear'] });

/** What a partner outside says to have reached. */
export const declarationShape = z.object({
  partner: line(2, 140),
  year,
  reached: people,
  source: line(3, 300),
  statedOn: z.iso.date({ error: 'date' }),
});

/** A goal as its form holds it. */
export function typedGoal({ name, people, perYear, firstYear, lastYear }: Goal): Typed {
  return {
    name,
    people: String(people),
    perYear: perYear === null ? '' : String(perYear),
    firstYear: String(firstYear),
    lastYear: String(lastYear),
  };
}
