import type { RequestContext } from '#app/server/context.server.ts';
import { findReportLink } from '#db/report-requests.server.ts';
import { readToken, signToken } from './signed-token.server.ts';

/** Whose mail it was, and the one session whose report it opens. */
export type ReportLink = { sessionId: string; accountId: string };

/** The token of the link that opens a report without signing in. */
export function makeReportToken(secret: string, { sessionId, accountId }: ReportLink): string {
  return signToken(secret, 'report', `${sessionId}_${accountId}`);
}

/**
 * The session and account that a link is for. Throws a 404 Response when the token is forged, cut or of another purpose,
 * when its time is over, or when the account no longer works for the organisation.
 */
export async function readReportToken(
  token: string | undefined,
  { settings, connection, now }: RequestContext,
): Promise<{ sessionId: string; account: { id: string; organisationId: string } }> {
  const [sessionId = '', accountId = ''] =
    readToken(settings.secret, 'report', token ?? '')?.split('_') ?? [];
  const link = await findReportLink(connection, { sessionId, accountId }, now());
  if (!link) throw new Response(null, { status: 404 });
  return { sessionId, account: { id: accountId, organisationId: link.organisationId } };
}
