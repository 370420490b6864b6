import { type Dialect, Kysely } from 'kysely';
import type { PlaceIndex } from '#app/geo/place-index.ts';
import { openPostgres } from './postgres.server.ts';
import type { Database, DatabaseTransaction, Schema } from './schema.ts';
import { openSqlite } from './sqlite.server.ts';

/** What a file that names an engine hands over. */
export type Engine = {
  name: 'sqlite' | 'postgres';
  dialect: Dialect;
  /** One writer at a time: what arrives together is best committed together. */
  commitsTogether: boolean;
};

/** An open database and the way to write to it. */
export type Connection = {
  engine: Engine['name'];
  db: Database;
  /**
   * Runs `work` in a durable transaction and answers after its commit. On an engine with a single writer, the works
   * that arrive in one turn of the event loop share one commit. When one of them throws, all are undone and each is
   * done again on its own: `work` may run twice, and keeps what it learns to itself until it returns.
   */
  write<Result>(work: (trx: DatabaseTransaction) => Promise<Result>): Promise<Result>;
  /**
   * The names of places, read once (places.server.ts). Kept here rather than in a module: the server and the pages are
   * two builds, and each would read its own.
   */
  placeIndex: Promise<PlaceIndex> | undefined;
  close(): Promise<void>;
};

/** Opens the engine that `databaseUrl` names: `postgres://…`, or the path of an SQLite file. */
export function openConnection(databaseUrl: string): Connection {
  const engine = /^postgres(ql)?:\/\//.test(databaseUrl)
    ? openPostgres(databaseUrl)
    : openSqlite(databaseUrl);
  const db = new Kysely<Schema>({ dialect: engine.dialect });
  return {
    engine: engine.name,
    db,
    write: engine.commitsTogether ? committingTogether(db) : (work) => db.transaction().execute(work),
    placeIndex: undefined,
    close: () => db.destroy(),
  };
}

type Waiting = { run: (trx: DatabaseTransaction) => Promise<void>; settle: (failure?: unknown) => void };

function committingTogether(db: Database): Connection['write'] {
  let waiting: Waiting[] = [];
  let committing = false;

  async function commitWaiting() {
    committing = true;
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      await commitBatch(db, batch);
    }
    committing = false;
  }

  return (work) =>
    new Promise((resolve, reject) => {
      let answer: () => void = () => undefined;
      waiting.push({
        async run(trx) {
          const result = await work(trx);
          answer = () => resolve(result);
        },
        settle(failure) {
          if (failure === undefined) answer();
          else reject(failure);
        },
      });
      if (!committing) {
        committing = true;
        setImmediate(() => void commitWaiting());
      }
    });
}

/** One commit for all; when one of them throws, nothing was stored and each is done again on its own. */
async function commitBatch(db: Database, batch: Waiting[]): Promise<void> {
  try {
    await db.transaction().execute(async (trx) => {
      for (const work of batch) await work.run(trx);
    });
    for (const work of batch) work.settle();
  } catch (failure) {
    const [only, ...others] = batch;
    if (others.length === 0) only?.settle(failure ?? new Error('The work failed without saying why.'));
    else for (const work of batch) await commitBatch(db, [work]);
  }
}
