import { alertsToTell, isAwake, isWorthTelling, suitsAlert } from '#app/domain/alert.ts';
import { countDemand } from './alert-demands.server.ts';
import { alertableColumns, toAlertable } from './alert-matching.server.ts';
import { readAlertSearch } from './alert-searches.server.ts';
import type { Connection } from './connection.server.ts';
import { enqueueMessage } from './messages.server.ts';
import type { DatabaseTransaction } from './schema.ts';

const ALERTS_AT_ONCE = 200;

/**
 * Writes one message for each confirmed alert that has gathered sessions, at most once in 24 hours and not at night.
 * It asks what is due: a restart skips nothing, and several processes may run it at once. Returns how many messages
 * it wrote. `stopping` ends it between two alerts.
 */
export async function enqueueDueAlertMessages(
  connection: Connection,
  now: Date,
  stopping?: AbortSignal,
): Promise<number> {
  const zones = await listZonesAwake(connection, now);
  if (zones.length === 0) return 0;
  let written = 0;
  for (;;) {
    const due = await listAlertsToTell(connection, zones, now);
    for (const id of due) {
      if (stopping?.aborted) return written;
      written += await connection.write((trx) => tell(trx, id, now));
    }
    // Whatever came of them, those gather anew from here on: the next ones follow.
    if (due.length < ALERTS_AT_ONCE) return written;
  }
}

async function listZonesAwake({ db }: Connection, now: Date): Promise<string[]> {
  const zones = await db.selectFrom('departments').select('time_zone').distinct().execute();
  return zones.map((zone) => zone.time_zone).filter((zone) => isAwake(zone, now));
}

async function listAlertsToTell({ db }: Connection, zones: string[], now: Date): Promise<string[]> {
  const { gatheredBefore, toldBefore } = alertsToTell(now);
  const alerts = await db
    .selectFrom('alerts')
    .select('id')
    .where('gathering_since', '<=', gatheredBefore)
    .where('confirmed_at', 'is not', null)
    .where((alert) => alert.or([alert('told_at', 'is', null), alert('told_at', '<=', toldBefore)]))
    .where('time_zone', 'in', zones)
    .orderBy('gathering_since')
    .orderBy('id')
    .limit(ALERTS_AT_ONCE)
    .execute();
  return alerts.map(({ id }) => id);
}

async function tell(trx: DatabaseTransaction, id: string, now: Date): Promise<number> {
  const { gatheredBefore, toldBefore } = alertsToTell(now);
  const instant = now.toISOString();
  // Takes the alert: a second process finds nothing gathered, a stop or a change waits.
  const alert = await trx
    .updateTable('alerts')
    .set({ gathering_since: null, gathered: 0 })
    .where('id', '=', id)
    .where('gathering_since', '<=', gatheredBefore)
    .where('confirmed_at', 'is not', null)
    .where((row) => row.or([row('told_at', 'is', null), row('told_at', '<=', toldBefore)]))
    .returningAll()
    .executeTakeFirst();
  if (!alert) return 0;
  const gathered = await listGathered(trx, id);
  const search = { ...alert, ...readAlertSearch(alert) };
  const suited = gathered.filter(
    (session) => isWorthTelling(session, instant) && suitsAlert(session, search),
  );
  const unsuited = gathered.filter((session) => !suited.includes(session)).map((session) => session.id);
  if (unsuited.length > 0) {
    // A full one comes back once it has seats again.
    await trx
      .deleteFrom('alert_matches')
      .where('alert_id', '=', id)
      .where('session_id', 'in', unsuited)
      .execute();
  }
  if (suited.length === 0) return 0;
  await trx
    .updateTable('alert_matches')
    .set({ told_at: instant })
    .where('alert_id', '=', id)
    .where('told_at', 'is', null)
    .execute();
  await trx
    .updateTable('alerts')
    .set({ told_at: instant, satisfied_at: alert.satisfied_at ?? instant })
    .where('id', '=', id)
    .execute();
  if (alert.satisfied_at === null) await countDemand(trx, alert, { confirmed: 0, satisfied: 1 });
  await enqueueMessage(
    trx,
    {
      kind: 'alert-sessions',
      channel: alert.contact_kind === 'phone' ? 'sms' : 'email',
      recipient: alert.contact,
      locale: alert.locale,
      alertId: id,
      details: { toldAt: instant },
      dedupeKey: `alert-sessions:${id}:${instant}`,
    },
    now,
  );
  return 1;
}

/** Sessions that wait to be told in an alert, as the rule wants them. */
async function listGathered(trx: DatabaseTransaction, alertId: string) {
  const rows = await trx
    .selectFrom('alert_matches')
    .innerJoin('sessions', 'sessions.id', 'alert_matches.session_id')
    .leftJoin('venues', 'venues.id', 'sessions.venue_id')
    .select(alertableColumns)
    .where('alert_matches.alert_id', '=', alertId)
    .where('alert_matches.told_at', 'is', null)
    .execute();
  return rows.map(toAlertable);
}
