import type { MessageDetails } from '#app/domain/message.ts';
import { circularRows, nameTerritory } from './circulars.server.ts';
import type { Connection } from './connection.server.ts';
import { padIds } from './id-lists.ts';
import type { Message } from './messages.server.ts';
import type { Database } from './schema.ts';
import type { NamedTerritory } from './territories.server.ts';

/** What the messages that bring circulars tell of, by id. */
export type CircularMessageRows = {
  circulars: Map<string, ToldCircular>;
  /** Open accounts that they go to. */
  circularReaders: Map<string, CircularReaderRow>;
};

export type ToldCircular = {
  subject: string;
  body: string;
  by: string;
  /** The author's address; null once their account is closed. */
  replyTo: string | null;
  /** What the author coordinated when it was written. */
  authorTerritory: NamedTerritory;
};

export type CircularReaderRow = Awaited<ReturnType<typeof listReaders>>[number];

/** Loads what those messages tell of: two queries, however many they are. */
export async function loadCircularRows(
  { db }: Connection,
  messages: (Pick<Message, 'kind' | 'accountId'> & { details: MessageDetails })[],
): Promise<CircularMessageRows> {
  const own = messages.filter(({ kind }) => kind === 'circular');
  const circulars = await listCirculars(db, [
    ...new Set(own.flatMap(({ details }) => details.circularId ?? [])),
  ]);
  const readers = await listReaders(db, [...new Set(own.flatMap(({ accountId }) => accountId ?? []))]);
  return {
    circulars: new Map(circulars),
    circularReaders: new Map(readers.map((reader) => [reader.id, reader])),
  };
}

async function listCirculars(db: Database, ids: string[]): Promise<[string, ToldCircular][]> {
  if (ids.length === 0) return [];
  const rows = await circularRows(db)
    .select(['accounts.email', 'accounts.closed_at as closedAt'])
    .where('circulars.id', 'in', padIds(ids))
    .execute();
  return rows.map(({ id, subject, body, by, email, closedAt, ...row }) => [
    id,
    {
      subject,
      body,
      by,
      replyTo: closedAt === null ? email : null,
      authorTerritory: nameTerritory(
        row.authorKind,
        row.authorCode,
        row.authorDepartment ?? row.authorRegion,
      ),
    },
  ]);
}

async function listReaders(db: Database, ids: string[]) {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('accounts')
    .leftJoin('organisations', 'organisations.id', 'accounts.organisation_id')
    .leftJoin('mediator_notifications', 'mediator_notifications.account_id', 'accounts.id')
    .leftJoin('departments', (join) =>
      join
        .onRef('departments.code', '=', 'accounts.territory_code')
        .on('accounts.territory_kind', '=', 'department'),
    )
    .leftJoin('regions', (join) =>
      join.onRef('regions.code', '=', 'accounts.territory_code').on('accounts.territory_kind', '=', 'region'),
    )
    .select(['accounts.id', 'accounts.name', 'accounts.email', 'organisations.name as organisation'])
    .select(['circulars_refused_at', 'territory_kind', 'territory_code'])
    .select(['departments.name as departmentName', 'regions.name as regionName'])
    .where('accounts.id', 'in', padIds(ids))
    .where('accounts.closed_at', 'is', null)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    email: row.email,
    organisation: row.organisation,
    wanted: row.circulars_refused_at === null,
    /** What they coordinate themselves, for a letter that they try out. */
    territory: nameTerritory(row.territory_kind, row.territory_code, row.departmentName ?? row.regionName),
  }));
}
