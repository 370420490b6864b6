import { once } from 'node:events';
import { loadCatalogue } from '#app/catalogue/catalogue.server.ts';
import type { Settings } from '#app/env.server.ts';
import { makeGeocoder } from '#app/geo/geocoder.server.ts';
import { startOutbox } from '#app/mail/outbox-sender.server.ts';
import { refreshCalendarEvents } from '#db/calendar-events.server.ts';
import { type Connection, openConnection } from '#db/connection.server.ts';
import { migrateToLatest } from '#db/migrate.server.ts';
import { indexOf } from '#db/places.server.ts';
import { loadDemonstration } from '#seeds/demonstration.server.ts';
import { startAlertMatching } from './alert-matching.server.ts';
import { startCircularWork } from './circular-work.server.ts';
import type { Application } from './context.server.ts';
import { startDailyCounting } from './daily-counting.server.ts';
import { givingWay } from './giving-way.server.ts';
import { startHourlyPurges } from './hourly-purges.server.ts';
import { makeHttpServer, type Parts } from './http-server.server.ts';
import { makeLiveUpdates } from './live-updates.server.ts';
import { startOfferExpiry } from './offer-expiry.server.ts';
import { startReminderPlanning } from './reminder-planning.server.ts';
import { startSessionImports } from './session-import-work.server.ts';

/** How long requests under way may take once the process is asked to stop. */
const GRACE_MILLISECONDS = 10_000;

export type RunningApplication = {
  application: Application;
  /** Stops accepting, finishes what is under way, then closes the rest. */
  stop: () => Promise<void>;
};

/** Opens and migrates the database, loads what lives in memory, and serves. `report` hears one line per step. */
export async function startApplication(
  settings: Settings,
  parts: Omit<Parts, 'live'>,
  report: (line: string) => void,
): Promise<RunningApplication> {
  const now = () => new Date();
  const connection = openConnection(settings.databaseUrl);
  const migrated = await migrateToLatest(connection.db);
  if (migrated.length > 0) report(`Database migrated: ${migrated.join(', ')}`);
  if (settings.demo) await prepareDemonstration(connection, settings, now(), report);

  const catalogue = await loadCatalogue(connection);
  const geocoder = makeGeocoder(settings, connection);
  const application: Application = { settings, connection, catalogue, geocoder, now };
  const live = makeLiveUpdates(application);
  const server = makeHttpServer(application, { ...parts, live });
  server.listen(settings.port, settings.host);
  await once(server, 'listening');

  catalogue.watch();
  // So that the first person who searches a commune does not wait for the names of all.
  indexOf(connection).catch((error: unknown) =>
    console.error('The names of places could not be read.', error),
  );
  const outbox = startOutbox(application);
  const stopImports = startSessionImports(application);
  const aside = { ...application, connection: givingWay(connection) };
  const stopPurges = startHourlyPurges(aside);
  const stopReminders = startReminderPlanning(aside);
  const stopOffers = startOfferExpiry(aside);
  const stopAlerts = startAlertMatching(aside);
  const stopCirculars = startCircularWork(aside);
  const stopCounting = startDailyCounting(aside);
  const stopping = new AbortController();
  const calendarEvents = refreshCalendarEvents(
    aside.connection,
    settings.publicUrl,
    undefined,
    stopping.signal,
  ).catch((error: unknown) => console.error('Calendar events could not be written again.', error));

  return {
    application,
    async stop() {
      stopping.abort();
      live.close();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      const late = setTimeout(() => server.closeAllConnections(), GRACE_MILLISECONDS);
      await closed;
      clearTimeout(late);
      await Promise.all([
        outbox.stop(),
        stopPurges(),
        stopReminders(),
        stopOffers(),
        stopImports(),
        stopCirculars(),
        stopAlerts(),
        stopCounting(),
        calendarEvents,
        catalogue.close(),
      ]);
      await connection.close();
    },
  };
}

async function prepareDemonstration(
  connection: Connection,
  { publicUrl }: Settings,
  now: Date,
  report: (line: string) => void,
): Promise<void> {
  const outcome = await loadDemonstration(connection, { now, publicUrl, progress: report });
  switch (outcome.kind) {
    case 'loaded':
      report(`Demonstration loaded: ${outcome.sessions} sessions, ${outcome.registrations} registrations.`);
      return;
    case 'already-loaded':
      return;
    case 'holds-real-data':
      report('The database holds real data: the demonstration is not loaded.');
      return;
  }
}
