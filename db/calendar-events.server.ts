import { setImmediate } from 'node:timers/promises';
import { type CalendarSession, makeCalendarEvent } from '#app/feeds/calendar-event.ts';
import { type Locale, locales } from '#app/text/locale.ts';
import type { Connection } from './connection.server.ts';
import type { Database, DatabaseTransaction } from './schema.ts';

/**
 * The finished VEVENT of each published session in each language, kept beside it: making 1,500 takes half a second and
 * blocks the process, joining as many kept ones takes milliseconds.
 */

/**
 * Writes the calendar events of a session as it now stands, with links at `publicUrl` (`settings.publicUrl`). Called
 * inside the transaction that publishes, edits or cancels it, after the session's row was written. Drafts have none.
 */
export async function writeCalendarEvent(
  trx: DatabaseTransaction,
  sessionId: string,
  publicUrl: string,
): Promise<void> {
  await writeCalendarEvents(trx, [sessionId], publicUrl);
}

/** As `writeCalendarEvent`, for sessions that change together: two statements for up to `IDS_LIMIT` of them. */
export async function writeCalendarEvents(
  trx: DatabaseTransaction,
  sessionIds: string[],
  publicUrl: string,
): Promise<void> {
  for (const some of chunks(sessionIds, IDS_LIMIT)) {
    await keep(trx, await loadCalendarSessions(trx, some), publicUrl);
  }
}

/** The finished VEVENT of one session, cancelled or not; throws a 404 response for a draft and for an unknown slug. */
export async function getCalendarEvent(
  connection: Connection,
  slug: string,
  publicUrl: string,
  locale: Locale,
): Promise<{ title: string; text: string }> {
  const session = await connection.db
    .selectFrom('sessions')
    .select(['id', 'title'])
    .where('slug', '=', slug)
    .executeTakeFirst();
  const texts = session && (await listCalendarEvents(connection, [session.id], publicUrl, locale));
  const text = session && texts?.get(session.id);
  if (!session || text === undefined) throw new Response(null, { status: 404 });
  return { title: session.title, text };
}

/**
 * Forgets the kept events of a venue's sessions, inside the transaction that changes its name, address or position; they
 * are made on the fly until the next start writes them again.
 */
export async function forgetVenueCalendarEvents(trx: DatabaseTransaction, venueId: string): Promise<void> {
  await trx
    .deleteFrom('calendar_events')
    .where('session_id', 'in', (sessions) =>
      sessions.selectFrom('sessions').select('id').where('venue_id', '=', venueId),
    )
    .execute();
}

/** How many ids one statement takes: both engines take more, but not any number. */
const IDS_LIMIT = 1000;

/**
 * The finished VEVENT text of each of those sessions in that language, by id, in the order of `ids`; drafts and unknown
 * ids are left out.
 * Those missing, or written while the site had another address, are made on the fly and not kept: a GET changes nothing.
 */
export async function listCalendarEvents(
  connection: Connection,
  ids: string[],
  publicUrl: string,
  locale: Locale,
): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  const toMake: string[] = [];
  for (const some of chunks(ids, IDS_LIMIT)) {
    const rows = await connection.db
      .selectFrom('sessions')
      .leftJoin('calendar_events', (join) =>
        join
          .onRef('calendar_events.session_id', '=', 'sessions.id')
          .on('calendar_events.locale', '=', locale),
      )
      .select(['sessions.id', 'calendar_events.origin', 'calendar_events.text'])
      .where('sessions.id', 'in', some)
      .where('sessions.published_at', 'is not', null)
      .execute();
    for (const row of rows) {
      if (row.text !== null && row.origin === publicUrl) texts.set(row.id, row.text);
      else toMake.push(row.id);
    }
  }
  for (const some of chunks(toMake, REFRESH_BATCH)) {
    for (const session of await loadCalendarSessions(connection.db, some))
      texts.set(session.id, makeCalendarEvent(session, publicUrl, locale));
    // Making them blocks the process: others get their turn between two batches.
    await setImmediate();
  }
  return new Map(
    ids.flatMap((id) => {
      const text = texts.get(id);
      return text === undefined ? [] : [[id, text]];
    }),
  );
}

/** Sessions whose events are made in one go: some tens of milliseconds. */
const REFRESH_BATCH = 20;
/** Sessions of one look for what is missing: a few milliseconds. */
const LOOKED_AT = 200;

/**
 * Writes again every calendar event that is missing or was written while the site had another address. Runs in the
 * background at start, in small transactions; `progress` hears how many are done. Stops early when `signal` says so.
 * Answers of how many sessions they were.
 */
