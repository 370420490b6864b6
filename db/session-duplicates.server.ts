import { COUNTED_AT_MOST } from '#app/domain/moderation.ts';
import { may, type Territory } from '#app/domain/permission.ts';
import { type ComparedSession, type Likeness, likenessOf } from '#app/domain/session-duplicates.ts';
import type { Account } from './accounts.server.ts';
import type { Connection } from './connection.server.ts';
import { padIds } from './id-lists.ts';
import type { Database, DatabaseTransaction } from './schema.ts';
import { findPlace, liesIn } from './territories.server.ts';

/**
 * Pairs of sessions that look like one: found when one of them is published, submitted or edited, and kept until they do
 * not any more. Drafts that their mediators keep to themselves, called-off sessions and those that are over have none.
 */

/** More than this many sessions around one are no duplicates but a festival. */
const CANDIDATES_LIMIT = 2000;
const DAY_MS = 24 * 60 * 60 * 1000;

/** Finds again what those sessions look like, inside the transaction that changed them: a handful of statements. */
export async function noteDuplicates(
  trx: DatabaseTransaction,
  sessionIds: readonly string[],
  now: Date,
): Promise<void> {
  if (sessionIds.length === 0) return;
  const mine = await comparable(trx, now).where('id', 'in', padIds(sessionIds)).execute();
  const others = await listCandidates(trx, mine, now);
  const found = new Map<string, Pair>();
  for (const one of mine) {
    for (const other of others) {
      const likeness = likenessOf(one, other);
      if (likeness) found.set(pairKey(one.id, other.id), { one, other, likeness });
    }
  }
  await forgetPairs(trx, sessionIds, new Set(found.keys()));
  const rows = [...found.entries()]
    // In one order for everybody: two that insert the same pairs never each wait for the other.
    .sort(([key], [otherKey]) => (key < otherKey ? -1 : 1))
    .map(([, pair]) => toRow(pair, now));
  for (let start = 0; start < rows.length; start += ROWS_PER_INSERT) {
    await trx
      .insertInto('session_duplicates')
      .values(rows.slice(start, start + ROWS_PER_INSERT))
      .onConflict((conflict) => conflict.columns(['session_id', 'other_id']).doNothing())
      .execute();
  }
}

const ROWS_PER_INSERT = 500;

type Candidate = ComparedSession & { departmentCode: string; regionCode: string };
type Pair = { one: Candidate; other: Candidate; likeness: Likeness };

function comparable(db: Database, now: Date) {
  return db
    .selectFrom('sessions')
    .select(['id', 'organisation_id as organisationId', 'series_id as seriesId', 'title'])
    .select(['venue_id as venueId', 'starts_at as startsAt', 'local_date as localDate'])
    .select(['department_code as departmentCode', 'region_code as regionCode'])
    .where('cancelled_at', 'is', null)
    .where('ends_at', '>', now.toISOString())
    .where((session) =>
      session.or([session('published_at', 'is not', null), session('review_since', 'is not', null)]),
    );
}

/** What is held in the same venues, or online by the same organisations, around the days of those sessions. */
async function listCandidates(
  trx: DatabaseTransaction,
  mine: readonly Candidate[],
  now: Date,
): Promise<Candidate[]> {
  const starts = mine.map(({ startsAt }) => startsAt).sort();
  const [first, last] = [starts[0], starts.at(-1)];
  if (first === undefined || last === undefined) return [];
  const around = comparable(trx, now)
    .where('starts_at', '>=', new Date(Date.parse(first) - DAY_MS).toISOString())
    .where('starts_at', '<=', new Date(Date.parse(last) + DAY_MS).toISOString())
    .orderBy('starts_at')
    .limit(CANDIDATES_LIMIT);
  const venues = [...new Set(mine.flatMap(({ venueId }) => venueId ?? []))];
  const online = [
    ...new Set(mine.filter(({ venueId }) => venueId === null).map((one) => one.organisationId)),
  ];
  const inVenues = venues.length > 0 ? await around.where('venue_id', 'in', padIds(venues)).execute() : [];
  const heldOnline =
    online.length > 0
      ? await around.where('organisation_id', 'in', padIds(online)).where('venue_id', 'is', null).execute()
      : [];
  return [...inVenues, ...heldOnline];
}

function pairKey(one: string, other: string): string {
  return one < other ? `${one} ${other}` : `${other} ${one}`;
}

