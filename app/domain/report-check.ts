import { type Grade, isFarAbove } from './report.ts';

/**
 * Which reports look odd, and what becomes of them. An odd one is not refused: it waits for a coordinator of its
 * territory, who confirms it or asks for a correction, and counts nowhere meanwhile. Whoever reads the figures is told
 * how many people wait so.
 */

/** Why a report is to be verified. */
export type CheckReason =
  /** Written down before the session began: nobody can have come. */
  | { kind: 'before_session' }
  /** More than half again what the session was made for. */
  | { kind: 'above_capacity'; seats: number }
  /** Far above what the venue, or the format where the venue is new, usually brings. */
  | { kind: 'above_usual'; of: 'venue' | 'format'; usual: number; most: number; reports: number }
  /** The organisation keeps reporting the same number, or multiples of ten. */
  | { kind: 'same_number'; reports: number }
  | { kind: 'round_numbers'; reports: number };

/** Earlier reports that a usual number is taken from, at least; with fewer nothing is called unusual. */
export const EARLIER_AT_VENUE = 5;
export const EARLIER_OF_FORMAT = 20;
/** Reports in a row that make a series, the checked one included. */
export const SERIES = 5;

/** How many spreads above the median are still usual. */
const SPREADS = 4;
/** Makes the median deviation of a bell curve as wide as its standard deviation. */
const DEVIATION_SCALE = 1.4826;
/** Where earlier reports hardly differ, as much as this is a difference all the same. */
const LEAST_SPREAD_PEOPLE = 2;
const LEAST_SPREAD_SHARE = 0.25;
const ROUND = 10;
/** A quarter more than signed up may walk in. */
const WITH_WALK_INS = 1.25;

export type CheckedReport = { headCount: number; grade: Grade };

/** A report of the same organisation; `registered`: the seats that were booked for its session. */
export type SeriesReport = { headCount: number; registered: number; confirmed: boolean };

/** What a report is looked at beside. Reports that wait to be verified are not among `atVenue` and `ofFormat`. */
export type CheckFacts = {
  session: {
    /** UTC, ISO. */
    startsAt: string;
    capacity: number | null;
    expected: number | null;
    /** Seats of confirmed registrations. */
    registered: number;
    /** People ticked at the door. */
    ticked: number;
  };
  /** Head-counts of other sessions at the venue; none for one that is held online. */
  atVenue: readonly number[];
  /** The same of other sessions of the format, anywhere. */
  ofFormat: readonly number[];
  /** The organisation's other reports of somebody, the latest session first. */
  series: readonly SeriesReport[];
  /** What a coordinator last confirmed of this session. */
  confirmed: CheckedReport | undefined;
};

/**
 * What looks odd about a report filed or corrected at `filedAt` (UTC, ISO); nothing: it counts. A correction is looked at
 * anew, unless it says the number that a coordinator confirmed, obtained in the same way.
 */
export function checkReport(report: CheckedReport, facts: CheckFacts, filedAt: string): CheckReason[] {
  if (filedAt < facts.session.startsAt) return [{ kind: 'before_session' }];
  const { confirmed } = facts;
  if (confirmed?.headCount === report.headCount && confirmed.grade === report.grade) return [];
  return [...aboveCapacity(report, facts), ...aboveUsual(report, facts), ...inSeries(report, facts)];
}

function aboveCapacity({ headCount }: CheckedReport, { session }: CheckFacts): CheckReason[] {
  const seats = session.capacity ?? session.expected;
  return seats !== null && isFarAbove(headCount, seats) ? [{ kind: 'above_capacity', seats }] : [];
}

function aboveUsual({ headCount }: CheckedReport, facts: CheckFacts): CheckReason[] {
  const { registered, ticked } = facts.session;
  // Nearly as many had signed up, or were ticked at the door: the session was a large one.
  if (headCount <= Math.max(registered, ticked) * WITH_WALK_INS) return [];
  const atVenue = facts.atVenue.length >= EARLIER_AT_VENUE;
  if (!atVenue && facts.ofFormat.length < EARLIER_OF_FORMAT) return [];
  const earlier = atVenue ? facts.atVenue : facts.ofFormat;
  const { usual, most } = usualNumber(earlier);
  if (headCount <= most) return [];
  return [{ kind: 'above_usual', of: atVenue ? 'venue' : 'format', usual, most, reports: earlier.length }];
}

/**
 * The median of earlier head-counts, and the most that is still usual beside it. Both are robust: one report of a
 * thousand people among small ones moves neither.
 */
export function usualNumber(headCounts: readonly number[]): { usual: number; most: number } {
  const usual = median(headCounts);
  const deviation = median(headCounts.map((headCount) => Math.abs(headCount - usual)));
  const spread = Math.max(deviation * DEVIATION_SCALE, usual * LEAST_SPREAD_SHARE, LEAST_SPREAD_PEOPLE);
  return { usual, most: Math.floor(usual + SPREADS * spread) };
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? 0)) / 2;
}

function inSeries({ headCount }: CheckedReport, { session, series }: CheckFacts): CheckReason[] {
  // A number that the sign-ups or the ticks give as well was not made up.
  if (headCount === 0 || headCount === session.registered || headCount === session.ticked) return [];
  const run = series.slice(0, SERIES - 1);
  // What a coordinator confirmed ends a series: it was looked at.
  const broken = run.some((report) => report.confirmed || report.headCount === report.registered);
  if (run.length < SERIES - 1 || broken) return [];
  if (run.every((report) => report.headCount === headCount))
    return [{ kind: 'same_number', reports: SERIES }];
  return [headCount, ...run.map((report) => report.headCount)].every((number) => number % ROUND === 0)
    ? [{ kind: 'round_numbers', reports: SERIES }]
    : [];
}

export const verificationChoices = ['confirm', 'ask_correction'] as const;
export type VerificationChoice = (typeof verificationChoices)[number];

export type VerificationFacts = {
  /** The report as it stands; undefined: there is none. */
  report:
    | {
        number: number;
        toVerify: boolean;
        filedBy: string;
        /** When a correction of this version was last asked for (UTC, ISO); null: never. */
        askedAt: string | null;
      }
    | undefined;
  /** Whether anybody who may correct it has an account. */
  reachable: boolean;
};

export type VerificationDecision =
  | { kind: 'confirmed' | 'asked' }
  /** It counts already, or there is none. */
  | { kind: 'not_to_verify' }
  /** It was corrected since the page was read: the new version is to be read first. */
  | { kind: 'corrected_meanwhile' }
  /** Nobody confirms their own report. */
  | { kind: 'own' }
  /** Less than a day ago a correction was asked for. */
  | { kind: 'asked_already' }
  /** Nobody is left to correct it. */
  | { kind: 'nobody_to_ask' };

const DAY = 24 * 60 * 60 * 1000;

/** What a coordinator's choice does at `now`; `seen` is the version that their page showed. */
export function decideVerification(
  { report, reachable }: VerificationFacts,
  { choice, seen, by }: { choice: VerificationChoice; seen: number; by: string },
  now: Date,
): VerificationDecision {
  if (!report?.toVerify) return { kind: 'not_to_verify' };
  if (report.number !== seen) return { kind: 'corrected_meanwhile' };
  if (choice === 'confirm') return { kind: report.filedBy === by ? 'own' : 'confirmed' };
  const { askedAt } = report;
  if (askedAt !== null && now.getTime() < Date.parse(askedAt) + DAY) return { kind: 'asked_already' };
  return { kind: reachable ? 'asked' : 'nobody_to_ask' };
}

/** Signs of what a coordinator writes beside it. */
export const LONGEST_VERIFICATION_NOTE = 500;
