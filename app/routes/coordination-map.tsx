import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requireCoordinator, requirePermission } from '#app/auth/guards.server.ts';
import { privateHeaders } from '#app/auth/private-page.ts';
import { CoordinationNav } from '#app/components/coordination-nav.tsx';
import { useText } from '#app/components/page-context.tsx';
import { PageHeading } from '#app/components/page-heading.tsx';
import { TerritoryMapPage } from '#app/components/territory-map-page.tsx';
import { readMapView } from '#app/domain/map-view.ts';
import type { Territory } from '#app/domain/permission.ts';
import { textIn } from '#app/text/locale.ts';
import { findPlace } from '#db/territories.server.ts';
import { findMap } from './coordination-map-facts.server.ts';

export const headers = privateHeaders;

/** `/coordination/carte`: what is missing in the coordinator's territory; `/coordination/carte/regions/:code`: in a region. */
export async function loader({ request, params: { code }, context }: LoaderFunctionArgs) {
  const signedIn = await requireCoordinator(request, context);
  if (code !== undefined)
    requirePermission(signedIn, 'see-week', await findPlace(context.connection, 'region', code));
  const own = signedIn.territory;
  const area: Territory = code === undefined ? own : { kind: 'region', code };
  const view = readMapView(new URL(request.url).searchParams);
  return {
    page: { title: textIn(context.locale).territoryMap.title, hidden: true },
    path: code === undefined ? '/coordination/carte' : `/coordination/carte/regions/${code}`,
    hasAbove: code !== undefined && own.kind === 'country',
    view,
    map: await findMap(context, { area, own, view }),
  };
}

export default function CoordinationMapPage() {
  const { map, path, view, hasAbove } = useLoaderData<typeof loader>();
  const { text } = useText();
  return (
    <div className="stack figures-page">
      <CoordinationNav />
      {map ? (
        <TerritoryMapPage map={map} path={path} view={view} hasAbove={hasAbove} />
      ) : (
        <PageHeading title={text.territoryMap.title} lead={text.figures.none} />
      )}
    </div>
  );
}
