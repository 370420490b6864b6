import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { fr } from '#app/text/fr.ts';
import { watchedBrowser } from './support/browser.ts';

const open = watchedBrowser();

/** Presses Tab until what has the focus bears that name, or leads there; every stop on the way must be seen. */
async function tabTo(page: Page, target: string): Promise<void> {
  for (let presses = 0; presses < 120; presses++) {
    await page.keyboard.press('Tab');
    const focus = await page.evaluate(() => {
      const element = document.activeElement;
      // The body has the focus while a page loads: nobody stopped there.
      if (!(element instanceof HTMLElement) || element === document.body) return undefined;
      const box = element.getBoundingClientRect();
      const style = getComputedStyle(element);
      const labels = 'labels' in element && element.labels instanceof NodeList ? [...element.labels] : [];
      return {
        name: [...labels.map((label) => label.textContent), element.textContent].join(' ').trim(),
        address: element.getAttribute('href'),
        ring: style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 2,
        onScreen: box.bottom > 0 && box.top < window.innerHeight && box.width > 0,
      };
    });
    if (!focus) continue;
    expect(focus, `the focus on “${focus.name}”`).toMatchObject({ ring: true, onScreen: true });
    if (focus.address === target || focus.name.includes(target)) return;
  }
  throw new Error(`Tab never reached ${target}`);
}

it('with the keyboard alone, somebody finds a session, mends an error, signs up and cancels', async () => {
  const page = await open();
  await page.goto('/');
  await tabTo(page, fr.site.skip);
  await page.keyboard.press('Enter');
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('contenu');
  await tabTo(page, fr.home.placeLabel);
  await page.keyboard.type('Lyon');
  await page.keyboard.press('Enter');
  await expect.poll(() => new URL(page.url()).pathname).toBe('/ateliers');

  // From the list to the first session near Lyon that has seats.
  const card = page.locator('.session-card', { hasText: /\d+ places disponibles/ }).first();
  const title = (await card.getByRole('heading').textContent())?.trim() ?? '';
  // By its address: several sessions may bear the same title.
  await tabTo(page, (await card.getByRole('link').first().getAttribute('href')) ?? '');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.getByRole('heading', { level: 1 }).textContent()).toContain(title);

  await tabTo(page, fr.signUp.labels.name);
  await page.keyboard.type('Clavier');
  await tabTo(page, fr.signUp.labels.contact);
  await page.keyboard.type('pas une adresse');
  await tabTo(page, fr.signUp.button);
  await page.keyboard.press('Enter');

  // The first field to mend has the focus, and holds what was typed.
  const contact = page.getByLabel(fr.signUp.labels.contact);
  await expect.poll(() => contact.getAttribute('aria-invalid')).toBe('true');
  await expect.poll(() => contact.evaluate((field) => field === document.activeElement)).toBe(true);
  expect(await contact.inputValue()).toBe('pas une adresse');
  expect(await page.getByRole('alert').isVisible()).toBe(true);
  await page.keyboard.press('Control+A');
  await page.keyboard.type('clavier@exemple.fr');
  await page.keyboard.press('Enter');
  await expect.poll(() => new URL(page.url()).pathname).toMatch(/^\/inscriptions\//);

  await tabTo(page, fr.registration.cancel.title);
  await page.keyboard.press('Enter');
  await tabTo(page, fr.registration.cancel.button);
  await page.keyboard.press('Enter');
  await expect
    .poll(() => page.getByRole('heading', { level: 1 }).textContent())
    .toContain(fr.registration.cancelled.title);
});
