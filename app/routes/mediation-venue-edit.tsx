import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { checkFormToken, requireMediator } from '#app/auth/guards.server.ts';
import { privateHeaders } from '#app/auth/private-page.ts';
import { useText } from '#app/components/page-context.tsx';
import { PageHeading } from '#app/components/page-heading.tsx';
import { VenueEditForm } from '#app/components/venue-edit-form.tsx';
import { checkForm } from '#app/forms/form.ts';
import { readForm } from '#app/forms/sent-form.ts';
import { venueEditShape } from '#app/forms/venue-edit.ts';
import { localePath, textIn } from '#app/text/locale.ts';
import { getOwnVenue } from '#db/own-venues.server.ts';
import { editVenue } from '#db/venue-edits.server.ts';

export const headers = privateHeaders;

/** `/mediation/lieux/:id/modifier`: what a venue says of itself, and where it stands. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { account, formToken } = await requireMediator(request, context);
  return {
    page: { title: textIn(context.locale).ownVenues.editTitle, hidden: true },
    formToken,
    venue: await getOwnVenue(context.connection, params.id ?? '', account.organisationId),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const signedIn = await requireMediator(request, context);
  const form = await readForm(request, context);
  checkFormToken(form, signedIn);
  const { connection, settings, locale } = context;
  const { account } = signedIn;
  // Somebody else's venue is not there, whatever was typed.
  const { id } = await getOwnVenue(connection, params.id ?? '', account.organisationId);
  const { typed, ...checked } = checkForm(venueEditShape, form);
  if (checked.kind === 'invalid') return data({ typed, errors: checked.errors }, { status: 422 });
  const outcome = await editVenue(connection, id, account, checked.values, {
    now: context.now(),
    publicUrl: settings.publicUrl,
  });
  if (outcome.kind === 'too-far')
    return data({ typed, errors: { latitude: 'pinTooFar' as const } }, { status: 422 });
  await context.catalogue.refresh();
  const done = outcome.change === 'moved' ? 'deplace' : 'enregistre';
  return redirect(localePath(locale, `/mediation/lieux?fait=${done}`), 303);
}

export default function EditVenue() {
  const { venue, formToken } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>();
  const { text, href } = useText();
  const words = text.ownVenues;
  return (
    <>
      <PageHeading
        kicker={<a href={href('/mediation/lieux')}>{words.title}</a>}
        title={words.editTitle}
        lead={words.editLead}
      />
      {!venue.registered && <p className="notice">{words.baseNotice}</p>}
      <VenueEditForm venue={venue} formToken={formToken} form={form} />
    </>
  );
}
