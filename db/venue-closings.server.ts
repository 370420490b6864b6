import { noteVenueAct } from './audit.server.ts';
import { raiseCatalogueVersion } from './catalogue-versions.server.ts';
import type { Connection } from './connection.server.ts';
import { lockOwnVenue } from './own-venues.server.ts';
import type { DatabaseTransaction, VenueTable } from './schema.ts';
import type { Author } from './session-creations.server.ts';

/** A venue that people have seen is closed, never deleted: its page and past sessions keep their address. */

export type SessionAtVenue = {
  id: string;
  title: string;
  startsAt: string;
  endsAt: string;
  timeZone: string;
  organisationName: string;
};

/** More are counted, not shown. */
const MOST_SHOWN = 30;

export type ClosingFacts = {
  /** Sessions were held there, or are planned, by anybody, drafts included; or another venue was merged into it. */
  used: boolean;
  /** Published sessions to come, of every organisation, soonest first, `MOST_SHOWN` at most. */
  coming: SessionAtVenue[];
  comingTotal: number;
};

/** What to know before closing or deleting a venue: three queries. */
export async function findClosingFacts(
  { db }: Pick<Connection, 'db'>,
  venueId: string,
  now: Date,
): Promise<ClosingFacts> {
  const used = await isUsed(db, venueId);
  const coming = db
    .selectFrom('sessions')
    .where('venue_id', '=', venueId)
    .where('ends_at', '>', now.toISOString())
    .where('published_at', 'is not', null)
    .where('cancelled_at', 'is', null);
  const { total } = await coming
    .select((session) => session.fn.countAll<number | string>().as('total'))
    .executeTakeFirstOrThrow();
  const shown = await coming
    .innerJoin('organisations', 'organisations.id', 'sessions.organisation_id')
    .select(['sessions.id', 'title', 'starts_at as startsAt', 'ends_at as endsAt', 'time_zone as timeZone'])
    .select('organisations.name as organisationName')
    .orderBy('starts_at')
    .limit(MOST_SHOWN)
    .execute();
  return { used, coming: shown, comingTotal: Number(total) };
}

async function isUsed(db: Pick<Connection, 'db'>['db'], venueId: string): Promise<boolean> {
  const use = await db
    .selectFrom('sessions')
    .select('id')
    .where('venue_id', '=', venueId)
    // Another venue was merged into it: that one's address leads here.
    .union(db.selectFrom('venue_merges').select('venue_id as id').where('kept_id', '=', venueId))
    .limit(1)
    .executeTakeFirst();
  return use !== undefined;
}

/**
 * Closes a venue that the organisation registered: it takes no new session and is found no more; those planned there
 * stay. Closing twice keeps the first day. Call `catalogue.refresh()` afterwards, as for the two others.
 * @throws a 404 response for a venue that the organisation did not register
 */
export async function closeVenue(
  connection: Connection,
  venueId: string,
  author: Author,
  now: Date,
): Promise<void> {
  await connection.write(async (trx) => {
    const venue = await lockRegisteredVenue(trx, venueId, author.organisationId);
    if (venue.closed_at !== null) return;
    await setClosed(trx, venue.id, now.toISOString(), now);
    await noteVenueAct(trx, 'closed', venue, author.id, now);
  });
}

/** Opens it again. @throws as `closeVenue` */
export async function reopenVenue(
  connection: Connection,
  venueId: string,
  author: Author,
  now: Date,
): Promise<void> {
  await connection.write(async (trx) => {
    const venue = await lockRegisteredVenue(trx, venueId, author.organisationId);
    if (venue.closed_at === null) return;
    await setClosed(trx, venue.id, null, now);
    await noteVenueAct(trx, 'reopened', venue, author.id, now);
  });
}

async function setClosed(trx: DatabaseTransaction, id: string, closedAt: string | null, now: Date) {
  await trx
    .updateTable('venues')
    .set({ closed_at: closedAt, updated_at: now.toISOString() })
    .where('id', '=', id)
    .execute();
  // Kept pages of the venue are made again.
  await raiseCatalogueVersion(trx);
}

/**
 * Deletes a venue where nothing was ever planned; a used one stays.
 * @throws as `closeVenue`
 */
export async function deleteVenue(
  connection: Connection,
  venueId: string,
  author: Author,
  now: Date,
): Promise<{ kind: 'deleted' } | { kind: 'used' }> {
  return connection.write(async (trx) => {
    const venue = await lockRegisteredVenue(trx, venueId, author.organisationId);
    const { id } = venue;
    const deleted = await trx
      .deleteFrom('venues')
      .where('id', '=', id)
      .where(({ not, exists, selectFrom }) =>
        not(exists(selectFrom('sessions').select('sessions.id').where('venue_id', '=', id))),
      )
      .where(({ not, exists, selectFrom }) =>
        not(exists(selectFrom('venue_merges').select('venue_merges.venue_id').where('kept_id', '=', id))),
      )
      .executeTakeFirst();
    if (deleted.numDeletedRows === 0n) return { kind: 'used' };
    await noteVenueAct(trx, 'deleted', venue, author.id, now);
    await raiseCatalogueVersion(trx);
    return { kind: 'deleted' };
  });
}

/** @throws a 404 response for a venue that the organisation did not register */
export async function lockRegisteredVenue(
  trx: DatabaseTransaction,
  venueId: string,
  organisationId: string,
): Promise<VenueTable> {
  const venue = await lockOwnVenue(trx, venueId, organisationId);
  if (venue.organisation_id !== organisationId) throw new Response(null, { status: 404 });
  return venue;
}
