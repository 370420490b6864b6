import type { Point } from './distance.ts';

/** The mean of positions, each with its weight; undefined without any weight. Not for points across the 180th meridian. */
export function meanPosition(positions: readonly (Point & { weight: number })[]): Point | undefined {
  let latitude = 0;
  let longitude = 0;
  let weights = 0;
  for (const position of positions) {
    latitude += position.latitude * position.weight;
    longitude += position.longitude * position.weight;
    weights += position.weight;
  }
  return weights > 0 ? { latitude: latitude / weights, longitude: longitude / weights } : undefined;
}
