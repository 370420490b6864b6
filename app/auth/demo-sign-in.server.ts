import { listDemoAccounts } from '#db/accounts.server.ts';
import type { Connection } from '#db/connection.server.ts';
import { createSignInLink } from '#db/sign-ins.server.ts';
import { signToken } from './signed-token.server.ts';

const DEMO_LINK_MINUTES = 24 * 60;

/** Links of the demonstration's accounts, valid for 24 hours, for the message the server prints at start. */
export async function makeDemoSignInLinks(
  connection: Connection,
  secret: string,
  publicUrl: string,
  now: Date,
): Promise<{ name: string; role: 'mediator' | 'coordinator'; url: string }[]> {
  const accounts = await listDemoAccounts(connection, { coordinators: 2, mediators: 2 });
  return connection.write(async (trx) => {
    const links = [];
    for (const { id, name, role } of accounts) {
      const linkId = await createSignInLink(trx, id, DEMO_LINK_MINUTES, now);
      links.push({ name, role, url: `${publicUrl}/connexion/${signToken(secret, 'sign-in', linkId)}` });
    }
    return links;
  });
}
