import { describe, expect, it } from 'vitest';
import { personalAddresses, publicAddresses, signInAsAmina } from './support/addresses.ts';
import { origin, watchedBrowser } from './support/browser.ts';
import { findFaultsOf } from './support/faults.ts';

const open = watchedBrowser();

describe('no fault that axe finds serious, no sideways scrolling at 320 px or with letters twice as large', () => {
  it('is on a public page', async () => {
    expect(await findFaultsOf(await open(), await publicAddresses())).toEqual([]);
  });

  it('is on a page that one person sees', async () => {
    const page = await open();
    expect(await findFaultsOf(page, await personalAddresses(page, 'pages'))).toEqual([]);
  });

  it('is on a page whose scripts did not come', async () => {
    const page = await open();
    await page.route('**/*.js', (route) => route.abort());
    await signInAsAmina(page);
    const addresses = [
      '/',
      '/ateliers?lieu=Lyon&rayon=20',
      '/alertes/nouvelle',
      '/mediation/ateliers/nouveau',
    ];
    expect(await findFaultsOf(page, addresses)).toEqual([]);
  });
});

it('every page is told in its own language', async () => {
  const page = await open();
  await page.goto('/en/ateliers');
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
  await page.getByRole('link', { name: 'Français', exact: true }).click();
  await expect.poll(() => page.url()).toBe(`${origin()}/ateliers`);
});
