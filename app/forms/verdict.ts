import { z } from 'zod';
import { MAXIMUM_NOTE_LENGTH, returnReasons } from '#app/domain/moderation.ts';
import { optionalParagraphs } from './plain-text.ts';
import type { SentForm } from './sent-form.ts';

/** Why something is sent back. "Another reason" is none without its note. */
export const returnShape = z
  .object({
    motif: z.enum(returnReasons, { error: 'choose' }),
    precision: optionalParagraphs(MAXIMUM_NOTE_LENGTH),
  })
  .refine(({ motif, precision }) => motif !== 'other' || precision !== null, {
    path: ['precision'],
    error: 'required',
  });

type Seen = { id: string; revision: number };

/** What a coordinator means: the one line whose own button was pressed, else all that is ticked. */
export function readTicked(form: SentForm): { sessions: Seen[]; organisations: Seen[] } {
  const [kind, ...one] = String(form.get('seul') ?? '').split(':');
  if (kind === 'atelier') return { sessions: readSeen([one.join(':')]), organisations: [] };
  if (kind === 'structure') return { sessions: [], organisations: readSeen([one.join(':')]) };
  return { sessions: readSeen(form.getAll('atelier')), organisations: readSeen(form.getAll('structure')) };
}

/** `id:revision`; the same one sent twice counts once, what reads as neither is left out. */
function readSeen(values: readonly unknown[]): Seen[] {
  const seen = new Map<string, Seen>();
  for (const value of values) {
    const [, id, revision] = /^([\w-]{1,60}):(\d{1,9})$/.exec(String(value)) ?? [];
    if (id !== undefined) seen.set(id, { id, revision: Number(revision) });
  }
  return [...seen.values()];
}
