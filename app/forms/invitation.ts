import { z } from 'zod';
import { line } from './plain-text.ts';

/** A colleague to invite: what to call them, and where to write. */
export const invitationShape = z.object({
  name: line(1, 80),
  email: line(1, 254)
    .transform((email) => email.toLowerCase())
    .pipe(z.email({ error: 'emailAddress' })),
});
