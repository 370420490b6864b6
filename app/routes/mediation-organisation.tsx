import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { checkFormToken, requireMediator, type SignedInMediator } from '#app/auth/guards.server.ts';
import { privateHeaders } from '#app/auth/private-page.ts';
import { ColleagueList, InvitationList, InvitationNotice } from '#app/components/colleague-lists.tsx';
import { ErrorSummary } from '#app/components/field.tsx';
import { FormToken } from '#app/components/form-token.tsx';
import { InvitationFields } from '#app/components/invitation-fields.tsx';
import { OrganisationCorrection } from '#app/components/organisation-correction.tsx';
import { usePage, useText } from '#app/components/page-context.tsx';
import { PageHeading } from '#app/components/page-heading.tsx';
import { StatusNotice } from '#app/components/status-notice.tsx';
import { checkForm, type FieldError } from '#app/forms/form.ts';
import { invitationShape } from '#app/forms/invitation.ts';
import { organisationShape } from '#app/forms/newcomer.ts';
import { readForm, type SentForm } from '#app/forms/sent-form.ts';
import type { RequestContext } from '#app/server/context.server.ts';
import { localePath, textIn } from '#app/text/locale.ts';
import { listColleagues, removeColleague } from '#db/colleagues.server.ts';
import {
  type InvitationOutcome,
  inviteColleague,
  listOpenInvitations,
  revokeInvitation,
} from '#db/invitations.server.ts';
import { correctOrganisation } from '#db/organisation-corrections.server.ts';
import { getOrganisation } from '#db/organisations.server.ts';
import { listDepartments } from '#db/territories.server.ts';
import { sendAgain } from './invitation-sending.server.ts';

export const headers = privateHeaders;

/** `/mediation/structure`: who works for the organisation, and who is invited to. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { account, formToken } = await requireMediator(request, context);
  const { connection, settings } = context;
  const waits = account.organisationVerifiedAt === null;
  const [colleagues, invitations, own, departments] = await Promise.all([
    listColleagues(connection, account.organisationId),
    listOpenInvitations(connection, account.organisationId, context.now()),
    waits ? getOrganisation(connection, account.organisationId) : undefined,
    waits ? listDepartments(connection) : [],
  ]);
  return {
    page: { title: textIn(context.locale).organisation.title, hidden: true },
    formToken,
    ownId: account.id,
    organisation: account.organisationName ?? '',
    colleagues,
    invitations,
    unverified: own && {
      organisation: own,
      departments: departments.map(({ code, name }) => ({ code, name })),
    },
    done: new URL(request.url).searchParams.get('fait'),
    demo: settings.demo,
  };
}

/** What the form says of an invitation that was not sent. */
const refusals: Record<Exclude<InvitationOutcome['kind'], 'invited'>, FieldError> = {
  colleague: 'alreadyColleague',
  'invited-already': 'alreadyInvited',
  'too-many': 'tooManyInvitations',
  unverified: 'organisationUnverified',
};

export async function action({ request, context }: ActionFunctionArgs) {
  const signedIn = await requireMediator(request, context);
  const form = await readForm(request, context);
  checkFormToken(form, signedIn);
  const { connection, locale } = context;
  const { account } = signedIn;
  const now = context.now();
  const back = (done: string) => redirect(localePath(locale, `/mediation/structure?fait=${done}`), 303);
  switch (form.get('geste')) {
    case 'inviter': {
      const checked = checkForm(invitationShape, form);
      if (checked.kind === 'invalid')
        return data({ errors: checked.errors, typed: checked.typed }, { status: 422 });
      const outcome = await inviteColleague(connection, account, { ...checked.values, locale }, now);
      if (outcome.kind === 'invited') return back('invitation');
      return data({ errors: { email: refusals[outcome.kind] }, typed: checked.typed }, { status: 422 });
    }
    case 'corriger':
      return correct(form, signedIn, context);
    case 'retirer-invitation':
      await revokeInvitation(connection, String(form.get('invitation') ?? ''), account, now);
      return back('invitation-retiree');
    case 'renvoyer':
      return back(await sendAgain(String(form.get('invitation') ?? ''), account, context));
    case 'retirer': {
      const accountId = String(form.get('compte') ?? '');
      const outcome = await removeColleague(connection, accountId, account, now);
      if (outcome.kind === 'last') return back('dernier');
      return accountId === account.id
        ? redirect(localePath(locale, '/connexion'), 303)
        : back('compte-ferme');
    }
    default:
      throw new Response(null, { status: 400 });
  }
}

/** What a newcomer says of their organisation, corrected while it waits. */
async function correct(form: SentForm, { account }: SignedInMediator, context: RequestContext) {
  const { connection, locale } = context;
  const checked = checkForm(organisationShape, form);
  const { typed } = checked;
  if (checked.kind === 'invalid') return data({ errors: checked.errors, typed }, { status: 422 });
  const { organisation: name, department: departmentCode, introduction } = checked.values;
  const departments = await listDepartments(connection);
  if (!departments.some(({ code }) => code === departmentCode))
    return data({ errors: { department: 'choose' as const }, typed }, { status: 422 });
  await correctOrganisation(connection, account, { name, departmentCode, introduction }, context.now());
  return redirect(localePath(locale, '/mediation/structure?fait=corrige'), 303);
}

export default function Organisation() {
  const { ownId, organisation, colleagues, invitations, unverified, done, demo, formToken } =
    useLoaderData<typeof loader>();
  const form = useActionData<typeof action>();
  const { text, href } = useText();
  const { address } = usePage();
  const words = text.organisation;
  return (
    <>
      <PageHeading
        kicker={<a href={href('/mediation')}>{text.mediation.backToSpace}</a>}
        title={words.title}
        lead={words.lead(organisation)}
      />
      <div className="stack-wide">
        {!form && <Done done={done} demo={demo} />}
        <ColleagueList colleagues={colleagues} ownId={ownId} formToken={formToken} />
        {unverified ? (
          <OrganisationCorrection {...unverified} formToken={formToken} form={form} />
        ) : (
          <section className="stack" aria-labelledby="inviter">
            <h2 id="inviter">{words.inviteTitle}</h2>
            <p>{words.inviteLead}</p>
            <form method="post" action={address} className="form" noValidate>
              <FormToken value={formToken} />
              <ErrorSummary form={form} labels={{ name: words.name, email: words.email }} />
              <InvitationFields form={form} />
            </form>
          </section>
        )}
        <InvitationList invitations={invitations} formToken={formToken} />
      </div>
    </>
  );
}

/** What the last gesture did. */
function Done({ done, demo }: { done: string | null; demo: boolean }) {
  const { text } = useText();
  const words = text.organisation.done;
  switch (done) {
    case 'compte-ferme':
      return <StatusNotice kind="success">{words.removed}</StatusNotice>;
    case 'corrige':
      return <StatusNotice kind="success">{text.newcomer.corrected}</StatusNotice>;
    case 'dernier':
      return <StatusNotice kind="warning">{words.last}</StatusNotice>;
    default:
      return <InvitationNotice done={done} demo={demo} />;
  }
}
