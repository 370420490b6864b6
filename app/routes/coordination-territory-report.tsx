import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requireCoordinator } from '#app/auth/guards.server.ts';
import { privateHeaders } from '#app/auth/private-page.ts';
import { CoordinationNav } from '#app/components/coordination-nav.tsx';
import { useText } from '#app/components/page-context.tsx';
import { PageHeading } from '#app/components/page-heading.tsx';
import { TerritoryReport } from '#app/components/territory-report.tsx';
import { textIn } from '#app/text/locale.ts';
import { listCampaigns } from '#db/campaigns.server.ts';
import { listChoices, readTerritory, territoryQuery } from './coordination-territory.server.ts';
import { findTerritoryReport } from './coordination-territory-report-facts.server.ts';

export const headers = privateHeaders;

/** `/coordination/rapport?departement=23&edition=…`: the report of a territory as a page that reads aloud and prints. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const signedIn = await requireCoordinator(request, context);
  const place = await readTerritory(request, context, signedIn, 'see-week');
  const edition = new URL(request.url).searchParams.get('edition') || undefined;
  const found = await findTerritoryReport(context, place, edition);
  const { title, titleOf } = textIn(context.locale).territoryReport;
  if (!found) {
    if (edition !== undefined) throw new Response(null, { status: 404 });
    return { page: { title, hidden: true }, report: undefined, links: undefined };
  }
  const { figures, report } = found;
  const query = new URLSearchParams(territoryQuery(place));
  if (edition !== undefined) query.set('edition', edition);
  return {
    page: { title: titleOf(report.territory), hidden: true },
    report,
    links: {
      pdf: `/coordination/rapport.pdf${query.size > 0 ? `?${query}` : ''}`,
      choices: listChoices(figures, signedIn.territory, place, context.locale),
      editions: (await listCampaigns(context.connection)).map(({ slug, name }) => ({ slug, name })),
    },
  };
}

export default function TerritoryReportPage() {
  const { report, links } = useLoaderData<typeof loader>();
  const { text } = useText();
  return (
    <div className="stack figures-page">
      <CoordinationNav />
      {report && links ? (
        <TerritoryReport report={report} links={links} />
      ) : (
        <PageHeading title={text.territoryReport.title} lead={text.figures.none} />
      )}
    </div>
  );
}
