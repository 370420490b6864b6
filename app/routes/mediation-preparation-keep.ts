import type { ActionFunctionArgs } from '@remix-run/node';
import { keepStep } from './preparation-steps.server.ts';

/** `POST /mediation/brouillons/:id/garder`: what was typed so far, kept without a look at it. */
export async function action(args: ActionFunctionArgs) {
  await keepStep(args);
  return new Response(null, { status: 204 });
}
