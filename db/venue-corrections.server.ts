import { venueAddressKey, venueSearchText } from '#app/domain/venue.ts';
import type { ImportedColumns } from './imported-venues.server.ts';
import type { VenueTable } from './schema.ts';

/** What a mediator corrected in a venue of the national base, and how it outlives the next import. */

/** Columns that a file fills and that may be corrected; the pin is one thing. */
const correctable = {
  name: ['name'],
  address: ['address'],
  address_extra: ['address_extra'],
  postcode: ['postcode'],
  pin: ['latitude', 'longitude'],
  phone: ['phone'],
  website: ['website'],
  opening_hours: ['opening_hours'],
  access_notes: ['access_notes'],
} as const satisfies Record<string, readonly (keyof VenueTable)[]>;

type Part = keyof typeof correctable;

const parts = Object.keys(correctable).filter((name): name is Part => name in correctable);

/**
 * The `corrected` column after an edit: what was corrected before and what differs now; null for a venue that no file
 * fills, or when nothing was.
 */
export function noteCorrections(before: VenueTable, after: VenueTable): string | null {
  if (before.organisation_id !== null) return null;
  const known = readCorrections(before);
  const corrected = parts.filter(
    (part) => known.has(part) || correctable[part].some((column) => before[column] !== after[column]),
  );
  return corrected.length > 0 ? corrected.join(',') : null;
}

/** What a file says of a venue, except where a mediator said otherwise. */
export function keepCorrections(row: ImportedColumns, before: VenueTable): ImportedColumns {
  const corrected = readCorrections(before);
  if (corrected.size === 0) return row;
  const from = (part: Part) => (corrected.has(part) ? before : row);
  const { latitude, longitude, position } = from('pin');
  const kept = {
    ...row,
    latitude,
    longitude,
    position,
    name: from('name').name,
    address: from('address').address,
    address_extra: from('address_extra').address_extra,
    postcode: from('postcode').postcode,
    phone: from('phone').phone,
    website: from('website').website,
    opening_hours: from('opening_hours').opening_hours,
    access_notes: from('access_notes').access_notes,
  };
  return {
    ...kept,
    address_key: venueAddressKey(kept.commune_code, kept.address),
    search_text: venueSearchText({ ...kept, communeName: kept.commune_name }),
  };
}

function readCorrections({ corrected }: VenueTable): ReadonlySet<string> {
  return new Set((corrected ?? '').split(',').filter(Boolean));
}
