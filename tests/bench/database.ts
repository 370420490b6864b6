import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
} from 'node:fs';
import path from 'node:path';
import { type Connection, openConnection } from '#db/connection.server.ts';
import { migrateToLatest } from '#db/migrate.server.ts';
import { loadVolume } from '#seeds/volume.server.ts';

export type Size = { name: string; sessions: number; registrations: number };

export const USUAL: Size = { name: 'usual', sessions: 1500, registrations: 50_000 };
export const LARGE: Size = { name: 'large', sessions: 80_000, registrations: 4_000_000 };

/** The same in each run: calendar events hold links, and would all be written again for another address. */
export const PUBLIC_URL = 'http://semainier.example';

/**
 * A copy, for one run, of a database of that size. It is made once a day, since its dates stand around today, and kept
 * under .cache/.
 */
export async function prepareDatabase(size: Size, directory: string): Promise<string> {
  const day = new Date().toISOString().slice(0, 10);
  const kept = path.resolve('.cache', `bench-${size.name}-${day}.sqlite`);
  mkdirSync(path.dirname(kept), { recursive: true });
  mkdirSync(directory, { recursive: true });
  if (!existsSync(kept)) await make(size, kept);
  const copy = path.join(directory, 'bench.sqlite');
  copyFileSync(kept, copy);
  // Else the first durable commits of the run would wait until the whole copy is on the disk.
  const opened = openSync(copy, 'r+');
  fsyncSync(opened);
  closeSync(opened);
  return copy;
}

async function make({ sessions, registrations }: Size, file: string): Promise<void> {
  const unfinished = `${file}.unfinished`;
  for (const suffix of ['', '-wal', '-shm']) rmSync(`${unfinished}${suffix}`, { force: true });
  const connection = openConnection(unfinished);
  await migrateToLatest(connection.db);
  await loadVolume(connection, {
    sessions,
    registrations,
    now: new Date(),
    publicUrl: PUBLIC_URL,
    progress: (done) => console.log(`${done.sessions} sessions, ${done.registrations} registrations …`),
  });
  // The last one to close an SQLite database puts its journal into the file.
  await connection.close();
  renameSync(unfinished, file);
}

/** What the run asks for: places to search near, one session's page, and sessions that take any number of people. */
export async function readTargets(connection: Connection): Promise<{
  communes: string[];
  slug: string;
  openSlugs: string[];
  sessions: number;
  registrations: number;
}> {
  const { db } = connection;
  const now = new Date().toISOString();
  const communes = await db
    .selectFrom('communes')
    .select('name')
    .where('parent_code', 'is', null)
    .orderBy('population', 'desc')
    .limit(2000)
    .execute();
  const coming = () =>
    db
      .selectFrom('sessions')
      .where('published_at', 'is not', null)
      .where('cancelled_at', 'is', null)
      .where('starts_at', '>', now)
      .where('entry', '=', 'sign_up');
  const one = await coming()
    .select('slug')
    .where('capacity', 'is not', null)
    .limit(1)
    .executeTakeFirstOrThrow();
  const open = await coming().select(['id', 'slug']).orderBy('id').limit(200).execute();
  await connection.write(async (trx) => {
    for (const { id } of open) {
      await trx.updateTable('sessions').set({ capacity: null, expected: 20 }).where('id', '=', id).execute();
    }
  });
  return {
    // Names that several communes share lead to a choice, which is another page.
    communes: [...new Set(communes.map(({ name }) => name))],
    slug: one.slug,
    openSlugs: open.map(({ slug }) => slug),
    sessions: await count(connection, 'sessions'),
    registrations: await count(connection, 'registrations'),
  };
}

export async function count({ db }: Connection, table: 'sessions' | 'registrations'): Promise<number> {
  const { found } = await db
    .selectFrom(table)
    .select((builder) => builder.fn.countAll().as('found'))
    .executeTakeFirstOrThrow();
  return Number(found);
}
