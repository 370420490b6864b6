/**
 * Groups venues into the markers of a map: one per venue where there is room, clusters where there is not. Every
 * venue is in exactly one marker, so nothing that matches is missing from the map.
 */
import type { VenueMatches } from './catalogue.server.ts';

/** More markers than this are neither read nor drawn well on an old phone. */
export const MOST_MARKERS = 300;
/** The side of a cell in pixels of the map: two markers of 44 px and some room. */
const CELL = 72;
/** Pixels of a tile: the world is one tile wide at zoom 0. */
const TILE = 256;
export const DEEPEST_ZOOM = 18;

export type MarkerGroup = {
  latitude: number;
  longitude: number;
  /** How many sessions. */
  count: number;
  /** One: the marker is a venue. The one with most sessions comes first. */
  venues: VenueMatches[];
  /** Degrees: what to show to see the venues apart. */
  bounds: { west: number; south: number; east: number; north: number };
};

/**
 * The markers at a zoom level (0: the world in one tile; 18: a street). At most `MOST_MARKERS`: cells grow until
 * they are few enough.
 */
export function groupMarkers(venues: VenueMatches[], zoom: number): MarkerGroup[] {
  for (let cell = CELL; ; cell *= 1.5) {
    const groups = groupByCell(venues, (TILE * 2 ** Math.min(zoom, DEEPEST_ZOOM)) / cell);
    if (groups.length <= MOST_MARKERS) return groups;
  }
}

function groupByCell(venues: VenueMatches[], cellsAround: number): MarkerGroup[] {
  const cells = new Map<string, VenueMatches[]>();
  for (const venue of venues) {
    const column = Math.floor(((venue.longitude + 180) / 360) * cellsAround);
    const row = Math.floor(mercator(venue.latitude) * cellsAround);
    const key = `${column}:${row}`;
    const cell = cells.get(key);
    if (cell) cell.push(venue);
    else cells.set(key, [venue]);
  }
  return [...cells.values()].map(toGroup);
}

function toGroup(venues: VenueMatches[]): MarkerGroup {
  let count = 0;
  let latitude = 0;
  let longitude = 0;
  const bounds = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity };
  for (const venue of venues) {
    count += venue.count;
    latitude += venue.latitude * venue.count;
    longitude += venue.longitude * venue.count;
    bounds.west = Math.min(bounds.west, venue.longitude);
    bounds.east = Math.max(bounds.east, venue.longitude);
    bounds.south = Math.min(bounds.south, venue.latitude);
    bounds.north = Math.max(bounds.north, venue.latitude);
  }
  const densestFirst = venues.toSorted((one, other) => other.count - one.count);
  return { latitude: latitude / count, longitude: longitude / count, count, venues: densestFirst, bounds };
}

/** How far south, from 0 to 1, on the square map of the web (EPSG:3857). */
function mercator(latitude: number): number {
  const bounded = Math.max(-85.05, Math.min(85.05, latitude)) * (Math.PI / 180);
  return (1 - Math.log(Math.tan(bounded) + 1 / Math.cos(bounded)) / Math.PI) / 2;
}
