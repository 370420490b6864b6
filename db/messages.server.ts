import type { SelectQueryBuilder } from 'kysely';
import { type MessageDetails, type MessageKind, nextReceipt } from '#app/domain/message.ts';
import type { Locale } from '#app/text/locale.ts';
import type { Connection } from './connection.server.ts';
import { padIds, sliceRows } from './id-lists.ts';
import { newId } from './identifiers.ts';
import type { DatabaseTransaction, MessageTable, Schema } from './schema.ts';

/** A message to put into the outbox. */
export type NewMessage = {
  kind: MessageKind;
  channel: 'email' | 'sms';
  /** Lower-case e-mail address, or E.164 phone number. */
  recipient: string;
  locale: Locale;
  /** Every kind but `sign-in`, those about reports and those of an alert tells of a registration. */
  registrationId?: string;
  sessionId?: string;
  accountId?: string;
  alertId?: string;
  details?: MessageDetails;
  /**
   * Names the fact: a second message with the same key is not written. A fact that can happen again needs its date or
   * number in the key (`registration-confirmed:<id>:<confirmed_at>`, `session-changed:<registration>:<sequence>`).
   */
  dedupeKey: string;
};

/** Writes a message into the outbox, inside the transaction of what it tells of. Sent once that has committed. */
export async function enqueueMessage(
  trx: DatabaseTransaction,
  message: NewMessage,
  now: Date,
): Promise<void> {
  await enqueueMessages(trx, [message], now);
}

/** As `enqueueMessage`, for everyone whom one change concerns. Returns how many were not there yet. */
export async function enqueueMessages(
  trx: DatabaseTransaction,
  messages: NewMessage[],
  now: Date,
): Promise<number> {
  const instant = now.toISOString();
  let written = 0;
  for (const some of sliceRows(messages)) {
    const rows = some.map((message) => ({
      id: newId(),
      kind: message.kind,
      channel: message.channel,
      recipient: message.recipient,
      locale: message.locale,
      registration_id: message.registrationId ?? null,
      session_id: message.sessionId ?? null,
      account_id: message.accountId ?? null,
      alert_id: message.alertId ?? null,
      details: message.details ? JSON.stringify(message.details) : null,
      dedupe_key: message.dedupeKey,
      created_at: instant,
      send_after: instant,
      attempts: 0,
    }));
    const inserted = await trx
      .insertInto('messages')
      .values(rows)
      .onConflict((conflict) => conflict.column('dedupe_key').doNothing())
      .executeTakeFirst();
    written += Number(inserted.numInsertedOrUpdatedRows ?? 0);
  }
  return written;
}

/** A message as the outbox's sender and the demonstration's page see it. */
export type Message = {
  id: string;
  kind: string;
  channel: MessageTable['channel'];
  recipient: string;
  locale: Locale;
  registrationId: string | null;
  sessionId: string | null;
  accountId: string | null;
  alertId: string | null;
  details: string | null;
  createdAt: string;
  attempts: number;
  claimedUntil: string | null;
  handedOverAt: string | null;
  lostAnswers: number;
  sentAt: string | null;
  failedAt: string | null;
  lastError: string | null;
  calledAt: string | null;
};

export const messageColumns = [
  'id',
  'kind',
  'channel',
  'recipient',
  'locale',
  'registration_id as registrationId',
  'session_id as sessionId',
  'account_id as accountId',
  'alert_id as alertId',
  'details',
  'created_at as createdAt',
  'attempts',
  'claimed_until as claimedUntil',
  'handed_over_at as handedOverAt',
  'lost_answers as lostAnswers',
  'sent_at as sentAt',
  'failed_at as failedAt',
  'last_error as lastError',
  'called_at as calledAt',
] as const;

/** A message that the caller alone may send, for a while. */
export type ClaimedMessage = Message & { claimedUntil: string };

/**
 * Takes up to `limit` messages that are due, oldest first, for whoever calls: a conditional update, so two processes
 * never hold the same one. A claim that is not settled within `claimSeconds` (the process died) can be taken again.
 */
