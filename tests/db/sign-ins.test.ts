import { expect, it } from 'vitest';
import {
  createSignInLink,
  findAccountBySignIn,
  findSignInLink,
  purgeSignIns,
  requestSignInLink,
  signInByLink,
  signOut,
} from '#db/sign-ins.server.ts';
import { insertMediator } from '#tests/support/builders.ts';
import { onBothEngines } from '#tests/support/databases.ts';

const NOW = new Date('2027-03-01T09:00:00.000Z');
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);

onBothEngines('sign-ins', (connection) => {
  const linkFor = (accountId: string) =>
    connection().write((trx) => createSignInLink(trx, accountId, 15, NOW));

  it('signs in once by one link, however many try at the same moment', async () => {
    const account = await insertMediator(connection());
    const link = await linkFor(account.id);
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, () => signInByLink(connection(), link, later(1))),
    );
    expect(outcomes.filter(({ kind }) => kind === 'signed-in')).toHaveLength(1);
    expect(outcomes.filter(({ kind }) => kind === 'used')).toHaveLength(19);
  });

  it('knows who holds the cookie until they sign out', async () => {
    const account = await insertMediator(connection());
    const outcome = await signInByLink(connection(), await linkFor(account.id), NOW);
    if (outcome.kind !== 'signed-in') throw new Error(outcome.kind);
    expect(await findAccountBySignIn(connection(), outcome.token, later(1))).toMatchObject({
      id: account.id,
      role: 'mediator',
      organisationId: account.organisation_id,
    });
    await signOut(connection(), outcome.token);
    expect(await findAccountBySignIn(connection(), outcome.token, later(1))).toBeUndefined();
  });

  it('stores no token that would open the door', async () => {
    const account = await insertMediator(connection());
    const outcome = await signInByLink(connection(), await linkFor(account.id), NOW);
    if (outcome.kind !== 'signed-in') throw new Error(outcome.kind);
    const rows = await connection().db.selectFrom('sign_ins').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(outcome.token);
  });

  it('refuses a link from its fifteenth minute on', async () => {
    const account = await insertMediator(connection());
    const link = await linkFor(account.id);
    expect(await findSignInLink(connection(), link, later(14.9))).toBe('usable');
    expect(await findSignInLink(connection(), link, later(15))).toBe('expired');
    expect(await signInByLink(connection(), link, later(15))).toEqual({ kind: 'expired' });
  });

  it('forgets the sign-in after thirty days', async () => {
    const account = await insertMediator(connection());
    const outcome = await signInByLink(connection(), await linkFor(account.id), NOW);
    if (outcome.kind !== 'signed-in') throw new Error(outcome.kind);
    const days = (count: number) => later(count * 24 * 60);
    expect(await findAccountBySignIn(connection(), outcome.token, days(29))).toBeDefined();
    expect(await findAccountBySignIn(connection(), outcome.token, days(30))).toBeUndefined();
  });

  it('mails a link to a known address, whatever its case, and nothing to an unknown one', async () => {
    const account = await insertMediator(connection());
    await requestSignInLink(connection(), { email: account.email.toUpperCase(), locale: 'fr' }, NOW);
    await requestSignInLink(connection(), { email: `x${account.email}`, locale: 'fr' }, NOW);
    const messages = await connection()
      .db.selectFrom('messages')
      .select(['kind', 'recipient', 'account_id'])
      .where('recipient', 'like', `%${account.email}`)
      .execute();
    expect(messages).toEqual([{ kind: 'sign-in', recipient: account.email, account_id: account.id }]);
  });

  it('mails at most five links in fifteen minutes, however many are asked for at the same moment', async () => {
    const account = await insertMediator(connection());
    const ask = (now: Date) => requestSignInLink(connection(), { email: account.email, locale: 'fr' }, now);
    const count = async () =>
      (
        await connection()
          .db.selectFrom('sign_in_links')
          .select('id')
          .where('account_id', '=', account.id)
          .execute()
      ).length;
    await Promise.all(Array.from({ length: 9 }, () => ask(NOW)));
    expect(await count()).toBe(5);
    await ask(later(14));
    expect(await count()).toBe(5);
    await ask(later(16));
    expect(await count()).toBe(6);
  });

  it('purges what has expired and nothing else', async () => {
    const account = await insertMediator(connection());
    const link = await linkFor(account.id);
    const outcome = await signInByLink(connection(), link, NOW);
    if (outcome.kind !== 'signed-in') throw new Error(outcome.kind);
    await purgeSignIns(connection(), later(60));
    expect(await findSignInLink(connection(), link, later(60))).toBe('used');
    expect(await findAccountBySignIn(connection(), outcome.token, later(60))).toBeDefined();
    await purgeSignIns(connection(), later(31 * 24 * 60));
    expect(await findSignInLink(connection(), link, NOW)).toBe('unknown');
    expect(await findAccountBySignIn(connection(), outcome.token, NOW)).toBeUndefined();
  });
});
