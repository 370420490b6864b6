import { signToken } from '#app/auth/signed-token.server.ts';
import type { Connection } from '#db/connection.server.ts';
import type { AccountTable } from '#db/schema.ts';
import { createSignInLink, signInByLink } from '#db/sign-ins.server.ts';
import { TEST_NOW, TEST_SETTINGS } from './application.ts';

/** The cookie of somebody who signed in, and the token of their forms. */
export async function signInForTest(connection: Connection, account: AccountTable) {
  const link = await connection.write((trx) => createSignInLink(trx, account.id, 15, TEST_NOW));
  const outcome = await signInByLink(connection, link, TEST_NOW);
  if (outcome.kind !== 'signed-in') throw new Error(outcome.kind);
  const { token } = outcome;
  return {
    cookie: `connexion=${token}`,
    formToken: signToken(TEST_SETTINGS.secret, 'form', token).slice(token.length),
  };
}