export async function claimMessages(
  connection: Connection,
  now: Date,
  limit: number,
  channels: MessageTable['channel'][],
  claimSeconds: number,
): Promise<ClaimedMessage[]> {
  const instant = now.toISOString();
  const due = (
    await Promise.all(channels.map((channel) => listDue(connection, channel, instant, limit)))
  ).flat();
  if (due.length === 0) return [];
  const oldest = due
    .sort((one, other) => (`${one.sendAfter} ${one.id}` < `${other.sendAfter} ${other.id}` ? -1 : 1))
    .slice(0, limit);
  const claimedUntil = new Date(now.getTime() + claimSeconds * 1000).toISOString();
  const claimed = await connection.write((trx) =>
    trx
      .updateTable('messages')
      .set({ claimed_until: claimedUntil })
      .where('id', 'in', padIds(oldest.map(({ id }) => id)))
      // Asked so that no index can answer it: SQLite went through everything unsent rather than by the twenty ids.
      .where((message) => message.fn.coalesce('sent_at', 'failed_at', 'called_at'), 'is', null)
      .where('send_after', '<=', instant)
      .where((builder) =>
        builder.or([builder('claimed_until', 'is', null), builder('claimed_until', '<=', instant)]),
      )
      .returning(messageColumns)
      .execute(),
  );
  return claimed
    .map((message) => ({ ...message, claimedUntil }))
    .sort((one, other) => (one.id < other.id ? -1 : 1));
}

/** What waits for that channel alone: each has its part of the index, in the order in which it is sent. */
function listDue({ db }: Connection, channel: MessageTable['channel'], instant: string, limit: number) {
  return db
    .selectFrom('messages')
    .select(['id', 'send_after as sendAfter'])
    .where('channel', '=', channel)
    .where('sent_at', 'is', null)
    .where('failed_at', 'is', null)
    .where('called_at', 'is', null)
    .where('send_after', '<=', instant)
    .where((builder) =>
      builder.or([builder('claimed_until', 'is', null), builder('claimed_until', '<=', instant)]),
    )
    .orderBy('send_after')
    .orderBy('id')
    .limit(limit)
    .execute();
}

/**
 * Notes that the message is about to be handed over and counts the attempt. An attempt before it that is still noted
 * as under way has lost its answer, and that is counted too. Answers the attempts counted; undefined when the claim has
 * run out and somebody else may hold the message: it is theirs.
 */
export async function beginHandingOver(
  connection: Connection,
  { id, claimedUntil, handedOverAt }: Pick<ClaimedMessage, 'id' | 'claimedUntil' | 'handedOverAt'>,
  now: Date,
): Promise<number | undefined> {
  const begun = await connection.write((trx) =>
    trx
      .updateTable('messages')
      .set((builder) => ({
        handed_over_at: now.toISOString(),
        attempts: builder('attempts', '+', 1),
        lost_answers: builder('lost_answers', '+', handedOverAt === null ? 0 : 1),
      }))
      .where('id', '=', id)
      .where('claimed_until', '=', claimedUntil)
      .where('claimed_until', '>', now.toISOString())
      .returning('attempts')
      .executeTakeFirst(),
  );
  return begun?.attempts;
}

/**
 * The message was accepted for sending. Whoever holds the claim by now, it went out. `gatewayId`: the gateway's number for
 * it, by which its delivery receipt is read later.
 */
export async function markSent(
  connection: Connection,
  id: string,
  now: Date,
  gatewayId?: string,
): Promise<void> {
  const receiptAfter = gatewayId && nextReceipt(now, now)?.toISOString();
  await connection.write((trx) =>
    trx
      .updateTable('messages')
      .set({
        sent_at: now.toISOString(),
        claimed_until: null,
        handed_over_at: null,
        last_error: null,
        ...(gatewayId && { gateway_id: gatewayId, receipt_after: receiptAfter }),
      })
      .where('id', '=', id)
      .execute(),
  );
}

/**
 * The attempt failed: it is tried again at `again`, or given up when that is undefined. `code` is a code: what a mail
 * server answers often quotes the address, and personal data is not to be kept here. `answerLost` when nobody knows
 * whether the message was accepted.
 */
