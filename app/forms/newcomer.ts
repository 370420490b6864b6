import { z } from 'zod';
import { MAXIMUM_INTRODUCTION_LENGTH } from '#app/domain/newcomer.ts';
import { line, optionalParagraphs } from './plain-text.ts';

/** What an organisation says of itself while it waits for its first yes. */
export const organisationShape = z.object({
  organisation: line(2, 120),
  department: line(1, 3),
  introduction: optionalParagraphs(MAXIMUM_INTRODUCTION_LENGTH),
});

/** A mediator who comes in by themselves: what to call them, where to write, and their organisation. In the form's order. */
export const newcomerShape = z.object({
  name: line(1, 80),
  email: line(1, 254)
    .transform((email) => email.toLowerCase())
    .pipe(z.email({ error: 'emailAddress' })),
  ...organisationShape.shape,
});
