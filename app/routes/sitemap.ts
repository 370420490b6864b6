import type { LoaderFunctionArgs } from '@remix-run/node';
import { sitemapIndex } from '#app/feeds/sitemap.ts';
import { listSitemapParts } from './sitemap-parts.server.ts';

/** `/sitemap.xml`: where the parts are. */
export function loader({ context }: LoaderFunctionArgs) {
  return new Response(sitemapIndex(context.settings.publicUrl, listSitemapParts(context)), {
    headers: {
      'Content-Type': 'application/xml; charset=utf-8',
      'Cache-Control': 'public, max-age=3600, s-maxage=3600',
    },
  });
}
