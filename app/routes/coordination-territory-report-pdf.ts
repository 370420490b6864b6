import type { LoaderFunctionArgs } from '@remix-run/node';
import { requireCoordinator } from '#app/auth/guards.server.ts';
import { paperResponse } from '#app/papers/paper.server.ts';
import { drawTerritoryReport } from '#app/papers/territory-report.server.ts';
import { textIn } from '#app/text/locale.ts';
import { noteReportExport } from '#db/territory-reports.server.ts';
import { readTerritory, territoryQuery } from './coordination-territory.server.ts';
import { findTerritoryReport } from './coordination-territory-report-facts.server.ts';

/** `/coordination/rapport.pdf?departement=23`: the report as a paper. Who took it is kept. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const signedIn = await requireCoordinator(request, context);
  const { connection, locale } = context;
  const place = await readTerritory(request, context, signedIn, 'export');
  const edition = new URL(request.url).searchParams.get('edition') || undefined;
  const found = await findTerritoryReport(context, place, edition);
  if (!found) throw new Response(null, { status: 404 });
  const { report } = found;
  const text = textIn(locale);
  const { campaign, territory } = report;
  const criteria = territoryQuery(place);
  const taken = { place, name: text.territoryReport.exported(campaign.name, territory), criteria };
  await noteReportExport(connection, signedIn.account.id, taken, context.now());
  const where = place.kind === 'country' ? 'france' : `${place.kind}-${place.code}`;
  return paperResponse(
    await drawTerritoryReport(report, text, locale),
    `${text.territoryReport.fileName}-${campaign.slug}-${where}`,
    'attachment',
  );
}
