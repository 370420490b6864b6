import { setImmediate } from 'node:timers/promises';
import { foldPlace } from '#app/domain/folding.ts';
import { meanPosition } from '#app/domain/mean-position.ts';
import type { Place } from '#app/domain/place.ts';
import { communeLabel } from '#app/domain/territory.ts';
import { withoutArticle } from './place-query.ts';

/** The names of the territories in memory, sorted: some 45,000 short texts. */
export type PlaceIndex = {
  /** Sorted by key, in the order of code units. */
  names: readonly IndexedName[];
  communes: ReadonlyMap<string, IndexedCommune>;
  /** Communes of a postcode; an arrondissement stands for its city. */
  postcodes: ReadonlyMap<string, readonly IndexedCommune[]>;
  /** In their order, for prefixes. */
  postcodeList: readonly string[];
  departments: ReadonlyMap<string, IndexedDepartment>;
  /** Départements by code and name, regions by name, with and without the article. */
  territories: ReadonlyMap<string, IndexedDepartment | IndexedRegion>;
};

export type IndexedCommune = {
  kind: 'commune';
  code: string;
  name: string;
  departmentCode: string;
  parentCode: string | null;
  population: number;
  latitude: number;
  longitude: number;
  position: 'exact' | 'approximate';
};
export type IndexedDepartment = {
  kind: 'department';
  code: string;
  name: string;
  regionCode: string;
  population: number;
  latitude: number;
  longitude: number;
};
export type IndexedRegion = Omit<IndexedDepartment, 'kind' | 'regionCode'> & { kind: 'region' };
/** A commune under the name that it, or a part of it, had before a merger. */
export type IndexedFormerCommune = {
  kind: 'former';
  code: string;
  name: string;
  population: number;
  commune: IndexedCommune;
};
export type Indexed = IndexedCommune | IndexedFormerCommune | IndexedDepartment | IndexedRegion;

export type IndexedName = { key: string; bare: boolean; target: Indexed };

export type PlaceFacts = {
  communes: readonly (Omit<IndexedCommune, 'kind'> & { searchName: string })[];
  formerCommunes: readonly { name: string; communeCode: string }[];
  postcodes: readonly { postcode: string; communeCode: string }[];
  departments: readonly Omit<IndexedDepartment, 'kind'>[];
  regions: readonly { code: string; name: string }[];
};

/** Names that are seen to in one go: some milliseconds. */
const SLICE = 2000;

/** Puts the facts in the order in which names are looked for, in small slices: the process answers others in between. */
export async function buildPlaceIndex(facts: PlaceFacts): Promise<PlaceIndex> {
  const byFirstLetter = new Map<string, IndexedName[]>();
  const put = (name: IndexedName) => {
    const letter = name.key.charAt(0);
    const others = byFirstLetter.get(letter);
    if (others) others.push(name);
    else byFirstLetter.set(letter, [name]);
  };
  const add = (key: string, target: Indexed) => {
    put({ key, bare: false, target });
    const bare = withoutArticle(key);
    if (bare) put({ key: bare, bare: true, target });
  };

  const communes = new Map<string, IndexedCommune>();
  for (const { searchName, ...facts_ } of facts.communes) {
    const commune: IndexedCommune = { kind: 'commune', ...facts_ };
    communes.set(commune.code, commune);
    add(searchName, commune);
    if (communes.size % SLICE === 0) await setImmediate();
  }
  const departments = new Map(
    facts.departments.map((row) => [row.code, { kind: 'department' as const, ...row }]),
  );
  const regions = new Map<string, IndexedRegion>();
  for (const { code, name } of facts.regions) {
    const own = facts.departments.filter((department) => department.regionCode === code);
    const middle = meanPosition(own.map((department) => ({ ...department, weight: department.population })));
    if (!middle) continue;
    const population = own.reduce((sum, department) => sum + department.population, 0);
    regions.set(code, { kind: 'region', code, name, population, ...middle });
  }

  // One name for one stretch of land is one answer: Paris the commune and not its département, Mayotte once.
  const communeNames = new Set(
    [...communes.values()].map((commune) => `${commune.departmentCode} ${commune.name}`),
  );
  for (const department of departments.values()) {
    if (!communeNames.has(`${department.code} ${department.name}`))
      add(foldPlace(department.name), department);
  }
  const departmentNames = new Set(
    [...departments.values()].map(({ regionCode, name }) => `${regionCode} ${name}`),
  );
  for (const region of regions.values()) {
    if (!departmentNames.has(`${region.code} ${region.name}`)) add(foldPlace(region.name), region);
  }
  for (const [index, { name, communeCode }] of facts.formerCommunes.entries()) {
    if (index % SLICE === 0) await setImmediate();
    const commune = communes.get(communeCode);
    if (!commune || foldPlace(name) === foldPlace(commune.name)) continue;
    add(foldPlace(name), { kind: 'former', code: commune.code, name, population: 0, commune });
  }
  const names: IndexedName[] = [];
  for (const letter of [...byFirstLetter.keys()].sort()) {
    const own = byFirstLetter.get(letter) ?? [];
    for (const name of own.sort(byKey)) names.push(name);
    await setImmediate();
  }

  const territories = new Map<string, IndexedDepartment | IndexedRegion>();
  for (const territory of [...regions.values(), ...departments.values()]) {
    const name = foldPlace(territory.name);
    territories.set(withoutArticle(name) ?? name, territory);
    territories.set(name, territory);
    if (territory.kind === 'department') territories.set(territory.code.toLowerCase(), territory);
  }
  const postcodes = await indexPostcodes(facts.postcodes, communes);
  return { names, communes, postcodes, postcodeList: [...postcodes.keys()].sort(), departments, territories };
}

