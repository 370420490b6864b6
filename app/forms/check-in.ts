import { z } from 'zod';
import { MOST_SEATS_OF_A_NAME, MOST_TICKS_AT_ONCE } from '#app/domain/check-in.ts';

/** What phones send of a check-in list. */

const id = z.string().regex(/^[\w-]{1,64}$/);
/** As `Date.toISOString()` writes it: instants are compared as texts. */
const instant = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
  .refine((text) => !Number.isNaN(Date.parse(text)));
const seats = (most: number) => z.int().min(0).max(most);

const tickShape = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('registration'),
    id,
    seats: seats(MOST_SEATS_OF_A_NAME),
    at: instant,
    deviceId: id,
  }),
  z.object({ kind: z.literal('walk_in'), id, seats: seats(1), at: instant, deviceId: id }),
]);

/** A batch of ticks; an empty one asks how the list stands. */
export const ticksShape = z.object({ ticks: z.array(tickShape).max(MOST_TICKS_AT_ONCE) });

/** One tap of a page without scripts. */
export const tapShape = z.discriminatedUnion('geste', [
  z.object({
    geste: z.literal('pointer'),
    inscription: id,
    presents: z.coerce.number().pipe(seats(MOST_SEATS_OF_A_NAME)),
  }),
  /** `passage`: an id that the page made, so that a double click counts one person. */
  z.object({ geste: z.literal('ajouter'), passage: id }),
  z.object({ geste: z.literal('retirer') }),
]);
