import { newsUntil, nextNews } from '#app/domain/mediator-notification.ts';
import type { Connection } from './connection.server.ts';
import { padIds } from './id-lists.ts';
import { beginNotifications, withZone } from './mediator-notifications.server.ts';
import { enqueueMessage } from './messages.server.ts';
import type { Database, DatabaseTransaction } from './schema.ts';

/** Mails that tell mediators of new registrations: by the rules of app/domain/mediator-notification.ts. */

const ACCOUNTS_AT_ONCE = 200;

/**
 * Writes the mails on new registrations that are due at `now` into the outbox, one for each mediator. It asks what came
 * since the last one: a restart skips nothing, several processes may run it at once, and each registration is told
 * once. Returns how many mails it wrote. `stopping` ends it between two mediators.
 */
export async function enqueueDueNews(
  connection: Connection,
  now: Date,
  stopping?: AbortSignal,
): Promise<number> {
  await beginNotifications(connection, now);
  let written = 0;
  let last: DueAccount | undefined;
  do {
    const due = await listDueAccounts(connection, now, last);
    for (const account of due) {
      if (stopping?.aborted) return written;
      written += await tellNews(connection, account, now);
    }
    last = due.length === ACCOUNTS_AT_ONCE ? due.at(-1) : undefined;
  } while (last);
  return written;
}

type DueAccount = Awaited<ReturnType<typeof listDueAccounts>>[number];

async function listDueAccounts(
  { db }: Connection,
  now: Date,
  last: { id: string; nextAt: string | null } | undefined,
) {
  let accounts = withZone(db)
    .innerJoin('mediator_notifications', 'mediator_notifications.account_id', 'accounts.id')
    .select(['accounts.email', 'registrations', 'next_at as nextAt', 'told_until as toldUntil'])
    .where('next_at', '<=', now.toISOString())
    .where('accounts.closed_at', 'is', null)
    .orderBy('next_at')
    .orderBy('account_id')
    .limit(ACCOUNTS_AT_ONCE);
  if (last?.nextAt) {
    const { id, nextAt } = last;
    accounts = accounts
      .where('next_at', '>=', nextAt)
      .where((account) => account.or([account('next_at', '>', nextAt), account('account_id', '>', id)]));
  }
  return accounts.execute();
}

/** One mediator a transaction: sign-ups do not wait for the whole of it. */
async function tellNews(connection: Connection, account: DueAccount, now: Date): Promise<number> {
  const { id, email, registrations, zone, toldUntil, nextAt } = account;
  const instant = now.toISOString();
  const window = { since: toldUntil, until: newsUntil(instant) };
  if (window.until <= window.since) return 0;
  // Whoever wants to hear of each is looked at each time: nothing is written while nothing came.
  if (registrations === 'each' && !(await hasNews(connection.db, id, window, instant))) return 0;
  return connection.write(async (trx) => {
    // Only as it was read: a second process, or a choice made meanwhile, leaves it alone.
    const taken = await trx
      .updateTable('mediator_notifications')
      .set({ told_until: window.until, next_at: nextNews(registrations, zone, instant) })
      .where('account_id', '=', id)
      .where('registrations', '=', registrations)
      .where('told_until', '=', toldUntil)
      .where('next_at', '=', nextAt)
      .executeTakeFirst();
    if (taken.numUpdatedRows === 0n || !(await hasNews(trx, id, window, instant))) return 0;
    await enqueueMessage(
      trx,
      {
        kind: 'new-registrations',
        channel: 'email',
        recipient: email,
        locale: 'fr',
        accountId: id,
        details: { newsSince: window.since, newsUntil: window.until },
        dedupeKey: `new-registrations:${id}:${window.until}`,
      },
      now,
    );
    return 1;
  });
}

/** After `since`, up to `until` (UTC). */
export type NewsWindow = { since: string; until: string };

async function hasNews(
  db: Database | DatabaseTransaction,
  accountId: string,
  window: NewsWindow,
  now: string,
): Promise<boolean> {
  const one = await newRegistrations(db, [accountId], window, now)
    .select('registrations.id')
    .limit(1)
    .executeTakeFirst();
  return one !== undefined;
}

/**
 * Registrations of then for the coming sessions of those mediators, in the organisation they work for; not what was
 * cancelled since, nor what they typed themselves.
 */
function newRegistrations(
  db: Database | DatabaseTransaction,
  accountIds: readonly string[],
  { since, until }: NewsWindow,
  now: string,
) {
  return db
    .selectFrom('sessions')
    .innerJoin('accounts', (join) =>
      join
        .onRef('accounts.id', '=', 'sessions.mediator_id')
        .onRef('accounts.organisation_id', '=', 'sessions.organisation_id'),
    )
    .innerJoin('registrations', 'registrations.session_id', 'sessions.id')
    .where('sessions.mediator_id', 'in', padIds(accountIds))
    .where('sessions.published_at', 'is not', null)
    .where('sessions.cancelled_at', 'is', null)
    .where('sessions.ends_at', '>', now)
    .where('registrations.created_at', '>', since)
    .where('registrations.created_at', '<=', until)
    .where('registrations.cancelled_at', 'is', null)
    .where((registration) =>
      registration.or([
        registration('assisted_by', 'is', null),
        registration('assisted_by', '!=', registration.ref('sessions.mediator_id')),
      ]),
    );
}

/** A registration as the mail counts it. */
export type NewRegistration = {
  accountId: string;
  sessionId: string;
  createdAt: string;
  seats: number;
  waits: boolean;
};

/** What mails to those accounts may tell of at `now`: nothing about who registered. One query. */
export async function listNewRegistrations(
  { db }: Connection,
  accountIds: readonly string[],
  window: NewsWindow,
  now: Date,
): Promise<NewRegistration[]> {
  if (accountIds.length === 0) return [];
  const rows = await newRegistrations(db, accountIds, window, now.toISOString())
    .select(['sessions.mediator_id as accountId', 'sessions.id as sessionId'])
    .select(['registrations.created_at as createdAt', 'registrations.seats', 'registrations.waiting_number'])
    .execute();
  return rows.map(({ waiting_number, ...row }) => ({ ...row, waits: waiting_number !== null }));
}
