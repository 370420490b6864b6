import type { Connection } from './connection.server.ts';

export type Publication = {
  id: string;
  slug: string;
  title: string;
  /** ISO 639-1. */
  language: string;
  startsAt: string;
  /** IANA. */
  timeZone: string;
  publishedAt: string | null;
  /** Null when the session is held online. */
  communeName: string | null;
  departmentCode: string;
};

/** The sessions of a campaign that were published last, the latest first; those called off since are left out. */
export async function listLatestPublications(
  { db }: Connection,
  campaignId: string,
  limit: number,
): Promise<Publication[]> {
  return db
    .selectFrom('sessions')
    .leftJoin('venues', 'venues.id', 'sessions.venue_id')
    .select(['sessions.id', 'sessions.slug', 'sessions.title', 'sessions.language'])
    .select(['starts_at as startsAt', 'sessions.time_zone as timeZone', 'published_at as publishedAt'])
    .select(['venues.commune_name as communeName', 'sessions.department_code as departmentCode'])
    .where('campaign_id', '=', campaignId)
    .where('published_at', 'is not', null)
    .where('cancelled_at', 'is', null)
    .orderBy('published_at', 'desc')
    .limit(limit)
    .execute();
}
