import type { Connection } from './connection.server.ts';
import { padIds } from './id-lists.ts';
import { type Message, messageColumns } from './messages.server.ts';
import type { Database } from './schema.ts';

/**
 * Messages that no machine could bring: a mediator tells them by voice. They are the texts that wait for a gateway that
 * is not there, and what was refused or did not arrive.
 */

/** More than anybody calls in one go; the others follow as these are ticked off. */
const MESSAGES_AT_ONCE = 300;

export type MessageToCall = Message & { registrationId: string; name: string; undeliveredAt: string | null };

/**
 * The messages of those sessions that somebody should tell by voice, oldest first, at most 300. `textsAreSent`: whether a
 * gateway takes texts; without one all that wait are to be called. Those that make no sense any more are among them:
 * app/domain/message.ts decides that.
 */
export async function listMessagesToCall(
  { db }: Connection,
  sessionIds: readonly string[],
  { textsAreSent }: { textsAreSent: boolean },
): Promise<MessageToCall[]> {
  if (sessionIds.length === 0) return [];
  const rows = await selectMessages(db, sessionIds)
    .where('messages.called_at', 'is', null)
    .where((message) =>
      message.or([
        message('messages.failed_at', 'is not', null),
        message('messages.undelivered_at', 'is not', null),
        ...(textsAreSent
          ? []
          : [
              message.and([message('messages.channel', '=', 'sms'), message('messages.sent_at', 'is', null)]),
            ]),
      ]),
    )
    .orderBy('messages.id')
    .limit(MESSAGES_AT_ONCE)
    .execute();
  return rows.flatMap(({ name, registrationId, ...row }) =>
    name === null || registrationId === null ? [] : [{ ...row, name, registrationId }],
  );
}

export type CalledPerson = { registrationId: string; name: string; contact: string; by: string; at: string };

/** Whom a mediator has called about a session, the latest first, at most 50: they can be put back. */
export async function listCalledPeople({ db }: Connection, sessionId: string): Promise<CalledPerson[]> {
  const rows = await db
    .selectFrom('messages')
    .innerJoin('registrations', 'registrations.id', 'messages.registration_id')
    .innerJoin('accounts', 'accounts.id', 'messages.called_by')
    .select(['registrations.id as registrationId', 'registrations.name', 'messages.recipient as contact'])
    .select(['accounts.name as by', 'messages.called_at as at'])
    .where('messages.session_id', '=', sessionId)
    .where('messages.called_at', 'is not', null)
    .orderBy('messages.called_at', 'desc')
    .limit(50)
    .execute();
  const latest = new Map<string, CalledPerson>();
  for (const { name, at, ...row } of rows) {
    if (name !== null && at !== null && !latest.has(row.registrationId))
      latest.set(row.registrationId, { ...row, name, at });
  }
  return [...latest.values()];
}

/** Names of those who hold or wait for seats and left no contact: nothing was written for them, at most 300. */
export async function listPeopleWithoutContact({ db }: Connection, sessionId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('registrations')
    .select('name')
    .where('session_id', '=', sessionId)
    .where('contact', 'is', null)
    .where('cancelled_at', 'is', null)
    .where('purged_at', 'is', null)
    .orderBy('id')
    .limit(MESSAGES_AT_ONCE)
    .execute();
  return rows.flatMap(({ name }) => (name === null ? [] : [name]));
}

/**
 * Ticks messages to one person off as told by voice, so that they are not sent any more. One that is being sent at this
 * moment is left alone. Messages of another session, or of another registration, are not touched.
 */
export async function markCalled(
  connection: Connection,
  call: { sessionId: string; registrationId: string; messageIds: string[]; accountId: string },
  now: Date,
): Promise<number> {
  if (call.messageIds.length === 0) return 0;
  const marked = await connection.write((trx) =>
    trx
      .updateTable('messages')
      .set({ called_at: now.toISOString(), called_by: call.accountId })
      .where('id', 'in', call.messageIds)
      .where('session_id', '=', call.sessionId)
      .where('registration_id', '=', call.registrationId)
      .where('called_at', 'is', null)
      .where((message) =>
        message.or([
          message('failed_at', 'is not', null),
          message('undelivered_at', 'is not', null),
          message.and([
            message('sent_at', 'is', null),
            message('handed_over_at', 'is', null),
            message.or([
              message('claimed_until', 'is', null),
              message('claimed_until', '<=', now.toISOString()),
            ]),
          ]),
        ]),
      )
      .executeTakeFirst(),
  );
  return Number(marked.numUpdatedRows);
}

/** Puts a person who was ticked off by mistake back on the list, with all that they were told by that call. */
export async function undoCall(
  connection: Connection,
  { sessionId, registrationId, at }: { sessionId: string; registrationId: string; at: string },
): Promise<void> {
  await connection.write((trx) =>
    trx
      .updateTable('messages')
      .set({ called_at: null, called_by: null })
      .where('session_id', '=', sessionId)
      .where('registration_id', '=', registrationId)
      .where('called_at', '=', at)
      .execute(),
  );
}

function selectMessages(db: Database, sessionIds: readonly string[]) {
  return db
    .selectFrom('messages')
    .innerJoin('registrations', 'registrations.id', 'messages.registration_id')
    .select(messageColumns.map((column) => `messages.${column}` as const))
    .select(['messages.undelivered_at as undeliveredAt', 'registrations.name'])
    .where('messages.session_id', 'in', padIds(sessionIds));
}
