import { latLngBounds, type MapOptions } from 'leaflet';
import { DEEPEST_TILE, DEEPEST_TILE_WITHOUT_PICTURES } from '#app/domain/map-tile.ts';
import { mapMotion } from './motion.ts';

/** Degrees, and kilometres around. */
export type MapCenter = { latitude: number; longitude: number; radius: number };

/** What all our maps have in common, with or without the tiles of a network. */
export function mapSettings(tiles: string | undefined): MapOptions {
  return {
    // A tile of markers is twice as wide as a picture.
    maxZoom: (tiles ? DEEPEST_TILE : DEEPEST_TILE_WITHOUT_PICTURES) + 1,
    minZoom: 2,
    // Outlines are sharp at any scale, tiles at whole zooms only.
    zoomSnap: tiles ? 1 : 0.25,
    zoomControl: false,
    attributionControl: false,
    // The wheel scrolls the page: a map must not hold the reader back.
    scrollWheelZoom: false,
    ...mapMotion(),
  };
}

/** Where components/session-map.tsx says that the map opens; undefined where it does not. */
export function readCenter({ latitude, longitude, radius, tiles }: DOMStringMap): MapCenter | undefined {
  if (latitude === undefined || longitude === undefined) return undefined;
  return {
    latitude: Number(latitude),
    longitude: Number(longitude),
    radius: Number(radius ?? (tiles ? 1 : 60)),
  };
}

/** A square that holds a circle of `radius` kilometres. */
export function around({ latitude, longitude, radius }: MapCenter) {
  const up = radius / 111;
  const aside = up / Math.max(0.2, Math.cos((latitude * Math.PI) / 180));
  return latLngBounds([latitude - up, longitude - aside], [latitude + up, longitude + aside]);
}
