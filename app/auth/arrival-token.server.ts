import type { RequestContext } from '#app/server/context.server.ts';
import { readToken, signToken } from './signed-token.server.ts';

/**
 * The token of the code that somebody may show at the door. It names a registration and opens nothing of it: who scans it
 * sees the row of a list that is open to them already.
 */
export function makeArrivalToken(secret: string, registrationId: string): string {
  return signToken(secret, 'arrival', registrationId);
}

/** The registration of a shown code. @throws a 404 response when the token is forged, cut or of another purpose */
export function readArrivalToken(token: string | undefined, { settings }: RequestContext): string {
  const id = readToken(settings.secret, 'arrival', token ?? '');
  if (id === undefined) throw new Response(null, { status: 404 });
  return id;
}
