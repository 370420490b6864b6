import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { addDays, localDate } from '#app/domain/local-time.ts';
import type { DayCounts } from '#app/domain/pace.ts';
import type { Territory } from '#app/domain/permission.ts';
import type { Connection } from './connection.server.ts';
import { countedSessions } from './counted-sessions.server.ts';
import { padIds, sliceRows } from './id-lists.ts';
import type { DailyCountTable, DatabaseTransaction } from './schema.ts';
import { liesIn } from './territories.server.ts';

/**
 * How a campaign came to its figures, day by day: curves are read from a few thousand rows, not from millions of
 * registrations. A sign-up writes nothing for it. From time to time what stands in the sessions is compared with the sum
 * of the days so far, and the difference goes to today, so that cancellations, moves and corrections count on the day
 * that somebody sees them.
 */

/** Days that are counted after a campaign's last one. */
const DAYS_AFTER = 30;
/** Sessions whose registrations one statement reads. */
const SESSIONS_PER_SLICE = 128;
/** Milliseconds of rest for each one that a slice took: nobody waits for this work, and others wait for the database. */
const REST = 4;

/**
 * Adds to today what moved since the last time, for every campaign that is not long over and not archived; the first time
 * it also tells the past days apart, by when sessions were published and registrations confirmed. Running it twice, or in two
 * processes, changes nothing. Answers how many campaigns it counted; `stopping` ends it between two steps.
 */
export async function countDays(connection: Connection, now: Date, stopping?: AbortSignal): Promise<number> {
  const today = localDate(now.toISOString(), 'Europe/Paris');
  const due = await connection.db
    .selectFrom('campaigns')
    .leftJoin('daily_countings', 'daily_countings.campaign_id', 'campaigns.id')
    .select(['campaigns.id', 'counted_at'])
    .where((row) =>
      row.or([
        row('counted_at', 'is', null),
        row.and([row('archived_at', 'is', null), row('ends_on', '>=', addDays(today, -DAYS_AFTER))]),
      ]),
    )
    .execute();
  let counted = 0;
  for (const { id, counted_at } of due) {
    const past = counted_at === null ? await tellPastDaysApart(connection, id, today, stopping) : undefined;
    if (stopping?.aborted) return counted;
    await connection.write((trx) => storeDay(trx, id, past, now));
    counted += 1;
  }
  return counted;
}

/** The same for one campaign, inside the transaction that archives it; nothing while its past days are not told apart. */
export async function countLastDay(trx: DatabaseTransaction, campaignId: string, now: Date): Promise<void> {
  const counting = await trx
    .selectFrom('daily_countings')
    .select('counted_at')
    .where('campaign_id', '=', campaignId)
    .executeTakeFirst();
  if (counting) await storeDay(trx, campaignId, undefined, now);
}

type Counts = Pick<DailyCountTable, 'events' | 'seats' | 'registered'>;
/** By code of département. */
type Standing = Map<string, Counts>;

const nothing: Counts = { events: 0, seats: 0, registered: 0 };

async function storeDay(
  trx: DatabaseTransaction,
  campaignId: string,
  past: DailyCountTable[] | undefined,
  now: Date,
): Promise<void> {
  const counting = { campaign_id: campaignId, counted_at: now.toISOString() };
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('daily_countings')
    .values(counting)
    .onConflict((conflict) => conflict.column('campaign_id').doNothing())
    .executeTakeFirstOrThrow();
  // Holds the row: another process that counts the same day waits, and then finds nothing to add.
  await trx.updateTable('daily_countings').set(counting).where('campaign_id', '=', campaignId).execute();
  if (numInsertedOrUpdatedRows === 1n) {
    for (const rows of sliceRows(past ?? [])) await trx.insertInto('daily_counts').values(rows).execute();
  }
  const standing = await readStanding(trx, campaignId);
  const known = await readKnown(trx, campaignId);
  const regions = await trx.selectFrom('departments').select(['code', 'region_code']).execute();
  const day = localDate(now.toISOString(), 'Europe/Paris');
  const moved = regions.flatMap(({ code, region_code }) => {
    const difference = subtract(standing.get(code) ?? nothing, known.get(code) ?? nothing);
    const moves = difference.events !== 0 || difference.seats !== 0 || difference.registered !== 0;
    return moves ? [{ campaign_id: campaignId, department_code: code, region_code, day, ...difference }] : [];
  });
  for (const rows of sliceRows(moved)) {
    await trx
      .insertInto('daily_counts')
      .values(rows)
      .onConflict((conflict) =>
        conflict.columns(['campaign_id', 'department_code', 'day']).doUpdateSet((row) => ({
          events: row('daily_counts.events', '+', row.ref('excluded.events')),
          seats: row('daily_counts.seats', '+', row.ref('excluded.seats')),
          registered: row('daily_counts.registered', '+', row.ref('excluded.registered')),
        })),
      )
      .execute();
  }
}

function subtract(one: Counts, other: Counts): Counts {
  return {
    events: one.events - other.events,
    seats: one.seats - other.seats,
    registered: one.registered - other.registered,
  };
}

/** What the sessions that count in its figures hold. */
async function readStanding(trx: DatabaseTransaction, campaignId: string): Promise<Standing> {
  const counting = await countedSessions(trx, campaignId);
  const rows = await counting
    .groupBy('department_code')
    .select((row) => [
      'department_code as code',
      row.fn.count<string | number>('id').as('events'),
      row.fn.sum<string | number>(row.fn.coalesce('capacity', 'expected', row.lit(0))).as('seats'),
      row.fn.sum<string | number>('seats_taken').as('registered'),
    ])
    .execute();
  return toStanding(rows);
}

