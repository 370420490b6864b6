/**
 * What the end-of-week report of a territory says, in which order and within which bounds. Its figures are those of the
 * pages: nothing is counted here a second way, lines are only put together.
 */
import { type CountedCommune, isLeftOut } from './coverage.ts';
import type { Territory } from './permission.ts';
import { type Tallies, type TallyCategory, type TallyGroup, tallyGroupNames, tallyGroups } from './report.ts';
import { audiences, formats } from './session.ts';
import type { Measure, TerritoryFacts } from './territory-measure.ts';
import { sumTotals, type Totals } from './totals.ts';
import { noWeekCounts, sumWeekCounts, type WeekCounts, type WeekRates, weekRates } from './week-rates.ts';

/** Communes with a line of their own; the others are one line together, so that the sum holds. */
export const MOST_COMMUNES = 300;
/** Comments that a report repeats, of the latest sessions. */
export const MOST_COMMENTS = 60;
/** Names of communes far from every session; the others are a number. */
const MOST_FAR_NAMES = 12;

/** A region or a département. */
export type ReportLine = { code: string; name: string; facts: TerritoryFacts; rates: WeekRates };
export type ReportTable = { level: 'regions' | 'departments'; lines: ReportLine[] };

export type CommuneTotals = { code: string; name: string; population: number; totals: Totals };
export type ReportCommunes = {
  /** Those with a session, by name. */
  lines: CommuneTotals[];
  /** Those that the report has no room for. */
  others: { communes: number; totals: Totals } | undefined;
  /** Sessions that are held online alone; undefined when there are none. */
  online: Totals | undefined;
};

/** Figures of a part of the sessions: the code of a programme, an audience or a format. */
export type ReportPart = { code: string; totals: Totals };
export type ReportParts = { programmes: ReportPart[]; audiences: ReportPart[]; formats: ReportPart[] };

/** What the reports that count say of who came. */
export type ToldTallies = {
  /** Reports that count. */
  reports: number;
  /** How many of them tell anything of a group. */
  given: Record<TallyGroup, number>;
  people: Tallies;
};
export type ReportTallies = {
  group: TallyGroup;
  /** Reports that tell of it. */
  reports: number;
  /** Of all its categories together. */
  people: number;
  categories: { category: TallyCategory; people: number }[];
}[];

/** What a mediator wrote of a session, with what tells which one. */
export type ReportComment = {
  sessionId: string;
  comment: string;
  title: string;
  /** Of the title. */
  language: string;
  /** YYYY-MM-DD, where the session was held. */
  day: string;
  /** Null online. */
  communeName: string | null;
};

export type FarCommunes = { communes: number; people: number; names: string[] };

/** Whether the figures of a campaign can still change because it is not over. `today`: day in Paris, YYYY-MM-DD. */
export function reportState(
  { startsOn, endsOn }: { startsOn: string; endsOn: string },
  today: string,
): 'before' | 'during' | 'after' {
  return today < startsOn ? 'before' : today > endsOn ? 'after' : 'during';
}

/** What the map compares territories by: the share of the target; without a target, events for the inhabitants. */
export function reportMeasure({ targets }: Pick<TerritoryFacts, 'targets'>): Measure {
  return targets.events > 0 ? 'objectif' : 'evenements';
}

type Lines = {
  regions: readonly { code: string; name: string; facts: TerritoryFacts }[];
  departments: readonly { code: string; name: string; regionCode: string; facts: TerritoryFacts }[];
  /** By code of département; one without any session may be missing. */
  counts: ReadonlyMap<string, WeekCounts>;
};

/** The tables of what lies in a territory: regions and départements of the country, départements of a region. */
export function reportTables(territory: Territory, { regions, departments, counts }: Lines): ReportTable[] {
  if (territory.kind === 'department') return [];
  const countsOf = (code: string) => counts.get(code) ?? noWeekCounts;
  const inside =
    territory.kind === 'country'
      ? departments
      : departments.filter(({ regionCode }) => regionCode === territory.code);
  const table: ReportTable = {
    level: 'departments',
    lines: inside.map(({ code, name, facts }) => ({ code, name, facts, rates: weekRates(countsOf(code)) })),
  };
  if (territory.kind === 'region') return [table];
  const lines = regions.map(({ code, name, facts }) => {
    const members = departments.filter(({ regionCode }) => regionCode === code);
    return { code, name, facts, rates: weekRates(sumWeekCounts(members.map((each) => countsOf(each.code)))) };
  });
  return [{ level: 'regions', lines }, table];
}

