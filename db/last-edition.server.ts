import { localDate, localTime } from '#app/domain/local-time.ts';
import { dateOfCopy, LARGEST_SERIES } from '#app/domain/series.ts';
import { getCurrentCampaign, listCampaigns } from './campaigns.server.ts';
import type { Connection } from './connection.server.ts';
import { padIds } from './id-lists.ts';
import type { Database, SessionTable } from './schema.ts';
import { insertSeries } from './series.server.ts';
import { type Author, createSessions, type NewSession } from './session-creations.server.ts';
import { toTypedSession } from './session-rows.server.ts';

/** What an organisation held in the edition before, to be held again. */

export type LastSession = {
  id: string;
  title: string;
  venueName: string | null;
  /** Days (YYYY-MM-DD) and hour (HH:mm) by the venue's clock. */
  date: string;
  startTime: string;
  proposedDate: string;
};

/** An organisation's announced sessions of the edition before the current one, by start; at most `LARGEST_SERIES`. */
export async function listLastEdition(
  connection: Connection,
  organisationId: string,
  now: Date,
): Promise<{ campaignName: string; sessions: LastSession[] } | undefined> {
  const editions = await findEditions(connection, now);
  if (!editions) return undefined;
  const rows = await heldBefore(connection.db, organisationId, editions.last.id)
    .leftJoin('venues', 'venues.id', 'sessions.venue_id')
    .selectAll('sessions')
    .select('venues.name as venueName')
    .limit(LARGEST_SERIES)
    .execute();
  return {
    campaignName: editions.last.name,
    sessions: rows.map((row) => ({
      id: row.id,
      title: row.title,
      venueName: row.venueName,
      date: row.local_date,
      startTime: localTime(row.starts_at, row.time_zone),
      proposedDate: proposedDate(row, editions, now),
    })),
  };
}

/**
 * Makes drafts of those sessions of the last edition, on the same days of the week in the current one. What was a series
 * there, or had one title in one venue, is a series again. Those that cannot be (a venue that has closed) are counted.
 */
export async function repeatLastEdition(
  connection: Connection,
  author: Author,
  ids: readonly string[],
  now: Date,
): Promise<{ created: number; leftOut: number }> {
  const editions = await findEditions(connection, now);
  if (!editions || ids.length === 0) return { created: 0, leftOut: 0 };
  return connection.write(async (trx) => {
    const rows = await heldBefore(trx, author.organisationId, editions.last.id)
      .selectAll('sessions')
      .where('sessions.id', 'in', padIds(ids.slice(0, LARGEST_SERIES)))
      .execute();
    const groups = new Map<string, SessionTable[]>();
    for (const row of rows) {
      const key = row.series_id ?? `${row.title}\n${row.venue_id}`;
      groups.set(key, [...(groups.get(key) ?? []), row]);
    }
    const sessions: NewSession[] = [];
    for (const group of groups.values()) {
      const seriesId = group.length > 1 ? await insertSeries(trx, author, now) : null;
      for (const row of group) {
        const typed = { ...toTypedSession(row), date: proposedDate(row, editions, now) };
        sessions.push({ typed, seriesId });
      }
    }
    const outcomes = await createSessions(trx, author, sessions, now);
    const created = outcomes.filter(({ kind }) => kind === 'created').length;
    return { created, leftOut: outcomes.length - created };
  });
}

type Edition = { id: string; name: string; startsOn: string; endsOn: string };
type Editions = { current: Edition; last: Edition };

async function findEditions(connection: Connection, now: Date): Promise<Editions | undefined> {
  const current = await getCurrentCampaign(connection, now);
  if (!current) return undefined;
  const campaigns = await listCampaigns(connection);
  const last = campaigns.find(({ endsOn }) => endsOn < current.startsOn);
  return last && { current, last };
}

function heldBefore(db: Database, organisationId: string, campaignId: string) {
  return db
    .selectFrom('sessions')
    .where('sessions.organisation_id', '=', organisationId)
    .where('sessions.campaign_id', '=', campaignId)
    .where('sessions.published_at', 'is not', null)
    .where('sessions.cancelled_at', 'is', null)
    .orderBy('sessions.starts_at')
    .orderBy('sessions.id');
}

function proposedDate(row: SessionTable, { current, last }: Editions, now: Date): string {
  const today = localDate(now.toISOString(), row.time_zone);
  return dateOfCopy(row.local_date, { from: last, to: current, today });
}
