import { expect, it } from 'vitest';
import { sitemapIndex, sitemapPart } from '#app/feeds/sitemap.ts';

const ORIGIN = 'https://exemple.test';

it('names each page once per language, and in each all the others', () => {
  const xml = sitemapPart(ORIGIN, [
    { path: '/' },
    { path: '/ateliers', updatedAt: '2027-03-01T09:00:00.000Z' },
  ]);
  expect([...xml.matchAll(/<loc>(.*?)<\/loc>/g)].map(([, address]) => address)).toEqual([
    `${ORIGIN}/`,
    `${ORIGIN}/en`,
    `${ORIGIN}/ateliers`,
    `${ORIGIN}/en/ateliers`,
  ]);
  const links = ['fr" href="/ateliers', 'en" href="/en/ateliers', 'x-default" href="/ateliers'].map(
    (link) => `<xhtml:link rel="alternate" hreflang="${link.replace('href="', `href="${ORIGIN}`)}"/>`,
  );
  expect(xml.split(links.join('')).length - 1).toBe(2);
  expect(xml.split('<lastmod>2027-03-01T09:00:00.000Z</lastmod>').length - 1).toBe(2);
});

it('writes addresses as XML wants them', () => {
  expect(sitemapPart(ORIGIN, [{ path: '/ateliers?a=1&b=<"\'>' }])).toContain(
    '/ateliers?a=1&amp;b=&lt;&quot;&apos;&gt;',
  );
  expect(sitemapIndex(ORIGIN, ['/sitemap-a.xml'])).toContain(
    '<sitemap><loc>https://exemple.test/sitemap-a.xml</loc></sitemap>',
  );
});
