import type { ActionFunctionArgs } from '@remix-run/node';
import { getSeriesSessions } from '#db/sessions.server.ts';
import { copySessions } from './session-copies.server.ts';

/** `POST /mediation/series/:id/dupliquer`: the same series at other dates. */
export async function action(args: ActionFunctionArgs) {
  return copySessions(args, ({ account }, { connection }) =>
    getSeriesSessions(connection, args.params.id ?? '', account.organisationId),
  );
}
