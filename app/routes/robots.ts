import type { LoaderFunctionArgs } from '@remix-run/node';
import { localePath, locales } from '#app/text/locale.ts';

/** Pages for one person, or for those who work here: nothing that anybody should find by searching. */
const PRIVATE = [
  '/inscriptions/',
  '/alertes/',
  '/accueil/',
  '/arrivee/',
  '/bilans/',
  '/invitations/',
  '/rejoindre/',
  '/notifications/',
  '/connexion',
  '/deconnexion',
  '/mediation',
  '/coordination',
  '/demo/',
];

/** `/robots.txt` (RFC 9309): where crawlers have nothing to read, and where the list of pages is. */
export function loader({ context }: LoaderFunctionArgs) {
  const rules = [
    'User-agent: *',
    ...PRIVATE.flatMap((path) => locales.map((locale) => `Disallow: ${localePath(locale, path)}`)),
    '',
    `Sitemap: ${context.settings.publicUrl}/sitemap.xml`,
    '',
  ];
  return new Response(rules.join('\n'), {
    headers: {
      'Content-Type': 'text/plain; charset=utf-8',
      'Cache-Control': 'public, max-age=3600, s-maxage=3600',
    },
  });
}
