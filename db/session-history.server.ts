import type { Connection } from './connection.server.ts';
import { newId } from './identifiers.ts';
import type { DatabaseTransaction, SessionHistoryTable } from './schema.ts';

/** Who did what to a session, for the colleagues who manage it together. Nothing about citizens. */

/** Rows of one insert: SQLite binds at most 32,766 values in a statement. */
const ROWS_PER_INSERT = 500;

/** Notes what somebody did to those sessions, inside the transaction that does it. */
export async function noteHistory(
  trx: DatabaseTransaction,
  what: SessionHistoryTable['what'],
  sessionIds: readonly string[],
  accountId: string,
  now: Date,
): Promise<void> {
  for (let start = 0; start < sessionIds.length; start += ROWS_PER_INSERT) {
    const rows = sessionIds.slice(start, start + ROWS_PER_INSERT).map((sessionId) => ({
      id: newId(),
      session_id: sessionId,
      account_id: accountId,
      what,
      happened_at: now.toISOString(),
    }));
    await trx.insertInto('session_history').values(rows).execute();
  }
}

export type HistoryLine = { id: string; what: SessionHistoryTable['what']; by: string; at: string };

/** What was done to a session, the latest first, at most 50. The caller has checked whose session it is. */
export async function listHistory({ db }: Connection, sessionId: string): Promise<HistoryLine[]> {
  return db
    .selectFrom('session_history')
    .innerJoin('accounts', 'accounts.id', 'session_history.account_id')
    .select(['session_history.id', 'what', 'accounts.name as by', 'happened_at as at'])
    .where('session_id', '=', sessionId)
    .orderBy('happened_at', 'desc')
    .orderBy('session_history.id', 'desc')
    .limit(50)
    .execute();
}
