/** Which pages search engines are told of: everything public with sessions to come, in parts of bounded size. */
import { everySession } from '#app/domain/search.ts';
import type { SitemapEntry } from '#app/feeds/sitemap.ts';
import type { RequestContext } from '#app/server/context.server.ts';
import { listCampaigns } from '#db/campaigns.server.ts';
import { listDepartmentNames } from '#db/catalogue.server.ts';
import { listSessionPages } from '#db/sitemap-entries.server.ts';
import { listRegions } from '#db/territories.server.ts';

/** Pages of one part, each in every language. The protocol allows 50,000 addresses; two megabytes are enough. */
export const PAGES_PER_PART = 2000;

const STATIC_PAGES = [
  '/',
  '/ateliers',
  '/chiffres',
  '/chiffres/donnees',
  '/chiffres/ecran',
  '/comment-ca-se-passe',
  '/agenda',
  '/rejoindre',
  '/accessibilite',
  '/confidentialite',
  '/mentions-legales',
];

/** Paths of the parts. */
export function listSitemapParts({ catalogue, now }: RequestContext): string[] {
  const sessions = catalogue.search(everySession, now(), { offset: 0, limit: 0 }).total;
  const venues = catalogue.groupByVenue(everySession, now(), 0).length;
  return ['/sitemap-pages.xml', ...partPaths('lieux', venues), ...partPaths('ateliers', sessions)];
}

function partPaths(kind: string, pages: number): string[] {
  return Array.from(
    { length: Math.ceil(pages / PAGES_PER_PART) },
    (_, part) => `/sitemap-${kind}-${part + 1}.xml`,
  );
}

/** @throws a 404 response for what is no part. A part that has become empty is one without pages. */
export async function getSitemapEntries(context: RequestContext, path: string): Promise<SitemapEntry[]> {
  if (path === '/sitemap-pages.xml') return listStandingPages(context);
  const [, kind, number] = /^\/sitemap-(lieux|ateliers)-([1-9]\d{0,3})\.xml$/.exec(path) ?? [];
  if (kind === undefined) throw new Response(null, { status: 404 });
  const { catalogue, connection, now } = context;
  const offset = (Number(number) - 1) * PAGES_PER_PART;
  if (kind === 'ateliers') {
    const { ids } = catalogue.search(everySession, now(), { offset, limit: PAGES_PER_PART });
    return ids.length === 0 ? [] : listSessionPages(connection, ids);
  }
  return catalogue
    .groupByVenue(everySession, now(), 0)
    .slice(offset, offset + PAGES_PER_PART)
    .map(({ venueId }) => ({ path: `/lieux/${venueId}` }));
}

async function listStandingPages({ connection }: RequestContext): Promise<SitemapEntry[]> {
  const [campaigns, regions, departments] = await Promise.all([
    listCampaigns(connection),
    listRegions(connection),
    listDepartmentNames(connection),
  ]);
  return [
    ...STATIC_PAGES,
    ...campaigns.map(({ slug }) => `/editions/${slug}`),
    ...regions.map(({ code }) => `/regions/${code}`),
    ...[...departments.keys()].sort().map((code) => `/departements/${code}`),
  ].map((path) => ({ path }));
}
