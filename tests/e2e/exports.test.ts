import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { fr } from '#app/text/fr.ts';
import { signInAsNadia } from './support/addresses.ts';
import { watchedBrowser } from './support/browser.ts';

const open = watchedBrowser();
const words = fr.exports;

it('a coordinator takes the sessions of a département out as CSV, and finds it in the journal', async () => {
  const page = await open();
  await signInAsNadia(page);
  await page.getByRole('link', { name: words.title, exact: true }).click();
  await page.getByLabel(fr.targets.territory.label, { exact: true }).selectOption({ label: 'Creuse (23)' });
  await page.getByRole('button', { name: fr.targets.territory.show }).click();
  const sessions = page.getByRole('radio', { name: new RegExp(`^${words.subjects.sessions}`) });
  await sessions.check();
  const label = await page.locator('label').filter({ has: sessions }).textContent();
  const announced = Number(/\(([\d\s\u202f]+) lignes?\)/.exec(label ?? '')?.[1]?.replace(/\D/g, ''));
  expect(announced).toBeGreaterThan(0);
  await page.getByRole('radio', { name: new RegExp(`^${words.formats.csv.replace(/[()]/g, '.')}`) }).check();
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: words.download }).click();
  const file = await downloading;
  expect(file.suggestedFilename()).toMatch(/^ateliers-.*-23\.csv$/);
  const lines = (await readFile(await file.path(), 'utf8')).trim().split('\r\n');
  expect(lines).toHaveLength(announced + 1);
  await page.goto('/coordination/journal?acte=exported&territoire=departement-23');
  await page.getByText(words.criteria('Creuse', '')).first().waitFor();
});
