import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { checkFormToken, requireCoordinator } from '#app/auth/guards.server.ts';
import { privateHeaders } from '#app/auth/private-page.ts';
import { CoordinationNav } from '#app/components/coordination-nav.tsx';
import { DuplicateList } from '#app/components/duplicate-list.tsx';
import { useText } from '#app/components/page-context.tsx';
import { PageHeading } from '#app/components/page-heading.tsx';
import { StatusNotice } from '#app/components/status-notice.tsx';
import { readForm } from '#app/forms/sent-form.ts';
import { localePath, textIn } from '#app/text/locale.ts';
import { countQueue } from '#db/review-queue.server.ts';
import { dismissDuplicate, listDuplicates, type PairPlace } from '#db/session-duplicates.server.ts';

export const headers = privateHeaders;

const PAIRS_PER_PAGE = 20;

/** `/coordination/moderation/doublons`: sessions that look like one, pair by pair, the oldest first. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { territory, formToken } = await requireCoordinator(request, context);
  const { connection } = context;
  const now = context.now();
  const query = new URL(request.url).searchParams;
  const [duplicates, waiting] = await Promise.all([
    listDuplicates(connection, territory, { now, after: readPlace(query), limit: PAIRS_PER_PAGE }),
    countQueue(connection, territory, now),
  ]);
  return {
    page: { title: textIn(context.locale).sessionMerges.title, hidden: true },
    formToken,
    waiting,
    duplicates,
    paged: query.has('apres'),
    done: query.get('fait'),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const signedIn = await requireCoordinator(request, context);
  const form = await readForm(request, context);
  checkFormToken(form, signedIn);
  const [one, other] = String(form.get('differents') ?? '').split(':');
  if (!one || !other) throw new Response(null, { status: 400 });
  await dismissDuplicate(context.connection, signedIn.account, [one, other], context.now());
  return redirect(localePath(context.locale, '/coordination/moderation/doublons?fait=differents'), 303);
}

/** `instant~id~id`, as the link to the next page has it. */
function readPlace(query: URLSearchParams): PairPlace | undefined {
  const [, since, id, otherId] =
    /^(\d{4}-\d\d-\d\dT[\d:.]{12}Z)~([\w-]{1,60})~([\w-]{1,60})$/.exec(query.get('apres') ?? '') ?? [];
  return since === undefined || id === undefined || otherId === undefined
    ? undefined
    : { since, id, otherId };
}

export default function Duplicates() {
  const { formToken, waiting, duplicates, paged, done } = useLoaderData<typeof loader>();
  const { text, href } = useText();
  const words = text.sessionMerges;
  const own = '/coordination/moderation/doublons';
  return (
    <div className="stack">
      <CoordinationNav waiting={waiting} />
      <PageHeading
        kicker={<a href={href('/coordination/moderation')}>{text.moderation.title}</a>}
        title={words.title}
        lead={words.lead}
      />
      <div className="stack-wide">
        {done === 'differents' && <StatusNotice kind="success">{words.dismissed}</StatusNotice>}
        {done === 'reuni' && <StatusNotice kind="success">{words.merged}</StatusNotice>}
        {duplicates.pairs.length === 0 ? (
          <p>{words.none}</p>
        ) : (
          <DuplicateList pairs={duplicates.pairs} formToken={formToken} />
        )}
        {(paged || duplicates.next) && (
          <p className="row">
            {paged && (
              <a className="button button-quiet" href={href(own)}>
                {text.moderation.first}
              </a>
            )}
            {duplicates.next && (
              <a
                className="button button-quiet"
                rel="next"
                href={href(
                  `${own}?apres=${duplicates.next.since}~${duplicates.next.id}~${duplicates.next.otherId}`,
                )}
              >
                {text.moderation.next}
              </a>
            )}
          </p>
        )}
      </div>
    </div>
  );
}
