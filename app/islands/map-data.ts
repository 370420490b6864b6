import type { LatLngBounds } from 'leaflet';
import type { MapMarker as SentMarker } from '#app/routes/map-points.ts';

/** A marker as `/carte.json` sends it, or the one place of a small map. */
export type MapMarker = Omit<SentMarker, 'kind'> & { kind: SentMarker['kind'] | 'place' };

/** The markers of `points` (an address with its search) at a zoom; everything that matches when there is no view. */
export async function fetchMarkers(
  points: string,
  zoom: number,
  view: LatLngBounds | undefined,
  signal: AbortSignal,
): Promise<MapMarker[]> {
  const url = new URL(points, location.href);
  url.searchParams.set('zoom', String(Math.round(zoom)));
  if (view) url.searchParams.set('bbox', boxOf(view));
  const response = await fetch(url, { signal });
  if (!response.ok) throw new Error(`The map's data answered ${response.status}.`);
  const { markers }: { markers: MapMarker[] } = await response.json();
  return markers;
}

/** Two decimals: nearby views share an answer of the cache. */
function boxOf(view: LatLngBounds): string {
  const [west, south, east, north] = [view.getWest(), view.getSouth(), view.getEast(), view.getNorth()];
  return [Math.floor(west * 100), Math.floor(south * 100), Math.ceil(east * 100), Math.ceil(north * 100)]
    .map((hundredths) => hundredths / 100)
    .join(',');
}
