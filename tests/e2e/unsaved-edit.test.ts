import { expect, it } from 'vitest';
import { fr } from '#app/text/fr.ts';
import { findOwnSession, isFarAhead, signInAsAmina } from './support/addresses.ts';
import { seriousViolations, sidewaysScrolling, watchedBrowser } from './support/browser.ts';

const open = watchedBrowser();
const words = fr.unsavedEdit;

it('offers again what was typed over a session and left without saving', async () => {
  const page = await open({ viewport: { width: 360, height: 760 } });
  await signInAsAmina(page);
  await page.goto(await findOwnSession(page, isFarAhead));
  await page.getByRole('link', { name: 'Modifier', exact: true }).click();
  // Loaded with its scripts: they hear of what is typed.
  await page.waitForURL(/\/modifier$/);
  const address = page.url();
  const title = page.getByLabel(fr.mediation.session.name, { exact: true });
  const before = await title.inputValue();
  await title.fill(`${before}, suite`);
  await expect.poll(() => page.getByRole('status').textContent()).toContain('Gardé pour vous');
  await page.goto(address);
  expect(await title.inputValue()).toBe(before);
  expect(await seriousViolations(page)).toEqual([]);
  expect(await sidewaysScrolling(page)).toBe(0);
  await page.getByRole('link', { name: words.resume }).click();
  await expect.poll(() => title.inputValue()).toBe(`${before}, suite`);
  await page.getByRole('button', { name: words.discard }).click();
  await expect.poll(() => title.inputValue()).toBe(before);
  expect(await page.getByText(words.discard).count()).toBe(0);
});
