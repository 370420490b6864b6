import { z } from 'zod';
import type { Settings } from '#app/env.server.ts';
import type { Connection } from '#db/connection.server.ts';
import { searchOffline } from './offline-addresses.server.ts';

export type AddressMatch = {
  /** The whole address on one line. */
  label: string;
  /** Number and street, or what was typed before the commune; may be empty. */
  address: string;
  postcode: string;
  /** INSEE code. */
  communeCode: string;
  communeName: string;
  latitude: number;
  longitude: number;
  /** `exact` at a house's number only; a street or a commune is `approximate`. */
  position: 'exact' | 'approximate';
};

export type AddressSearch = { limit?: number; near?: { latitude: number; longitude: number } };

export type Geocoder = {
  /** Addresses for what was typed, the best first. Never throws: without an answer from the network, communes. */
  searchAddress(query: string, options?: AddressSearch): Promise<AddressMatch[]>;
};

const TIME_LIMIT_MS = 2000;
/** After a failure the network is left alone for so long: one slow search, not all of them. */
const PAUSE_MS = 30_000;
/** Below, the answers of the Géoplateforme are about another address. */
const LOWEST_SCORE = 0.4;

/** What the Géoplateforme answers, of which we read these parts (GeoJSON; longitude first). */
const answerShape = z.object({
  features: z.array(
    z.object({
      geometry: z.object({
        coordinates: z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]),
      }),
      properties: z.object({
        label: z.string(),
        name: z.string(),
        postcode: z.string().optional(),
        citycode: z.string(),
        city: z.string(),
        type: z.string(),
        score: z.number().default(1),
      }),
    }),
  ),
});

/**
 * A geocoder that asks `settings.geocoderUrl` (the Géoplateforme's `/geocodage/search` or one that answers like it)
 * and, when that is off, fails, takes more than two seconds or knows nothing, the table of communes.
 */
export function makeGeocoder(
  settings: Pick<Settings, 'geocoderUrl'>,
  connection: Connection,
  timeLimitMs = TIME_LIMIT_MS,
): Geocoder {
  const { geocoderUrl } = settings;
  let pausedUntil = 0;
  return {
    async searchAddress(query, { limit = 8, near } = {}) {
      if (geocoderUrl !== undefined && isSearchable(query) && performance.now() >= pausedUntil) {
        try {
          const matches = await searchOnline(geocoderUrl, query, { limit, near }, timeLimitMs);
          if (matches.length > 0) return matches;
        } catch {
          // Unreachable, slow or unreadable: the person who types must not notice more than a coarser answer.
          pausedUntil = performance.now() + PAUSE_MS;
        }
      }
      return searchOffline(connection, query, { limit, near });
    },
  };
}

/** The service refuses other queries: 3 to 200 characters, the first a letter or a digit. */
function isSearchable(query: string): boolean {
  return /^[\p{Letter}\p{Number}]/u.test(query.trim()) && query.trim().length >= 3 && query.length <= 200;
}

async function searchOnline(
  geocoderUrl: string,
  query: string,
  { limit = 8, near }: AddressSearch,
  timeLimitMs: number,
): Promise<AddressMatch[]> {
  const address = new URL(geocoderUrl);
  address.searchParams.set('q', query.trim());
  address.searchParams.set('limit', String(limit));
  if (near) {
    address.searchParams.set('lat', String(near.latitude));
    address.searchParams.set('lon', String(near.longitude));
  }
  const response = await fetch(address, {
    headers: { Accept: 'application/json' },
    signal: AbortSignal.timeout(timeLimitMs),
  });
  if (!response.ok) throw new Error(`The geocoder answered ${response.status}.`);
  const { features } = answerShape.parse(await response.json());
  return features.flatMap(({ geometry, properties }) => {
    const { label, name, postcode = '', citycode, city, type, score } = properties;
    if (score < LOWEST_SCORE) return [];
    const [longitude, latitude] = geometry.coordinates;
    return {
      label,
      address: type === 'municipality' ? '' : name,
      postcode,
      communeCode: citycode,
      communeName: city,
      latitude,
      longitude,
      position: type === 'housenumber' ? ('exact' as const) : ('approximate' as const),
    };
  });
}
