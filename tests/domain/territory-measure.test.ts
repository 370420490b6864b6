import { describe, expect, it } from 'vitest';
import {
  isNeed,
  levelBounds,
  levelOf,
  levels,
  measureOf,
  measures,
  sortTerritories,
  sumFacts,
  type TerritoryFacts,
} from '#app/domain/territory-measure.ts';
import { noTotals } from '#app/domain/totals.ts';

const facts = (overrides: Partial<TerritoryFacts> = {}): TerritoryFacts => ({
  totals: { ...noTotals, events: 3, seatsOffered: 40 },
  targets: { events: 6, seats: 100, participants: 100 },
  bounded: { seats: 20, taken: 5 },
  coverage: { population: 200_000, covered: 50_000 },
  unmet: 7,
  ...overrides,
});
const nothing = facts({
  totals: noTotals,
  targets: { events: 0, seats: 0, participants: 0 },
  bounded: { seats: 0, taken: 0 },
  coverage: { population: 0, covered: 0 },
  unmet: 0,
});

describe('the measures of a territory', () => {
  it.each([
    ['evenements', 1.5],
    ['places', 0.2],
    ['remplissage', 0.25],
    ['objectif', 0.5],
    ['couverture', 0.25],
    ['demande', 7],
  ] as const)('%s: %d', (measure, expected) => {
    expect(measureOf(facts(), measure)).toBe(expected);
  });

  it('have no value where there is nothing to divide by, except the alerts', () => {
    expect(measures.map((measure) => measureOf(nothing, measure))).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      0,
    ]);
  });

  it('are made from summed facts and a target of its own, not from the measures of the parts', () => {
    const small = facts({ coverage: { population: 1000, covered: 1000 }, unmet: 1 });
    const sum = sumFacts([facts(), small, nothing], { events: 30, seats: 1, participants: 1 });
    expect(sum).toMatchObject({
      totals: { events: 6, seatsOffered: 80 },
      targets: { events: 30 },
      bounded: { seats: 40, taken: 10 },
      coverage: { population: 201_000, covered: 51_000 },
      unmet: 8,
    });
    expect(measureOf(sum, 'couverture')).toBeCloseTo(51 / 201, 12);
    expect(measureOf(sum, 'objectif')).toBe(0.2);
  });
});

describe('the steps of the map', () => {
  it.each([
    { value: 0, expected: 0 },
    { value: 0.01, expected: 1 },
    { value: 0.99, expected: 1 },
    { value: 1, expected: 2 },
    { value: 2, expected: 3 },
    { value: 3.99, expected: 3 },
    { value: 4, expected: 4 },
    { value: undefined, expected: undefined },
  ])('a rate of $value is in step $expected when the country has 2', ({ value, expected }) => {
    expect(levelOf(value, levelBounds('evenements', 2))).toBe(expected);
  });

  it.each([
    { value: 0, expected: 0 },
    { value: 0.249, expected: 0 },
    { value: 0.25, expected: 1 },
    { value: 0.5, expected: 2 },
    { value: 0.75, expected: 3 },
    { value: 0.9, expected: 4 },
    { value: 1, expected: 4 },
  ])('a coverage of $value is in step $expected, whatever the country’s', ({ value, expected }) => {
    expect(levelOf(value, levelBounds('couverture', 0.4))).toBe(expected);
  });

  it.each([
    { value: 0, expected: 0 },
    { value: 0.1, expected: 1 },
    { value: 0.8, expected: 3 },
    { value: 1, expected: 4 },
    { value: 6.3, expected: 4 },
  ])('$value of the target is step $expected', ({ value, expected }) => {
    expect(levelOf(value, levelBounds('objectif', 0.8))).toBe(expected);
  });

  it('are the lowest everywhere while the country has nothing', () => {
    expect(levelOf(0, levelBounds('evenements', 0))).toBe(0);
    expect(levelOf(0, levelBounds('demande', 0))).toBe(0);
  });

  it('say where something is missing: the lowest, or where many wait', () => {
    expect(levels.map((level) => isNeed('couverture', level))).toEqual([true, false, false, false, false]);
    expect(isNeed('demande', 0)).toBe(false);
    expect(isNeed('demande', 3)).toBe(true);
    expect(isNeed('couverture', undefined)).toBe(false);
  });
});

describe('territories', () => {
  const lines = [
    { name: 'Gers', facts: facts({ unmet: 2 }) },
    { name: 'Ain', facts: facts({ unmet: 2 }) },
    { name: 'Éloigné', facts: nothing },
    { name: 'Var', facts: facts({ bounded: { seats: 10, taken: 10 }, unmet: 9 }) },
  ];
  const sorted = (by: Parameters<typeof sortTerritories>[1]['by'], descending: boolean) =>
    sortTerritories(lines, { by, descending }).map(({ name }) => name);

  it('are sorted by a measure either way, those without a value last, equals by name', () => {
    expect(sorted('remplissage', false)).toEqual(['Ain', 'Gers', 'Var', 'Éloigné']);
    expect(sorted('remplissage', true)).toEqual(['Var', 'Ain', 'Gers', 'Éloigné']);
    expect(sorted('demande', true)).toEqual(['Var', 'Ain', 'Gers', 'Éloigné']);
  });

  it('are sorted by name as French does', () => {
    expect(sorted('nom', false)).toEqual(['Ain', 'Éloigné', 'Gers', 'Var']);
    expect(sorted('nom', true)).toEqual(['Var', 'Gers', 'Éloigné', 'Ain']);
  });
});
