import type { MultiPolygon, Polygon, Position } from 'geojson';

/**
 * Shapes of territories as paths of an SVG drawing, from the outlines of départements. A drawing is 1000 units long on
 * its longer side, in whole units: as fine as a screen shows it.
 */

/** A territory as `<path d>`, and the middle of its largest part, where its label stands. */
export type Shape = { code: string; path: string; x: number; y: number };

export type Drawing = { width: number; height: number; shapes: Shape[] };

/** What is drawn as one: a département, or all those of a region. */
export type Outline = { code: string; geometry: Polygon | MultiPolygon };

/** Units of the longer side. */
const SIDE = 1000;
/** Room for the line around the outermost shapes. */
const MARGIN = 10;

/** A drawing, and where a point of the earth stands on it. */
export type Frame = { drawing: Drawing; place: (longitude: number, latitude: number) => Spot };
export type Spot = { x: number; y: number };

/** Draws outlines in one frame. A territory overseas is drawn alone: its frame is flat, around its middle. */
export function frameOutlines(outlines: readonly Outline[]): Frame {
  const rings = outlines.map(({ code, geometry }) => ({ code, rings: ringsOf(geometry) }));
  const { width, height, onPaper } = layOut(rings.flatMap((outline) => outline.rings.flat()));
  const shapes = rings.map((outline) => {
    const drawn = outline.rings
      .map((ring) => withoutRepeats(ring.map(onPaper)))
      .filter((ring) => ring.length > 3);
    return { code: outline.code, path: drawn.map(pathOf).join(''), ...middleOf(drawn) };
  });
  return { drawing: { width, height, shapes }, place: placeOn(onPaper) };
}

/** Room around points, as a share of how far they are spread, and at least that many degrees: signs are larger than points. */
const ROOM = 0.1;

/** An empty frame around points, for a territory whose outline is not known. */
export function framePoints(points: readonly { longitude: number; latitude: number }[]): Frame {
  const [west, east] = extent(points.map(({ longitude }) => longitude));
  const [south, north] = extent(points.map(({ latitude }) => latitude));
  const room = Math.max(ROOM, ROOM * Math.max(east - west, north - south));
  const { width, height, onPaper } = layOut([
    [west - room, south - room],
    [east + room, north + room],
  ]);
  return { drawing: { width, height, shapes: [] }, place: placeOn(onPaper) };
}

function placeOn(onPaper: (point: Position) => Pair): Frame['place'] {
  return (longitude, latitude) => {
    const [x, y] = onPaper([longitude, latitude]);
    return { x, y };
  };
}

function layOut(positions: readonly Position[]) {
  const project = projectionFor(positions);
  const points = positions.map(project);
  const [west, east] = extent(points.map(([x]) => x));
  const [north, south] = extent(points.map(([, y]) => y));
  const scale = (SIDE - 2 * MARGIN) / Math.max(east - west, south - north, 1);
  return {
    width: Math.round((east - west) * scale) + 2 * MARGIN,
    height: Math.round((south - north) * scale) + 2 * MARGIN,
    onPaper: (position: Position): Pair => {
      const [x, y] = project(position);
      return [Math.round((x - west) * scale) + MARGIN, Math.round((y - north) * scale) + MARGIN];
    },
  };
}

/** One outline around several: the lines that two of them share are left out. */
export function mergeOutlines(code: string, outlines: readonly Outline[]): Outline {
  const rings = outlines.flatMap(({ geometry }) => ringsOf(geometry));
  return {
    code,
    geometry: { type: 'MultiPolygon', coordinates: outerRings(rings).map((ring) => [ring]) },
  };
}

