import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { resolveSearch } from '#app/catalogue/resolve-search.server.ts';
import { SubscribingSteps } from '#app/components/subscribing-steps.tsx';
import { hasFilters, searchAddress } from '#app/domain/search.ts';
import { feedAddresses } from '#app/feeds/calendar-links.ts';
import { localePath, textIn } from '#app/text/locale.ts';

export { publicHeaders as headers } from '#app/components/page-meta.ts';

/** `/agenda`: how to follow, in one's own calendar, what `/ateliers` finds with the same query. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { connection, locale, settings } = context;
  const resolved = await resolveSearch(new URL(request.url).searchParams, connection);
  const parameters = { ...resolved.parameters, page: 1 };
  const listPath = searchAddress('/ateliers', parameters);
  // A place that is unknown or ambiguous is mended there.
  if (resolved.kind !== 'found') throw redirect(localePath(locale, listPath));
  const { sharing, site, subscribing } = textIn(locale);
  const { search, place, territory } = resolved;
  const name = place?.label ?? territory?.name;
  const where = search.near ? sharing.around(name ?? sharing.here, search.near.radius) : name;
  const filtered = hasFilters({ ...parameters, departmentCode: undefined, regionCode: undefined });
  const what = [where ?? sharing.everywhere, filtered ? subscribing.filtered : ''].filter(Boolean).join(', ');
  const feedPath = searchAddress('/calendrier.ics', parameters);
  return {
    page: {
      title: subscribing.title,
      canonical: '/agenda',
      // One page for search engines: it says the same for every search.
      hidden: listPath !== '/ateliers',
    },
    what,
    addresses: feedAddresses(settings.publicUrl + localePath(locale, feedPath), `${site.name}, ${what}`),
    listPath,
  };
}

export default function Subscribing() {
  return <SubscribingSteps {...useLoaderData<typeof loader>()} />;
}
