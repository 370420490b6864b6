/**
 * What a coordinator compares territories by: figures brought to the number of inhabitants, or shares. The facts of
 * territories add up; their measures never do, so a region's are made from the sum of its départements' facts.
 */
import type { Targets } from './campaign.ts';
import type { Covered } from './coverage.ts';
import { type Sorting, sortBy } from './sorting.ts';
import { sumTotals, type Totals } from './totals.ts';

/** As they stand in an address: `?mesure=couverture`. */
export const measures = [
  /** Events per 100,000 inhabitants. */
  'evenements',
  /** Seats offered per 1,000 inhabitants. */
  'places',
  /** Seats taken of those that can be signed up for, where their number is limited. */
  'remplissage',
  /** Events of those aimed at. */
  'objectif',
  /** Inhabitants within reach of a session, see coverage.ts. */
  'couverture',
  /** Alerts that were told of no session. */
  'demande',
] as const;
export type Measure = (typeof measures)[number];

export type TerritoryFacts = {
  totals: Totals;
  targets: Targets;
  /** Seats of sessions with sign-up and a limited number of them, and those of confirmed registrations. */
  bounded: { seats: number; taken: number };
  coverage: Covered;
  unmet: number;
};

export function isMeasure(text: string | null): text is Measure {
  return measures.some((measure) => measure === text);
}

/** Shares are between 0 and 1 (more where a target is passed); undefined where there is nothing to divide by. */
export function measureOf(facts: TerritoryFacts, measure: Measure): number | undefined {
  const { totals, targets, bounded, coverage } = facts;
  switch (measure) {
    case 'evenements':
      return divide(totals.events * 100_000, coverage.population);
    case 'places':
      return divide(totals.seatsOffered * 1000, coverage.population);
    case 'remplissage':
      return divide(bounded.taken, bounded.seats);
    case 'objectif':
      return divide(totals.events, targets.events);
    case 'couverture':
      return divide(coverage.covered, coverage.population);
    case 'demande':
      return facts.unmet;
  }
}

function divide(part: number, whole: number): number | undefined {
  return whole === 0 ? undefined : part / whole;
}

/** Whether a measure is a share, to be told in per cent. */
export function isShare(measure: Measure): boolean {
  return measure === 'remplissage' || measure === 'objectif' || measure === 'couverture';
}

/** The facts of a territory made of others. Its targets are its own: those of its parts need not add up to them. */
export function sumFacts(all: readonly TerritoryFacts[], targets: Targets): TerritoryFacts {
  const sum = (number: (facts: TerritoryFacts) => number) =>
    all.reduce((total, facts) => total + number(facts), 0);
  return {
    totals: sumTotals(all.map(({ totals }) => totals)),
    targets,
    bounded: { seats: sum(({ bounded }) => bounded.seats), taken: sum(({ bounded }) => bounded.taken) },
    coverage: {
      population: sum(({ coverage }) => coverage.population),
      covered: sum(({ coverage }) => coverage.covered),
    },
    unmet: sum(({ unmet }) => unmet),
  };
}

/** A step of the map, the lowest is 0. */
export type Level = 0 | 1 | 2 | 3 | 4;
export const levels = [0, 1, 2, 3, 4] as const satisfies readonly Level[];

/** Where the four steps above the lowest begin. */
export type LevelBounds = readonly [number, number, number, number];

/**
 * Where the steps of a measure begin, in ascending order: step 1 at the first of them. Rates are told against the
 * whole country's (`national`), of which nobody knows what is much; shares and alerts have steps of their own. A first
 * bound of 0 means: anything more than nothing.
 */
export function levelBounds(measure: Measure, national: number | undefined): LevelBounds {
  const usual = national ?? 0;
  switch (measure) {
    case 'evenements':
    case 'places':
      return [0, usual / 2, usual, usual * 2];
    case 'objectif':
      return [0, 0.5, 0.8, 1];
    case 'remplissage':
    case 'couverture':
      return [0.25, 0.5, 0.75, 0.9];
    case 'demande':
      return [1, 5, 20, 50];
  }
}

/** The step of a value; undefined where there is no value. */
export function levelOf(value: number | undefined, bounds: LevelBounds): Level | undefined {
  if (value === undefined) return undefined;
  const [first, second, third, fourth] = bounds;
  if (first === 0 ? value <= 0 : value < first) return 0;
  return value >= fourth ? 4 : value >= third ? 3 : value >= second ? 2 : 1;
}

/** Where something is missing: few sessions, or many people who wait. */
export function isNeed(measure: Measure, level: Level | undefined): boolean {
  return measure === 'demande' ? level !== undefined && level >= 3 : level === 0;
}

/** What a table of territories is sorted by. */
export const territoryKeys = ['nom', 'population', ...measures] as const;
export type TerritoryKey = (typeof territoryKeys)[number];

/** Sorts territories; those without a value come last whichever way, equals by name. */
export function sortTerritories<Line extends { name: string; facts: TerritoryFacts }>(
  lines: readonly Line[],
  sorting: Sorting<TerritoryKey>,
): Line[] {
  return sortBy(lines, sorting, ({ facts }, key) =>
    key === 'nom' ? undefined : key === 'population' ? facts.coverage.population : measureOf(facts, key),
  );
}