/** The edges that belong to one ring only, put together to rings again. Neighbours share their points exactly. */
function outerRings(rings: readonly Position[][]): Position[][] {
  const edges = new Map<string, [Position, Position]>();
  for (const ring of rings) {
    for (let place = 1; place < ring.length; place++) {
      const [from, to] = [ring[place - 1], ring[place]];
      if (!from || !to) continue;
      const key = [from.join(' '), to.join(' ')].sort().join(' ');
      if (!edges.delete(key)) edges.set(key, [from, to]);
    }
  }
  const around = new Map<string, { key: string; to: Position }[]>();
  for (const [key, [from, to]] of edges) {
    for (const [start, end] of [
      [from, to],
      [to, from],
    ] as const) {
      const known = around.get(start.join(' '));
      if (known) known.push({ key, to: end });
      else around.set(start.join(' '), [{ key, to: end }]);
    }
  }
  const merged: Position[][] = [];
  for (const [key, [start, second]] of edges) {
    edges.delete(key);
    const ring = [start, second];
    for (;;) {
      const next = around.get(ring.at(-1)?.join(' ') ?? '')?.find((edge) => edges.has(edge.key));
      if (!next) break;
      edges.delete(next.key);
      ring.push(next.to);
    }
    merged.push(ring);
  }
  return merged;
}

type Pair = [number, number];

function ringsOf(geometry: Polygon | MultiPolygon): Position[][] {
  return geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat();
}

const RADIANS = Math.PI / 180;
/** Lambert's conformal cone on the parallels that maps of France are drawn on (RGF93 / Lambert-93), on a sphere. */
const [SOUTHERN, NORTHERN, MERIDIAN] = [44 * RADIANS, 49 * RADIANS, 3];
const CONE =
  Math.log(Math.cos(SOUTHERN) / Math.cos(NORTHERN)) /
  Math.log(Math.tan(Math.PI / 4 + NORTHERN / 2) / Math.tan(Math.PI / 4 + SOUTHERN / 2));

/** Longitude and latitude to a plane, x eastwards and y southwards. */
function projectionFor(points: readonly Position[]): (point: Position) => Pair {
  const latitudes = points.map(([, latitude = 0]) => latitude);
  const [south, north] = extent(latitudes);
  if (south > 40 && north < 52) {
    return ([longitude = 0, latitude = 0]) => {
      const away = Math.tan(Math.PI / 4 + (latitude * RADIANS) / 2) ** -CONE;
      const around = CONE * (longitude - MERIDIAN) * RADIANS;
      // In some kilometres: what it is measured in does not matter, the frame is made to fit.
      return [11_000 * away * Math.sin(around), 11_000 * away * Math.cos(around)];
    };
  }
  const narrowing = Math.cos(((south + north) / 2) * RADIANS);
  return ([longitude = 0, latitude = 0]) => [longitude * narrowing * 111, -latitude * 111];
}

function extent(values: readonly number[]): Pair {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    if (value < least) least = value;
    if (value > most) most = value;
  }
  return least > most ? [0, 0] : [least, most];
}

function withoutRepeats(ring: readonly Pair[]): Pair[] {
  return ring.filter(
    ([x, y], place) => place === 0 || x !== ring[place - 1]?.[0] || y !== ring[place - 1]?.[1],
  );
}

/** A ring in steps from one point to the next: half as long as in positions. */
function pathOf(ring: readonly Pair[]): string {
  let path = '';
  let [fromX, fromY] = [0, 0];
  for (const [place, [x, y]] of ring.slice(0, -1).entries()) {
    const step = `${x - fromX} ${y - fromY}`.replace(' -', '-');
    path += place === 0 ? `M${step}l` : `${place === 1 || step.startsWith('-') ? '' : ' '}${step}`;
    [fromX, fromY] = [x, y];
  }
  return `${path}z`;
}

/** The middle (centroid) of the largest ring. */
function middleOf(rings: readonly Pair[][]): { x: number; y: number } {
  let best = { area: 0, x: 0, y: 0 };
  for (const ring of rings) {
    let [area, x, y] = [0, 0, 0];
    for (let place = 1; place < ring.length; place++) {
      const [fromX, fromY] = ring[place - 1] ?? [0, 0];
      const [toX, toY] = ring[place] ?? [0, 0];
      const part = fromX * toY - toX * fromY;
      area += part;
      x += (fromX + toX) * part;
      y += (fromY + toY) * part;
    }
    if (Math.abs(area) > Math.abs(best.area)) best = { area, x: x / (3 * area), y: y / (3 * area) };
  }
  return { x: Math.round(best.x), y: Math.round(best.y) };
}
