import type { FeatureCollection, Geometry, MultiPolygon, Polygon, Position } from 'geojson';

/** Outlines of départements for drawing: what they enclose is never used to find a département. */

/** A polygon with three decimals (some 100 m), without the points that fell together; a ring keeps at least four. */
export function roundGeometry(geometry: Geometry): Polygon | MultiPolygon {
  if (geometry.type === 'Polygon') {
    return { type: 'Polygon', coordinates: roundPolygon(geometry.coordinates) };
  }
  if (geometry.type === 'MultiPolygon') {
    const polygons = geometry.coordinates.map(roundPolygon).filter((rings) => rings.length > 0);
    return { type: 'MultiPolygon', coordinates: polygons };
  }
  throw new Error(`An outline is a polygon, not a ${geometry.type}.`);
}

function roundPolygon(rings: Position[][]): Position[][] {
  const rounded = rings.map(roundRing);
  // Without its outer ring, holes enclose nothing.
  if ((rounded[0]?.length ?? 0) < 4) return [];
  return rounded.filter((ring) => ring.length >= 4);
}

function roundRing(ring: Position[]): Position[] {
  const kept: Position[] = [];
  for (const point of ring) {
    const longitude = Math.round((point[0] ?? 0) * 1000) / 1000;
    const latitude = Math.round((point[1] ?? 0) * 1000) / 1000;
    const last = kept.at(-1);
    if (last && last[0] === longitude && last[1] === latitude) continue;
    kept.push([longitude, latitude]);
  }
  return kept;
}

/**
 * A line without the points that lie within `tolerance` (degrees) of what is left (Douglas and Peucker). Neighbours
 * share their lines, so simplifying these before they become rings opens no gap between two départements.
 */
export function simplifyLine(line: readonly Position[], tolerance: number): Position[] {
  const first = line[0];
  const last = line.at(-1);
  if (!first || !last || line.length < 3) return [...line];
  let farthest = 0;
  let distance = 0;
  for (let at = 1; at < line.length - 1; at += 1) {
    const away = distanceToSegment(line[at] ?? first, first, last);
    if (away > distance) {
      farthest = at;
      distance = away;
    }
  }
  if (distance <= tolerance) return [first, last];
  const before = simplifyLine(line.slice(0, farthest + 1), tolerance);
  return [...before.slice(0, -1), ...simplifyLine(line.slice(farthest), tolerance)];
}

/** In degrees of the plane, which is near enough to choose points to drop. */
function distanceToSegment(point: Position, from: Position, to: Position): number {
  const [x = 0, y = 0] = point;
  const [fromX = 0, fromY = 0] = from;
  const [toX = 0, toY = 0] = to;
  const squaredLength = (toX - fromX) ** 2 + (toY - fromY) ** 2;
  const along = ((x - fromX) * (toX - fromX) + (y - fromY) * (toY - fromY)) / (squaredLength || 1);
  const share = Math.max(0, Math.min(1, along));
  return Math.hypot(x - fromX - share * (toX - fromX), y - fromY - share * (toY - fromY));
}

export type StoredOutline = { code: string; name: string; geometry: string };

/** The outlines as one GeoJSON text; the stored geometries are put in as they are. */
export function outlinesAsGeoJson(outlines: readonly StoredOutline[]): string {
  const empty: FeatureCollection = { type: 'FeatureCollection', features: [] };
  const features = outlines.map(
    ({ code, name, geometry }) =>
      `{"type":"Feature","properties":${JSON.stringify({ code, name })},"geometry":${geometry}}`,
  );
  return JSON.stringify(empty).replace('[]', `[${features.join(',')}]`);
}
