import { purgeAlerts } from '#db/alerts.server.ts';
import { purgeInvitations } from '#db/invitations.server.ts';
import { purgePersonalData } from '#db/personal-data.server.ts';
import { purgeSessionImports } from '#db/session-imports.server.ts';
import { purgeSignIns } from '#db/sign-ins.server.ts';
import type { Application } from './context.server.ts';
import { repeatWork } from './repeated-work.server.ts';

const HOUR = 60 * 60 * 1000;

/** Forgets what is due, at start and every hour: personal data after its time, sign-ins that have expired. */
export function startHourlyPurges({ connection, now }: Application): () => Promise<void> {
  return repeatWork(HOUR, [
    { name: 'The purge of personal data', run: () => purgePersonalData(connection, now()) },
    { name: 'The purge of imported sheets', run: () => purgeSessionImports(connection, now()) },
    { name: 'The purge of alerts', run: () => purgeAlerts(connection, now()) },
    { name: 'The purge of invitations', run: () => purgeInvitations(connection, now()) },
    { name: 'The purge of sign-ins', run: () => purgeSignIns(connection, now()) },
  ]);
}
