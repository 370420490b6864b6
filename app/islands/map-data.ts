import type { LatLngBounds } from 'leaflet';
import { type MapTile, tilesIn } from '#app/domain/map-tile.ts';
import type { MapExtent } from '#app/routes/map-extent.ts';
import type { MapMarker } from '#app/routes/map-markers.server.ts';
import type { MapTileMarkers } from '#app/routes/map-tile.ts';

export type { MapMarker };

/** Where markers come from: the address of their tiles, and the search that they show. */
export type MarkerSource = { points: string; query: string };

/** Tiles kept in memory, so that going back and forth asks nothing again. */
const MOST_KEPT = 200;

/** Asks for the markers of views of one search; what is kept goes with the page. */
export function makeMarkerTiles({ points, query }: MarkerSource) {
  const kept = new Map<string, MapMarker[]>();
  const suffix = query === '' ? '.json' : `.json?${query}`;

  async function fetchTile({ zoom, column, row }: MapTile, signal: AbortSignal): Promise<MapMarker[]> {
    const address = `${points}/${zoom}/${column}/${row}${suffix}`;
    const known = kept.get(address);
    if (known) return known;
    const { markers } = await fetchJson<MapTileMarkers>(address, signal);
    const [oldest] = kept.keys();
    if (kept.size >= MOST_KEPT && oldest !== undefined) kept.delete(oldest);
    kept.set(address, markers);
    return markers;
  }

  return {
    /** All markers of a view, row by row as one reads; none is left out of an answer. */
    async fetchView(view: LatLngBounds, zoom: number, signal: AbortSignal): Promise<MapMarker[]> {
      const box = {
        west: view.getWest(),
        south: view.getSouth(),
        east: view.getEast(),
        north: view.getNorth(),
      };
      const tiles = tilesIn(box, Math.max(0, Math.floor(zoom) - 1));
      const answers = await Promise.all(tiles.map((tile) => fetchTile(tile, signal)));
      return answers.flat().sort(inReadingOrder);
    },

    /** The box around everything that the search finds: west, south, east, north; null for nothing. */
    async fetchExtent(signal: AbortSignal): Promise<MapExtent['bounds']> {
      return (await fetchJson<MapExtent>(`${points}${suffix}`, signal)).bounds;
    },
  };
}

async function fetchJson<Answer>(address: string, signal: AbortSignal): Promise<Answer> {
  const response = await fetch(address, { signal });
  if (!response.ok) throw new Error(`The map's data answered ${response.status}.`);
  return response.json();
}

/** From north to south by rows of cells, from west to east in a row. */
function inReadingOrder(one: MapMarker, other: MapMarker): number {
  return rowOf(one) - rowOf(other) || one.lon - other.lon;
}

function rowOf({ id }: MapMarker): number {
  return Number(id.slice(id.lastIndexOf('/') + 1));
}

/** The markers found, as the same objects as before where nothing about them changed. */
export function keepUnchanged(before: MapMarker[], found: MapMarker[]): MapMarker[] {
  const known = new Map(before.map((marker) => [JSON.stringify(marker), marker]));
  return found.map((marker) => known.get(JSON.stringify(marker)) ?? marker);
}
