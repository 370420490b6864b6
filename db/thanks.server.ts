import { decideThanks, endsToThankFor, thanksDueAt } from '#app/domain/thanks.ts';
import type { Connection } from './connection.server.ts';
import { enqueueMessages } from './messages.server.ts';
import { messageTo } from './session-seats.server.ts';

/** Thanks and next steps after a session, for those who asked for them: by the rules of app/domain/thanks.ts. */

const SESSIONS_AT_ONCE = 200;

/**
 * Writes the thanks that are due at `now` into the outbox, the longest over first. Like reminders it asks what is due
 * rather than what was planned: a restart skips nothing, several processes may run it at once. Returns how many messages
 * it wrote.
 */
export async function enqueueDueThanks(
  connection: Connection,
  now: Date,
  stopping?: AbortSignal,
): Promise<number> {
  let written = 0;
  let due: { id: string }[];
  do {
    due = await listSessionsToThankFor(connection, now);
    for (const { id } of due) {
      if (stopping?.aborted) return written;
      written += await thank(connection, id, now);
    }
  } while (due.length === SESSIONS_AT_ONCE);
  return written;
}

async function listSessionsToThankFor({ db }: Connection, now: Date) {
  const { after, until } = endsToThankFor(now.toISOString());
  const over = await db
    .selectFrom('sessions')
    .select(['id', 'ends_at as endsAt', 'time_zone as timeZone'])
    .where('thanked_at', 'is', null)
    .where('ends_at', '>', after)
    .where('ends_at', '<=', until)
    .where('published_at', 'is not', null)
    .where('cancelled_at', 'is', null)
    .orderBy('ends_at')
    .orderBy('id')
    .limit(SESSIONS_AT_ONCE)
    .execute();
  return over.filter((session) => thanksDueAt(session) <= now.toISOString());
}

/** One session a transaction. */
async function thank(connection: Connection, sessionId: string, now: Date): Promise<number> {
  return connection.write(async (trx) => {
    // Takes the session's row: a second process finds it thanked for.
    const session = await trx
      .updateTable('sessions')
      .set({ thanked_at: now.toISOString() })
      .where('id', '=', sessionId)
      .where('thanked_at', 'is', null)
      .returning(['id', 'ends_at as endsAt', 'time_zone as timeZone', 'cancelled_at as cancelledAt'])
      .executeTakeFirst();
    if (!session) return 0;
    const registrations = await trx
      .selectFrom('registrations')
      .select(['id', 'contact_kind', 'contact', 'locale'])
      .select(['confirmed_at as confirmedAt', 'cancelled_at as cancelledAt', 'purged_at as purgedAt'])
      .select('thanks_wanted_since as thanksWantedSince')
      .where('session_id', '=', session.id)
      .where('thanks_wanted_since', 'is not', null)
      .execute();
    const messages = registrations
      .filter((registration) => decideThanks({ session, registration }, now.toISOString()).kind === 'due')
      .flatMap((registration) => messageTo(registration, session.id, 'thanks', now))
      .map((message) => ({ ...message, dedupeKey: `thanks:${message.registrationId}` }));
    return enqueueMessages(trx, messages, now);
  });
}

/** Whether the person asked for thanks and next steps; false for an unknown registration. */
export async function areThanksWanted(
  { db }: Pick<Connection, 'db'>,
  registrationId: string,
): Promise<boolean> {
  const row = await db
    .selectFrom('registrations')
    .select('thanks_wanted_since')
    .where('id', '=', registrationId)
    .executeTakeFirst();
  return typeof row?.thanks_wanted_since === 'string';
}

/** Notes since when the person wants them, or that they do not any more. Nothing for one that was erased. */
export async function chooseThanks(
  connection: Connection,
  registrationId: string,
  wanted: boolean,
  now: Date,
): Promise<void> {
  await connection.write((trx) =>
    trx
      .updateTable('registrations')
      .set({ thanks_wanted_since: wanted ? now.toISOString() : null })
      .where('id', '=', registrationId)
      .where('purged_at', 'is', null)
      .execute(),
  );
}
