import type { Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import {
  coordinationAddresses,
  mediationAddresses,
  personalAddresses,
  publicAddresses,
  signInAsAmina,
  signInAsNadia,
} from './support/addresses.ts';
import { seriousViolations, sidewaysScrolling, watchedBrowser } from './support/browser.ts';

const open = watchedBrowser();

const WIDE = { width: 1280, height: 800 };
/** 1280 px at 400 %. */
const NARROW = { width: 320, height: 800 };

/** What is wrong with a page: wide and light, wide and dark (its colours), narrow, and with letters twice as large. */
async function findFaults(page: Page, address: string): Promise<string[]> {
  await page.setViewportSize(WIDE);
  await page.emulateMedia({ colorScheme: 'light' });
  const response = await page.goto(address);
  const found: string[] = [];
  const expected = address.includes('n-existe-pas') ? 404 : 200;
  if (response?.status() !== expected) found.push(`answered ${response?.status()}`);
  const headings = await page.getByRole('heading', { level: 1 }).count();
  if (headings !== 1) found.push(`has ${headings} main headings`);
  for (const violation of await seriousViolations(page)) found.push(`light: ${violation}`);
  await page.emulateMedia({ colorScheme: 'dark' });
  for (const violation of await seriousViolations(page, ['color-contrast'])) found.push(`dark: ${violation}`);
  await page.setViewportSize(NARROW);
  found.push(...(await findSideways(page, 'at 320 px')));
  await page.setViewportSize(WIDE);
  await enlargeLetters(page);
  found.push(...(await findSideways(page, 'with letters twice as large')));
  return found.map((fault) => `${address} ${fault}`);
}

async function findSideways(page: Page, how: string): Promise<string[]> {
  const wider = await sidewaysScrolling(page);
  return wider > 0 ? [`is ${wider} px wider than the window ${how}`] : [];
}

/** As a browser does that enlarges letters only. */
async function enlargeLetters(page: Page): Promise<void> {
  await page.evaluate(() => {
    document.documentElement.style.fontSize = '225%';
  });
}

async function findFaultsOf(page: Page, addresses: string[]): Promise<string[]> {
  const found: string[] = [];
  for (const address of addresses) found.push(...(await findFaults(page, address)));
  return found;
}

describe('no fault that axe finds serious, no sideways scrolling at 320 px or with letters twice as large', () => {
  it('is on a public page', async () => {
    expect(await findFaultsOf(await open(), await publicAddresses())).toEqual([]);
  }, 120_000);

  it('is on a page that one person sees', async () => {
    const page = await open();
    expect(await findFaultsOf(page, await personalAddresses(page, 'pages'))).toEqual([]);
  }, 60_000);

  it('is on a page of the mediators’ space', async () => {
    const page = await open();
    await signInAsAmina(page);
    expect(await findFaultsOf(page, await mediationAddresses(page))).toEqual([]);
  }, 120_000);

  it('is on a page of the coordinators’ space', async () => {
    const page = await open();
    await signInAsNadia(page);
    expect(await findFaultsOf(page, await coordinationAddresses(page))).toEqual([]);
  }, 120_000);

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
  await expect.poll(() => page.url()).toBe(`${inject('origin')}/ateliers`);
});
