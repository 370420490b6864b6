/** What the catalogue keeps in memory of each session, and the cards of the sessions that a page shows. */
import type { Connection } from './connection.server.ts';
import { padIds } from './id-lists.ts';
import type { ProgrammeTable, SessionTable, VenueTable } from './schema.ts';

/** Rows of one batch: bounds the memory of a load. */
const BATCH = 4000;
/** How many ids one statement names at most: both engines bound the number of parameters. */
const IDS_PER_STATEMENT = 4096;

export type CatalogueRow = Pick<
  SessionTable,
  | 'id'
  | 'slug'
  | 'title'
  | 'campaign_id'
  | 'venue_id'
  | 'programme_slug'
  | 'audience'
  | 'format'
  | 'language'
  | 'attendance'
  | 'starts_at'
  | 'ends_at'
  | 'time_zone'
  | 'local_date'
  | 'department_code'
  | 'region_code'
  | 'entry'
  | 'capacity'
  | 'seats_taken'
  | 'seats_held'
  | 'search_text'
  | 'published_at'
  | 'cancelled_at'
> & {
  latitude: VenueTable['latitude'] | null;
  longitude: VenueTable['longitude'] | null;
  step_free_since: VenueTable['step_free_since'];
};

/** All published sessions, in batches. What changes meanwhile has a higher version than the one read before. */
export async function* readCatalogueRows({ db }: Pick<Connection, 'db'>): AsyncGenerator<CatalogueRow[]> {
  let lastId = '';
  for (;;) {
    const rows = await selectRows(db)
      .where('sessions.published_at', 'is not', null)
      .where('sessions.id', '>', lastId)
      .orderBy('sessions.id')
      .limit(BATCH)
      .execute();
    if (rows.length > 0) yield rows;
    if (rows.length < BATCH) return;
    lastId = rows.at(-1)?.id ?? lastId;
  }
}

/** Every session that changed after a version, drafts included: one that was taken back must leave. */
export async function listChangedRows(
  { db }: Pick<Connection, 'db'>,
  afterVersion: number,
): Promise<CatalogueRow[]> {
  return selectRows(db).where('sessions.version', '>', afterVersion).execute();
}

function selectRows(db: Connection['db']) {
  return db
    .selectFrom('sessions')
    .leftJoin('venues', 'venues.id', 'sessions.venue_id')
    .select([
      'sessions.id',
      'sessions.slug',
      'sessions.title',
      'sessions.campaign_id',
      'sessions.venue_id',
      'sessions.programme_slug',
      'sessions.audience',
      'sessions.format',
      'sessions.language',
      'sessions.attendance',
      'sessions.starts_at',
      'sessions.ends_at',
      'sessions.time_zone',
      'sessions.local_date',
      'sessions.department_code',
      'sessions.region_code',
      'sessions.entry',
      'sessions.capacity',
      'sessions.seats_taken',
      'sessions.seats_held',
      'sessions.search_text',
      'sessions.published_at',
      'sessions.cancelled_at',
      'venues.latitude',
      'venues.longitude',
      'venues.step_free_since',
    ]);
}

/** Everything a card of a list shows, and what the API says of a session. Nothing personal. */
export type SessionCard = {
  id: string;
  slug: string;
  title: string;
  programmeSlug: ProgrammeTable['slug'];
  programmeName: string;
  audience: string;
  format: string;
  language: string;
  attendance: SessionTable['attendance'];
  /** UTC. */
  startsAt: string;
  endsAt: string;
  timeZone: string;
  venueId: string | undefined;
  venueName: string | undefined;
  address: string | undefined;
  postcode: string | undefined;
  communeCode: string | undefined;
  communeName: string | undefined;
  departmentCode: string;
  regionCode: string;
  latitude: number | undefined;
  longitude: number | undefined;
  position: VenueTable['position'] | undefined;
  stepFree: boolean;
  entry: SessionTable['entry'];
  /** Null: unlimited. */
  capacity: number | null;
  seatsTaken: number;
  /** Held for waiting groups: not free. */
  seatsHeld: number;
  organisationName: string;
  cancelledAt: string | null;
  updatedAt: string;
};

/** The cards of some sessions, in the order of `ids`; ids that name no session are passed over. One query. */
export async function listSessionCards(
  connection: Pick<Connection, 'db'>,
  ids: string[],
): Promise<SessionCard[]> {
  const cards = new Map<string, SessionCard>();
  for (let start = 0; start < ids.length; start += IDS_PER_STATEMENT) {
    const rows = await selectCards(connection)
      .where('sessions.id', 'in', padIds(ids.slice(start, start + IDS_PER_STATEMENT)))
      .execute();
    for (const row of rows) cards.set(row.id, toCard(row));
  }
  return ids.flatMap((id) => cards.get(id) ?? []);
}

