import { describe, expect, it } from 'vitest';
import { origin } from './support/browser.ts';

const FORM = { 'Content-Type': 'application/x-www-form-urlencoded' };

/** The built server as other software meets it. */
describe('what nobody should send', () => {
  it.each([
    ['an unknown page', '/rien', {}, 404],
    ['an unknown session', '/ateliers/rien', {}, 404],
    ['a forged token', '/inscriptions/0192f0c0-0000-7000-8000-000000000000aaaaaaaaaaaaaaaaaaaaaa', {}, 404],
    ['broken percent-encoding', '/%ff', {}, 400],
    ['an endless address', `/ateliers?q=${'a'.repeat(9000)}`, {}, 400],
    ['another method', '/', { method: 'DELETE' }, 405],
    ['a form to a page without one', '/chiffres', { method: 'POST', headers: FORM, body: 'a=1' }, 405],
    [
      'a form from elsewhere',
      '/connexion',
      { method: 'POST', headers: { ...FORM, Origin: 'https://evil.example' } },
      403,
    ],
    ['an endless form', '/connexion', { method: 'POST', headers: FORM, body: 'a'.repeat(300_000) }, 413],
    ['a form of broken UTF-8', '/connexion', { method: 'POST', headers: FORM, body: 'email=%ff' }, 400],
    ['a page as data', '/ateliers.data', {}, 404],
  ])('is answered as a page of the site: %s', async (_what, address, options, status) => {
    const response = await fetch(`${origin()}${address}`, options);
    expect(response.status).toBe(status);
    const page = await response.text();
    expect(page).toContain('<main');
    expect(page).toMatch(/<h1[^>]*>/);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  });
});

describe('what machines ask', () => {
  it('/sante says that the database answers', async () => {
    const response = await fetch(`${origin()}/sante`);
    expect(await response.json()).toMatchObject({ status: 'ok', database: 'sqlite' });
  });

  it.each(['/', '/ateliers', '/calendrier.ics', '/api/v1/sessions'])(
    '%s is answered with 304 to who has it',
    async (address) => {
      // Figures may move between the two: by the work of the start, which lasts some seconds.
      await expect
        .poll(async () => {
          const first = await fetch(`${origin()}${address}`);
          await first.text();
          const etag = first.headers.get('etag') ?? '';
          const again = await fetch(`${origin()}${address}`, { headers: { 'If-None-Match': etag } });
          return [etag.length > 5, again.status];
        })
        .toEqual([true, 304]);
    },
  );
});
