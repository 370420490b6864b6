import type { HeldAlert } from '#app/domain/personal-data.ts';
import { readAlertSearch } from './alert-searches.server.ts';
import type { Connection } from './connection.server.ts';

/** Messages and sessions that one page shows at most; an alert lives some weeks and gets one message a day. */
const MOST = 500;

/** All that is kept of an alert (RGPD, article 15); undefined once it was stopped or purged. */
export async function findHeldAlert({ db }: Connection, id: string): Promise<HeldAlert | undefined> {
  const row = await db
    .selectFrom('alerts')
    .innerJoin('campaigns', 'campaigns.id', 'alerts.campaign_id')
    .selectAll('alerts')
    .select('campaigns.ends_on')
    .where('alerts.id', '=', id)
    .executeTakeFirst();
  if (!row) return undefined;
  const { radius, audience, days, times, attendance } = readAlertSearch(row);
  return {
    alert: {
      id,
      contactKind: row.contact_kind,
      contact: row.contact,
      language: row.locale,
      place: row.place,
      communeCode: row.commune_code,
      latitude: row.latitude,
      longitude: row.longitude,
      timeZone: row.time_zone,
      radius,
      audience,
      days,
      times,
      onlineToo: attendance === 'online_too',
      askedAt: row.asked_at,
      confirmedAt: row.confirmed_at,
      toldAt: row.told_at,
      satisfiedAt: row.satisfied_at,
      endsOn: row.ends_on,
    },
    sessions: await db
      .selectFrom('alert_matches')
      .innerJoin('sessions', 'sessions.id', 'alert_matches.session_id')
      .select(['sessions.slug', 'sessions.title'])
      .select(['sessions.starts_at as startsAt', 'sessions.time_zone as timeZone'])
      .select('alert_matches.told_at as toldAt')
      .where('alert_matches.alert_id', '=', id)
      .orderBy('sessions.starts_at')
      .orderBy('sessions.id')
      .limit(MOST)
      .execute(),
    messages: await db
      .selectFrom('messages')
      .select(['kind', 'channel', 'recipient', 'locale as language'])
      .select(['created_at as createdAt', 'sent_at as sentAt', 'failed_at as failedAt'])
      .select(['called_at as calledAt', 'delivered_at as deliveredAt', 'undelivered_at as undeliveredAt'])
      .where('alert_id', '=', id)
      .orderBy('id')
      .limit(MOST)
      .execute(),
  };
}
