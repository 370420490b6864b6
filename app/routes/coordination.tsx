import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requireCoordinator } from '#app/auth/guards.server.ts';
import { privateHeaders } from '#app/auth/private-page.ts';
import { CoordinationNav } from '#app/components/coordination-nav.tsx';
import { FormToken } from '#app/components/form-token.tsx';
import { useText } from '#app/components/page-context.tsx';
import { PageHeading } from '#app/components/page-heading.tsx';
import { TerritoryChoice } from '#app/components/territory-choice.tsx';
import { TerritoryTable } from '#app/components/territory-table.tsx';
import { UnmetDemandTable } from '#app/components/unmet-demand.tsx';
import { WeekOverview } from '#app/components/week-overview.tsx';
import { byNeed } from '#app/domain/campaign.ts';
import { figureRowsPath } from '#app/domain/figure.ts';
import { textIn } from '#app/text/locale.ts';
import { listUnmetDemand } from '#db/alert-demands.server.ts';
import { figuresOf, findFigures } from '#db/figures.server.ts';
import { countQueue } from '#db/review-queue.server.ts';
import {
  listChoices,
  readTerritory,
  territoryName,
  territoryQuery,
} from './coordination-territory.server.ts';
import { loadWeek } from './coordination-week.server.ts';

export const headers = privateHeaders;

/** Communes with the most unmet demand that the page shows. */
const DEMANDS_SHOWN = 30;

/** `/coordination`: where the week stands in the coordinator's territory, or in one below (`?region=75`), gaps first. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const signedIn = await requireCoordinator(request, context);
  const { connection, locale } = context;
  const place = await readTerritory(request, context, signedIn, 'see-week');
  const page = { title: textIn(locale).coordination.title, hidden: true };
  const waiting = await countQueue(connection, signedIn.territory, context.now());
  const common = { page, name: signedIn.account.name, formToken: signedIn.formToken, waiting };
  const figures = await findFigures(connection, context.now());
  if (!figures) return { ...common, week: undefined };
  const [week, demands] = await Promise.all([
    loadWeek(context, figures, place),
    listUnmetDemand(connection, figures.campaign.id, {
      territory: place.kind === 'country' ? undefined : place,
      limit: DEMANDS_SHOWN,
    }),
  ]);
  return {
    ...common,
    week: {
      ...week,
      territory: territoryName(figures, place, locale),
      reportPath: `/coordination/rapport${territoryQuery(place)}`,
      ownPage: place.kind === 'department' ? `/coordination/departements/${place.code}` : undefined,
      choices: listChoices(figures, signedIn.territory, place, locale),
      departments: figuresOf(figures, place).departments.toSorted(byNeed),
      demands,
    },
  };
}

export default function CoordinationPage() {
  const { name, formToken, waiting, week } = useLoaderData<typeof loader>();
  const { text, href } = useText();
  const words = text.coordination;
  return (
    <div className="stack figures-page">
      <CoordinationNav waiting={waiting} />
      <PageHeading
        kicker={week?.campaign.name}
        title={words.title}
        lead={week ? words.lead(week.territory) : text.figures.none}
      />
      {week && <Week week={week} />}
      <form method="post" action={href('/deconnexion')} data-island="sign-out">
        <FormToken value={formToken} />
        <p className="soft">
          {words.signedInAs(name)}{' '}
          <button type="submit" className="button-link">
            {words.signOut}
          </button>
        </p>
      </form>
    </div>
  );
}

type Week = NonNullable<ReturnType<typeof useLoaderData<typeof loader>>['week']>;

function Week({ week }: { week: Week }) {
  const { text, href } = useText();
  const words = text.coordination;
  const gaps = week.departments.filter(({ totals }) => totals.events === 0).length;
  return (
    <>
      <TerritoryChoice choices={week.choices} path="/coordination" />
      <WeekOverview week={week} />
      <p>
        <a href={href(week.reportPath)}>{text.territoryReport.door}</a>
      </p>
      <section>
        <h2>{words.gaps}</h2>
        {week.ownPage ? (
          <p>
            <a href={href(week.ownPage)}>{text.week.department.link(week.territory)}</a>
          </p>
        ) : (
          <>
            <p>{gaps === 0 ? words.noGap : text.figures.departments.gaps(gaps)}</p>
            <TerritoryTable
              id="coordination-departments"
              caption={words.gapsCaption}
              head={text.figures.departments.head}
              lines={week.departments}
              pathOf={({ code }) => `/coordination/departements/${code}`}
              rowsOf={({ code }, figure) => figureRowsPath({ kind: 'department', code }, figure)}
              withCodes
            />
          </>
        )}
      </section>
      <section>
        <h2>{text.alerts.demand.title}</h2>
        <UnmetDemandTable demands={week.demands} />
      </section>
    </>
  );
}
