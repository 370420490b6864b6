/** The facts that the coordinators' map compares territories by: figures from the database, coverage from memory. */
import type { Campaign } from '#app/domain/campaign.ts';
import { sumFacts, type TerritoryFacts } from '#app/domain/territory-measure.ts';
import { sumUnmetByDepartment } from '#db/alert-demands.server.ts';
import { sumBoundedSeatsByDepartment } from '#db/bounded-seats.server.ts';
import type { Connection } from '#db/connection.server.ts';
import { type Figures, findFigures } from '#db/figures.server.ts';
import type { Catalogue } from './catalogue.server.ts';
import { type Coverage, findCoverage } from './coverage.server.ts';

export type MeasuredTerritory = { code: string; name: string; facts: TerritoryFacts };
export type DepartmentFacts = MeasuredTerritory & { regionCode: string; regionName: string };

export type FoundFacts = {
  campaign: Campaign;
  figures: Figures;
  coverage: Coverage;
  national: TerritoryFacts;
  regions: MeasuredTerritory[];
  departments: DepartmentFacts[];
};

/** The facts of the campaign with that slug, else of the current one, in every territory; undefined when there is none. */
export async function findTerritoryFacts(
  context: { catalogue: Catalogue; connection: Connection },
  now: Date,
  slug?: string,
): Promise<FoundFacts | undefined> {
  const { connection } = context;
  const figures = await findFigures(connection, now, slug);
  if (!figures) return undefined;
  const { campaign } = figures;
  const [bounded, unmet, coverage] = await Promise.all([
    sumBoundedSeatsByDepartment(connection, campaign.id),
    sumUnmetByDepartment(connection, campaign.id),
    findCoverage(context, campaign, now),
  ]);
  const departments = figures.departments.map(({ code, name, regionCode, regionName, totals, targets }) => ({
    code,
    name,
    regionCode,
    regionName,
    facts: {
      totals,
      targets,
      bounded: bounded.get(code) ?? { seats: 0, taken: 0 },
      coverage: coverage.byDepartment.get(code) ?? { population: 0, covered: 0 },
      unmet: unmet.get(code) ?? 0,
    },
  }));
  const factsOf = (some: DepartmentFacts[]) => some.map(({ facts }) => facts);
  return {
    campaign,
    figures,
    coverage,
    national: sumFacts(factsOf(departments), figures.targets),
    regions: figures.regions.map(({ code, name, targets }) => ({
      code,
      name,
      facts: sumFacts(factsOf(departments.filter(({ regionCode }) => regionCode === code)), targets),
    })),
    departments,
  };
}