/** A published session by its id or its slug, cancelled ones included; undefined when there is none. */
export async function findSessionCard(
  connection: Pick<Connection, 'db'>,
  idOrSlug: string,
): Promise<(SessionCard & { description: string; whatToBring: string | null }) | undefined> {
  // Neither ids nor slugs hold anything else, and PostgreSQL refuses some signs with an error.
  if (!/^[a-z0-9-]{1,200}$/.test(idOrSlug)) return undefined;
  const row = await selectCards(connection)
    .select(['sessions.description', 'sessions.what_to_bring'])
    .where((row) => row.or([row('sessions.id', '=', idOrSlug), row('sessions.slug', '=', idOrSlug)]))
    .where('sessions.published_at', 'is not', null)
    .executeTakeFirst();
  return row && { ...toCard(row), description: row.description, whatToBring: row.what_to_bring };
}

/** What a map writes on its markers. */
export type VenueName = Pick<VenueTable, 'id' | 'name' | 'commune_name' | 'department_code'>;

/** Names of venues by id. One query. */
export async function listVenueNames(
  { db }: Pick<Connection, 'db'>,
  ids: string[],
): Promise<Map<string, VenueName>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('venues')
    .select(['id', 'name', 'commune_name', 'department_code'])
    .where('id', 'in', padIds(ids))
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** The name of a département or region by its code; undefined when there is none. */
export async function findTerritoryName(
  { db }: Pick<Connection, 'db'>,
  kind: 'department' | 'region',
  code: string,
): Promise<string | undefined> {
  const row = await db
    .selectFrom(kind === 'department' ? 'departments' : 'regions')
    .select('name')
    .where('code', '=', code)
    .executeTakeFirst();
  return row?.name;
}

/** Names of all départements by code: about a hundred. */
export async function listDepartmentNames({ db }: Pick<Connection, 'db'>): Promise<Map<string, string>> {
  const rows = await db.selectFrom('departments').select(['code', 'name']).execute();
  return new Map(rows.map((row) => [row.code, row.name]));
}

function selectCards({ db }: Pick<Connection, 'db'>) {
  return db
    .selectFrom('sessions')
    .innerJoin('programmes', 'programmes.slug', 'sessions.programme_slug')
    .innerJoin('organisations', 'organisations.id', 'sessions.organisation_id')
    .leftJoin('venues', 'venues.id', 'sessions.venue_id')
    .select([
      'sessions.id',
      'sessions.slug',
      'sessions.title',
      'sessions.programme_slug',
      'programmes.name as programme_name',
      'sessions.audience',
      'sessions.format',
      'sessions.language',
      'sessions.attendance',
      'sessions.starts_at',
      'sessions.ends_at',
      'sessions.time_zone',
      'sessions.venue_id',
      'venues.name as venue_name',
      'venues.address',
      'venues.postcode',
      'venues.commune_code',
      'venues.commune_name',
      'sessions.department_code',
      'sessions.region_code',
      'venues.latitude',
      'venues.longitude',
      'venues.position',
      'venues.step_free_since',
      'sessions.entry',
      'sessions.capacity',
      'sessions.seats_taken',
      'sessions.seats_held',
      'organisations.name as organisation_name',
      'sessions.cancelled_at',
      'sessions.updated_at',
    ]);
}

type CardRow = Awaited<ReturnType<ReturnType<typeof selectCards>['executeTakeFirstOrThrow']>>;

function toCard(row: CardRow): SessionCard {
  return {
    id: row.id,
    slug: row.slug,
    title: row.title,
    programmeSlug: row.programme_slug,
    programmeName: row.programme_name,
    audience: row.audience,
    format: row.format,
    language: row.language,
    attendance: row.attendance,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    timeZone: row.time_zone,
    venueId: row.venue_id ?? undefined,
    venueName: row.venue_name ?? undefined,
    address: row.address ?? undefined,
    postcode: row.postcode ?? undefined,
    communeCode: row.commune_code ?? undefined,
    communeName: row.commune_name ?? undefined,
    departmentCode: row.department_code,
    regionCode: row.region_code,
    latitude: row.latitude ?? undefined,
    longitude: row.longitude ?? undefined,
    position: row.position ?? undefined,
    stepFree: row.step_free_since !== null,
    entry: row.entry,
    capacity: row.capacity,
    seatsTaken: row.seats_taken,
    seatsHeld: row.seats_held,
    organisationName: row.organisation_name,
    cancelledAt: row.cancelled_at,
    updatedAt: row.updated_at,
  };
}
