import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useText } from '#app/components/page-context.tsx';
import { TerritoryPage } from '#app/components/territory-page.tsx';
import { everySession } from '#app/domain/search.ts';
import { noTotals } from '#app/domain/totals.ts';
import { textIn } from '#app/text/locale.ts';
import { getCurrentCampaign } from '#db/campaigns.server.ts';
import { listSessionCards } from '#db/catalogue.server.ts';
import { getDepartment, getRegion } from '#db/territories.server.ts';
import { listTotalsByDepartment } from '#db/totals.server.ts';

export { publicHeaders as headers } from '#app/components/page-meta.ts';

const SHOWN = 10;

/** `/departements/:code` */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const { connection, catalogue } = context;
  const now = context.now();
  const department = await getDepartment(connection, params.code ?? '');
  const search = { ...everySession, departmentCode: department.code };
  const found = catalogue.search(search, now, { offset: 0, limit: SHOWN });
  const [region, campaign, cards] = await Promise.all([
    getRegion(connection, department.regionCode),
    getCurrentCampaign(connection, now),
    listSessionCards(connection, found.ids),
  ]);
  const all = campaign ? await listTotalsByDepartment(connection, campaign.id) : [];
  return {
    page: {
      title: textIn(context.locale).territory.title(department.name),
      canonical: `/departements/${department.code}`,
    },
    department,
    region,
    cards,
    total: found.total,
    now: now.toISOString(),
    archivedAt: campaign?.archivedAt ?? null,
    totals: all.find(({ code }) => code === department.code)?.totals ?? noTotals,
    neighbours: all
      .filter(({ regionCode, code }) => regionCode === region.code && code !== department.code)
      .map(({ code, name, totals }) => ({ path: `/departements/${code}`, name, events: totals.events })),
  };
}

export default function Department() {
  const { department, region, ...loaded } = useLoaderData<typeof loader>();
  const { text } = useText();
  return (
    <TerritoryPage
      {...loaded}
      kicker={`${text.territory.department} ${department.code}`}
      name={department.name}
      above={{ path: `/regions/${region.code}`, name: region.name }}
      query={`departement=${department.code}`}
      programmePath={`/departements/${department.code}/programme`}
      neighboursTitle={text.territory.neighbours}
    />
  );
}
