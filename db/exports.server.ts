import { setImmediate as turn } from 'node:timers/promises';
import { expressionBuilder } from 'kysely';
import {
  type ExportFormat,
  type ExportSubject,
  fitsFormat,
  ORGANISATIONS_AT_ONCE,
  ROWS_AT_ONCE,
} from '#app/domain/export.ts';
import type { Place } from '#app/domain/permission.ts';
import { noteActs, whereabouts } from './audit.server.ts';
import type { Connection } from './connection.server.ts';
import { newId } from './identifiers.ts';
import { getOrganisationPlace } from './organisations.server.ts';
import type { DatabaseTransaction, Schema } from './schema.ts';
import { liesIn } from './territories.server.ts';
import { numberOf } from './totals.server.ts';

/**
 * The rows of the tables that leave the site: coordinators' exports and open data. They come in pages, each read after
 * the last row of the one before: a table of any length takes the memory of one page, and others are answered between
 * two. Nothing of a citizen's is selected, nor the name or address of a mediator.
 */

/** Of which edition, and where. */
export type ExportScope = { campaignId: string; place: Place };

type Reader = Pick<Connection, 'db'> | { db: DatabaseTransaction };

/** How many rows the table of a subject has. One query. */
export async function countExported(
  reader: Reader,
  subject: ExportSubject,
  scope: ExportScope,
): Promise<number> {
  const count = expressionBuilder<Schema>().fn.countAll<string | number>().as('rows');
  const counted = () => {
    switch (subject) {
      case 'sessions':
        return publishedSessions(reader, scope).select(count);
      case 'reports':
        return reportedSessions(reader, scope).select(count);
      case 'venues':
        return openVenues(reader, scope.place).select(count);
      case 'organisations':
        return organisationsIn(reader, scope.place).select(count);
    }
  };
  const { rows } = await counted().executeTakeFirstOrThrow();
  return Number(rows);
}

export type ExportedSession = Awaited<ReturnType<typeof readSessions>>[number];

/** The published sessions of an edition in a territory, cancelled ones too, by their start. One query a page. */
export async function* listExportedSessions(
  connection: Connection,
  scope: ExportScope,
): AsyncGenerator<ExportedSession[]> {
  yield* pagesOf((after: ExportedSession | undefined) => readSessions(connection, scope, after));
}

export type ExportedReport = Awaited<ReturnType<typeof readReports>>[number];

/** The reports on an edition's sessions in a territory, those to verify too, by the sessions' start. One query a page. */
export async function* listExportedReports(
  connection: Connection,
  scope: ExportScope,
): AsyncGenerator<ExportedReport[]> {
  yield* pagesOf((after: ExportedReport | undefined) => readReports(connection, scope, after));
}

export type ExportedVenue = Awaited<ReturnType<typeof readVenues>>[number];

/** The venues in use in a territory, by commune, with their events in an edition. One query a page. */
export async function* listExportedVenues(
  connection: Connection,
  scope: ExportScope,
): AsyncGenerator<ExportedVenue[]> {
  yield* pagesOf((after: ExportedVenue | undefined) => readVenues(connection, scope, after));
}

export type ExportedOrganisation = Awaited<ReturnType<typeof readOrganisations>>[number];

/** The organisations that work in a territory, the oldest first, with their events in an edition. One query a page. */
export async function* listExportedOrganisations(
  connection: Connection,
  scope: ExportScope,
): AsyncGenerator<ExportedOrganisation[]> {
  yield* pagesOf(
    (after: ExportedOrganisation | undefined) => readOrganisations(connection, scope, after),
    ORGANISATIONS_AT_ONCE,
  );
}

