import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { contains, type Place, type Territory } from '#app/domain/permission.ts';
import type { StoredOutline } from '#app/geo/outlines.ts';
import type { Connection } from './connection.server.ts';
import type { DatabaseTransaction } from './schema.ts';

export type Region = { code: string; name: string };

export type Department = {
  code: string;
  name: string;
  regionCode: string;
  population: number;
  /** IANA zone. */
  timeZone: string;
  /** The middle of its inhabitants. */
  latitude: number;
  longitude: number;
};

export type Commune = {
  code: string;
  name: string;
  departmentCode: string;
  regionCode: string;
  timeZone: string;
  population: number;
  latitude: number;
  longitude: number;
  position: 'exact' | 'approximate';
  /** INSEE code of the city, for a municipal arrondissement. */
  parentCode: string | null;
};

type Reader = Pick<Connection, 'db'> | { db: DatabaseTransaction };

const departmentColumns = [
  'code',
  'name',
  'region_code as regionCode',
  'population',
  'time_zone as timeZone',
  'latitude',
  'longitude',
] as const;

const communeColumns = [
  'communes.code',
  'communes.name',
  'communes.department_code as departmentCode',
  'communes.region_code as regionCode',
  'departments.time_zone as timeZone',
  'communes.population',
  'communes.latitude',
  'communes.longitude',
  'communes.position',
  'communes.parent_code as parentCode',
] as const;

/** What codes of regions and départements are made of; other texts are not worth a query (PostgreSQL refuses U+0000). */
const CODE = /^[0-9A-Z]{2,3}$/;

/** A département by its code (`93`, `2A`, `974`), in either case; throws a 404 response when there is none. */
export async function getDepartment({ db }: Reader, code: string): Promise<Department> {
  if (!CODE.test(code.toUpperCase())) throw new Response(null, { status: 404 });
  const department = await db
    .selectFrom('departments')
    .select(departmentColumns)
    .where('code', '=', code.toUpperCase())
    .executeTakeFirst();
  if (!department) throw new Response(null, { status: 404 });
  return department;
}

/** Every département and overseas collectivité, by code. */
export async function listDepartments({ db }: Reader): Promise<Department[]> {
  return db.selectFrom('departments').select(departmentColumns).orderBy('code').execute();
}

/** A region by its INSEE code (`53`, `04`); throws a 404 response when there is none. */
export async function getRegion({ db }: Reader, code: string): Promise<Region> {
  if (!CODE.test(code)) throw new Response(null, { status: 404 });
  const region = await db
    .selectFrom('regions')
    .select(['code', 'name'])
    .where('code', '=', code)
    .executeTakeFirst();
  if (!region) throw new Response(null, { status: 404 });
  return region;
}

/** Where a region or département lies, for the rules of app/domain/permission.ts; undefined when there is none. */
export async function findPlace(
  reader: Reader,
  kind: 'region' | 'department',
  code: string,
): Promise<Place | undefined> {
  if (!CODE.test(code)) return undefined;
  if (kind === 'region') {
    const region = await reader.db
      .selectFrom('regions')
      .select('code')
      .where('code', '=', code)
      .executeTakeFirst();
    return region && { kind, code: region.code };
  }
  const department = await reader.db
    .selectFrom('departments')
    .select(['code', 'region_code as regionCode'])
    .where('code', '=', code)
    .executeTakeFirst();
  return department && { kind, ...department };
}

/** A territory with the name that people know it by. */
export type NamedTerritory =
  | { kind: 'country' }
  | { kind: 'region' | 'department'; code: string; name: string };

/** A territory as a person reads it, and as the rules of app/domain/permission.ts do. */
export type LocatedTerritory = { named: NamedTerritory; place: Place };

/** A territory by the columns that hold it; undefined when there is none of that code. */
export async function findTerritory(
  { db }: Reader,
  kind: 'region' | 'department' | null,
  code: string | null,
): Promise<LocatedTerritory | undefined> {
  if (kind === null) return { named: { kind: 'country' }, place: { kind: 'country' } };
  if (kind === 'region') {
    const region = await db
      .selectFrom('regions')
      .select(['code', 'name'])
      .where('code', '=', code ?? '')
      .executeTakeFirst();
    return region && locateRegion(region);
  }
  const department = await db
    .selectFrom('departments')
    .select(['code', 'name', 'region_code as regionCode'])
    .where('code', '=', code ?? '')
    .executeTakeFirst();
  return department && locateDepartment(department);
}

/** Every territory that lies in one, itself first: the country, regions by name, départements by code. Two queries. */
export async function listTerritoriesIn(reader: Reader, territory: Territory): Promise<LocatedTerritory[]> {
  const regions = await listRegions(reader);
  const departments = await listDepartments(reader);
  const all: LocatedTerritory[] = [
    { named: { kind: 'country' }, place: { kind: 'country' } },
    ...regions.sort((one, other) => one.name.localeCompare(other.name, 'fr')).map(locateRegion),
    ...departments.map(locateDepartment),
  ];
  return all.filter(({ place }) => contains(territory, place));
}

