import { venueAddressKey, venueSearchText } from '#app/domain/venue.ts';
import type { Geocoder } from '#app/geo/geocoder.server.ts';
import { type NationalVenue, readNationalVenue } from '#app/geo/national-venues.ts';
import type { VenueRecord } from '#app/geo/venue-file.server.ts';
import {
  choosePoint,
  choosePostcode,
  isPlausible,
  type PlacementCommune,
  type PointChoice,
} from '#app/geo/venue-placement.ts';
import type { Connection } from './connection.server.ts';
import { type ImportedColumns, listImportedVenues, storeVenues, venueKey } from './imported-venues.server.ts';
import { findVenueCommunes } from './venue-communes.server.ts';

/** The import of venues from a file of the national base; (source, source_id) says which venue a record is. */

export type Rejection = { line: number; sourceId: string | undefined; reason: string };

export type ImportCounts = {
  /** Records of the file: created + updated + unchanged + rejected. */
  rows: number;
  created: number;
  updated: number;
  unchanged: number;
  rejected: number;
  /** Of those stored: how many stand at their own point, at theirs with the numbers swapped back, or nearby. */
  positions: { given: number; swapped: number; approximate: number };
};

export type ImportOptions = {
  /** The source of records that name none. */
  defaultSource: string;
  /** Asked for records without a usable point; without one, these stand at their commune. */
  geocoder: Geocoder | undefined;
  now: Date;
  /** Origin of the links in calendar events that are written again. */
  publicUrl: string;
  onRejection: (rejection: Rejection) => void;
  /** Hears of a venue that is stored, but not where the file puts it. */
  onRemark: (remark: { line: number; sourceId: string; text: string }) => void;
  onProgress: (counts: Readonly<ImportCounts>) => void;
};

/** A few hundred rows: one transaction and a handful of look-ups for all of them, and little memory. */
const BATCH = 300;

type ReadVenue = { line: number; venue: NationalVenue };
type PlacedVenue = ReadVenue & { commune: PlacementCommune; postcode: string; choice: PointChoice };
type Point = { latitude: number; longitude: number; position: 'exact' | 'approximate' };

/**
 * Stores the venues of a file, batch by batch: what a batch stored stays when a later one fails, and running the same
 * file again changes nothing more.
 */
export async function importVenues(
  connection: Connection,
  records: AsyncIterable<VenueRecord>,
  options: ImportOptions,
): Promise<ImportCounts> {
  const counts: ImportCounts = {
    rows: 0,
    created: 0,
    updated: 0,
    unchanged: 0,
    rejected: 0,
    positions: { given: 0, swapped: 0, approximate: 0 },
  };
  const reject = (line: number, sourceId: string | undefined, reason: string) => {
    counts.rejected += 1;
    options.onRejection({ line, sourceId, reason });
  };
  const linesByKey = new Map<string, number>();
  let batch: ReadVenue[] = [];
  const store = async () => {
    await importBatch(connection, batch, options, counts, reject);
    batch = [];
    options.onProgress(counts);
  };

  for await (const record of records) {
    counts.rows += 1;
    const { line } = record;
    if (record.kind === 'unreadable') {
      reject(line, undefined, record.reason);
      continue;
    }
    const reading = readNationalVenue(record.fields, options.defaultSource);
    if (reading.kind === 'rejected') {
      reject(line, reading.sourceId, reading.reason);
      continue;
    }
    const { venue } = reading;
    const key = venueKey(venue);
    const earlier = linesByKey.get(key);
    if (earlier !== undefined) {
      reject(line, venue.sourceId, `line ${earlier} has the same id: give each venue its own`);
      continue;
    }
    linesByKey.set(key, line);
    batch.push({ line, venue });
    if (batch.length === BATCH) await store();
  }
  if (batch.length > 0) await store();
  return counts;
}

