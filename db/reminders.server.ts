import { decideReminder, startsToRemindOf } from '#app/domain/reminder.ts';
import type { Connection } from './connection.server.ts';
import { enqueueMessages } from './messages.server.ts';
import { messageTo } from './session-seats.server.ts';

const SESSIONS_AT_ONCE = 200;

/**
 * Writes the reminders that are due at `now` into the outbox. It asks what is due rather than what was planned: a
 * restart skips nothing, several processes may run it at once, and running it again changes nothing. A session that
 * has moved since counts as not reminded of. Returns how many messages it wrote. `stopping` ends it between two
 * sessions.
 */
export async function enqueueDueReminders(
  connection: Connection,
  now: Date,
  stopping?: AbortSignal,
): Promise<number> {
  let written = 0;
  let last: SessionPlace | undefined;
  do {
    const due = await listSessionsToRemindOf(connection, now, last);
    for (const session of due) {
      if (stopping?.aborted) return written;
      written += await remindOf(connection, session.id, now);
    }
    last = due.length === SESSIONS_AT_ONCE ? due.at(-1) : undefined;
  } while (last);
  return written;
}

type SessionPlace = { id: string; startsAt: string };

/** Sessions that start within the reminders' time and have none written for that start, soonest first. */
async function listSessionsToRemindOf(
  { db }: Connection,
  now: Date,
  last: SessionPlace | undefined,
): Promise<SessionPlace[]> {
  const { after, until } = startsToRemindOf(now.toISOString());
  let sessions = db
    .selectFrom('sessions')
    .select(['id', 'starts_at as startsAt'])
    .where('starts_at', '>', after)
    .where('starts_at', '<=', until)
    .where((session) =>
      session.or([
        session('reminded_for', 'is', null),
        session('reminded_for', '!=', session.ref('starts_at')),
      ]),
    )
    .where('published_at', 'is not', null)
    .where('cancelled_at', 'is', null)
    .orderBy('starts_at')
    .orderBy('id')
    .limit(SESSIONS_AT_ONCE);
  if (last) {
    const { id, startsAt } = last;
    sessions = sessions
      .where('starts_at', '>=', startsAt)
      .where((session) => session.or([session('starts_at', '>', startsAt), session('id', '>', id)]));
  }
  return sessions.execute();
}

/** One session a transaction: sign-ups elsewhere do not wait for the whole of it. */
async function remindOf(connection: Connection, sessionId: string, now: Date): Promise<number> {
  return connection.write(async (trx) => {
    // Takes the session's row: a second process finds it reminded of, a move or a cancellation waits.
    const session = await trx
      .updateTable('sessions')
      .set((row) => ({ reminded_for: row.ref('starts_at') }))
      .where('id', '=', sessionId)
      .where('cancelled_at', 'is', null)
      .where((row) =>
        row.or([row('reminded_for', 'is', null), row('reminded_for', '!=', row.ref('starts_at'))]),
      )
      .returning(['id', 'starts_at as startsAt', 'cancelled_at as cancelledAt'])
      .executeTakeFirst();
    if (!session) return 0;
    const registrations = await trx
      .selectFrom('registrations')
      .select([
        'id',
        'contact_kind',
        'contact',
        'locale',
        'confirmed_at as confirmedAt',
        'cancelled_at as cancelledAt',
        'purged_at as purgedAt',
      ])
      .where('session_id', '=', session.id)
      .where('confirmed_at', 'is not', null)
      .execute();
    const messages = registrations
      .filter((registration) => decideReminder({ session, registration }, now.toISOString()).kind === 'due')
      .flatMap((registration) => messageTo(registration, session.id, 'reminder', now))
      .map((message) => ({
        ...message,
        details: { remindsOf: session.startsAt },
        dedupeKey: `reminder:${message.registrationId}:${session.startsAt}`,
      }));
    return enqueueMessages(trx, messages, now);
  });
}