function locateRegion({ code, name }: Region): LocatedTerritory {
  return { named: { kind: 'region', code, name }, place: { kind: 'region', code } };
}

function locateDepartment({
  code,
  name,
  regionCode,
}: Pick<Department, 'code' | 'name' | 'regionCode'>): LocatedTerritory {
  return { named: { kind: 'department', code, name }, place: { kind: 'department', code, regionCode } };
}

/** For `.where(…)` of a query that reads that table: only what lies in the territory. */
export function liesIn(
  territory: Territory,
  table:
    | 'session_duplicates'
    | 'sessions'
    | 'venues'
    | 'communes'
    | 'audit_entries'
    | 'circulars'
    | 'daily_counts',
): RawBuilder<SqlBool> {
  if (territory.kind === 'country') return sql<SqlBool>`1 = 1`;
  return sql<SqlBool>`${sql.ref(`${table}.${territory.kind}_code`)} = ${territory.code}`;
}

/** Every region, and the overseas collectivités that stand for one, by code. */
export async function listRegions({ db }: Reader): Promise<Region[]> {
  return db.selectFrom('regions').select(['code', 'name']).orderBy('code').execute();
}

/** A commune by its INSEE code; the code of a commune merged since leads to today's. */
export async function findCommune(reader: Reader, inseeCode: string): Promise<Commune | undefined> {
  return (await listCommunesByCode(reader, [inseeCode])).get(inseeCode);
}

/** As `findCommune` for many codes, in one query; a code that leads nowhere is missing from the answer. */
export async function listCommunesByCode(
  { db }: Reader,
  inseeCodes: readonly string[],
): Promise<Map<string, Commune>> {
  if (inseeCodes.length === 0) return new Map();
  const codes = [...new Set(inseeCodes)];
  const rows = await db
    .selectFrom('communes')
    .innerJoin('departments', 'departments.code', 'communes.department_code')
    .select(communeColumns)
    .select('communes.code as askedCode')
    .where('communes.code', 'in', codes)
    .unionAll(
      db
        .selectFrom('former_communes')
        .innerJoin('communes', 'communes.code', 'former_communes.commune_code')
        .innerJoin('departments', 'departments.code', 'communes.department_code')
        .select(communeColumns)
        .select('former_communes.code as askedCode')
        .where('former_communes.code', 'in', codes),
    )
    .execute();
  return new Map(rows.map(({ askedCode, ...commune }) => [askedCode, commune]));
}

/** The communes of postcodes, arrondissements included, in one query. */
export async function listCommunesByPostcode(
  { db }: Reader,
  postcodes: readonly string[],
): Promise<Map<string, Commune[]>> {
  const communes = new Map<string, Commune[]>();
  if (postcodes.length === 0) return communes;
  const rows = await db
    .selectFrom('postcodes')
    .innerJoin('communes', 'communes.code', 'postcodes.commune_code')
    .innerJoin('departments', 'departments.code', 'communes.department_code')
    .select(communeColumns)
    .select('postcodes.postcode')
    .where('postcodes.postcode', 'in', [...new Set(postcodes)])
    .orderBy('communes.population', 'desc')
    .orderBy('communes.code')
    .execute();
  for (const { postcode, ...commune } of rows) {
    const known = communes.get(postcode);
    if (known) known.push(commune);
    else communes.set(postcode, [commune]);
  }
  return communes;
}

/** The postcodes of communes, the lowest first, in one query. */
export async function listPostcodesOf(
  { db }: Reader,
  communeCodes: readonly string[],
): Promise<Map<string, string[]>> {
  const postcodes = new Map<string, string[]>();
  if (communeCodes.length === 0) return postcodes;
  const rows = await db
    .selectFrom('postcodes')
    .select(['commune_code', 'postcode'])
    .where('commune_code', 'in', [...new Set(communeCodes)])
    .orderBy('commune_code')
    .orderBy('postcode')
    .execute();
  for (const row of rows) {
    const known = postcodes.get(row.commune_code);
    if (known) known.push(row.postcode);
    else postcodes.set(row.commune_code, [row.postcode]);
  }
  return postcodes;
}

/** The outlines of the 101 départements, as stored. */
export async function listOutlines({ db }: Reader): Promise<StoredOutline[]> {
  return db
    .selectFrom('department_outlines')
    .innerJoin('departments', 'departments.code', 'department_outlines.department_code')
    .select(['departments.code', 'departments.name', 'department_outlines.geometry'])
    .orderBy('departments.code')
    .execute();
}
