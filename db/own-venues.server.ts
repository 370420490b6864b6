import type { Connection } from './connection.server.ts';
import { padIds } from './id-lists.ts';
import { followMerges, lockVenue } from './merged-venues.server.ts';
import type { Database, DatabaseTransaction, VenueTable } from './schema.ts';
import { toVenue, type Venue } from './venues.server.ts';

/**
 * The venues that an organisation looks after: those it registered, and those of the national base where it holds
 * sessions, once a coordinator said yes to it. What another organisation registered is that one's to describe.
 */

export type OwnVenue = Venue & {
  /** Registered by the organisation: it may also be closed, merged and deleted. */
  registered: boolean;
};

/** @throws a 404 response for a venue that the organisation does not look after, and for one merged into another. */
export async function getOwnVenue(
  { db }: Pick<Connection, 'db'>,
  venueId: string,
  organisationId: string,
): Promise<OwnVenue> {
  const row = await db.selectFrom('venues').selectAll().where('id', '=', venueId).executeTakeFirst();
  return toOwnVenue(await requireOwn(db, row, organisationId), organisationId);
}

/**
 * Takes the row's lock: the first statement of a transaction that changes a venue.
 * @throws as `getOwnVenue`
 */
export async function lockOwnVenue(
  trx: DatabaseTransaction,
  venueId: string,
  organisationId: string,
): Promise<VenueTable> {
  return requireOwn(trx, await lockVenue(trx, venueId), organisationId);
}

async function requireOwn(
  db: Database,
  row: VenueTable | undefined,
  organisationId: string,
): Promise<VenueTable> {
  const isOwn =
    row?.organisation_id === organisationId ||
    (row?.organisation_id === null && (await holdsSessions(db, row.id, organisationId)));
  if (!row || !isOwn) throw new Response(null, { status: 404 });
  // Only a closed one may have been merged.
  if (row.closed_at !== null && (await followMerges(db, [row.id])).size > 0)
    throw new Response(null, { status: 404 });
  return row;
}

async function holdsSessions(db: Database, venueId: string, organisationId: string): Promise<boolean> {
  const session = await db
    .selectFrom('sessions')
    .innerJoin('organisations', 'organisations.id', 'sessions.organisation_id')
    .select('sessions.id')
    .where('venue_id', '=', venueId)
    .where('organisation_id', '=', organisationId)
    .where('organisations.verified_at', 'is not', null)
    .limit(1)
    .executeTakeFirst();
  return session !== undefined;
}

function toOwnVenue(row: VenueTable, organisationId: string): OwnVenue {
  return { ...toVenue(row), registered: row.organisation_id === organisationId };
}

export type OwnVenueLine = OwnVenue & {
  /** Sessions of anybody that are still to come and not cancelled, drafts included. */
  coming: number;
};

/** One page of them, by commune and name: three queries. */
export async function listOwnVenues(
  { db }: Pick<Connection, 'db'>,
  organisationId: string,
  { offset, limit }: { offset: number; limit: number },
  now: Date,
): Promise<{ total: number; venues: OwnVenueLine[] }> {
  const own = selectOwnVenues(db, organisationId);
  const { total } = await own
    .select((venue) => venue.fn.countAll<number | string>().as('total'))
    .executeTakeFirstOrThrow();
  const rows = await own
    .selectAll()
    .orderBy('commune_name')
    .orderBy('name')
    .orderBy('id')
    .limit(limit)
    .offset(offset)
    .execute();
  const coming = await countComing(
    db,
    rows.map(({ id }) => id),
    now,
  );
  return {
    total: Number(total),
    venues: rows.map((row) => ({ ...toOwnVenue(row, organisationId), coming: coming.get(row.id) ?? 0 })),
  };
}

/** Every venue that the organisation looks after, closed ones included and merged ones not. */
export function selectOwnVenues(db: Database, organisationId: string) {
  return db
    .selectFrom('venues')
    .where('id', 'in', (ids) =>
      ids
        .selectFrom('venues')
        .select('id')
        .where('organisation_id', '=', organisationId)
        .union(
          ids
            .selectFrom('sessions')
            .innerJoin('venues', 'venues.id', 'sessions.venue_id')
            .innerJoin('organisations', 'organisations.id', 'sessions.organisation_id')
            .select('venues.id')
            .where('sessions.organisation_id', '=', organisationId)
            .where('organisations.verified_at', 'is not', null)
            .where('venues.organisation_id', 'is', null),
        ),
    )
    .where('id', 'not in', (merged) => merged.selectFrom('venue_merges').select('venue_id'));
}

async function countComing(
  db: Database,
  venueIds: readonly string[],
  now: Date,
): Promise<Map<string | null, number>> {
  if (venueIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('sessions')
    .select((session) => ['venue_id', session.fn.countAll<number | string>().as('sessions')])
    .where('venue_id', 'in', padIds(venueIds))
    .where('ends_at', '>', now.toISOString())
    .where('cancelled_at', 'is', null)
    .groupBy('venue_id')
    .execute();
  return new Map(rows.map(({ venue_id, sessions }) => [venue_id, Number(sessions)]));
}
