import type { LoaderFunctionArgs } from '@remix-run/node';
import { sitemapPart } from '#app/feeds/sitemap.ts';
import { getSitemapEntries } from './sitemap-parts.server.ts';

/**
 * `/sitemap-….xml`: one part, up to two megabytes that a few crawlers read once a day. It is not worth the room of
 * many pages in our cache.
 */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const entries = await getSitemapEntries(context, `/${params.file}.xml`);
  return new Response(sitemapPart(context.settings.publicUrl, entries), {
    headers: { 'Content-Type': 'application/xml; charset=utf-8', 'Cache-Control': 'max-age=3600' },
  });
}
