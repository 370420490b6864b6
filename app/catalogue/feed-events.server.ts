import { everySession, type Search } from '#app/domain/search.ts';
import type { RequestContext } from '#app/server/context.server.ts';
import { listCalendarEvents } from '#db/calendar-events.server.ts';
import { getCurrentCampaign } from '#db/campaigns.server.ts';

/** Most sessions in one calendar: three editions' worth. Coming ones are kept before past ones. */
const MOST_EVENTS = 5000;

const EVER = new Date(0);

/**
 * The finished VEVENTs of a search: the coming sessions and, of the current edition, those over too; cancelled ones
 * stay, as cancelled, so that whoever subscribed sees them struck out. A search that names its days gets those days.
 * Our own words in them are in the language of the request.
 */
export async function listFeedEvents(
  context: Pick<RequestContext, 'catalogue' | 'connection' | 'settings' | 'now' | 'locale'>,
  search: Partial<Search>,
): Promise<string[]> {
  const { catalogue, connection, settings, locale } = context;
  const now = context.now();
  const whole: Search = { ...everySession, ...search };
  const campaign = await getCurrentCampaign(connection, now);
  const ids = new Set(catalogue.listIds(whole, now, { withCancelled: true }));
  if (campaign && whole.from === undefined) {
    const ofCampaign: Search = { ...whole, campaignId: campaign.id };
    for (const id of catalogue.listIds(ofCampaign, now, { withCancelled: true, endsAfter: EVER }))
      ids.add(id);
  }
  const kept = [...ids].slice(0, MOST_EVENTS);
  const events = await listCalendarEvents(connection, kept, settings.publicUrl, locale);
  return [...events.values()];
}
