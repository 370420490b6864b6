import { venueAddressKey, venueSearchText } from '#app/domain/venue.ts';
import type { VenueTable } from '#db/schema.ts';
import * as inventions from './inventions.ts';
import type { Random } from './random.ts';

/** Where invented sessions are held: invented venues in real communes. */

export type SeedDepartment = {
  code: string;
  name: string;
  regionCode: string;
  timeZone: string;
  population: number;
};

export type SeedCommune = {
  code: string;
  name: string;
  departmentCode: string;
  population: number;
  latitude: number;
  longitude: number;
  position: 'exact' | 'approximate';
  postcode: string;
};

/** Communes by the code of their département. */
export function byDepartment(communes: readonly SeedCommune[]): Map<string, SeedCommune[]> {
  const groups = new Map<string, SeedCommune[]>();
  for (const commune of communes) {
    const own = groups.get(commune.departmentCode);
    if (own) own.push(commune);
    else groups.set(commune.departmentCode, [commune]);
  }
  return groups;
}

/** Draws communes of a département, the populous ones more often. */
export function communeDrawer(communes: readonly SeedCommune[], random: Random): () => SeedCommune {
  const upTo: number[] = [];
  let sum = 0;
  for (const { population } of communes) {
    // At least one, so that a place without inhabitants in the tables can still be drawn.
    sum += Math.max(1, population);
    upTo.push(sum);
  }
  return () => {
    const drawn = random.next() * sum;
    const commune = communes[firstAbove(upTo, drawn)];
    if (!commune) throw new Error('A département without communes cannot hold a session.');
    return commune;
  };
}

function firstAbove(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) > value) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** An invented venue within a kilometre of the middle of its commune. */
export function inventVenue(
  {
    department,
    commune,
    organisationId,
  }: { department: SeedDepartment; commune: SeedCommune; organisationId: string },
  { random, newId, createdAt }: { random: Random; newId: () => string; createdAt: string },
): VenueTable {
  const id = newId();
  const name = `${random.pick(inventions.venueKinds)} ${random.pick(inventions.venueNames)}`;
  const address = `${random.between(1, 120)} ${random.pick(inventions.streets)}`;
  const stepFree = random.chance(0.45);
  const nearby = () => (random.next() - 0.5) * 0.012;
  return {
    id,
    source: 'semainier',
    source_id: id,
    organisation_id: organisationId,
    name,
    address,
    address_extra: random.chance(0.15) ? 'Au premier étage, porte verte' : null,
    postcode: commune.postcode,
    commune_code: commune.code,
    commune_name: commune.name,
    department_code: department.code,
    region_code: department.regionCode,
    latitude: round(commune.latitude + nearby()),
    longitude: round(commune.longitude + nearby()),
    position: commune.position,
    time_zone: department.timeZone,
    phone: random.chance(0.7) ? inventions.fictionalLandline(random.between(0, 9999)) : null,
    website: random.chance(0.3) ? 'https://lieu-imaginaire.example.org/' : null,
    opening_hours: null,
    access_notes: stepFree ? random.pick(inventions.accessNotes) : null,
    step_free_since: stepFree ? createdAt : null,
    transport_notes: random.chance(0.4) ? random.pick(inventions.transportNotes) : null,
    address_key: venueAddressKey(commune.code, address),
    search_text: venueSearchText({ name, address, postcode: commune.postcode, communeName: commune.name }),
    created_at: createdAt,
    updated_at: createdAt,
    closed_at: null,
    corrected: null,
  };
}

/** The same place as the national base may know it: the address written otherwise, only the town's position. */
export function registerInBase(venue: VenueTable, id: string): VenueTable {
  const name = `${venue.name} de ${venue.commune_name}`;
  const address = venue.address.replace(/^(\d+) /, '$1, ');
  return {
    ...venue,
    id,
    source: 'Base de démonstration',
    source_id: id,
    organisation_id: null,
    name,
    address,
    position: 'approximate',
    phone: null,
    opening_hours: 'Mo-Fr 09:00-12:00,14:00-17:30',
    transport_notes: null,
    address_key: venueAddressKey(venue.commune_code, address),
    search_text: venueSearchText({ ...venue, name, address, communeName: venue.commune_name }),
  };
}

/** The same place as a colleague in a hurry registered it, with hardly anything said of it. */
export function registerAgain(venue: VenueTable, id: string): VenueTable {
  return {
    ...venue,
    id,
    source_id: id,
    name: venue.name.toUpperCase(),
    address_extra: null,
    phone: null,
    website: null,
    access_notes: null,
    step_free_since: null,
    transport_notes: null,
  };
}

function round(degrees: number): number {
  return Math.round(degrees * 1e5) / 1e5;
}
