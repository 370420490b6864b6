import { isNoticeDue, noticesSentBefore } from '#app/domain/mediator-notification.ts';
import type { Connection } from './connection.server.ts';
import { padIds } from './id-lists.ts';
import { lockNotifications, toChoices } from './mediator-notifications.server.ts';
import { enqueueMessage } from './messages.server.ts';
import type { DatabaseTransaction } from './schema.ts';

/** Mails that tell mediators what may ask for something: by the rules of app/domain/mediator-notification.ts. */

const MEDIATORS_AT_ONCE = 200;

/**
 * Writes what was noted of sessions (session-notices.server.ts) into the outbox: one mail for all the sessions of a
 * mediator, and half an hour at least between two. A notice is taken with the mail that tells it: a restart skips none,
 * and several processes tell none twice. Returns how many mails it wrote. `stopping` ends it between two mediators.
 */
export async function enqueueDueNotices(
  connection: Connection,
  now: Date,
  stopping?: AbortSignal,
): Promise<number> {
  let written = 0;
  let last = '';
  for (;;) {
    const due = await listMediatorsToTell(connection, now, last);
    for (const accountId of due) {
      if (stopping?.aborted) return written;
      written += await connection.write((trx) => tellNotices(trx, accountId, now));
    }
    if (due.length < MEDIATORS_AT_ONCE) return written;
    last = due.at(-1) ?? last;
  }
}

async function listMediatorsToTell({ db }: Connection, now: Date, last: string): Promise<string[]> {
  const rows = await db
    .selectFrom('session_notices')
    .innerJoin('sessions', 'sessions.id', 'session_notices.session_id')
    .innerJoin('mediator_notifications', 'mediator_notifications.account_id', 'sessions.mediator_id')
    .select('mediator_notifications.account_id as accountId')
    .distinct()
    .where('since', 'is not', null)
    .where((row) =>
      row.or([row('noticed_at', 'is', null), row('noticed_at', '<=', noticesSentBefore(now.toISOString()))]),
    )
    .where('mediator_notifications.account_id', '>', last)
    .orderBy('mediator_notifications.account_id')
    .limit(MEDIATORS_AT_ONCE)
    .execute();
  return rows.map(({ accountId }) => accountId);
}

async function tellNotices(trx: DatabaseTransaction, accountId: string, now: Date): Promise<number> {
  const instant = now.toISOString();
  // A second process waits here, then finds that the mail is written.
  const row = await lockNotifications(trx, accountId);
  if (!row || (row.noticed_at !== null && row.noticed_at > noticesSentBefore(instant))) return 0;
  const account = await trx
    .selectFrom('accounts')
    .select(['email', 'organisation_id', 'closed_at'])
    .where('id', '=', accountId)
    .executeTakeFirstOrThrow();
  const choices = toChoices(row);
  const due = (await takeNoted(trx, accountId)).filter(
    ({ kind, toldAt, session }) =>
      account.closed_at === null &&
      session.organisationId === account.organisation_id &&
      isNoticeDue({ kind, toldAt, wanted: choices[kind], session }, instant),
  );
  if (due.length === 0) return 0;
  await trx
    .updateTable('mediator_notifications')
    .set({ noticed_at: instant })
    .where('account_id', '=', accountId)
    .execute();
  for (const { sessionId, kind } of due)
    await trx
      .updateTable('session_notices')
      .set({ told_at: instant })
      .where('session_id', '=', sessionId)
      .where('kind', '=', kind)
      .execute();
  await enqueueMessage(
    trx,
    {
      kind: 'session-notices',
      channel: 'email',
      recipient: account.email,
      locale: 'fr',
      accountId,
      details: { notices: due.map(({ sessionId, kind, seats }) => ({ sessionId, kind, seats })) },
      dedupeKey: `session-notices:${accountId}:${instant}`,
    },
    now,
  );
  return 1;
}

/** What was noted of a mediator's sessions, taken off the list: what is not worth telling by now is told to nobody. */
async function takeNoted(trx: DatabaseTransaction, accountId: string) {
  const noted = await trx
    .updateTable('session_notices')
    .set({ since: null })
    .where('since', 'is not', null)
    .where((notice) =>
      notice(
        'session_id',
        'in',
        notice.selectFrom('sessions').select('id').where('mediator_id', '=', accountId),
      ),
    )
    .returning(['session_id as sessionId', 'kind', 'seats', 'told_at as toldAt'])
    .execute();
  if (noted.length === 0) return [];
  const sessions = await trx
    .selectFrom('sessions')
    .select(noticedColumns)
    .where('id', 'in', padIds(noted.map(({ sessionId }) => sessionId)))
    .execute();
  return noted.flatMap((notice) => {
    const session = sessions.find(({ id }) => id === notice.sessionId);
    return session ? [{ ...notice, session }] : [];
  });
}

/** What the rules of notices look at. */
export const noticedColumns = [
  'sessions.id',
  'sessions.organisation_id as organisationId',
  'sessions.entry',
  'sessions.capacity',
  'sessions.seats_taken as seatsTaken',
  'sessions.seats_held as seatsHeld',
  'sessions.seats_waiting as seatsWaiting',
  'sessions.published_at as publishedAt',
  'sessions.cancelled_at as cancelledAt',
  'sessions.starts_at as startsAt',
  'sessions.ends_at as endsAt',
] as const;
