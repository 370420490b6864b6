import type { Campaign } from '#app/domain/campaign.ts';
import type { Territory } from '#app/domain/permission.ts';
import { nationalTargets, resolveTargets, type TerritoryTargets } from '#app/domain/target.ts';
import { noTotals, sumTotals, type Totals } from '#app/domain/totals.ts';
import { findCampaign, getCurrentCampaign } from './campaigns.server.ts';
import type { Connection } from './connection.server.ts';
import { listTerritoryTargets } from './targets.server.ts';
import {
  type DepartmentTotals,
  listTotalsByDepartment,
  sumByRegion,
  type TerritoryTotals,
} from './totals.server.ts';

/** A campaign's figures against its targets, nationally and in every territory. */
export type Figures = TerritoryTargets & {
  campaign: Campaign;
  totals: Totals;
  regions: TerritoryFigures[];
  departments: DepartmentFigures[];
};

export type TerritoryFigures = TerritoryTotals & TerritoryTargets;
export type DepartmentFigures = DepartmentTotals & TerritoryTargets;

/**
 * The figures of the campaign with that slug, of the current one when no slug is given; undefined when there is none.
 * The one place that targets are taken from, by the rule of app/domain/target.ts; they say whether somebody set them.
 */
export async function findFigures(
  connection: Connection,
  now: Date,
  slug?: string,
): Promise<Figures | undefined> {
  const campaign =
    slug === undefined ? await getCurrentCampaign(connection, now) : await findCampaign(connection, slug);
  if (!campaign) return undefined;
  const [listed, set] = await Promise.all([
    listTotalsByDepartment(connection, campaign.id),
    listTerritoryTargets(connection, campaign.id),
  ]);
  const resolved = resolveTargets(campaign.targets, listed, set);
  return {
    campaign,
    ...nationalTargets(campaign.targets),
    totals: sumTotals(listed.map(({ totals }) => totals)),
    departments: listed.map((line) => ({ ...line, ...(resolved.departments.get(line.code) ?? noTargets) })),
    regions: sumByRegion(listed).map((line) => ({
      ...line,
      ...(resolved.regions.get(line.code) ?? noTargets),
    })),
  };
}

/** What one territory's line holds, and those of its départements. */
export function figuresOf(
  figures: Figures,
  territory: Territory,
): TerritoryTargets & { totals: Totals; departments: DepartmentFigures[] } {
  const { regions, departments } = figures;
  switch (territory.kind) {
    case 'country':
      return figures;
    case 'region': {
      const region = regions.find(({ code }) => code === territory.code);
      return {
        ...(region ?? none),
        departments: departments.filter(({ regionCode }) => regionCode === territory.code),
      };
    }
    case 'department': {
      const department = departments.find(({ code }) => code === territory.code);
      return { ...(department ?? none), departments: department ? [department] : [] };
    }
  }
}

const noTargets: TerritoryTargets = {
  targets: { events: 0, seats: 0, participants: 0 },
  origins: { events: 'computed', seats: 'computed', participants: 'computed' },
};
const none = { ...noTargets, totals: noTotals };
