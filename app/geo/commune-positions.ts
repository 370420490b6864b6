import type { Point } from '#app/domain/distance.ts';
import { foldPlace } from '#app/domain/folding.ts';
import { meanPosition } from '#app/domain/mean-position.ts';

/**
 * Gives every commune a position. The official list of communes holds none, GeoNames holds one for the larger towns:
 * those are matched by INSEE code or name and are exact. The others stand at the mean of the located communes that
 * share their postcode, then their intercommunal body (EPCI), then their département, and say `approximate`.
 */

export type ListedCommune = {
  code: string;
  name: string;
  departmentCode: string;
  regionCode: string;
  population: number;
  postcodes: readonly string[];
  /** INSEE code of the city, for a municipal arrondissement. */
  parentCode: string | null;
};

/** A populated place of GeoNames. */
export type NamedPlace = Point & {
  name: string;
  /** ISO 3166 code, overseas territories have their own. */
  country: string;
  /** GeoNames' code of the kind of place; `PPLX` is a section of a populated place. */
  featureCode: string;
  /** INSEE code, sometimes of a commune merged since. */
  inseeCode: string | undefined;
  population: number;
};

export type LocatedCommune = ListedCommune & Point & { position: 'exact' | 'approximate' };

/** Départements whose places carry no INSEE code in GeoNames and are matched by name. */
const DEPARTMENT_OF_COUNTRY: Record<string, string> = {
  YT: '976',
  PM: '975',
  BL: '977',
  MF: '978',
  WF: '986',
  PF: '987',
  NC: '988',
};

/** Communes that are not named as their main village, by INSEE code. */
const COMMUNE_OF_VILLAGE: Record<string, string> = {
  'PM Miquelon': '97501',
  'BL Gustavia': '97701',
  'MF Marigot': '97801',
  'WF Leava': '98612',
  'WF Mata-Utu': '98613',
  'PF Vaitape': '98714',
  'PF Rikitea': '98719',
  'PF Hitiaa': '98722',
  'PF Atuona': '98723',
  'PF Fare': '98724',
  'PF Afareaitu': '98729',
  'PF Taiohae': '98731',
  'PF Moerai': '98744',
  'PF Afaahiti': '98747',
  'PF Vairao': '98748',
  'PF Tevaitoa': '98754',
  'NC Wala': '98801',
  'NC Vao': '98809',
  'NC Wé': '98814',
  'NC Tadine': '98815',
  'NC Mont-Dore': '98817',
  'NC Fayaoué': '98820',
  'NC Yaté-Barrage': '98832',
};

/** Middles of the arrondissements that GeoNames lacks; without them "Paris 18e" would stand on the Île de la Cité. */
const ARRONDISSEMENTS: Record<string, readonly [latitude: number, longitude: number]> = {
  '75101': [48.863, 2.336],
  '75102': [48.868, 2.343],
  '75103': [48.863, 2.36],
  '75104': [48.854, 2.358],
  '75105': [48.844, 2.351],
  '75106': [48.849, 2.333],
  '75107': [48.856, 2.312],
  '75108': [48.873, 2.313],
  '75109': [48.877, 2.337],
  '75110': [48.876, 2.361],
  '75111': [48.859, 2.38],
  '75112': [48.84, 2.39],
  '75113': [48.828, 2.362],
  '75114': [48.829, 2.327],
  '75115': [48.84, 2.293],
  '75116': [48.86, 2.262],
  '75117': [48.887, 2.307],
  '75118': [48.893, 2.348],
  '75119': [48.887, 2.385],
  '75120': [48.863, 2.401],
  '69381': [45.77, 4.829],
  '69382': [45.752, 4.827],
  '69383': [45.753, 4.869],
  '69384': [45.778, 4.824],
  '69385': [45.756, 4.802],
  '69386': [45.773, 4.852],
  '69387': [45.733, 4.838],
  '69388': [45.733, 4.869],
  '69389': [45.782, 4.807],
};

/**
 * Positions of communes, in their order. `currentCodes` leads from the INSEE code of a commune merged since to today's;
 * `epciOfCommune` from a commune to its intercommunal body.
 */