async function importBatch(
  connection: Connection,
  batch: readonly ReadVenue[],
  { geocoder, now, publicUrl, onRemark }: ImportOptions,
  counts: ImportCounts,
  reject: (line: number, sourceId: string, reason: string) => void,
): Promise<void> {
  const { choices, postcodesOf } = await findVenueCommunes(
    connection,
    batch.map(({ venue }) => venue),
  );
  const placed: PlacedVenue[] = [];
  for (const [index, { line, venue }] of batch.entries()) {
    const choice = choices[index];
    if (!choice) continue;
    if (choice.kind === 'rejected') {
      reject(line, venue.sourceId, choice.reason);
      continue;
    }
    const { commune } = choice;
    const postcode = choosePostcode(venue.postcode, commune, postcodesOf(commune.code));
    placed.push({ line, venue, commune, postcode, choice: choosePoint(venue.coordinates, commune) });
  }
  const points = await findMissingPoints(connection, placed, geocoder);
  const rows = placed.map((venue) => columnsOf(venue, points));
  const { created, updated, unchanged } = await storeVenues(connection, rows, { now, publicUrl });
  counts.created += created;
  counts.updated += updated;
  counts.unchanged += unchanged;
  for (const { line, venue, commune, choice } of placed) {
    if (choice.kind === 'given' || choice.kind === 'swapped') counts.positions[choice.kind] += 1;
    else counts.positions.approximate += 1;
    const text = remarkOn(choice, commune);
    if (text) onRemark({ line, sourceId: venue.sourceId, text });
  }
}

function remarkOn(choice: PointChoice, commune: PlacementCommune): string | undefined {
  switch (choice.kind) {
    case 'swapped':
      return 'its latitude and longitude were swapped: they were put right';
    case 'misplaced':
      return `its coordinates are far from ${commune.name} (${commune.code}): it is placed approximately`;
    case 'given':
    case 'missing':
      return undefined;
  }
}

/** Points for the venues without a usable one: that of an earlier import of the same address, the geocoder's, the commune's. */
async function findMissingPoints(
  connection: Connection,
  placed: readonly PlacedVenue[],
  geocoder: Geocoder | undefined,
): Promise<Map<string, Point>> {
  const points = new Map<string, Point>();
  const missing = placed.filter(({ choice }) => choice.kind === 'missing' || choice.kind === 'misplaced');
  if (missing.length === 0) return points;
  const stored = await listImportedVenues(
    connection.db,
    missing.map(({ venue }) => venue),
  );
  for (const placedVenue of missing) {
    const { venue, commune, postcode } = placedVenue;
    const key = venueKey(venue);
    const known = stored.get(key);
    if (known && known.address_key === venueAddressKey(commune.code, venue.address)) {
      points.set(key, { latitude: known.latitude, longitude: known.longitude, position: known.position });
      continue;
    }
    const query = `${venue.address} ${postcode} ${commune.name}`.trim();
    const [match] = (await geocoder?.searchAddress(query, { limit: 1, near: commune })) ?? [];
    const { latitude, longitude } = match && isPlausible(match, commune) ? match : commune;
    points.set(key, { latitude, longitude, position: 'approximate' });
  }
  return points;
}

function columnsOf(placed: PlacedVenue, points: ReadonlyMap<string, Point>): ImportedColumns {
  const { venue, commune, postcode, choice } = placed;
  const found = points.get(venueKey(venue));
  const point: Point =
    choice.kind === 'given' || choice.kind === 'swapped'
      ? { ...choice.point, position: 'exact' }
      : (found ?? { latitude: commune.latitude, longitude: commune.longitude, position: 'approximate' });
  return {
    source: venue.source,
    source_id: venue.sourceId,
    name: venue.name,
    address: venue.address,
    address_extra: venue.addressExtra,
    postcode,
    commune_code: commune.code,
    commune_name: commune.name,
    department_code: commune.departmentCode,
    region_code: commune.regionCode,
    latitude: point.latitude,
    longitude: point.longitude,
    position: point.position,
    time_zone: commune.timeZone,
    phone: venue.phone,
    website: venue.website,
    opening_hours: venue.openingHours,
    access_notes: venue.accessNotes,
    address_key: venueAddressKey(commune.code, venue.address),
    search_text: venueSearchText({ ...venue, postcode, communeName: commune.name }),
  };
}
