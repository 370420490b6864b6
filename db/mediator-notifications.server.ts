import {
  changeNews,
  type NotificationChoices,
  type NotificationSubject,
  newsUntil,
  nextNews,
  usualChoices,
  withoutSubject,
} from '#app/domain/mediator-notification.ts';
import type { Connection } from './connection.server.ts';
import type { Database, DatabaseTransaction, MediatorNotificationTable } from './schema.ts';

/** What each account wants to be told of the sessions it holds, and how far it was told. */

/** What an account wants to hear of; the usual when it chose nothing. */
export async function findNotificationChoices(
  { db }: Connection,
  accountId: string,
): Promise<NotificationChoices> {
  const row = await db
    .selectFrom('mediator_notifications')
    .selectAll()
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  return row ? toChoices(row) : usualChoices;
}

export type ChoiceColumns = Pick<
  MediatorNotificationTable,
  'registrations' | 'full_refused_at' | 'waiting_refused_at' | 'cancelled_refused_at' | 'circulars_refused_at'
>;

/** The columns of choices as the rules read them. */
export function toChoices(row: ChoiceColumns): NotificationChoices {
  return {
    registrations: row.registrations,
    full: row.full_refused_at === null,
    waiting: row.waiting_refused_at === null,
    cancelled: row.cancelled_refused_at === null,
    circulars: row.circulars_refused_at === null,
  };
}

/** Keeps what an account wants to hear of from `now` on. */
export async function chooseNotifications(
  connection: Connection,
  accountId: string,
  choices: NotificationChoices,
  now: Date,
): Promise<void> {
  await connection.write((trx) => changeChoices(trx, accountId, () => choices, now));
}

/** Ends the mails on a subject, from their link; doing it twice is the same. */
export async function stopNotifications(
  connection: Connection,
  accountId: string,
  subject: NotificationSubject,
  now: Date,
): Promise<void> {
  await connection.write((trx) =>
    changeChoices(trx, accountId, (choices) => withoutSubject(choices, subject), now),
  );
}

async function changeChoices(
  trx: DatabaseTransaction,
  accountId: string,
  change: (choices: NotificationChoices) => NotificationChoices,
  now: Date,
): Promise<void> {
  const instant = now.toISOString();
  const zone = await findZone(trx, accountId);
  await insertUsual(trx, [{ id: accountId, zone }], instant);
  const row = await lockNotifications(trx, accountId);
  if (!row) return;
  const before = toChoices(row);
  const choices = change(before);
  const news = changeNews(
    { choice: before.registrations, toldUntil: row.told_until, nextAt: row.next_at },
    choices.registrations,
    zone,
    instant,
  );
  const refusedAt = (wanted: boolean, since: string | null) => (wanted ? null : (since ?? instant));
  await trx
    .updateTable('mediator_notifications')
    .set({
      registrations: choices.registrations,
      full_refused_at: refusedAt(choices.full, row.full_refused_at),
      waiting_refused_at: refusedAt(choices.waiting, row.waiting_refused_at),
      cancelled_refused_at: refusedAt(choices.cancelled, row.cancelled_refused_at),
      circulars_refused_at: refusedAt(choices.circulars, row.circulars_refused_at),
      told_until: news.toldUntil,
      next_at: news.nextAt,
    })
    .where('account_id', '=', accountId)
    .execute();
}

/** Takes the row of an account until the end of the transaction. */
export async function lockNotifications(
  trx: DatabaseTransaction,
  accountId: string,
): Promise<MediatorNotificationTable | undefined> {
  return trx
    .updateTable('mediator_notifications')
    .set((row) => ({ told_until: row.ref('told_until') }))
    .where('account_id', '=', accountId)
    .returningAll()
    .executeTakeFirst();
}

const ACCOUNTS_AT_ONCE = 500;

/**
 * Gives whoever works for an organisation and has no row yet the usual choices: what was registered before is not told.
 * Returns how many there were.
 */
export async function beginNotifications(connection: Connection, now: Date): Promise<number> {
  let begun = 0;
  for (;;) {
    const newcomers = await withZone(connection.db)
      .where('accounts.closed_at', 'is', null)
      .where('accounts.organisation_id', 'is not', null)
      .where((account) =>
        account.not(
          account.exists(
            account
              .selectFrom('mediator_notifications')
              .select('account_id')
              .whereRef('account_id', '=', 'accounts.id'),
          ),
        ),
      )
      .limit(ACCOUNTS_AT_ONCE)
      .execute();
    if (newcomers.length === 0) return begun;
    begun += await connection.write((trx) => insertUsual(trx, newcomers, now.toISOString()));
    if (newcomers.length < ACCOUNTS_AT_ONCE) return begun;
  }
}

async function insertUsual(
  trx: DatabaseTransaction,
  accounts: readonly { id: string; zone: string }[],
  now: string,
): Promise<number> {
  const { registrations } = usualChoices;
  const inserted = await trx
    .insertInto('mediator_notifications')
    .values(
      accounts.map(({ id, zone }) => ({
        account_id: id,
        registrations,
        told_until: newsUntil(now),
        next_at: nextNews(registrations, zone, now),
      })),
    )
    .onConflict((conflict) => conflict.column('account_id').doNothing())
    .executeTakeFirst();
  return Number(inserted.numInsertedOrUpdatedRows ?? 0);
}

async function findZone(trx: DatabaseTransaction, accountId: string): Promise<string> {
  const account = await withZone(trx).where('accounts.id', '=', accountId).executeTakeFirst();
  if (!account) throw new Response(null, { status: 404 });
  return account.zone;
}

/** Accounts with the zone of their organisation's département, Paris's without one. */
export function withZone(db: Database | DatabaseTransaction) {
  return db
    .selectFrom('accounts')
    .leftJoin('organisations', 'organisations.id', 'accounts.organisation_id')
    .leftJoin('departments', 'departments.code', 'organisations.department_code')
    .select((account) => [
      'accounts.id',
      account.fn.coalesce('departments.time_zone', account.val('Europe/Paris')).as('zone'),
    ]);
}
