import { createHash, randomBytes } from 'node:crypto';
import type { Locale } from '#app/text/locale.ts';
import { type Account, accounts, findAccount, findAccountByEmail } from './accounts.server.ts';
import type { Connection } from './connection.server.ts';
import { newId } from './identifiers.ts';
import { enqueueMessage } from './messages.server.ts';
import type { DatabaseTransaction } from './schema.ts';

export const SIGN_IN_LINK_MINUTES = 15;
export const SIGN_IN_DAYS = 30;
const LINKS_PER_QUARTER_HOUR = 5;

/**
 * Mails a sign-in link to the account of that address. Says nothing of whether there is one: an unknown address and
 * a sixth link within 15 minutes are passed over in silence.
 */
export async function requestSignInLink(
  connection: Connection,
  { email, locale, returnTo }: { email: string; locale: Locale; returnTo?: string },
  now: Date,
): Promise<void> {
  await connection.write(async (trx) => {
    const account = await findAccountByEmail(trx, email);
    // Requests for one account wait for each other here, so that they are counted one by one.
    await trx
      .updateTable('accounts')
      .set((row) => ({ email: row.ref('email') }))
      .where('id', '=', account?.id ?? '')
      .execute();
    const { links } = await trx
      .selectFrom('sign_in_links')
      .select((row) => row.fn.countAll<number | string>().as('links'))
      .where('account_id', '=', account?.id ?? '')
      .where('created_at', '>', minutesFrom(now, -SIGN_IN_LINK_MINUTES))
      .executeTakeFirstOrThrow();
    if (!account || Number(links) >= LINKS_PER_QUARTER_HOUR) return;
    const linkId = await createSignInLink(trx, account.id, SIGN_IN_LINK_MINUTES, now);
    await enqueueMessage(
      trx,
      {
        kind: 'sign-in',
        channel: 'email',
        recipient: account.email,
        locale,
        accountId: account.id,
        details: { signInLinkId: linkId, ...(returnTo === undefined ? {} : { returnTo }) },
        dedupeKey: `sign-in:${linkId}`,
      },
      now,
    );
  });
}

/** Stores a link that lets `accountId` sign in once within `minutes`; its id is what the mailed token signs. */
export async function createSignInLink(
  trx: DatabaseTransaction,
  accountId: string,
  minutes: number,
  now: Date,
): Promise<string> {
  const id = newId();
  await trx
    .insertInto('sign_in_links')
    .values({
      id,
      account_id: accountId,
      created_at: now.toISOString(),
      expires_at: minutesFrom(now, minutes),
      used_at: null,
    })
    .execute();
  return id;
}

export type SignInLinkState = 'usable' | 'used' | 'expired' | 'unknown';

/** What a link is good for at `now`; changes nothing, so that a mail scanner may open it. */
export async function findSignInLink(
  { db }: Connection | { db: DatabaseTransaction },
  linkId: string,
  now: Date,
): Promise<SignInLinkState> {
  const link = await db
    .selectFrom('sign_in_links')
    .select(['used_at', 'expires_at'])
    .where('id', '=', linkId)
    .executeTakeFirst();
  if (!link) return 'unknown';
  if (link.used_at !== null) return 'used';
  return link.expires_at > now.toISOString() ? 'usable' : 'expired';
}

export type SignInOutcome =
  | { kind: 'signed-in'; token: string; account: Account }
  | { kind: Exclude<SignInLinkState, 'usable'> };

/** Uses a link, once whatever the concurrency, and opens a sign-in whose token goes into the cookie. */
export async function signInByLink(
  connection: Connection,
  linkId: string,
  now: Date,
): Promise<SignInOutcome> {
  return connection.write(async (trx) => {
    const used = await trx
      .updateTable('sign_in_links')
      .set({ used_at: now.toISOString() })
      .where('id', '=', linkId)
      .where('used_at', 'is', null)
      .where('expires_at', '>', now.toISOString())
      .returning('account_id')
      .executeTakeFirst();
    const account = used && (await findAccount(trx, used.account_id));
    if (account) return { kind: 'signed-in', account, token: await openSignIn(trx, account.id, now) };
    const state = await findSignInLink({ db: trx }, linkId, now);
    return { kind: state === 'usable' ? 'unknown' : state };
  });
}

/** Opens a sign-in without a link: for the demonstration only. Undefined when there is no such account. */
export async function signInToDemo(
  connection: Connection,
  accountId: string,
  now: Date,
): Promise<{ token: string; account: Account } | undefined> {
  return connection.write(async (trx) => {
    const account = await findAccount(trx, accountId);
    return account && { account, token: await openSignIn(trx, account.id, now) };
  });
}

/** Opens a sign-in and gives its token. Only its hash is stored: whoever reads the database cannot sign in with it. */
export async function openSignIn(trx: DatabaseTransaction, accountId: string, now: Date): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await trx
    .insertInto('sign_ins')
    .values({
      token_hash: hashToken(token),
      account_id: accountId,
      created_at: now.toISOString(),
      expires_at: minutesFrom(now, SIGN_IN_DAYS * 24 * 60),
    })
    .execute();
  return token;
}

/** Whose cookie this is; undefined when it is unknown, signed out or expired. */
export async function findAccountBySignIn(
  { db }: Connection,
  token: string,
  now: Date,
): Promise<Account | undefined> {
  return accounts(db)
    .innerJoin('sign_ins', 'sign_ins.account_id', 'accounts.id')
    .where('sign_ins.token_hash', '=', hashToken(token))
    .where('sign_ins.expires_at', '>', now.toISOString())
    .executeTakeFirst();
}

export async function signOut(connection: Connection, token: string): Promise<void> {
  await connection.write((trx) =>
    trx.deleteFrom('sign_ins').where('token_hash', '=', hashToken(token)).execute(),
  );
}

/** Forgets sign-ins that have expired, and links a day after they did (until then they explain themselves). */
export async function purgeSignIns(connection: Connection, now: Date): Promise<void> {
  await connection.write(async (trx) => {
    await trx.deleteFrom('sign_ins').where('expires_at', '<=', now.toISOString()).execute();
    await trx
      .deleteFrom('sign_in_links')
      .where('expires_at', '<=', minutesFrom(now, -24 * 60))
      .execute();
  });
}

function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

function minutesFrom(now: Date, minutes: number): string {
  return new Date(now.getTime() + minutes * 60_000).toISOString();
}
