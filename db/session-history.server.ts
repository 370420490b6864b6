import type { AuditAct, AuditDetails } from '#app/domain/audit.ts';
import { type Return, returnReasons } from '#app/domain/moderation.ts';
import { noteActs } from './audit.server.ts';
import type { Connection } from './connection.server.ts';
import { padIds } from './id-lists.ts';
import type { DatabaseTransaction } from './schema.ts';

/** Who did what to a session, for the colleagues who manage it together. Nothing about citizens. */

/** Ids of one statement, well below what SQLite binds. */
const IDS_PER_STATEMENT = 512;

/** Notes what somebody did to those sessions, inside the transaction that does it. */
export async function noteHistory(
  trx: DatabaseTransaction,
  act: AuditAct,
  sessionIds: readonly string[],
  accountId: string,
  now: Date,
  details?: AuditDetails,
): Promise<void> {
  for (let start = 0; start < sessionIds.length; start += IDS_PER_STATEMENT) {
    const ids = sessionIds.slice(start, start + IDS_PER_STATEMENT);
    const places = await trx
      .selectFrom('sessions')
      .select(['id', 'department_code as departmentCode', 'region_code as regionCode'])
      .where('id', 'in', padIds(ids))
      .execute();
    const acts = places.map(({ id, departmentCode, regionCode }) => ({
      act,
      subject: { kind: 'session' as const, id },
      departmentCode,
      regionCode,
      ...(details && { details }),
    }));
    await noteActs(trx, accountId, acts, now);
  }
}

export type HistoryLine = {
  id: string;
  what: AuditAct;
  by: string;
  at: string;
  /** Why a coordinator sent it back. */
  reason: Return | null;
};

/** What was done to a session, the latest first, at most 50. The caller has checked whose session it is. */
export async function listHistory({ db }: Connection, sessionId: string): Promise<HistoryLine[]> {
  const rows = await db
    .selectFrom('audit_entries')
    .innerJoin('accounts', 'accounts.id', 'audit_entries.account_id')
    .select(['audit_entries.id', 'act as what', 'accounts.name as by', 'happened_at as at', 'details'])
    .where('subject_kind', '=', 'session')
    .where('subject_id', '=', sessionId)
    .orderBy('happened_at', 'desc')
    .orderBy('audit_entries.id', 'desc')
    .limit(50)
    .execute();
  return rows.map(({ details, ...line }) => ({
    ...line,
    reason: line.what === 'returned' ? readReason(details) : null,
  }));
}

function readReason(details: string | null): Return | null {
  const { reason, note }: Partial<Record<string, unknown>> = details === null ? {} : JSON.parse(details);
  const known = returnReasons.find((one) => one === reason);
  return known === undefined ? null : { reason: known, note: typeof note === 'string' ? note : null };
}
