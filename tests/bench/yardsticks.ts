import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import SqliteDatabase from 'better-sqlite3';

export type BareServer = { origin: string; stop(): Promise<void> };

/** Bare `node:http` that answers everything with the same bytes and headers. A process of its own, as ours is. */
export async function startBareServer(body: Buffer, headers: Record<string, string>): Promise<BareServer> {
  const server = spawn(process.execPath, ['--input-type=module', '-e', BARE_SERVER], {
    // The channel closes with this process, and the server with it.
    stdio: ['pipe', 'pipe', 'inherit', 'ipc'],
    env: { PATH: process.env.PATH, NODE_ENV: 'production', HEADERS: JSON.stringify(headers) },
  });
  server.stdin?.end(body);
  const port = await new Promise<string>((resolve) =>
    server.stdout?.once('data', (data) => resolve(String(data).trim())),
  );
  return {
    origin: `http://127.0.0.1:${port}`,
    stop: () =>
      new Promise((resolve) => {
        server.once('exit', () => resolve());
        server.kill();
      }),
  };
}

const BARE_SERVER = `
import { createServer } from 'node:http';
import { buffer } from 'node:stream/consumers';
const body = await buffer(process.stdin);
const headers = { ...JSON.parse(process.env.HEADERS), 'content-length': String(body.length) };
process.on('disconnect', () => process.exit());
const server = createServer((request, response) => { response.writeHead(200, headers); response.end(body); });
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
`;

/** Single-row commits a second on bare better-sqlite3, each durable before the next, as our database is set. */
export function measureDurableCommits(file: string, seconds: number): number {
  const database = new SqliteDatabase(file);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.exec(
    'create table if not exists commits (id integer primary key, name text, contact text, created_at text)',
  );
  const insert = database.prepare('insert into commits (name, contact, created_at) values (?, ?, ?)');
  const end = performance.now() + seconds * 1000;
  let commits = 0;
  while (performance.now() < end) {
    insert.run('Zoé', `zoe-${commits}@exemple.fr`, '2027-01-01T00:00:00.000Z');
    commits += 1;
  }
  database.close();
  for (const suffix of ['', '-wal', '-shm']) rmSync(`${file}${suffix}`, { force: true });
  return commits / seconds;
}
