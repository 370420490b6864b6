import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { fr } from '#app/text/fr.ts';
import { readPdf } from '#tests/support/pdf.ts';
import { signInAsCoordinator } from './support/addresses.ts';
import { sidewaysScrolling, watchedBrowser } from './support/browser.ts';

const open = watchedBrowser();
const words = fr.territoryReport;

it('without JavaScript, a coordinator reads the report of a département and takes it away', async () => {
  const page = await open({ javaScriptEnabled: false, viewport: { width: 320, height: 700 } });
  await signInAsCoordinator(page, 'Denise');
  await page.getByRole('link', { name: words.nav, exact: true }).click();
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(words.titleOf('Creuse'));
  const communes = page.getByRole('region', { name: words.tables.figures });
  expect(await communes.getByRole('columnheader', { name: words.tables.communes.head }).count()).toBe(1);
  const commune = (await communes.getByRole('rowheader').first().textContent()) ?? '';
  expect(commune).not.toBe('');
  expect(await sidewaysScrolling(page)).toBeLessThanOrEqual(0);

  const coming = page.waitForEvent('download');
  await page.getByRole('link', { name: words.pdf }).click();
  const download = await coming;
  expect(download.suggestedFilename()).toMatch(/^rapport-.*-department-23\.pdf$/);
  const pdf = readPdf(await readFile(await download.path()));
  expect(pdf.title).toContain(words.titleOf('Creuse'));
  expect(pdf.pages.join('')).toContain(commune.replace(/\s/g, ''));
}, 30_000);
