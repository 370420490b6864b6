/**
 * Coverage: the share of the inhabitants who have a session within reach, all of a commune's counted at its middle.
 * Only sessions in a venue cover; those held online alone do not.
 */
import { distanceInKilometres } from './distance.ts';

/** Kilometres within which a session covers a commune, the border included. */
export const COVERING_DISTANCE = 10;
/** Beyond that many kilometres from any session, a commune is far from all of them. */
export const FAR_DISTANCE = 20;
/** A commune with more inhabitants is worth a session of its own when it is far. */
export const FAR_POPULATION = 2000;

/** Points in degrees, as columns of the same length. */
export type Positions = { latitudes: Float64Array; longitudes: Float64Array };

/** A commune whose inhabitants are counted; the arrondissements of a city are not, the city is. */
export type CountedCommune = {
  code: string;
  name: string;
  departmentCode: string;
  population: number;
  latitude: number;
  longitude: number;
  /** `approximate`: that of its neighbours. */
  position: 'exact' | 'approximate';
};

/** Inhabitants, and those of them who have a session within reach. */
export type Covered = { population: number; covered: number };

/**
 * Which sessions cover: those that are not over yet; once the campaign is over (`today` is the day in Paris,
 * YYYY-MM-DD), all that it held, or the map would end up empty.
 */
export function coveringSessions(campaign: { endsOn: string }, today: string): 'coming' | 'held' {
  return today > campaign.endsOn ? 'held' : 'coming';
}

/** Writes the distance of communes `from` up to but not including `to`; a part at a time, so that others can go on. */
export function fillDistances(
  communes: readonly CountedCommune[],
  nearest: NearestDistance,
  distances: Float64Array,
  from: number,
  to: number,
): void {
  for (let place = from; place < to; place++) {
    const commune = communes[place];
    if (commune) distances[place] = nearest(commune.latitude, commune.longitude);
  }
}

/** Inhabitants and those covered by code of département. `distances` are in the order of the communes. */
export function coverageByDepartment(
  communes: readonly CountedCommune[],
  distances: Float64Array,
): Map<string, Covered> {
  const departments = new Map<string, Covered>();
  for (const [place, { departmentCode, population }] of communes.entries()) {
    const sum = departments.get(departmentCode) ?? { population: 0, covered: 0 };
    sum.population += population;
    if (isCovered(distances[place])) sum.covered += population;
    departments.set(departmentCode, sum);
  }
  return departments;
}

/** The share of the inhabitants who live in a commune whose position is exact: how sure coverage is. */
export function exactShare(communes: readonly CountedCommune[]): number {
  let [exact, all] = [0, 0];
  for (const { position, population } of communes) {
    all += population;
    if (position === 'exact') exact += population;
  }
  return all === 0 ? 0 : exact / all;
}

export function isCovered(distance: number | undefined): boolean {
  return distance !== undefined && distance <= COVERING_DISTANCE;
}

/** Whether a commune of so many inhabitants, so far from any session, is one to act on first. */
export function isLeftOut({ population }: { population: number }, distance: number): boolean {
  return population > FAR_POPULATION && distance > FAR_DISTANCE;
}

/** Answers how far a point is from the nearest of some targets, in kilometres; Infinity without any target. */
export type NearestDistance = (latitude: number, longitude: number) => number;

/**
 * Makes the targets ready to be asked for the nearest: a tree that halves them along one axis of space after the other.
 * On the unit sphere there is neither a pole nor a date line, and an answer reads some dozens of targets, not all.
 */
export function makeNearestDistance({ latitudes, longitudes }: Positions): NearestDistance {
  const count = latitudes.length;
  const axes = [new Float64Array(count), new Float64Array(count), new Float64Array(count)] as const;
  const [xs, ys, zs] = axes;
  for (let target = 0; target < count; target++) {
    const [x, y, z] = onSphere(latitudes[target] ?? 0, longitudes[target] ?? 0);
    xs[target] = x;
    ys[target] = y;
    zs[target] = z;
  }
  const order = Uint32Array.from({ length: count }, (_, target) => target);
  halve(order, axes, 0, count, 0);

  // What one question carries; kept out of the recursion, which runs a million times.
  let [x, y, z] = [0, 0, 0];
  let [latitude, longitude] = [0, 0];
  let nearest = Number.POSITIVE_INFINITY;
  /** Square of the chord within which a target may still be the nearest: rounding is left some room. */
  let reach = Number.POSITIVE_INFINITY;

  function visit(from: number, to: number, axis: Axis): void {
    if (from >= to) return;
    const middle = (from + to) >>> 1;
    const target = order[middle] ?? 0;
    const [dx, dy, dz] = [(xs[target] ?? 0) - x, (ys[target] ?? 0) - y, (zs[target] ?? 0) - z];
    const chord = dx * dx + dy * dy + dz * dz;
    if (chord <= reach) {
      nearest = Math.min(
        nearest,
        distanceInKilometres(latitude, longitude, latitudes[target] ?? 0, longitudes[target] ?? 0),
      );
      reach = Math.min(reach, chord * 1.000001 + 1e-24);
    }
    const across = axis === 0 ? dx : axis === 1 ? dy : dz;
    const next = nextAxis(axis);
    // The half that holds the point first; the other one only when the border is within reach.
    if (across > 0) visit(from, middle, next);
    else visit(middle + 1, to, next);
    if (across * across > reach) return;
    if (across > 0) visit(middle + 1, to, next);
    else visit(from, middle, next);
  }

  return (askedLatitude, askedLongitude) => {
    latitude = askedLatitude;
    longitude = askedLongitude;
    [x, y, z] = onSphere(latitude, longitude);
    nearest = Number.POSITIVE_INFINITY;
    reach = Number.POSITIVE_INFINITY;
    visit(0, count, 0);
    return nearest;
  };
}

type Axis = 0 | 1 | 2;
type Axes = readonly [Float64Array, Float64Array, Float64Array];

function onSphere(latitude: number, longitude: number): [number, number, number] {
  const [up, around] = [(latitude * Math.PI) / 180, (longitude * Math.PI) / 180];
  return [Math.cos(up) * Math.cos(around), Math.cos(up) * Math.sin(around), Math.sin(up)];
}

/** Puts the median of a part in its middle, the lower ones before it and the higher ones after it, and so on within. */
function halve(order: Uint32Array, axes: Axes, from: number, to: number, axis: Axis): void {
  if (to - from < 2) return;
  const middle = (from + to) >>> 1;
  partition(order, axes[axis], from, to - 1, middle);
  halve(order, axes, from, middle, nextAxis(axis));
  halve(order, axes, middle + 1, to, nextAxis(axis));
}

/** Sorts no more than it takes to put the right one at `middle` (Hoare's selection): a tenth of a whole sort. */
function partition(
  order: Uint32Array,
  along: Float64Array,
  first: number,
  last: number,
  middle: number,
): void {
  const at = (place: number) => along[order[place] ?? 0] ?? 0;
  while (first < last) {
    const pivot = at((first + last) >>> 1);
    let [low, high] = [first, last];
    while (low <= high) {
      while (at(low) < pivot) low++;
      while (at(high) > pivot) high--;
      if (low > high) break;
      const moved = order[low] ?? 0;
      order[low++] = order[high] ?? 0;
      order[high--] = moved;
    }
    if (middle <= high) last = high;
    else if (middle >= low) first = low;
    else return;
  }
}

function nextAxis(axis: Axis): Axis {
  return axis === 0 ? 1 : axis === 1 ? 2 : 0;
}
