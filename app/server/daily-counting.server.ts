import { countDays } from '#db/daily-counts.server.ts';
import type { Application } from './context.server.ts';
import { repeatWork } from './repeated-work.server.ts';

const RHYTHM = { firstAfter: 15_000, every: 5 * 60_000 };

/** Adds to today what moved in each campaign's figures, soon after the start and every five minutes. */
export function startDailyCounting({
  connection,
  now,
}: Pick<Application, 'connection' | 'now'>): () => Promise<void> {
  return repeatWork(RHYTHM, [
    { name: 'Counting the days', run: (stopping) => countDays(connection, now(), stopping) },
  ]);
}
