import type { PlaceChange } from '#app/domain/venue-editing.ts';
import {
  decideMerge,
  fillGaps,
  looksAfter,
  type MergeableVenue,
  type MergeDecision,
  type MergePermission,
  type MergeRefusal,
} from '#app/domain/venue-merging.ts';
import { noteActs } from './audit.server.ts';
import type { Connection } from './connection.server.ts';
import { padIds } from './id-lists.ts';
import { followMerges, lockVenue } from './merged-venues.server.ts';
import type { Database, DatabaseTransaction, VenueTable } from './schema.ts';
import { noteDuplicates } from './session-duplicates.server.ts';
import { noteCorrections } from './venue-corrections.server.ts';
import { toPlace } from './venue-edits.server.ts';
import { carryToSessions, lockSessionsToCome } from './venue-sessions.server.ts';
import { toVenue, type Venue } from './venues.server.ts';

/** Two venues that are one place are merged, or are said to be two; the rule is in app/domain/venue-merging.ts. */

export type VenuePair = { keptId: string; goneId: string };

export type MergeOutcome =
  | Exclude<MergeRefusal, { kind: 'not-theirs' }>
  | { kind: 'merged'; placeChange: PlaceChange };

/**
 * Merges `goneId` into `keptId`: its sessions, past ones and drafts too, are held there from now on, and who asks for it
 * is led there. Registrants hear of it only if the address that they know changes, as when a venue is corrected. Call
 * `catalogue.refresh()` afterwards.
 * @throws a 404 response for an unknown venue, and where the one that goes is not theirs to merge
 */
export async function mergeVenues(
  connection: Connection,
  { keptId, goneId }: VenuePair,
  permission: MergePermission,
  /** The account that does it. */
  by: string,
  change: { now: Date; publicUrl: string },
): Promise<MergeOutcome> {
  return connection.write(async (trx) => {
    const { kept, gone } = await lockPair(trx, { keptId, goneId });
    const facts = await describeVenues(trx, [kept, gone], permission);
    const sessions = await lockSessionsToCome(trx, goneId, change.now);
    const decision = decideMerge(
      {
        kept: facts.of(keptId),
        gone: facts.of(goneId),
        othersToCome: sessions.filter(
          ({ cancelled_at, organisation_id }) =>
            cancelled_at === null && !isAskers(permission, organisation_id),
        ).length,
      },
      permission,
    );
    if (decision.kind === 'not-theirs') throw new Response(null, { status: 404 });
    // A second click, or a colleague's: it is done.
    if (decision.kind === 'already-merged' && facts.keptFor(goneId) === keptId)
      return { kind: 'merged', placeChange: 'same' };
    if (decision.kind !== 'merge') return decision;
    const { placeChange } = decision;
    const instant = change.now.toISOString();
    await trx
      .updateTable('sessions')
      .set({ venue_id: keptId, updated_at: instant })
      .where('venue_id', '=', goneId)
      .execute();
    await noteDuplicates(
      trx,
      sessions.map(({ id }) => id),
      change.now,
    );
    const after = await completeKept(trx, kept, gone, { permission, placeChange, instant });
    await retire(trx, { keptId, goneId }, by, instant);
    await noteMerge(trx, after, gone, by, change.now);
    await carryToSessions(trx, sessions, { before: gone, after, placeChange }, change);
    return { kind: 'merged', placeChange };
  });
}

/** Both rows held, in one order for everybody. @throws a 404 response for an unknown one */
async function lockPair(trx: DatabaseTransaction, { keptId, goneId }: VenuePair) {
  const rows = new Map<string, VenueTable>();
  for (const id of [keptId, goneId].sort()) {
    const row = await lockVenue(trx, id);
    if (row) rows.set(id, row);
  }
  const [kept, gone] = [rows.get(keptId), rows.get(goneId)];
  if (!kept || !gone) throw new Response(null, { status: 404 });
  return { kept, gone };
}

/** What the rule looks at, of venues that are given as rows: two queries. */
async function describeVenues(db: Database, rows: readonly VenueTable[], permission: MergePermission) {
  const ids = rows.map(({ id }) => id);
  const merges = await followMerges(db, ids);
  const used = await listUsed(db, ids, permission);
  const described = new Map(
    rows.map((row): [string, MergeableVenue] => [
      row.id,
      {
        ...toPlace(row),
        id: row.id,
        organisationId: row.organisation_id,
        departmentCode: row.department_code,
        regionCode: row.region_code,
        closed: row.closed_at !== null,
        merged: merges.has(row.id),
        used: used.has(row.id),
      },
    ]),
  );
  return {
    keptFor: (id: string) => merges.get(id),
    of(id: string): MergeableVenue {
      const venue = described.get(id);
      if (!venue) throw new Error('Only venues that were described are looked at.');
      return venue;
    },
  };
}

