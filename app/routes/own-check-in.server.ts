import { requirePermission, type SignedIn } from '#app/auth/guards.server.ts';
import { hasCheckInList } from '#app/domain/check-in.ts';
import type { RequestContext } from '#app/server/context.server.ts';
import { findListedSession, type ListedSession } from '#db/check-ins.server.ts';

/**
 * A session of one's organisation whose list can be ticked.
 * @throws a 404 response for another organisation's, a draft, a cancelled one, and once its names are forgotten
 */
export async function getOwnListedSession(
  sessionId: string | undefined,
  signedIn: SignedIn,
  { connection, now }: RequestContext,
): Promise<ListedSession> {
  const session = await findListedSession(connection, sessionId ?? '');
  if (!session || !hasCheckInList(session, now())) throw new Response(null, { status: 404 });
  requirePermission(signedIn, 'see-registrants', { kind: 'organisation', id: session.organisationId });
  return session;
}
