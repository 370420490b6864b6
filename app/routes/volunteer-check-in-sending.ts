import type { ActionFunctionArgs } from '@remix-run/node';
import { readVolunteerToken } from '#app/auth/volunteer-token.server.ts';
import { answerTicks } from './check-in-page.server.ts';

/** `POST /accueil/:token/envoi`: what a volunteer's phone ticked, as JSON. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const session = await readVolunteerToken(params.token, context);
  return answerTicks(request, session.id, context);
}
