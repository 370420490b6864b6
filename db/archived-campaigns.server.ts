import { type ArchivingDecision, type Campaign, decideArchiving } from '#app/domain/campaign.ts';
import { localDate } from '#app/domain/local-time.ts';
import { type Act, noteActs } from './audit.server.ts';
import { toCampaign } from './campaigns.server.ts';
import { raiseCatalogueVersion } from './catalogue-versions.server.ts';
import type { Connection } from './connection.server.ts';
import { countLastDay } from './daily-counts.server.ts';
import type { ArchivedSessionTable, DatabaseTransaction } from './schema.ts';
import { getTotals } from './totals.server.ts';

/** Editions whose figures stand as they were: each session that counted is kept as it counted. */

/** What is kept of a session: all that figures, rates and their rows read. */
const kept = [
  'id',
  'campaign_id',
  'department_code',
  'region_code',
  'published_at',
  'cancelled_at',
  'starts_at',
  'ends_at',
  'local_date',
  'programme_slug',
  'audience',
  'entry',
  'capacity',
  'expected',
  'seats_taken',
  'reported_people',
  'reported_grade',
  'people_to_verify',
] as const satisfies (keyof ArchivedSessionTable)[];

/**
 * Makes the figures of an edition that is over stand as they are, whatever happens to its sessions and reports later. The
 * caller checked that the account may. Refresh the catalogue after `archived`.
 * @throws a 404 response when there is no such edition
 */
export async function archiveCampaign(
  connection: Connection,
  accountId: string,
  campaignId: string,
  now: Date,
): Promise<{ kind: 'archived' } | Exclude<ArchivingDecision, { kind: 'archive' }>> {
  return connection.write(async (trx) => {
    const campaign = await lockCampaign(trx, campaignId);
    const decision = decideArchiving(campaign, localDate(now.toISOString(), 'Europe/Paris'));
    if (decision.kind !== 'archive') return decision;
    await countLastDay(trx, campaignId, now);
    await trx
      .insertInto('archived_sessions')
      .columns(kept)
      .expression((sessions) =>
        sessions
          .selectFrom('sessions')
          .select(kept)
          .where('campaign_id', '=', campaignId)
          .where('published_at', 'is not', null)
          .where('cancelled_at', 'is', null),
      )
      .execute();
    await trx
      .updateTable('campaigns')
      .set({ archived_at: now.toISOString(), archived_by: accountId })
      .where('id', '=', campaignId)
      .execute();
    await noteActs(trx, accountId, [await actOn(trx, campaign, 'archived')], now);
    await raiseCatalogueVersion(trx);
    return { kind: 'archived' };
  });
}

/**
 * Lets the figures of an archived edition move again; the journal keeps why, and what they were. Refresh the catalogue
 * after `reopened`.
 * @throws a 404 response when there is no such edition
 */
export async function reopenCampaign(
  connection: Connection,
  accountId: string,
  campaignId: string,
  reason: string,
  now: Date,
): Promise<'reopened' | 'not-archived'> {
  return connection.write(async (trx) => {
    const campaign = await lockCampaign(trx, campaignId);
    if (campaign.archivedAt === null) return 'not-archived';
    const act = await actOn(trx, campaign, 'reopened', reason);
    await trx.deleteFrom('archived_sessions').where('campaign_id', '=', campaignId).execute();
    await trx
      .updateTable('campaigns')
      .set({ archived_at: null, archived_by: null })
      .where('id', '=', campaignId)
      .execute();
    await noteActs(trx, accountId, [act], now);
    await raiseCatalogueVersion(trx);
    return 'reopened';
  });
}

/** One at a time: whoever sends the form twice finds it done. */
async function lockCampaign(trx: DatabaseTransaction, campaignId: string): Promise<Campaign> {
  const row = await trx
    .updateTable('campaigns')
    .set((campaign) => ({ name: campaign.ref('name') }))
    .where('id', '=', campaignId)
    .returningAll()
    .executeTakeFirst();
  if (!row) throw new Response(null, { status: 404 });
  return toCampaign(row);
}

/** The journal's line, with the archived figures. */
async function actOn(
  trx: DatabaseTransaction,
  { id, name }: Campaign,
  act: 'archived' | 'reopened',
  note: string | null = null,
): Promise<Act> {
  const { events, seatsOffered, participants } = await getTotals({ db: trx }, id);
  return {
    act,
    subject: { kind: 'campaign', id },
    departmentCode: null,
    regionCode: null,
    details: { name, events, seats: seatsOffered, participants: participants.total, note },
  };
}

/** Since when (UTC) the figures of an edition stand, and who said so; undefined while they move. */
export async function findArchiving(
  { db }: Connection,
  campaignId: string,
): Promise<{ at: string; by: string } | undefined> {
  const row = await db
    .selectFrom('campaigns')
    .innerJoin('accounts', 'accounts.id', 'campaigns.archived_by')
    .select(['archived_at as at', 'accounts.name as by'])
    .where('campaigns.id', '=', campaignId)
    .executeTakeFirst();
  return row && row.at !== null ? { at: row.at, by: row.by } : undefined;
}
