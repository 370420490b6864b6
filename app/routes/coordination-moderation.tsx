import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { requireCoordinator, requirePermission, type SignedInCoordinator } from '#app/auth/guards.server.ts';
import { privateHeaders } from '#app/auth/private-page.ts';
import { CoordinationNav } from '#app/components/coordination-nav.tsx';
import { useText } from '#app/components/page-context.tsx';
import { PageHeading } from '#app/components/page-heading.tsx';
import { QueueFilters } from '#app/components/queue-filters.tsx';
import { QueueForm } from '#app/components/queue-form.tsx';
import { VerdictDone } from '#app/components/verdict-done.tsx';
import { COUNTED_AT_MOST, queueKinds } from '#app/domain/moderation.ts';
import type { Territory } from '#app/domain/permission.ts';
import type { RequestContext } from '#app/server/context.server.ts';
import { formatNumber } from '#app/text/format.ts';
import { textIn } from '#app/text/locale.ts';
import { listProgrammes } from '#db/programmes.server.ts';
import { countQueue, listQueue, type QueuePlace } from '#db/review-queue.server.ts';
import { countDuplicates } from '#db/session-duplicates.server.ts';
import { findPlace, findTerritory, listDepartments, listRegions } from '#db/territories.server.ts';
import { readOutcome, verdictAction } from './review-verdict.server.ts';

export const headers = privateHeaders;

const ENTRIES_PER_PAGE = 25;

/** `/coordination/moderation`: what waits for a coordinator's yes in their territory, the oldest first. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const signedIn = await requireCoordinator(request, context);
  const { connection } = context;
  const now = context.now();
  const query = new URL(request.url).searchParams;
  const filter = await readFilter(query, signedIn, context);
  const [queue, waiting, duplicates, programmes, departments, regions, territory] = await Promise.all([
    listQueue(connection, filter.asked, { now, after: readPlace(query), limit: ENTRIES_PER_PAGE }),
    countQueue(connection, signedIn.territory, now),
    countDuplicates(connection, signedIn.territory),
    listProgrammes(connection),
    listDepartments(connection),
    listRegions(connection),
    findTerritory(connection, signedIn.account.territoryKind, signedIn.account.territoryCode),
  ]);
  return {
    page: { title: textIn(context.locale).moderation.title, hidden: true },
    formToken: signedIn.formToken,
    queue,
    waiting,
    duplicates,
    territory: territory?.named,
    filters: {
      typed: filter.typed,
      programmes,
      ...territoriesWithin(signedIn.territory, departments, regions),
    },
    paged: query.has('apres'),
    done: readOutcome(query),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const signedIn = await requireCoordinator(request, context);
  return verdictAction(request, context, signedIn, context.address);
}

const DAY = 24 * 60 * 60 * 1000;
const ages = ['2', '7'] as const;

/** What the address asks for. @throws a 404 response for a territory that is not the coordinator's */
async function readFilter(query: URLSearchParams, signedIn: SignedInCoordinator, context: RequestContext) {
  const typed = {
    territory: query.get('territoire') ?? '',
    kind: queueKinds.find((kind) => kind === query.get('nature')) ?? '',
    programme: (query.get('programme') ?? '').slice(0, 60),
    age: ages.find((age) => age === query.get('age')) ?? '',
  } as const;
  const since = new Date(context.now().getTime() - Number(typed.age) * DAY).toISOString();
  return {
    typed,
    asked: {
      territory: await readTerritory(typed.territory, signedIn, context),
      kind: typed.kind || undefined,
      programmeSlug: typed.programme || undefined,
      waitingSince: typed.age === '' ? undefined : since,
    },
  };
}

async function readTerritory(
  typed: string,
  signedIn: SignedInCoordinator,
  { connection }: RequestContext,
): Promise<Territory> {
  if (typed === '') return signedIn.territory;
  const [letter, code = ''] = typed.split('-');
  const kind = letter === 'r' ? 'region' : 'department';
  requirePermission(signedIn, 'moderate', await findPlace(connection, kind, code));
  return { kind, code };
}

/** `instant~id`, as the link to the next page has it. */
function readPlace(query: URLSearchParams): QueuePlace | undefined {
  const [, since, id] = /^(\d{4}-\d\d-\d\dT[\d:.]{12}Z)~([\w-]{1,60})$/.exec(query.get('apres') ?? '') ?? [];
  return since === undefined || id === undefined ? undefined : { since, id };
}

/** What a coordinator may narrow the list to; nothing when their territory is one département. */
function territoriesWithin<
  Department extends { code: string; name: string; regionCode: string },
  Region extends { code: string; name: string },
>(territory: Territory, departments: readonly Department[], regions: readonly Region[]) {
  const within = territory.kind === 'department' ? [] : departments;
  const inside = (code: string) => territory.kind === 'country' || territory.code === code;
  return {
    regions: regions
      .filter(({ code }) => inside(code))
      .map(({ code, name }) => ({
        code,
        name,
        departments: within
          .filter(({ regionCode }) => regionCode === code)
          .map((department) => ({ code: department.code, name: department.name })),
      }))
      .filter((region) => region.departments.length > 0),
  };
}

export default function ModerationPage() {
  const { formToken, queue, waiting, duplicates, territory, filters, paged, done } =
    useLoaderData<typeof loader>();
  const form = useActionData<typeof action>();
  const { text, locale, href } = useText();
  const words = text.moderation;
  return (
    <div className="stack">
      <CoordinationNav waiting={waiting} />
      <PageHeading
        title={words.title}
        lead={words.lead(territory && 'name' in territory ? territory.name : text.coordination.country)}
      />
      <div className="stack-wide">
        {!form && <VerdictDone done={done} />}
        {duplicates > 0 && (
          <p>
            <a href={href('/coordination/moderation/doublons')}>
              {text.sessionMerges.link(
                duplicates < COUNTED_AT_MOST ? formatNumber(duplicates, locale) : `${COUNTED_AT_MOST - 1}+`,
              )}
            </a>
          </p>
        )}
        <QueueFilters {...filters} />
        <QueueForm queue={queue} paged={paged} formToken={formToken} form={form} typed={filters.typed} />
      </div>
    </div>
  );
}
