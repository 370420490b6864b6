import type { VenuePlace } from '#app/domain/venue-editing.ts';
import { mayBeOnePlace } from '#app/domain/venue-similarity.ts';
import type { Connection } from './connection.server.ts';
import { padIds } from './id-lists.ts';
import { selectOwnVenues } from './own-venues.server.ts';
import type { Database } from './schema.ts';

export type SuggestedDuplicates = { addressKey: string; venues: number };

/**
 * Addresses at which several open venues stand: kept apart, since a town hall may house two, but a person should look.
 * The address key of a venue without an address is its commune alone, which says nothing and is left out.
 */
export async function listSuggestedDuplicates({
  db,
}: Pick<Connection, 'db'>): Promise<SuggestedDuplicates[]> {
  const rows = await db
    .selectFrom('venues')
    .select((expression) => ['address_key as addressKey', expression.fn.countAll().as('venues')])
    .where('closed_at', 'is', null)
    .where('address', '!=', '')
    .groupBy('address_key')
    .having((expression) => expression.fn.countAll(), '>', 1)
    .orderBy('address_key')
    .execute();
  return rows.map(({ addressKey, venues }) => ({ addressKey, venues: Number(venues) }));
}

export type VenueInPair = VenuePlace & { id: string };

/** An organisation's venues that are compared, and venues of their communes; nobody has as many. */
const MOST_OWN = 300;
const MOST_AROUND = 5_000;

/**
 * Pairs of open venues that may be one place, an own one of the organisation first, at most `limit`; those that somebody
 * told apart are left out. Three queries.
 */
export async function listMergeSuggestions(
  { db }: Pick<Connection, 'db'>,
  organisationId: string,
  limit: number,
): Promise<{ own: VenueInPair; other: VenueInPair }[]> {
  const own = await selectOwnVenues(db, organisationId)
    .select(placeColumns)
    .where('closed_at', 'is', null)
    .orderBy('commune_name')
    .orderBy('name')
    .orderBy('id')
    .limit(MOST_OWN)
    .execute();
  if (own.length === 0) return [];
  const around = await db
    .selectFrom('venues')
    .select(placeColumns)
    .where('commune_code', 'in', padIds([...new Set(own.map(({ communeCode }) => communeCode))]))
    .where('closed_at', 'is', null)
    .orderBy('id')
    .limit(MOST_AROUND)
    .execute();
  const seen = await listToldApart(
    db,
    own.map(({ id }) => id),
  );
  const pairs: { own: VenueInPair; other: VenueInPair }[] = [];
  for (const venue of own) {
    for (const other of around) {
      const pair = [venue.id, other.id].sort().join(' ');
      if (venue.id === other.id || !mayBeOnePlace(venue, other) || seen.has(pair)) continue;
      seen.add(pair);
      pairs.push({ own: venue, other });
      if (pairs.length === limit) return pairs;
    }
  }
  return pairs;
}

const placeColumns = [
  'id',
  'name',
  'address',
  'postcode',
  'commune_code as communeCode',
  'commune_name as communeName',
  'latitude',
  'longitude',
  'position',
] as const;

/** Pairs that these venues are in, as both ids in their order. */
async function listToldApart(db: Database, ids: readonly string[]): Promise<Set<string>> {
  const rows = await db
    .selectFrom('venue_distinctions')
    .select(['venue_id', 'other_id'])
    .where((pair) => pair.or([pair('venue_id', 'in', padIds(ids)), pair('other_id', 'in', padIds(ids))]))
    .execute();
  return new Set(rows.map(({ venue_id, other_id }) => `${venue_id} ${other_id}`));
}
