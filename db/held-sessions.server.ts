import type { HeldSession } from '#app/domain/held-sessions.ts';
import type { Connection } from './connection.server.ts';

/** More than anybody holds in all campaigns: what is summed stays bounded. */
const MOST_SESSIONS = 5000;

/** Sessions of a mediator that ended before an instant, with their reports, the latest first. */
export async function listHeldSessions(
  { db }: Connection,
  mediatorId: string,
  now: Date,
): Promise<(HeldSession & { campaignId: string })[]> {
  const rows = await db
    .selectFrom('sessions')
    .leftJoin('reports', 'reports.session_id', 'sessions.id')
    .select([
      'sessions.campaign_id as campaignId',
      'sessions.starts_at as startsAt',
      'sessions.ends_at as endsAt',
      'sessions.published_at as publishedAt',
      'sessions.cancelled_at as cancelledAt',
      'sessions.capacity',
      'sessions.expected',
      'sessions.seats_taken as seatsTaken',
      'reports.head_count as headCount',
      'reports.grade',
      'reports.to_verify_since as toVerifySince',
    ])
    .where('sessions.mediator_id', '=', mediatorId)
    .where('sessions.ends_at', '<=', now.toISOString())
    .where('sessions.published_at', 'is not', null)
    .where('sessions.cancelled_at', 'is', null)
    .orderBy('sessions.starts_at', 'desc')
    .limit(MOST_SESSIONS)
    .execute();
  return rows.map(({ headCount, grade, toVerifySince, ...session }) => ({
    ...session,
    report:
      headCount === null || grade === null
        ? undefined
        : { headCount, grade, toVerify: toVerifySince !== null },
  }));
}
