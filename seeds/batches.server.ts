import type { InsertObject } from 'kysely';
import type { DatabaseTransaction, Schema } from '#db/schema.ts';

/** SQLite takes 32,766 parameters in a statement, PostgreSQL 65,535; shorter statements are prepared once and kept. */
const PARAMETERS = 8000;

/** Inserts rows by statements of many rows. */
export async function insertInBatches<Table extends keyof Schema & string>(
  trx: DatabaseTransaction,
  table: Table,
  rows: readonly InsertObject<Schema, Table>[],
): Promise<void> {
  const columns = Object.keys(rows[0] ?? {}).length;
  if (columns === 0) return;
  const size = Math.floor(PARAMETERS / columns);
  for (let start = 0; start < rows.length; start += size) {
    await trx
      .insertInto(table)
      .values(rows.slice(start, start + size))
      .execute();
  }
}
