import { distanceBetween } from './distance.ts';
import { venueAddressKey } from './venue.ts';

/** What a change of a venue means to those who come to its sessions. */

/** A venue as a mediator corrects it. Its commune stays: elsewhere is another venue. */
export type VenueEdit = {
  name: string;
  address: string;
  addressExtra: string | null;
  postcode: string;
  /** Degrees, WGS 84. */
  latitude: number;
  longitude: number;
  phone: string | null;
  website: string | null;
  openingHours: string | null;
  accessNotes: string | null;
  stepFree: boolean;
  transportNotes: string | null;
};

export type VenuePlace = {
  name: string;
  address: string;
  postcode: string;
  communeCode: string;
  communeName: string;
  /** Degrees, WGS 84. */
  latitude: number;
  longitude: number;
  position: 'exact' | 'approximate';
};

/**
 * `moved`: who wrote the address down has to correct it. `rewritten`: calendars show other words or a finer point, the
 * place is the same. `same`: nothing that a calendar holds.
 */
export type PlaceChange = 'moved' | 'rewritten' | 'same';

/** Kilometres. Below it, a pin was put on the right door of the same building. */
const SAME_BUILDING = 0.05;

/**
 * Compares where a venue stood with where it stands. A pin that was approximate moves nobody: its page told to trust the
 * address. Another way to write the same address does not either.
 */
export function comparePlaces(before: VenuePlace, after: VenuePlace): PlaceChange {
  const sameAddress =
    venueAddressKey(before.communeCode, before.address) === venueAddressKey(after.communeCode, after.address);
  if (!sameAddress) return 'moved';
  if (before.position === 'exact' && distanceBetween(before, after) >= SAME_BUILDING) return 'moved';
  return before.name === after.name &&
    before.address === after.address &&
    before.postcode === after.postcode &&
    before.latitude === after.latitude &&
    before.longitude === after.longitude
    ? 'same'
    : 'rewritten';
}
