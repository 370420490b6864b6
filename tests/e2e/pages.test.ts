import { describe, expect, inject, it } from 'vitest';
import { origin, seriousViolations, sidewaysScrolling, watchedBrowser } from './support/browser.ts';

const open = watchedBrowser();

/** One address of each public page, with what the demonstration put there. */
async function publicPages(): Promise<string[]> {
  const { features } = await (await fetch(`${origin()}/api/v1/sessions`)).json();
  const session = features.find((feature: { properties: { venue: unknown } }) => feature.properties.venue);
  const slug: string = session.properties.slug;
  return [
    '/',
    '/ateliers',
    '/ateliers?lieu=Lyon&rayon=20',
    '/ateliers?lieu=Saint-Denis',
    '/ateliers?lieu=nulle-part-du-tout',
    '/ateliers?departement=974',
    `/ateliers/${slug}`,
    '/departements/2A',
    '/regions/84',
    '/chiffres',
    '/connexion',
    '/comment-ca-se-passe',
    '/accessibilite',
    '/agenda',
    '/agenda?lieu=Lyon&rayon=20&public=seniors',
    `/lieux/${session.properties.venue.id}`,
    `/lieux/${session.properties.venue.id}/agenda`,
    '/confidentialite',
    '/mentions-legales',
    '/demo/messages',
    '/page-qui-n-existe-pas',
    '/en',
    '/en/ateliers',
    `/en/ateliers/${slug}`,
    '/en/chiffres',
  ];
}

describe('every public page', () => {
  it.each([
    ['light', 1280],
    ['dark', 1280],
    ['light', 320],
  ] as const)(
    'has nothing that axe finds serious and never scrolls sideways (%s, %i px)',
    async (colorScheme, width) => {
      const page = await open({ colorScheme, viewport: { width, height: 800 } });
      const found: string[] = [];
      for (const address of await publicPages()) {
        const response = await page.goto(address);
        const expected = address.includes('n-existe-pas') ? 404 : 200;
        if (response?.status() !== expected) found.push(`${address} answered ${response?.status()}`);
        for (const violation of await seriousViolations(page)) found.push(`${address} ${violation}`);
        const wider = await sidewaysScrolling(page);
        if (wider > 0) found.push(`${address} is ${wider} px wider than the window`);
        const headings = await page.getByRole('heading', { level: 1 }).count();
        if (headings !== 1) found.push(`${address} has ${headings} main headings`);
      }
      expect(found).toEqual([]);
    },
    240_000,
  );

  it('is told in its own language', async () => {
    const page = await open();
    await page.goto('/en/ateliers');
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await page.getByRole('link', { name: 'Français' }).click();
    await expect.poll(() => page.url()).toBe(`${inject('origin')}/ateliers`);
  });
});
