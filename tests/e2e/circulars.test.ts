import { expect, it } from 'vitest';
import { fr } from '#app/text/fr.ts';
import { signInAsCoordinator } from './support/addresses.ts';
import { seriousViolations, sidewaysScrolling, watchedBrowser } from './support/browser.ts';
import { findMail } from './support/messages.ts';

const open = watchedBrowser();
const words = fr.circulars;

it('a coordinator chooses mediators near a town, reads a message over, tries it out and sends it, without JavaScript', async () => {
  const page = await open({ javaScriptEnabled: false, viewport: { width: 360, height: 800 } });
  await signInAsCoordinator(page, 'Denise');
  await page.getByRole('link', { name: fr.coordination.nav.messages }).click();
  await page.getByRole('link', { name: words.write }).click();
  await page.getByLabel(words.labels.place).fill('Guéret');
  await page.getByRole('button', { name: words.show }).click();
  await page.waitForURL(/commune=23096/);
  await page.getByText(words.readers, { exact: true }).click();
  await page.getByRole('rowheader', { name: 'Amina Démo' }).waitFor();
  // Whoever else the demonstration has near there reads it too.
  const readers = await page.getByRole('rowheader').count();
  await page.getByText(words.reached(readers)).waitFor();

  await page.getByLabel(words.labels.subject).fill('Plus qu’une semaine');
  await page.getByRole('button', { name: words.review }).click();
  await page
    .getByRole('alert')
    .getByRole('link', { name: new RegExp(words.labels.body) })
    .waitFor();
  await page.getByRole('textbox', { name: words.labels.body }).fill('Publiez vos ateliers.\nMerci à vous.');
  await page.getByRole('button', { name: words.review }).click();
  await page.getByRole('heading', { name: words.previewTitle }).waitFor();
  await page.getByText('Publiez vos ateliers.').waitFor();
  expect(await sidewaysScrolling(page)).toBeLessThanOrEqual(0);
  await page.getByRole('button', { name: words.test('departementale@example.org') }).click();
  await page.getByText(words.tested).waitFor();
  await page.getByRole('button', { name: words.send(readers) }).click();
  await page.getByText(words.sent).waitFor();
  await page.getByRole('heading', { level: 1, name: 'Plus qu’une semaine' }).waitFor();
  // The page asks again by itself until the next batch was written.
  await page.getByText(words.finished(readers)).waitFor({ timeout: 120_000 });
  await findMail(page, 'departementale@example.org', words.mail.testSubject('Plus qu’une semaine'));
  await findMail(page, 'amina@example.org', 'Merci à vous.');
});

it('the pages of messages to mediators have nothing that axe finds serious', async () => {
  const page = await open({ viewport: { width: 320, height: 800 } });
  await signInAsCoordinator(page, 'Denise');
  await page.goto('/coordination/messages/nouveau?territoire=department%3A23&etat=tous&rayon=20&lieu=Lyon');
  await page.getByText(words.placeProblems.outside).waitFor();
  expect(await seriousViolations(page)).toEqual([]);
  await page.goto('/coordination/messages/nouveau?departement=23');
  await page.getByLabel(words.labels.subject).fill('Bonjour');
  await page.getByRole('textbox', { name: words.labels.body }).fill('Publiez vos ateliers.');
  await page.getByRole('button', { name: words.review }).click();
  await page.getByRole('heading', { name: words.previewTitle }).waitFor();
  expect(await seriousViolations(page)).toEqual([]);
  expect(await sidewaysScrolling(page)).toBeLessThanOrEqual(0);
});