/** In the order of code units. */
function byKey(one: IndexedName, other: IndexedName): number {
  return one.key < other.key ? -1 : one.key > other.key ? 1 : 0;
}

async function indexPostcodes(
  pairs: PlaceFacts['postcodes'],
  communes: ReadonlyMap<string, IndexedCommune>,
): Promise<Map<string, IndexedCommune[]>> {
  const postcodes = new Map<string, IndexedCommune[]>();
  for (const [index, { postcode, communeCode }] of pairs.entries()) {
    if (index % SLICE === 0) await setImmediate();
    const commune = communes.get(communeCode);
    if (!commune) continue;
    const members = postcodes.get(postcode);
    if (members) members.push(commune);
    else postcodes.set(postcode, [commune]);
  }
  let seenTo = 0;
  for (const [postcode, members] of postcodes) {
    seenTo += 1;
    if (seenTo % SLICE === 0) await setImmediate();
    const parents = new Set(members.map((member) => member.parentCode));
    postcodes.set(
      postcode,
      members
        .filter((member) => !parents.has(member.code))
        .sort((one, other) => other.population - one.population),
    );
  }
  return postcodes;
}

/** What is shown of an entry of the index. */
export function placeOf(target: Indexed): Place {
  if (target.kind === 'former') {
    const { commune, name } = target;
    return { ...placeOf(commune), label: `${name} (${commune.name}, ${commune.departmentCode})` };
  }
  const { kind, code, latitude, longitude, population } = target;
  const common = { kind, code, latitude, longitude, population };
  switch (target.kind) {
    case 'commune': {
      const { departmentCode, position } = target;
      return { ...common, label: communeLabel(target), departmentCode, position };
    }
    case 'department':
      return { ...common, label: `${target.name} (${code})`, departmentCode: code, position: 'approximate' };
    case 'region':
      return { ...common, label: target.name, position: 'approximate' };
  }
}

/** The place of a postcode: the middle of its communes' inhabitants; undefined when it is not in use. */
export function postcodePlace(index: PlaceIndex, postcode: string): Place | undefined {
  const members = index.postcodes.get(postcode) ?? [];
  const largest = members[0];
  const middle = meanPosition(members.map((member) => ({ ...member, weight: member.population + 1 })));
  if (!largest || !middle) return undefined;
  const alone = members.length === 1;
  const departmentCodes = new Set(members.map((member) => member.departmentCode));
  return {
    kind: 'postcode',
    label: `${postcode} ${largest.name}${alone ? '' : '…'}`,
    code: postcode,
    postcode,
    ...(departmentCodes.size === 1 ? { departmentCode: largest.departmentCode } : {}),
    latitude: middle.latitude,
    longitude: middle.longitude,
    population: members.reduce((sum, member) => sum + member.population, 0),
    position: alone ? largest.position : 'approximate',
  };
}
