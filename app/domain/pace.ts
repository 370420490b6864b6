import type { Targets } from './campaign.ts';
import { addDays, daysBetween } from './local-time.ts';

/**
 * Whether a campaign is on time: what should stand there today, how far it is from it, and where it will probably end.
 * Days are local (YYYY-MM-DD).
 */

/** What a day added, less what went that day; `registered` are seats. */
export type DayCounts = { day: string; events: number; seats: number; registered: number };

type Week = { startsOn: string; endsOn: string };

/** An edition that is over, and how it came to its figures. */
export type PreviousEdition = Week & { days: readonly DayCounts[] };

/** Where the expected curve comes from: the last edition in the same territory, in the whole country, or straight lines. */
export type PaceBasis = 'territory' | 'country' | 'linear';

/** Shares of the final figures that stand there at the end of a day, from 0 to 1. */
export type Shares = Targets;

/** With less than that, or in fewer days (a bulk import), the last edition tells nothing of a rhythm. */
const FEWEST_EVENTS = 10;
const FEWEST_REGISTERED = 50;
const FEWEST_DAYS = 7;

/** Days before the first one from which sessions, then registrations, are expected to come in, on straight lines. */
const PUBLISHING_DAYS = 60;
const SIGNING_UP_DAYS = 30;

/**
 * What share of its final figures a campaign should have at the end of `today`. When the last edition tells a rhythm, in
 * this territory or else in the country, it is the share that it had as many days before or after its own first day.
 * Otherwise straight lines: for events and seats from 60 days before the first day up to that day, for participants from
 * 30 days before it up to the last day. Before the rhythm begins 0, after the last day 1.
 */
export function expectedShares(
  campaign: Week,
  today: string,
  previous: { territory: PreviousEdition; country: PreviousEdition } | undefined,
): { shares: Shares; basis: PaceBasis } {
  if (previous) {
    for (const basis of ['territory', 'country'] as const) {
      const edition = previous[basis];
      if (tellsRhythm(edition)) return { shares: sharesLike(edition, campaign, today), basis };
    }
  }
  return { shares: straightShares(campaign, today), basis: 'linear' };
}

function tellsRhythm({ days, endsOn }: PreviousEdition): boolean {
  const before = days.filter(({ day }) => day <= endsOn);
  const { events, participants } = sumDays(before);
  const moving = before.filter((day) => day.events > 0 || day.registered > 0).length;
  return events >= FEWEST_EVENTS && participants >= FEWEST_REGISTERED && moving >= FEWEST_DAYS;
}

function sharesLike(edition: PreviousEdition, campaign: Week, today: string): Shares {
  if (today >= campaign.endsOn) return { events: 1, seats: 1, participants: 1 };
  const then = addDays(edition.startsOn, daysBetween(campaign.startsOn, today));
  const final = sumDays(edition.days.filter(({ day }) => day <= edition.endsOn));
  const reached = sumDays(edition.days.filter(({ day }) => day <= then && day <= edition.endsOn));
  const share = (figure: keyof Shares) =>
    final[figure] <= 0 ? 1 : within01(reached[figure] / final[figure]);
  return { events: share('events'), seats: share('seats'), participants: share('participants') };
}

function straightShares({ startsOn, endsOn }: Week, today: string): Shares {
  const toFirstDay = daysBetween(today, startsOn);
  const published = within01(1 - toFirstDay / PUBLISHING_DAYS);
  const length = daysBetween(startsOn, endsOn);
  const participants = within01((SIGNING_UP_DAYS - toFirstDay) / (SIGNING_UP_DAYS + length));
  return { events: published, seats: published, participants };
}

/** What days add up to; registered seats are participants to be. */
export function sumDays(days: Iterable<DayCounts>): Targets {
  const sum = { events: 0, seats: 0, participants: 0 };
  for (const { events, seats, registered } of days) {
    sum.events += events;
    sum.seats += seats;
    sum.participants += registered;
  }
  return sum;
}

export type Pace = 'reached' | 'on_time' | 'late';

/** Where a figure stands: `late` below nine tenths of what was expected by now. */
export function paceOf({
  reached,
  expected,
  target,
}: Record<'reached' | 'expected' | 'target', number>): Pace {
  if (reached >= target) return 'reached';
  return reached >= expected * 0.9 ? 'on_time' : 'late';
}

/**
 * Where a figure will probably end. `too_early` while less than a seventh of it is expected; `nothing` where nothing is
 * there to tell by; `end` once nothing more is expected. `certainty` says how wide the range is beside its middle.
 */
