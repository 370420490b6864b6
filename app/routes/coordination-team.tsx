import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { checkFormToken, requireCoordinator, requirePermission } from '#app/auth/guards.server.ts';
import { privateHeaders } from '#app/auth/private-page.ts';
import { InvitationList, InvitationNotice } from '#app/components/colleague-lists.tsx';
import { CoordinationNav } from '#app/components/coordination-nav.tsx';
import { CoordinatorList } from '#app/components/coordinator-list.tsx';
import { ErrorSummary, type FormState, SelectField } from '#app/components/field.tsx';
import { FormToken } from '#app/components/form-token.tsx';
import { InvitationFields } from '#app/components/invitation-fields.tsx';
import { usePage, useText } from '#app/components/page-context.tsx';
import { PageHeading } from '#app/components/page-heading.tsx';
import { StatusNotice } from '#app/components/status-notice.tsx';
import { may } from '#app/domain/permission.ts';
import { checkForm, type FieldError } from '#app/forms/form.ts';
import { coordinatorInvitationShape, territoryValue } from '#app/forms/invitation.ts';
import { readForm } from '#app/forms/sent-form.ts';
import { localePath, textIn } from '#app/text/locale.ts';
import { territoryName } from '#app/text/territory-name.ts';
import { type CoordinatorRemoval, listCoordinators, removeCoordinator } from '#db/coordinators.server.ts';
import {
  type InvitationOutcome,
  inviteCoordinator,
  listCoordinatorInvitations,
  revokeInvitation,
} from '#db/invitations.server.ts';
import { findTerritory, listTerritoriesIn, type NamedTerritory } from '#db/territories.server.ts';
import { sendAgain } from './invitation-sending.server.ts';

export const headers = privateHeaders;

/** `/coordination/equipe`: who coordinates a territory and what lies in it, and who is invited to. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { account, territory, formToken } = await requireCoordinator(request, context);
  const { connection, settings } = context;
  const territories = await listTerritoriesIn(connection, territory);
  const [people, invitations] = await Promise.all([
    listCoordinators(connection, territories),
    listCoordinatorInvitations(connection, territories, context.now()),
  ]);
  const coordinated = new Set(people.map((person) => territoryValue(person.place)));
  return {
    page: { title: textIn(context.locale).team.title, hidden: true },
    formToken,
    ownId: account.id,
    territories: territories.map(({ named }) => named),
    people: people.map(({ place, ...person }) => ({
      ...person,
      removable: person.id === account.id || may(account, 'remove-coordinator', place),
    })),
    vacant: territories
      .filter(({ place }) => !coordinated.has(territoryValue(place)))
      .map(({ named }) => named),
    invitations,
    done: new URL(request.url).searchParams.get('fait'),
    demo: settings.demo,
  };
}

/** What the form says of an invitation that was not sent. */
const refusals: Record<Exclude<InvitationOutcome['kind'], 'invited'>, FieldError> = {
  colleague: 'alreadyCoordinator',
  'invited-already': 'alreadyInvited',
  'too-many': 'tooManyCoordinators',
  unverified: 'organisationUnverified',
};

const removals: Record<CoordinatorRemoval['kind'], string> = {
  closed: 'compte-ferme',
  'mediator-again': 'mediateur',
  last: 'dernier',
};

