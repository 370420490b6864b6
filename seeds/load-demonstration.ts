import { readSettings, SettingsError } from '#app/env.server.ts';
import { openConnection } from '#db/connection.server.ts';
import { migrateToLatest } from '#db/migrate.server.ts';
import { loadDemonstration } from './demonstration.server.ts';

/** `npx tsx seeds/load-demonstration.ts`: the demonstration campaign, into the database that DATABASE_URL names. */
async function main(): Promise<number> {
  const settings = readSettings();
  const connection = openConnection(settings.databaseUrl);
  try {
    await migrateToLatest(connection.db);
    const outcome = await loadDemonstration(connection, {
      now: new Date(),
      publicUrl: settings.publicUrl,
      progress: (step) => console.log(step),
    });
    switch (outcome.kind) {
      case 'loaded':
        console.log(`Loaded ${outcome.sessions} sessions and ${outcome.registrations} registrations.`);
        return 0;
      case 'already-loaded':
        console.log('The demonstration is loaded already: nothing was changed.');
        return 0;
      case 'holds-real-data':
        console.error(
          'This database holds accounts or sessions: the demonstration is for an empty one. Set DATABASE_URL to another.',
        );
        return 1;
    }
  } finally {
    await connection.close();
  }
}

process.exitCode = await main().catch((failure: unknown) => {
  if (!(failure instanceof SettingsError)) throw failure;
  console.error(failure.message);
  return 1;
});
