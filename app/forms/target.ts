import { z } from 'zod';
import { LARGEST_TARGET, type SetTargets } from '#app/domain/target.ts';
import type { Typed } from './form.ts';

/** A whole number as people type it (`1 500`); empty and absent are the same: nothing is set. */
const figure = z
  .string()
  .default('')
  .transform((typed) => typed.replace(/[\s\u202f]/g, ''))
  .pipe(z.string().regex(/^\d{0,7}$/, { error: 'targetNumber' }))
  .transform((typed) => (typed === '' ? null : Number(typed)))
  .pipe(z.number().max(LARGEST_TARGET, { error: 'targetNumber' }).nullable());

export const targetShape = z.object({ events: figure, seats: figure, participants: figure });

/** Targets as their form holds them. */
export function typedTargets({ events, seats, participants }: SetTargets): Typed {
  const typed = (value: number | null) => (value === null ? '' : String(value));
  return { events: typed(events), seats: typed(seats), participants: typed(participants) };
}
