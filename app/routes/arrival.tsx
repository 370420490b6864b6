import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { readArrivalToken } from '#app/auth/arrival-token.server.ts';
import { findSignedIn } from '#app/auth/guards.server.ts';
import { secretAddressHeaders } from '#app/auth/private-page.ts';
import { readVolunteerCookie } from '#app/auth/volunteer-cookie.server.ts';
import { readVolunteerToken } from '#app/auth/volunteer-token.server.ts';
import { hasCheckInList } from '#app/domain/check-in.ts';
import { localePath } from '#app/text/locale.ts';
import { findListedSession, findSessionOfSeat } from '#db/check-ins.server.ts';

export const headers = secretAddressHeaders;

/**
 * `/arrivee/:token`: a code that somebody showed at the door, scanned with a phone's own camera. Leads to their name on the
 * list, for a colleague who is signed in and for a volunteer whose phone has that list open; ticks nothing.
 * @throws a 404 response for everybody else
 */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { connection, locale, now } = context;
  const registrationId = readArrivalToken(params.token, context);
  const sessionId = await findSessionOfSeat(connection, registrationId);
  const session = sessionId === undefined ? undefined : await findListedSession(connection, sessionId);
  if (!session || !hasCheckInList(session, now())) throw new Response(null, { status: 404 });
  const lead = (list: string) =>
    redirect(`${localePath(locale, list)}#ligne-${registrationId}`, { headers: secretAddressHeaders() });
  const signedIn = await findSignedIn(request, context);
  if (signedIn?.account.organisationId === session.organisationId)
    return lead(`/mediation/ateliers/${session.id}/accueil`);
  const token = readVolunteerCookie(request);
  const opened = await readVolunteerToken(token, context);
  if (opened.id !== session.id) throw new Response(null, { status: 404 });
  return lead(`/accueil/${token}`);
}

/** Never shown: without it, a code that leads nowhere would answer without a page. */
export default function Arrival() {
  return null;
}
