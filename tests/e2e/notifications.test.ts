import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { fr } from '#app/text/fr.ts';
import { sidewaysScrolling, watchedBrowser } from './support/browser.ts';

const open = watchedBrowser();
const words = fr.notifications;

/** The link that ends them, from the demonstration's mails. */
async function findLink(page: Page): Promise<string> {
  for (let number = 1; number <= 30; number++) {
    const messages = await (await page.request.get(`/demo/messages?page=${number}`)).text();
    const link = /\/notifications\/[\w-]+/.exec(messages)?.[0];
    if (link) return link;
  }
  throw new Error('No mail of the demonstration tells a mediator of registrations.');
}

it('a mediator chooses what they are written to about, and stops mails from their link, without JavaScript', async () => {
  const page = await open({ javaScriptEnabled: false, viewport: { width: 360, height: 800 } });
  await page.goto('/connexion');
  await page
    .getByRole('button', { name: /Céline/ })
    .first()
    .click();
  await page.getByRole('link', { name: words.page.link }).click();
  await page.getByRole('heading', { level: 1, name: words.page.title }).waitFor();
  await page.getByLabel(words.page.choices.each).check();
  await page.getByLabel(words.page.notices.full).uncheck();
  await page.getByRole('button', { name: words.page.save }).click();
  await page.getByText(words.page.saved).waitFor();
  expect(await page.getByLabel(words.page.choices.each).isChecked()).toBe(true);
  expect(await page.getByLabel(words.page.notices.full).isChecked()).toBe(false);
  expect(await page.getByLabel(words.page.notices.cancelled).isChecked()).toBe(true);

  await page.goto(await findLink(page));
  expect(await sidewaysScrolling(page)).toBeLessThanOrEqual(0);
  await page.getByRole('button', { name: words.stop.button }).click();
  await page.getByRole('heading', { level: 1, name: words.stop.stoppedTitle }).waitFor();
});
