import { isInReach, venueAddressKey, venueSearchText } from '#app/domain/venue.ts';
import {
  comparePlaces,
  type PlaceChange,
  type VenueEdit,
  type VenuePlace,
} from '#app/domain/venue-editing.ts';
import { noteVenueAct } from './audit.server.ts';
import type { Connection } from './connection.server.ts';
import { lockOwnVenue } from './own-venues.server.ts';
import type { VenueTable } from './schema.ts';
import type { Author } from './session-creations.server.ts';
import { findCommune } from './territories.server.ts';
import { noteCorrections } from './venue-corrections.server.ts';
import { carryToSessions, lockSessionsToCome } from './venue-sessions.server.ts';

export type VenueEditOutcome = { kind: 'edited'; change: PlaceChange } | { kind: 'too-far' };

/**
 * Changes a venue, and what its sessions to come show of it: where it moved, their SEQUENCE grows and registrants are
 * told. Call `catalogue.refresh()` afterwards.
 * @throws a 404 response for a venue that the organisation does not look after
 */
export async function editVenue(
  connection: Connection,
  venueId: string,
  author: Author,
  edit: VenueEdit,
  change: { now: Date; publicUrl: string },
): Promise<VenueEditOutcome> {
  return connection.write(async (trx) => {
    const before = await lockOwnVenue(trx, venueId, author.organisationId);
    const commune = await findCommune({ db: trx }, before.commune_code);
    if (commune && !isInReach(commune, edit)) return { kind: 'too-far' };
    const sessions = await lockSessionsToCome(trx, venueId, change.now);
    const after = applyEdit(before, edit, change.now);
    await trx
      .updateTable('venues')
      .set({ ...after, corrected: noteCorrections(before, after) })
      .where('id', '=', venueId)
      .execute();
    await noteVenueAct(trx, 'corrected', after, author.id, change.now);
    const placeChange = comparePlaces(toPlace(before), toPlace(after));
    await carryToSessions(trx, sessions, { before, after, placeChange }, change);
    return { kind: 'edited', change: placeChange };
  });
}

function applyEdit(before: VenueTable, edit: VenueEdit, now: Date): VenueTable {
  const sameSpot = before.latitude === edit.latitude && before.longitude === edit.longitude;
  const instant = now.toISOString();
  return {
    ...before,
    name: edit.name,
    address: edit.address,
    address_extra: edit.addressExtra,
    postcode: edit.postcode,
    latitude: edit.latitude,
    longitude: edit.longitude,
    // Whoever moves the pin knows where the door is.
    position: sameSpot ? before.position : 'exact',
    phone: edit.phone,
    website: edit.website,
    opening_hours: edit.openingHours,
    access_notes: edit.accessNotes,
    step_free_since: edit.stepFree ? (before.step_free_since ?? instant) : null,
    transport_notes: edit.transportNotes,
    address_key: venueAddressKey(before.commune_code, edit.address),
    search_text: venueSearchText({ ...edit, communeName: before.commune_name }),
    updated_at: instant,
  };
}

export function toPlace(row: VenueTable): VenuePlace {
  return { ...row, communeCode: row.commune_code, communeName: row.commune_name };
}
