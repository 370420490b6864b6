import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useText } from '#app/components/page-context.tsx';
import { TerritoryPage } from '#app/components/territory-page.tsx';
import { everySession } from '#app/domain/search.ts';
import { sumTotals } from '#app/domain/totals.ts';
import { textIn } from '#app/text/locale.ts';
import { getCurrentCampaign } from '#db/campaigns.server.ts';
import { listSessionCards } from '#db/catalogue.server.ts';
import { getRegion } from '#db/territories.server.ts';
import { listTotalsByDepartment } from '#db/totals.server.ts';

export { publicHeaders as headers } from '#app/components/page-meta.ts';

const SHOWN = 10;

/** `/regions/:code` */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const { connection, catalogue } = context;
  const now = context.now();
  const region = await getRegion(connection, params.code ?? '');
  const search = { ...everySession, regionCode: region.code };
  const found = catalogue.search(search, now, { offset: 0, limit: SHOWN });
  const [campaign, cards] = await Promise.all([
    getCurrentCampaign(connection, now),
    listSessionCards(connection, found.ids),
  ]);
  const all = campaign ? await listTotalsByDepartment(connection, campaign.id) : [];
  const departments = all.filter(({ regionCode }) => regionCode === region.code);
  return {
    page: {
      title: textIn(context.locale).territory.title(region.name),
      canonical: `/regions/${region.code}`,
    },
    region,
    cards,
    total: found.total,
    now: now.toISOString(),
    archivedAt: campaign?.archivedAt ?? null,
    totals: sumTotals(departments.map(({ totals }) => totals)),
    neighbours: departments.map(({ code, name, totals }) => ({
      path: `/departements/${code}`,
      name,
      events: totals.events,
    })),
  };
}

export default function Region() {
  const { region, ...loaded } = useLoaderData<typeof loader>();
  const { text } = useText();
  return (
    <TerritoryPage
      {...loaded}
      kicker={text.territory.region}
      name={region.name}
      query={`region=${region.code}`}
      neighboursTitle={text.territory.departments}
    />
  );
}
