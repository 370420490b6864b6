import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requireCoordinator, requirePermission } from '#app/auth/guards.server.ts';
import { privateHeaders } from '#app/auth/private-page.ts';
import { CoordinationNav } from '#app/components/coordination-nav.tsx';
import { DepartmentMapPage } from '#app/components/department-map-page.tsx';
import { useText } from '#app/components/page-context.tsx';
import { PageHeading } from '#app/components/page-heading.tsx';
import { readCommuneView } from '#app/domain/commune-list.ts';
import { textIn } from '#app/text/locale.ts';
import { findPlace } from '#db/territories.server.ts';
import { findDepartmentMap } from './coordination-map-department-facts.server.ts';

export const headers = privateHeaders;

/** `/coordination/carte/departements/:code`: the communes of a département, and how far each is from a session. */
export async function loader({ request, params: { code = '' }, context }: LoaderFunctionArgs) {
  const signedIn = await requireCoordinator(request, context);
  requirePermission(signedIn, 'see-week', await findPlace(context.connection, 'department', code));
  const view = readCommuneView(new URL(request.url).searchParams);
  const { territory: own } = signedIn;
  return {
    page: { title: textIn(context.locale).territoryMap.title, hidden: true },
    own: own.kind,
    view,
    map: await findDepartmentMap(context, { code, own, ...view }),
  };
}

export default function CoordinationMapDepartmentPage() {
  const { map, view, own } = useLoaderData<typeof loader>();
  const { text } = useText();
  return (
    <div className="stack figures-page">
      <CoordinationNav />
      {map ? (
        <DepartmentMapPage map={map} view={view} own={own} />
      ) : (
        <PageHeading title={text.territoryMap.title} lead={text.figures.none} />
      )}
    </div>
  );
}
