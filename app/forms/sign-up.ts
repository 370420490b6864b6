import { z } from 'zod';
import { MAXIMUM_NAME_LENGTH } from '#app/domain/registration.ts';
import { MAXIMUM_SEATS_PER_REGISTRATION, MAXIMUM_SEATS_WHEN_ASSISTED } from '#app/domain/session.ts';
import { contactShape } from './contact.ts';
import { line } from './plain-text.ts';

/** What to call somebody: any name, nickname or sign that can be read, spaces between words made single. */
export const nameShape = line(1, MAXIMUM_NAME_LENGTH).transform((name) => name.replace(/\s+/gu, ' '));

/** A whole number of seats from 1 to `maximum`; `error` says so. */
function seatsUpTo(maximum: number, error: 'seats' | 'groupSeats') {
  return z
    .string({ error })
    .trim()
    .regex(/^[1-9]\d?$/, { error })
    .transform(Number)
    .refine((seats) => seats <= maximum, { error });
}

export const signUpShape = z.object({
  name: nameShape,
  contact: contactShape,
  seats: seatsUpTo(MAXIMUM_SEATS_PER_REGISTRATION, 'seats'),
});

/** The forms of a registration's own page: a group that a mediator noted may be larger than one that signs up itself. */
export const seatChangeShape = z.object({ seats: seatsUpTo(MAXIMUM_SEATS_WHEN_ASSISTED, 'seats') });

/** What a mediator corrects for somebody. */
export const registrantChangeShape = z.object({
  name: nameShape,
  seats: seatsUpTo(MAXIMUM_SEATS_WHEN_ASSISTED, 'groupSeats'),
});

/** What a mediator types for somebody: a name is enough. `id` names the form, so that sent twice it counts once. */
export const assistedSignUpShape = z.object({
  name: nameShape,
  contact: z
    .string()
    .default('')
    .transform((typed) => typed.trim() || undefined)
    .pipe(contactShape.optional())
    .transform((contact) => contact ?? null),
  seats: seatsUpTo(MAXIMUM_SEATS_WHEN_ASSISTED, 'groupSeats'),
  id: z.uuid({ error: 'invalid', version: 'v7' }),
});
