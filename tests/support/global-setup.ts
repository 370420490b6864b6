import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { openConnection } from '#db/connection.server.ts';
import { migrateToLatest } from '#db/migrate.server.ts';
import { startPostgres } from './postgres.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** A migrated SQLite file to copy. */
    sqliteTemplate: string;
    /** A running PostgreSQL and its migrated database to copy. */
    postgresAdministration: string;
  }
}

/** Makes, once for the whole run, a migrated database on each engine that suites copy. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const directory = await mkdtemp(path.join(os.tmpdir(), 'semainier-tests-'));
  const sqliteTemplate = path.join(directory, 'template.sqlite');
  await migrate(sqliteTemplate);

  const postgres = await startPostgres();
  await postgres.createDatabase('semainier_template');
  await migrate(postgres.url('semainier_template'));

  project.provide('sqliteTemplate', sqliteTemplate);
  project.provide('postgresAdministration', postgres.url('postgres'));
  return async () => {
    await postgres.stop();
    await rm(directory, { recursive: true, force: true });
  };
}

async function migrate(databaseUrl: string): Promise<void> {
  const connection = openConnection(databaseUrl);
  await migrateToLatest(connection.db);
  await connection.close();
}