export async function refreshCalendarEvents(
  connection: Connection,
  publicUrl: string,
  progress: (done: number) => void = () => undefined,
  signal?: AbortSignal,
): Promise<number> {
  let done = 0;
  let after: string | undefined = '';
  while (after !== undefined && !signal?.aborted) {
    const from: string = after;
    const { written, last } = await connection.write((trx) => refreshNext(trx, from, publicUrl));
    after = last;
    if (written === 0) continue;
    done += written;
    progress(done);
  }
  return done;
}

/** Sees to some sessions after that one in the order of their ids; `last` is where it came to, undefined at the end. */
async function refreshNext(
  trx: DatabaseTransaction,
  after: string,
  publicUrl: string,
): Promise<{ written: number; last: string | undefined }> {
  const looked = await trx
    .selectFrom('sessions')
    .leftJoin('calendar_events', (join) =>
      join
        .onRef('calendar_events.session_id', '=', 'sessions.id')
        .on('calendar_events.origin', '=', publicUrl)
        .on('calendar_events.locale', 'in', locales),
    )
    .select(({ fn }) => ['sessions.id', fn.count('calendar_events.locale').as('kept')])
    .where('sessions.id', '>', after)
    .where('sessions.published_at', 'is not', null)
    .groupBy('sessions.id')
    .orderBy('sessions.id')
    .limit(LOOKED_AT)
    .execute();
  const missing = looked
    .filter(({ kept }) => Number(kept) < locales.length)
    .map(({ id }) => id)
    .slice(0, REFRESH_BATCH);
  // Read under their locks: an edit that came in between is not overwritten with what stood before it.
  await lockSessions(trx, missing);
  await keep(trx, await loadCalendarSessions(trx, missing), publicUrl);
  const whole = looked.length < LOOKED_AT && missing.length < REFRESH_BATCH;
  const last = missing.length < REFRESH_BATCH ? looked.at(-1)?.id : missing.at(-1);
  return { written: missing.length, last: whole ? undefined : last };
}

/** Takes the row locks of those sessions, in the order of their ids, with a write that changes nothing. */
async function lockSessions(trx: DatabaseTransaction, ids: string[]): Promise<void> {
  for (const id of ids) {
    await trx
      .updateTable('sessions')
      .set((builder) => ({ sequence: builder.ref('sequence') }))
      .where('id', '=', id)
      .execute();
  }
}

async function loadCalendarSessions(db: Database, ids: string[]): Promise<CalendarSession[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('sessions')
    .innerJoin('programmes', 'programmes.slug', 'sessions.programme_slug')
    .leftJoin('venues', 'venues.id', 'sessions.venue_id')
    .select([
      'sessions.id',
      'sessions.slug',
      'sessions.title',
      'sessions.description',
      'programmes.name as programmeName',
      'sessions.format',
      'sessions.attendance',
      'sessions.online_url as onlineUrl',
      'sessions.entry',
      'sessions.what_to_bring as whatToBring',
      'sessions.starts_at as startsAt',
      'sessions.ends_at as endsAt',
      'sessions.time_zone as timeZone',
      'sessions.sequence',
      'sessions.created_at as createdAt',
      'sessions.updated_at as updatedAt',
      'sessions.cancelled_at as cancelledAt',
      'sessions.cancellation_reason as cancellationReason',
      'venues.name as venueName',
      'venues.address',
      'venues.postcode',
      'venues.commune_name as communeName',
      'venues.latitude',
      'venues.longitude',
    ])
    .where('sessions.id', 'in', ids)
    .where('sessions.published_at', 'is not', null)
    .execute();
  return rows.map(({ venueName, address, postcode, communeName, latitude, longitude, ...session }) => ({
    ...session,
    venue:
      venueName === null || latitude === null || longitude === null
        ? null
        : {
            name: venueName,
            address: address ?? '',
            postcode: postcode ?? '',
            communeName: communeName ?? '',
            latitude,
            longitude,
          },
  }));
}

async function keep(trx: DatabaseTransaction, sessions: CalendarSession[], publicUrl: string): Promise<void> {
  if (sessions.length === 0) return;
  await trx
    .insertInto('calendar_events')
    .values(
      sessions.flatMap((session) =>
        locales.map((locale) => ({
          session_id: session.id,
          locale,
          origin: publicUrl,
          text: makeCalendarEvent(session, publicUrl, locale),
        })),
      ),
    )
    .onConflict((conflict) =>
      conflict.columns(['session_id', 'locale']).doUpdateSet((builder) => ({
        origin: builder.ref('excluded.origin'),
        text: builder.ref('excluded.text'),
      })),
    )
    .execute();
}

function chunks<Item>(items: Item[], size: number): Item[][] {
  const parts: Item[][] = [];
  for (let start = 0; start < items.length; start += size) parts.push(items.slice(start, start + size));
  return parts;
}
