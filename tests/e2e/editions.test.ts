import { describe, expect, it } from 'vitest';
import { fr } from '#app/text/fr.ts';
import { signInAsNadia } from './support/addresses.ts';
import { seriousViolations, sidewaysScrolling, watchedBrowser } from './support/browser.ts';

const open = watchedBrowser();
const { campaigns: words, archive } = fr;

describe.each([
  ['with JavaScript', true, '2041', { width: 1280, height: 900 }],
  ['without JavaScript', false, '2042', { width: 320, height: 700 }],
] as const)('editions %s', (_, javaScriptEnabled, year, viewport) => {
  it('the next one is opened; the figures of the last one are reopened for a reason and frozen again', async () => {
    const page = await open({ javaScriptEnabled, viewport });
    await signInAsNadia(page);
    await page.getByRole('link', { name: fr.coordination.nav.campaigns, exact: true }).click();
    const next = `La semaine de ${year}`;
    const typed = { name: next, slug: `semaine-${year}`, startsOn: `${year}-05-13`, endsOn: `${year}-05-19` };
    const numbers = { events: '2000', seats: '80000', participants: '70000' };
    for (const [name, value] of Object.entries({ ...typed, ...numbers }))
      await page.locator(`[name=${name}]`).fill(value);
    await page.getByRole('button', { name: words.open }).click();
    await page.getByText(words.opened).waitFor();
    await page.getByRole('link', { name: next, exact: true }).click();
    await page.getByRole('heading', { level: 1, name: next }).waitFor();

    await page.goto('/coordination/editions');
    await page
      .getByRole('link', { name: new RegExp(archive.see) })
      .last()
      .click();
    await page.locator('summary', { hasText: archive.giveReason }).click();
    await page.getByLabel(archive.reason).fill('Des bilans sont arrivés en retard');
    await page.getByRole('button', { name: archive.reopen }).click();
    await page.getByText(archive.done.reopened).waitFor();
    if (javaScriptEnabled) expect(await seriousViolations(page)).toEqual([]);
    expect(await sidewaysScrolling(page)).toBeLessThanOrEqual(0);
    await page.getByRole('button', { name: archive.freeze }).click();
    await page.getByText(archive.done.archived).waitFor();

    await page.getByRole('link', { name: archive.publicFigures }).click();
    // Public pages may be two seconds old.
    await expect
      .poll(async () => {
        await page.reload();
        return page.getByText('Chiffres arrêtés le').first().isVisible();
      })
      .toBe(true);
  });
});
