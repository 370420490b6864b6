import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { fr } from '#app/text/fr.ts';
import { origin, seriousViolations, sidewaysScrolling, watchedBrowser } from './support/browser.ts';

const open = watchedBrowser();
const words = fr.mediation;
const steps = words.preparation;

async function signIn(page: Page): Promise<void> {
  await page.goto('/connexion');
  await page.getByRole('button', { name: /Amina/ }).first().click();
  await expect.poll(() => new URL(page.url()).pathname).toBe('/mediation');
}

/** Counts what a person does: each click, filled field and choice is one. */
function counted(page: Page) {
  let interactions = 0;
  const count = (doing: Promise<unknown>) => {
    interactions += 1;
    return doing;
  };
  return {
    total: () => interactions,
    link: (name: string | RegExp) => count(page.getByRole('link', { name }).first().click()),
    button: (name: string | RegExp) => count(page.getByRole('button', { name }).first().click()),
    fill: (label: string, value: string) => count(page.getByLabel(new RegExp(`^${label}`)).fill(value)),
    choose: (label: string, value: string) =>
      count(page.getByLabel(label, { exact: true }).selectOption({ label: value })),
  };
}

/** Far from what other tests and the demonstration hold. */
const farDay = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

async function checkPage(page: Page, javaScriptEnabled: boolean): Promise<void> {
  if (javaScriptEnabled) expect(await seriousViolations(page)).toEqual([]);
  expect(await sidewaysScrolling(page)).toBe(0);
}

describe.each([
  ['with JavaScript', true],
  ['without JavaScript', false],
])('ten dates at once, %s', (_, javaScriptEnabled) => {
  it('are published in an existing venue in at most twelve interactions', async () => {
    const page = await open({ javaScriptEnabled });
    await signIn(page);
    const person = counted(page);
    await person.link(words.sessionHere);
    await person.button(steps.next);
    await person.button(/Café IA : venez avec vos questions/);
    await person.button(steps.next);
    await person.fill(steps.firstDay, farDay(javaScriptEnabled ? 60 : 90));
    await person.choose(steps.frequency, steps.frequencies.daily);
    await person.fill(steps.count, '5');
    await person.fill(steps.secondHour, '17:00');
    await person.button(steps.check);
    await person.button(words.series.publish(10));
    await expect.poll(() => page.getByText(words.series.published).isVisible()).toBe(true);
    expect(person.total()).toBeLessThanOrEqual(12);
    const day = farDay(javaScriptEnabled ? 60 : 90);
    const feed = await (await fetch(`${origin()}/calendrier.ics?q=Caf%C3%A9+IA+venez&du=${day}`)).text();
    expect(feed.match(/BEGIN:VEVENT/g)?.length).toBeGreaterThanOrEqual(10);
  });
});

describe('a series', () => {
  it('is edited together and called off together, on pages that anybody can use', async () => {
    const page = await open({ viewport: { width: 320, height: 800 } });
    await signIn(page);
    await page.getByRole('link', { name: words.sessionHere }).first().click();
    await page.getByRole('button', { name: steps.next }).click();
    await checkPage(page, true);
    await page.getByRole('button', { name: /Vraie ou fausse image/ }).click();
    await page.getByRole('button', { name: steps.next }).click();
    await page.getByLabel(steps.firstDay, { exact: true }).fill('');
    await page.getByText(steps.otherDates).click();
    for (const [row, days] of [
      [1, 120],
      [2, 124],
      [3, 131],
    ] as const) {
      await page.getByLabel(new RegExp(`^${steps.rowDate(row)} `)).fill(farDay(days));
      await page.getByLabel(new RegExp(`^${steps.rowTime(row)} `)).fill('10:00');
    }
    await checkPage(page, true);
    await page.getByRole('button', { name: steps.check }).click();
    await expect.poll(() => page.getByText(words.series.draftNotice(3)).isVisible()).toBe(true);
    await checkPage(page, true);
    await page.getByRole('button', { name: words.series.publish(3) }).click();
    await page.getByRole('link', { name: words.series.editAll }).click();
    await checkPage(page, true);
    await page.getByLabel(words.session.name, { exact: true }).fill('Images : le vrai du faux, en série');
    await page.getByRole('button', { name: words.session.save }).click();
    await expect
      .poll(() => page.getByRole('heading', { level: 1 }).textContent())
      .toContain('le vrai du faux, en série');
    await page.getByRole('link', { name: words.series.cancel }).click();
    await checkPage(page, true);
    await page.getByLabel(words.session.reason).fill('La salle est fermée.');
    await page.getByRole('button', { name: words.series.confirmCancel(3) }).click();
    await expect.poll(() => page.getByText(fr.vocabulary.states.cancelled, { exact: true }).count()).toBe(3);
  });

  it('keeps what is typed after a pause, and says so', async () => {
    const page = await open();
    await signIn(page);
    await page.getByRole('link', { name: words.sessionHere }).first().click();
    await page.getByRole('button', { name: steps.next }).click();
    await page.getByRole('link', { name: steps.blankPage }).click();
    // Loaded with its scripts: they hear of each letter.
    await page.waitForURL(/page-blanche/);
    await page.getByLabel(words.session.name, { exact: true }).pressSequentially('Un titre à moitié tap');
    await expect
      .poll(() => page.locator('form [role=status]').textContent())
      .toMatch(/^Brouillon enregistré à \d{1,2}\sh\s\d{2}$/);
    await page.goto('/mediation/brouillons');
    await page.getByRole('link', { name: 'Un titre à moitié tap' }).click();
    await page.waitForURL(/\/contenu/);
    expect(await page.getByLabel(words.session.name, { exact: true }).inputValue()).toBe(
      'Un titre à moitié tap',
    );
    // Leaving in the middle of a word: it goes on the way out.
    await page.getByLabel(words.session.description).pressSequentially('Une phrase');
    await page.goto('/mediation');
    await expect
      .poll(async () => {
        await page.goBack();
        await page.reload();
        return page.getByLabel(words.session.description).inputValue();
      })
      .toBe('Une phrase');
  });
});
