import type { Connection } from './connection.server.ts';
import { followMerge } from './merged-venues.server.ts';
import type { TypedFields } from './preparations.server.ts';

/**
 * What an account typed over a session and did not save: the fields that say something else than the session, offered
 * again to that account alone. Nothing else reads them.
 */

/** Days after which what was left is forgotten. */
const KEPT_DAYS = 30;

export type UnsavedEdit = { typed: TypedFields; typedAt: string };

type Whose = { accountId: string; sessionId: string };

/** Keeps them in the place of what was kept before; nothing typed forgets it. The caller has checked whose session it is. */
export async function keepUnsavedEdit(
  connection: Connection,
  { accountId, sessionId }: Whose,
  typed: TypedFields,
  now: Date,
): Promise<void> {
  if (Object.keys(typed).length === 0) return forgetUnsavedEdit(connection, { accountId, sessionId });
  const kept = { typed: JSON.stringify(typed), typed_at: now.toISOString() };
  await connection.write(async (trx) => {
    await trx
      .insertInto('unsaved_edits')
      .values({ account_id: accountId, session_id: sessionId, ...kept })
      .onConflict((conflict) => conflict.columns(['account_id', 'session_id']).doUpdateSet(kept))
      .execute();
    await trx
      .deleteFrom('unsaved_edits')
      .where('account_id', '=', accountId)
      .where('typed_at', '<', daysBefore(now))
      .execute();
  });
}

/** What was kept; undefined when nothing was, or too long ago. A venue that was merged since reads as the one that stayed. */
export async function findUnsavedEdit(
  { db }: Pick<Connection, 'db'>,
  { accountId, sessionId }: Whose,
  now: Date,
): Promise<UnsavedEdit | undefined> {
  const row = await db
    .selectFrom('unsaved_edits')
    .select(['typed', 'typed_at as typedAt'])
    .where('account_id', '=', accountId)
    .where('session_id', '=', sessionId)
    .where('typed_at', '>=', daysBefore(now))
    .executeTakeFirst();
  if (!row) return undefined;
  const typed: TypedFields = JSON.parse(row.typed);
  const { venueId } = typed;
  return { ...row, typed: venueId ? { ...typed, venueId: await followMerge(db, venueId) } : typed };
}

/** Once it is saved, or not wanted any more. */
export async function forgetUnsavedEdit(
  connection: Connection,
  { accountId, sessionId }: Whose,
): Promise<void> {
  await connection.write((trx) =>
    trx
      .deleteFrom('unsaved_edits')
      .where('account_id', '=', accountId)
      .where('session_id', '=', sessionId)
      .execute(),
  );
}

function daysBefore(now: Date): string {
  return new Date(now.getTime() - KEPT_DAYS * 86_400_000).toISOString();
}
