import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { fr } from '#app/text/fr.ts';
import { listSessionsWithSeats } from './support/addresses.ts';
import { watchedBrowser } from './support/browser.ts';

const open = watchedBrowser();

/** A session anywhere that takes sign-ups, has seats and is still to come; its page is left open. */
async function openSessionWithSeats(page: Page): Promise<void> {
  const [session] = await listSessionsWithSeats();
  await page.goto(`/ateliers/${session?.slug}`);
}

async function signUp(page: Page, name: string, contact: string): Promise<void> {
  const form = fr.signUp.labels;
  await page.getByLabel(form.name).fill(name);
  await page.getByLabel(form.contact).fill(contact);
  await page.getByLabel(form.seats).selectOption('2');
  await page.getByRole('button', { name: fr.signUp.button }).click();
}

describe.each([
  ['with JavaScript', true],
  ['without JavaScript', false],
])('a citizen %s', (_how, javaScriptEnabled) => {
  it('finds a session near a commune, signs up, changes seats and cancels', async () => {
    const page = await open({ javaScriptEnabled });
    await page.goto('/');
    await page.getByLabel(fr.home.placeLabel).fill('Lyon');
    await page.getByRole('button', { name: fr.home.find }).click();
    await expect.poll(() => new URL(page.url()).pathname).toBe('/ateliers');
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBeTruthy();
    await expect.poll(() => page.getByRole('main').getByRole('link').count()).toBeGreaterThan(3);

    await openSessionWithSeats(page);
    await signUp(page, 'Zoé', `zoe-${javaScriptEnabled ? 'avec' : 'sans'}@exemple.fr`);
    await expect.poll(() => new URL(page.url()).pathname).toMatch(/^\/inscriptions\//);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain(
      fr.registration.confirmed.title(2),
    );

    await page.getByLabel(fr.registration.change.label).selectOption('1');
    await page.getByRole('button', { name: fr.registration.change.button }).click();
    await expect
      .poll(() => page.getByRole('heading', { level: 1 }).textContent())
      .toContain(fr.registration.confirmed.title(1));

    await page.getByText(fr.registration.cancel.title, { exact: true }).first().click();
    await page.getByRole('button', { name: fr.registration.cancel.button }).click();
    await expect
      .poll(() => page.getByRole('heading', { level: 1 }).textContent())
      .toContain(fr.registration.cancelled.title);
  });

  it('gets the form back with what was typed and a message beside the field', async () => {
    const page = await open({ javaScriptEnabled });
    await openSessionWithSeats(page);
    await signUp(page, '<script>alert(1)</script> 🍰', 'pas une adresse');
    const contact = page.getByLabel(fr.signUp.labels.contact);
    await expect.poll(() => contact.getAttribute('aria-invalid')).toBe('true');
    expect(await contact.inputValue()).toBe('pas une adresse');
    expect(await page.getByLabel(fr.signUp.labels.name).inputValue()).toBe('<script>alert(1)</script> 🍰');
    expect(await page.getByRole('alert').isVisible()).toBe(true);
  });
});
