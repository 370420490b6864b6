import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { fr } from '#app/text/fr.ts';
import { signInAsNadia } from './support/addresses.ts';
import { sidewaysScrolling, watchedBrowser } from './support/browser.ts';

const open = watchedBrowser();
const words = fr.territoryMap;

/** Presses Tab until the focus is on what bears that name; a shape of the map shows it by a thick line. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let presses = 0; presses < 150; presses++) {
    await page.keyboard.press('Tab');
    const focus = await page.evaluate(() => {
      const element = document.activeElement;
      const shape = element?.querySelector('path:last-of-type, rect:last-of-type');
      return {
        name: element?.getAttribute('aria-label') ?? element?.textContent ?? '',
        line: element instanceof SVGElement && shape ? getComputedStyle(shape).strokeWidth : undefined,
      };
    });
    if (!name.test(focus.name)) continue;
    if (focus.line !== undefined) expect(Number.parseFloat(focus.line)).toBeGreaterThanOrEqual(3);
    return;
  }
  throw new Error(`Tab never reached ${name}`);
}

it('with the keyboard alone, a coordinator goes down from the country to a commune', async () => {
  const page = await open();
  await signInAsNadia(page);
  await tabTo(page, new RegExp(`^${fr.coordination.nav.map}$`));
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/coordination\/carte$/);
  await tabTo(page, new RegExp(words.byRegion));
  await page.keyboard.press('Enter');
  await page.waitForURL(/niveau=regions/);

  await tabTo(page, /^Nouvelle-Aquitaine.*des habitants à moins de 10/);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/regions\/75$/);
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(
    words.titleOf('Nouvelle-Aquitaine'),
  );

  // Past the map, and by the table.
  await tabTo(page, new RegExp(words.skip));
  await page.keyboard.press('Enter');
  await tabTo(page, /^Creuse$/);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/departements\/23$/);

  await tabTo(page, new RegExp(`^${words.department.distance} `));
  await page.keyboard.press('Enter');
  await page.waitForURL(/tri=-distance/);
  const sorted = page.getByRole('columnheader', { name: words.department.distance });
  expect(await sorted.getAttribute('aria-sort')).toBe('descending');
  const first = page.getByRole('table').getByRole('rowheader').first();
  const commune = (await first.textContent()) ?? '';
  await tabTo(page, new RegExp(`^${commune}$`));
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/ateliers\?lieu=/);
  expect(new URL(page.url()).searchParams.get('lieu')).toBe(`${commune} (23)`);
});

it('without JavaScript and on a phone, the table is sorted, a measure chosen, and a shape followed', async () => {
  const page = await open({ javaScriptEnabled: false, viewport: { width: 320, height: 700 } });
  await signInAsNadia(page);
  await page.goto('/coordination/carte');
  const names = () => page.getByRole('table').getByRole('rowheader').allTextContents();
  const sortByPopulation = () =>
    page.getByRole('columnheader', { name: words.table.population }).getByRole('link').click();
  await sortByPopulation();
  await expect.poll(async () => (await names())[0]).toContain('Nord');
  await sortByPopulation();
  await expect.poll(async () => (await names())[0]).toContain('Saint-Pierre-et-Miquelon');
  expect(new URL(page.url()).search).toBe('?tri=population');

  await page.getByRole('link', { name: words.measures.remplissage }).click();
  await expect
    .poll(() => page.getByRole('heading', { level: 2 }).first().textContent())
    .toBe(words.measures.remplissage);
  // Every territory can be reached on the map too, those overseas without an outline included.
  for (const name of ['Paris', 'Guyane', 'Wallis et Futuna', 'Polynésie française'])
    await page
      .getByRole('link', { name: new RegExp(`^${name}\\s:`) })
      .first()
      .waitFor({ state: 'attached' });
  await page.getByRole('link', { name: /^La Réunion\s:/ }).click();
  await page.waitForURL(/\/departements\/974$/);
  await page.getByRole('img', { name: words.department.map }).waitFor();
  expect(await sidewaysScrolling(page)).toBeLessThanOrEqual(0);
});
