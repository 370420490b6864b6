import type { RequestContext } from '#app/server/context.server.ts';
import { findLinkNumber } from '#db/registration-views.server.ts';
import { readToken, signToken } from './signed-token.server.ts';

/** A registration's link: `linkNumber` says how often its contact changed, and each change ends the links before. */
export type RegistrationLink = { id: string; linkNumber: number };

/** The token of the link that opens a registration. */
export function makeRegistrationToken(secret: string, { id, linkNumber }: RegistrationLink): string {
  return signToken(secret, 'registration', linkNumber === 0 ? id : `${id}_${linkNumber}`);
}

/**
 * The registration that a link is for. Throws a 404 Response when the token is forged, cut, of another purpose, or was
 * sent to a contact that the registration no longer has.
 */
export async function readRegistrationToken(
  token: string | undefined,
  { settings, connection }: RequestContext,
): Promise<string> {
  const signed = readToken(settings.secret, 'registration', token ?? '');
  if (signed === undefined) throw new Response(null, { status: 404 });
  const [id = '', number = '0'] = signed.split('_');
  if ((await findLinkNumber(connection, id)) !== Number(number)) throw new Response(null, { status: 404 });
  return id;
}
