import { z } from 'zod';
import { MAXIMUM_NAME_LENGTH } from '#app/domain/registration.ts';
import { MAXIMUM_SEATS_PER_REGISTRATION } from '#app/domain/session.ts';
import { contactShape } from './contact.ts';
import { line } from './plain-text.ts';

/** What to call somebody: any name, nickname or sign that can be read, spaces between words made single. */
export const nameShape = line(1, MAXIMUM_NAME_LENGTH).transform((name) => name.replace(/\s+/gu, ' '));

const seatsShape = z
  .string({ error: 'seats' })
  .trim()
  .regex(new RegExp(`^[1-${MAXIMUM_SEATS_PER_REGISTRATION}]$`), { error: 'seats' })
  .transform(Number);

export const signUpShape = z.object({ name: nameShape, contact: contactShape, seats: seatsShape });

/** The forms of a registration's own page. */
export const seatChangeShape = z.object({ seats: seatsShape });
