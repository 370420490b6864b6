import { distanceBetween, type Point } from '#app/domain/distance.ts';
import type { NationalVenue } from './national-venues.ts';
import { isMisspelling, readPlaceQuery, withoutArticle } from './place-query.ts';

/** Where an imported venue stands: its commune first (the département follows from it), then its point. */

export type PlacementCommune = Point & {
  code: string;
  name: string;
  departmentCode: string;
  regionCode: string;
  timeZone: string;
  position: 'exact' | 'approximate';
  /** INSEE code of the city, for a municipal arrondissement. */
  parentCode: string | null;
};

/** What the tables know of the codes and the name that a venue gives. */
export type CommuneCandidates = {
  byInseeCode: PlacementCommune | undefined;
  /** The most populated first. */
  byPostcode: readonly PlacementCommune[];
  /** Those that bear its name, today or before a merger. */
  byName: readonly PlacementCommune[];
};

export type CommuneChoice =
  | { kind: 'commune'; commune: PlacementCommune }
  | { kind: 'rejected'; reason: string };

type Given = Pick<NationalVenue, 'inseeCode' | 'postcode' | 'communeName' | 'coordinates'>;

/**
 * The commune of a venue: by its INSEE code; where that is missing or unknown, by postcode and name together, then by
 * whichever of the two leaves one commune (a name that is nearly right will do beside a postcode); homonyms are told
 * apart by the beginning of the postcode, then by the coordinates. The postcode only chooses among communes: the département comes from the commune.
 */
export function chooseCommune(venue: Given, candidates: CommuneCandidates): CommuneChoice {
  const { byInseeCode, byPostcode, byName } = candidates;
  if (byInseeCode) return { kind: 'commune', commune: byInseeCode };

  const name = readPlaceQuery(venue.communeName);
  const named = byPostcode.filter((commune) => isNamed(commune, name));
  const namedBefore = byName.filter(({ code }) => byPostcode.some((commune) => commune.code === code));
  const cities = byPostcode.filter((commune) => commune.parentCode === null);
  const nearPostcode = byName.filter((commune) => mayHavePostcode(commune, venue.postcode));
  const { coordinates } = venue;
  const around = coordinates ? byName.filter((commune) => isPlausible(coordinates, commune)) : [];
  const similar = cities.filter((commune) => isSimilar(readPlaceQuery(commune.name), name));
  for (const possible of [named, namedBefore, cities, similar, nearPostcode, around]) {
    const [commune] = possible;
    if (commune && possible.length === 1) return { kind: 'commune', commune };
  }
  return { kind: 'rejected', reason: explain(venue, cities) };
}

/** The commune's own name, with or without its article. */
function isNamed(commune: PlacementCommune, name: string): boolean {
  const own = readPlaceQuery(commune.name);
  return name !== '' && (own === name || withoutArticle(own) === name);
}

/** One letter or two away, or one of the names holds all the words of the other: Le Luc and Le Luc-en-Provence. */
function isSimilar(own: string, name: string): boolean {
  if (name === '') return false;
  if (name.length >= 6 && isMisspelling(name, own, name.length < 9 ? 1 : 2)) return true;
  const [ownWords, words] = [own, name].map((text) => new Set(text.split(' ')));
  if (!ownWords || !words) return false;
  const [few, many] = ownWords.size < words.size ? [ownWords, words] : [words, ownWords];
  return [...few].every((word) => many.has(word));
}

/** Postcodes mostly begin with the département's number; an empty one excludes nothing. */
function mayHavePostcode(commune: PlacementCommune, postcode: string): boolean {
  const department = commune.departmentCode.replace(/^2[AB]$/, '20').slice(0, 2);
  return postcode === '' || postcode.startsWith(department);
}

function explain(venue: Given, ofPostcode: readonly PlacementCommune[]): string {
  const code = venue.inseeCode === '' ? 'no code_insee' : `an unknown code_insee "${venue.inseeCode}"`;
  const where = [venue.postcode, venue.communeName].filter((part) => part !== '').join(' ');
  if (ofPostcode.length > 1) {
    const names = ofPostcode.slice(0, 4).map((commune) => `${commune.name} ${commune.code}`);
    const more = ofPostcode.length > names.length ? ', …' : '';
    return `it has ${code}, and "${where}" may be ${names.join(', ')}${more}: give the code_insee`;
  }
  return `it has ${code}, and no commune is known as "${where}": correct "commune" or give the code_insee`;
}

/** How far a venue may stand from the point of its commune, in kilometres, where communes are wide or scattered. */
const FARTHEST_BY_DEPARTMENT: Record<string, number> = { '973': 260, '986': 300, '987': 2000, '988': 450 };
const FARTHEST = { exact: 40, approximate: 120 };

/** Whether a point may be in that commune: near enough to where it is known, or supposed, to be. */
export function isPlausible(point: Point, commune: PlacementCommune): boolean {
  if (Math.abs(point.latitude) > 90 || Math.abs(point.longitude) > 180) return false;
  const farthest = FARTHEST_BY_DEPARTMENT[commune.departmentCode] ?? FARTHEST[commune.position];
  return distanceBetween(point, commune) <= farthest;
}

export type PointChoice =
  | { kind: 'given' | 'swapped'; point: Point }
  /** To be found by its address, else at its commune: in both cases approximate. */
  | { kind: 'missing' | 'misplaced' };

/** The point of a venue if what it gives may be in its commune, as it stands or with the two numbers swapped back. */
export function choosePoint(coordinates: Point | undefined, commune: PlacementCommune): PointChoice {
  if (!coordinates) return { kind: 'missing' };
  if (isPlausible(coordinates, commune)) return { kind: 'given', point: coordinates };
  const swapped = { latitude: coordinates.longitude, longitude: coordinates.latitude };
  return isPlausible(swapped, commune) ? { kind: 'swapped', point: swapped } : { kind: 'misplaced' };
}

/**
 * The postcode to keep: the given one when it is one of its commune's, or a special one (CEDEX) of the same
 * département; else the commune's own.
 */
export function choosePostcode(given: string, commune: PlacementCommune, own: readonly string[]): string {
  if (own.includes(given)) return given;
  const special = given !== '' && given !== commune.code && mayHavePostcode(commune, given);
  return special ? given : (own[0] ?? given);
}
