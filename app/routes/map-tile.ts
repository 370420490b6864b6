/**
 * `/carte/:zoom/:column/:row.json`: the markers of one tile of a map (app/domain/map-tile.ts). It takes every search
 * parameter of `/ateliers` (write them with `searchQuery`; after a widened search give the radius that was used).
 *
 *     { "markers": [ { "id": "6/260/180", "lat": 46.17, "lon": 1.87, "count": 3, "kind": "venue" | "cluster",
 *                      "label": "Médiathèque, Guéret" | "12 ateliers autour de Limoges",
 *                      "bounds": [1.8, 46.1, 1.9, 46.2],    // clusters: west, south, east, north; zoom there
 *                      "sessions": [ { "title": "…", "href": "/ateliers/…", "when": "mardi 18 mai, 14:00" } ],
 *                                      // the five soonest of an address, three of clusters that no zoom parts
 *                      "href": "/lieux/…" | "/ateliers?lat=…"   // with `sessions`: the page of all of them
 *                    } ] }
 *
 * At most 64 markers. Every matching session with a venue is counted in one marker of one tile of a zoom, so the counts
 * of all tiles add up to the total. Texts and links are in the language of the address (`/en/carte/…`). An unknown or
 * ambiguous place gives no marker: the page beside the map says why.
 */
import type { LoaderFunctionArgs } from '@remix-run/node';
import type { ToldSessions } from '#app/catalogue/map-cells.ts';
import { comingSessions, resolveSearch } from '#app/catalogue/resolve-search.server.ts';
import { DEEPEST_TILE, DEEPEST_TILE_WITHOUT_PICTURES, readTile } from '#app/domain/map-tile.ts';
import { listVenueNames } from '#db/catalogue.server.ts';
import { indexOf } from '#db/places.server.ts';
import { isOnePoint, type MapMarker, toMarker } from './map-markers.server.ts';

const SESSIONS_AT_AN_ADDRESS = 5;
/** A town full of such clusters is one answer: each tells less. */
const SESSIONS_AROUND = 3;

export type MapTileMarkers = { markers: MapMarker[] };

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { connection, catalogue, locale, settings } = context;
  const tile = readTile(params.zoom ?? '', params.column ?? '', params.row ?? '');
  if (!tile) throw new Response(null, { status: 404 });
  const now = context.now();
  const resolved = await resolveSearch(new URL(request.url).searchParams, connection);
  const deepest = settings.tilesUrl === undefined ? DEEPEST_TILE_WITHOUT_PICTURES : DEEPEST_TILE;
  const around = tile.zoom >= deepest ? SESSIONS_AROUND : 0;
  const told: ToldSessions = {
    most: SESSIONS_AT_AN_ADDRESS,
    of: (cell) => (isOnePoint(cell) ? SESSIONS_AT_AN_ADDRESS : around),
  };
  const cells =
    resolved.kind === 'found'
      ? catalogue.countCells(resolved.search, now, tile, told, comingSessions(resolved, now))
      : [];
  const [places, venues] = await Promise.all([
    indexOf(connection),
    listVenueNames(
      connection,
      cells.map(({ venueId }) => venueId),
    ),
  ]);
  const answer: MapTileMarkers = {
    markers: cells.map((cell) =>
      toMarker(cell, {
        tile,
        locale,
        places,
        parameters: resolved.parameters,
        venue: venues.get(cell.venueId),
      }),
    ),
  };
  return Response.json(answer, { headers: { 'Cache-Control': 'public, max-age=30, s-maxage=30' } });
}
