import type { RequestContext } from '#app/server/context.server.ts';
import { readToken } from './signed-token.server.ts';

/** The alert that a link is for. Throws a 404 Response when the token is forged, cut or of another purpose. */
export function readAlertToken(token: string | undefined, { settings }: RequestContext): string {
  const id = readToken(settings.secret, 'alert', token ?? '');
  if (id === undefined) throw new Response(null, { status: 404 });
  return id;
}
