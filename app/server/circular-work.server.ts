import { writeCircularBatch } from '#db/circular-work.server.ts';
import type { Application } from './context.server.ts';
import { repeatWork } from './repeated-work.server.ts';

/** Slow on purpose: ten mails a second at most, so that a circular to thousands holds up nobody's confirmation. */
const RHYTHM = { firstAfter: 4_500, every: 5_000 };

/** Writes what coordinators send, also what a stopped process left unfinished. Answers the way to stop. */
export function startCircularWork({
  connection,
  now,
}: Pick<Application, 'connection' | 'now'>): () => Promise<void> {
  return repeatWork(RHYTHM, [
    { name: 'A circular to mediators', run: () => writeCircularBatch(connection, now()) },
  ]);
}
