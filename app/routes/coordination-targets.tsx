import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { checkFormToken, requireCoordinator, requirePermission } from '#app/auth/guards.server.ts';
import { privateHeaders } from '#app/auth/private-page.ts';
import { CoordinationNav } from '#app/components/coordination-nav.tsx';
import { useText } from '#app/components/page-context.tsx';
import { PageHeading } from '#app/components/page-heading.tsx';
import { TargetActs } from '#app/components/target-acts.tsx';
import { TargetForm } from '#app/components/target-form.tsx';
import { TargetTable } from '#app/components/target-table.tsx';
import { TerritoryChoice } from '#app/components/territory-choice.tsx';
import { findPart, listParts, type SetTargets, type TargetPart, writePart } from '#app/domain/target.ts';
import { checkForm } from '#app/forms/form.ts';
import { readForm } from '#app/forms/sent-form.ts';
import { targetShape } from '#app/forms/target.ts';
import { localePath, textIn } from '#app/text/locale.ts';
import { getCurrentCampaign } from '#db/campaigns.server.ts';
import { findFigures } from '#db/figures.server.ts';
import { listProgrammes } from '#db/programmes.server.ts';
import { listPartTargets, listTargetActs, setTargets } from '#db/targets.server.ts';
import { listTotalsByPart } from '#db/totals.server.ts';
import { makeTargetTables } from './coordination-target-tables.server.ts';
import {
  listChoices,
  readTerritory,
  territoryName,
  territoryQuery,
} from './coordination-territory.server.ts';

export const headers = privateHeaders;

/** `/coordination/objectifs`: what is aimed at in a territory, and where it is set (`?quoi=programme:cafe-ia`). */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const signedIn = await requireCoordinator(request, context);
  const { connection, locale } = context;
  const query = new URL(request.url).searchParams;
  const place = await readTerritory(request, context, signedIn, 'see-week');
  const page = { title: textIn(locale).targets.title, hidden: true };
  const figures = await findFigures(connection, context.now());
  if (!figures) return { page, figures };
  const { campaign } = figures;
  const [set, counted, programmes, acts] = await Promise.all([
    listPartTargets(connection, campaign.id, place),
    listTotalsByPart(connection, campaign.id, place),
    listProgrammes(connection),
    listTargetActs(connection, campaign.id, place),
  ]);
  const slugs = programmes.map(({ slug }) => slug);
  const tables = makeTargetTables(figures, place, { set, counted, programmes: slugs });
  const asked = query.get('quoi');
  const part = asked === null ? undefined : findPart(asked, listParts(campaign, slugs));
  const frozen = campaign.archivedAt !== null;
  if (asked !== null && (frozen || !isSettable(place.kind, part))) throw new Response(null, { status: 404 });
  return {
    page,
    figures: { campaign: campaign.name, ...tables },
    formToken: signedIn.formToken,
    territory: territoryName(figures, place, locale),
    national: place.kind === 'country',
    frozen,
    choices: listChoices(figures, signedIn.territory, place, locale),
    query: territoryQuery(place),
    programmes,
    acts,
    asked: part && {
      part: writePart(part),
      set: part.kind === 'whole' ? ownTargets(tables.whole) : (set.get(writePart(part)) ?? noTargets),
    },
    done: query.get('fait'),
  };
}

const noTargets: SetTargets = { events: null, seats: null, participants: null };

/** What was set of a whole territory's targets. */
function ownTargets({ targets, origins }: ReturnType<typeof makeTargetTables>['whole']): SetTargets {
  const own = (figure: keyof SetTargets) => (origins?.[figure] === 'set' ? targets[figure] : null);
  return { events: own('events'), seats: own('seats'), participants: own('participants') };
}

/** The country's whole is its campaign's. */
function isSettable(
  kind: 'country' | 'region' | 'department',
  part: TargetPart | undefined,
): part is TargetPart {
  return part !== undefined && !(kind === 'country' && part.kind === 'whole');
}

export async function action({ request, context }: ActionFunctionArgs) {
  const signedIn = await requireCoordinator(request, context);
  const form = await readForm(request, context);
  checkFormToken(form, signedIn);
  const place = await readTerritory(request, context, signedIn, 'set-targets');
  requirePermission(signedIn, 'set-targets', place);
  const { connection, locale } = context;
  const campaign = await getCurrentCampaign(connection, context.now());
  // Those of an archived edition are part of its figures.
  if (!campaign || campaign.archivedAt !== null) throw new Response(null, { status: 404 });
  const programmes = await listProgrammes(connection);
  const parts = listParts(
    campaign,
    programmes.map(({ slug }) => slug),
  );
  const part = findPart(String(form.get('quoi') ?? ''), parts);
  if (!isSettable(place.kind, part)) throw new Response(null, { status: 404 });
  const checked = checkForm(targetShape, form);
  if (checked.kind === 'invalid')
    return data({ errors: checked.errors, typed: checked.typed }, { status: 422 });
  const outcome = await setTargets(
    connection,
    signedIn.account.id,
    { campaignId: campaign.id, place, part, targets: checked.values },
    context.now(),
  );
  const query = territoryQuery(place);
  return redirect(
    localePath(locale, `/coordination/objectifs${query}${query ? '&' : '?'}fait=${outcome}`),
    303,
  );
}

export default function TargetsPage() {
  const loaded = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>();
  const { text } = useText();
  const words = text.targets;
  if (!loaded.figures) {
    return (
      <div className="stack figures-page">
        <CoordinationNav />
        <PageHeading title={words.title} lead={text.figures.none} />
      </div>
    );
  }
  const { figures, choices, query, territory, national, frozen, programmes, acts, asked, done, formToken } =
    loaded;
  return (
    <div className="stack figures-page">
      <CoordinationNav />
      <PageHeading kicker={figures.campaign} title={words.title} lead={words.lead(territory)} />
      {done !== null && !asked && done in words.done && <Done done={done} />}
      {frozen && <p className="notice">{text.archive.targets}</p>}
      <TerritoryChoice choices={choices} path="/coordination/objectifs" />
      {asked && (
        <TargetForm
          part={asked.part}
          set={asked.set}
          current={asked.part === 'whole' ? figures.whole.targets : asked.set}
          territory={territory}
          query={query}
          programmes={programmes}
          form={form}
          formToken={formToken}
        />
      )}
      <section>
        <h2>{words.whole}</h2>
        <p>{national ? words.wholeNational : words.wholeLead}</p>
        <TargetTable
          kind="whole"
          lines={[{ ...figures.whole, name: territory }]}
          programmes={programmes}
          fixed={national || frozen}
        />
      </section>
      {figures.tables.map(({ kind, lines, sum }) => (
        <section key={kind}>
          <h2>{words.tables[kind].title}</h2>
          <p>{words.tables[kind].lead}</p>
          <TargetTable
            kind={kind}
            lines={lines}
            programmes={programmes}
            sum={sum}
            fixed={frozen}
            above={{ name: territory, targets: figures.whole.targets }}
          />
        </section>
      ))}
      <TargetActs acts={acts} programmes={programmes} />
    </div>
  );
}

function Done({ done }: { done: string }) {
  const words: Partial<Record<string, string>> = useText().text.targets.done;
  return (
    <p className="notice notice-success" role="status">
      {words[done]}
    </p>
  );
}
