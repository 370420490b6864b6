import { z } from 'zod';
import { MAXIMUM_BODY, MAXIMUM_SUBJECT } from '#app/domain/circular.ts';
import { line, paragraphs } from './plain-text.ts';

/** What a coordinator writes to mediators; `id` names it from its first draft, so that sent twice it goes out once. */
export const circularShape = z.object({
  subject: line(1, MAXIMUM_SUBJECT),
  body: paragraphs(MAXIMUM_BODY).refine((body) => body !== '', { error: 'required' }),
  id: z.uuid({ error: 'invalid', version: 'v7' }),
});
