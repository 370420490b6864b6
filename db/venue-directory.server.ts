/** The venues as a public directory: one page at a time. */
import { distanceBetween, KILOMETRES_PER_DEGREE } from '#app/domain/distance.ts';
import { foldPlace } from '#app/domain/folding.ts';
import type { Search } from '#app/domain/search.ts';
import type { Connection } from './connection.server.ts';
import { padIds } from './id-lists.ts';
import type { VenueTable } from './schema.ts';

export type VenuePage = {
  total: number;
  /** The phone is left out: mediators may have given their own. */
  venues: (Pick<VenueTable, (typeof columns)[number]> & {
    /** Kilometres from the place of the search. */
    distance: number | undefined;
  })[];
};

/**
 * Venues in use that match, the nearest first when a place is given, else the oldest first. Of the search, the
 * place, the territory, the words and `stepFree` count. Two queries, whatever the number of venues.
 */
export async function listVenuePage(
  connection: Pick<Connection, 'db'>,
  search: Pick<Search, 'near' | 'departmentCode' | 'regionCode' | 'words' | 'stepFree'>,
  page: { offset: number; limit: number },
): Promise<VenuePage> {
  if (search.near) return listVenuesNear(connection, search, search.near, page);
  const matching = selectMatching(connection, search);
  const { total } = await matching
    .select((expression) => expression.fn.countAll<number | string>().as('total'))
    .executeTakeFirstOrThrow();
  const venues = await matching.select(columns).orderBy('id').limit(page.limit).offset(page.offset).execute();
  return { total: Number(total), venues: venues.map((venue) => ({ ...venue, distance: undefined })) };
}

async function listVenuesNear(
  connection: Pick<Connection, 'db'>,
  search: Parameters<typeof listVenuePage>[1],
  near: NonNullable<Search['near']>,
  { offset, limit }: { offset: number; limit: number },
): Promise<VenuePage> {
  const height = (near.radius / KILOMETRES_PER_DEGREE) * 1.001;
  const width = height / Math.cos((Math.min(89, Math.abs(near.latitude) + height) * Math.PI) / 180);
  const around = await selectMatching(connection, search)
    .select(['id', 'latitude', 'longitude'])
    .where('latitude', '>=', near.latitude - height)
    .where('latitude', '<=', near.latitude + height)
    .where('longitude', '>=', near.longitude - width)
    .where('longitude', '<=', near.longitude + width)
    .execute();
  const found = around
    .map((venue) => ({ id: venue.id, distance: distanceBetween(near, venue) }))
    .filter(({ distance }) => distance <= near.radius)
    .sort((one, other) => one.distance - other.distance || (one.id < other.id ? -1 : 1));
  const shown = found.slice(offset, offset + limit);
  if (shown.length === 0) return { total: found.length, venues: [] };
  const rows = await connection.db
    .selectFrom('venues')
    .select(columns)
    .where('id', 'in', padIds(shown.map(({ id }) => id)))
    .execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return {
    total: found.length,
    venues: shown.flatMap(({ id, distance }) => {
      const row = byId.get(id);
      return row ? [{ ...row, distance }] : [];
    }),
  };
}

const columns = [
  'id',
  'source',
  'source_id',
  'name',
  'address',
  'address_extra',
  'postcode',
  'commune_code',
  'commune_name',
  'department_code',
  'region_code',
  'latitude',
  'longitude',
  'position',
  'time_zone',
  'website',
  'opening_hours',
  'access_notes',
  'step_free_since',
  'transport_notes',
  'created_at',
  'updated_at',
  'closed_at',
] as const;

function selectMatching(
  { db }: Pick<Connection, 'db'>,
  { departmentCode, regionCode, words, stepFree }: Parameters<typeof listVenuePage>[1],
) {
  let query = db
    .selectFrom('venues')
    .where('closed_at', 'is', null)
    // What a newcomer registers is shown to the public once their organisation has its first yes.
    .where((venue) =>
      venue.not(
        venue.exists(
          venue
            .selectFrom('organisations')
            .select('organisations.id')
            .whereRef('organisations.id', '=', 'venues.organisation_id')
            .where('organisations.verified_at', 'is', null),
        ),
      ),
    );
  if (departmentCode !== undefined) query = query.where('department_code', '=', departmentCode);
  if (regionCode !== undefined) query = query.where('region_code', '=', regionCode);
  if (stepFree) query = query.where('step_free_since', 'is not', null);
  for (const word of foldPlace(words).split(' ').filter(Boolean).slice(0, 10)) {
    // Folded words hold letters and digits only: nothing that `like` reads as a sign.
    query = query.where((venue) =>
      venue.or([venue('search_text', 'like', `${word}%`), venue('search_text', 'like', `% ${word}%`)]),
    );
  }
  return query;
}
