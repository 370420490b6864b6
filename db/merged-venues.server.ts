import { padIds } from './id-lists.ts';
import type { Database, DatabaseTransaction } from './schema.ts';

/** A venue that was merged into another one: whoever still names it means the one that stayed. */

/** How many ids one statement names at most: both engines bound the number of parameters. */
const IDS_PER_STATEMENT = 512;

/** The id of the venue that stayed, for each of these that was merged; the others are left out. */
export async function followMerges(db: Database, ids: readonly string[]): Promise<Map<string, string>> {
  const kept = new Map<string, string>();
  for (let start = 0; start < ids.length; start += IDS_PER_STATEMENT) {
    const rows = await db
      .selectFrom('venue_merges')
      .select(['venue_id', 'kept_id'])
      .where('venue_id', 'in', padIds(ids.slice(start, start + IDS_PER_STATEMENT)))
      .execute();
    for (const { venue_id, kept_id } of rows) kept.set(venue_id, kept_id);
  }
  return kept;
}

/** The venue itself, or the one that it was merged into. */
export async function followMerge(db: Database, id: string): Promise<string> {
  return (await followMerges(db, [id])).get(id) ?? id;
}

/**
 * Holds the venues where sessions are about to be put until the end of the transaction, so that none of them is merged
 * meanwhile and leaves a session behind. To call before any session's row is locked: a change of a venue holds the venue
 * first, then its sessions. Answers as `followMerges`.
 */
export async function holdVenues(
  trx: DatabaseTransaction,
  ids: readonly (string | null)[],
): Promise<Map<string, string>> {
  const named = [...new Set(ids.flatMap((id) => id ?? []))];
  const held = new Set<string>();
  for (;;) {
    const kept = await followMerges(trx, named);
    const missing = new Set(named.map((id) => kept.get(id) ?? id).filter((id) => !held.has(id)));
    if (missing.size === 0) return kept;
    // One by one, in one order for everybody: two that hold several never each wait for the other.
    for (const id of [...missing].sort()) {
      await lockVenue(trx, id);
      held.add(id);
    }
  }
}

/** Holds the venue's row until the end of the transaction, and gives it; undefined for an unknown id. */
export function lockVenue(trx: DatabaseTransaction, id: string) {
  return trx
    .updateTable('venues')
    .set((venue) => ({ updated_at: venue.ref('updated_at') }))
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst();
}
