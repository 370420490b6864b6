import {
  type Campaign,
  chooseCurrentCampaign,
  listOverlaps,
  type NewCampaign,
} from '#app/domain/campaign.ts';
import { localDate } from '#app/domain/local-time.ts';
import { noteActs } from './audit.server.ts';
import { raiseCatalogueVersion } from './catalogue-versions.server.ts';
import type { Connection } from './connection.server.ts';
import { newId } from './identifiers.ts';
import type { CampaignTable, DatabaseTransaction } from './schema.ts';

/** Every campaign, the latest first. */
export async function listCampaigns({
  db,
}: Pick<Connection, 'db'> | { db: DatabaseTransaction }): Promise<Campaign[]> {
  const rows = await db.selectFrom('campaigns').selectAll().orderBy('starts_on', 'desc').execute();
  return rows.map(toCampaign);
}

/** The campaign under way (the day is Paris's), else the next one, else the latest; undefined before the first one. */
export async function getCurrentCampaign(connection: Connection, now: Date): Promise<Campaign | undefined> {
  const campaigns = await listCampaigns(connection);
  return chooseCurrentCampaign(campaigns, localDate(now.toISOString(), 'Europe/Paris'));
}

/** What slugs are made of; other texts are not worth a query (PostgreSQL refuses some, such as U+0000). */
const SLUG = /^[a-z0-9-]{1,200}$/;

export async function findCampaign({ db }: Connection, slug: string): Promise<Campaign | undefined> {
  if (!SLUG.test(slug)) return undefined;
  const row = await db.selectFrom('campaigns').selectAll().where('slug', '=', slug).executeTakeFirst();
  return row && toCampaign(row);
}

/** The campaign of that id, such as the one of a session. */
export async function findCampaignOf({ db }: Connection, id: string): Promise<Campaign | undefined> {
  const row = await db.selectFrom('campaigns').selectAll().where('id', '=', id).executeTakeFirst();
  return row && toCampaign(row);
}

/** @throws a 404 response when no campaign has that slug. */
export async function getCampaign(connection: Connection, slug: string): Promise<Campaign> {
  const campaign = await findCampaign(connection, slug);
  if (!campaign) throw new Response(null, { status: 404 });
  return campaign;
}

export function toCampaign(row: CampaignTable): Campaign {
  return {
    id: row.id,
    slug: row.slug,
    name: row.name,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    targets: {
      events: row.target_events,
      seats: row.target_seats,
      participants: row.target_participants,
    },
    archivedAt: row.archived_at,
  };
}

export type OpeningOutcome =
  | { kind: 'opened' }
  /** An edition has that slug already. */
  | { kind: 'known' }
  /** These share a day with it, and nobody said that this is meant. */
  | { kind: 'overlap'; names: string[] };

/**
 * Opens an edition for a coordinator of the whole country, and takes over the sessions of its days that waited for it in
 * another one. The caller checked that the account may. Refresh the catalogue after `opened`.
 */
export async function openCampaign(
  connection: Connection,
  accountId: string,
  campaign: NewCampaign,
  { despiteOverlap }: { despiteOverlap: boolean },
  now: Date,
): Promise<OpeningOutcome> {
  return connection.write(async (trx) => {
    const overlaps = listOverlaps(await listCampaigns({ db: trx }), campaign);
    if (overlaps.length > 0 && !despiteOverlap)
      return { kind: 'overlap', names: overlaps.map(({ name }) => name) };
    const id = newId();
    const { numInsertedOrUpdatedRows } = await insertCampaign(trx, { ...campaign, id }, now);
    if (numInsertedOrUpdatedRows !== 1n) return { kind: 'known' };
    const act = { act: 'created' as const, subject: { kind: 'campaign' as const, id } };
    const everywhere = { departmentCode: null, regionCode: null };
    await noteActs(trx, accountId, [{ ...act, ...everywhere }], now);
    const events = await takeSessionsOver(trx, { ...campaign, id });
    const takeover = { ...act, ...everywhere, act: 'carried-over' as const, details: { events } };
    if (events > 0) await noteActs(trx, accountId, [takeover], now);
    return { kind: 'opened' };
  });
}

function insertCampaign(trx: DatabaseTransaction, campaign: NewCampaign & { id: string }, now: Date) {
  return trx
    .insertInto('campaigns')
    .values({
      id: campaign.id,
      slug: campaign.slug,
      name: campaign.name,
      starts_on: campaign.startsOn,
      ends_on: campaign.endsOn,
      target_events: campaign.targets.events,
      target_seats: campaign.targets.seats,
      target_participants: campaign.targets.participants,
      created_at: now.toISOString(),
      archived_at: null,
      archived_by: null,
    })
    .onConflict((conflict) => conflict.column('slug').doNothing())
    .executeTakeFirst();
}

/**
 * Sessions of an edition's days that were prepared before it was there: they lie outside the days of the one that they were
 * put into, and did not count when that was archived. Returns how many.
 */
async function takeSessionsOver(
  trx: DatabaseTransaction,
  { id, startsOn, endsOn }: NewCampaign & { id: string },
): Promise<number> {
  const { numUpdatedRows } = await trx
    .updateTable('sessions')
    .set({ campaign_id: id })
    .where('local_date', '>=', startsOn)
    .where('local_date', '<=', endsOn)
    .where('campaign_id', 'in', (campaigns) =>
      campaigns
        .selectFrom('campaigns')
        .select('campaigns.id')
        .where((campaign) =>
          campaign.or([
            campaign('starts_on', '>', campaign.ref('sessions.local_date')),
            campaign('ends_on', '<', campaign.ref('sessions.local_date')),
          ]),
        ),
    )
    .where('id', 'not in', (archived) =>
      archived.selectFrom('archived_sessions').select('archived_sessions.id'),
    )
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return 0;
  const version = await raiseCatalogueVersion(trx);
  await trx
    .updateTable('sessions')
    .set({ version })
    .where('campaign_id', '=', id)
    .where('published_at', 'is not', null)
    .execute();
  return Number(numUpdatedRows);
}

/** Opens an edition from the command line, with the sessions of its days. `known` when one has that slug already: nothing changes then. */
export async function addCampaign(
  connection: Connection,
  campaign: NewCampaign,
  now: Date,
): Promise<'added' | 'known'> {
  return connection.write(async (trx) => {
    const id = newId();
    const { numInsertedOrUpdatedRows } = await insertCampaign(trx, { ...campaign, id }, now);
    if (numInsertedOrUpdatedRows !== 1n) return 'known';
    await takeSessionsOver(trx, { ...campaign, id });
    return 'added';
  });
}
