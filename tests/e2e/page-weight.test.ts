import { expect, it } from 'vitest';
import { origin, watchedBrowser } from './support/browser.ts';

const open = watchedBrowser();

/** Most bytes of a first visit, as they travel: headers included, pictures of a map's ground aside. */
const WITH_MAP = 250_000;
const WITHOUT_MAP = 120_000;

/** What a browser that knows nothing of the site receives until the page has come to rest. */
async function transferredBy(address: string, hasMap: boolean): Promise<number> {
  const page = await open({ viewport: { width: 1280, height: 900 } });
  const protocol = await page.context().newCDPSession(page);
  await protocol.send('Network.enable');
  let bytes = 0;
  protocol.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  await page.goto(address, { waitUntil: 'networkidle' });
  if (hasMap) {
    await page.locator('.map').first().scrollIntoViewIfNeeded();
    await page.locator('.marker, .map-land').first().waitFor({ state: 'attached' });
    await page.waitForLoadState('networkidle');
  }
  return bytes;
}

it('a first visit of a page with a map stays under 250 kB', async () => {
  for (const address of ['/', '/ateliers', '/ateliers?lieu=Lyon', '/departements/69']) {
    const bytes = await transferredBy(address, true);
    expect(bytes, address).toBeGreaterThan(WITHOUT_MAP / 2);
    expect(bytes, address).toBeLessThan(WITH_MAP);
  }
});

it('a first visit of a page without a map stays under 120 kB', async () => {
  const { features } = await (await fetch(`${origin()}/api/v1/sessions?en_ligne=1`)).json();
  const online = features.find((feature: { properties: { venue: unknown } }) => !feature.properties.venue);
  const pages = [
    '/chiffres',
    '/connexion',
    '/comment-ca-se-passe',
    '/accessibilite',
    '/ateliers?lieu=Saint-Denis',
  ];
  for (const address of [...pages, `/ateliers/${online.properties.slug}`]) {
    const bytes = await transferredBy(address, false);
    expect(bytes, address).toBeGreaterThan(10_000);
    expect(bytes, address).toBeLessThan(WITHOUT_MAP);
  }
});
