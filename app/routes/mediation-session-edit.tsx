import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { checkFormToken, requireMediator } from '#app/auth/guards.server.ts';
import { privateHeaders } from '#app/auth/private-page.ts';
import { useText } from '#app/components/page-context.tsx';
import { PageHeading } from '#app/components/page-heading.tsx';
import { SessionForm } from '#app/components/session-form.tsx';
import { askableContacts } from '#app/domain/offer.ts';
import { sessionState } from '#app/domain/session.ts';
import { checkForm } from '#app/forms/form.ts';
import { readForm } from '#app/forms/sent-form.ts';
import { sessionShape, sortErrors } from '#app/forms/session.ts';
import { refusalErrors } from '#app/forms/session-refusals.ts';
import { typedSession } from '#app/forms/session-values.ts';
import { localePath, textIn } from '#app/text/locale.ts';
import { getCurrentCampaign } from '#db/campaigns.server.ts';
import { listProgrammes } from '#db/programmes.server.ts';
import { editSession } from '#db/session-changes.server.ts';
import { getOwnSession } from '#db/sessions.server.ts';
import { findVenuesForOrganisation } from '#db/venues.server.ts';

export const headers = privateHeaders;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { account, formToken } = await requireMediator(request, context);
  const { connection } = context;
  const session = await getOwnSession(connection, params.id ?? '', account.organisationId);
  const [venues, programmes, campaign] = await Promise.all([
    findVenuesForOrganisation(connection, account.organisationId),
    listProgrammes(connection),
    getCurrentCampaign(connection, context.now()),
  ]);
  const { venue } = session;
  const present =
    venue && !venues.some(({ id }) => id === venue.id) ? [{ ...venue, timeZone: session.timeZone }] : [];
  return {
    page: { title: textIn(context.locale).mediation.session.editTitle, hidden: true },
    id: session.id,
    title: session.title,
    state: sessionState(session, context.now().toISOString()),
    facts: {
      formToken,
      venues: [...present, ...venues],
      programmes,
      campaign,
      values: typedSession(session),
    },
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const signedIn = await requireMediator(request, context);
  const form = await readForm(request, context);
  checkFormToken(form, signedIn);
  const { connection, settings, locale } = context;
  const id = params.id ?? '';
  // Somebody else's session is not there, whatever was typed.
  await getOwnSession(connection, id, signedIn.account.organisationId);
  const checked = checkForm(sessionShape, form);
  const { typed } = checked;
  if (checked.kind === 'invalid') return data({ typed, errors: sortErrors(checked.errors) }, { status: 422 });
  const outcome = await editSession(connection, id, signedIn.account, checked.values, {
    now: context.now(),
    publicUrl: settings.publicUrl,
    askable: askableContacts(settings),
  });
  if (outcome.kind !== 'edited') return data({ typed, errors: refusalErrors(outcome) }, { status: 422 });
  if (outcome.published) await context.catalogue.refresh();
  return redirect(localePath(locale, `/mediation/ateliers/${id}?fait=enregistre`), 303);
}

export default function EditSession() {
  const { id, title, state, facts } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>();
  const { text, href } = useText();
  const words = text.mediation.session;
  const closed = state === 'cancelled' || state === 'past';
  return (
    <>
      <PageHeading
        kicker={<a href={href(`/mediation/ateliers/${id}`)}>{title}</a>}
        title={words.editTitle}
        lead={state === 'published' || state === 'under_way' ? words.editPublishedLead : undefined}
      />
      {closed ? (
        <p className="notice notice-warning">{words.cannotEdit[state]}</p>
      ) : (
        <SessionForm facts={facts} form={form} submit={state === 'draft' ? words.saveDraft : words.save} />
      )}
    </>
  );
}
