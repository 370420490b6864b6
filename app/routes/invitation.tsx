import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { secretAddressHeaders } from '#app/auth/private-page.ts';
import { writeSignInCookie } from '#app/auth/sign-in-cookie.server.ts';
import { readToken } from '#app/auth/signed-token.server.ts';
import { usePage, useText } from '#app/components/page-context.tsx';
import { PageHeading } from '#app/components/page-heading.tsx';
import type { RequestContext } from '#app/server/context.server.ts';
import { localePath, textIn } from '#app/text/locale.ts';
import { acceptInvitation, findInvitation } from '#db/invitations.server.ts';

export const headers = secretAddressHeaders;

/** `/invitations/:token`. Opening the link changes nothing: mail scanners open links too. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const id = readInvitationId(params.token, context);
  const invitation =
    id === undefined ? undefined : await findInvitation(context.connection, id, context.now());
  const page = { title: textIn(context.locale).invitation.title, hidden: true };
  const state: PageState = invitation?.state ?? 'unknown';
  return data({ page, invitation, state }, { status: statusOf(state) });
}

export async function action({ params, context }: ActionFunctionArgs) {
  const id = readInvitationId(params.token, context);
  if (id === undefined) return data({ state: 'unknown' as const }, { status: 404 });
  const outcome = await acceptInvitation(context.connection, id, context.now());
  if (outcome.kind !== 'joined') return data({ state: outcome.kind }, { status: statusOf(outcome.kind) });
  return redirect(localePath(context.locale, '/mediation'), {
    status: 303,
    headers: { 'Set-Cookie': writeSignInCookie(context.settings, outcome.token) },
  });
}

export default function InvitationPage() {
  const opened = useLoaderData<typeof loader>();
  const state: PageState = useActionData<typeof action>()?.state ?? opened.state;
  const { text, href } = useText();
  const { address } = usePage();
  const words = text.invitation;
  const { invitation } = opened;
  if (state === 'open' && invitation) {
    return (
      <>
        <PageHeading title={words.title} lead={words.lead(invitation.invitedBy, invitation.organisation)} />
        <div className="stack">
          <p>{words.account(invitation.name, invitation.email)}</p>
          <form method="post" action={address}>
            <button type="submit" className="button">
              {words.accept}
            </button>
          </form>
        </div>
      </>
    );
  }
  const why = state === 'open' ? 'unknown' : state;
  return (
    <>
      <PageHeading title={words.overTitles[why]} lead={words.over[why]} />
      <p>
        <a className="button" href={href('/connexion')}>
          {text.signIn.title}
        </a>
      </p>
    </>
  );
}

function readInvitationId(token: string | undefined, context: RequestContext): string | undefined {
  return readToken(context.settings.secret, 'invitation', token ?? '');
}

type PageState = 'open' | 'accepted' | 'revoked' | 'expired' | 'has-account' | 'unknown';

function statusOf(state: PageState): number {
  return { open: 200, accepted: 410, revoked: 410, expired: 410, 'has-account': 409, unknown: 404 }[state];
}
