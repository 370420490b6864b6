import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { secretAddressHeaders } from '#app/auth/private-page.ts';
import { writeSignInCookie } from '#app/auth/sign-in-cookie.server.ts';
import { readToken } from '#app/auth/signed-token.server.ts';
import { usePage, useText } from '#app/components/page-context.tsx';
import { PageHeading } from '#app/components/page-heading.tsx';
import type { RequestContext } from '#app/server/context.server.ts';
import { localePath, textIn } from '#app/text/locale.ts';
import { territoryName } from '#app/text/territory-name.ts';
import {
  type AcceptanceOutcome,
  acceptInvitation,
  findInvitation,
  type Invitation,
} from '#db/invitation-acceptance.server.ts';

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
  const home = outcome.role === 'coordinator' ? '/coordination' : '/mediation';
  return redirect(localePath(context.locale, home), {
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
        <InvitationHeading invitation={invitation} />
        <div className="stack">
          <AccountAfterwards invitation={invitation} />
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

function InvitationHeading({ invitation: { invitedBy, to } }: { invitation: Invitation }) {
  const { text } = useText();
  if (to.kind === 'organisation') {
    const words = text.invitation;
    return <PageHeading title={words.title} lead={words.lead(invitedBy, to.name)} />;
  }
  const words = text.team.page;
  return <PageHeading title={words.title} lead={words.lead(invitedBy, territoryName(text, to.territory))} />;
}

/** What becomes of the reader's account, or that one is opened. */
function AccountAfterwards({ invitation: { name, email, account } }: { invitation: Invitation }) {
  const { text } = useText();
  if (!account) return <p>{text.invitation.account(name, email)}</p>;
  const words = text.team.page;
  return (
    <>
      {account.organisation !== null && <p>{words.keepsOrganisation(account.organisation)}</p>}
      {account.territory && <p>{words.replaces(territoryName(text, account.territory))}</p>}
    </>
  );
}

function readInvitationId(token: string | undefined, context: RequestContext): string | undefined {
  return readToken(context.settings.secret, 'invitation', token ?? '');
}

type PageState = 'open' | Exclude<AcceptanceOutcome['kind'], 'joined'>;

function statusOf(state: PageState): number {
  const over = { accepted: 410, revoked: 410, expired: 410, 'has-account': 409, 'last-national': 409 };
  return { open: 200, unknown: 404, ...over }[state];
}
