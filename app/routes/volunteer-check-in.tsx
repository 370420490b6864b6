import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { secretAddressHeaders } from '#app/auth/private-page.ts';
import { writeVolunteerCookie } from '#app/auth/volunteer-cookie.server.ts';
import { readVolunteerToken } from '#app/auth/volunteer-token.server.ts';
import { CheckInPage } from '#app/components/check-in-page.tsx';
import { readForm } from '#app/forms/sent-form.ts';
import { localePath } from '#app/text/locale.ts';
import { answerTap, loadCheckInPage } from './check-in-page.server.ts';

export const headers = secretAddressHeaders;

/** `/accueil/:token`: the check-in page for a volunteer without an account, by a link that ends after the session. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const session = await readVolunteerToken(params.token, context);
  const page = {
    ...(await loadCheckInPage(session, context)),
    path: localePath(context.locale, `/accueil/${params.token}`),
  };
  const cookie = writeVolunteerCookie(context.settings, params.token ?? '', session, context.now());
  return data(page, { headers: { 'Set-Cookie': cookie } });
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const session = await readVolunteerToken(params.token, context);
  const path = localePath(context.locale, `/accueil/${params.token}`);
  return answerTap(await readForm(request, context), session.id, path, context);
}

export default function VolunteerCheckIn() {
  return <CheckInPage {...useLoaderData<typeof loader>()} />;
}
