import { distanceBetween } from '#app/domain/distance.ts';
import { foldPlace } from '#app/domain/folding.ts';
import type { Connection } from '#db/connection.server.ts';
import { findCommunesNamed, findPlaces, type Place } from '#db/places.server.ts';
import {
  type Commune,
  listCommunesByCode,
  listCommunesByPostcode,
  listPostcodesOf,
} from '#db/territories.server.ts';
import type { AddressMatch, AddressSearch } from './geocoder.server.ts';

/** Words of a commune's name at the end of an address: "12 rue Haute, Saint-Denis". The longest names have ten. */
const LONGEST_NAME_IN_WORDS = 10;

/**
 * Addresses without the network: the commune is found by its postcode or its name at the end, what stands before it is
 * kept as it was typed, and the position is the commune's.
 */
export async function searchOffline(
  connection: Connection,
  query: string,
  { limit = 8, near }: AddressSearch,
): Promise<AddressMatch[]> {
  const typed = query.slice(0, 200).trim();
  if (typed === '') return [];
  const matches = (await byPostcode(connection, typed)) ?? (await byName(connection, typed, limit));
  if (near) {
    matches.sort((one, other) => distanceBetween(near, one) - distanceBetween(near, other));
  }
  return matches.slice(0, limit);
}

/** "12 rue Haute 93200 Saint-Denis": the communes of the postcode, the named one alone if there is one. */
async function byPostcode(connection: Connection, typed: string): Promise<AddressMatch[] | undefined> {
  const found = [...typed.matchAll(/(?<!\d)\d{5}(?!\d)/g)].at(-1);
  if (!found) return undefined;
  const [postcode] = found;
  const communes = (await listCommunesByPostcode(connection, [postcode])).get(postcode);
  if (!communes) return undefined;
  const address = typed.slice(0, found.index).replace(/[\s,;–-]+$/, '');
  const after = foldPlace(typed.slice(found.index + postcode.length));
  const named = communes.filter((commune) => foldPlace(commune.name) === after);
  const parents = new Set(communes.map((commune) => commune.parentCode));
  const chosen = named.length > 0 ? named : communes.filter((commune) => !parents.has(commune.code));
  return chosen.map((commune) => matchOf(commune, address, postcode));
}

async function byName(connection: Connection, typed: string, limit: number): Promise<AddressMatch[]> {
  const words = typed.split(/[\s,;]+/);
  for (let start = Math.max(0, words.length - LONGEST_NAME_IN_WORDS); start < words.length; start += 1) {
    const communes = await findCommunesNamed(connection, words.slice(start).join(' '));
    if (communes.length > 0) return withPostcodes(connection, communes, words.slice(0, start).join(' '));
  }
  // No whole name: it is still being typed.
  const places = await findPlaces(connection, typed, limit);
  const communes = places.filter((place) => place.kind === 'commune');
  return withPostcodes(connection, communes, '');
}

async function withPostcodes(
  connection: Connection,
  places: readonly Place[],
  address: string,
): Promise<AddressMatch[]> {
  const codes = places.map((place) => place.code);
  const [communes, postcodes] = await Promise.all([
    listCommunesByCode(connection, codes),
    listPostcodesOf(connection, codes),
  ]);
  return codes.flatMap((code) => {
    const commune = communes.get(code);
    return commune ? matchOf(commune, address, postcodes.get(code)?.[0] ?? '') : [];
  });
}

function matchOf(commune: Commune, address: string, postcode: string): AddressMatch {
  return {
    label: [address, `${postcode} ${commune.name}`.trim()].filter((part) => part !== '').join(', '),
    address,
    postcode,
    communeCode: commune.code,
    communeName: commune.name,
    latitude: commune.latitude,
    longitude: commune.longitude,
    position: 'approximate',
  };
}
