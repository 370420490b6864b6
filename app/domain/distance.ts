/** Positions in degrees (WGS 84), distances in kilometres on a sphere: within 0.5 % of the truth. */

export type Point = { latitude: number; longitude: number };

const EARTH_RADIUS = 6371.0088;
const RADIANS = Math.PI / 180;

/** Kilometres of one degree of latitude. */
export const KILOMETRES_PER_DEGREE = EARTH_RADIUS * RADIANS;

/** The great-circle distance between two points, in kilometres (haversine). */
export function distanceBetween(from: Point, to: Point): number {
  return distanceInKilometres(from.latitude, from.longitude, to.latitude, to.longitude);
}

/** As `distanceBetween`, without objects: the catalogue calls it for thousands of rows. */
export function distanceInKilometres(
  fromLatitude: number,
  fromLongitude: number,
  toLatitude: number,
  toLongitude: number,
): number {
  const halfLatitude = Math.sin(((toLatitude - fromLatitude) * RADIANS) / 2);
  const halfLongitude = Math.sin(((toLongitude - fromLongitude) * RADIANS) / 2);
  const chord =
    halfLatitude * halfLatitude +
    Math.cos(fromLatitude * RADIANS) * Math.cos(toLatitude * RADIANS) * halfLongitude * halfLongitude;
  return 2 * EARTH_RADIUS * Math.asin(Math.min(1, Math.sqrt(chord)));
}
