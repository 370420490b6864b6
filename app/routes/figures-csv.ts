import type { LoaderFunctionArgs } from '@remix-run/node';
import { type FiguresLine, makeFiguresCsv } from '#app/feeds/figures-csv.ts';
import { textIn } from '#app/text/locale.ts';
import { type Figures, findFigures } from '#db/figures.server.ts';

/** `/chiffres.csv`: the whole country, then each region, then each département; `?edition=` as on the page. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const slug = new URL(request.url).searchParams.get('edition') ?? undefined;
  const figures = await findFigures(context.connection, context.now(), slug);
  if (!figures) throw new Response(null, { status: 404 });
  const text = textIn(context.locale).figures;
  return new Response(makeFiguresCsv(figures.campaign, linesOf(figures, text.country), text), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Cache-Control': 'public, max-age=0, s-maxage=2',
      'Content-Disposition': `attachment; filename="chiffres-${figures.campaign.slug}.csv"`,
    },
  });
}

function linesOf({ campaign, totals, regions, departments }: Figures, country: string): FiguresLine[] {
  const population = regions.reduce((sum, region) => sum + region.population, 0);
  return [
    {
      level: 'country',
      code: 'FR',
      name: country,
      regionName: '',
      population,
      totals,
      targets: campaign.targets,
    },
    ...regions.map((region) => ({ ...region, level: 'region' as const, regionName: region.name })),
    ...departments.map((department) => ({ ...department, level: 'department' as const })),
  ];
}
