import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { checkFormToken, requireMediator } from '#app/auth/guards.server.ts';
import { privateHeaders } from '#app/auth/private-page.ts';
import { useText } from '#app/components/page-context.tsx';
import { PageHeading } from '#app/components/page-heading.tsx';
import { SessionForm } from '#app/components/session-form.tsx';
import { checkForm } from '#app/forms/form.ts';
import { readForm } from '#app/forms/sent-form.ts';
import { sessionShape, sortErrors } from '#app/forms/session.ts';
import { refusalErrors } from '#app/forms/session-refusals.ts';
import { localePath, textIn } from '#app/text/locale.ts';
import { getCurrentCampaign } from '#db/campaigns.server.ts';
import { listProgrammes } from '#db/programmes.server.ts';
import { createSession } from '#db/session-creations.server.ts';
import { findVenueLine, findVenuesForOrganisation } from '#db/venues.server.ts';

export const headers = privateHeaders;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { account, formToken } = await requireMediator(request, context);
  const { connection } = context;
  const chosen = new URL(request.url).searchParams.get('lieu');
  const [venues, venue, programmes, campaign] = await Promise.all([
    findVenuesForOrganisation(connection, account.organisationId),
    chosen === null ? undefined : findVenueLine(connection, chosen),
    listProgrammes(connection),
    getCurrentCampaign(connection, context.now()),
  ]);
  return {
    page: { title: textIn(context.locale).mediation.session.newTitle, hidden: true },
    facts: {
      formToken,
      venues: venue && !venues.some(({ id }) => id === venue.id) ? [venue, ...venues] : venues,
      programmes,
      campaign,
      values: {
        venueId: venue?.id ?? (venues.length === 1 ? venues[0]?.id : undefined),
        attendance: 'on_site',
        audience: 'tout-public',
        format: 'atelier',
        language: 'fr',
        entry: 'sign_up',
        limit: 'limited',
      },
    },
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const signedIn = await requireMediator(request, context);
  const form = await readForm(request, context);
  checkFormToken(form, signedIn);
  const checked = checkForm(sessionShape, form);
  const { typed } = checked;
  if (checked.kind === 'invalid')
    return data({ noCampaign: false, typed, errors: sortErrors(checked.errors) }, { status: 422 });
  const outcome = await createSession(context.connection, signedIn.account, checked.values, context.now());
  switch (outcome.kind) {
    case 'created':
      return redirect(localePath(context.locale, `/mediation/ateliers/${outcome.id}`), 303);
    case 'no-campaign':
      return data({ noCampaign: true, typed, errors: {} }, { status: 422 });
    default:
      return data({ noCampaign: false, typed, errors: refusalErrors(outcome) }, { status: 422 });
  }
}

export default function NewSession() {
  const { facts } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>();
  const { text, href } = useText();
  const words = text.mediation.session;
  return (
    <>
      <PageHeading
        kicker={<a href={href('/mediation')}>{text.mediation.backToSpace}</a>}
        title={words.newTitle}
        lead={words.newLead}
      />
      {form?.noCampaign && <p className="notice notice-danger">{words.noCampaign}</p>}
      <SessionForm facts={facts} form={form} submit={words.saveDraft} />
    </>
  );
}
