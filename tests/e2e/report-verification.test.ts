import { expect, it } from 'vitest';
import { fr } from '#app/text/fr.ts';
import { signInAsCoordinator } from './support/addresses.ts';
import { watchedBrowser } from './support/browser.ts';

const open = watchedBrowser();
const words = fr.reportChecks;

/** People that the sentence on a page says are to be verified; 0 when it says nothing. */
const peopleIn = (text: string | null) =>
  Number(/([\d\s]+) participants? à vérifier/.exec(text ?? '')?.[1]?.replace(/\s/g, '') ?? 0);

it('is sent back, then confirmed without JavaScript, and only then counts', async () => {
  const page = await open({ javaScriptEnabled: false, viewport: { width: 320, height: 700 } });
  const counter = async () => {
    await page.goto('/coordination');
    return peopleIn(await page.locator('main').textContent());
  };
  await signInAsCoordinator(page, 'Rémi');
  const before = await counter();
  expect(before).toBeGreaterThan(0);
  await page.getByRole('link', { name: fr.coordination.nav.reports, exact: true }).click();
  const card = page.getByRole('listitem').filter({ hasNot: page.getByText(/Correction demandée/) });
  const link = card.getByRole('heading', { level: 2 }).getByRole('link').first();
  const address = (await link.getAttribute('href')) ?? '';
  await link.click();

  await page.getByRole('button', { name: words.file.ask }).click();
  await page.getByRole('alert').waitFor();
  await page.getByLabel(words.file.reason).fill('Est-ce bien ce nombre ?');
  await page.getByRole('button', { name: words.file.ask }).click();
  await page.getByText(words.done.ask_correction).waitFor();
  expect(await counter()).toBe(before);

  await page.goto('/coordination/bilans');
  // By its address: two sessions may bear the same title.
  await page.locator(`main a[href="${address}"]`).first().click();
  await page.getByText(/Correction demandée par Rémi/).waitFor();
  await page.getByLabel(words.file.note).fill('Vu avec la mairie.');
  await page.getByRole('button', { name: /^Confirmer/ }).click();
  await page.getByText(words.done.confirm).waitFor();
  expect(await counter()).toBeLessThan(before);
});
