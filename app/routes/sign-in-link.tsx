import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { secretAddressHeaders } from '#app/auth/private-page.ts';
import { readReturnPath } from '#app/auth/return-path.ts';
import { writeSignInCookie } from '#app/auth/sign-in-cookie.server.ts';
import { readToken } from '#app/auth/signed-token.server.ts';
import { usePage, useText } from '#app/components/page-context.tsx';
import { PageHeading } from '#app/components/page-heading.tsx';
import type { RequestContext } from '#app/server/context.server.ts';
import { localePath, textIn } from '#app/text/locale.ts';
import { findSignInLink, type SignInLinkState, signInByLink } from '#db/sign-ins.server.ts';

export const headers = secretAddressHeaders;

/** Opening the link changes nothing: mail scanners open links too. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const linkId = readLinkId(params.token, context);
  const state =
    linkId === undefined ? 'unknown' : await findSignInLink(context.connection, linkId, context.now());
  const page = { title: textIn(context.locale).signIn.title, hidden: true };
  return data({ page, state }, { status: statusOf(state) });
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const linkId = readLinkId(params.token, context);
  if (linkId === undefined) return data({ state: 'unknown' as const }, { status: 404 });
  const outcome = await signInByLink(context.connection, linkId, context.now());
  if (outcome.kind !== 'signed-in') return data({ state: outcome.kind }, { status: statusOf(outcome.kind) });
  const home = outcome.account.role === 'coordinator' ? '/coordination' : '/mediation';
  const back = new URL(request.url).searchParams.get('retour');
  return redirect(readReturnPath(back, localePath(context.locale, home)), {
    status: 303,
    headers: { 'Set-Cookie': writeSignInCookie(context.settings, outcome.token) },
  });
}

export default function SignInLink() {
  const opened = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>()?.state ?? opened.state;
  const { text, href } = useText();
  const { address } = usePage();
  const words = text.signIn;
  if (state === 'usable') {
    return (
      <>
        <PageHeading title={words.confirmTitle} lead={words.confirmLead} />
        <form method="post" action={address}>
          <button type="submit" className="button button-wide">
            {words.confirm}
          </button>
        </form>
      </>
    );
  }
  return (
    <>
      <PageHeading title={words[`${state}Title`]} lead={words[state]} />
      <p>
        <a className="button" href={href('/connexion')}>
          {words.askAgain}
        </a>
      </p>
    </>
  );
}

function readLinkId(token: string | undefined, context: RequestContext): string | undefined {
  return readToken(context.settings.secret, 'sign-in', token ?? '');
}

function statusOf(state: SignInLinkState): number {
  return { usable: 200, used: 410, expired: 410, unknown: 404 }[state];
}
