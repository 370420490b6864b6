import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { fr } from '#app/text/fr.ts';
import { listBusy, type PublicSession } from './support/addresses.ts';
import { seriousViolations, sidewaysScrolling, watchedBrowser } from './support/browser.ts';
import { findMail } from './support/messages.ts';

const open = watchedBrowser();
const title = (page: Page) => page.getByRole('heading', { level: 1 }).textContent();

async function signUp(page: Page, slug: string, contact: string, seats: number): Promise<string> {
  await page.goto(`/ateliers/${slug}`);
  const form = fr.signUp.labels;
  await page.getByLabel(form.name).fill('Zoé');
  await page.getByLabel(form.contact).fill(contact);
  await page.getByLabel(form.seats).selectOption(String(seats));
  await page.locator('form button[type=submit]').last().click();
  await expect.poll(() => new URL(page.url()).pathname).toMatch(/^\/inscriptions\//);
  return page.url();
}

/** Somebody takes the last seats, a second person waits for one, the first one cancels: the second one is asked. */
async function openOffer(page: Page, { slug, seatsLeft }: PublicSession, second: string): Promise<string> {
  const leaving = await signUp(page, slug, `premiere-${slug}@exemple.fr`, seatsLeft ?? 1);
  const waiting = await signUp(page, slug, second, 1);
  expect(await title(page)).toContain(fr.registration.waiting.title);
  await page.goto(leaving);
  await page.getByText(fr.registration.cancel.title, { exact: true }).first().click();
  await page.getByRole('button', { name: fr.registration.cancel.button }).click();
  await expect.poll(() => title(page)).toContain(fr.registration.cancelled.title);
  await page.goto(waiting);
  expect(await title(page)).toContain(fr.offer.title(1));
  return waiting;
}

describe('an offer of freed seats, without JavaScript', () => {
  it('is accepted, or declined, by one button', async () => {
    const page = await open({ javaScriptEnabled: false });
    const [one, other] = await listBusy('nearly_full');
    if (!one || !other) throw new Error('The demonstration holds no two nearly full sessions.');
    await openOffer(page, one, 'accepte@exemple.fr');
    await page.getByRole('button', { name: fr.offer.accept(1) }).click();
    await expect.poll(() => title(page)).toContain(fr.registration.confirmed.title(1));

    const declined = await openOffer(page, other, 'decline@exemple.fr');
    await page.getByRole('button', { name: fr.offer.decline(1) }).click();
    await expect.poll(() => title(page)).toContain(fr.registration.cancelled.title);
    await page.goto(declined);
    expect(await page.getByRole('button', { name: fr.offer.accept(1) }).count()).toBe(0);
  });

  it('is found in its message, reads well and fits a narrow window', async () => {
    const page = await open({ viewport: { width: 320, height: 700 } });
    // Not one of those before: this one is the last.
    const last = (await listBusy('nearly_full')).at(-1);
    if (!last) throw new Error('The demonstration holds no nearly full session.');
    const url = await openOffer(page, last, 'lit@exemple.fr');
    expect(await seriousViolations(page)).toEqual([]);
    expect(await sidewaysScrolling(page)).toBeLessThanOrEqual(0);
    const mail = await findMail(page, 'lit@exemple.fr', fr.mail.buttons.offer);
    expect(await mail.innerHTML()).toContain(new URL(url).pathname);
  });
});
