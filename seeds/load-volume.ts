import { parseArgs } from 'node:util';
import { readSettings, SettingsError } from '#app/env.server.ts';
import { openConnection } from '#db/connection.server.ts';
import { migrateToLatest } from '#db/migrate.server.ts';
import { loadVolume } from './volume.server.ts';

/**
 * `npx tsx seeds/load-volume.ts --sessions 80000 --registrations 4000000`: a campaign of that size, into the empty
 * database that DATABASE_URL names.
 */
async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      sessions: { type: 'string', default: '1500' },
      registrations: { type: 'string', default: '50000' },
    },
  });
  const sessions = Number(values.sessions);
  const registrations = Number(values.registrations);
  if (!Number.isSafeInteger(sessions) || !Number.isSafeInteger(registrations) || sessions < 1) {
    console.error('--sessions and --registrations take whole numbers.');
    return 1;
  }
  const settings = readSettings();
  const connection = openConnection(settings.databaseUrl);
  try {
    await migrateToLatest(connection.db);
    const started = Date.now();
    const outcome = await loadVolume(connection, {
      sessions,
      registrations,
      now: new Date(),
      publicUrl: settings.publicUrl,
      progress(done) {
        if (done.sessions % 10_000 === 0 || done.sessions === sessions)
          console.log(`${done.sessions} sessions, ${done.registrations} registrations …`);
      },
    });
    if (outcome.kind !== 'loaded') {
      console.error('This database holds data already: set DATABASE_URL to an empty one.');
      return 1;
    }
    console.log(`Loaded in ${Math.round((Date.now() - started) / 1000)} s.`);
    return 0;
  } finally {
    await connection.close();
  }
}

process.exitCode = await main().catch((failure: unknown) => {
  if (!(failure instanceof SettingsError)) throw failure;
  console.error(failure.message);
  return 1;
});