export async function markFailedAttempt(
  connection: Connection,
  { id, claimedUntil }: Pick<ClaimedMessage, 'id' | 'claimedUntil'>,
  { code, answerLost, again }: { code: string; answerLost: boolean; again: Date | undefined },
  now: Date,
): Promise<void> {
  await connection.write((trx) =>
    trx
      .updateTable('messages')
      .set({
        last_error: code,
        claimed_until: null,
        ...(!answerLost && { handed_over_at: null }),
        ...(again ? { send_after: again.toISOString() } : { failed_at: now.toISOString() }),
      })
      .where('id', '=', id)
      .where('claimed_until', '=', claimedUntil)
      .execute(),
  );
}

/** Gives back messages that were claimed and not tried. */
export async function releaseMessages(connection: Connection, messages: ClaimedMessage[]): Promise<void> {
  await connection.write(async (trx) => {
    for (const { id, claimedUntil } of messages) {
      await trx
        .updateTable('messages')
        .set({ claimed_until: null })
        .where('id', '=', id)
        .where('claimed_until', '=', claimedUntil)
        .execute();
    }
  });
}

/** Takes a message that makes no sense any more out of the outbox, unsent. */
export async function dropMessage(
  connection: Connection,
  { id, claimedUntil }: Pick<ClaimedMessage, 'id' | 'claimedUntil'>,
): Promise<void> {
  await connection.write((trx) =>
    trx.deleteFrom('messages').where('id', '=', id).where('claimed_until', '=', claimedUntil).execute(),
  );
}

/** A page of the outbox, newest first. */
export async function listMessages(
  connection: Connection,
  { offset, limit }: { offset: number; limit: number },
): Promise<{ total: number; messages: Message[] }> {
  const { total } = await connection.db
    .selectFrom('messages')
    .select((builder) => builder.fn.countAll().as('total'))
    .executeTakeFirstOrThrow();
  const messages = await connection.db
    .selectFrom('messages')
    .select(messageColumns)
    .orderBy('id', 'desc')
    .limit(limit)
    .offset(offset)
    .execute();
  return { total: Number(total), messages };
}

/** One message of the outbox. */
export async function findMessage(connection: Connection, id: string): Promise<Message | undefined> {
  return connection.db.selectFrom('messages').select(messageColumns).where('id', '=', id).executeTakeFirst();
}

const DAY_MILLISECONDS = 24 * 60 * 60 * 1000;
const SENT_DAYS = 7;
const UNSENT_DAYS = 30;

/** Messages of one transaction: sign-ups wait for it on an engine with a single writer. */
const DELETED_AT_ONCE = 200;

/**
 * Deletes what was sent or told by voice more than 7 days ago, and what was written more than 30 days ago and never
 * was. It asks what is due, so a restart skips nothing. Returns how many it deleted. `stopping` ends it between two
 * transactions.
 */
export async function purgeMessages(
  connection: Connection,
  now: Date,
  stopping?: AbortSignal,
): Promise<number> {
  const daysAgo = (days: number) => new Date(now.getTime() - days * DAY_MILLISECONDS).toISOString();
  const due = [
    (messages: Messages) =>
      messages
        .where('sent_at', '<', daysAgo(SENT_DAYS))
        // Somebody is to be called about what did not arrive.
        .where((message) =>
          message.or([message('undelivered_at', 'is', null), message('sent_at', '<', daysAgo(UNSENT_DAYS))]),
        ),
    (messages: Messages) => messages.where('called_at', '<', daysAgo(SENT_DAYS)),
    (messages: Messages) =>
      messages.where('sent_at', 'is', null).where('created_at', '<', daysAgo(UNSENT_DAYS)),
  ];
  let deleted = 0;
  for (const some of due) {
    let last: number;
    do {
      if (stopping?.aborted) return deleted;
      last = await connection.write(async (trx) => {
        const { numDeletedRows } = await trx
          .deleteFrom('messages')
          .where('id', 'in', some(trx.selectFrom('messages').select('id')).limit(DELETED_AT_ONCE))
          .executeTakeFirst();
        return Number(numDeletedRows);
      });
      deleted += last;
    } while (last === DELETED_AT_ONCE);
  }
  return deleted;
}

type Messages = SelectQueryBuilder<Schema, 'messages', { id: string }>;