/** Of these venues, those where the asking organisation has sessions. */
async function listUsed(
  db: Database,
  venueIds: readonly string[],
  permission: MergePermission,
): Promise<ReadonlySet<string | null>> {
  if (permission.kind !== 'organisation') return new Set();
  const rows = await db
    .selectFrom('sessions')
    .innerJoin('organisations', 'organisations.id', 'sessions.organisation_id')
    .select('venue_id')
    .distinct()
    .where('venue_id', 'in', padIds(venueIds))
    .where('organisation_id', '=', permission.organisationId)
    .where('organisations.verified_at', 'is not', null)
    .execute();
  return new Set(rows.map(({ venue_id }) => venue_id));
}

function isAskers(permission: MergePermission, organisationId: string): boolean {
  return permission.kind === 'organisation' && permission.organisationId === organisationId;
}

/** The venue that stays, with what the other one knew; what another organisation registered is that one's to describe. */
async function completeKept(
  trx: DatabaseTransaction,
  kept: VenueTable,
  gone: VenueTable,
  {
    permission,
    placeChange,
    instant,
  }: { permission: MergePermission; placeChange: PlaceChange; instant: string },
): Promise<VenueTable> {
  if (
    kept.organisation_id !== null &&
    permission.kind === 'organisation' &&
    !isAskers(permission, kept.organisation_id)
  )
    return kept;
  const filled = { ...kept, ...fillGaps(kept, gone, placeChange) };
  const after = { ...filled, corrected: noteCorrections(kept, filled), updated_at: instant };
  await trx.updateTable('venues').set(after).where('id', '=', kept.id).execute();
  return after;
}

/** Closes the venue that goes, and leads there whoever asks for it or for one that was merged into it earlier. */
async function retire(
  trx: DatabaseTransaction,
  { keptId, goneId }: VenuePair,
  by: string,
  instant: string,
): Promise<void> {
  await trx
    .updateTable('venues')
    .set((venue) => ({ closed_at: venue.fn.coalesce('closed_at', venue.val(instant)), updated_at: instant }))
    .where('id', '=', goneId)
    .execute();
  await trx
    .insertInto('venue_merges')
    .values({ venue_id: goneId, kept_id: keptId, merged_by: by, merged_at: instant })
    .execute();
  await trx.updateTable('venue_merges').set({ kept_id: keptId }).where('kept_id', '=', goneId).execute();
  await inheritDistinctions(trx, { keptId, goneId });
}

async function noteMerge(
  trx: DatabaseTransaction,
  kept: VenueTable,
  gone: VenueTable,
  by: string,
  now: Date,
): Promise<void> {
  const act = {
    act: 'merged' as const,
    subject: { kind: 'venue' as const, id: kept.id },
    departmentCode: kept.department_code,
    regionCode: kept.region_code,
    details: { from: gone.name },
  };
  await noteActs(trx, by, [act], now);
}

/** What the venue that goes was told from, the one that stays is told from too. */
async function inheritDistinctions(trx: DatabaseTransaction, { keptId, goneId }: VenuePair): Promise<void> {
  const told = await trx
    .selectFrom('venue_distinctions')
    .selectAll()
    .where((pair) => pair.or([pair('venue_id', '=', goneId), pair('other_id', '=', goneId)]))
    .execute();
  const inherited = told.flatMap(({ venue_id, other_id, said_by, said_at }) => {
    const other = venue_id === goneId ? other_id : venue_id;
    return other === keptId ? [] : [{ ...inOrder(keptId, other), said_by, said_at }];
  });
  if (inherited.length === 0) return;
  await trx
    .insertInto('venue_distinctions')
    .values(inherited)
    .onConflict((conflict) => conflict.columns(['venue_id', 'other_id']).doNothing())
    .execute();
}

/**
 * Two venues are not one: they are suggested no more, to nobody. Said twice, the first one counts.
 * @throws a 404 response for an unknown venue, and where neither is theirs
 */
