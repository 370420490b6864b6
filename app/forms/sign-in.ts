import { z } from 'zod';
import { line } from './plain-text.ts';

/** The address to which a sign-in link is mailed. */
export const signInShape = z.object({
  email: line(1, 254)
    .transform((email) => email.toLowerCase())
    .pipe(z.email({ error: 'emailAddress' })),
});
