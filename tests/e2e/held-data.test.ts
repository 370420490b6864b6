import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { fr } from '#app/text/fr.ts';
import { listSessionsWithSeats } from './support/addresses.ts';
import { seriousViolations, sidewaysScrolling, watchedBrowser } from './support/browser.ts';

const open = watchedBrowser();
const words = fr.yourData;

/** Signs up for a session that has seats, and opens the page of one's own data. */
async function openOwnData(page: Page, contact: string): Promise<void> {
  const [session] = await listSessionsWithSeats();
  await page.goto(`/ateliers/${session?.slug}`);
  await page.getByLabel(fr.signUp.labels.name).fill('Zoé');
  await page.getByLabel(fr.signUp.labels.contact).fill(contact);
  await page.getByRole('button', { name: fr.signUp.button }).click();
  await page.getByRole('link', { name: words.link }).click();
  await page.getByRole('heading', { level: 1, name: words.title }).waitFor();
}

describe.each([
  ['with JavaScript', true, 'avec'],
  ['without JavaScript', false, 'sans'],
])('somebody who signed up, %s', (_how, javaScriptEnabled, how) => {
  it('downloads what is kept, corrects it and erases it', async () => {
    const page = await open({ javaScriptEnabled, viewport: { width: 360, height: 800 } });
    await openOwnData(page, `donnees-${how}@exemple.fr`);
    const address = page.url();
    expect(await sidewaysScrolling(page)).toBe(0);

    const downloading = page.waitForEvent('download');
    await page.getByRole('link', { name: words.download.text }).click();
    expect(await readFile(await (await downloading).path(), 'utf8')).toContain(`donnees-${how}@exemple.fr`);

    await page.getByLabel(fr.signUp.labels.contact).fill('donnees');
    await page.getByRole('button', { name: words.correct.button }).click();
    await page.getByRole('alert').waitFor();
    await page.getByLabel(fr.signUp.labels.contact).fill(`nouveau-${how}@exemple.fr`);
    await page.getByRole('button', { name: words.correct.button }).click();
    await page.getByText(words.contactChanged).waitFor();
    const newAddress = page.url();

    await page.getByText(words.erase.open, { exact: true }).click();
    await page.getByRole('button', { name: words.erase.button }).click();
    await page.getByRole('heading', { level: 1, name: words.nothing.title }).waitFor();
    await page.goto(newAddress.replace(/\/donnees.*/, ''));
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(words.nothing.title);
    // The link from before went to a contact that is no longer the registration's.
    expect((await page.goto(address))?.status()).toBe(404);
  });
});

it.each(['light', 'dark'] as const)(
  'one’s own data has nothing that axe finds serious (%s)',
  async (colorScheme) => {
    const page = await open({ colorScheme, viewport: { width: 320, height: 800 } });
    await openOwnData(page, `acces-${colorScheme}@exemple.fr`);
    await page.getByText(words.erase.open, { exact: true }).click();
    expect(await seriousViolations(page)).toEqual([]);
    expect(await sidewaysScrolling(page)).toBeLessThanOrEqual(0);
  },
);
