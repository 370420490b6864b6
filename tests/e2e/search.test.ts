import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { fr } from '#app/text/fr.ts';
import { seriousViolations, watchedBrowser } from './support/browser.ts';

const open = watchedBrowser();

/** Those of the field, not of the lists of filters. */
const proposed = (page: Page) =>
  page.getByRole('listbox', { name: fr.suggestions.label }).getByRole('option');

/** Types as a person does, until what is proposed is for `whole` and not for its first letters. */
async function type(field: Locator, letters: string, whole = letters): Promise<void> {
  const isLast = (address: string) => new URL(address).searchParams.get('q') === whole;
  const answered = field.page().waitForResponse((response) => isLast(response.url()));
  await field.pressSequentially(letters);
  await (await answered).finished();
}

describe('places proposed while somebody types', () => {
  it.each(['/', '/ateliers'])('are chosen with the keyboard and said aloud (%s)', async (address) => {
    const page = await open();
    await page.goto(address);
    const field = page.getByRole('combobox', { name: /commune ou code postal/i });
    await type(field, 'saint-denis');
    const options = proposed(page);
    await expect.poll(() => options.count()).toBeGreaterThan(3);
    expect(await field.getAttribute('aria-expanded')).toBe('true');
    expect(await page.locator('.place-field [role=status]').textContent()).toBe(
      fr.suggestions.many.replace('{count}', String(await options.count())),
    );
    expect(await seriousViolations(page)).toEqual([]);

    await field.press('ArrowDown');
    await field.press('ArrowDown');
    const second = page.locator('[role=option][aria-selected=true]');
    expect(await second.textContent()).toBe('Saint-Denis (93)');
    expect(await field.getAttribute('aria-activedescendant')).toBe(await second.getAttribute('id'));
    await field.press('Enter');
    expect(await field.inputValue()).toBe('Saint-Denis (93)');
    expect(await field.getAttribute('aria-expanded')).toBe('false');
    await field.press('Enter');
    await expect
      .poll(() => page.getByRole('heading', { level: 1 }).textContent())
      .toContain('Saint-Denis (93)');
    expect(new URL(page.url()).searchParams.get('lieu')).toBe('Saint-Denis (93)');
  });

  it('go away with Escape, which keeps what was typed, and come back with the next letter', async () => {
    const page = await open();
    await page.goto('/ateliers');
    const field = page.getByRole('combobox', { name: fr.search.place });
    await type(field, 'lim');
    await expect.poll(() => proposed(page).count()).toBeGreaterThan(0);
    await field.press('Escape');
    expect(await proposed(page).count()).toBe(0);
    expect(await field.inputValue()).toBe('lim');
    await type(field, 'o', 'limo');
    await expect.poll(() => proposed(page).first().textContent()).toBe('Limoges (87)');
    await field.press('Enter');
    await expect.poll(() => new URL(page.url()).searchParams.get('lieu')).toBe('limo');
  });

  it('are chosen with a finger', async () => {
    const page = await open({ hasTouch: true, isMobile: true, viewport: { width: 360, height: 740 } });
    await page.goto('/');
    const field = page.getByRole('combobox', { name: fr.home.placeLabel });
    await field.tap();
    await type(field, '2300');
    await proposed(page).first().tap();
    expect(await field.inputValue()).toMatch(/^2300\d$/);
    expect(await proposed(page).count()).toBe(0);
  });
});

describe.each([true, false])('days by their name (JavaScript: %s)', (javaScriptEnabled) => {
  it('keep the rest of the search in the address, are marked, and Back lifts them', async () => {
    const page = await open({ javaScriptEnabled });
    await page.goto('/ateliers?lieu=Lyon&rayon=50&pmr=1');
    await page.getByRole('link', { name: fr.periods.nextWeek }).click();
    await expect.poll(() => new URL(page.url()).searchParams.has('au')).toBe(true);
    const query = new URL(page.url()).searchParams;
    expect([query.get('lieu'), query.get('rayon'), query.get('pmr')]).toEqual(['Lyon', '50', '1']);
    const days = (Date.parse(query.get('au') ?? '') - Date.parse(query.get('du') ?? '')) / 86_400_000;
    expect(days).toBe(6);
    const marked = page.getByRole('navigation', { name: fr.periods.label }).locator('[aria-current]');
    expect(await marked.allTextContents()).toEqual([fr.periods.nextWeek]);
    await page.goBack();
    await expect.poll(() => new URL(page.url()).searchParams.has('au')).toBe(false);
    expect(await marked.allTextContents()).toEqual([fr.periods.any]);
  });
});
