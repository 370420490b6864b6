import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Database } from './schema.ts';

/**
 * The sessions that make a campaign's figures, for a query that sums them up or lists them: the published ones that are
 * not cancelled, as they are now; of an archived campaign, as they stood then. The query calls them `sessions` either way.
 */
export async function countedSessions(db: Database, campaignId: string) {
  const campaign = await db
    .selectFrom('campaigns')
    .select('archived_at')
    .where('id', '=', campaignId)
    .executeTakeFirst();
  const archived = campaign !== undefined && campaign.archived_at !== null;
  return countedIn(db, archived ? 'archived_sessions' : 'sessions').where(
    'sessions.campaign_id',
    '=',
    campaignId,
  );
}

/** Those of every campaign that has its figures in that table. */
export function countedIn(db: Database, table: 'sessions' | 'archived_sessions') {
  return db
    .selectFrom(db.dynamic.table(table).as('sessions'))
    .where('sessions.published_at', 'is not', null)
    .where('sessions.cancelled_at', 'is', null);
}

/** In a query over `sessions`: whether the figures of its edition still move. What would change them is asked of no other. */
export function figuresMove(): RawBuilder<SqlBool> {
  return sql<SqlBool>`sessions.campaign_id not in (select id from campaigns where archived_at is not null)`;
}
