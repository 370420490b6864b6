import { describe, expect, it } from 'vitest';
import {
  COVERING_DISTANCE,
  type CountedCommune,
  coverageByDepartment,
  coveringSessions,
  exactShare,
  fillDistances,
  isCovered,
  isLeftOut,
  makeNearestDistance,
  type Positions,
} from '#app/domain/coverage.ts';
import { distanceInKilometres, KILOMETRES_PER_DEGREE } from '#app/domain/distance.ts';
import { makeRandom, type Random } from '#tests/support/random.ts';

const positions = (points: readonly (readonly [number, number])[]): Positions => ({
  latitudes: Float64Array.from(points, ([latitude]) => latitude),
  longitudes: Float64Array.from(points, ([, longitude]) => longitude),
});

/** What the tree is to equal: every target is looked at. */
function bruteForce({ latitudes, longitudes }: Positions, latitude: number, longitude: number): number {
  let nearest = Number.POSITIVE_INFINITY;
  for (let target = 0; target < latitudes.length; target++) {
    const distance = distanceInKilometres(
      latitude,
      longitude,
      latitudes[target] ?? 0,
      longitudes[target] ?? 0,
    );
    if (distance < nearest) nearest = distance;
  }
  return nearest;
}

/** Mostly in France, some on the other side of the date line, some exactly on a coarse grid so that many are equal. */
function drawPoint(random: Random): [number, number] {
  if (random.chance(0.1)) return [random.between(-25, -8), random.pick([-179.99, 179.99, 166, -151])];
  const [latitude, longitude] = [random.between(42, 51), random.between(-5, 9)];
  return random.chance(0.4) ? [Math.round(latitude), Math.round(longitude)] : [latitude, longitude];
}

describe('the distance to the nearest session', () => {
  it('equals, to the last bit, that of looking at every session', () => {
    for (let seed = 1; seed <= 60; seed++) {
      const random = makeRandom(seed);
      const count = Math.floor(random.between(0, seed < 40 ? 12 : 400));
      const targets = positions(Array.from({ length: count }, () => drawPoint(random)));
      const nearest = makeNearestDistance(targets);
      for (let asked = 0; asked < 100; asked++) {
        const [latitude, longitude] = drawPoint(random);
        expect(nearest(latitude, longitude)).toBe(bruteForce(targets, latitude, longitude));
      }
    }
  });

  it('is short across the date line and around the pole', () => {
    const nearest = makeNearestDistance(
      positions([
        [-14.3, 179.99],
        [89.9, 10],
      ]),
    );
    expect(nearest(-14.3, -179.99)).toBeCloseTo(2.15, 1);
    expect(nearest(89.9, -170)).toBeCloseTo(22.2, 1);
  });

  it('is nothing where a session is held, and without end when there is none', () => {
    expect(makeNearestDistance(positions([[46.17, 1.87]]))(46.17, 1.87)).toBe(0);
    expect(makeNearestDistance(positions([]))(46.17, 1.87)).toBe(Number.POSITIVE_INFINITY);
  });
});

const commune = (overrides: Partial<CountedCommune>): CountedCommune => ({
  code: '23096',
  name: 'Guéret',
  departmentCode: '23',
  population: 1000,
  latitude: 46,
  longitude: 2,
  position: 'exact',
  ...overrides,
});

/** Inhabitants and those covered when sessions are held at these points. */
function measure(communes: CountedCommune[], sessions: readonly (readonly [number, number])[]) {
  const distances = new Float64Array(communes.length);
  fillDistances(communes, makeNearestDistance(positions(sessions)), distances, 0, communes.length);
  return { distances, departments: coverageByDepartment(communes, distances) };
}

describe('coverage', () => {
  it('counts the inhabitants of communes within 10 km, by département', () => {
    const communes = [
      commune({ code: 'a', population: 300 }),
      commune({ code: 'b', population: 500, latitude: 47 }),
      commune({ code: 'c', population: 200, latitude: 46.01, departmentCode: '2A' }),
    ];
    const { departments } = measure(communes, [[46, 2]]);
    expect(Object.fromEntries(departments)).toEqual({
      '23': { population: 800, covered: 300 },
      '2A': { population: 200, covered: 200 },
    });
  });

  it('covers at exactly 10 km, and not a millimetre further', () => {
    const tenKilometres = COVERING_DISTANCE / KILOMETRES_PER_DEGREE;
    const { distances } = measure([commune({ latitude: 0, longitude: 0 })], [[tenKilometres, 0]]);
    expect(distances[0]).toBeCloseTo(10, 9);
    expect(isCovered(10)).toBe(true);
    expect(isCovered(10 + 1e-6)).toBe(false);
    const covered = (latitude: number) =>
      measure([commune({ latitude: 0, longitude: 0 })], [[latitude, 0]]).departments.get('23')?.covered;
    expect(covered(tenKilometres - 1e-11)).toBe(1000);
    expect(covered(tenKilometres + 1e-8)).toBe(0);
  });

  it('equals a reading of every commune and session on random small cases', () => {
    for (let seed = 1; seed <= 40; seed++) {
      const random = makeRandom(seed);
      const near = (): [number, number] => [46 + random.between(0, 0.4), 2 + random.between(0, 0.5)];
      const communes = Array.from({ length: 30 }, () => {
        const [latitude, longitude] = near();
        const departmentCode = random.pick(['23', '87', '974']);
        return commune({
          latitude,
          longitude,
          departmentCode,
          population: Math.floor(random.between(0, 5000)),
        });
      });
      const sessions = Array.from({ length: Math.floor(random.between(0, 6)) }, near);
      const { departments } = measure(communes, sessions);
      for (const [code, { population, covered }] of departments) {
        const own = communes.filter(({ departmentCode }) => departmentCode === code);
        const sum = (some: CountedCommune[]) => some.reduce((all, one) => all + one.population, 0);
        const within = own.filter(
          ({ latitude, longitude }) => bruteForce(positions(sessions), latitude, longitude) <= 10,
        );
        expect([population, covered]).toEqual([sum(own), sum(within)]);
      }
    }
  });

  it('is nothing without a session', () => {
    expect(measure([commune({})], []).departments.get('23')).toEqual({ population: 1000, covered: 0 });
  });

  it('reads the sessions to come, and all of them from the day after the last one', () => {
    const campaign = { endsOn: '2027-05-23' };
    expect(coveringSessions(campaign, '2027-05-23')).toBe('coming');
    expect(coveringSessions(campaign, '2027-05-24')).toBe('held');
  });
});

it.each([
  { population: 2000, distance: 30, expected: false },
  { population: 2001, distance: 20, expected: false },
  { population: 2001, distance: 20.001, expected: true },
  { population: 2001, distance: Number.POSITIVE_INFINITY, expected: true },
])(
  'a commune of $population at $distance km is left out: $expected',
  ({ population, distance, expected }) => {
    expect(isLeftOut({ population }, distance)).toBe(expected);
  },
);

it('says how many live in a commune whose position is exact', () => {
  const communes = [
    commune({ population: 300 }),
    commune({ population: 100, position: 'approximate' }),
    commune({ population: 0, position: 'approximate' }),
  ];
  expect(exactShare(communes)).toBe(0.75);
  expect(exactShare([])).toBe(0);
});
