import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { openConnection } from '#db/connection.server.ts';
import { migrateToLatest } from '#db/migrate.server.ts';
import { copyWhole, findKeptTemplates } from './kept-templates.ts';
import { startPostgres } from './postgres.ts';
import { makeThrowAwayFolder } from './throw-away-folder.ts';

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
  const directory = await makeThrowAwayFolder('semainier-tests-');
  const sqliteTemplate = path.join(directory, 'template.sqlite');
  const kept = findKeptTemplates();
  const keptSqlite = `${kept}.sqlite`;
  if (!existsSync(keptSqlite)) {
    await migrate(sqliteTemplate);
    copyWhole(sqliteTemplate, keptSqlite);
  } else copyWhole(keptSqlite, sqliteTemplate);

  const keptPostgres = `${kept}.postgres`;
  const known = existsSync(keptPostgres);
  const postgres = await startPostgres(keptPostgres);
  if (!known) {
    await postgres.createDatabase('semainier_template');
    await migrate(postgres.url('semainier_template'));
    await postgres.keep();
  }

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
