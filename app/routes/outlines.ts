import type { LoaderFunctionArgs } from '@remix-run/node';
import { outlinesAsGeoJson } from '#app/geo/outlines.ts';
import { listOutlines } from '#db/territories.server.ts';

/** Outlines of the départements: the ground of every map, with or without the tiles of a network. */
export async function loader({ context }: LoaderFunctionArgs) {
  return new Response(outlinesAsGeoJson(await listOutlines(context.connection)), {
    headers: {
      'Content-Type': 'application/geo+json; charset=utf-8',
      // They change with a migration only; a week is soon enough to see it.
      'Cache-Control': 'public, max-age=604800, s-maxage=604800',
    },
  });
}
