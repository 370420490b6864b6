import { expect, it } from 'vitest';
import { requireCoordinator, requireMediator } from '#app/auth/guards.server.ts';
import { signToken } from '#app/auth/signed-token.server.ts';
import { action as askForLink, loader as showSignIn } from '#app/routes/sign-in.tsx';
import { loader as openLink, action as useLink } from '#app/routes/sign-in-link.tsx';
import { action as signOut } from '#app/routes/sign-out.ts';
import { createSignInLink } from '#db/sign-ins.server.ts';
import {
  call,
  callForResponse,
  makeTestApplication,
  TEST_NOW,
  TEST_SETTINGS,
} from '#tests/support/application.ts';
import { insertCoordinator, insertMediator } from '#tests/support/builders.ts';
import { onBothEngines } from '#tests/support/databases.ts';

onBothEngines('signing in', (connection) => {
  const application = (settings = {}) => makeTestApplication(connection(), { settings });
  const linkFor = async (accountId: string) => {
    const id = await connection().write((trx) => createSignInLink(trx, accountId, 15, TEST_NOW));
    return signToken(TEST_SETTINGS.secret, 'sign-in', id);
  };
  const cookieOf = (response: Response) => (response.headers.get('Set-Cookie') ?? '').split(';')[0] ?? '';
  const signIn = async (accountId: string) => {
    const token = await linkFor(accountId);
    const response = await callForResponse(await application(), useLink, {
      url: `/connexion/${token}`,
      params: { token },
      form: {},
    });
    return cookieOf(response);
  };

  it('answers the same for a known and an unknown address', async () => {
    const account = await insertMediator(connection());
    const answers = [];
    for (const email of [account.email, 'personne@exemple.test']) {
      const response = await callForResponse(await application(), askForLink, {
        url: '/connexion',
        form: { email },
      });
      answers.push([response.status, response.headers.get('Location'), response.headers.get('Set-Cookie')]);
    }
    expect(answers[0]).toEqual([303, '/connexion?envoye=1', null]);
    expect(answers[1]).toEqual(answers[0]);
  });

  it.each(['', 'pas-une-adresse', 'a'.repeat(10_000), '<script>@x.test', 'a\u0000@exemple.test'])(
    'gives the form back for %j',
    async (email) => {
      const result = await call(await application(), askForLink, { url: '/connexion', form: { email } });
      expect(result).toMatchObject({ init: { status: 422 }, data: { typed: { email } } });
    },
  );

  it('does not sign in when a link is opened, only when its button is pressed', async () => {
    const account = await insertMediator(connection());
    const token = await linkFor(account.id);
    const place = { url: `/connexion/${token}`, params: { token } };
    for (let times = 0; times < 3; times++) {
      expect(await call(await application(), openLink, place)).toMatchObject({
        data: { state: 'usable' },
        init: { status: 200 },
      });
    }
    const response = await callForResponse(await application(), useLink, { ...place, form: {} });
    expect(response.status).toBe(303);
    expect(response.headers.get('Location')).toBe('/mediation');
    expect(response.headers.get('Set-Cookie')).toMatch(
      /^connexion=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=2592000$/,
    );
    expect(await call(await application(), useLink, { ...place, form: {} })).toMatchObject({
      data: { state: 'used' },
      init: { status: 410 },
    });
  });

  it('sets a cookie of this host alone where the site is https', async () => {
    const account = await insertMediator(connection());
    const token = await linkFor(account.id);
    const response = await callForResponse(
      await application({ publicUrl: 'https://semainier.test' }),
      useLink,
      { url: `/connexion/${token}`, params: { token }, form: {} },
    );
    expect(response.headers.get('Set-Cookie')).toMatch(/^__Host-connexion=[\w-]{43}; Path=\/; .*; Secure;/);
  });

  it('answers 404 for a forged link', async () => {
    const account = await insertMediator(connection());
    const token = `${(await linkFor(account.id)).slice(0, -1)}~`;
    const place = { url: `/connexion/${token}`, params: { token } };
    const refusal = { data: { state: 'unknown' }, init: { status: 404 } };
    expect(await call(await application(), openLink, place)).toMatchObject(refusal);
    expect(await call(await application(), useLink, { ...place, form: {} })).toMatchObject(refusal);
  });

  it('goes back only to a page of ours', async () => {
    const account = await insertMediator(connection());
    for (const [back, location] of [
      ['/mediation/ateliers/nouveau', '/mediation/ateliers/nouveau'],
      ['//evil.test', '/mediation'],
    ] as const) {
      const token = await linkFor(account.id);
      const response = await callForResponse(await application(), useLink, {
        url: `/connexion/${token}?retour=${encodeURIComponent(back)}`,
        params: { token },
        form: {},
      });
      expect(response.headers.get('Location')).toBe(location);
    }
  });

  it('sends who is not signed in to the sign-in page, and back', async () => {
    const guard = async ({ request, context }: Parameters<typeof showSignIn>[0]) =>
      requireMediator(request, context);
    const page = await callForResponse(await application(), guard, { url: '/mediation?x=1', locale: 'en' });
    expect(page.headers.get('Location')).toBe('/en/connexion?retour=%2Fen%2Fmediation%3Fx%3D1');
    const forged = await callForResponse(await application(), guard, {
      url: '/mediation',
      cookie: 'connexion=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
    });
    expect(forged.headers.get('Location')).toBe('/connexion?retour=%2Fmediation');
  });

  it('keeps mediators out of the coordination', async () => {
    const guard = async ({ request, context }: Parameters<typeof showSignIn>[0]) =>
      requireCoordinator(request, context);
    const mediator = await signIn((await insertMediator(connection())).id);
    const refused = await callForResponse(await application(), guard, {
      url: '/coordination',
      cookie: mediator,
    });
    expect(refused.status).toBe(404);
    const coordinator = await insertCoordinator(connection());
    const entered = await call(await application(), guard, {
      url: '/coordination',
      cookie: await signIn(coordinator.id),
    });
    expect(entered).toMatchObject({ account: { id: coordinator.id } });
  });

  it('signs out by a form of ours only', async () => {
    const account = await insertMediator(connection());
    const cookie = await signIn(account.id);
    const page = await call(await application(), showSignIn, { url: '/connexion', cookie });
    if (page instanceof Response) throw new Error('The page was expected.');
    const formToken = page.signedIn?.formToken ?? '';
    const forged = await callForResponse(await application(), signOut, {
      url: '/deconnexion',
      cookie,
      form: { formToken: `${formToken.slice(0, -1)}~` },
    });
    expect(forged.status).toBe(403);
    const response = await callForResponse(await application(), signOut, {
      url: '/deconnexion',
      cookie,
      form: { formToken },
    });
    expect(response.headers.get('Set-Cookie')).toContain('Max-Age=0');
    expect(await call(await application(), showSignIn, { url: '/connexion', cookie })).toMatchObject({
      signedIn: undefined,
    });
  });

  it('lets people in without a link in the demonstration, and only there', async () => {
    const account = await insertMediator(connection());
    const demo = await callForResponse(await application({ demo: true }), askForLink, {
      url: '/connexion',
      form: { compte: account.id },
    });
    expect(demo.headers.get('Location')).toBe('/mediation');
    expect(cookieOf(demo)).toMatch(/^connexion=/);
    const unknown = await callForResponse(await application({ demo: true }), askForLink, {
      url: '/connexion',
      form: { compte: 'a\0b' },
    });
    expect(unknown.status).toBe(404);
    const serious = await call(await application(), askForLink, {
      url: '/connexion',
      form: { compte: account.id },
    });
    expect(serious).toMatchObject({ init: { status: 422 } });
  });
});
