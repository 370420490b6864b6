import type { Connection } from './connection.server.ts';
import { padIds } from './id-lists.ts';
import type { DatabaseTransaction } from './schema.ts';

/** The one row of `catalogue_versions`; the migrations make it. */
const ROW = 1;

/** How many ids one statement names at most: both engines bound the number of parameters. */
const IDS_PER_STATEMENT = 512;

/**
 * Raises the catalogue's version inside the transaction that changes what the public sees (publish, edit, cancel,
 * an availability label), and returns the number to store in the `version` of every session it touched. After the
 * commit, call `catalogue.refresh()`.
 *
 * The update keeps the row locked until the commit, so versions are committed in the order of their numbers: whoever
 * reads version 7 can read every row of versions 1 to 7, and no reader skips one. Because of that lock, lock the
 * sessions first and call this afterwards, close to the end of the transaction.
 */
export async function raiseCatalogueVersion(trx: DatabaseTransaction): Promise<number> {
  const row = await trx
    .updateTable('catalogue_versions')
    .set((expression) => ({ version: expression('version', '+', 1) }))
    .where('id', '=', ROW)
    .returning('version')
    .executeTakeFirstOrThrow();
  return row.version;
}

/** The version of the last committed change that the public sees. */
export async function readCatalogueVersion({ db }: Pick<Connection, 'db'>): Promise<number> {
  const row = await db
    .selectFrom('catalogue_versions')
    .select('version')
    .where('id', '=', ROW)
    .executeTakeFirstOrThrow();
  return row.version;
}

/**
 * To call in the transaction that moves venues, renames them or changes their access: their published sessions are
 * read again by every catalogue. Returns the new version, or undefined when no venue was named.
 */
export async function markVenuesChanged(
  trx: DatabaseTransaction,
  venueIds: string[],
): Promise<number | undefined> {
  if (venueIds.length === 0) return undefined;
  const batches: string[][] = [];
  for (let start = 0; start < venueIds.length; start += IDS_PER_STATEMENT) {
    batches.push(padIds(venueIds.slice(start, start + IDS_PER_STATEMENT)));
  }
  // The sessions' rows are locked before the version's, as everywhere: a sign-up that holds one and waits for the
  // other would wait for ever.
  for (const ids of batches) {
    await publishedAt(trx, ids)
      .set((session) => ({ version: session.ref('version') }))
      .execute();
  }
  const version = await raiseCatalogueVersion(trx);
  for (const ids of batches) await publishedAt(trx, ids).set({ version }).execute();
  return version;
}

function publishedAt(trx: DatabaseTransaction, venueIds: string[]) {
  return trx.updateTable('sessions').where('venue_id', 'in', venueIds).where('published_at', 'is not', null);
}