async function* pagesOf<Row>(
  read: (after: Row | undefined) => Promise<Row[]>,
  atOnce = ROWS_AT_ONCE,
): AsyncGenerator<Row[]> {
  let after: Row | undefined;
  for (;;) {
    const rows = await read(after);
    if (rows.length > 0) yield rows;
    if (rows.length < atOnce) return;
    after = rows.at(-1);
    // Reading SQLite takes the one thread: whoever waits meanwhile is answered first.
    await turn();
  }
}

function publishedSessions({ db }: Reader, { campaignId, place }: ExportScope) {
  return db
    .selectFrom('sessions')
    .where('campaign_id', '=', campaignId)
    .where('published_at', 'is not', null)
    .where(liesIn(place, 'sessions'));
}

/** Sessions with a report, which their own rows repeat: see reported-figures.ts. */
function reportedSessions(reader: Reader, scope: ExportScope) {
  return publishedSessions(reader, scope)
    .where('cancelled_at', 'is', null)
    .where((eb) => eb.or([eb('reported_people', 'is not', null), eb('people_to_verify', 'is not', null)]));
}

function openVenues({ db }: Reader, place: Place) {
  const venues = db.selectFrom('venues').where('venues.closed_at', 'is', null).where(liesIn(place, 'venues'));
  // Where their order begins.
  return place.kind === 'department' ? venues.where('venues.region_code', '=', place.regionCode) : venues;
}

function organisationsIn({ db }: Reader, place: Place) {
  const organisations = db.selectFrom('organisations');
  switch (place.kind) {
    case 'country':
      return organisations;
    case 'region':
      return organisations.where('organisations.department_code', 'in', (eb) =>
        eb.selectFrom('departments').select('departments.code').where('region_code', '=', place.code),
      );
    case 'department':
      return organisations.where('organisations.department_code', '=', place.code);
  }
}

function readSessions(
  reader: Reader,
  scope: ExportScope,
  after: { startsAt: string; id: string } | undefined,
) {
  let sessions = publishedSessions(reader, scope);
  if (after)
    sessions = sessions.where((eb) =>
      eb(eb.refTuple('starts_at', 'sessions.id'), '>', eb.tuple(after.startsAt, after.id)),
    );
  return sessions
    .innerJoin('organisations', 'organisations.id', 'sessions.organisation_id')
    .innerJoin('programmes', 'programmes.slug', 'sessions.programme_slug')
    .innerJoin('departments', 'departments.code', 'sessions.department_code')
    .innerJoin('regions', 'regions.code', 'sessions.region_code')
    .leftJoin('venues', 'venues.id', 'sessions.venue_id')
    .select(['sessions.id', 'sessions.slug', 'title', 'programmes.name as programme'])
    .select(['organisations.name as organisation', 'audience', 'format', 'language', 'attendance', 'entry'])
    .select(['starts_at as startsAt', 'ends_at as endsAt', 'sessions.time_zone as timeZone'])
    .select(['local_date as localDate', 'capacity', 'expected', 'seats_taken as seatsTaken'])
    .select(['seats_waiting as seatsWaiting', 'reported_grade as grade', 'published_at as publishedAt'])
    .select(['cancelled_at as cancelledAt', 'sessions.updated_at as updatedAt'])
    .select((eb) => [
      numberOf('seats').as('seatsOffered'),
      numberOf('participants').as('participants'),
      eb.ref('people_to_verify').as('toVerify'),
    ])
    .select(['venues.id as venueId', 'venues.name as venue', 'venues.address', 'venues.postcode'])
    .select(['venues.commune_name as commune', 'venues.commune_code as communeCode'])
    .select(['venues.latitude', 'venues.longitude', 'venues.position'])
    .select('venues.step_free_since as stepFreeSince')
    .select(['departments.name as department', 'sessions.department_code as departmentCode'])
    .select(['regions.name as region', 'sessions.region_code as regionCode'])
    .orderBy('starts_at')
    .orderBy('sessions.id')
    .limit(ROWS_AT_ONCE)
    .execute();
}

