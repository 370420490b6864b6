import type { Coverage } from '#app/catalogue/coverage.server.ts';
import { listLeftOut } from '#app/catalogue/left-out-communes.server.ts';
import { findTerritoryFacts } from '#app/catalogue/territory-facts.server.ts';
import type { ReachMapFacts } from '#app/components/reach-map.tsx';
import { type CommuneView, type Reach, reachOf, sortCommunes } from '#app/domain/commune-list.ts';
import type { Territory } from '#app/domain/permission.ts';
import { drawingsOf } from '#app/geo/territory-drawings.server.ts';
import { type Frame, framePoints } from '#app/geo/territory-shapes.ts';
import type { RequestContext } from '#app/server/context.server.ts';
import { sumUnmetByCommune } from '#db/alert-demands.server.ts';

const COMMUNES_PER_PAGE = 50;

/** What the map's page of a département shows; undefined before the first campaign. `own`: of the coordinator. */
export async function findDepartmentMap(
  context: RequestContext,
  asked: CommuneView & { code: string; own: Territory },
) {
  const { connection } = context;
  const found = await findTerritoryFacts(context, context.now());
  const department = found?.departments.find(({ code }) => code === asked.code);
  if (!found || !department) return undefined;
  const { campaign, coverage } = found;
  const [unmet, drawings, leftOut] = await Promise.all([
    sumUnmetByCommune(connection, campaign.id, [asked.code]),
    drawingsOf(connection),
    listLeftOut(connection, campaign, coverage, {
      departmentCodes: new Set([asked.code]),
      territory: asked.own,
      page: asked.farPage,
    }),
  ]);
  const communes = communesOf(coverage, asked.code).map((commune) => ({
    ...commune,
    unmet: unmet.get(commune.code) ?? 0,
  }));
  const pages = Math.max(1, Math.ceil(communes.length / COMMUNES_PER_PAGE));
  const page = Math.min(asked.page, pages);
  return {
    campaign: campaign.name,
    sessions: coverage.sessions,
    exact: coverage.exact,
    department,
    national: found.national,
    communes: sortCommunes(communes, asked.sorting).slice(
      (page - 1) * COMMUNES_PER_PAGE,
      page * COMMUNES_PER_PAGE,
    ),
    page,
    pages,
    reach: drawReach(drawings.ofDepartment.get(asked.code) ?? framePoints(communes), communes, coverage),
    leftOut,
  };
}

export type FoundDepartmentMap = NonNullable<Awaited<ReturnType<typeof findDepartmentMap>>>;

type Measured = ReturnType<typeof communesOf>[number];

/** The communes of a département with the distance to the nearest session, in kilometres. */
export function communesOf({ communes, distances }: Coverage, departmentCode: string) {
  return communes.flatMap((commune, place) =>
    commune.departmentCode === departmentCode
      ? [{ ...commune, distance: distances[place] ?? Number.POSITIVE_INFINITY }]
      : [],
  );
}

/**
 * One sign for each spot, as large as many people live there, the largest below the others; where sessions are held.
 * A commune placed outside by its neighbours stands at the border.
 */
export function drawReach(
  { drawing, place }: Frame,
  communes: readonly Measured[],
  { positions }: Coverage,
): ReachMapFacts {
  const { width, height } = drawing;
  const spots = new Map<
    string,
    { x: number; y: number; reach: Reach; communes: number; population: number }
  >();
  for (const { population, distance, longitude, latitude } of communes) {
    const { x, y } = place(longitude, latitude);
    const reach = reachOf(distance);
    const key = `${x} ${y} ${reach}`;
    const spot = spots.get(key);
    if (spot) {
      spot.communes++;
      spot.population += population;
    } else {
      spots.set(key, {
        x: within(x, width),
        y: within(y, height),
        reach,
        communes: 1,
        population,
      });
    }
  }
  return {
    drawing,
    spots: [...spots.values()]
      .sort((one, other) => other.population - one.population)
      .map(({ population, ...spot }) => ({ ...spot, radius: radiusOf(population) })),
    venues: Array.from(positions.latitudes, (latitude, at) =>
      place(positions.longitudes[at] ?? 0, latitude),
    ).filter(({ x, y }) => x === within(x, width) && y === within(y, height)),
  };
}

function within(value: number, limit: number): number {
  return Math.max(0, Math.min(limit, value));
}

/** In units of the drawing: an area in proportion to the inhabitants, within what can be seen. */
function radiusOf(population: number): number {
  return Math.round(Math.min(45, 5 + Math.sqrt(population) / 8));
}
