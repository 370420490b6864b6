import { describe, expect, it } from 'vitest';
import { fr } from '#app/text/fr.ts';
import { seriousViolations, sidewaysScrolling, watchedBrowser } from './support/browser.ts';

const open = watchedBrowser();
const words = fr.registrants;

describe('the registrants of a session, in a window of 320 px', () => {
  it.each([
    ['with JavaScript', true],
    ['without JavaScript', false],
  ])('are signed up, changed, written to and cancelled %s', async (_, javaScriptEnabled) => {
    const page = await open({ javaScriptEnabled, viewport: { width: 320, height: 800 } });
    const title = () => page.getByRole('heading', { level: 1 }).textContent();
    const look = async () => {
      expect(await sidewaysScrolling(page)).toBe(0);
      if (javaScriptEnabled) expect(await seriousViolations(page)).toEqual([]);
    };
    await page.goto('/connexion');
    await page.getByRole('button', { name: /Amina/ }).first().click();
    await expect.poll(() => new URL(page.url()).pathname).toBe('/mediation');
    const links = page.locator('ol.programme .session-card-title a');
    const addresses = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
    const signUp = page.getByRole('link', { name: words.signUp.link });
    for (const address of addresses) {
      await page.goto(address);
      const labels = [signUp, page.getByRole('link', { name: words.letter.link })];
      const counts = await Promise.all(labels.map((link) => link.count()));
      if (counts.every((count) => count === 1)) break;
    }
    await look();
    const session = page.url();

    await signUp.click();
    await page.getByRole('button', { name: words.signUp.button, exact: true }).click();
    await expect.poll(() => page.getByRole('alert').isVisible()).toBe(true);
    await look();
    await page.getByLabel(words.signUp.labels.name).fill('Madame Girafe');
    await page.getByRole('button', { name: words.signUp.button, exact: true }).click();
    await expect.poll(title).toContain('Madame Girafe');
    await look();
    await page.getByLabel(words.signUp.labels.name).fill('Madame Zèbre');
    await page.getByRole('button', { name: words.change.button, exact: true }).click();
    await expect.poll(title).toContain('Madame Zèbre');
    await page.getByRole('link', { name: words.cancel.link }).click();
    await look();
    await page.getByRole('button', { name: words.cancel.button }).click();
    await expect.poll(() => page.getByText(words.page.states.cancelled).isVisible()).toBe(true);

    await page.goto(session);
    await page.getByRole('link', { name: words.letter.link }).click();
    await page.getByLabel(words.letter.labels.subject).fill('Changement de salle');
    await page.getByRole('textbox', { name: words.letter.labels.body }).fill('Salle bleue.');
    await look();
    await page.getByRole('button', { name: words.letter.review }).click();
    await expect.poll(() => page.getByText(words.letter.previewTitle).isVisible()).toBe(true);
    await look();
    await page.getByRole('button', { name: /^Envoyer à/ }).click();
    await expect.poll(() => page.getByText(words.letter.sent).isVisible()).toBe(true);
  });
});
