import { listLeftOut } from '#app/catalogue/left-out-communes.server.ts';
import { type DepartmentFacts, findTerritoryFacts } from '#app/catalogue/territory-facts.server.ts';
import type { MapSheet } from '#app/components/territory-map.tsx';
import { type MapView, mapAddress } from '#app/domain/map-view.ts';
import type { Territory } from '#app/domain/permission.ts';
import { levelBounds, measureOf, sortTerritories } from '#app/domain/territory-measure.ts';
import { drawingsOf, type TerritoryDrawings } from '#app/geo/territory-drawings.server.ts';
import type { RequestContext } from '#app/server/context.server.ts';

/** What the map of an area shows; undefined before the first campaign. `own` is the whole territory of who asks. */
export async function findMap(
  context: RequestContext,
  { area, own, view }: { area: Territory; own: Territory; view: MapView },
) {
  const found = await findTerritoryFacts(context, context.now());
  if (!found) return undefined;
  const { campaign, coverage, national } = found;
  const departments = found.departments.filter((department) => liesWithin(department, area));
  const byRegion = area.kind === 'country' && view.detail === 'regions';
  const lines = (byRegion ? found.regions : departments).map(({ code, name, facts }) => ({
    code,
    name,
    facts,
    path: byRegion
      ? mapAddress(`/coordination/carte/regions/${code}`, { measure: view.measure })
      : `/coordination/carte/departements/${code}`,
  }));
  const whole =
    area.kind === 'region'
      ? found.regions.find(({ code }) => code === area.code)
      : area.kind === 'department'
        ? departments[0]
        : undefined;
  const average = measureOf(national, view.measure);
  const [drawings, leftOut] = await Promise.all([
    drawingsOf(context.connection),
    listLeftOut(context.connection, campaign, coverage, {
      departmentCodes: new Set(departments.map(({ code }) => code)),
      territory: own,
      page: view.farPage,
    }),
  ]);
  return {
    campaign: campaign.name,
    sessions: coverage.sessions,
    exact: coverage.exact,
    area: area.kind,
    byRegion,
    lines: sortTerritories(lines, view.sorting),
    total: whole?.facts ?? national,
    average,
    bounds: levelBounds(view.measure, average),
    sheet: sheetOf(
      area,
      byRegion ? drawings.regions : drawings.departments,
      area.kind === 'region'
        ? drawings.ofRegion.get(area.code)
        : area.kind === 'department'
          ? drawings.ofDepartment.get(area.code)?.drawing
          : undefined,
      lines,
    ),
    /** Undefined for the whole country. */
    name: whole?.name,
    leftOut,
  };
}

export type FoundMap = NonNullable<Awaited<ReturnType<typeof findMap>>>;

function liesWithin(department: DepartmentFacts, area: Territory): boolean {
  if (area.kind === 'country') return true;
  return area.code === (area.kind === 'region' ? department.regionCode : department.code);
}

/** Which drawings show an area. Territories that are on none of them are insets of their own. */
export function sheetOf(
  area: Territory,
  country: TerritoryDrawings,
  close: MapSheet['main'],
  lines: readonly { code: string }[],
): MapSheet {
  const main = area.kind === 'country' ? country.mainland : close;
  const shown = new Set(main?.shapes.map(({ code }) => code));
  const paris = country.paris.shapes.length > 0 && area.kind !== 'department' ? country.paris : undefined;
  return {
    main,
    paris: paris?.shapes.every(({ code }) => lines.some((line) => line.code === code)) ? paris : undefined,
    insets: lines
      .filter(({ code }) => !shown.has(code))
      .map(({ code }) => ({ code, drawing: country.overseas.get(code) })),
  };
}