export async function action({ request, context }: ActionFunctionArgs) {
  const signedIn = await requireCoordinator(request, context);
  const form = await readForm(request, context);
  checkFormToken(form, signedIn);
  const { connection, locale } = context;
  const { account } = signedIn;
  const now = context.now();
  const back = (done: string) => redirect(localePath(locale, `/coordination/equipe?fait=${done}`), 303);
  const invitationId = String(form.get('invitation') ?? '');
  switch (form.get('geste')) {
    case 'inviter': {
      const checked = checkForm(coordinatorInvitationShape, form);
      if (checked.kind === 'invalid')
        return data({ errors: checked.errors, typed: checked.typed }, { status: 422 });
      const { territory, ...invited } = checked.values;
      const [kind, code] = territory.kind === 'country' ? [null, null] : [territory.kind, territory.code];
      const place = (await findTerritory(connection, kind, code))?.place;
      requirePermission(signedIn, 'invite-coordinator', place);
      const outcome = await inviteCoordinator(connection, account.id, place, { ...invited, locale }, now);
      if (outcome.kind === 'invited') return back('invitation');
      return data({ errors: { email: refusals[outcome.kind] }, typed: checked.typed }, { status: 422 });
    }
    case 'retirer-invitation':
      await revokeInvitation(connection, invitationId, account, now);
      return back('invitation-retiree');
    case 'renvoyer':
      return back(await sendAgain(invitationId, account, context));
    case 'retirer': {
      const accountId = String(form.get('compte') ?? '');
      const outcome = await removeCoordinator(connection, accountId, account, now);
      return accountId === account.id && outcome.kind !== 'last'
        ? redirect(localePath(locale, '/connexion'), 303)
        : back(removals[outcome.kind]);
    }
    default:
      throw new Response(null, { status: 400 });
  }
}

export default function Team() {
  const { ownId, territories, people, vacant, invitations, done, demo, formToken } =
    useLoaderData<typeof loader>();
  const form = useActionData<typeof action>();
  const { text, href } = useText();
  const words = text.team;
  const [own] = territories;
  return (
    <div className="stack">
      <CoordinationNav />
      <PageHeading title={words.title} lead={own && words.lead(territoryName(text, own))}>
        {own?.kind === 'country' && (
          <p>
            <a href={href('/coordination/editions')}>{text.campaigns.link}</a>
          </p>
        )}
      </PageHeading>
      <div className="stack-wide">
        {!form && <Done done={done} demo={demo} />}
        <CoordinatorList people={people} vacant={vacant} ownId={ownId} formToken={formToken} />
        <section className="stack" aria-labelledby="inviter">
          <h2 id="inviter">{words.inviteTitle}</h2>
          <p>{words.inviteLead}</p>
          <CoordinatorInvitationForm territories={territories} form={form} formToken={formToken} />
        </section>
        <InvitationList
          invitations={invitations.map(({ territory, invitedBy, ...line }) => ({
            ...line,
            about: `${territoryName(text, territory)}, ${words.by(invitedBy)}`,
          }))}
          formToken={formToken}
        />
      </div>
    </div>
  );
}

function CoordinatorInvitationForm({
  territories,
  form,
  formToken,
}: {
  territories: readonly NamedTerritory[];
  form: FormState;
  formToken: string;
}) {
  const { text } = useText();
  const { address } = usePage();
  const words = { ...text.organisation, ...text.team };
  const choices = territories.map((territory) => ({
    value: territoryValue(territory),
    label: territoryName(text, territory),
  }));
  return (
    <form method="post" action={address} className="form" noValidate>
      <FormToken value={formToken} />
      <ErrorSummary
        form={form}
        labels={{ territory: words.territory, name: words.name, email: words.email }}
      />
      <SelectField
        name="territory"
        label={words.territory}
        hint={words.territoryHint}
        form={form}
        choices={choices}
        empty={words.choose}
      />
      <InvitationFields form={form} />
    </form>
  );
}

/** What the last gesture did. */
function Done({ done, demo }: { done: string | null; demo: boolean }) {
  const { text } = useText();
  const words = text.team.done;
  switch (done) {
    case 'compte-ferme':
      return <StatusNotice kind="success">{words.closed}</StatusNotice>;
    case 'mediateur':
      return <StatusNotice kind="success">{words.mediatorAgain}</StatusNotice>;
    case 'dernier':
      return <StatusNotice kind="warning">{words.last}</StatusNotice>;
    default:
      return <InvitationNotice done={done} demo={demo} />;
  }
}
