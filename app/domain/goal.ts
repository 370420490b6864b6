import type { Campaign } from './campaign.ts';
import { type Participants, sumTotals, type Totals } from './totals.ts';

/**
 * The long-term goal: how many people several editions and their partners are to reach together. Editions count by the
 * rules of totals.ts, with their grades; what a partner outside says to have reached is declared, and never added to that
 * without being told apart. Nothing to do with the programmes that sessions are held under.
 */
export type Goal = {
  name: string;
  people: number;
  /** Of each year; null where none is aimed at. */
  perYear: number | null;
  /** Calendar years, both included. */
  firstYear: number;
  lastYear: number;
};

/** What an edition brings: counted here, frozen once it is archived. */
export type EditionPart = Pick<Campaign, 'slug' | 'name' | 'startsOn' | 'archivedAt'> & { totals: Totals };

/** What a partner says to have reached in a year, and where that can be read. */
export type DeclaredPart = {
  id: string;
  partner: string;
  year: number;
  people: number;
  source: string;
  /** The day (YYYY-MM-DD) on which the partner said so. */
  statedOn: string;
};

/** What is reached: `together` is what was counted and what was declared. */
export type Reached = {
  counted: Participants;
  /** People in reports that wait to be verified; nowhere in the sums. */
  toVerify: number;
  declared: number;
  together: number;
};

export type GoalProgress = Reached & {
  /** Every year of the goal, also those in which nothing happened yet. */
  years: (Reached & { year: number })[];
  /** Those that begin in the goal's years, in their order. */
  editions: (EditionPart & { year: number })[];
  /** By year and partner; `inside` those of the goal's years, the others count nowhere. */
  partners: (DeclaredPart & { inside: boolean })[];
};

/** How far a goal is, from the parts of every edition and partner. An edition belongs to the year in which it begins. */
export function followGoal(
  goal: Pick<Goal, 'firstYear' | 'lastYear'>,
  editions: readonly EditionPart[],
  declared: readonly DeclaredPart[],
): GoalProgress {
  const inside = (year: number) => goal.firstYear <= year && year <= goal.lastYear;
  const counting = editions
    .map((edition) => ({ ...edition, year: yearOf(edition.startsOn) }))
    .filter(({ year }) => inside(year))
    .sort((one, other) => one.startsOn.localeCompare(other.startsOn));
  const partners = declared
    .map((part) => ({ ...part, inside: inside(part.year) }))
    .sort((one, other) => one.year - other.year || one.partner.localeCompare(other.partner, 'fr'));
  const countingPartners = partners.filter((part) => part.inside);
  const years = Array.from({ length: goal.lastYear - goal.firstYear + 1 }, (_, index) => {
    const year = goal.firstYear + index;
    return {
      year,
      ...addUp(
        counting.filter((edition) => edition.year === year),
        countingPartners.filter((part) => part.year === year),
      ),
    };
  });
  return { ...addUp(counting, countingPartners), years, editions: counting, partners };
}

function addUp(
  editions: readonly Pick<EditionPart, 'totals'>[],
  partners: readonly Pick<DeclaredPart, 'people'>[],
): Reached {
  const { participants: counted, toVerify } = sumTotals(editions.map(({ totals }) => totals));
  const declared = partners.reduce((sum, { people }) => sum + people, 0);
  return { counted, toVerify, declared, together: counted.total + declared };
}

/** The calendar year of a local day (YYYY-MM-DD). */
export function yearOf(day: string): number {
  return Number(day.slice(0, 4));
}

/** Years that a goal may name, and how many after the first one. */
export const FIRST_YEAR = 2000;
export const LAST_YEAR = 2100;
export const LONGEST_GOAL = 20;
export const MOST_PEOPLE = 99_999_999;

/** Whether the years of a goal are in their order, and not too many. */
export function areGoalYears({ firstYear, lastYear }: Pick<Goal, 'firstYear' | 'lastYear'>): boolean {
  return firstYear <= lastYear && lastYear - firstYear <= LONGEST_GOAL;
}

/** Declared parts that the page holds at most. */
export const MOST_DECLARED = 100;

export type DeclarationDecision =
  | { kind: 'declared' }
  /** Its year is none of the goal's, or there is no goal. */
  | { kind: 'outside' }
  /** The partner would have said so on a day to come. */
  | { kind: 'in-the-future' }
  /** This partner has a part for that year. */
  | { kind: 'known' }
  | { kind: 'too-many' };

/** Whether the part of a partner is taken down on the day `today` (YYYY-MM-DD, Paris). */
export function decideDeclaration(
  { goal, declared }: { goal: Goal | undefined; declared: number },
  part: Pick<DeclaredPart, 'year' | 'statedOn'>,
  today: string,
): DeclarationDecision {
  if (!goal || part.year < goal.firstYear || part.year > goal.lastYear) return { kind: 'outside' };
  if (part.statedOn > today) return { kind: 'in-the-future' };
  return declared >= MOST_DECLARED ? { kind: 'too-many' } : { kind: 'declared' };
}
