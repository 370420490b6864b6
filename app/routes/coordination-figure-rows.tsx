import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requireCoordinator } from '#app/auth/guards.server.ts';
import { privateHeaders } from '#app/auth/private-page.ts';
import { CoordinationNav } from '#app/components/coordination-nav.tsx';
import { FigureChoice } from '#app/components/figure-choice.tsx';
import { FigureRows } from '#app/components/figure-rows.tsx';
import { useText } from '#app/components/page-context.tsx';
import { PageHeading } from '#app/components/page-heading.tsx';
import { Paging } from '#app/components/paging.tsx';
import { TerritoryChoice } from '#app/components/territory-choice.tsx';
import { figureOf, figureRowsPath, readFigure } from '#app/domain/figure.ts';
import { formatInstant, formatNumber } from '#app/text/format.ts';
import { textIn } from '#app/text/locale.ts';
import { listFigureRows } from '#db/figure-rows.server.ts';
import { figuresOf, findFigures } from '#db/figures.server.ts';
import { listChoices, readTerritory, territoryName } from './coordination-territory.server.ts';
import { readPage } from './page-number.ts';

export const headers = privateHeaders;

const PER_PAGE = 50;

/**
 * `/coordination/chiffres?departement=23&mesure=participants&grade=comptes`: the sessions that make a figure of a
 * territory, of the current edition or of the one that `edition` names.
 */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const signedIn = await requireCoordinator(request, context);
  const { connection, locale } = context;
  const query = new URL(request.url).searchParams;
  const place = await readTerritory(request, context, signedIn, 'see-week');
  const figure = readFigure(query);
  const page = { title: textIn(locale).figureRows.title, hidden: true };
  const edition = query.get('edition') || undefined;
  const all = await findFigures(connection, context.now(), edition);
  if (!figure || (!all && edition !== undefined)) throw new Response(null, { status: 404 });
  if (!all) return { page, rows: undefined };
  const number = readPage(query);
  const found = await listFigureRows(connection, all.campaign.id, place, figure, {
    offset: (number - 1) * PER_PAGE,
    limit: PER_PAGE,
  });
  return {
    page,
    ...found,
    figure,
    value: figureOf(figuresOf(all, place).totals, figure),
    number,
    campaign: all.campaign.name,
    archivedAt: all.campaign.archivedAt,
    edition,
    territory: territoryName(all, place, locale),
    choices: listChoices(all, signedIn.territory, place, locale),
    path: figureRowsPath(place, figure, edition),
  };
}

export default function FigureRowsPage() {
  const loaded = useLoaderData<typeof loader>();
  const { text, locale } = useText();
  const words = text.figureRows;
  if (!loaded.rows) {
    return (
      <div className="stack figures-page">
        <CoordinationNav />
        <PageHeading title={words.title} lead={text.figures.none} />
      </div>
    );
  }
  const { campaign, archivedAt, territory, figure, value, rows, total, sum, number, path, choices, edition } =
    loaded;
  const shown = (count: number) => formatNumber(count, locale);
  return (
    <div className="stack figures-page">
      <CoordinationNav />
      <PageHeading
        kicker={campaign}
        title={words.heading(words.figures[figure], territory)}
        lead={words.lead(shown(value), total, shown(total))}
      >
        {sum !== value && <p className="notice notice-warning">{words.moved(shown(sum))}</p>}
        <p>{words.meaning[figure]}</p>
        {archivedAt !== null && (
          <p>
            {text.archive.asOf(formatInstant(archivedAt, 'Europe/Paris', locale, 'date'))}{' '}
            {text.archive.rowsAsThen}
          </p>
        )}
      </PageHeading>
      <TerritoryChoice choices={choices} path="/coordination/chiffres">
        <FigureChoice figure={figure} edition={edition} />
      </TerritoryChoice>
      <FigureRows rows={rows} figure={figure} caption={words.caption(words.figures[figure], territory)} />
      <Paging page={number} pages={Math.ceil(total / PER_PAGE)} address={(page) => `${path}&page=${page}`} />
    </div>
  );
}
