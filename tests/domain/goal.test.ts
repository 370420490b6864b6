import { describe, expect, it } from 'vitest';
import {
  areGoalYears,
  type DeclaredPart,
  decideDeclaration,
  type EditionPart,
  followGoal,
  type Goal,
  MOST_DECLARED,
} from '#app/domain/goal.ts';
import { makeParticipants, noTotals } from '#app/domain/totals.ts';

const goal: Goal = {
  name: 'Un million',
  people: 1_000_000,
  perYear: 300_000,
  firstYear: 2026,
  lastYear: 2027,
};

function edition(startsOn: string, parts: { counted?: number; registered?: number; toVerify?: number }) {
  const { counted = 0, registered = 0, toVerify = 0 } = parts;
  const participants = makeParticipants({ checkedIn: 0, counted, estimated: 0, registered });
  return {
    slug: `semaine-${startsOn}`,
    name: startsOn,
    startsOn,
    archivedAt: null,
    totals: { ...noTotals, participants, toVerify },
  } satisfies EditionPart;
}

function declared(partner: string, year: number, people: number): DeclaredPart {
  return { id: `${partner} ${year}`, partner, year, people, source: 'Un rapport', statedOn: '2026-12-01' };
}

describe('the long-term goal', () => {
  const editions = [
    edition('2027-05-17', { counted: 40, registered: 60, toVerify: 7 }),
    edition('2025-05-19', { counted: 900 }),
    edition('2026-05-18', { counted: 1000 }),
    edition('2026-12-28', { registered: 5 }),
    edition('2028-01-01', { counted: 900 }),
  ];
  const parts = [
    declared('Réseau', 2027, 300),
    declared('École', 2026, 20),
    declared('Autre', 2028, 999),
    declared('Autre', 2026, 3),
  ];
  const progress = followGoal(goal, editions, parts);

  it('is reached by the editions that begin in its years, with their grades, and apart by what partners declare', () => {
    expect(progress.editions.map(({ startsOn, year }) => [startsOn, year])).toEqual([
      ['2026-05-18', 2026],
      ['2026-12-28', 2026],
      ['2027-05-17', 2027],
    ]);
    expect(progress.counted).toEqual(
      makeParticipants({ checkedIn: 0, counted: 1040, estimated: 0, registered: 65 }),
    );
    expect(progress).toMatchObject({ declared: 323, together: 1105 + 323, toVerify: 7 });
  });

  it('is followed year by year, and the years sum up to it', () => {
    expect(progress.years).toMatchObject([
      { year: 2026, counted: { total: 1005, counted: 1000 }, declared: 23, together: 1028, toVerify: 0 },
      { year: 2027, counted: { total: 100 }, declared: 300, together: 400, toVerify: 7 },
    ]);
  });

  it('lists a declared part of another year, and counts it nowhere', () => {
    expect(progress.partners.map(({ partner, year, inside }) => [partner, year, inside])).toEqual([
      ['Autre', 2026, true],
      ['École', 2026, true],
      ['Réseau', 2027, true],
      ['Autre', 2028, false],
    ]);
  });

  it('has all of its years before anything happens', () => {
    const nothing = followGoal({ firstYear: 2026, lastYear: 2028 }, [], []);
    expect(nothing.years.map(({ year, together }) => [year, together])).toEqual([
      [2026, 0],
      [2027, 0],
      [2028, 0],
    ]);
    expect(nothing.together).toBe(0);
  });

  it.each([
    [2026, 2026, true],
    [2027, 2026, false],
    [2026, 2046, true],
    [2026, 2047, false],
  ])('from %i to %i: %s', (firstYear, lastYear, fine) => {
    expect(areGoalYears({ firstYear, lastYear })).toBe(fine);
  });
});

describe('what a partner declares', () => {
  const part = { year: 2026, statedOn: '2026-11-28' };
  it.each([
    ['is taken down', { goal, declared: 0 }, part, 'declared'],
    ['is taken down in the last year too', { goal, declared: 0 }, { ...part, year: 2027 }, 'declared'],
    ['is refused without a goal', { goal: undefined, declared: 0 }, part, 'outside'],
    ['is refused before the goal’s years', { goal, declared: 0 }, { ...part, year: 2025 }, 'outside'],
    ['is refused after them', { goal, declared: 0 }, { ...part, year: 2028 }, 'outside'],
    ['is refused of tomorrow', { goal, declared: 0 }, { ...part, statedOn: '2026-11-29' }, 'in-the-future'],
    ['is the hundredth at most', { goal, declared: MOST_DECLARED - 1 }, part, 'declared'],
    ['is refused after the hundredth', { goal, declared: MOST_DECLARED }, part, 'too-many'],
  ] as const)('%s', (_, facts, part, kind) => {
    expect(decideDeclaration(facts, part, '2026-11-28').kind).toBe(kind);
  });
});
