import type { MessageDetails } from '#app/domain/message.ts';
import type { Connection } from './connection.server.ts';
import { padIds } from './id-lists.ts';
import { listNewRegistrations, type NewRegistration } from './mediator-news.server.ts';
import { noticedColumns } from './mediator-notices.server.ts';
import { toChoices } from './mediator-notifications.server.ts';
import type { Message } from './messages.server.ts';
import type { Database } from './schema.ts';

/** What the messages to mediators about their sessions tell of. */
export type NotificationMessageRows = {
  /** Open accounts that they go to, by id, with what they want to hear of now. */
  notified: Map<string, NotifiedRow>;
  /** By account; a message tells those of its own time. */
  newRegistrations: Map<string, NewRegistration[]>;
  toldSessions: Map<string, NotifiedSessionRow>;
};
export type NotifiedRow = Awaited<ReturnType<typeof listNotified>>[number];
export type NotifiedSessionRow = Awaited<ReturnType<typeof listSessions>>[number];

/** Loads what those messages tell of at `now`: three queries, however many they are. */
export async function loadNotificationRows(
  connection: Connection,
  messages: (Pick<Message, 'kind' | 'accountId'> & { details: MessageDetails })[],
  now: Date,
): Promise<NotificationMessageRows> {
  const own = messages.filter(({ kind }) => kind === 'new-registrations' || kind === 'session-notices');
  const accountsOf = (some: typeof own) => [...new Set(some.flatMap(({ accountId }) => accountId ?? []))];
  const notified = await listNotified(connection.db, accountsOf(own));
  const news = own.filter(({ kind }) => kind === 'new-registrations');
  const since = news.flatMap(({ details }) => details.newsSince ?? []).sort()[0] ?? '';
  const until =
    news
      .flatMap(({ details }) => details.newsUntil ?? [])
      .sort()
      .at(-1) ?? '';
  const registrations = await listNewRegistrations(connection, accountsOf(news), { since, until }, now);
  const sessions = await listSessions(connection.db, [
    ...new Set([
      ...registrations.map(({ sessionId }) => sessionId),
      ...own.flatMap(({ details }) => details.notices ?? []).map(({ sessionId }) => sessionId),
    ]),
  ]);
  const newRegistrations = new Map<string, NewRegistration[]>();
  for (const registration of registrations) {
    const known = newRegistrations.get(registration.accountId);
    if (known) known.push(registration);
    else newRegistrations.set(registration.accountId, [registration]);
  }
  return {
    notified: new Map(notified.map((account) => [account.id, account])),
    newRegistrations,
    toldSessions: new Map(sessions.map((session) => [session.id, session])),
  };
}

async function listNotified(db: Database, ids: string[]) {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('accounts')
    .innerJoin('mediator_notifications', 'mediator_notifications.account_id', 'accounts.id')
    .select(['accounts.id', 'accounts.name', 'accounts.organisation_id as organisationId', 'registrations'])
    .select(['full_refused_at', 'waiting_refused_at', 'cancelled_refused_at', 'circulars_refused_at'])
    .where('accounts.id', 'in', padIds(ids))
    .where('accounts.closed_at', 'is', null)
    .execute();
  return rows.map(({ id, name, organisationId, ...row }) => ({
    id,
    name,
    organisationId,
    choices: toChoices(row),
  }));
}

async function listSessions(db: Database, ids: string[]) {
  if (ids.length === 0) return [];
  return db
    .selectFrom('sessions')
    .leftJoin('venues', 'venues.id', 'sessions.venue_id')
    .select(noticedColumns)
    .select(['sessions.mediator_id as mediatorId', 'sessions.title', 'sessions.language'])
    .select(['sessions.attendance', 'sessions.time_zone as timeZone'])
    .select(['venues.name as venueName', 'venues.commune_name as communeName'])
    .where('sessions.id', 'in', padIds(ids))
    .execute();
}
