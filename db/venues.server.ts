import { foldPlace } from '#app/domain/folding.ts';
import { isInReach, venueAddressKey, venueSearchText } from '#app/domain/venue.ts';
import type { VenuePlace } from '#app/domain/venue-editing.ts';
import { findSimilarVenues } from '#app/domain/venue-similarity.ts';
import { noteVenueAct } from './audit.server.ts';
import type { Connection } from './connection.server.ts';
import { newId } from './identifiers.ts';
import { followMerge } from './merged-venues.server.ts';
import type { Database, DatabaseTransaction, VenueTable } from './schema.ts';
import type { Author } from './session-creations.server.ts';
import { findCommune } from './territories.server.ts';

/** A venue as its page shows it. */
export type Venue = {
  id: string;
  name: string;
  address: string;
  addressExtra: string | null;
  postcode: string;
  communeCode: string;
  communeName: string;
  departmentCode: string;
  regionCode: string;
  latitude: number;
  longitude: number;
  position: 'exact' | 'approximate';
  timeZone: string;
  phone: string | null;
  website: string | null;
  openingHours: string | null;
  accessNotes: string | null;
  stepFree: boolean;
  transportNotes: string | null;
  updatedAt: string;
  closedAt: string | null;
};

/** @throws a 404 response for an unknown id. */
export async function getVenue({ db }: Connection, venueId: string): Promise<Venue> {
  const row = await db.selectFrom('venues').selectAll().where('id', '=', venueId).executeTakeFirst();
  if (!row) throw new Response(null, { status: 404 });
  return toVenue(row);
}

export function toVenue(row: VenueTable): Venue {
  return {
    id: row.id,
    name: row.name,
    address: row.address,
    addressExtra: row.address_extra,
    postcode: row.postcode,
    communeCode: row.commune_code,
    communeName: row.commune_name,
    departmentCode: row.department_code,
    regionCode: row.region_code,
    latitude: row.latitude,
    longitude: row.longitude,
    position: row.position,
    timeZone: row.time_zone,
    phone: row.phone,
    website: row.website,
    openingHours: row.opening_hours,
    accessNotes: row.access_notes,
    stepFree: row.step_free_since !== null,
    transportNotes: row.transport_notes,
    updatedAt: row.updated_at,
    closedAt: row.closed_at,
  };
}

/** Enough of a venue to choose it. */
export type VenueLine = {
  id: string;
  name: string;
  address: string;
  postcode: string;
  communeName: string;
  departmentCode: string;
  timeZone: string;
};

const lineColumns = [
  'venues.id',
  'venues.name',
  'venues.address',
  'venues.postcode',
  'venues.commune_name as communeName',
  'venues.department_code as departmentCode',
  'venues.time_zone as timeZone',
] as const;

/** Open venues that an organisation registered or has used, by commune and name. */
export async function findVenuesForOrganisation(
  { db }: Connection,
  organisationId: string,
): Promise<VenueLine[]> {
  const venues = await db
    .selectFrom('venues')
    .select(lineColumns)
    .where('venues.organisation_id', '=', organisationId)
    .where('venues.closed_at', 'is', null)
    .union(
      db
        .selectFrom('sessions')
        .innerJoin('venues', 'venues.id', 'sessions.venue_id')
        .select(lineColumns)
        .where('sessions.organisation_id', '=', organisationId)
        .where('venues.closed_at', 'is', null),
    )
    .execute();
  return venues.sort(
    (one, other) =>
      one.communeName.localeCompare(other.communeName, 'fr') || one.name.localeCompare(other.name, 'fr'),
  );
}

/** The same, with one more before them where they lack it: the venue that is already chosen, even by an address. */
export async function findVenuesWith(
  connection: Connection,
  organisationId: string,
  chosenId: string | undefined,
): Promise<VenueLine[]> {
  const [venues, chosen] = await Promise.all([
    findVenuesForOrganisation(connection, organisationId),
    chosenId ? findVenueLine(connection, chosenId) : undefined,
  ]);
  return chosen && !venues.some(({ id }) => id === chosen.id) ? [chosen, ...venues] : venues;
}

/** An open venue, or the one that it was merged into. */
export async function findVenueLine({ db }: Connection, venueId: string): Promise<VenueLine | undefined> {
  return db
    .selectFrom('venues')
    .select(lineColumns)
    .where('id', '=', await followMerge(db, venueId))
    .where('closed_at', 'is', null)
    .executeTakeFirst();
}

const MOST_WORDS = 6;

/**
 * Open venues whose name, commune, postcode or address hold every word of `query`, those of `departmentCode` first:
 * "is it one of these?" before somebody registers a venue again.
 */
