import { describe, expect, it } from 'vitest';
import { fr } from '#app/text/fr.ts';
import { seriousViolations, sidewaysScrolling, watchedBrowser } from './support/browser.ts';
import { findMail } from './support/messages.ts';

const open = watchedBrowser();
const words = fr.reports;
describe.each([
  ['with JavaScript', true, 'amina@example.org', { width: 1280, height: 900 }],
  ['without JavaScript', false, 'bruno@example.org', { width: 320, height: 700 }],
] as const)('a report %s', (_, javaScriptEnabled, recipient, viewport) => {
  it('is filed from the mail in at most five interactions, then corrected after a mistake', async () => {
    const page = await open({ javaScriptEnabled, viewport });
    // Not the mail that asks for the correction of a report: this one names those that are missing.
    const mail = await findMail(page, recipient, fr.mail.reportsDue.why);
    const link = mail.locator('a[href*="/bilans/"]').first();
    let interactions = 0;
    const interact = async (step: Promise<void>) => {
      interactions++;
      await step;
    };
    await interact(link.click());
    await page.waitForURL(/\/bilans\//);
    if (javaScriptEnabled) expect(await seriousViolations(page)).toEqual([]);
    await interact(page.getByLabel(words.headCount).fill('6'));
    await interact(page.getByLabel(words.grades.counted.label).check());
    await interact(page.getByRole('button', { name: words.file }).click());
    await page.getByText(words.filed).waitFor();
    expect(interactions).toBeLessThanOrEqual(5);
    const summary = page.getByLabel(words.summaryTitle);
    expect(await summary.inputValue()).toContain(words.summary.people('6', words.summary.grades.counted));
    const copy = page.getByRole('button', { name: words.copy });
    if (javaScriptEnabled) await copy.waitFor();
    else expect(await copy.isVisible()).toBe(false);
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
    await expect.poll(() => page.getByText(words.filedThrough.link).count()).toBe(2);
    if (javaScriptEnabled) expect(await seriousViolations(page)).toEqual([]);
  });
});
