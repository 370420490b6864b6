import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { fr } from '#app/text/fr.ts';
import { seriousViolations, sidewaysScrolling, watchedBrowser } from './support/browser.ts';

const open = watchedBrowser();
const words = fr.reports;
const PAGES_OF_MESSAGES = 25;

/** Opens the mail that asks that mediator of the demonstration for reports, and answers its first link. */
async function findMail(page: Page, recipient: string) {
  for (let number = 1; number <= PAGES_OF_MESSAGES; number++) {
    await page.goto(`/demo/messages?page=${number}`);
    const mails = page.getByRole('article').filter({ hasText: recipient });
    const links = mails.locator('a[href*="/bilans/"]');
    if ((await links.count()) > 0) return links.first();
  }
  throw new Error(`No mail asks ${recipient} for a report.`);
}

describe.each([
  ['with JavaScript', true, 'amina@example.org', { width: 1280, height: 900 }],
  ['without JavaScript', false, 'bruno@example.org', { width: 320, height: 700 }],
] as const)('a report %s', (_, javaScriptEnabled, recipient, viewport) => {
  it('is filed from the mail in at most five interactions, then corrected after a mistake', async () => {
    const page = await open({ javaScriptEnabled, viewport });
    const link = await findMail(page, recipient);
    let interactions = 0;
    const interact = async (step: Promise<void>) => {
      interactions++;
      await step;
    };
    await interact(link.click());
    expect(new URL(page.url()).pathname).toMatch(/^\/bilans\//);
    if (javaScriptEnabled) expect(await seriousViolations(page)).toEqual([]);
    await interact(page.getByLabel(words.headCount).fill('6'));
    await interact(page.getByLabel(words.grades.counted.label).check());
    await interact(page.getByRole('button', { name: words.file }).click());
    await page.getByText(words.filed).waitFor();
    expect(interactions).toBeLessThanOrEqual(5);
    const summary = page.getByLabel(words.summaryTitle);
    expect(await summary.inputValue()).toContain(words.summary.people('6', words.summary.grades.counted));
    expect(await page.getByRole('button', { name: words.copy }).isVisible()).toBe(javaScriptEnabled);
    expect(await sidewaysScrolling(page)).toBeLessThanOrEqual(0);

    await page.getByText(words.correct, { exact: true }).click();
    await page.getByText(words.tallies, { exact: true }).click();
    await page.getByLabel(words.categories.age_70_up).fill('7');
    await page.getByRole('button', { name: words.file }).click();
    await page.getByRole('alert').waitFor();
    const group = page.getByRole('group', { name: words.groups.age });
    expect(await group.textContent()).toContain(fr.fieldErrors.tallyTooLarge);
    expect(await page.getByLabel(words.categories.age_70_up).inputValue()).toBe('7');
    if (javaScriptEnabled) expect(await seriousViolations(page)).toEqual([]);
    expect(await sidewaysScrolling(page)).toBeLessThanOrEqual(0);
    await page.getByLabel(words.headCount).fill('7');
    await page.getByRole('button', { name: words.file }).click();
    await page.getByText(words.filed).waitFor();
    expect(await page.getByText(words.filedThrough.link).count()).toBe(2);
    if (javaScriptEnabled) expect(await seriousViolations(page)).toEqual([]);
  }, 60_000);
});