function toRow({ one, other, likeness }: Pair, now: Date) {
  const [first, second] = one.id < other.id ? [one, other] : [other, one];
  return {
    session_id: first.id,
    other_id: second.id,
    likeness,
    department_code: first.departmentCode,
    region_code: first.regionCode,
    found_at: now.toISOString(),
    dismissed_at: null,
    dismissed_by: null,
  };
}

/** Forgets the pairs of those sessions but for those named; one that was dismissed stays dismissed. */
export async function forgetPairs(
  trx: DatabaseTransaction,
  sessionIds: readonly string[],
  kept: ReadonlySet<string> = new Set(),
): Promise<void> {
  if (sessionIds.length === 0) return;
  const known = await trx
    .selectFrom('session_duplicates')
    .select(['session_id', 'other_id'])
    .where('dismissed_at', 'is', null)
    .where((pair) =>
      pair.or([pair('session_id', 'in', padIds(sessionIds)), pair('other_id', 'in', padIds(sessionIds))]),
    )
    .execute();
  for (const { session_id, other_id } of known) {
    if (kept.has(pairKey(session_id, other_id))) continue;
    await trx
      .deleteFrom('session_duplicates')
      .where('session_id', '=', session_id)
      .where('other_id', '=', other_id)
      .execute();
  }
}

/** Forgets the pairs of sessions that are over: nobody merges them any more. */
export async function purgeDuplicates(connection: Connection, now: Date): Promise<void> {
  await connection.write((trx) =>
    trx
      .deleteFrom('session_duplicates')
      .where('dismissed_at', 'is', null)
      .where((pair) =>
        pair.exists(
          pair
            .selectFrom('sessions')
            .select('sessions.id')
            .whereRef('sessions.id', '=', 'session_duplicates.session_id')
            .where('sessions.ends_at', '<=', now.toISOString()),
        ),
      )
      .execute(),
  );
}

/** One of a pair, as a list tells of it. */
export type DuplicateSide = {
  id: string;
  title: string;
  language: string;
  startsAt: string;
  endsAt: string;
  timeZone: string;
  place: string | null;
  organisation: string;
  published: boolean;
};

export type DuplicatePair = {
  likeness: Likeness;
  foundAt: string;
  one: DuplicateSide;
  other: DuplicateSide;
};

/** Where a page of pairs begins: after that one. */
export type PairPlace = { since: string; id: string; otherId: string };

/** A page of the pairs of a territory, the oldest first, with the place where the next one begins: one query. */
export async function listDuplicates(
  connection: Connection,
  territory: Territory,
  { now, after, limit }: { now: Date; after: PairPlace | undefined; limit: number },
): Promise<{ pairs: DuplicatePair[]; next: PairPlace | undefined }> {
  let query = openPairs(connection.db, now)
    .where(liesIn(territory, 'session_duplicates'))
    .orderBy('found_at')
    .orderBy('session_id')
    .orderBy('other_id')
    .limit(limit + 1);
  if (after) {
    const { since, id, otherId } = after;
    query = query.where((pair) =>
      pair.or([
        pair('found_at', '>', since),
        pair.and([pair('found_at', '=', since), pair('session_id', '>', id)]),
        pair.and([pair('found_at', '=', since), pair('session_id', '=', id), pair('other_id', '>', otherId)]),
      ]),
    );
  }
  const pairs = (await query.execute()).map(toPair);
  const shown = pairs.slice(0, limit);
  const last = shown.at(-1);
  return {
    pairs: shown,
    next:
      pairs.length > limit && last
        ? { since: last.foundAt, id: last.one.id, otherId: last.other.id }
        : undefined,
  };
}

/** What a session looks like, at most ten: one query. */
export async function listDuplicatesOf(
  { db }: Connection,
  sessionId: string,
  now: Date,
): Promise<DuplicatePair[]> {
  const rows = await openPairs(db, now)
    .where((pair) => pair.or([pair('session_id', '=', sessionId), pair('other_id', '=', sessionId)]))
    .orderBy('found_at')
    .limit(10)
    .execute();
  return rows.map(toPair);
}

