import { expect, it } from 'vitest';
import { listSessionsWithSeats } from './support/addresses.ts';
import { origin, seriousViolations, sidewaysScrolling, watchedBrowser } from './support/browser.ts';

const open = watchedBrowser();

async function someSession(): Promise<string> {
  const [session] = await listSessionsWithSeats('&departement=23');
  return session?.slug ?? '';
}

it('the pages of both languages point at each other, and each says which address is its own', async () => {
  const page = await open({ javaScriptEnabled: false });
  for (const path of ['', '/ateliers', `/ateliers/${await someSession()}`, '/departements/23', '/chiffres']) {
    const pairs: Record<string, string | null>[] = [];
    for (const prefix of ['', '/en']) {
      await page.goto(`${prefix}${path}` || '/');
      const href = (selector: string) => page.locator(selector).getAttribute('href');
      const pair = {
        fr: await href('link[hreflang=fr]'),
        en: await href('link[hreflang=en]'),
        other: await href('link[hreflang=x-default]'),
      };
      pairs.push(pair);
      expect(await href('link[rel=canonical]')).toBe(prefix === '' ? pair.fr : pair.en);
      expect(await page.locator('meta[property="og:url"]').getAttribute('content')).toBe(
        prefix === '' ? pair.fr : pair.en,
      );
      expect(await page.locator('meta[name=robots]').getAttribute('content')).toMatch(/^index/);
    }
    expect(pairs[0]).toEqual(pairs[1]);
    expect(pairs[0]).toMatchObject({ en: `${origin()}/en${path}`, other: pairs[0]?.fr });
  }
});

it('a session carries its facts for search engines and a picture that a browser shows', async () => {
  const page = await open();
  await page.goto(`/ateliers/${await someSession()}`);
  const facts = JSON.parse(
    (await page.locator('script[type="application/ld+json"]').textContent()) ?? 'null',
  );
  expect(facts).toMatchObject({ '@type': 'Event', url: page.url() });
  const image = (await page.locator('meta[property="og:image"]').getAttribute('content')) ?? '';
  expect(facts.image).toEqual([image]);
  for (const path of [image, '/partage.png', '/en/partage.png']) {
    const response = await fetch(new URL(path, origin()));
    expect(response.headers.get('content-type')).toBe('image/png');
    const size = await page.evaluate(async (address) => {
      const shown = new Image();
      shown.src = address;
      await shown.decode();
      return [shown.naturalWidth, shown.naturalHeight];
    }, path);
    expect(size).toEqual([1200, 630]);
  }
});

it('the sitemap is XML, and what it lists answers', async () => {
  const page = await open();
  await page.goto('/robots.txt');
  const sitemap = /^Sitemap: (.*)$/m.exec((await page.textContent('body')) ?? '')?.[1] ?? '';
  await page.goto('/');
  const addressesOf = (address: string) =>
    page.evaluate(async (from) => {
      const read = new DOMParser().parseFromString(await (await fetch(from)).text(), 'application/xml');
      const broken = read.querySelector('parsererror')?.textContent;
      if (broken) throw new Error(broken);
      return [...read.querySelectorAll('loc')].map((each) => each.textContent ?? '');
    }, address);
  for (const part of await addressesOf(sitemap)) {
    const pages = await addressesOf(part);
    expect(new Set(pages).size).toBe(pages.length);
    for (const some of [0, 1, 14, 15, pages.length - 1].flatMap((index) => pages[index] ?? [])) {
      expect([some, (await fetch(some)).status]).toEqual([some, 200]);
    }
  }
});

it('a session prints on one page, with a code that leads back and nothing to click', async () => {
  const page = await open();
  await page.goto(`/ateliers/${await someSession()}`);
  const code = page.getByRole('img', { name: /^Code QR/ });
  expect(await code.isVisible()).toBe(false);
  await page.emulateMedia({ media: 'print' });
  expect(await code.isVisible()).toBe(true);
  expect(await page.getByRole('heading', { level: 1 }).isVisible()).toBe(true);
  for (const hidden of [page.getByRole('navigation'), page.getByRole('button')]) {
    for (const each of await hidden.all()) expect(await each.isVisible()).toBe(false);
  }
  expect(pagesOf(await page.pdf({ preferCSSPageSize: true }))).toBe(1);
});

it('a programme prints on two pages at most, however much there is', async () => {
  const page = await open();
  for (const path of [
    '/departements/23/programme',
    '/departements/59/programme',
    '/ateliers/programme',
    '/ateliers/programme?lieu=75011',
    '/en/ateliers/programme?lieu=Lyon&rayon=100',
  ]) {
    await page.goto(path);
    const pages = pagesOf(await page.pdf({ preferCSSPageSize: true }));
    expect([path, pages <= 2]).toEqual([path, true]);
  }
  await page.goto('/departements/23');
  await page.getByRole('link', { name: 'Programme à imprimer' }).click();
  await expect.poll(() => page.url()).toBe(`${origin()}/departements/23/programme`);
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Creuse (23)');
  await page.setViewportSize({ width: 320, height: 800 });
  expect([await seriousViolations(page), await sidewaysScrolling(page)]).toEqual([[], 0]);
});

function pagesOf(pdf: Buffer): number {
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
}
