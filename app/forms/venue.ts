import { z } from 'zod';
import { isInseeCode, isPostcode } from '#app/domain/territory.ts';
import type { Typed } from './form.ts';
import { line, optionalLine, optionalParagraphs } from './plain-text.ts';

/** A venue as a mediator registers it. Degrees, WGS 84. */
export type VenueValues = {
  name: string;
  address: string;
  addressExtra: string | null;
  postcode: string;
  communeCode: string;
  latitude: number;
  longitude: number;
  position: 'exact' | 'approximate';
  accessNotes: string | null;
  stepFree: boolean;
  transportNotes: string | null;
};

function degrees(limit: number, error: 'latitude' | 'longitude') {
  return z
    .string({ error })
    .trim()
    .min(1, { error })
    .max(30, { error })
    .transform((typed) => Number(typed.replace(',', '.').replace('−', '-')))
    .refine((number) => Number.isFinite(number) && Math.abs(number) <= limit, { error });
}

/** What every description of a venue holds. */
export const venueFields = {
  name: line(3, 140),
  address: line(1, 200),
  addressExtra: optionalLine(200),
  postcode: line(1, 10).refine(isPostcode, { error: 'postcode' }),
  latitude: degrees(90, 'latitude'),
  longitude: degrees(180, 'longitude'),
  accessNotes: optionalParagraphs(1_000),
  stepFree: z.string().optional(),
  transportNotes: optionalParagraphs(1_000),
};

export const venueShape = z
  .object({
    ...venueFields,
    communeCode: line(1, 5).refine(isInseeCode, { error: 'communeUnknown' }),
    /** What the address search found: a pin that was moved from there is exact. */
    foundAt: z.string().max(60).default(''),
    foundPosition: z.string().max(20).default('approximate'),
  })
  .transform(
    ({ foundAt, foundPosition, stepFree, ...form }): VenueValues => ({
      ...form,
      stepFree: stepFree === '1',
      position:
        foundPosition === 'exact' || foundAt !== `${form.latitude},${form.longitude}`
          ? 'exact'
          : 'approximate',
    }),
  );

export const VENUE_QUERY_LENGTH = 200;

/** What was looked for, cut to a length that a search takes. */
export function readVenueQuery(parameters: URLSearchParams): string {
  return (parameters.get('q') ?? '').trim().slice(0, VENUE_QUERY_LENGTH);
}

/** An address that the search found, as it travels to the second step. */
export type FoundAddress = {
  address: string;
  postcode: string;
  communeCode: string;
  latitude: number;
  longitude: number;
  position: 'exact' | 'approximate';
};

const foundShape = z.object({
  address: z.string().max(200),
  postcode: z.string().refine((postcode) => postcode === '' || isPostcode(postcode)),
  communeCode: z.string().refine(isInseeCode),
  latitude: z.coerce.number().min(-90).max(90),
  longitude: z.coerce.number().min(-180).max(180),
  position: z.enum(['exact', 'approximate']),
});

/** The address of the second step, or undefined when the page's address names none. */
export function readFoundAddress(parameters: URLSearchParams): FoundAddress | undefined {
  if (!parameters.has('commune')) return undefined;
  const parsed = foundShape.safeParse({
    address: parameters.get('adresse') ?? '',
    postcode: parameters.get('cp') ?? '',
    communeCode: parameters.get('commune'),
    latitude: parameters.get('lat'),
    longitude: parameters.get('lon'),
    position: parameters.get('position') ?? 'approximate',
  });
  return parsed.success ? parsed.data : undefined;
}

/** The same from a form of the second step that was sent without it; undefined when that names no commune either. */
export function readTypedAddress(typed: Typed): FoundAddress | undefined {
  const [latitude, longitude] = (typed.foundAt ?? '').split(',');
  return readFoundAddress(
    new URLSearchParams({
      adresse: typed.address ?? '',
      cp: isPostcode(typed.postcode ?? '') ? (typed.postcode ?? '') : '',
      commune: typed.communeCode ?? '',
      lat: latitude ?? '',
      lon: longitude ?? '',
      position: typed.foundPosition ?? '',
    }),
  );
}

/** The query that `readFoundAddress` reads. */
export function foundAddressQuery(found: FoundAddress): string {
  return new URLSearchParams({
    adresse: found.address,
    cp: found.postcode,
    commune: found.communeCode,
    lat: String(found.latitude),
    lon: String(found.longitude),
    position: found.position,
  }).toString();
}

const MOST_IDS = 40;

/** Ids of venues, each field a list joined by commas; what is no id is left out. */
export function readVenueIds(fields: readonly FormDataEntryValue[]): string[] {
  return fields
    .flatMap((field) => (typeof field === 'string' ? field.slice(0, 2_000).split(',') : []))
    .filter((id) => /^[\w-]{1,40}$/.test(id))
    .slice(0, MOST_IDS);
}
