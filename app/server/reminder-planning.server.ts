import { askableContacts } from '#app/domain/offer.ts';
import { readReceipts } from '#app/mail/receipts.server.ts';
import { enqueueDueNews } from '#db/mediator-news.server.ts';
import { enqueueDueNotices } from '#db/mediator-notices.server.ts';
import { enqueueDueQuestions, freeSilentSeats } from '#db/reconfirmations.server.ts';
import { enqueueDueReminders } from '#db/reminders.server.ts';
import { enqueueDueReportRequests } from '#db/report-requests.server.ts';
import { enqueueDueThanks } from '#db/thanks.server.ts';
import type { Application } from './context.server.ts';
import { repeatWork } from './repeated-work.server.ts';

const RHYTHM = { firstAfter: 8_000, every: 5 * 60_000 };

/**
 * Writes what is due into the outbox, soon after the start and every five minutes: reminders, thanks, requests for
 * reports, what mediators want to hear of, and questions whether people still come; frees the seats of those who did not
 * answer; reads whether texts arrived.
 */
export function startReminderPlanning({
  connection,
  catalogue,
  settings,
  now,
}: Application): () => Promise<void> {
  return repeatWork(RHYTHM, [
    { name: 'Planning reminders', run: (stopping) => enqueueDueReminders(connection, now(), stopping) },
    { name: 'Planning thanks', run: (stopping) => enqueueDueThanks(connection, now(), stopping) },
    {
      name: 'Asking for reports',
      run: (stopping) => enqueueDueReportRequests(connection, now(), stopping),
    },
    {
      name: 'Asking who still comes',
      run: (stopping) => enqueueDueQuestions(connection, now(), stopping),
    },
    {
      name: 'Telling mediators who registered',
      run: (stopping) => enqueueDueNews(connection, now(), stopping),
    },
    {
      name: 'Telling mediators what changed',
      run: (stopping) => enqueueDueNotices(connection, now(), stopping),
    },
    {
      name: 'Reading delivery receipts',
      run: (stopping) => readReceipts({ settings, connection, now }, stopping),
    },
    {
      name: 'Freeing silent seats',
      async run(stopping) {
        const { labelChanged } = await freeSilentSeats(
          connection,
          now(),
          askableContacts(settings),
          stopping,
        );
        if (labelChanged) await catalogue.refresh();
      },
    },
  ]);
}
