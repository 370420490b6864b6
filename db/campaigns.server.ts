import { type Campaign, chooseCurrentCampaign } from '#app/domain/campaign.ts';
import { localDate } from '#app/domain/local-time.ts';
import type { Connection } from './connection.server.ts';
import { newId } from './identifiers.ts';
import type { CampaignTable } from './schema.ts';

/** Every campaign, the latest first. */
export async function listCampaigns({ db }: Pick<Connection, 'db'>): Promise<Campaign[]> {
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

/** Opens an edition. `known` when one has that slug already: nothing changes then. */
export async function addCampaign(
  connection: Connection,
  campaign: Omit<Campaign, 'id'>,
  now: Date,
): Promise<'added' | 'known'> {
  const { numInsertedOrUpdatedRows } = await connection.write((trx) =>
    trx
      .insertInto('campaigns')
      .values({
        id: newId(),
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
      .executeTakeFirst(),
  );
  return numInsertedOrUpdatedRows === 1n ? 'added' : 'known';
}
