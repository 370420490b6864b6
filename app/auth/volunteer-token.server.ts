import { hasCheckInList, volunteerLinkEnds } from '#app/domain/check-in.ts';
import type { RequestContext } from '#app/server/context.server.ts';
import { findListedSession, type ListedSession } from '#db/check-ins.server.ts';
import { readToken, signToken } from './signed-token.server.ts';

/** The token of the link that opens the check-in list of one session to somebody without an account. */
export function makeVolunteerToken(
  secret: string,
  { id, linkNumber }: Pick<ListedSession, 'id' | 'linkNumber'>,
): string {
  return signToken(secret, 'check-in', `${id}_${linkNumber}`);
}

/**
 * The session whose list a link opens.
 * @throws a 404 response when the token is forged or cut, when the link was replaced, and six hours after the session
 */
export async function readVolunteerToken(
  token: string | undefined,
  { settings, connection, now }: RequestContext,
): Promise<ListedSession> {
  const signed = readToken(settings.secret, 'check-in', token ?? '');
  const [id = '', number = ''] = signed?.split('_') ?? [];
  const session = signed === undefined ? undefined : await findListedSession(connection, id);
  if (!session || session.linkNumber !== Number(number)) throw new Response(null, { status: 404 });
  const open = hasCheckInList(session, now()) && now().toISOString() < volunteerLinkEnds(session.endsAt);
  if (!open) throw new Response(null, { status: 404 });
  return session;
}
