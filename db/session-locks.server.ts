import { padIds } from './id-lists.ts';
import { lockOrganisation, lockOrganisations } from './organisations.server.ts';
import type { DatabaseTransaction, OrganisationTable, SessionTable } from './schema.ts';

/** A session's row held until the end of the transaction: sign-ups and other edits of it wait. */

/**
 * The transaction's first statement.
 * @throws a 404 response when it is no session of that organisation
 */
export async function lockOwnSession(
  trx: DatabaseTransaction,
  sessionId: string,
  organisationId: string,
): Promise<SessionTable> {
  const row = await lockOwn(trx, organisationId).where('id', '=', sessionId).executeTakeFirst();
  if (!row) throw new Response(null, { status: 404 });
  return row;
}

/**
 * Several sessions at once, by start: those of a series, or those named; ids of another organisation are left out. Two
 * such changes of one organisation wait for each other, since each could hold a row that the other one needs next.
 */
export async function lockOwnSessions(
  trx: DatabaseTransaction,
  which: { seriesId: string } | { ids: readonly string[] },
  organisationId: string,
): Promise<SessionTable[]> {
  await lockOrganisation(trx, organisationId);
  if ('ids' in which && which.ids.length === 0) return [];
  const rows = await lockOwn(trx, organisationId)
    .where((session) =>
      'ids' in which ? session('id', 'in', padIds(which.ids)) : session('series_id', '=', which.seriesId),
    )
    .execute();
  return rows.sort((one, other) => (one.starts_at + one.id < other.starts_at + other.id ? -1 : 1));
}

/**
 * Sessions of whatever organisations, for those who may act on all of them, and organisations beside them. What is not
 * there is left out. The organisations come first, so that this waits for their own people's changes and the reverse.
 */
export async function lockSessionsOfAny(
  trx: DatabaseTransaction,
  sessionIds: readonly string[],
  organisationIds: readonly string[] = [],
): Promise<{ sessions: SessionTable[]; organisations: OrganisationTable[] }> {
  const owners =
    sessionIds.length === 0
      ? []
      : await trx
          .selectFrom('sessions')
          .select('organisation_id')
          .where('id', 'in', padIds(sessionIds))
          .execute();
  const organisations = await lockOrganisations(trx, [
    ...owners.map((row) => row.organisation_id),
    ...organisationIds,
  ]);
  if (sessionIds.length === 0) return { sessions: [], organisations };
  const sessions = await lock(trx).where('id', 'in', padIds(sessionIds)).execute();
  return { sessions, organisations };
}

function lockOwn(trx: DatabaseTransaction, organisationId: string) {
  return lock(trx).where('organisation_id', '=', organisationId);
}

function lock(trx: DatabaseTransaction) {
  return (
    trx
      .updateTable('sessions')
      // Of a column that no index holds: the lock costs no more than the row.
      .set((session) => ({ waiting_numbers: session.ref('waiting_numbers') }))
      .returningAll()
  );
}
