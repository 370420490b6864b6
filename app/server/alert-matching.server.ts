import { matchAlerts } from '#db/alert-matching.server.ts';
import { enqueueDueAlertMessages } from '#db/alert-tellings.server.ts';
import type { Application } from './context.server.ts';
import { repeatWork } from './repeated-work.server.ts';

const RHYTHM = { firstAfter: 5_000, every: 60_000 };

/** Finds whom newly published sessions suit and writes what is to be told, soon after the start and every minute. */
export function startAlertMatching({
  connection,
  now,
}: Pick<Application, 'connection' | 'now'>): () => Promise<void> {
  return repeatWork(RHYTHM, [
    { name: 'Matching alerts', run: (stopping) => matchAlerts(connection, now(), stopping) },
    { name: 'Telling alerts', run: (stopping) => enqueueDueAlertMessages(connection, now(), stopping) },
  ]);
}
