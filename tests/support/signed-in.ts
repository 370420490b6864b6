import { signToken } from '#app/auth/signed-token.server.ts';
import type { Connection } from '#db/connection.server.ts';
import { createSignInLink, signInByLink } from '#db/sign-ins.server.ts';
import { TEST_NOW, TEST_SETTINGS } from './application.ts';

/** Signs an account in as its mailed link does: the cookie of its browser, and the token that its forms carry. */
export async function signInAs(
  connection: Connection,
  accountId: string,
  now = TEST_NOW,
): Promise<{ cookie: string; formToken: string }> {
  const link = await connection.write((trx) => createSignInLink(trx, accountId, 15, now));
  const outcome = await signInByLink(connection, link, now);
  if (outcome.kind !== 'signed-in') throw new Error(outcome.kind);
  const { token } = outcome;
  return {
    cookie: `connexion=${token}`,
    formToken: signToken(TEST_SETTINGS.secret, 'form', token).slice(token.length),
  };
}
