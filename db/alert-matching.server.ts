import {
  type AlertableSession,
  alertRadii,
  boxAround,
  isWorthTelling,
  SESSIONS_GATHERED,
  suitsAlert,
} from '#app/domain/alert.ts';
import { readAlertSearch } from './alert-searches.server.ts';
import type { Connection } from './connection.server.ts';
import { padIds, sliceRows } from './id-lists.ts';
import type { AlertMatchingTable, AlertTable, DatabaseTransaction } from './schema.ts';

/** How much one transaction does at most: sign-ups wait for it on an engine with a single writer. */
const SESSIONS_AT_ONCE = 50;
const ALERTS_AT_ONCE = 100;

/**
 * Finds the alerts that sessions suit, for every session that changed since the last time: published, moved, with
 * seats again. What suits is gathered, to be told later. How far it came is stored in the transaction that stores
 * what it found: a restart skips nothing and several processes do nothing twice. Returns how many it gathered.
 */
export async function matchAlerts(
  connection: Connection,
  now: Date,
  stopping?: AbortSignal,
): Promise<number> {
  let gathered = 0;
  while (!stopping?.aborted && (await hasChanges(connection))) {
    gathered += await connection.write((trx) => matchNext(trx, now));
  }
  return gathered;
}

/** Takes the row that says how far the matching came, until the transaction ends. */
export async function lockAlertMatching(trx: DatabaseTransaction): Promise<AlertMatchingTable> {
  return trx
    .updateTable('alert_matching')
    .set((row) => ({ version: row.ref('version') }))
    .where('id', '=', 1)
    .returningAll()
    .executeTakeFirstOrThrow();
}

async function hasChanges({ db }: Connection): Promise<boolean> {
  const reached = await db
    .selectFrom('alert_matching')
    .selectAll()
    .where('id', '=', 1)
    .executeTakeFirstOrThrow();
  return (await changesAfter(db, reached).limit(1).executeTakeFirst()) !== undefined;
}

async function matchNext(trx: DatabaseTransaction, now: Date): Promise<number> {
  let reached = await lockAlertMatching(trx);
  if (!(await isAnybodyListening(trx))) return skipToNewest(trx, reached);
  const sessions = await changesAfter(trx, reached).limit(SESSIONS_AT_ONCE).execute();
  let gathered = 0;
  let room = ALERTS_AT_ONCE;
  for (const { id, version, ...session } of sessions.map(toAlertable)) {
    const underWay = reached.session_id === id && reached.version === version ? reached.alert_id : null;
    const candidates = isWorthTelling(session, now.toISOString())
      ? await listCandidates(trx, id, session, underWay, room)
      : [];
    const suited = candidates
      .filter((alert) => suitsAlert(session, { ...alert, ...readAlertSearch(alert) }))
      .map((alert) => alert.id);
    gathered += await gather(trx, id, suited, now);
    room -= candidates.length;
    const last = room === 0 ? candidates.at(-1)?.id : undefined;
    reached = { ...reached, version, session_id: id, alert_id: last ?? null };
    if (room === 0) break;
  }
  await trx.updateTable('alert_matching').set(reached).where('id', '=', 1).execute();
  return gathered;
}

/** Those not confirmed yet count: they are told later of what comes in between. */
async function isAnybodyListening(trx: DatabaseTransaction): Promise<boolean> {
  const alert = await trx.selectFrom('alerts').select('id').where('id', '>', '').limit(1).executeTakeFirst();
  return alert !== undefined;
}

