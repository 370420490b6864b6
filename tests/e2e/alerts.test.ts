import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { fr } from '#app/text/fr.ts';
import { seriousViolations, sidewaysScrolling, watchedBrowser } from './support/browser.ts';
import { findMail } from './support/messages.ts';

const open = watchedBrowser();
const words = fr.alerts;
/** Among the Marquises: nothing is within 100 km. */
const FAR_AWAY = '/ateliers?lat=-9.8&lon=-139.03';

/** Asks for an alert from a search that found nothing, and opens the link of the mail. */
async function askForAlert(page: Page, contact: string): Promise<void> {
  await page.goto(FAR_AWAY);
  await page.getByRole('link', { name: words.invitation.button }).click();
  await page.getByLabel(words.form.place).fill('Guéret');
  await page.getByLabel(words.form.dayNames.weekend).check();
  await page.getByLabel(words.form.email).fill(contact);
  await page.getByRole('button', { name: words.form.button }).click();
  await page.getByRole('heading', { level: 1, name: words.sent.title }).waitFor();
  await page.getByRole('link', { name: words.sent.demo }).waitFor();
  const mail = await findMail(page, contact);
  await mail.getByRole('link').first().click();
  await page.getByRole('heading', { level: 1, name: words.page.unconfirmed }).waitFor();
}

it('somebody near whom nothing is announced asks for an alert, confirms and stops it, without JavaScript', async () => {
  const page = await open({ javaScriptEnabled: false, viewport: { width: 360, height: 800 } });
  await askForAlert(page, 'alerte@exemple.fr');
  await page.getByRole('button', { name: words.page.confirm }).click();
  await page.getByText(words.page.confirmed).waitFor();
  expect(await sidewaysScrolling(page)).toBeLessThanOrEqual(0);

  await page.getByRole('link', { name: words.page.change }).click();
  await page.getByLabel(words.form.place).fill('Saint-Denis');
  await page.getByRole('button', { name: words.form.save }).click();
  await page.getByLabel('Saint-Denis (974)').check();
  await page.getByRole('button', { name: words.form.save }).click();
  await page.getByText(words.page.changed).waitFor();

  await page.getByText(words.page.stopTitle, { exact: true }).click();
  await page.getByRole('button', { name: words.page.stop }).click();
  await page.getByRole('heading', { level: 1, name: words.page.goneTitle }).waitFor();
});

it.each(['light', 'dark'] as const)(
  'the pages of an alert have nothing that axe finds serious (%s)',
  async (colorScheme) => {
    const page = await open({ colorScheme, viewport: { width: 320, height: 800 } });
    await page.goto('/alertes/nouvelle');
    await page.getByRole('button', { name: words.form.button }).click();
    await page.getByRole('alert').waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    expect(await sidewaysScrolling(page)).toBeLessThanOrEqual(0);
    await askForAlert(page, `acces-${colorScheme}@exemple.fr`);
    expect(await seriousViolations(page)).toEqual([]);
    expect(await sidewaysScrolling(page)).toBeLessThanOrEqual(0);
  },
);
