import type { MessageDetails } from '#app/domain/message.ts';
import type { Connection } from './connection.server.ts';
import { padIds } from './id-lists.ts';
import type { Message } from './messages.server.ts';
import type { Database } from './schema.ts';

/** What mails of coordinators' decisions tell of, by id. */

export type ReviewedSessionRow = Awaited<ReturnType<typeof listSessions>>[number];

export type ReviewedRows = {
  sessions: Map<string, ReviewedSessionRow>;
  organisations: Map<string, { name: string; verifiedAt: string | null; returnedAt: string | null }>;
  /** Names of those who are told. */
  accounts: Map<string, string>;
};

/** Loads what those messages tell of: three queries when one of them is about a decision, none otherwise. */
export async function loadReviewedRows(
  { db }: Connection,
  messages: (Pick<Message, 'accountId'> & { details: MessageDetails })[],
): Promise<ReviewedRows> {
  const told = messages.flatMap(({ accountId, details: { reviewed } }) =>
    reviewed && accountId !== null ? [{ accountId, reviewed }] : [],
  );
  const sessions = await listSessions(
    db,
    told.flatMap(({ reviewed }) => reviewed.sessionIds),
  );
  const organisations = await listOrganisations(
    db,
    told.flatMap(({ reviewed }) => reviewed.organisationId ?? []),
  );
  const accounts = await listAccounts(
    db,
    told.map(({ accountId }) => accountId),
  );
  return {
    sessions: new Map(sessions.map((row) => [row.id, row])),
    organisations: new Map(organisations.map(({ id, ...row }) => [id, row])),
    accounts: new Map(accounts.map(({ id, name }) => [id, name])),
  };
}

async function listSessions(db: Database, ids: string[]) {
  if (ids.length === 0) return [];
  return db
    .selectFrom('sessions')
    .leftJoin('venues', 'venues.id', 'sessions.venue_id')
    .select([
      'sessions.id',
      'sessions.slug',
      'sessions.title',
      'sessions.language',
      'sessions.attendance',
      'sessions.starts_at as startsAt',
      'sessions.ends_at as endsAt',
      'sessions.time_zone as timeZone',
      'sessions.published_at as publishedAt',
      'sessions.cancelled_at as cancelledAt',
      'sessions.returned_at as returnedAt',
      'venues.name as venueName',
      'venues.commune_name as communeName',
    ])
    .where('sessions.id', 'in', padIds(ids))
    .execute();
}

async function listOrganisations(db: Database, ids: string[]) {
  if (ids.length === 0) return [];
  return db
    .selectFrom('organisations')
    .select(['id', 'name', 'verified_at as verifiedAt', 'returned_at as returnedAt'])
    .where('id', 'in', padIds(ids))
    .execute();
}

async function listAccounts(db: Database, ids: string[]) {
  if (ids.length === 0) return [];
  return db.selectFrom('accounts').select(['id', 'name']).where('id', 'in', padIds(ids)).execute();
}