/** What the rates of a whole territory are made of. */
export function reportCounts(
  territory: Territory,
  { departments, counts }: Pick<Lines, 'departments' | 'counts'>,
): WeekCounts {
  return sumWeekCounts(
    departments
      .filter(
        ({ code, regionCode }) =>
          territory.kind === 'country' ||
          territory.code === (territory.kind === 'region' ? regionCode : code),
      )
      .map(({ code }) => counts.get(code) ?? noWeekCounts),
  );
}

/** The communes of a département: those with the most sessions have a line, in the order of their names. */
export function reportCommunes(
  communes: readonly CommuneTotals[],
  online: Totals | undefined,
  most = MOST_COMMUNES,
): ReportCommunes {
  const byEvents = [...communes].sort(
    (one, other) =>
      other.totals.events - one.totals.events ||
      other.totals.participants.total - one.totals.participants.total ||
      (one.code < other.code ? -1 : 1),
  );
  const rest = byEvents.slice(most);
  return {
    lines: byEvents.slice(0, most).sort((one, other) => nameOrder.compare(one.name, other.name)),
    others:
      rest.length === 0
        ? undefined
        : { communes: rest.length, totals: sumTotals(rest.map(({ totals }) => totals)) },
    online,
  };
}

const nameOrder = new Intl.Collator('fr');

/**
 * Figures by programme, audience and format, each in the order of its menu; what has no session is left out. A code that
 * no menu knows comes last.
 */
export function reportParts(
  byPart: readonly { programme: string; audience: string; totals: Totals }[],
  byFormat: readonly { format: string; totals: Totals }[],
  programmes: readonly string[],
): ReportParts {
  return {
    programmes: sumParts(
      byPart.map(({ programme, totals }) => ({ code: programme, totals })),
      programmes,
    ),
    audiences: sumParts(
      byPart.map(({ audience, totals }) => ({ code: audience, totals })),
      audiences,
    ),
    formats: sumParts(
      byFormat.map(({ format, totals }) => ({ code: format, totals })),
      formats,
    ),
  };
}

function sumParts(parts: readonly ReportPart[], order: readonly string[]): ReportPart[] {
  const sums = new Map<string, Totals[]>();
  for (const { code, totals } of parts) sums.set(code, [...(sums.get(code) ?? []), totals]);
  const known = order.filter((code) => sums.has(code));
  const unknown = [...sums.keys()].filter((code) => !order.includes(code)).sort();
  return [...known, ...unknown]
    .map((code) => ({ code, totals: sumTotals(sums.get(code) ?? []) }))
    .filter(({ totals }) => totals.events > 0);
}

/** Who came, group by group; a group that no report tells of is left out, a category that nobody is of as well. */
export function reportTallies({ given, people }: ToldTallies): ReportTallies {
  return tallyGroupNames.flatMap((group) => {
    const all: readonly TallyCategory[] = tallyGroups[group];
    const categories = all
      .map((category) => ({ category, people: people[category] ?? 0 }))
      .filter((line) => line.people > 0);
    const sum = categories.reduce((total, line) => total + line.people, 0);
    if (sum === 0) return [];
    return [{ group, reports: given[group], people: sum, categories }];
  });
}

/** A comment as one line. */
export function onOneLine(comment: string): string {
  return comment.replace(/\s+/g, ' ').trim();
}

/**
 * The communes of départements that are far from every session (app/domain/coverage.ts): how many, their inhabitants, and
 * the names of the most populated ones. `distances` are in the order of the communes.
 */
export function farCommunes(
  communes: readonly Pick<CountedCommune, 'name' | 'departmentCode' | 'population'>[],
  distances: Float64Array,
  departmentCodes: ReadonlySet<string>,
): FarCommunes {
  const far = communes
    .filter(
      (commune, place) =>
        departmentCodes.has(commune.departmentCode) &&
        isLeftOut(commune, distances[place] ?? Number.POSITIVE_INFINITY),
    )
    .sort((one, other) => other.population - one.population || nameOrder.compare(one.name, other.name));
  return {
    communes: far.length,
    people: far.reduce((sum, { population }) => sum + population, 0),
    names: far.slice(0, MOST_FAR_NAMES).map(({ name, departmentCode }) => `${name} (${departmentCode})`),
  };
}
