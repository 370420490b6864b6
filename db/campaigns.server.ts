import { type Campaign, chooseCurrentCampaign, listOverlaps } from '#app/domain/campaign.ts';
import { localDate } from '#app/domain/local-time.ts';
import { noteActs } from './audit.server.ts';
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

/** @throws a 404 response when no campaign has that slug. */
export async function getCampaign(connection: Connection, slug: string): Promise<Campaign> {
  const campaign = await findCampaign(connection, slug);
  if (!campaign) throw new Response(null, { status: 404 });
  return campaign;
}

function toCampaign(row: CampaignTable): Campaign {
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
  };
}

export type OpeningOutcome =
  | { kind: 'opened' }
  /** An edition has that slug already. */
  | { kind: 'known' }
  /** These share a day with it, and nobody said that this is meant. */
  | { kind: 'overlap'; names: string[] };

/** Opens an edition for a coordinator of the whole country. The caller checked that the account may. */
export async function openCampaign(
  connection: Connection,
  accountId: string,
  campaign: Omit<Campaign, 'id'>,
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
    await noteActs(trx, accountId, [{ ...act, departmentCode: null, regionCode: null }], now);
    return { kind: 'opened' };
  });
}

function insertCampaign(trx: DatabaseTransaction, campaign: Campaign, now: Date) {
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
    })
    .onConflict((conflict) => conflict.column('slug').doNothing())
    .executeTakeFirst();
}

/** Opens an edition from the command line. `known` when one has that slug already: nothing changes then. */
export async function addCampaign(
  connection: Connection,
  campaign: Omit<Campaign, 'id'>,
  now: Date,
): Promise<'added' | 'known'> {
  const { numInsertedOrUpdatedRows } = await connection.write((trx) =>
    insertCampaign(trx, { ...campaign, id: newId() }, now),
  );
  return numInsertedOrUpdatedRows === 1n ? 'added' : 'known';
}
