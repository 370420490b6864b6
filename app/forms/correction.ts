import { z } from 'zod';
import { contactShape } from './contact.ts';
import { nameShape } from './sign-up.ts';

/** Name and contact of a registration, corrected. An empty contact is null: somebody may never have given one. */
export const correctionShape = z.object({
  name: nameShape,
  contact: z
    .string()
    .trim()
    .default('')
    .transform((typed) => typed || null)
    .pipe(contactShape.nullable()),
});
