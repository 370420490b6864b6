import type { ActionFunctionArgs } from '@remix-run/node';
import { findSignedIn } from '#app/auth/guards.server.ts';
import { answerTicks } from './check-in-page.server.ts';
import { getOwnListedSession } from './own-check-in.server.ts';

/**
 * `POST /mediation/ateliers/:id/accueil/envoi`: what a phone ticked, as JSON. Without the forms' token, which a page kept
 * offline may have outlived: another site can send no JSON here, since the server checks where a request comes from.
 */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const signedIn = await findSignedIn(request, context);
  // Not a redirect: the phone keeps its ticks and offers to sign in again.
  if (!signedIn) return Response.json({ error: 'sign-in' }, { status: 401 });
  if (signedIn.account.organisationId === null) throw new Response(null, { status: 403 });
  const session = await getOwnListedSession(params.id, signedIn, context);
  return answerTicks(request, session.id, context);
}