export async function tellVenuesApart(
  connection: Connection,
  ids: readonly [string, string],
  permission: MergePermission,
  by: string,
  now: Date,
): Promise<void> {
  await connection.write(async (trx) => {
    const rows = await readPair(trx, ids);
    const facts = await describeVenues(trx, rows, permission);
    if (!rows.some(({ id }) => looksAfter(permission, facts.of(id))))
      throw new Response(null, { status: 404 });
    await trx
      .insertInto('venue_distinctions')
      .values({ ...inOrder(...ids), said_by: by, said_at: now.toISOString() })
      .onConflict((conflict) => conflict.columns(['venue_id', 'other_id']).doNothing())
      .execute();
  });
}

function inOrder(one: string, other: string): { venue_id: string; other_id: string } {
  return one < other ? { venue_id: one, other_id: other } : { venue_id: other, other_id: one };
}

/** @throws a 404 response for an unknown venue, and for a venue beside itself */
async function readPair(db: Database, ids: readonly [string, string]): Promise<[VenueTable, VenueTable]> {
  const rows = await db
    .selectFrom('venues')
    .selectAll()
    .where('id', 'in', [...ids])
    .execute();
  const [one, other] = ids.map((id) => rows.find((row) => row.id === id));
  if (!one || !other || one === other) throw new Response(null, { status: 404 });
  return [one, other];
}

/** One of two venues beside the other: what happens if the other one stays and this one goes. */
export type ComparedVenue = Venue & {
  registeredBy: string | null;
  /** Sessions to come here, not cancelled, drafts included, of anybody. */
  coming: number;
  /** Registrations of the announced ones that a message reaches. */
  reachable: number;
  /** Whether this one may be merged into the other one. */
  decision: MergeDecision;
};

/**
 * Two venues side by side, in the order of `ids`: five queries.
 * @throws a 404 response for an unknown venue, and where neither is theirs
 */
export async function compareVenues(
  { db }: Pick<Connection, 'db'>,
  ids: readonly [string, string],
  permission: MergePermission,
  now: Date,
): Promise<[ComparedVenue, ComparedVenue]> {
  const [one, other] = await readPair(db, ids);
  const facts = await describeVenues(db, [one, other], permission);
  if (!ids.some((id) => looksAfter(permission, facts.of(id)))) throw new Response(null, { status: 404 });
  const sessions = await db
    .selectFrom('sessions')
    .select(['id', 'venue_id', 'organisation_id', 'published_at'])
    .where('venue_id', 'in', [...ids])
    .where('ends_at', '>', now.toISOString())
    .where('cancelled_at', 'is', null)
    .execute();
  const reachable = await countReachable(db, ids, now);
  const owners = await listOwners(db, [one, other]);
  const compare = (gone: VenueTable, kept: VenueTable): ComparedVenue => {
    const here = sessions.filter(({ venue_id }) => venue_id === gone.id);
    const others = here.filter(({ organisation_id }) => !isAskers(permission, organisation_id));
    return {
      ...toVenue(gone),
      registeredBy: owners.get(gone.organisation_id) ?? null,
      coming: here.length,
      reachable: reachable.get(gone.id) ?? 0,
      decision: decideMerge(
        { kept: facts.of(kept.id), gone: facts.of(gone.id), othersToCome: others.length },
        permission,
      ),
    };
  };
  return [compare(one, other), compare(other, one)];
}

async function countReachable(
  db: Database,
  venueIds: readonly string[],
  now: Date,
): Promise<Map<string | null, number>> {
  const rows = await db
    .selectFrom('sessions')
    .innerJoin('registrations', 'registrations.session_id', 'sessions.id')
    .select(['venue_id', ({ fn }) => fn.countAll<number | string>().as('people')])
    .where('venue_id', 'in', [...venueIds])
    .where('ends_at', '>', now.toISOString())
    .where('published_at', 'is not', null)
    .where('sessions.cancelled_at', 'is', null)
    .where('registrations.cancelled_at', 'is', null)
    .where('contact', 'is not', null)
    .groupBy('venue_id')
    .execute();
  return new Map(rows.map(({ venue_id, people }) => [venue_id, Number(people)]));
}

async function listOwners(db: Database, rows: readonly VenueTable[]): Promise<Map<string | null, string>> {
  const ids = rows.flatMap(({ organisation_id }) => organisation_id ?? []);
  if (ids.length === 0) return new Map();
  const organisations = await db
    .selectFrom('organisations')
    .select(['id', 'name'])
    .where('id', 'in', padIds(ids))
    .execute();
  return new Map(organisations.map(({ id, name }) => [id, name]));
}