export function locateCommunes(
  communes: readonly ListedCommune[],
  places: readonly NamedPlace[],
  currentCodes: ReadonlyMap<string, string>,
  epciOfCommune: ReadonlyMap<string, string>,
): LocatedCommune[] {
  const found = matchPlaces(communes, places, currentCodes);
  const located = new Map<string, Point & { weight: number }>();
  for (const commune of communes) {
    const place = found.get(commune.code);
    if (place) located.set(commune.code, { ...place, weight: 1 });
  }
  const epci = (commune: ListedCommune) => {
    const code = epciOfCommune.get(commune.code);
    return code === undefined ? [] : [code];
  };
  const byPostcode = meansOf(communes, located, (commune) => commune.postcodes);
  const byEpci = meansOf(communes, located, epci);
  const byDepartment = meansOf(communes, located, (commune) => [commune.departmentCode]);

  return communes.map((commune) => {
    const exact = located.get(commune.code);
    if (exact) return { ...commune, latitude: exact.latitude, longitude: exact.longitude, position: 'exact' };
    const middle = ARRONDISSEMENTS[commune.code];
    const approximate =
      (middle && { latitude: middle[0], longitude: middle[1] }) ??
      firstOf(byPostcode, commune.postcodes) ??
      firstOf(byEpci, epci(commune)) ??
      byDepartment.get(commune.departmentCode);
    if (!approximate) throw new Error(`No located commune in the département of ${commune.code}.`);
    return {
      ...commune,
      latitude: rounded(approximate.latitude),
      longitude: rounded(approximate.longitude),
      position: 'approximate',
    };
  });
}

/** The one place that stands for each commune: that of its name, else its most populated. */
function matchPlaces(
  communes: readonly ListedCommune[],
  places: readonly NamedPlace[],
  currentCodes: ReadonlyMap<string, string>,
): Map<string, Point> {
  const byCode = new Map(communes.map((commune) => [commune.code, commune]));
  const byName = new Map(communes.map((commune) => [nameKey(commune.departmentCode, commune.name), commune]));
  const best = new Map<string, { place: NamedPlace; rank: number }>();

  for (const place of places) {
    if (place.featureCode === 'PPLX') continue;
    const commune = communeOfPlace(place, byCode, byName, currentCodes);
    if (!commune) continue;
    const sameName = foldPlace(place.name) === foldPlace(commune.name);
    // GeoNames files a few villages under a neighbour's code: such a one stands for the commune of its name only.
    const namesake = byName.get(nameKey(commune.departmentCode, place.name));
    if (!sameName && namesake && COMMUNE_OF_VILLAGE[`${place.country} ${place.name}`] === undefined) continue;
    const rank = sameName ? Number.POSITIVE_INFINITY : place.population;
    const known = best.get(commune.code);
    if (!known || rank > known.rank) best.set(commune.code, { place, rank });
  }
  return new Map(
    [...best].map(([code, { place }]) => [code, { latitude: place.latitude, longitude: place.longitude }]),
  );
}

function communeOfPlace(
  place: NamedPlace,
  byCode: ReadonlyMap<string, ListedCommune>,
  byName: ReadonlyMap<string, ListedCommune>,
  currentCodes: ReadonlyMap<string, string>,
): ListedCommune | undefined {
  const arrondissement = /^(Marseille) (\d{2})$/.exec(place.name);
  if (arrondissement) return byCode.get(`132${arrondissement[2]}`);
  if (place.name === 'Paris' && place.featureCode === 'PPLC') return byCode.get('75056');
  if (place.inseeCode !== undefined) {
    return byCode.get(currentCodes.get(place.inseeCode) ?? place.inseeCode);
  }
  const village = COMMUNE_OF_VILLAGE[`${place.country} ${place.name}`];
  if (village !== undefined) return byCode.get(village);
  const department = DEPARTMENT_OF_COUNTRY[place.country];
  return department === undefined ? undefined : byName.get(nameKey(department, place.name));
}

function nameKey(departmentCode: string, name: string): string {
  return `${departmentCode} ${foldPlace(name)}`;
}

function meansOf(
  communes: readonly ListedCommune[],
  located: ReadonlyMap<string, Point & { weight: number }>,
  groupsOf: (commune: ListedCommune) => readonly string[],
): Map<string, Point> {
  const groups = new Map<string, (Point & { weight: number })[]>();
  for (const commune of communes) {
    const position = located.get(commune.code);
    if (!position) continue;
    for (const group of groupsOf(commune)) {
      const members = groups.get(group);
      if (members) members.push(position);
      else groups.set(group, [position]);
    }
  }
  const means = new Map<string, Point>();
  for (const [group, members] of groups) {
    const mean = meanPosition(members);
    if (mean) means.set(group, mean);
  }
  return means;
}

function firstOf(means: ReadonlyMap<string, Point>, keys: readonly string[]): Point | undefined {
  for (const key of keys) {
    const mean = means.get(key);
    if (mean) return mean;
  }
  return undefined;
}

function rounded(degrees: number): number {
  return Math.round(degrees * 1e4) / 1e4;
}
