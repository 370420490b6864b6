import { foldPlace } from '#app/domain/folding.ts';
import { meanPosition } from '#app/domain/mean-position.ts';
import { programmes } from '#app/domain/session.ts';
import { timeZoneOfDepartment } from '#app/domain/territory.ts';
import type { LocatedCommune } from '#app/geo/commune-positions.ts';
import { readTerritories, type Territories } from '#app/geo/territory-sources.server.ts';
import type { Database } from '../schema.ts';

/** Fills the tables that every database holds: territories, programmes, and the catalogue's first version. */

/** Rows per statement; the widest one stays under SQLite's 32,766 parameters and keeps memory flat. */
const BATCH = 500;

export async function up(db: Database): Promise<void> {
  await db.schema
    .createTable('former_communes')
    .addColumn('code', 'text', (column) => column.primaryKey())
    .addColumn('name', 'text')
    .addColumn('commune_code', 'text', (column) => column.notNull().references('communes.code'))
    .execute();

  const territories = await readTerritories();
  const { regions, communes, formerCommunes, outlines } = territories;
  await db.insertInto('regions').values(regions).execute();
  await db.insertInto('departments').values(departmentRows(territories)).execute();
  for (const batch of batches(communes)) {
    await db
      .insertInto('communes')
      .values(
        batch.map((commune) => ({
          code: commune.code,
          name: commune.name,
          search_name: searchName(commune.name),
          department_code: commune.departmentCode,
          region_code: commune.regionCode,
          population: commune.population,
          latitude: commune.latitude,
          longitude: commune.longitude,
          position: commune.position,
          parent_code: commune.parentCode,
        })),
      )
      .execute();
  }
  const postcodes = communes.flatMap(({ code, postcodes: own }) =>
    own.map((postcode) => ({ postcode, commune_code: code })),
  );
  for (const batch of batches(postcodes)) await db.insertInto('postcodes').values(batch).execute();
  for (const batch of batches(formerCommunes)) {
    await db
      .insertInto('former_communes')
      .values(batch.map(({ code, name, communeCode }) => ({ code, name, commune_code: communeCode })))
      .execute();
  }
  await db
    .insertInto('department_outlines')
    .values(outlines.map(({ departmentCode, geometry }) => ({ department_code: departmentCode, geometry })))
    .execute();

  await db
    .insertInto('programmes')
    .values(programmes.map(({ slug, name }, position) => ({ slug, name, position })))
    .execute();
  await db.insertInto('catalogue_versions').values({ id: 1, version: 0 }).execute();
}

function departmentRows({ departments, communes }: Territories) {
  const members = new Map<string, LocatedCommune[]>(departments.map(({ code }) => [code, []]));
  for (const commune of communes) {
    if (commune.parentCode === null) members.get(commune.departmentCode)?.push(commune);
  }
  return departments.map(({ code, name, regionCode }) => {
    const own = members.get(code) ?? [];
    const middle = meanPosition(own.map((commune) => ({ ...commune, weight: commune.population })));
    if (!middle) throw new Error(`The département ${code} has no commune.`);
    return {
      code,
      name,
      region_code: regionCode,
      search_name: foldPlace(name),
      population: own.reduce((sum, commune) => sum + commune.population, 0),
      time_zone: timeZoneOfDepartment(code),
      latitude: Math.round(middle.latitude * 1e4) / 1e4,
      longitude: Math.round(middle.longitude * 1e4) / 1e4,
    };
  });
}

/** `Paris 11e Arrondissement` is looked for as `paris 11`. */
function searchName(name: string): string {
  return foldPlace(name).replace(/ (\d+)(?:er|e) arrondissement$/, ' $1');
}

function* batches<Row>(rows: readonly Row[]): Generator<Row[]> {
  for (let start = 0; start < rows.length; start += BATCH) yield rows.slice(start, start + BATCH);
}
