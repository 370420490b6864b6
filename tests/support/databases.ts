import { randomBytes } from 'node:crypto';
import { copyFile } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, inject } from 'vitest';
import { type Connection, openConnection } from '#db/connection.server.ts';

/**
 * Runs one suite over both engines. `connection()` gives a migrated, empty database (territories loaded) of the
 * suite's own; on PostgreSQL it is a copy of a template that tests/support/global-setup.ts made once.
 * `databaseUrl()` opens the same database from another process.
 */
export function onBothEngines(
  name: string,
  suite: (connection: () => Connection, databaseUrl: () => string) => void,
): void {
  describe.each(['sqlite', 'postgres'] as const)(`${name} (%s)`, (engine) => {
    let fresh: Fresh | undefined;
    beforeAll(async () => {
      fresh = engine === 'sqlite' ? await freshSqlite() : await freshPostgres();
    }, 60_000);
    afterAll(() => fresh?.dispose());
    const opened = () => {
      if (!fresh)
        throw new Error('The database is opened before the first test, not while the suite is collected.');
      return fresh;
    };
    suite(
      () => opened().connection,
      () => opened().databaseUrl,
    );
  });
}

type Fresh = { connection: Connection; databaseUrl: string; dispose: () => Promise<void> };

async function freshSqlite(): Promise<Fresh> {
  const file = path.join(path.dirname(inject('sqliteTemplate')), `${newName()}.sqlite`);
  await copyFile(inject('sqliteTemplate'), file);
  const connection = openConnection(file);
  return { connection, databaseUrl: file, dispose: () => connection.close() };
}

async function freshPostgres(): Promise<Fresh> {
  const administration = inject('postgresAdministration');
  const name = newName();
  await runOnPostgres(
    administration,
    `create database ${name} template semainier_template strategy file_copy`,
  );
  const databaseUrl = administration.replace(/postgres$/, name);
  const connection = openConnection(databaseUrl);
  return {
    connection,
    databaseUrl,
    async dispose() {
      await connection.close();
      await runOnPostgres(administration, `drop database ${name} with (force)`);
    },
  };
}

async function runOnPostgres(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(statement);
  await client.end();
}

function newName(): string {
  return `suite_${randomBytes(6).toString('hex')}`;
}
