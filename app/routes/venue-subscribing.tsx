import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { SubscribingSteps } from '#app/components/subscribing-steps.tsx';
import { feedAddresses } from '#app/feeds/calendar-links.ts';
import { localePath, textIn } from '#app/text/locale.ts';
import { getVenueOfAddress } from './venue-address.server.ts';

export { publicHeaders as headers } from '#app/components/page-meta.ts';

/** `/lieux/:id/agenda`: how to follow the sessions of one venue in one's own calendar. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const { locale, settings } = context;
  const venue = await getVenueOfAddress(params.id, '/agenda', context);
  const { site, subscribing } = textIn(locale);
  const listPath = `/lieux/${venue.id}`;
  const feedPath = `${listPath}/calendrier.ics`;
  const what = `${venue.name}, ${venue.communeName}`;
  return {
    page: { title: subscribing.title, canonical: `${listPath}/agenda`, hidden: true },
    what,
    addresses: feedAddresses(settings.publicUrl + localePath(locale, feedPath), `${site.name}, ${what}`),
    listPath,
  };
}

export default function VenueSubscribing() {
  return <SubscribingSteps {...useLoaderData<typeof loader>()} />;
}
