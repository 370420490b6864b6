import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requireCoordinator } from '#app/auth/guards.server.ts';
import { CoordinationNav } from '#app/components/coordination-nav.tsx';
import { FormToken } from '#app/components/form-token.tsx';
import { MakeUpTable } from '#app/components/make-up-table.tsx';
import { PaceList } from '#app/components/pace-list.tsx';
import { useText } from '#app/components/page-context.tsx';
import { PageHeading } from '#app/components/page-heading.tsx';
import { TerritoryTable } from '#app/components/territory-table.tsx';
import { TotalsSummary } from '#app/components/totals-summary.tsx';
import { UnmetDemandTable } from '#app/components/unmet-demand.tsx';
import { byNeed, expectedBy } from '#app/domain/campaign.ts';
import { figureRowsPath } from '#app/domain/figure.ts';
import { localDate } from '#app/domain/local-time.ts';
import { textIn } from '#app/text/locale.ts';
import { listUnmetDemand } from '#db/alert-demands.server.ts';
import { figuresOf, findFigures } from '#db/figures.server.ts';
import { countQueue } from '#db/review-queue.server.ts';

/** Communes with the most unmet demand that the page shows. */
const DEMANDS_SHOWN = 30;

/** `/coordination`: where the week stands in the coordinator's territory, gaps first. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { account, formToken, territory: ownTerritory } = await requireCoordinator(request, context);
  const text = textIn(context.locale).coordination;
  const page = { title: text.title, hidden: true };
  const now = context.now();
  const waiting = await countQueue(context.connection, ownTerritory, now);
  const common = { page, name: account.name, formToken, waiting };
  const figures = await findFigures(context.connection, now);
  if (!figures) return { ...common, week: undefined };
  const { territoryKind: kind, territoryCode: code } = account;
  const { totals, targets, departments } = figuresOf(figures, ownTerritory);
  const today = localDate(now.toISOString(), 'Europe/Paris');
  const territory =
    kind === null
      ? text.country
      : ((kind === 'region' ? departments[0]?.regionName : departments[0]?.name) ?? code ?? '');
  return {
    ...common,
    week: {
      campaign: figures.campaign.name,
      territory,
      today,
      totals,
      targets,
      expected: expectedBy({ ...figures.campaign, targets }, today),
      departments: departments.toSorted(byNeed),
      demands: await listUnmetDemand(context.connection, figures.campaign.id, {
        territory: kind === null || code === null ? undefined : { kind, code },
        limit: DEMANDS_SHOWN,
      }),
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
        kicker={week?.campaign}
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
  const { text } = useText();
  const words = text.coordination;
  const gaps = week.departments.filter(({ totals }) => totals.events === 0).length;
  return (
    <>
      <TotalsSummary totals={week.totals} targets={week.targets} />
      <section>
        <h2>{words.pace}</h2>
        <PaceList totals={week.totals} targets={week.targets} expected={week.expected} today={week.today} />
      </section>
      <section>
        <h2>{words.gaps}</h2>
        <p>{gaps === 0 ? words.noGap : text.figures.departments.gaps(gaps)}</p>
        <TerritoryTable
          id="coordination-departments"
          caption={words.gapsCaption}
          head={text.figures.departments.head}
          lines={week.departments}
          pathOf={({ code }) => `/departements/${code}`}
          rowsOf={({ code }, figure) => figureRowsPath({ kind: 'department', code }, figure)}
          withCodes
        />
      </section>
      <section>
        <h2>{text.alerts.demand.title}</h2>
        <UnmetDemandTable demands={week.demands} />
      </section>
      <section>
        <h2>{text.figures.makeUp.title}</h2>
        <MakeUpTable totals={week.totals} />
      </section>
    </>
  );
}
