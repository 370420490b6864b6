import { localDate } from '#app/domain/local-time.ts';
import { usualChoices } from '#app/domain/mediator-notification.ts';
import { findAccountByEmail } from '#db/accounts.server.ts';
import { raiseCatalogueVersion } from '#db/catalogue-versions.server.ts';
import type { Connection } from '#db/connection.server.ts';
import { countDays } from '#db/daily-counts.server.ts';
import { enqueueDueNews } from '#db/mediator-news.server.ts';
import { chooseNotifications } from '#db/mediator-notifications.server.ts';
import { enqueueDueReportRequests } from '#db/report-requests.server.ts';
import { noteDuplicates } from '#db/session-duplicates.server.ts';
import { askForSomeAlerts } from './alerts.server.ts';
import { insertInBatches } from './batches.server.ts';
import { storeCalendarEvents } from './calendar-events.server.ts';
import { lookInside } from './database-use.server.ts';
import { type DemonstrationSize, planDemonstration, usualSize } from './demonstration-plan.ts';
import { tellActs } from './journal.ts';
import { makeSomeReportsOdd } from './odd-reports.server.ts';
import { freeSomeSeats } from './offers.server.ts';
import { archivePastEdition } from './past-edition.server.ts';
import { namedMediators } from './people.ts';
import { readSeedFacts } from './seed-facts.server.ts';
import { setSomeTargets } from './targets.server.ts';

const DAYS_TOLD = 3;

export type DemonstrationOptions = {
  now: Date;
  /** Where the links of the calendar events lead. */
  publicUrl: string;
  /** Hears a sentence at each step. */
  progress?: (step: string) => void;
  size?: DemonstrationSize;
};

export type DemonstrationOutcome =
  | { kind: 'loaded'; sessions: number; registrations: number }
  | { kind: 'already-loaded' }
  /** The database holds sessions or accounts that the demonstration did not make. */
  | { kind: 'holds-real-data' };

/** How many are compared with their neighbours in one go. */
const SESSIONS_COMPARED = 200;

/**
 * Loads the demonstration campaign into a migrated database, all of it or nothing, then opens some offers of seats,
 * asks for some alerts, makes some reports odd and freezes the past edition’s figures. Does nothing when it is there already, and refuses a database that
 * holds anybody else's sessions or accounts.
 */
export async function loadDemonstration(
  connection: Connection,
  { now, publicUrl, progress = () => undefined, size = usualSize }: DemonstrationOptions,
): Promise<DemonstrationOutcome> {
  const found = await lookInside(connection, 'demonstration-');
  if (found !== 'empty') return { kind: found };
  const facts = await readSeedFacts(connection);
  progress('Inventing venues, people and sessions …');
  const loaded = await connection.write(async (trx) => {
    const version = await raiseCatalogueVersion(trx);
    const today = localDate(now.toISOString(), 'Europe/Paris');
    const rows = planDemonstration({ ...facts, today, version }, size);
    progress(`Storing ${rows.sessions.length} sessions and ${rows.registrations.length} registrations …`);
    await insertInBatches(trx, 'campaigns', rows.campaigns);
    await insertInBatches(trx, 'organisations', rows.organisations);
    await insertInBatches(trx, 'accounts', rows.accounts);
    await insertInBatches(trx, 'venues', rows.venues);
    await insertInBatches(trx, 'sessions', rows.sessions);
    await insertInBatches(trx, 'registrations', rows.registrations);
    const reports = rows.reports.map(({ filed_by, filed_through: _, filed_at, ...report }) => ({
      ...report,
      reported_by: filed_by,
      reported_at: filed_at,
    }));
    await insertInBatches(trx, 'reports', reports);
    await insertInBatches(trx, 'report_versions', rows.reports);
    await insertInBatches(trx, 'report_tallies', rows.tallies);
    await insertInBatches(trx, 'audit_entries', tellActs(rows));
    for (let start = 0; start < rows.sessions.length; start += SESSIONS_COMPARED) {
      const some = rows.sessions.slice(start, start + SESSIONS_COMPARED).map(({ id }) => id);
      await noteDuplicates(trx, some, now);
    }
    progress('Writing the calendar events …');
    await storeCalendarEvents(trx, rows, publicUrl);
    return { sessions: rows.sessions.length, registrations: rows.registrations.length };
  });
  // As the site would have done on the evenings and mornings before, whatever the hour at which it starts.
  const midnight = new Date(`${localDate(now.toISOString(), 'Europe/Paris')}T00:00:00Z`);
  await enqueueDueReportRequests(connection, midnight);
  progress('Offering freed seats …');
  await freeSomeSeats(connection, now);
  progress('Asking for alerts …');
  await askForSomeAlerts(connection, now);
  await tellNamedMediators(connection, midnight);
  await makeSomeReportsOdd(connection, now);
  progress('Setting targets and counting the days …');
  await setSomeTargets(connection, now);
  await countDays(connection, now);
  progress('Freezing the past edition’s figures …');
  await archivePastEdition(connection, now);
  return { kind: 'loaded', ...loaded };
}

/** Those whom a visitor can be are told who registered of late; the others begin with what comes. */
async function tellNamedMediators(connection: Connection, now: Date): Promise<void> {
  const daysBefore = new Date(now.getTime() - DAYS_TOLD * 24 * 60 * 60 * 1000);
  for (const { email } of namedMediators) {
    const account = await findAccountByEmail(connection.db, email);
    if (account) await chooseNotifications(connection, account.id, usualChoices, daysBefore);
  }
  await enqueueDueNews(connection, now);
}
