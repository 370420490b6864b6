import { findTerritoryFacts } from '#app/catalogue/territory-facts.server.ts';
import { localDate } from '#app/domain/local-time.ts';
import { contains, type Place } from '#app/domain/permission.ts';
import { levelBounds, measureOf } from '#app/domain/territory-measure.ts';
import {
  farCommunes,
  MOST_COMMENTS,
  onOneLine,
  reportCommunes,
  reportCounts,
  reportMeasure,
  reportParts,
  reportState,
  reportTables,
  reportTallies,
} from '#app/domain/territory-report.ts';
import { weekRates } from '#app/domain/week-rates.ts';
import { drawingsOf } from '#app/geo/territory-drawings.server.ts';
import { framePoints } from '#app/geo/territory-shapes.ts';
import type { RequestContext } from '#app/server/context.server.ts';
import { textIn } from '#app/text/locale.ts';
import { listProgrammes } from '#db/programmes.server.ts';
import { listReportComments, sumTallies } from '#db/territory-reports.server.ts';
import { listTotalsByCommune, listTotalsByFormat, listTotalsByPart } from '#db/totals.server.ts';
import { listWeekCountsByDepartment } from '#db/week-counts.server.ts';
import { communesOf, drawReach } from './coordination-map-department-facts.server.ts';
import { sheetOf } from './coordination-map-facts.server.ts';
import { territoryName } from './coordination-territory.server.ts';

/**
 * What the report of a territory says, of the campaign with that slug, else of the current one; undefined when there is
 * none. As many queries for many sessions as for none.
 */
export async function findTerritoryReport(context: RequestContext, place: Place, slug?: string) {
  const { connection, locale } = context;
  const now = context.now();
  const found = await findTerritoryFacts(context, now, slug);
  const whole = found && wholeOf(found, place);
  if (!whole) return undefined;
  const { campaign, figures, coverage, regions, departments } = found;
  const { id } = campaign;
  const [counts, byPart, byFormat, programmes, byCommune, tallies, comments, map] = await Promise.all([
    listWeekCountsByDepartment(connection, id, place, now),
    listTotalsByPart(connection, id, place),
    listTotalsByFormat(connection, id, place),
    listProgrammes(connection),
    place.kind === 'department' ? listTotalsByCommune(connection, id, place.code) : undefined,
    sumTallies(connection, id, place),
    listReportComments(connection, id, place, MOST_COMMENTS),
    findReportMap(context, place, found, slug),
  ]);
  const inside = departments.filter(({ code, regionCode }) =>
    contains(place, { kind: 'department', code, regionCode }),
  );
  const summed = reportCounts(place, { departments, counts });
  const report = {
    campaign: {
      slug: campaign.slug,
      name: campaign.name,
      startsOn: campaign.startsOn,
      endsOn: campaign.endsOn,
      archivedAt: campaign.archivedAt,
    },
    kind: place.kind,
    territory:
      place.kind === 'country' ? textIn(locale).figures.country : territoryName(figures, place, locale),
    asOf: now.toISOString(),
    state: reportState(campaign, localDate(now.toISOString(), 'Europe/Paris')),
    facts: whole.facts,
    origins: whole.origins,
    counts: summed,
    rates: weekRates(summed),
    map,
    far: farCommunes(coverage.communes, coverage.distances, new Set(inside.map(({ code }) => code))),
    coverage: { sessions: coverage.sessions, exact: coverage.exact },
    tables: reportTables(place, { regions, departments, counts }),
    communes: byCommune && reportCommunes(byCommune.communes, byCommune.online),
    parts: reportParts(
      byPart,
      byFormat,
      programmes.map(({ slug }) => slug),
    ),
    programmes,
    reports: tallies.reports,
    tallies: reportTallies(tallies),
    comments: {
      total: tallies.comments,
      lines: comments.map((line) => ({ ...line, comment: onOneLine(line.comment) })),
    },
  };
  return { figures, report };
}

export type FoundReport = NonNullable<Awaited<ReturnType<typeof findTerritoryReport>>>['report'];

type Found = NonNullable<Awaited<ReturnType<typeof findTerritoryFacts>>>;

function wholeOf({ figures, national, regions, departments }: Found, place: Place) {
  if (place.kind === 'country') return { facts: national, origins: figures.origins };
  const [measured, aimed] =
    place.kind === 'region' ? [regions, figures.regions] : [departments, figures.departments];
  const facts = measured.find(({ code }) => code === place.code)?.facts;
  const origins = aimed.find(({ code }) => code === place.code)?.origins;
  return facts && origins && { facts, origins };
}

/** Départements in the steps of a measure; inside a département, its communes by how far a session is. */
async function findReportMap(
  context: RequestContext,
  place: Place,
  { coverage, national, departments }: Found,
  slug: string | undefined,
) {
  const drawings = await drawingsOf(context.connection);
  if (place.kind === 'department') {
    const communes = communesOf(coverage, place.code);
    return {
      kind: 'reach' as const,
      reach: drawReach(drawings.ofDepartment.get(place.code) ?? framePoints(communes), communes, coverage),
    };
  }
  const measure = reportMeasure(national);
  const average = measureOf(national, measure);
  const territories = departments
    .filter(({ code, regionCode }) => contains(place, { kind: 'department', code, regionCode }))
    .map(({ code, name, facts }) => ({
      code,
      name,
      value: measureOf(facts, measure),
      path: `/coordination/rapport?departement=${code}${slug === undefined ? '' : `&edition=${slug}`}`,
    }));
  return {
    kind: 'levels' as const,
    measure,
    average,
    bounds: levelBounds(measure, average),
    territories,
    sheet: sheetOf(
      place,
      drawings.departments,
      place.kind === 'region' ? drawings.ofRegion.get(place.code) : undefined,
      territories,
    ),
  };
}
