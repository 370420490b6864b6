import { purgeAlerts } from '#db/alerts.server.ts';
import { purgeInvitations } from '#db/invitations.server.ts';
import { purgeJournal } from '#db/journal.server.ts';
import { purgeMessages } from '#db/messages.server.ts';
import { purgeNewcomers } from '#db/newcomers.server.ts';
import { purgePersonalData } from '#db/personal-data.server.ts';
import { purgeDuplicates } from '#db/session-duplicates.server.ts';
import { purgeSessionImports } from '#db/session-imports.server.ts';
import { purgeSignIns } from '#db/sign-ins.server.ts';
import type { Application } from './context.server.ts';
import { repeatWork } from './repeated-work.server.ts';

const RHYTHM = { firstAfter: 30_000, every: 60 * 60_000 };

/** Forgets what is due, half a minute after the start and every hour: personal data after its time, sign-ins that have expired. */
export function startHourlyPurges({ connection, now }: Application): () => Promise<void> {
  return repeatWork(RHYTHM, [
    {
      name: 'The purge of personal data',
      run: (stopping) => purgePersonalData(connection, now(), stopping),
    },
    {
      name: 'The purge of messages',
      run: (stopping) => purgeMessages(connection, now(), stopping),
    },
    { name: 'The purge of imported sheets', run: () => purgeSessionImports(connection, now()) },
    { name: 'The purge of alerts', run: () => purgeAlerts(connection, now()) },
    { name: 'The purge of invitations', run: () => purgeInvitations(connection, now()) },
    { name: 'The purge of the journal', run: (stopping) => purgeJournal(connection, now(), stopping) },
    { name: 'The purge of newcomers', run: () => purgeNewcomers(connection, now()) },
    { name: 'The purge of duplicates', run: () => purgeDuplicates(connection, now()) },
    { name: 'The purge of sign-ins', run: () => purgeSignIns(connection, now()) },
  ]);
}
