import { foldPlace } from '#app/domain/folding.ts';
import type { VenueCandidate, VenueQuery } from '#app/domain/venue-match.ts';
import { communesNamed } from '#app/geo/place-search.ts';
import type { Connection } from './connection.server.ts';
import { padIds } from './id-lists.ts';
import { followMerges } from './merged-venues.server.ts';
import { indexOf } from './places.server.ts';

/** Communes and postcodes of one sheet whose venues are looked at, and venues of all of them. */
const MOST_COMMUNES = 1_000;
const MOST_VENUES = 20_000;

/**
 * The venues that the rows of a sheet may mean: those of the organisation, those of the communes and postcodes that are
 * written, and those whose id is; one that was merged stands for the one that stayed. Five queries at most, whatever the
 * number of rows.
 */
export async function findVenueCandidates(
  connection: Connection,
  organisationId: string,
  queries: readonly VenueQuery[],
): Promise<VenueCandidate[]> {
  const { db } = connection;
  const communes = await communesOf(connection, queries);
  const ids = [...new Set(queries.flatMap(({ id, name }) => [id, name]).filter(isId))];
  const own = db
    .selectFrom('venues')
    .select(columns)
    .where((venue) =>
      venue.or([
        venue('venues.organisation_id', '=', organisationId),
        venue(
          'venues.id',
          'in',
          venue
            .selectFrom('sessions')
            .select('sessions.venue_id')
            .where('sessions.organisation_id', '=', organisationId)
            .where('sessions.venue_id', 'is not', null)
            .$narrowType<{ venue_id: string }>(),
        ),
      ]),
    )
    .limit(MOST_VENUES)
    .execute();
  const [ownRows, around, named] = await Promise.all([
    own,
    communes.length === 0
      ? []
      : db
          .selectFrom('venues')
          .select(columns)
          .where('commune_code', 'in', padIds(communes))
          .limit(MOST_VENUES)
          .execute(),
    ids.length === 0 ? [] : db.selectFrom('venues').select(columns).where('id', 'in', padIds(ids)).execute(),
  ]);
  const ownIds = new Set(ownRows.map(({ id }) => id));
  const all = new Map([...ownRows, ...around, ...named].map((row) => [row.id, row]));
  const isClosed = ({ closed_at }: Row) => closed_at !== null;
  const kept = await followMerges(
    db,
    [...all.values()].filter(isClosed).map(({ id }) => id),
  );
  const unknown = [...new Set(kept.values())].filter((id) => !all.has(id));
  const others =
    unknown.length === 0
      ? []
      : await db.selectFrom('venues').select(columns).where('id', 'in', padIds(unknown)).execute();
  for (const row of others) all.set(row.id, row);
  return [...all.values()].map((row) => {
    const { closed_at: _, ...venue } = row;
    const keptRow = all.get(kept.get(row.id) ?? '');
    return {
      ...venue,
      own: ownIds.has(row.id) || (keptRow !== undefined && ownIds.has(keptRow.id)),
      closed: isClosed(keptRow ?? row),
      ...(keptRow && { id: keptRow.id, formerId: row.id }),
    };
  });
}

type Row = Omit<VenueCandidate, 'own' | 'closed' | 'formerId'> & { closed_at: string | null };

const columns = [
  'venues.id',
  'venues.name',
  'venues.postcode',
  'venues.commune_name as communeName',
  'venues.time_zone as timeZone',
  'venues.closed_at',
] as const;

function isId(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}

/** INSEE codes of the communes that are written, arrondissements of a written city included. */
async function communesOf(connection: Connection, queries: readonly VenueQuery[]): Promise<string[]> {
  const index = await indexOf(connection);
  const codes = new Set<string>();
  for (const postcode of new Set(queries.map((query) => query.postcode))) {
    for (const commune of index.postcodes.get(postcode) ?? []) codes.add(commune.code);
  }
  for (const name of new Set(queries.map((query) => query.commune))) {
    if (foldPlace(name) === '') continue;
    for (const place of communesNamed(index, name)) codes.add(place.code);
  }
  for (const commune of index.communes.values()) {
    if (commune.parentCode !== null && codes.has(commune.parentCode)) codes.add(commune.code);
  }
  return [...codes].slice(0, MOST_COMMUNES);
}
