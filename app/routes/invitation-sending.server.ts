import type { RequestContext } from '#app/server/context.server.ts';
import type { Account } from '#db/accounts.server.ts';
import { sendInvitationAgain } from '#db/invitations.server.ts';

/**
 * Sends an open invitation once more; answers what `?fait=` says of it (`InvitationNotice` puts it into words).
 * @throws a 404 response when it is not the account's to send
 */
export async function sendAgain(
  invitationId: string,
  account: Account,
  { connection, locale, now }: RequestContext,
): Promise<string> {
  const outcome = await sendInvitationAgain(connection, invitationId, account, locale, now());
  return { sent: 'renvoyee', 'too-soon': 'trop-tot', over: 'finie' }[outcome.kind];
}
