import { ZodError } from 'zod';
import { readSettings, type Settings, SettingsError } from '#app/env.server.ts';
import { type Connection, openConnection } from '#db/connection.server.ts';
import { migrateToLatest } from '#db/migrate.server.ts';

/**
 * Runs one command on the configured, migrated database and prints the sentence it returns. What can be mended by the
 * person who typed it ends with a sentence and the usage, not with a stack.
 */
export async function runCommand(
  usage: string,
  command: (application: { connection: Connection; settings: Settings; now: Date }) => Promise<string>,
): Promise<void> {
  try {
    const settings = readSettings();
    const connection = openConnection(settings.databaseUrl);
    try {
      await migrateToLatest(connection.db);
      console.log(await command({ connection, settings, now: new Date() }));
    } finally {
      await connection.close();
    }
  } catch (failure) {
    console.error(`${explain(failure)}\n\nUsage:\n${usage}`);
    process.exitCode = 1;
  }
}

function explain(failure: unknown): string {
  if (failure instanceof ZodError) {
    return failure.issues.map((issue) => `--${issue.path.join('.')}: ${issue.message}`).join('\n');
  }
  if (failure instanceof SettingsError) return failure.message;
  return failure instanceof Error ? failure.message : String(failure);
}