/** Without any alert nothing is to be matched: a new site with many sessions is not kept busy by going through them. */
async function skipToNewest(trx: DatabaseTransaction, reached: AlertMatchingTable): Promise<number> {
  const newest = await trx
    .selectFrom('sessions')
    .select(['id as session_id', 'version'])
    .where('version', '>=', reached.version)
    .where('published_at', 'is not', null)
    .orderBy('version', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (newest)
    await trx
      .updateTable('alert_matching')
      .set({ ...newest, alert_id: null })
      .where('id', '=', 1)
      .execute();
  return 0;
}

/** What `toAlertable` makes a session of the rules of; needs `sessions` with their `venues`. */
export const alertableColumns = [
  'sessions.id',
  'sessions.audience',
  'sessions.attendance',
  'sessions.starts_at as startsAt',
  'sessions.ends_at as endsAt',
  'sessions.time_zone as timeZone',
  'sessions.entry',
  'sessions.capacity',
  'sessions.seats_taken as seatsTaken',
  'sessions.seats_held as seatsHeld',
  'sessions.published_at as publishedAt',
  'sessions.cancelled_at as cancelledAt',
  'venues.latitude',
  'venues.longitude',
] as const;

/** A row of `alertableColumns` as the rules want it. */
export function toAlertable<Row extends { latitude: number | null; longitude: number | null }>({
  latitude,
  longitude,
  ...session
}: Row) {
  return {
    ...session,
    position: latitude === null || longitude === null ? null : { latitude, longitude },
  };
}

/** Published sessions in the order of their changes, after those that are done; one that is not done comes first. */
function changesAfter(db: Connection['db'] | DatabaseTransaction, reached: AlertMatchingTable) {
  return db
    .selectFrom('sessions')
    .leftJoin('venues', 'venues.id', 'sessions.venue_id')
    .select(['sessions.version', ...alertableColumns])
    .where('sessions.version', '>=', reached.version)
    .where((session) =>
      session.or([
        session('sessions.version', '>', reached.version),
        session('sessions.id', reached.alert_id === null ? '>' : '>=', reached.session_id),
      ]),
    )
    .where('sessions.published_at', 'is not', null)
    .orderBy('sessions.version')
    .orderBy('sessions.id');
}

/**
 * Alerts that a session may suit, by their ids: those whose box reaches its venue and, when it can be followed online,
 * those that want that too. Left out are those that have it already, or have gathered their fill.
 */
async function listCandidates(
  trx: DatabaseTransaction,
  sessionId: string,
  { position, attendance }: AlertableSession,
  after: string | null,
  limit: number,
): Promise<Candidate[]> {
  return (
    trx
      .selectFrom('alerts')
      .select(['id', 'latitude', 'longitude', 'radius', 'audience', 'days', 'times', 'attendance'])
      .where((alert) =>
        alert.or([
          ...(position === null ? [] : alertRadii).map((radius) => {
            const box = boxAround(position ?? { latitude: 0, longitude: 0 }, radius);
            return alert.and([
              alert('radius', '=', radius),
              alert.between('latitude', box.south, box.north),
              alert.between('longitude', box.west, box.east),
            ]);
          }),
          ...(attendance === 'on_site' ? [] : [alert('attendance', '=', 'online_too')]),
        ]),
      )
      .where('gathered', '<', SESSIONS_GATHERED)
      // Only the matching, one process at a time, adds matches: what is not there now is not there below.
      .where((alert) =>
        alert.not(
          alert.exists(
            alert
              .selectFrom('alert_matches')
              .select('alert_id')
              .whereRef('alert_matches.alert_id', '=', 'alerts.id')
              .where('alert_matches.session_id', '=', sessionId),
          ),
        ),
      )
      .where('id', '>', after ?? '')
      .orderBy('id')
      .limit(limit)
      .execute()
  );
}

type Candidate = Pick<
  AlertTable,
  'id' | 'latitude' | 'longitude' | 'radius' | 'audience' | 'days' | 'times' | 'attendance'
>;

/** Notes a session with those alerts, but for those that were stopped a moment ago. Returns how many. */
async function gather(
  trx: DatabaseTransaction,
  sessionId: string,
  alertIds: string[],
  now: Date,
): Promise<number> {
  if (alertIds.length === 0) return 0;
  // Takes the rows first: none can be deleted under the matches that are about to name it.
  const alerts = await trx
    .updateTable('alerts')
    .set((alert) => ({
      gathered: alert('gathered', '+', 1),
      gathering_since: alert.fn.coalesce('gathering_since', alert.val(now.toISOString())),
    }))
    .where('id', 'in', padIds(alertIds))
    .returning('id')
    .execute();
  if (alerts.length === 0) return 0;
  for (const some of sliceRows(alerts)) {
    await trx
      .insertInto('alert_matches')
      .values(some.map(({ id }) => ({ alert_id: id, session_id: sessionId, told_at: null })))
      .execute();
  }
  return alerts.length;
}
