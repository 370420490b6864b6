import { MAXIMUM_CAPACITY, type SessionDates, sessionState } from './session.ts';

/** What happened at a session: a head-count, how it was obtained, and, for who wants, who came. */

/** From the surest to the least sure. */
export const grades = ['checked_in', 'counted', 'estimated'] as const;
export type Grade = (typeof grades)[number];

/** Whether a stored text is a grade we know. */
export function isGrade(text: string): text is Grade {
  return grades.some((grade) => grade === text);
}

/** The categories of La Coop de la médiation numérique, by what they tell of a person. */
export const tallyGroups = {
  age: [
    'age_under_12',
    'age_12_18',
    'age_18_24',
    'age_25_39',
    'age_40_59',
    'age_60_69',
    'age_70_up',
    'age_unknown',
  ],
  gender: ['gender_female', 'gender_male', 'gender_unknown'],
  status: ['status_at_school', 'status_jobless', 'status_employed', 'status_retired', 'status_unknown'],
  visit: ['visit_first', 'visit_again'],
} as const;
export type TallyGroup = keyof typeof tallyGroups;
export type TallyCategory = (typeof tallyGroups)[TallyGroup][number];

export const tallyGroupNames = ['age', 'gender', 'status', 'visit'] as const satisfies TallyGroup[];
export const tallyCategories: readonly TallyCategory[] = tallyGroupNames.flatMap(
  (group): readonly TallyCategory[] => tallyGroups[group],
);

/** People of each category; one that is not there was not told. */
export type Tallies = Partial<Record<TallyCategory, number>>;

export const LARGEST_HEAD_COUNT = MAXIMUM_CAPACITY;
export const LONGEST_COMMENT = 300;

export type ReportContent = {
  headCount: number;
  grade: Grade;
  tallies: Tallies;
  comment: string | null;
};

export type FilingFacts = {
  session: SessionDates & { capacity: number | null; expected: number | null };
  /** What was filed last, with its number from 1; undefined: nothing yet. */
  current: { number: number; content: ReportContent } | undefined;
};

export type Filing = {
  content: ReportContent;
  /** The number of the report that its writer saw; 0: none. */
  seen: number;
  /** A head-count that its writer said is right, though it surprises. */
  confirmed: number | undefined;
};

export type FilingDecision =
  /** Not begun, cancelled, or never published. */
  | { kind: 'not_open' }
  /** Groups whose people are more than the head-count. */
  | { kind: 'too_many'; groups: TallyGroup[] }
  | { kind: 'unchanged' }
  /** Somebody else filed one since: theirs is to be read first. */
  | { kind: 'filed_meanwhile' }
  /** More than half again what the session was made for: to be confirmed. */
  | { kind: 'surprising'; seats: number }
  | { kind: 'filed'; number: number };

/** How many times what was planned for may come before it surprises. */
const SURPRISE = 1.5;

/** What filing or correcting a report does at `now` (UTC, ISO). From a session's start on, for as long as one wants. */
export function decideFiling({ session, current }: FilingFacts, filing: Filing, now: string): FilingDecision {
  if (!isReportOpen(session, now)) return { kind: 'not_open' };
  const groups = overfullGroups(filing.content);
  if (groups.length > 0) return { kind: 'too_many', groups };
  // A form sent twice changes nothing.
  if (current && isSameReport(current.content, filing.content)) return { kind: 'unchanged' };
  const number = current?.number ?? 0;
  if (number !== filing.seen) return { kind: 'filed_meanwhile' };
  const { headCount } = filing.content;
  const seats = session.capacity ?? session.expected;
  if (seats !== null && isFarAbove(headCount, seats) && filing.confirmed !== headCount)
    return { kind: 'surprising', seats };
  return { kind: 'filed', number: number + 1 };
}

/** Whether many more came than a session was made for. */
export function isFarAbove(headCount: number, seats: number): boolean {
  return headCount > seats * SURPRISE;
}

/** Whether a session can be reported on: it was held, or has begun. */
export function isReportOpen(session: SessionDates, now: string): boolean {
  const state = sessionState(session, now);
  return state === 'under_way' || state === 'past';
}

/** The groups whose people are more than came. Fewer are fine: nobody is asked about. */
export function overfullGroups({ headCount, tallies }: ReportContent): TallyGroup[] {
  return tallyGroupNames.filter((group) => {
    const categories: readonly TallyCategory[] = tallyGroups[group];
    return categories.reduce((sum, category) => sum + (tallies[category] ?? 0), 0) > headCount;
  });
}

function isSameReport(one: ReportContent, other: ReportContent): boolean {
  return (
    one.headCount === other.headCount &&
    one.grade === other.grade &&
    one.comment === other.comment &&
    tallyCategories.every((category) => one.tallies[category] === other.tallies[category])
  );
}