function readReports(
  reader: Reader,
  scope: ExportScope,
  after: { startsAt: string; id: string } | undefined,
) {
  let sessions = reportedSessions(reader, scope);
  if (after)
    sessions = sessions.where((eb) =>
      eb(eb.refTuple('starts_at', 'sessions.id'), '>', eb.tuple(after.startsAt, after.id)),
    );
  return sessions
    .innerJoin('reports', 'reports.session_id', 'sessions.id')
    .innerJoin('organisations', 'organisations.id', 'sessions.organisation_id')
    .innerJoin('programmes', 'programmes.slug', 'sessions.programme_slug')
    .innerJoin('departments', 'departments.code', 'sessions.department_code')
    .innerJoin('regions', 'regions.code', 'sessions.region_code')
    .leftJoin('venues', 'venues.id', 'sessions.venue_id')
    .select(['sessions.id', 'sessions.slug', 'title', 'programmes.name as programme'])
    .select(['organisations.name as organisation', 'starts_at as startsAt', 'local_date as localDate'])
    .select(['seats_taken as seatsTaken', 'reports.head_count as headCount', 'reports.grade'])
    .select(['to_verify_since as toVerifySince', 'reported_at as filedAt', 'reports.number as versions'])
    .select(numberOf('seats').as('seatsOffered'))
    .select(['venues.name as venue', 'venues.commune_name as commune', 'venues.commune_code as communeCode'])
    .select(['departments.name as department', 'sessions.department_code as departmentCode'])
    .select(['regions.name as region', 'sessions.region_code as regionCode'])
    .orderBy('starts_at')
    .orderBy('sessions.id')
    .limit(ROWS_AT_ONCE)
    .execute();
}

type VenueKey = { regionCode: string; departmentCode: string; communeCode: string; id: string };

function readVenues(reader: Reader, { campaignId, place }: ExportScope, after: VenueKey | undefined) {
  let venues = openVenues(reader, place);
  if (after)
    venues = venues.where((eb) =>
      eb(
        eb.refTuple('venues.region_code', 'venues.department_code', 'venues.commune_code', 'venues.id'),
        '>',
        eb.tuple(after.regionCode, after.departmentCode, after.communeCode, after.id),
      ),
    );
  return venues
    .innerJoin('departments', 'departments.code', 'venues.department_code')
    .innerJoin('regions', 'regions.code', 'venues.region_code')
    .leftJoin('organisations', 'organisations.id', 'venues.organisation_id')
    .select(['venues.id', 'venues.name as venue', 'venues.address', 'address_extra as addressExtra'])
    .select(['venues.postcode', 'commune_name as commune', 'commune_code as communeCode'])
    .select(['departments.name as department', 'venues.department_code as departmentCode'])
    .select(['regions.name as region', 'venues.region_code as regionCode'])
    .select(['venues.latitude', 'venues.longitude', 'position', 'venues.time_zone as timeZone'])
    .select(['step_free_since as stepFreeSince', 'access_notes as accessNotes'])
    .select(['transport_notes as transportNotes', 'opening_hours as openingHours', 'website'])
    .select(['organisations.name as organisation', 'source', 'source_id as sourceId'])
    .select(['venues.created_at as createdAt', 'venues.updated_at as updatedAt'])
    .select((eb) =>
      eb
        .selectFrom('sessions')
        .select(eventsOf(campaignId))
        .whereRef('sessions.venue_id', '=', 'venues.id')
        .as('events'),
    )
    .orderBy('venues.region_code')
    .orderBy('venues.department_code')
    .orderBy('venues.commune_code')
    .orderBy('venues.id')
    .limit(ROWS_AT_ONCE)
    .execute();
}

