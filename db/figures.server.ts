import { type Campaign, shareTargets, sumTargets, type Targets } from '#app/domain/campaign.ts';
import { sumTotals, type Totals } from '#app/domain/totals.ts';
import { findCampaign, getCurrentCampaign } from './campaigns.server.ts';
import type { Connection } from './connection.server.ts';
import {
  type DepartmentTotals,
  listTotalsByDepartment,
  sumByRegion,
  type TerritoryTotals,
} from './totals.server.ts';

/** A campaign's figures against its targets, nationally and in every territory. */
export type Figures = {
  campaign: Campaign;
  totals: Totals;
  regions: TerritoryFigures[];
  departments: DepartmentFigures[];
};

export type TerritoryFigures = TerritoryTotals & { targets: Targets };
export type DepartmentFigures = DepartmentTotals & { targets: Targets };

/**
 * The figures of the campaign with that slug, of the current one when no slug is given; undefined when there is none.
 * National targets are shared between départements by population; a region's are the sum of its départements'.
 */
export async function findFigures(
  connection: Connection,
  now: Date,
  slug?: string,
): Promise<Figures | undefined> {
  const campaign =
    slug === undefined ? await getCurrentCampaign(connection, now) : await findCampaign(connection, slug);
  if (!campaign) return undefined;
  const listed = await listTotalsByDepartment(connection, campaign.id);
  const shares = shareTargets(campaign.targets, listed);
  const targetsOf = (code: string) => shares.get(code) ?? { events: 0, seats: 0, participants: 0 };
  return {
    campaign,
    totals: sumTotals(listed.map(({ totals }) => totals)),
    departments: listed.map((department) => ({ ...department, targets: targetsOf(department.code) })),
    regions: sumByRegion(listed).map((region) => ({
      ...region,
      targets: sumTargets(
        listed.filter(({ regionCode }) => regionCode === region.code).map(({ code }) => targetsOf(code)),
      ),
    })),
  };
}
