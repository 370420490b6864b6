import type { Connection } from '#db/connection.server.ts';
import type { Database } from '#db/schema.ts';
import type { SeedCommune, SeedDepartment } from './places.ts';

/** The real départements and communes that invented sessions are placed in. */
export async function readSeedFacts({
  db,
}: Connection): Promise<{ departments: SeedDepartment[]; communes: SeedCommune[] }> {
  const departments = await db
    .selectFrom('departments')
    .select(['code', 'name', 'region_code as regionCode', 'time_zone as timeZone', 'population'])
    .orderBy('code')
    .execute();
  return { departments, communes: await readCommunes(db) };
}

async function readCommunes(db: Database): Promise<SeedCommune[]> {
  const communes = await db
    .selectFrom('communes')
    .select([
      'code',
      'name',
      'department_code as departmentCode',
      'population',
      'latitude',
      'longitude',
      'position',
      'parent_code as parentCode',
    ])
    .orderBy('code')
    .execute();
  const postcodes = await db
    .selectFrom('postcodes')
    .groupBy('commune_code')
    .select(({ fn }) => ['commune_code', fn.min('postcode').as('postcode')])
    .execute();
  const postcodeOf = new Map(postcodes.map((row) => [row.commune_code, row.postcode]));
  // Paris, Lyon and Marseille are drawn by arrondissement.
  const divided = new Set(communes.map(({ parentCode }) => parentCode));
  return communes.flatMap(({ parentCode: _, ...commune }) => {
    const postcode = postcodeOf.get(commune.code);
    return postcode === undefined || divided.has(commune.code) ? [] : [{ ...commune, postcode }];
  });
}
