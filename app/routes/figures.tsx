import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { FiguresMethod } from '#app/components/figures-method.tsx';
import { FrozenSince } from '#app/components/frozen-since.tsx';
import { GoalAndProgress } from '#app/components/goal-progress.tsx';
import { MakeUpTable } from '#app/components/make-up-table.tsx';
import { useText } from '#app/components/page-context.tsx';
import { PageHeading } from '#app/components/page-heading.tsx';
import { TerritoryTable } from '#app/components/territory-table.tsx';
import { TotalsSummary } from '#app/components/totals-summary.tsx';
import { formatDays, formatInstant } from '#app/text/format.ts';
import { textIn } from '#app/text/locale.ts';
import { listCampaigns } from '#db/campaigns.server.ts';
import { findFigures } from '#db/figures.server.ts';
import { findGoal } from '#db/goals.server.ts';

export { publicHeaders as headers } from '#app/components/page-meta.ts';

/** `/chiffres`: the public figures of the current campaign, or of the one named by `?edition=`. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const slug = new URL(request.url).searchParams.get('edition') ?? undefined;
  const now = context.now();
  const figures = await findFigures(context.connection, now, slug);
  if (!figures && slug !== undefined) throw new Response(null, { status: 404 });
  const [campaigns, goal] = await Promise.all([
    listCampaigns(context.connection),
    findGoal(context.connection),
  ]);
  const { title, description } = textIn(context.locale).figures;
  return {
    page: { title, description, canonical: slug ? `/chiffres?edition=${slug}` : '/chiffres' },
    figures,
    goal,
    editions: campaigns.map(({ slug, name }) => ({ slug, name })),
    asOf: now.toISOString(),
  };
}

export default function FiguresPage() {
  const { figures, goal, editions, asOf } = useLoaderData<typeof loader>();
  const { text, locale, href } = useText();
  const words = text.figures;
  if (!figures) return <PageHeading title={words.title} lead={words.none} />;
  const { campaign, totals, targets, regions, departments } = figures;
  const gaps = departments.filter((department) => department.totals.events === 0).length;
  const day = formatInstant(asOf, 'Europe/Paris', locale, 'date');
  return (
    <div className="stack figures-page">
      <PageHeading
        title={words.title}
        lead={words.lead(campaign.name, formatDays(campaign.startsOn, campaign.endsOn, locale))}
      >
        {campaign.archivedAt === null ? (
          <p className="soft small">{words.asOf(day, formatInstant(asOf, 'Europe/Paris', locale, 'time'))}</p>
        ) : (
          <FrozenSince archivedAt={campaign.archivedAt} />
        )}
      </PageHeading>
      <TotalsSummary totals={totals} targets={targets} />
      <p>
        <a href={href('/chiffres/ecran')}>{text.wall.door}</a>
      </p>
      <section>
        <h2>{words.makeUp.title}</h2>
        <MakeUpTable totals={totals} />
      </section>
      {goal && (
        <section>
          <h2 id="objectif-pluriannuel">{text.goal.title}</h2>
          <GoalAndProgress {...goal} />
        </section>
      )}
      <section>
        <h2>{words.regions.title}</h2>
        <TerritoryTable
          id="figures-regions"
          caption={words.regions.caption}
          head={words.regions.head}
          lines={regions}
          pathOf={({ code }) => `/regions/${code}`}
        />
      </section>
      <section>
        <h2>{words.departments.title}</h2>
        <p>{words.departments.gaps(gaps)}</p>
        <TerritoryTable
          id="figures-departments"
          caption={words.departments.caption}
          head={words.departments.head}
          lines={departments}
          pathOf={({ code }) => `/departements/${code}`}
          withCodes
        />
      </section>
      <Method />
      <Files slug={campaign.slug} editions={editions.filter(({ slug }) => slug !== campaign.slug)} />
    </div>
  );
}

function Method() {
  const { text } = useText();
  return (
    <section>
      <h2 id="methode">{text.figures.method.title}</h2>
      <FiguresMethod />
    </section>
  );
}

function Files({ slug, editions }: { slug: string; editions: { slug: string; name: string }[] }) {
  const { text, href } = useText();
  const { files, editions: others } = text.figures;
  return (
    <section>
      <h2>{files.title}</h2>
      <ul>
        <li>
          <a href={href(`/chiffres.csv?edition=${slug}`)}>{files.csv}</a>
          <br />
          <span className="soft small">{files.csvHint}</span>
        </li>
        <li>
          <a href={href(`/chiffres/donnees?edition=${slug}`)}>{text.openData.door}</a>
          <br />
          <span className="soft small">{text.openData.doorHint}</span>
        </li>
        <li>
          <a href={href('/coordination/chiffres')}>{text.figureRows.fromPublicLink}</a>
          <br />
          <span className="soft small">{text.figureRows.fromPublic}</span>
        </li>
        <li>
          <a href={`/api/v1/totals?campaign=${slug}&groupBy=department`}>{files.api}</a>
        </li>
      </ul>
      {editions.length > 0 && (
        <>
          <h3>{others}</h3>
          <ul>
            {editions.map((edition) => (
              <li key={edition.slug}>
                <a href={href(`/chiffres?edition=${edition.slug}`)}>{edition.name}</a>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