function openPairs(db: Database, now: Date) {
  return db
    .selectFrom('session_duplicates')
    .innerJoin('sessions as one', 'one.id', 'session_duplicates.session_id')
    .innerJoin('sessions as other', 'other.id', 'session_duplicates.other_id')
    .innerJoin('organisations as oneOrganisation', 'oneOrganisation.id', 'one.organisation_id')
    .innerJoin('organisations as otherOrganisation', 'otherOrganisation.id', 'other.organisation_id')
    .leftJoin('venues as oneVenue', 'oneVenue.id', 'one.venue_id')
    .leftJoin('venues as otherVenue', 'otherVenue.id', 'other.venue_id')
    .select(['likeness', 'found_at as foundAt'])
    .select([
      'one.id as oneId',
      'one.title as oneTitle',
      'one.language as oneLanguage',
      'one.starts_at as oneStartsAt',
      'one.ends_at as oneEndsAt',
      'one.time_zone as oneTimeZone',
      'one.published_at as onePublishedAt',
      'oneOrganisation.name as oneOrganisationName',
      'oneVenue.name as oneVenueName',
      'oneVenue.commune_name as oneCommuneName',
      'other.id as otherId',
      'other.title as otherTitle',
      'other.language as otherLanguage',
      'other.starts_at as otherStartsAt',
      'other.ends_at as otherEndsAt',
      'other.time_zone as otherTimeZone',
      'other.published_at as otherPublishedAt',
      'otherOrganisation.name as otherOrganisationName',
      'otherVenue.name as otherVenueName',
      'otherVenue.commune_name as otherCommuneName',
    ])
    .where('dismissed_at', 'is', null)
    .where('one.starts_at', '>', now.toISOString())
    .where('other.starts_at', '>', now.toISOString());
}

function toPair(row: Awaited<ReturnType<ReturnType<typeof openPairs>['execute']>>[number]): DuplicatePair {
  const place = (venueName: string | null, communeName: string | null) =>
    venueName === null ? null : `${venueName}, ${communeName ?? ''}`;
  return {
    likeness: row.likeness,
    foundAt: row.foundAt,
    one: {
      id: row.oneId,
      title: row.oneTitle,
      language: row.oneLanguage,
      startsAt: row.oneStartsAt,
      endsAt: row.oneEndsAt,
      timeZone: row.oneTimeZone,
      place: place(row.oneVenueName, row.oneCommuneName),
      organisation: row.oneOrganisationName,
      published: row.onePublishedAt !== null,
    },
    other: {
      id: row.otherId,
      title: row.otherTitle,
      language: row.otherLanguage,
      startsAt: row.otherStartsAt,
      endsAt: row.otherEndsAt,
      timeZone: row.otherTimeZone,
      place: place(row.otherVenueName, row.otherCommuneName),
      organisation: row.otherOrganisationName,
      published: row.otherPublishedAt !== null,
    },
  };
}

/** How many pairs lie in a territory, at most `COUNTED_AT_MOST`: a short read of an index that holds nothing else. */
export async function countDuplicates({ db }: Connection, territory: Territory): Promise<number> {
  const { number } = await db
    .selectFrom(
      db
        .selectFrom('session_duplicates')
        .select('session_id')
        .where('dismissed_at', 'is', null)
        .where(liesIn(territory, 'session_duplicates'))
        .limit(COUNTED_AT_MOST)
        .as('some'),
    )
    .select((row) => row.fn.countAll<number | string>().as('number'))
    .executeTakeFirstOrThrow();
  return Number(number);
}

type Coordinator = Pick<Account, 'id' | 'role' | 'organisationId' | 'territoryKind' | 'territoryCode'>;

/**
 * Says for good that two sessions are two.
 * @throws a 404 response when they were not taken for one, or lie outside the coordinator's territory
 */
export async function dismissDuplicate(
  connection: Connection,
  coordinator: Coordinator,
  [one, other]: readonly [string, string],
  now: Date,
): Promise<void> {
  const [first, second] = one < other ? [one, other] : [other, one];
  await connection.write(async (trx) => {
    const pair = await trx
      .selectFrom('session_duplicates')
      .select(['department_code', 'dismissed_at'])
      .where('session_id', '=', first)
      .where('other_id', '=', second)
      .executeTakeFirst();
    const place = pair && (await findPlace({ db: trx }, 'department', pair.department_code));
    if (!place || !may(coordinator, 'moderate', place)) throw new Response(null, { status: 404 });
    await trx
      .updateTable('session_duplicates')
      .set({ dismissed_at: now.toISOString(), dismissed_by: coordinator.id })
      .where('session_id', '=', first)
      .where('other_id', '=', second)
      .where('dismissed_at', 'is', null)
      .execute();
  });
}
