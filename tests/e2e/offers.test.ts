import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { fr } from '#app/text/fr.ts';
import { origin, seriousViolations, sidewaysScrolling, watchedBrowser } from './support/browser.ts';

const open = watchedBrowser();
const title = (page: Page) => page.getByRole('heading', { level: 1 }).textContent();

type Nearly = { slug: string; seatsLeft: number };

/** Sessions more than three days ahead with some last seats: too late for an offer it never is. */
async function listNearlyFull(): Promise<Nearly[]> {
  const from = new Date(Date.now() + 4 * 86_400_000).toISOString().slice(0, 10);
  const pages = [1, 2].map(async (page) => {
    const answer = await fetch(`${origin()}/api/v1/sessions?places=1&du=${from}&page=${page}`);
    return (await answer.json()).features;
  });
  const features = (await Promise.all(pages)).flat();
  return features
    .map(({ properties }: { properties: Nearly & { availability: string } }) => properties)
    .filter(({ availability }: { availability: string }) => availability === 'nearly_full');
}

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
async function openOffer(page: Page, { slug, seatsLeft }: Nearly): Promise<string> {
  const first = await signUp(page, slug, `premiere-${slug}@exemple.fr`, seatsLeft);
  const second = await signUp(page, slug, `seconde-${slug}@exemple.fr`, 1);
  expect(await title(page)).toContain(fr.registration.waiting.title);
  await page.goto(first);
  await page.getByText(fr.registration.cancel.title, { exact: true }).first().click();
  await page.getByRole('button', { name: fr.registration.cancel.button }).click();
  await expect.poll(() => title(page)).toContain(fr.registration.cancelled.title);
  await page.goto(second);
  expect(await title(page)).toContain(fr.offer.title(1));
  return second;
}

describe('an offer of freed seats, without JavaScript', () => {
  it('is accepted, or declined, by one button', async () => {
    const page = await open({ javaScriptEnabled: false });
    const [one, other] = await listNearlyFull();
    if (!one || !other) throw new Error('The demonstration holds no two nearly full sessions.');
    await openOffer(page, one);
    await page.getByRole('button', { name: fr.offer.accept(1) }).click();
    await expect.poll(() => title(page)).toContain(fr.registration.confirmed.title(1));

    const declined = await openOffer(page, other);
    await page.getByRole('button', { name: fr.offer.decline(1) }).click();
    await expect.poll(() => title(page)).toContain(fr.registration.cancelled.title);
    await page.goto(declined);
    expect(await page.getByRole('button', { name: fr.offer.accept(1) }).count()).toBe(0);
  });

  it('is found in its message, reads well and fits a narrow window', async () => {
    const page = await open({ viewport: { width: 320, height: 700 } });
    const [, , third] = await listNearlyFull();
    if (!third) throw new Error('The demonstration holds no third nearly full session.');
    const url = await openOffer(page, third);
    expect(await seriousViolations(page)).toEqual([]);
    expect(await sidewaysScrolling(page)).toBeLessThanOrEqual(0);
    await page.goto('/demo/messages');
    expect(await page.content()).toContain(new URL(url).pathname);
  });
});
