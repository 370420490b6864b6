import { PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Engine } from './connection.server.ts';

/** Opens a pool on PostgreSQL; several addresses, comma-separated, are tried in their order. */
export function openPostgres(databaseUrl: string): Engine {
  const addresses = databaseUrl.split(',').map((address) => address.trim());
  const pool = async () => {
    for (const address of addresses.slice(0, -1)) {
      const candidate = makePool(address);
      if (await answers(candidate)) return candidate;
      await candidate.end();
    }
    return makePool(addresses.at(-1) ?? databaseUrl);
  };
  return { name: 'postgres', dialect: new PostgresDialect({ pool }), commitsTogether: false };
}

function makePool(connectionString: string): pg.Pool {
  const pool = new pg.Pool({ connectionString, max: 10, connectionTimeoutMillis: 15_000 });
  // Without a listener a lost idle connection would end the process; the next query opens another.
  pool.on('error', () => undefined);
  return pool;
}

async function answers(pool: pg.Pool): Promise<boolean> {
  return pool.query('select 1').then(
    () => true,
    () => false,
  );
}
