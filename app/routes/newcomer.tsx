import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { secretAddressHeaders } from '#app/auth/private-page.ts';
import { writeSignInCookie } from '#app/auth/sign-in-cookie.server.ts';
import { readToken } from '#app/auth/signed-token.server.ts';
import { usePage, useText } from '#app/components/page-context.tsx';
import { PageHeading } from '#app/components/page-heading.tsx';
import type { RequestContext } from '#app/server/context.server.ts';
import { localePath, textIn } from '#app/text/locale.ts';
import { findRequest, letNewcomerIn } from '#db/newcomers.server.ts';

export const headers = secretAddressHeaders;

/** `/rejoindre/:token`. Opening the link changes nothing: mail scanners open links too. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const id = readRequestId(params.token, context);
  const request = id === undefined ? undefined : await findRequest(context.connection, id, context.now());
  const page = { title: textIn(context.locale).newcomer.confirmTitle, hidden: true };
  const state: PageState = request?.state ?? 'unknown';
  return data({ page, request, state }, { status: statusOf(state) });
}

export async function action({ params, context }: ActionFunctionArgs) {
  const id = readRequestId(params.token, context);
  if (id === undefined) return data({ state: 'unknown' as const }, { status: 404 });
  const outcome = await letNewcomerIn(context.connection, id, context.now());
  if (outcome.kind !== 'arrived') return data({ state: outcome.kind }, { status: statusOf(outcome.kind) });
  return redirect(localePath(context.locale, '/mediation'), {
    status: 303,
    headers: { 'Set-Cookie': writeSignInCookie(context.settings, outcome.token) },
  });
}

export default function Newcomer() {
  const opened = useLoaderData<typeof loader>();
  const state: PageState = useActionData<typeof action>()?.state ?? opened.state;
  const { text, href } = useText();
  const { address } = usePage();
  const words = text.newcomer;
  const { request } = opened;
  if (state === 'open' && request) {
    return (
      <>
        <PageHeading title={words.confirmTitle} lead={words.confirmLead} />
        <div className="stack">
          <dl className="facts">
            <dt>{words.name}</dt>
            <dd>{request.name}</dd>
            <dt>{words.email}</dt>
            <dd>{request.email}</dd>
            <dt>{words.organisation}</dt>
            <dd>
              {request.organisation} ({request.departmentName})
            </dd>
            {request.introduction !== null && (
              <>
                <dt>{words.introduction}</dt>
                <dd className="lines">{request.introduction}</dd>
              </>
            )}
          </dl>
          <form method="post" action={address}>
            <button type="submit" className="button">
              {words.confirm}
            </button>
          </form>
        </div>
      </>
    );
  }
  const why = state === 'open' ? 'unknown' : state;
  const again = why === 'expired' || why === 'unknown';
  return (
    <>
      <PageHeading title={words.overTitles[why]} lead={words.over[why]} />
      <p>
        <a className="button" href={href(again ? '/rejoindre' : '/connexion')}>
          {again ? words.title : text.signIn.title}
        </a>
      </p>
    </>
  );
}

function readRequestId(token: string | undefined, context: RequestContext): string | undefined {
  return readToken(context.settings.secret, 'newcomer', token ?? '');
}

type PageState = 'open' | 'accepted' | 'expired' | 'has-account' | 'unknown';

function statusOf(state: PageState): number {
  return { open: 200, accepted: 410, expired: 410, 'has-account': 409, unknown: 404 }[state];
}
