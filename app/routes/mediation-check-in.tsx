import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { checkFormToken, requireMediator } from '#app/auth/guards.server.ts';
import { privateHeaders } from '#app/auth/private-page.ts';
import { makeVolunteerToken } from '#app/auth/volunteer-token.server.ts';
import { CheckInPage } from '#app/components/check-in-page.tsx';
import { volunteerLinkEnds } from '#app/domain/check-in.ts';
import { readForm } from '#app/forms/sent-form.ts';
import { localePath } from '#app/text/locale.ts';
import { renewVolunteerLink } from '#db/check-ins.server.ts';
import { answerTap, loadCheckInPage } from './check-in-page.server.ts';
import { getOwnListedSession } from './own-check-in.server.ts';

export const headers = privateHeaders;

/** `/mediation/ateliers/:id/accueil`: who comes, ticked at the door by the organisation that holds the session. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const signedIn = await requireMediator(request, context);
  const session = await getOwnListedSession(params.id, signedIn, context);
  const { settings, locale } = context;
  const ends = volunteerLinkEnds(session.endsAt);
  const token = makeVolunteerToken(settings.secret, session);
  return {
    ...(await loadCheckInPage(session, context)),
    path: localePath(locale, `/mediation/ateliers/${session.id}/accueil`),
    formToken: signedIn.formToken,
    volunteerLink:
      context.now().toISOString() < ends
        ? { address: `${settings.publicUrl}${localePath(locale, `/accueil/${token}`)}`, ends }
        : undefined,
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const signedIn = await requireMediator(request, context);
  const form = await readForm(request, context);
  checkFormToken(form, signedIn);
  const session = await getOwnListedSession(params.id, signedIn, context);
  const path = localePath(context.locale, `/mediation/ateliers/${session.id}/accueil`);
  if (form.get('geste') !== 'nouveau-lien') return answerTap(form, session.id, path, context);
  await renewVolunteerLink(context.connection, session.id);
  return redirect(`${path}#benevole`, 303);
}

export default function OwnCheckIn() {
  return <CheckInPage {...useLoaderData<typeof loader>()} />;
}
