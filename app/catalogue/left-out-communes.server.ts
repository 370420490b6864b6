/** Communes far from every session, and what there is near each to mend it. */
import type { Campaign } from '#app/domain/campaign.ts';
import { type CountedCommune, isLeftOut } from '#app/domain/coverage.ts';
import type { Territory } from '#app/domain/permission.ts';
import { sumUnmetByCommune } from '#db/alert-demands.server.ts';
import type { Connection } from '#db/connection.server.ts';
import { countIdleMediators, listMediatorsAround, type NearbyMediator } from '#db/idle-mediators.server.ts';
import { listSleepingVenues, type SleepingVenue } from '#db/sleeping-venues.server.ts';
import type { Coverage } from './coverage.server.ts';

export type LeftOutCommune = Pick<CountedCommune, 'code' | 'name' | 'departmentCode' | 'population'> & {
  /** Kilometres to the nearest session; Infinity when there is none at all. */
  distance: number;
  unmet: number;
  venues: Some<SleepingVenue>;
  mediators: Some<NearbyMediator>;
  /** Mediators of its département whose organisation has no session yet. */
  idle: number;
};

/** The first ones, and how many more there are. */
export type Some<Thing> = { shown: Thing[]; more: number };

export type LeftOut = {
  /** On this page, the most populated first. */
  communes: LeftOutCommune[];
  /** Of all pages. */
  count: number;
  population: number;
  page: number;
  pages: number;
};

const PER_PAGE = 20;
/** Venues and mediators told of each commune. */
const TOLD = 3;

/**
 * Those of `departmentCodes`; venues and mediators are those of the coordinator's territory, which may be larger. A
 * page beyond the last one is the last one. Six queries.
 */
export async function listLeftOut(
  connection: Connection,
  campaign: Campaign,
  coverage: Coverage,
  asked: { departmentCodes: ReadonlySet<string>; territory: Territory; page: number },
): Promise<LeftOut> {
  const all = coverage.communes
    .map((commune, place) => ({ commune, distance: coverage.distances[place] ?? Number.POSITIVE_INFINITY }))
    .filter(
      ({ commune, distance }) =>
        asked.departmentCodes.has(commune.departmentCode) && isLeftOut(commune, distance),
    )
    .sort(
      (one, other) =>
        other.commune.population - one.commune.population || (one.commune.code < other.commune.code ? -1 : 1),
    );
  const pages = Math.max(1, Math.ceil(all.length / PER_PAGE));
  const page = Math.min(asked.page, pages);
  const shown = all.slice((page - 1) * PER_PAGE, page * PER_PAGE);
  const points = shown.map(({ commune }) => commune);
  const codes = [...new Set(points.map(({ departmentCode }) => departmentCode))];
  const [unmet, venues, mediators, idle] = await Promise.all([
    sumUnmetByCommune(connection, campaign.id, codes),
    listSleepingVenues(connection, campaign.id, asked.territory, points),
    listMediatorsAround(connection, asked.territory, points),
    countIdleMediators(connection, campaign.id, codes),
  ]);
  return {
    communes: shown.map(({ commune, distance }, place) => ({
      ...commune,
      distance,
      unmet: unmet.get(commune.code) ?? 0,
      venues: some(venues[place] ?? []),
      mediators: some(mediators[place] ?? []),
      idle: idle.get(commune.departmentCode) ?? 0,
    })),
    count: all.length,
    population: all.reduce((sum, { commune }) => sum + commune.population, 0),
    page,
    pages,
  };
}

function some<Thing>(things: Thing[]): Some<Thing> {
  return { shown: things.slice(0, TOLD), more: Math.max(0, things.length - TOLD) };
}
