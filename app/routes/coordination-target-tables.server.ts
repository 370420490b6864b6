import type { Targets } from '#app/domain/campaign.ts';
import { mondayOf } from '#app/domain/local-time.ts';
import type { Place } from '#app/domain/permission.ts';
import {
  listParts,
  type SetTargets,
  sumSetTargets,
  type TargetOrigin,
  type TargetPart,
  writePart,
} from '#app/domain/target.ts';
import { sumTotals, type Totals } from '#app/domain/totals.ts';
import { type Figures, figuresOf } from '#db/figures.server.ts';
import type { PartTotals } from '#db/totals.server.ts';
import { territoryQuery } from './coordination-territory.server.ts';

/** One line of the targets' page: what stands there against what is aimed at. */
export type TargetLine = {
  /** A territory's code, or a part as `writePart` names it. */
  key: string;
  /** A territory's name; a part is named by the page. */
  name?: string;
  totals: Totals;
  targets: SetTargets;
  /** Of a territory; a part's targets are set or missing. */
  origins?: Record<keyof Targets, TargetOrigin>;
  /** Query of the page where it is set. */
  query: string;
};

export type TargetTables = {
  /** The territory as a whole. */
  whole: TargetLine;
  tables: {
    kind: 'regions' | 'departments' | 'programme' | 'audience' | 'week';
    lines: TargetLine[];
    sum: SetTargets;
  }[];
};

/** Everything that a target of that territory may be set for, with what it has so far. */
export function makeTargetTables(
  figures: Figures,
  place: Place,
  { set, counted, programmes }: { set: Map<string, SetTargets>; counted: PartTotals[]; programmes: string[] },
): TargetTables {
  const { totals, targets, origins, departments } = figuresOf(figures, place);
  const own = territoryQuery(place);
  const whole = { key: 'whole', totals, targets, origins, query: withPart(own, { kind: 'whole' }) };
  const lines = listParts(figures.campaign, programmes).map((part) => ({
    kind: part.kind,
    key: writePart(part),
    totals: sumTotals(counted.filter((one) => belongsTo(one, part)).map((one) => one.totals)),
    targets: set.get(writePart(part)) ?? { events: null, seats: null, participants: null },
    query: withPart(own, part),
  }));
  const territories =
    place.kind === 'country'
      ? [table('regions', figures.regions.map(territoryLine('region')))]
      : place.kind === 'region'
        ? [table('departments', departments.map(territoryLine('department')))]
        : [];
  const parts = (['programme', 'audience', 'week'] as const).map((kind) =>
    table(
      kind,
      lines.filter((line) => line.kind === kind),
    ),
  );
  return { whole, tables: [...territories, ...parts] };
}

function table(
  kind: TargetTables['tables'][number]['kind'],
  lines: TargetLine[],
): TargetTables['tables'][number] {
  return { kind, lines, sum: sumSetTargets(lines.map(({ targets }) => targets)) };
}

function territoryLine(kind: 'region' | 'department') {
  return ({ code, name, totals, targets, origins }: Figures['regions'][number]): TargetLine => ({
    key: code,
    name,
    totals,
    targets,
    origins,
    query: withPart(territoryQuery({ kind, code }), { kind: 'whole' }),
  });
}

function belongsTo({ programme, audience, day }: PartTotals, part: TargetPart): boolean {
  switch (part.kind) {
    case 'whole':
      return true;
    case 'programme':
      return programme === part.code;
    case 'audience':
      return audience === part.code;
    case 'week':
      return mondayOf(day) === part.code;
  }
}

function withPart(query: string, part: TargetPart): string {
  return `${query}${query === '' ? '?' : '&'}quoi=${writePart(part)}`;
}
