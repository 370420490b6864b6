/**
 * `/carte.json`: where a map of a search opens. It takes every search parameter of `/ateliers`.
 *
 *     { "bounds": [1.8, 46.1, 1.9, 46.2] }     // west, south, east, north; null when no venue matches
 *
 * When some venues are overseas and some are not, those of metropolitan France.
 */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { comingSessions, resolveSearch } from '#app/catalogue/resolve-search.server.ts';

export type MapExtent = { bounds: [west: number, south: number, east: number, north: number] | null };

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { connection, catalogue } = context;
  const now = context.now();
  const resolved = await resolveSearch(new URL(request.url).searchParams, connection);
  const found =
    resolved.kind === 'found'
      ? catalogue.findExtent(resolved.search, now, comingSessions(resolved, now))
      : undefined;
  const extent: MapExtent = { bounds: found ? [found.west, found.south, found.east, found.north] : null };
  return Response.json(extent, { headers: { 'Cache-Control': 'public, max-age=30, s-maxage=30' } });
}