function readOrganisations(
  reader: Reader,
  { campaignId, place }: ExportScope,
  after: { id: string } | undefined,
) {
  let organisations = organisationsIn(reader, place);
  if (after) organisations = organisations.where('organisations.id', '>', after.id);
  return organisations
    .leftJoin('departments', 'departments.code', 'organisations.department_code')
    .leftJoin('regions', 'regions.code', 'departments.region_code')
    .select(['organisations.id', 'organisations.name as organisation', 'created_at as createdAt'])
    .select(['departments.name as department', 'organisations.department_code as departmentCode'])
    .select(['regions.name as region', 'departments.region_code as regionCode'])
    .select(['verified_at as verifiedAt', 'returned_at as returnedAt'])
    .select((eb) => [
      eb
        .selectFrom('accounts')
        .select(({ fn }) => fn.countAll<string | number>().as('accounts'))
        .whereRef('accounts.organisation_id', '=', 'organisations.id')
        .where('accounts.closed_at', 'is', null)
        .as('accounts'),
      eb
        .selectFrom('sessions')
        .select(eventsOf(campaignId))
        .whereRef('sessions.organisation_id', '=', 'organisations.id')
        .as('events'),
    ])
    .orderBy('organisations.id')
    .limit(ORGANISATIONS_AT_ONCE)
    .execute();
}

/**
 * How many of some sessions are events of an edition. Said in the count rather than in a condition: an engine without
 * statistics would take an index of the whole edition, once for each row, over the one that leads to those sessions.
 */
function eventsOf(campaignId: string) {
  const eb = expressionBuilder<Schema, 'sessions'>();
  const isEvent = eb.and([
    eb('sessions.campaign_id', '=', campaignId),
    eb('sessions.published_at', 'is not', null),
    eb('sessions.cancelled_at', 'is', null),
  ]);
  return eb.fn.count<string | number>(eb.case().when(isEvent).then(eb.lit(1)).end()).as('events');
}

/** What a line of the journal says of an export: what it is called and where it is, in words. */
export type ExportNote = { subject: ExportSubject; name: string; criteria: string; format: ExportFormat };

export type NotedExport =
  | { kind: 'noted'; rows: number }
  /** More rows than the format holds. */
  | { kind: 'too-long' };

/**
 * Counts the rows of a coordinator's export and notes in the journal that they leave, in one transaction: the caller
 * writes them out afterwards.
 */
export async function noteExport(
  connection: Connection,
  accountId: string,
  scope: ExportScope,
  { subject, name, criteria, format }: ExportNote,
  now: Date,
): Promise<NotedExport> {
  return connection.write(async (trx) => {
    const rows = await countExported({ db: trx }, subject, scope);
    if (!fitsFormat(format, rows)) return { kind: 'too-long' };
    const act = {
      act: 'exported' as const,
      subject: { kind: 'export' as const, id: newId() },
      ...whereabouts(scope.place),
      details: { name, criteria, format, rows },
    };
    await noteActs(trx, accountId, [act], now);
    return { kind: 'noted', rows };
  });
}

/** Notes in the journal that a mediator took the sessions of their organisation out, where the organisation lies. */
export async function noteSheetExport(
  connection: Connection,
  account: { id: string; organisationId: string },
  details: { name: string; criteria: string; format: ExportFormat; rows: number },
  now: Date,
): Promise<void> {
  await connection.write(async (trx) => {
    const place = await getOrganisationPlace(trx, account.organisationId);
    const subject = { kind: 'export' as const, id: newId() };
    await noteActs(trx, account.id, [{ act: 'exported', subject, ...whereabouts(place), details }], now);
  });
}

/** What changes with every change of the venues in use: for the tag of a file of them. One query over all of them. */
export async function venuesStamp({ db }: Connection): Promise<string> {
  const { venues, latest } = await db
    .selectFrom('venues')
    .where('closed_at', 'is', null)
    .select(({ fn }) => [
      fn.countAll<string | number>().as('venues'),
      fn.max<string | null>('updated_at').as('latest'),
    ])
    .executeTakeFirstOrThrow();
  return `${venues}-${latest ?? ''}`;
}
