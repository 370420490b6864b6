import { enqueueDueReminders } from '#db/reminders.server.ts';
import type { Application } from './context.server.ts';
import { repeatWork } from './repeated-work.server.ts';

const FIVE_MINUTES = 5 * 60 * 1000;

/** Writes the reminders that are due into the outbox, at start and every five minutes. */
export function startReminderPlanning({
  connection,
  now,
}: Pick<Application, 'connection' | 'now'>): () => Promise<void> {
  return repeatWork(FIVE_MINUTES, [
    { name: 'Planning reminders', run: (stopping) => enqueueDueReminders(connection, now(), stopping) },
  ]);
}
