import { parse } from 'csv-parse/sync';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { fr } from '#app/text/fr.ts';
import { workbook } from '#tests/support/workbooks.ts';
import { seriousViolations, sidewaysScrolling, watchedBrowser } from './support/browser.ts';

const open = watchedBrowser();
const words = fr.sessionImport;

/** A fortnight ahead, as people write it. */
const day = new Date(Date.now() + 14 * 24 * 60 * 60 * 1000)
  .toISOString()
  .slice(0, 10)
  .split('-')
  .reverse()
  .join('/');

describe.each([
  ['with JavaScript', true],
  ['without JavaScript', false],
])('an import of sessions %s', (how, javaScriptEnabled) => {
  it('goes from the file to its check, its creation and the publication of its drafts', async () => {
    const page = await open({ javaScriptEnabled });
    await page.goto('/connexion');
    await page.getByRole('button', { name: /Amina/ }).first().click();
    await page.getByRole('link', { name: words.link }).click();
    await look(page, javaScriptEnabled);

    const exported = await page.context().request.get('/mediation/ateliers.csv');
    const records: Record<string, string>[] = parse(await exported.text(), {
      columns: true,
      delimiter: ';',
      bom: true,
    });
    const place = records.find((record) => record.Lieu !== '');
    const headings = [
      'Identifiant',
      'Titre',
      'Description',
      'Programme',
      'Lieu',
      'Commune',
      'Début',
      'Durée',
      'Places',
    ];
    const row = (number: number, start: string) => [
      `${how} ${number}`,
      `Atelier loutre ${number} ${how}`,
      'On essaie ensemble.',
      'Café IA',
      place?.Lieu ?? '',
      place?.Commune ?? '',
      start,
      '1h30',
      '12',
    ];
    const rows = Array.from({ length: 12 }, (_, at) => row(at, `${day} ${9 + (at % 8)}h`));
    const file = await workbook([headings, ...rows, row(12, 'bientôt')]);
    await page.getByLabel(words.file).setInputFiles({ name: 'ateliers.xlsx', mimeType: '', buffer: file });
    await page.getByRole('button', { name: words.check }).click();

    await expect.poll(() => page.getByText('G14').isVisible()).toBe(true);
    expect(await page.getByText(words.problems.momentUnreadable).count()).toBe(1);
    await look(page, javaScriptEnabled);
    await page.getByRole('button', { name: words.storeGood(12, '12') }).click();
    await done(page);
    await look(page, javaScriptEnabled);
    await page.getByRole('button', { name: words.publishAll(12, '12') }).click();
    await done(page);
    await expect.poll(() => page.getByRole('button').filter({ hasText: 'Publier' }).count()).toBe(0);

    await page.goto(`/ateliers?q=${encodeURIComponent(`loutre 3 ${how}`)}`);
    expect(
      await page.getByRole('link', { name: `Atelier loutre 3 ${how}`, exact: true }).count(),
    ).toBeGreaterThan(0);
  });
});

/** The page of progress refreshes itself until the work is done. */
async function done(page: Page): Promise<void> {
  await expect
    .poll(() => page.getByRole('heading', { level: 1, name: words.doneTitle }).isVisible(), {
      timeout: 60_000,
    })
    .toBe(true);
}

/** Axe is a script: it only runs where scripts do. */
async function look(page: Page, javaScriptEnabled: boolean): Promise<void> {
  if (!javaScriptEnabled) return;
  expect(await seriousViolations(page)).toEqual([]);
  await page.setViewportSize({ width: 320, height: 800 });
  expect(await sidewaysScrolling(page)).toBe(0);
  await page.setViewportSize({ width: 1280, height: 900 });
}
