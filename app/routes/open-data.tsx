import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { DataDictionary } from '#app/components/data-dictionary.tsx';
import { FrozenSince } from '#app/components/frozen-since.tsx';
import { useText } from '#app/components/page-context.tsx';
import { PageHeading } from '#app/components/page-heading.tsx';
import { type OpenFile, openFiles } from '#app/feeds/open-tables.ts';
import { formatInstant, formatNumber } from '#app/text/format.ts';
import { textIn } from '#app/text/locale.ts';
import { listCampaigns } from '#db/campaigns.server.ts';
import { countExported } from '#db/exports.server.ts';
import { findFigures } from '#db/figures.server.ts';
import { describeColumns, listOpenTotals } from './open-data.server.ts';

export { publicHeaders as headers } from '#app/components/page-meta.ts';

/** `/chiffres/donnees`: open data of the current campaign, or of the one named by `?edition=`, with their dictionary. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { connection, locale, settings } = context;
  const slug = new URL(request.url).searchParams.get('edition') ?? undefined;
  const now = context.now();
  const figures = await findFigures(connection, now, slug);
  if (!figures && slug !== undefined) throw new Response(null, { status: 404 });
  const { title, description } = textIn(locale).openData;
  const canonical = slug ? `/chiffres/donnees?edition=${slug}` : '/chiffres/donnees';
  const page = { title, description, canonical };
  if (!figures) return { page, campaign: undefined };
  const scope = { campaignId: figures.campaign.id, place: { kind: 'country' as const } };
  const [campaigns, sessions, venues] = await Promise.all([
    listCampaigns(connection),
    countExported(connection, 'sessions', scope),
    countExported(connection, 'venues', scope),
  ]);
  const lines: Record<OpenFile, number> = {
    ateliers: sessions,
    lieux: venues,
    territoires: listOpenTotals(figures, textIn(locale)).length,
  };
  return {
    page,
    campaign: {
      slug: figures.campaign.slug,
      name: figures.campaign.name,
      archivedAt: figures.campaign.archivedAt,
    },
    editions: campaigns
      .filter((campaign) => campaign.slug !== figures.campaign.slug)
      .map(({ slug, name }) => ({ slug, name })),
    files: openFiles.map((file) => ({
      file,
      lines: lines[file],
      columns: describeColumns(file, textIn(locale), settings.publicUrl),
    })),
    asOf: now.toISOString(),
  };
}

export default function OpenDataPage() {
  const loaded = useLoaderData<typeof loader>();
  const { text, locale, href } = useText();
  const words = text.openData;
  if (!loaded.campaign) return <PageHeading title={words.title} lead={words.none} />;
  const { campaign, editions, files, asOf } = loaded;
  const inParis = (style: 'date' | 'time') => formatInstant(asOf, 'Europe/Paris', locale, style);
  const shown = (count: number) => formatNumber(count, locale);
  return (
    <div className="stack figures-page">
      <PageHeading
        kicker={<a href={href(`/chiffres?edition=${campaign.slug}`)}>{text.figures.title}</a>}
        title={words.title}
        lead={words.lead(campaign.name)}
      >
        <p>{words.private}</p>
        <FrozenSince archivedAt={campaign.archivedAt} lists />
      </PageHeading>
      <section>
        <h2>{words.filesTitle}</h2>
        <ul className="open-files">
          {files.map(({ file, lines, columns }) => (
            <li key={file}>
              <h3>{words.files[file].name}</h3>
              <p>{words.files[file].about}</p>
              <p>
                <a href={href(`/chiffres/donnees/${file}.csv?edition=${campaign.slug}`)} download>
                  {words.download(`${file}.csv`)}
                </a>
                <span className="soft">
                  {' '}
                  {words.lines(lines, shown(lines))},{' '}
                  <a href={`#${file}`}>{words.columnCount(shown(columns.length))}</a>
                </span>
              </p>
            </li>
          ))}
        </ul>
        <p className="soft small">{words.asOf(inParis('date'), inParis('time'))}</p>
        <p>{words.form}</p>
        <p>{words.formula}</p>
        <ul>
          <li>
            <a href={href(`/chiffres.csv?edition=${campaign.slug}`)}>{words.forSpreadsheets}</a>
          </li>
          <li>
            <a href="/api/v1/sessions">{words.geojson}</a>
          </li>
          <li>
            <a href="/api/v1/venues">{words.venuesGeojson}</a>
          </li>
          <li>
            <a href="/api/v1/openapi.json">{words.api}</a>
          </li>
        </ul>
      </section>
      <section>
        <h2>{words.licence.title}</h2>
        <p>{words.licence.body}</p>
        <p>
          <a href="https://www.etalab.gouv.fr/licence-ouverte-open-licence/" rel="license">
            {words.licence.link}
          </a>
        </p>
        <p>{words.licence.sources}</p>
      </section>
      <section>
        <h2>{words.dictionary.title}</h2>
        {files.map(({ file, columns }) => (
          <DataDictionary key={file} id={file} name={`${file}.csv`} columns={columns} />
        ))}
      </section>
      {editions.length > 0 && (
        <section>
          <h2>{words.editions}</h2>
          <ul>
            {editions.map(({ slug, name }) => (
              <li key={slug}>
                <a href={href(`/chiffres/donnees?edition=${slug}`)}>{name}</a>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
