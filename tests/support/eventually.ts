import { vi } from 'vitest';

/** Asks again until `check` throws no more; answers what it answers. Long enough for a slow machine. */
export function eventually<Answer>(check: () => Answer | Promise<Answer>): Promise<Answer> {
  return vi.waitFor(check, { timeout: 20_000 });
}
