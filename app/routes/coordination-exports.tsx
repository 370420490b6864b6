import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requireCoordinator } from '#app/auth/guards.server.ts';
import { privateHeaders } from '#app/auth/private-page.ts';
import { CoordinationNav } from '#app/components/coordination-nav.tsx';
import { ExportForm } from '#app/components/export-form.tsx';
import { SelectField } from '#app/components/field.tsx';
import { FrozenSince } from '#app/components/frozen-since.tsx';
import { useText } from '#app/components/page-context.tsx';
import { PageHeading } from '#app/components/page-heading.tsx';
import { TerritoryChoice } from '#app/components/territory-choice.tsx';
import { exportSubjects } from '#app/domain/export.ts';
import { textIn } from '#app/text/locale.ts';
import { listCampaigns } from '#db/campaigns.server.ts';
import { countExported } from '#db/exports.server.ts';
import { findFigures } from '#db/figures.server.ts';
import {
  listChoices,
  readTerritory,
  territoryName,
  territoryQuery,
} from './coordination-territory.server.ts';
import '#app/styles/figures.css';

export const headers = privateHeaders;

/** `/coordination/exports?departement=23&edition=…`: the tables of a territory, with how many lines each has. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const signedIn = await requireCoordinator(request, context);
  const { connection, locale } = context;
  const place = await readTerritory(request, context, signedIn, 'export');
  const page = { title: textIn(locale).exports.title, hidden: true };
  const edition = new URL(request.url).searchParams.get('edition') || undefined;
  const figures = await findFigures(connection, context.now(), edition);
  if (!figures && edition !== undefined) throw new Response(null, { status: 404 });
  if (!figures) return { page, subjects: undefined };
  const { campaign } = figures;
  const scope = { campaignId: campaign.id, place };
  const [campaigns, subjects] = await Promise.all([
    listCampaigns(connection),
    Promise.all(
      exportSubjects.map(async (subject) => ({
        subject,
        rows: await countExported(connection, subject, scope),
      })),
    ),
  ]);
  const query = new URLSearchParams(territoryQuery(place));
  query.set('edition', campaign.slug);
  return {
    page,
    subjects,
    campaign: { slug: campaign.slug, name: campaign.name, archivedAt: campaign.archivedAt },
    editions: campaigns.map(({ slug, name }) => ({ value: slug, label: name })),
    territory: territoryName(figures, place, locale),
    choices: listChoices(figures, signedIn.territory, place, locale),
    path: `/coordination/exports/fichier?${query}`,
    formToken: signedIn.formToken,
  };
}

export default function ExportsPage() {
  const loaded = useLoaderData<typeof loader>();
  const { text, href } = useText();
  const words = text.exports;
  if (!loaded.subjects) {
    return (
      <div className="stack">
        <CoordinationNav />
        <PageHeading title={words.title} lead={text.figures.none} />
      </div>
    );
  }
  const { subjects, campaign, editions, territory, choices, path, formToken } = loaded;
  return (
    <div className="stack">
      <CoordinationNav />
      <PageHeading kicker={campaign.name} title={words.title} lead={words.lead(territory)}>
        <p>{words.private}</p>
        <FrozenSince archivedAt={campaign.archivedAt} lists />
      </PageHeading>
      {(choices.groups.length > 0 || editions.length > 1) && (
        <TerritoryChoice choices={choices} path="/coordination/exports">
          {editions.length > 1 && (
            <SelectField name="edition" label={words.edition} value={campaign.slug} choices={editions} />
          )}
        </TerritoryChoice>
      )}
      <ExportForm subjects={subjects} path={path} formToken={formToken} />
      <p>
        <a href={href('/chiffres/donnees')}>{words.openData}</a>
      </p>
    </div>
  );
}
