import type { Page } from 'playwright-core';
import { seriousViolations, sidewaysScrolling } from './browser.ts';

const WIDE = { width: 1280, height: 800 };
/** 1280 px at 400 %. */
const NARROW = { width: 320, height: 800 };

/**
 * What is wrong with pages, each of which is loaded once: in a wide window what axe finds serious, in light and (its
 * colours) in dark; whether it scrolls sideways at 320 px, and with letters twice as large.
 */
export async function findFaultsOf(page: Page, addresses: string[]): Promise<string[]> {
  const found: string[] = [];
  for (const address of addresses) found.push(...(await findFaults(page, address)));
  return found;
}

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
