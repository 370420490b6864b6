import { describe, expect, it } from 'vitest';
import { fr } from '#app/text/fr.ts';
import { signInAsAmina } from './support/addresses.ts';
import { seriousViolations, sidewaysScrolling, watchedBrowser } from './support/browser.ts';

const open = watchedBrowser();
const words = fr.ownVenues;
const form = fr.mediation.venue;
const merging = fr.venueMerges;

describe.each([
  ['with JavaScript', true],
  ['without JavaScript', false],
])('a mediator %s', (_, javaScriptEnabled) => {
  it('adds a venue, corrects it, closes it and opens it again, and merges a second one or tells it apart', async () => {
    const page = await open({ javaScriptEnabled, viewport: { width: 320, height: 800 } });
    const look = async () => {
      if (javaScriptEnabled) expect(await seriousViolations(page)).toEqual([]);
      expect(await sidewaysScrolling(page)).toBe(0);
    };
    const name = javaScriptEnabled ? 'Hangar Tournesol' : 'Grange Coquelicot';
    await signInAsAmina(page);
    await page.goto('/mediation/lieux/nouveau?q=Aubusson');
    await page
      .getByRole('link', { name: /Aubusson/ })
      .last()
      .click();
    await page.getByLabel(form.name).fill(name);
    await page
      .getByLabel(form.address, { exact: true })
      .fill(javaScriptEnabled ? '7 quai des Îles' : '9 rue Vieille');
    await page.getByRole('button', { name: form.save }).click();
    await expect.poll(() => new URL(page.url()).pathname).toBe('/mediation/ateliers/nouveau');

    await page.goto('/mediation/lieux');
    await look();
    await page.getByRole('link', { name: `${words.edit} (${name})` }).click();
    await look();
    await page.getByLabel(fr.session.phone).fill('chez moi');
    await page.getByRole('button', { name: words.save }).click();
    await expect.poll(() => page.getByRole('alert').isVisible()).toBe(true);
    expect(await page.getByLabel(fr.session.phone).inputValue()).toBe('chez moi');
    await look();
    await page.getByLabel(fr.session.phone).fill('05 55 00 00 00');
    await page.getByLabel(fr.venue.opening).fill('Mo-Fr 09:00-12:00');
    await page.getByRole('button', { name: words.save }).click();
    await expect.poll(() => page.getByText(words.done.enregistre).isVisible()).toBe(true);

    await page.getByRole('link', { name: `${words.close} (${name})` }).click();
    await look();
    await page.getByRole('button', { name: words.close }).click();
    await expect.poll(() => page.getByText(words.done.ferme).isVisible()).toBe(true);
    await page.getByRole('link', { name, exact: true }).click();
    await expect.poll(() => page.getByText(fr.venue.closed).isVisible()).toBe(true);
    await page.getByText('Mo-Fr 09:00-12:00').waitFor();
    await page.goBack();
    await page.getByRole('link', { name: `${words.reopen} (${name})` }).click();
    await page.getByRole('button', { name: words.reopen }).click();
    await expect.poll(() => page.getByText(words.done.rouvert).isVisible()).toBe(true);

    const twin = `Salle du fond, ${name}`;
    await page.goto('/mediation/lieux/nouveau?q=Aubusson');
    await page
      .getByRole('link', { name: /Aubusson/ })
      .last()
      .click();
    await page.getByLabel(form.name).fill(twin);
    await page
      .getByLabel(form.address, { exact: true })
      .fill(javaScriptEnabled ? '7, quai des Îles' : '9, rue Vieille');
    await page.getByRole('button', { name: form.save }).click();
    await page.getByRole('button', { name: form.noneOfThese }).click();
    await expect.poll(() => new URL(page.url()).pathname).toBe('/mediation/ateliers/nouveau');
    await page.goto('/mediation/lieux');
    const compare = page.getByRole('link', { name: new RegExp(`^${merging.compare}.*${twin}`) });
    await compare.click();
    await look();
    if (!javaScriptEnabled) {
      await page.getByRole('button', { name: merging.different }).click();
      await expect.poll(() => page.getByText(merging.done.differents).isVisible()).toBe(true);
      expect(await compare.count()).toBe(0);
      return;
    }
    await page.getByRole('button', { name: merging.merge }).click();
    await expect.poll(() => page.getByText(fr.fieldErrors.choose).isVisible()).toBe(true);
    await look();
    const gone = await page.getByRole('link', { name: twin, exact: true }).getAttribute('href');
    await page.getByRole('radio', { name: new RegExp(`^${name},`) }).check();
    await page.getByRole('button', { name: merging.merge }).click();
    await expect.poll(() => page.getByText(merging.done.reuni).isVisible()).toBe(true);
    expect(await page.getByText(twin).count()).toBe(0);
    await page.goto(gone ?? '');
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain(name);
    expect(page.url()).not.toContain(gone);
  });
});