export async function searchVenues(
  { db }: Connection,
  query: string,
  departmentCode: string | null,
  limit = 8,
): Promise<VenueLine[]> {
  const words = foldPlace(query).split(' ').filter(Boolean).slice(0, MOST_WORDS);
  if (words.length === 0) return [];
  let venues = db.selectFrom('venues').select(lineColumns).where('closed_at', 'is', null);
  // Folded words hold neither % nor _.
  for (const word of words) venues = venues.where('search_text', 'like', `%${word}%`);
  const inOrder = venues.orderBy('commune_name').orderBy('name').orderBy('id').limit(limit);
  const near =
    departmentCode === null ? [] : await inOrder.where('department_code', '=', departmentCode).execute();
  if (near.length >= limit) return near;
  const everywhere = await inOrder.execute();
  const known = new Set(near.map(({ id }) => id));
  return [...near, ...everywhere.filter(({ id }) => !known.has(id))].slice(0, limit);
}

/** No commune has more: arrondissements of Paris, Lyon and Marseille count as communes. */
const MOST_IN_COMMUNE = 2_000;
const MOST_SUGGESTED = 8;

/** Open venues of the commune that may be the one described, the likeliest first: one query. */
export async function findVenuesLike(
  { db }: { db: Database | DatabaseTransaction },
  described: VenuePlace,
): Promise<VenueLine[]> {
  const known = await db
    .selectFrom('venues')
    .select(lineColumns)
    .select(['commune_code as communeCode', 'latitude', 'longitude', 'position'])
    .where('commune_code', '=', described.communeCode)
    .where('closed_at', 'is', null)
    .orderBy('id')
    .limit(MOST_IN_COMMUNE)
    .execute();
  return findSimilarVenues(described, known, MOST_SUGGESTED);
}

export type NewVenue = {
  name: string;
  address: string;
  addressExtra: string | null;
  postcode: string;
  /** INSEE code: département, region and zone follow from it. */
  communeCode: string;
  latitude: number;
  longitude: number;
  position: 'exact' | 'approximate';
  accessNotes: string | null;
  stepFree: boolean;
  transportNotes: string | null;
};

export type VenueOutcome =
  | { kind: 'registered'; id: string }
  | { kind: 'unknown-commune' }
  | { kind: 'too-far' }
  /** It may be one of these: the mediator says so, or that it is none of them. */
  | { kind: 'perhaps-known'; venues: VenueLine[] };

/**
 * Registers a venue of an organisation. Those that it may be are told first, unless they are among `notThese` (ids); the
 * same name at the same address is always that venue.
 */
export async function registerVenue(
  connection: Connection,
  author: Author,
  venue: NewVenue,
  notThese: readonly string[],
  now: Date,
): Promise<VenueOutcome> {
  return connection.write(async (trx) => {
    const commune = await findCommune({ db: trx }, venue.communeCode);
    if (!commune) return { kind: 'unknown-commune' };
    if (!isInReach(commune, venue)) return { kind: 'too-far' };
    const similar = await findVenuesLike({ db: trx }, { ...venue, communeName: commune.name });
    const addressKey = venueAddressKey(commune.code, venue.address);
    const same = similar.find(
      (known) =>
        foldPlace(known.name) === foldPlace(venue.name) &&
        venueAddressKey(commune.code, known.address) === addressKey,
    );
    if (same) return { kind: 'registered', id: same.id };
    const asked = similar.filter(({ id }) => !notThese.includes(id));
    if (asked.length > 0) return { kind: 'perhaps-known', venues: asked };
    const id = newId();
    const row: VenueTable = {
      id,
      source: 'semainier',
      source_id: id,
      organisation_id: author.organisationId,
      name: venue.name,
      address: venue.address,
      address_extra: venue.addressExtra,
      postcode: venue.postcode,
      commune_code: commune.code,
      commune_name: commune.name,
      department_code: commune.departmentCode,
      region_code: commune.regionCode,
      latitude: venue.latitude,
      longitude: venue.longitude,
      position: venue.position,
      time_zone: commune.timeZone,
      phone: null,
      website: null,
      opening_hours: null,
      access_notes: venue.accessNotes,
      step_free_since: venue.stepFree ? now.toISOString() : null,
      transport_notes: venue.transportNotes,
      address_key: addressKey,
      search_text: venueSearchText({ ...venue, communeName: commune.name }),
      created_at: now.toISOString(),
      updated_at: now.toISOString(),
      closed_at: null,
      corrected: null,
    };
    await trx.insertInto('venues').values(row).execute();
    await noteVenueAct(trx, 'created', row, author.id, now);
    return { kind: 'registered', id };
  });
}
