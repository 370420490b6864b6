import { z } from 'zod';
import { line } from './plain-text.ts';

/** Names that one form prints, each on its page. */
export const MOST_NAMES = 50;
const NAME_LENGTH = 120;
const name = line(1, NAME_LENGTH);

/** Names of people, one a line; empty lines are left out. */
export const certificateShape = z.object({
  names: z
    .string({ error: 'required' })
    .transform((typed) =>
      typed
        .split(/\r\n?|\n/)
        .map((each) => each.trim())
        .filter((each) => each !== ''),
    )
    .pipe(z.array(z.string()).min(1, { error: 'required' }).max(MOST_NAMES, { error: 'tooManyNames' }))
    .transform((names, context): string[] =>
      names.flatMap((each) => {
        const read = name.safeParse(each);
        if (read.success) return [read.data];
        context.addIssue({ code: 'custom', message: read.error.issues[0]?.message ?? 'invalid' });
        return [];
      }),
    ),
});
