import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { fr } from '#app/text/fr.ts';
import { origin, seriousViolations, watchedBrowser } from './support/browser.ts';

const open = watchedBrowser();
const words = fr.mediation;

async function signIn(page: Page, name: RegExp): Promise<void> {
  await page.goto('/connexion');
  await page.getByRole('button', { name }).first().click();
  await expect.poll(() => new URL(page.url()).pathname).toMatch(/^\/(mediation|coordination)/);
}

/** The page as it stands has nothing that axe finds serious. Axe is a script: it only runs where scripts do. */
async function look(page: Page, javaScriptEnabled: boolean): Promise<void> {
  if (javaScriptEnabled) expect(await seriousViolations(page)).toEqual([]);
}

/** A fortnight ahead: the demonstration's coming week is about then. */
const day = new Date(Date.now() + 14 * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);

async function feed(title: string): Promise<string> {
  return (await fetch(`${origin()}/calendrier.ics?q=${encodeURIComponent(title)}`)).text();
}

describe.each([
  ['with JavaScript', true],
  ['without JavaScript', false],
])('a mediator %s', (how, javaScriptEnabled) => {
  it('registers a venue, publishes a session that everybody finds, and cancels it', async () => {
    const title = `Atelier girafe ${how === 'with JavaScript' ? 'rapide' : 'tranquille'}`;
    const page = await open({ javaScriptEnabled });
    await signIn(page, /Amina/);
    await look(page, javaScriptEnabled);

    await page.getByRole('link', { name: words.newVenue }).first().click();
    await page.getByLabel(words.venue.query).fill('Guéret');
    await page.getByRole('button', { name: words.venue.search }).click();
    await look(page, javaScriptEnabled);
    await page
      .getByRole('link', { name: /^Ajouter un lieu.*Guéret/ })
      .first()
      .click();
    await page.getByLabel(words.venue.name).fill(`Salle de la ${title}`);
    await page
      .getByLabel(words.venue.address, { exact: true })
      .fill(`${javaScriptEnabled ? 3 : 5} place Bonnyaud`);
    await look(page, javaScriptEnabled);
    await page.getByRole('button', { name: words.venue.save }).click();

    await expect.poll(() => new URL(page.url()).pathname).toBe('/mediation/ateliers/nouveau');
    const form = words.session;
    const steps = words.preparation;
    await look(page, javaScriptEnabled);
    await page.getByRole('button', { name: steps.next }).click();
    await look(page, javaScriptEnabled);
    await page.getByRole('link', { name: steps.blankPage }).click();
    await page.getByLabel(form.name, { exact: true }).fill('x');
    await page
      .getByLabel(form.description)
      .fill('Pour découvrir, avec des phrases courtes, et des exemples de la vie.');
    await page.getByRole('button', { name: steps.next }).click();
    await expect.poll(() => page.getByRole('alert').isVisible()).toBe(true);
    expect(await page.getByLabel(form.description).inputValue()).toContain('phrases courtes');
    await look(page, javaScriptEnabled);
    await page.getByLabel(form.name, { exact: true }).fill(title);
    await page.getByRole('button', { name: steps.next }).click();
    await page.getByLabel(steps.firstDay, { exact: true }).fill(day);
    await page.getByRole('button', { name: steps.check }).click();
    await expect.poll(() => page.getByRole('alert').isVisible()).toBe(true);
    expect(await page.getByLabel(steps.firstDay, { exact: true }).inputValue()).toBe(day);
    await look(page, javaScriptEnabled);
    await page.getByLabel(form.capacity).fill('12');
    await page.getByRole('button', { name: steps.check }).click();

    await page.getByRole('link', { name: form.preview }).click();
    await expect.poll(() => page.getByText(form.previewNotice).isVisible()).toBe(true);
    await look(page, javaScriptEnabled);
    expect(await feed(title)).not.toContain('BEGIN:VEVENT');
    await page.goBack();
    await page.getByRole('button', { name: form.publish }).click();
    await expect.poll(() => page.getByText(form.published).isVisible()).toBe(true);
    await look(page, javaScriptEnabled);
    const own = page.url();

    await page.goto(`/ateliers?q=${encodeURIComponent(title)}`);
    await page.getByRole('link', { name: title }).first().click();
    await expect.poll(() => page.getByRole('heading', { level: 1 }).textContent()).toContain(title);
    expect(await feed(title)).toContain('STATUS:CONFIRMED');

    await page.goto(own);
    await page.getByRole('link', { name: form.cancel }).click();
    await page.getByLabel(form.reason).fill('La salle est inondée.');
    await page.getByRole('button', { name: form.confirmCancel }).click();
    await expect
      .poll(() => page.getByText(form.cancelledNotice('La salle est inondée.')).isVisible())
      .toBe(true);
    expect(await feed(title)).toContain('STATUS:CANCELLED');
  });
});

describe('the pages of the space', () => {
  it('send who is not signed in to sign in, and back afterwards', async () => {
    const page = await open();
    await page.goto('/mediation/ateliers/nouveau');
    expect(new URL(page.url()).pathname).toBe('/connexion');
    await page.getByRole('button', { name: /Amina/ }).first().click();
    await expect.poll(() => new URL(page.url()).pathname).toBe('/mediation/ateliers/nouveau');
  });
});

describe('a coordinator', () => {
  it('sees the week against its targets, and a mediator does not', async () => {
    const page = await open();
    await signIn(page, /Nadia/);
    expect(new URL(page.url()).pathname).toBe('/coordination');
    await page.getByRole('meter').or(page.getByRole('progressbar')).first().waitFor();

    const other = await open();
    await signIn(other, /Amina/);
    const refused = await other.goto('/coordination');
    expect(refused?.status()).toBe(404);
  });
});
