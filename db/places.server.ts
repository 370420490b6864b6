import { setImmediate } from 'node:timers/promises';
import type { CountedCommune } from '#app/domain/coverage.ts';
import { distanceBetween, type Point } from '#app/domain/distance.ts';
import type { Place, PlaceAnswer } from '#app/domain/place.ts';
import { buildPlaceIndex, type PlaceIndex } from '#app/geo/place-index.ts';
import { communesNamed, resolveInIndex, searchPlaces } from '#app/geo/place-search.ts';
import { type PlaceSuggestion, suggestPlaces } from '#app/geo/place-suggestions.ts';
import type { Connection } from './connection.server.ts';

export type { Place, PlaceAnswer };

/** Places for a name or postcode as it is being typed, the best first (app/geo/place-search.ts says which). */
export async function findPlaces(connection: Connection, query: string, limit = 8): Promise<Place[]> {
  return searchPlaces(await indexOf(connection), query, limit);
}

/** Places to propose while a name or postcode is being typed, each with words that a search takes for it alone. */
export async function listPlaceSuggestions(
  connection: Connection,
  query: string,
  limit: number,
): Promise<PlaceSuggestion[]> {
  return suggestPlaces(await indexOf(connection), query, limit);
}

/** The place that a name or postcode means, or the choice among those of the same name. */
export async function resolvePlace(connection: Connection, query: string): Promise<PlaceAnswer> {
  return resolveInIndex(await indexOf(connection), query, 12);
}

/** The département of a region (any of them: they share a zone), or the one whose middle is nearest to a point. */
export async function findDepartmentCode(
  connection: Connection,
  { near, regionCode }: { near: Point | undefined; regionCode: string | undefined },
): Promise<string | undefined> {
  const departments = [...(await indexOf(connection)).departments.values()];
  if (!near) return departments.find((department) => department.regionCode === regionCode)?.code;
  const away = (point: Point) => distanceBetween(near, point);
  return departments.reduce<(typeof departments)[number] | undefined>(
    (nearest, each) => (nearest && away(nearest) <= away(each) ? nearest : each),
    undefined,
  )?.code;
}

/** Communes that bear exactly the name that was typed, or did before a merger; the most populated first. */
export async function findCommunesNamed(connection: Connection, name: string): Promise<Place[]> {
  return communesNamed(await indexOf(connection), name);
}

/** The communes whose inhabitants add up to the country's; arrondissements are counted with their city. */
export async function listCountedCommunes(connection: Connection): Promise<readonly CountedCommune[]> {
  const { communes } = await indexOf(connection);
  return [...communes.values()].filter(({ parentCode }) => parentCode === null);
}

/**
 * The names of this database's territories, read from memory once per process: they change with a migration only,
 * prefixes are compared in the same order whatever the engine's collation, and an answer takes microseconds
 * (docs/decisions/2026-11-22-place-names-in-memory.md). The first call loads them, so the server asks at its start.
 */
export function indexOf(connection: Connection): Promise<PlaceIndex> {
  connection.placeIndex ??= loadPlaceIndex(connection).catch((error: unknown) => {
    // A database that did not answer once is asked again by the next search.
    connection.placeIndex = undefined;
    throw error;
  });
  return connection.placeIndex;
}

async function loadPlaceIndex(connection: Connection): Promise<PlaceIndex> {
  const { db } = connection;
  const [formerCommunes, departments, regions] = await Promise.all([
    db.selectFrom('former_communes').select(['name', 'commune_code as communeCode']).execute(),
    db
      .selectFrom('departments')
      .select(['code', 'name', 'region_code as regionCode', 'population', 'latitude', 'longitude'])
      .execute(),
    db.selectFrom('regions').select(['code', 'name']).execute(),
  ]);
  return buildPlaceIndex({
    communes: await listInBatches((last) => communesAfter(connection, last)),
    formerCommunes: formerCommunes.flatMap(({ name, communeCode }) =>
      name === null ? [] : [{ name, communeCode }],
    ),
    postcodes: await listInBatches((last) => postcodesAfter(connection, last)),
    departments,
    regions,
  });
}

/** Rows that are read in one go: on SQLite the process answers nobody meanwhile. */
const BATCH = 2000;

/** All rows, read batch by batch; `after` gives those that follow the last one, an empty list at the end. */
async function listInBatches<Row>(after: (last: Row | undefined) => Promise<Row[]>): Promise<Row[]> {
  const rows: Row[] = [];
  for (;;) {
    const batch = await after(rows.at(-1));
    if (batch.length === 0) return rows;
    for (const row of batch) rows.push(row);
    await setImmediate();
  }
}

function communesAfter({ db }: Connection, last: { code: string } | undefined) {
  return db
    .selectFrom('communes')
    .select(['code', 'name', 'population', 'latitude', 'longitude', 'position'])
    .select(['search_name as searchName', 'department_code as departmentCode', 'parent_code as parentCode'])
    .where('code', '>', last?.code ?? '')
    .orderBy('code')
    .limit(BATCH)
    .execute();
}

function postcodesAfter({ db }: Connection, last = { postcode: '', communeCode: '' }) {
  return db
    .selectFrom('postcodes')
    .select(['postcode', 'commune_code as communeCode'])
    .where('postcode', '>=', last.postcode)
    .where((row) => row.or([row('postcode', '>', last.postcode), row('commune_code', '>', last.communeCode)]))
    .orderBy('postcode')
    .orderBy('commune_code')
    .limit(BATCH)
    .execute();
}
