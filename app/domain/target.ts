import { shareTarget, sumTargets, type Targets } from './campaign.ts';
import { addDays, mondayOf } from './local-time.ts';
import { audiences } from './session.ts';

/**
 * Targets below the national ones: of a region or a département as a whole, and of a programme, an audience or a
 * calendar week inside a territory. They need not add up to the one above: the difference is shown, never mended.
 */

/** What inside a territory a target is set for. */
export const partKinds = ['whole', 'programme', 'audience', 'week'] as const;
export type PartKind = (typeof partKinds)[number];
export type TargetPart =
  | { kind: 'whole' }
  /** `code`: of app/domain/session.ts; a week is its Monday (YYYY-MM-DD). */
  | { kind: Exclude<PartKind, 'whole'>; code: string };

/** What was set; null where nothing was. */
export type SetTargets = Record<keyof Targets, number | null>;

/** Whether a target was set by somebody, or is a share of the one above by population. */
export type TargetOrigin = 'set' | 'computed';
export type TerritoryTargets = { targets: Targets; origins: Record<keyof Targets, TargetOrigin> };

export const LARGEST_TARGET = 9_999_999;

/** Weeks of a campaign that targets are set for: those of its days, and the one before and after. */
const WEEKS_AROUND = 1;

/**
 * The targets of every region and département. What was set holds. Otherwise a département takes its share by
 * population of its region's target when that was set, else of the national one; a region the sum of its départements'
 * national shares. While nothing is set, each level adds up to the national targets exactly.
 */
export function resolveTargets(
  national: Targets,
  departments: readonly { code: string; regionCode: string; population: number }[],
  set: { regions: ReadonlyMap<string, SetTargets>; departments: ReadonlyMap<string, SetTargets> },
): { regions: Map<string, TerritoryTargets>; departments: Map<string, TerritoryTargets> } {
  const shares = shareByFigure(national, departments);
  const membersOf = new Map<string, (typeof departments)[number][]>();
  for (const department of departments) {
    const members = membersOf.get(department.regionCode);
    if (members) members.push(department);
    else membersOf.set(department.regionCode, [department]);
  }
  const resolved = {
    regions: new Map<string, TerritoryTargets>(),
    departments: new Map<string, TerritoryTargets>(),
  };
  for (const [regionCode, members] of membersOf) {
    const ofRegion = set.regions.get(regionCode);
    const computed = sumTargets(members.map(({ code }) => targetsIn(shares, code)));
    const region = preferSet(ofRegion, computed);
    resolved.regions.set(regionCode, region);
    const sharesOfRegion = shareByFigure(region.targets, members);
    for (const { code } of members) {
      const own = (figure: keyof Targets) =>
        (region.origins[figure] === 'set' ? sharesOfRegion : shares)[figure].get(code) ?? 0;
      const computedHere = { events: own('events'), seats: own('seats'), participants: own('participants') };
      resolved.departments.set(code, preferSet(set.departments.get(code), computedHere));
    }
  }
  return resolved;
}

type Shares = Record<keyof Targets, Map<string, number>>;

function shareByFigure(
  { events, seats, participants }: Targets,
  territories: readonly { code: string; population: number }[],
): Shares {
  return {
    events: shareTarget(events, territories),
    seats: shareTarget(seats, territories),
    participants: shareTarget(participants, territories),
  };
}

function targetsIn({ events, seats, participants }: Shares, code: string): Targets {
  return {
    events: events.get(code) ?? 0,
    seats: seats.get(code) ?? 0,
    participants: participants.get(code) ?? 0,
  };
}

function preferSet(set: SetTargets | undefined, computed: Targets): TerritoryTargets {
  const origin = (figure: keyof Targets): TargetOrigin => (set?.[figure] == null ? 'computed' : 'set');
  return {
    targets: {
      events: set?.events ?? computed.events,
      seats: set?.seats ?? computed.seats,
      participants: set?.participants ?? computed.participants,
    },
    origins: { events: origin('events'), seats: origin('seats'), participants: origin('participants') },
  };
}

/** National targets are set with their campaign. */
export function nationalTargets(targets: Targets): TerritoryTargets {
  return { targets, origins: { events: 'set', seats: 'set', participants: 'set' } };
}

/** Sums what was set, as far as it was: null where no part has that target. */
export function sumSetTargets(all: Iterable<SetTargets>): SetTargets {
  const sum: SetTargets = { events: null, seats: null, participants: null };
  for (const targets of all) {
    for (const figure of ['events', 'seats', 'participants'] as const) {
      const value = targets[figure];
      if (value !== null) sum[figure] = (sum[figure] ?? 0) + value;
    }
  }
  return sum;
}

export function isNothingSet({ events, seats, participants }: SetTargets): boolean {
  return events === null && seats === null && participants === null;
}

/** Mondays of the weeks that a campaign's targets may be set for, in their order. */
export function targetWeeks({ startsOn, endsOn }: { startsOn: string; endsOn: string }): string[] {
  const last = addDays(mondayOf(endsOn), 7 * WEEKS_AROUND);
  const weeks: string[] = [];
  for (
    let monday = addDays(mondayOf(startsOn), -7 * WEEKS_AROUND);
    monday <= last;
    monday = addDays(monday, 7)
  )
    weeks.push(monday);
  return weeks;
}

/** A part as addresses and forms name it: `whole`, `programme:cafe-ia`, `week:2027-05-17`. */
export function writePart(part: TargetPart): string {
  return part.kind === 'whole' ? part.kind : `${part.kind}:${part.code}`;
}

/**
 * Every part of a territory that a target may be set for, in the order of the page. `programmes`: their slugs, in the
 * order of the menus.
 */
export function listParts(
  campaign: { startsOn: string; endsOn: string },
  programmes: readonly string[],
): Exclude<TargetPart, { kind: 'whole' }>[] {
  return [
    ...programmes.map((code) => ({ kind: 'programme' as const, code })),
    ...audiences.map((code) => ({ kind: 'audience' as const, code })),
    ...targetWeeks(campaign).map((code) => ({ kind: 'week' as const, code })),
  ];
}

/** The one of those parts that a text names, or the whole territory; undefined when it names none. */
export function findPart(text: string, parts: readonly TargetPart[]): TargetPart | undefined {
  if (text === 'whole') return { kind: 'whole' };
  return parts.find((part) => writePart(part) === text);
}
