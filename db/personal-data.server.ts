import { forgetSessionsEndedBefore } from '#app/domain/personal-data.ts';
import { forgetCheckIns } from './check-ins.server.ts';
import type { Connection } from './connection.server.ts';

const SESSIONS_AT_ONCE = 200;

/**
 * Forgets the name and contact of everyone whose session ended more than 60 days before `now`, and deletes the
 * messages written to them, and what mediators did with their registrations. Seats stay, so that the counts stay. It
 * asks what is due rather than what was planned: a restart skips nothing, and running it twice changes nothing.
 * Returns how many sessions it purged. `stopping` ends it between two sessions.
 */
export async function purgePersonalData(
  connection: Connection,
  now: Date,
  stopping?: AbortSignal,
): Promise<number> {
  let purged = 0;
  let due: { id: string }[];
  do {
    due = await connection.db
      .selectFrom('sessions')
      .select('id')
      .where('purged_at', 'is', null)
      .where('ends_at', '<', forgetSessionsEndedBefore(now))
      .limit(SESSIONS_AT_ONCE)
      .execute();
    // One session a transaction: sign-ups elsewhere do not wait for the whole of it.
    for (const session of due) {
      if (stopping?.aborted) return purged;
      await purgeSession(connection, session.id, now.toISOString());
      purged += 1;
    }
  } while (due.length === SESSIONS_AT_ONCE);
  return purged;
}

async function purgeSession(connection: Connection, sessionId: string, purgedAt: string): Promise<void> {
  await connection.write(async (trx) => {
    await trx.updateTable('sessions').set({ purged_at: purgedAt }).where('id', '=', sessionId).execute();
    await trx
      .deleteFrom('messages')
      .where('registration_id', 'in', (registrations) =>
        registrations.selectFrom('registrations').select('id').where('session_id', '=', sessionId),
      )
      .execute();
    await trx
      .deleteFrom('registration_acts')
      .where('registration_id', 'in', (registrations) =>
        registrations.selectFrom('registrations').select('id').where('session_id', '=', sessionId),
      )
      .execute();
    await trx.deleteFrom('session_letters').where('session_id', '=', sessionId).execute();
    await trx
      .updateTable('registrations')
      .set({ name: null, contact: null, contact_kind: null, purged_at: purgedAt })
      .where('session_id', '=', sessionId)
      .where('purged_at', 'is', null)
      .execute();
    await forgetCheckIns(trx, sessionId);
  });
}
