import { mkdirSync } from 'node:fs';
import path from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { type DialectAdapter, SqliteAdapter, SqliteDialect } from 'kysely';
import { LRUCache } from 'lru-cache';
import type { Engine } from './connection.server.ts';

/**
 * Statements kept prepared: the application has a few hundred distinct ones, and one for each number of rows of its
 * longer inserts, which must not take the place of those that every page asks.
 */
const PREPARED_LIMIT = 500;

/** Opens an SQLite file (or `:memory:`), durable at every commit. */
export function openSqlite(file: string): Engine {
  if (file !== ':memory:') mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
  const database = new SqliteDatabase(file);
  database.pragma('journal_mode = WAL');
  // An acknowledged sign-up survives a power cut.
  database.pragma('synchronous = FULL');
  database.pragma('foreign_keys = ON');
  database.pragma('busy_timeout = 5000');
  return {
    name: 'sqlite',
    dialect: new WholeMigrationsDialect({ database: keepPrepared(database) }),
    commitsTogether: true,
  };
}

/**
 * SQLite undoes tables like rows. Kysely does not count on it by default, and a first start that was interrupted then
 * left half of the tables behind, for ever in the way.
 */
class WholeMigrationsDialect extends SqliteDialect {
  override createAdapter(): DialectAdapter {
    return new WholeMigrationsAdapter();
  }
}

class WholeMigrationsAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/** Kysely prepares a statement each time it runs it; preparing costs more than running most of ours. */
function keepPrepared(database: SqliteDatabase.Database): SqliteDatabase.Database {
  const prepared = new LRUCache<string, SqliteDatabase.Statement>({ max: PREPARED_LIMIT });
  const prepare = database.prepare.bind(database);
  database.prepare = ((sql: string) => {
    const known = prepared.get(sql);
    // A statement whose rows are still being read cannot be run again.
    if (known && !known.busy) return known;
    const statement = prepare(sql);
    if (!known) prepared.set(sql, statement);
    return statement;
  }) as typeof database.prepare;
  return database;
}