/** What its days so far add up to. */
async function readKnown(trx: DatabaseTransaction, campaignId: string): Promise<Standing> {
  const rows = await trx
    .selectFrom('daily_counts')
    .where('campaign_id', '=', campaignId)
    .groupBy('department_code')
    .select((row) => [
      'department_code as code',
      row.fn.sum<string | number>('events').as('events'),
      row.fn.sum<string | number>('seats').as('seats'),
      row.fn.sum<string | number>('registered').as('registered'),
    ])
    .execute();
  return toStanding(rows);
}

function toStanding(rows: (Record<keyof Counts, string | number> & { code: string })[]): Standing {
  return new Map(
    rows.map(({ code, events, seats, registered }) => [
      code,
      { events: Number(events), seats: Number(seats), registered: Number(registered) },
    ]),
  );
}

/**
 * The days before today of what counts now: a session on the day it was published, a registration on the day it got its
 * seats. What was cancelled since is nowhere.
 */
async function tellPastDaysApart(
  connection: Connection,
  campaignId: string,
  today: string,
  stopping: AbortSignal | undefined,
): Promise<DailyCountTable[]> {
  const sessions = await connection.db
    .selectFrom('sessions')
    .select(['id', 'department_code', 'region_code', 'published_at', 'capacity', 'expected'])
    .where('campaign_id', '=', campaignId)
    .where('published_at', 'is not', null)
    .where('cancelled_at', 'is', null)
    .execute();
  const days = new Map<string, DailyCountTable>();
  const dayOfHour = rememberDays();
  const add = (session: (typeof sessions)[number], instant: string, counts: Partial<Counts>) => {
    const { department_code, region_code } = session;
    const day = dayOfHour(instant.slice(0, 13));
    if (day >= today) return;
    const key = `${department_code} ${day}`;
    const known = days.get(key) ?? { campaign_id: campaignId, department_code, region_code, day, ...nothing };
    known.events += counts.events ?? 0;
    known.seats += counts.seats ?? 0;
    known.registered += counts.registered ?? 0;
    days.set(key, known);
  };
  for (let start = 0; start < sessions.length; start += SESSIONS_PER_SLICE) {
    if (stopping?.aborted) return [];
    const started = performance.now();
    const slice = sessions.slice(start, start + SESSIONS_PER_SLICE);
    const byHour = await readRegisteredByHour(
      connection,
      slice.map(({ id }) => id),
    );
    for (const session of slice) {
      const { id, published_at, capacity, expected } = session;
      if (published_at !== null) add(session, published_at, { events: 1, seats: capacity ?? expected ?? 0 });
      for (const { hour, seats } of byHour.get(id) ?? []) add(session, hour, { registered: seats });
    }
    await wait((performance.now() - started) * REST);
  }
  return [...days.values()];
}

/** The day in Paris of an hour (`2027-05-18T12`, UTC): there are few of them, and reading a zone is slow. */
function rememberDays(): (hour: string) => string {
  const days = new Map<string, string>();
  return (hour) => {
    const day = days.get(hour) ?? localDate(`${hour}:00:00.000Z`, 'Europe/Paris');
    days.set(hour, day);
    return day;
  };
}

/** Seats of confirmed registrations by the hour (UTC) since when they are, of each session. */
async function readRegisteredByHour(
  { db }: Connection,
  sessionIds: string[],
): Promise<Map<string, { hour: string; seats: number }[]>> {
  const hour = sql<string>`substr(confirmed_at, 1, 13)`;
  const rows = await db
    .selectFrom('registrations')
    .where('session_id', 'in', padIds(sessionIds))
    .where('confirmed_at', 'is not', null)
    .where('cancelled_at', 'is', null)
    .groupBy(['session_id', hour])
    .select((row) => ['session_id', hour.as('hour'), row.fn.sum<string | number>('seats').as('seats')])
    .execute();
  const found = new Map<string, { hour: string; seats: number }[]>();
  for (const row of rows) {
    const line = { hour: row.hour, seats: Number(row.seats) };
    const known = found.get(row.session_id);
    if (known) known.push(line);
    else found.set(row.session_id, [line]);
  }
  return found;
}

/** The days of campaigns in a territory, in their order; by the campaigns' ids. */
export async function listDailyCounts(
  { db }: Connection,
  campaignIds: readonly string[],
  territory: Territory,
): Promise<Map<string, DayCounts[]>> {
  const rows = await db
    .selectFrom('daily_counts')
    .where('campaign_id', 'in', padIds(campaignIds))
    .where(liesIn(territory, 'daily_counts'))
    .groupBy(['campaign_id', 'day'])
    .orderBy('day')
    .select((row) => [
      'campaign_id',
      'day',
      row.fn.sum<string | number>('events').as('events'),
      row.fn.sum<string | number>('seats').as('seats'),
      row.fn.sum<string | number>('registered').as('registered'),
    ])
    .execute();
  const found = new Map<string, DayCounts[]>(campaignIds.map((id) => [id, []]));
  for (const { campaign_id, day, events, seats, registered } of rows) {
    found.get(campaign_id)?.push({
      day,
      events: Number(events),
      seats: Number(seats),
      registered: Number(registered),
    });
  }
  return found;
}
