import type { ActionFunctionArgs } from '@remix-run/node';
import { getOwnSession } from '#db/sessions.server.ts';
import { copySessions } from './session-copies.server.ts';

/** `POST /mediation/ateliers/:id/dupliquer`: the same session at another date. */
export async function action(args: ActionFunctionArgs) {
  return copySessions(args, async ({ account }, { connection }) => [
    await getOwnSession(connection, args.params.id ?? '', account.organisationId),
  ]);
}
