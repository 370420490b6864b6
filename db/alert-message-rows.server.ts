import type { MessageDetails } from '#app/domain/message.ts';
import type { Connection } from './connection.server.ts';
import type { Message } from './messages.server.ts';

/** What the messages of alerts tell of. */
export type AlertMessageRows = {
  alerts: Map<string, AlertRow>;
  /** Sessions that a message tells of, soonest first, by `alertMessageKey`. */
  sessions: Map<string, ToldSessionRow[]>;
};
export type AlertRow = Awaited<ReturnType<typeof listAlerts>>[number];
export type ToldSessionRow = Awaited<ReturnType<typeof listToldSessions>>[number];

/** Which sessions of an alert were told together. */
export function alertMessageKey(alertId: string | null, toldAt: string | null | undefined): string {
  return `${alertId} ${toldAt}`;
}

/** Loads the alerts and sessions that those messages tell of: two queries, however many they are. */
export async function loadAlertMessageRows(
  connection: Connection,
  messages: (Pick<Message, 'alertId'> & { details: MessageDetails })[],
): Promise<AlertMessageRows> {
  const ofAlerts = messages.flatMap(({ alertId, details }) =>
    alertId === null ? [] : [{ alertId, details }],
  );
  const alertIds = [...new Set(ofAlerts.map(({ alertId }) => alertId))];
  const alerts = await listAlerts(connection, alertIds);
  const instants = [...new Set(ofAlerts.flatMap(({ details }) => details.toldAt ?? []))];
  const sessions = new Map<string, ToldSessionRow[]>();
  for (const row of await listToldSessions(connection, alertIds, instants)) {
    const key = alertMessageKey(row.alertId, row.toldAt);
    sessions.set(key, [...(sessions.get(key) ?? []), row]);
  }
  return { alerts: new Map(alerts.map((alert) => [alert.id, alert])), sessions };
}

async function listAlerts({ db }: Connection, ids: string[]) {
  if (ids.length === 0) return [];
  return db
    .selectFrom('alerts')
    .select(['id', 'place', 'radius', 'audience', 'attendance'])
    .select(['asked_at as askedAt', 'confirmed_at as confirmedAt'])
    .where('id', 'in', ids)
    .execute();
}

async function listToldSessions({ db }: Connection, alertIds: string[], instants: string[]) {
  if (instants.length === 0) return [];
  return db
    .selectFrom('alert_matches')
    .innerJoin('sessions', 'sessions.id', 'alert_matches.session_id')
    .leftJoin('venues', 'venues.id', 'sessions.venue_id')
    .select([
      'sessions.language',
      'alert_matches.alert_id as alertId',
      'alert_matches.told_at as toldAt',
      'sessions.slug',
      'sessions.title',
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
      'venues.name as venueName',
      'venues.address',
      'venues.postcode',
      'venues.commune_name as communeName',
    ])
    .where('alert_matches.alert_id', 'in', alertIds)
    .where('alert_matches.told_at', 'in', instants)
    .orderBy('sessions.starts_at')
    .orderBy('sessions.id')
    .execute();
}
