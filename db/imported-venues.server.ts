import { sessionSearchText } from '#app/domain/session-naming.ts';
import { writeCalendarEvent } from './calendar-events.server.ts';
import { markVenuesChanged } from './catalogue-versions.server.ts';
import type { Connection } from './connection.server.ts';
import { newId } from './identifiers.ts';
import { followMerges } from './merged-venues.server.ts';
import type { Database, DatabaseTransaction, VenueTable } from './schema.ts';
import { keepCorrections } from './venue-corrections.server.ts';

/** Stores imported venues and what depends on them. */

/** What an import says of a venue; the other columns are ours. */
export type ImportedColumns = Omit<
  VenueTable,
  | 'id'
  | 'organisation_id'
  | 'step_free_since'
  | 'transport_notes'
  | 'created_at'
  | 'updated_at'
  | 'closed_at'
  | 'corrected'
>;

type Key = { source: string; sourceId: string };

/** The one text that tells an imported venue from all others. */
export function venueKey({ source, sourceId }: Key): string {
  return `${source}\n${sourceId}`;
}

/** The stored venues of those keys, in one query. */
export async function listImportedVenues(
  db: Database | DatabaseTransaction,
  keys: readonly Key[],
): Promise<Map<string, VenueTable>> {
  const bySource = new Map<string, string[]>();
  for (const { source, sourceId } of keys) {
    bySource.set(source, [...(bySource.get(source) ?? []), sourceId]);
  }
  if (bySource.size === 0) return new Map();
  const rows = await db
    .selectFrom('venues')
    .selectAll()
    .where((venue) =>
      venue.or(
        [...bySource].map(([source, sourceIds]) =>
          venue.and([venue('source', '=', source), venue('source_id', 'in', sourceIds)]),
        ),
      ),
    )
    .execute();
  return new Map(rows.map((row) => [venueKey({ source: row.source, sourceId: row.source_id }), row]));
}

/**
 * Stores a batch in one transaction: new venues, and those that differ. Published sessions follow their venue. One that
 * was merged into another stays as it was then.
 */
export async function storeVenues(
  connection: Connection,
  rows: readonly ImportedColumns[],
  { now, publicUrl }: { now: Date; publicUrl: string },
): Promise<{ created: number; updated: number; unchanged: number }> {
  return connection.write(async (trx) => {
    const stored = await listImportedVenues(
      trx,
      rows.map((row) => ({ source: row.source, sourceId: row.source_id })),
    );
    const merged = await followMerges(
      trx,
      [...stored.values()].map(({ id }) => id),
    );
    const created: VenueTable[] = [];
    const updated: VenueTable[] = [];
    for (const row of rows) {
      const before = stored.get(venueKey({ source: row.source, sourceId: row.source_id }));
      // It is another one now, which has a row of its own in a file, or somebody who looks after it.
      if (before && merged.has(before.id)) continue;
      const after = before
        ? { ...before, ...keepCorrections(withoutLoss(row, before), before) }
        : newVenue(row, now);
      if (!before) created.push(after);
      else if (differ(before, after)) updated.push({ ...after, updated_at: now.toISOString() });
    }
    await upsert(trx, [...created, ...updated]);
    await carryToSessions(trx, updated, { now, publicUrl });
    return {
      created: created.length,
      updated: updated.length,
      unchanged: rows.length - created.length - updated.length,
    };
  });
}

function newVenue(row: ImportedColumns, now: Date): VenueTable {
  return {
    ...row,
    id: newId(),
    organisation_id: null,
    step_free_since: null,
    transport_notes: null,
    created_at: now.toISOString(),
    updated_at: now.toISOString(),
    closed_at: null,
    corrected: null,
  };
}

/** What a file is silent about keeps what somebody wrote. */
function withoutLoss(row: ImportedColumns, before: VenueTable): ImportedColumns {
  return {
    ...row,
    phone: row.phone ?? before.phone,
    website: row.website ?? before.website,
    opening_hours: row.opening_hours ?? before.opening_hours,
    access_notes: row.access_notes ?? before.access_notes,
  };
}

function differ(before: VenueTable, after: VenueTable): boolean {
  const old = new Map<string, unknown>(Object.entries(before));
  return Object.entries(after).some(([column, value]) => old.get(column) !== value);
}

async function upsert(trx: DatabaseTransaction, venues: VenueTable[]): Promise<void> {
  if (venues.length === 0) return;
  await trx
    .insertInto('venues')
    .values(venues)
    .onConflict((conflict) =>
      conflict.columns(['source', 'source_id']).doUpdateSet((row) => ({
        name: row.ref('excluded.name'),
        address: row.ref('excluded.address'),
        address_extra: row.ref('excluded.address_extra'),
        postcode: row.ref('excluded.postcode'),
        commune_code: row.ref('excluded.commune_code'),
        commune_name: row.ref('excluded.commune_name'),
        department_code: row.ref('excluded.department_code'),
        region_code: row.ref('excluded.region_code'),
        latitude: row.ref('excluded.latitude'),
        longitude: row.ref('excluded.longitude'),
        position: row.ref('excluded.position'),
        time_zone: row.ref('excluded.time_zone'),
        phone: row.ref('excluded.phone'),
        website: row.ref('excluded.website'),
        opening_hours: row.ref('excluded.opening_hours'),
        access_notes: row.ref('excluded.access_notes'),
        address_key: row.ref('excluded.address_key'),
        search_text: row.ref('excluded.search_text'),
        updated_at: row.ref('excluded.updated_at'),
      })),
    )
    .execute();
}

/** Sessions at changed venues are found and shown by what these are called now, and calendars hear of it. */
async function carryToSessions(
  trx: DatabaseTransaction,
  venues: readonly VenueTable[],
  { now, publicUrl }: { now: Date; publicUrl: string },
): Promise<void> {
  if (venues.length === 0) return;
  const sessions = await trx
    .selectFrom('sessions')
    .innerJoin('venues', 'venues.id', 'sessions.venue_id')
    .innerJoin('programmes', 'programmes.slug', 'sessions.programme_slug')
    .innerJoin('organisations', 'organisations.id', 'sessions.organisation_id')
    .select(['sessions.id', 'sessions.title', 'sessions.description', 'sessions.published_at as publishedAt'])
    .select(['venues.name as venueName', 'venues.commune_name as communeName'])
    .select(['programmes.name as programmeName', 'organisations.name as organisationName'])
    .where(
      'venue_id',
      'in',
      venues.map((venue) => venue.id),
    )
    .where('sessions.ends_at', '>', now.toISOString())
    .orderBy('sessions.id')
    .execute();
  for (const session of sessions) {
    await trx
      .updateTable('sessions')
      .set((row) => ({
        search_text: sessionSearchText(session),
        updated_at: now.toISOString(),
        ...(session.publishedAt === null ? {} : { sequence: row('sequence', '+', 1) }),
      }))
      .where('id', '=', session.id)
      .execute();
    if (session.publishedAt !== null) await writeCalendarEvent(trx, session.id, publicUrl);
  }
  const published = sessions.some((session) => session.publishedAt !== null);
  if (!published) return;
  await markVenuesChanged(
    trx,
    venues.map((venue) => venue.id),
  );
}