export type Forecast =
  | { kind: 'too_early' | 'nothing' | 'end' }
  | { kind: 'range'; low: number; high: number; certainty: 'low' | 'fair' | 'good' };

const EARLIEST_SHARE = 1 / 7;
/** What is still to come may be that much more or less than the rhythm says, as a share of it. */
const DOUBT: Record<PaceBasis, number> = { territory: 0.5, country: 0.5, linear: 0.75 };

/**
 * The rhythm goes on: who has `reached` at a share of it ends at reached / share. What is still to come by that may be
 * half as much more or less (three quarters on straight lines, which nobody's rhythm is), so the range narrows as the
 * end comes nearer. Its ends are rounded outwards to two digits, never below what is there.
 */
export function forecast({
  reached,
  share,
  basis,
}: {
  reached: number;
  share: number;
  basis: PaceBasis;
}): Forecast {
  if (share >= 1) return { kind: 'end' };
  if (share < EARLIEST_SHARE) return { kind: 'too_early' };
  if (reached <= 0) return { kind: 'nothing' };
  const toCome = reached / share - reached;
  const low = Math.max(reached, roundToTwoDigits(reached + toCome * (1 - DOUBT[basis]), Math.floor));
  const high = roundToTwoDigits(reached + toCome * (1 + DOUBT[basis]), Math.ceil);
  const width = (high - low) / ((high + low) / 2);
  return { kind: 'range', low, high, certainty: width > 0.6 ? 'low' : width > 0.25 ? 'fair' : 'good' };
}

function roundToTwoDigits(value: number, round: (value: number) => number): number {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, value))) - 1);
  return round(value / unit) * unit;
}

/** The edition before a campaign: the latest that ended before it began; undefined for the first one. */
export function previousEdition<Dates extends Week>(
  campaigns: readonly Dates[],
  { startsOn }: Week,
): Dates | undefined {
  return campaigns
    .filter(({ endsOn }) => endsOn < startsOn)
    .sort((one, other) => other.endsOn.localeCompare(one.endsOn))[0];
}

/** Days of a trend, at most. */
const LONGEST_TREND = 180;

/**
 * The days of a campaign so far, each with what it added: from the first one that added something to today, or to a week
 * after its last day. Days without anything are there too; today holds whatever the sum of all lacks of `standing`. Of
 * more than 180 days the last ones, the first of which holds all that came before it. Empty while nothing happened.
 */
export function trendDays(
  days: readonly DayCounts[],
  standing: Omit<DayCounts, 'day'>,
  campaign: Week,
  today: string,
): DayCounts[] {
  const before = days.filter(({ day }) => day < today);
  const sum = sumDays(before);
  const last = min(today, addDays(campaign.endsOn, 7));
  const moving = [
    ...before,
    {
      day: today,
      events: standing.events - sum.events,
      seats: standing.seats - sum.seats,
      registered: standing.registered - sum.participants,
    },
  ]
    .filter(({ day, events, seats, registered }) => day <= last && [events, seats, registered].some(Boolean))
    .sort((one, other) => one.day.localeCompare(other.day));
  const began = moving[0]?.day;
  if (began === undefined) return [];
  const length = Math.min(LONGEST_TREND, daysBetween(began, last) + 1);
  const trend = Array.from({ length }, (_, index) => ({
    day: addDays(last, index + 1 - length),
    events: 0,
    seats: 0,
    registered: 0,
  }));
  for (const { day, events, seats, registered } of moving) {
    const shown = trend[Math.max(0, daysBetween(trend[0]?.day ?? day, day))];
    if (!shown) continue;
    shown.events += events;
    shown.seats += seats;
    shown.registered += registered;
  }
  return trend;
}

function min(one: string, other: string): string {
  return one < other ? one : other;
}

function within01(share: number): number {
  return Math.min(1, Math.max(0, share));
}

/** One figure beside what was expected of it by today. */
export type PaceFigure = {
  reached: number;
  target: number;
  expected: number;
  pace: Pace;
  forecast: Forecast;
};

/** Each figure's pace, from what stands there, what is aimed at and the shares expected by now. */
export function paceFigures(
  reached: Targets,
  targets: Targets,
  { shares, basis }: ReturnType<typeof expectedShares>,
): Record<keyof Targets, PaceFigure> {
  const figure = (name: keyof Targets): PaceFigure => {
    const expected = Math.round(targets[name] * shares[name]);
    return {
      reached: reached[name],
      target: targets[name],
      expected,
      pace: paceOf({ reached: reached[name], expected, target: targets[name] }),
      forecast: forecast({ reached: reached[name], share: shares[name], basis }),
    };
  };
  return { events: figure('events'), seats: figure('seats'), participants: figure('participants') };
}
