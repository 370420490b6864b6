import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { fr } from '#app/text/fr.ts';
import { signInAsNadia } from './support/addresses.ts';
import { seriousViolations, sidewaysScrolling, watchedBrowser } from './support/browser.ts';

const open = watchedBrowser();
const words = fr.targets;

/** The row of a table of the page, by its first cell. */
const rowOf = (page: Page, name: string) =>
  page.getByRole('row').filter({ has: page.getByRole('rowheader', { name, exact: true }) });

describe.each([
  ['with JavaScript', true, ['Ariège', '09'], { width: 1280, height: 900 }],
  ['without JavaScript', false, ['Lozère', '48'], { width: 320, height: 700 }],
] as const)('a target %s', (_, javaScriptEnabled, [department, code], viewport) => {
  it('is chosen, mistyped, set and shown as set, to the public too', async () => {
    const page = await open({ javaScriptEnabled, viewport });
    await signInAsNadia(page);
    await page.getByRole('link', { name: fr.coordination.nav.targets, exact: true }).click();
    await page
      .getByLabel(words.territory.label, { exact: true })
      .selectOption({ label: `${department} (${code})` });
    await page.getByRole('button', { name: words.territory.show }).click();
    await page.getByRole('link', { name: words.setFor(department).trim() }).click();

    const events = page.getByRole('textbox', { name: fr.figures.columns.events });
    await events.fill('beaucoup');
    await page.getByRole('button', { name: words.save }).click();
    await page.getByRole('alert').waitFor();
    expect(await events.inputValue()).toBe('beaucoup');
    if (javaScriptEnabled) expect(await seriousViolations(page)).toEqual([]);
    expect(await sidewaysScrolling(page)).toBeLessThanOrEqual(0);

    await events.fill('1 234');
    await page.getByRole('button', { name: words.save }).click();
    await page.getByText(words.done.set).waitFor();
    expect(await rowOf(page, department).first().textContent()).toContain(words.origins.set);
    if (javaScriptEnabled) expect(await seriousViolations(page)).toEqual([]);
    const published = async () => {
      await page.goto('/chiffres');
      return page.getByRole('row').filter({ hasText: department }).textContent();
    };
    // Public pages may be two seconds old.
    await expect.poll(published).toContain(words.origins.set);
  });
});
