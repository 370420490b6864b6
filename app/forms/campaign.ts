import { z } from 'zod';
import { line } from './plain-text.ts';

const day = z.iso.date({ error: 'date' });
const target = z
  .string()
  .trim()
  .regex(/^[1-9]\d{0,6}$/, { error: 'campaignTarget' })
  .transform(Number);

/** An edition to open: its days are local, both included. */
export const campaignShape = z
  .object({
    name: line(3, 140),
    slug: z
      .string()
      .trim()
      .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: 'campaignSlug' })
      .max(60, { error: 'tooLong' }),
    startsOn: day,
    endsOn: day,
    events: target,
    seats: target,
    participants: target,
  })
  .refine(({ startsOn, endsOn }) => startsOn <= endsOn, { error: 'endBeforeStart', path: ['endsOn'] });
