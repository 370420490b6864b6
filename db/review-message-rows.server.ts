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
  /** Sessions that were merged, by the id of the one that went. */
  merges: Map<string, MergedRow>;
};

export type MergedRow = Awaited<ReturnType<typeof listMerges>>[number];

/** Loads what those messages tell of: four queries when one of them is about a decision, none otherwise. */
export async function loadReviewedRows(
  { db }: Connection,
  messages: (Pick<Message, 'accountId'> & { details: MessageDetails })[],
): Promise<ReviewedRows> {
  const told = messages.flatMap(({ accountId, details: { reviewed } }) =>
    reviewed && accountId !== null ? [{ accountId, reviewed }] : [],
  );
  const merged = messages.flatMap(({ details }) => details.mergedSessionId ?? []);
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
    messages.flatMap(({ accountId, details }) =>
      details.reviewed || details.mergedSessionId ? (accountId ?? []) : [],
    ),
  );
  const merges = await listMerges(db, merged);
  return {
    sessions: new Map(sessions.map((row) => [row.id, row])),
    organisations: new Map(organisations.map(({ id, ...row }) => [id, row])),
    accounts: new Map(accounts.map(({ id, name }) => [id, name])),
    merges: new Map(merges.map((row) => [row.goneId, row])),
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

async function listMerges(db: Database, goneIds: string[]) {
  if (goneIds.length === 0) return [];
  return db
    .selectFrom('session_merges')
    .innerJoin('sessions as gone', 'gone.id', 'session_merges.session_id')
    .innerJoin('sessions as kept', 'kept.id', 'session_merges.kept_id')
    .innerJoin('organisations', 'organisations.id', 'kept.organisation_id')
    .leftJoin('venues', 'venues.id', 'kept.venue_id')
    .select([
      'gone.id as goneId',
      'gone.title as goneTitle',
      'kept.slug',
      'kept.title',
      'kept.language',
      'kept.attendance',
      'kept.starts_at as startsAt',
      'kept.ends_at as endsAt',
      'kept.time_zone as timeZone',
      'organisations.name as organisation',
      'venues.name as venueName',
      'venues.commune_name as communeName',
    ])
    .where('gone.id', 'in', padIds(goneIds))
    .execute();
}
