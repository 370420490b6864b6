import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requireCoordinator, requirePermission } from '#app/auth/guards.server.ts';
import { privateHeaders } from '#app/auth/private-page.ts';
import { CoordinationNav } from '#app/components/coordination-nav.tsx';
import { CommuneTable, DepartmentSessions } from '#app/components/department-lists.tsx';
import { useText } from '#app/components/page-context.tsx';
import { PageHeading } from '#app/components/page-heading.tsx';
import { WeekOverview } from '#app/components/week-overview.tsx';
import { formatNumber } from '#app/text/format.ts';
import { textIn } from '#app/text/locale.ts';
import { listCommuneCounts, listDepartmentSessions } from '#db/department-sessions.server.ts';
import { findFigures } from '#db/figures.server.ts';
import { findPlaceOfCode, territoryName } from './coordination-territory.server.ts';
import { loadWeek } from './coordination-week.server.ts';

export const headers = privateHeaders;

const SESSIONS_SHOWN = 20;
const COMMUNES_SHOWN = 300;
/** Communes of that many inhabitants are listed without any session too. */
const POPULOUS = 2000;

/** `/coordination/departements/:code`: the week in one département, with what its coordinator looks through. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const signedIn = await requireCoordinator(request, context);
  const { connection, locale } = context;
  const place = await findPlaceOfCode(context, 'department', params.code ?? '');
  requirePermission(signedIn, 'see-week', place);
  const now = context.now();
  const figures = await findFigures(connection, now);
  if (!figures || place.kind !== 'department') throw new Response(null, { status: 404 });
  const name = territoryName(figures, place, locale);
  const within = { departmentCode: place.code, limit: SESSIONS_SHOWN };
  const { id } = figures.campaign;
  const [week, coming, due, communes] = await Promise.all([
    loadWeek(context, figures, place),
    listDepartmentSessions(connection, id, { ...within, state: 'coming' }, now),
    listDepartmentSessions(connection, id, { ...within, state: 'without-report' }, now),
    listCommuneCounts(connection, id, {
      departmentCode: place.code,
      population: POPULOUS,
      limit: COMMUNES_SHOWN,
    }),
  ]);
  const { ended } = week.counts;
  return {
    page: { title: textIn(locale).coordination.titleOf(name), hidden: true },
    code: place.code,
    name,
    week,
    coming: { count: week.totals.events - ended.sessions, sessions: coming },
    due: { count: ended.sessions - ended.reported, sessions: due },
    communes,
  };
}

export default function CoordinationDepartment() {
  const { code, name, week, coming, due, communes } = useLoaderData<typeof loader>();
  const { text, locale, href } = useText();
  const words = text.week.department;
  const number = (value: number) => formatNumber(value, locale);
  return (
    <div className="stack figures-page">
      <CoordinationNav />
      <PageHeading kicker={week.campaign.name} title={`${name} (${code})`}>
        <ul className="chips">
          {[
            { path: `/coordination/objectifs?departement=${code}`, label: words.targets },
            { path: `/coordination/rapport?departement=${code}`, label: text.territoryReport.nav },
            { path: `/departements/${code}`, label: words.publicPage },
          ].map(({ path, label }) => (
            <li key={path}>
              <a className="chip" href={href(path)}>
                {label}
              </a>
            </li>
          ))}
        </ul>
      </PageHeading>
      <WeekOverview week={week} />
      <section>
        <h2>{words.due}</h2>
        <p data-live="department-due">{words.dueCount(due.count, number(due.count))}</p>
        {due.count > due.sessions.length && <p>{words.first(due.sessions.length)}</p>}
        <DepartmentSessions sessions={due.sessions} />
      </section>
      <section>
        <h2>{words.coming}</h2>
        <p data-live="department-coming">{words.comingCount(coming.count, number(coming.count))}</p>
        {coming.count > coming.sessions.length && (
          <p>
            {words.first(coming.sessions.length)}{' '}
            <a href={href(`/ateliers?departement=${code}`)}>{words.comingAll}</a>
          </p>
        )}
        <DepartmentSessions sessions={coming.sessions} />
      </section>
      <section>
        <h2>{words.communes}</h2>
        <p>{words.communesLead(number(POPULOUS))}</p>
        <CommuneTable communes={communes} departmentCode={code} />
      </section>
    </div>
  );
}
