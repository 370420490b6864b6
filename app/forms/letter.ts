import { z } from 'zod';
import { MAXIMUM_BODY_LENGTH, MAXIMUM_SUBJECT_LENGTH } from '#app/domain/letter.ts';
import { line, paragraphs } from './plain-text.ts';

/** What a mediator writes to everybody; `id` names the letter, so that sent twice it goes out once. */
export const letterShape = z.object({
  subject: line(1, MAXIMUM_SUBJECT_LENGTH),
  body: paragraphs(MAXIMUM_BODY_LENGTH).refine((body) => body !== '', { error: 'required' }),
  id: z.uuid({ error: 'invalid', version: 'v7' }),
});
