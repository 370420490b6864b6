/** Addresses for search engines, as https://www.sitemaps.org/protocol.html and Google's `hreflang` annotations say. */
import { localePath, locales } from '#app/text/locale.ts';

export type SitemapEntry = {
  /** French path. */
  path: string;
  /** UTC, as `Date.toISOString()`. */
  updatedAt?: string | undefined;
};

/** Languages by the value of their `hreflang`; whoever speaks neither gets French. */
export const alternates = [
  ...locales.map((locale) => ({ hrefLang: locale as string, locale })),
  { hrefLang: 'x-default', locale: 'fr' as const },
];

/** A sitemap of sitemaps. `paths` are those of the parts. */
export function sitemapIndex(origin: string, paths: readonly string[]): string {
  const parts = paths.map((path) => `<sitemap><loc>${escapeXml(origin + path)}</loc></sitemap>`);
  return `${PROLOGUE}<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${parts.join('\n')}\n</sitemapindex>\n`;
}

/** A part: each page once per language, every one naming all of them. A part holds at most 50,000 addresses. */
export function sitemapPart(origin: string, entries: readonly SitemapEntry[]): string {
  const lines: string[] = [];
  for (const { path, updatedAt } of entries) {
    const links = alternates.map(
      ({ hrefLang, locale }) =>
        `<xhtml:link rel="alternate" hreflang="${hrefLang}" href="${escapeXml(origin + localePath(locale, path))}"/>`,
    );
    const changed = updatedAt === undefined ? '' : `<lastmod>${updatedAt}</lastmod>`;
    for (const locale of locales) {
      const address = escapeXml(origin + localePath(locale, path));
      lines.push(`<url><loc>${address}</loc>${changed}${links.join('')}</url>`);
    }
  }
  return `${PROLOGUE}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n${lines.join('\n')}\n</urlset>\n`;
}

const PROLOGUE = '<?xml version="1.0" encoding="UTF-8"?>\n';

function escapeXml(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/'/g, '&apos;');
}
