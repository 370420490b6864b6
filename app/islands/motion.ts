import type { Map as LeafletMap } from 'leaflet';

/** Whether the reader asked their device for less motion. */
export function isMotionReduced(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}

/** Leaflet's settings for how it goes from one view to the next. */
export function mapMotion() {
  const glides = !isMotionReduced();
  return { zoomAnimation: glides, fadeAnimation: glides, markerZoomAnimation: glides, inertia: glides };
}

/** Leaflet has no setting for how a map makes room for a bubble, or follows the arrow keys. */
export function panAtOnce(map: LeafletMap): void {
  const { panBy } = map;
  map.panBy = (offset, options) => panBy.call(map, offset, { ...options, animate: false });
}
