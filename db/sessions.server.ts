import {
  type ReturnReason,
  type ReviewState,
  reviewState,
  type SessionNature,
} from '#app/domain/moderation.ts';
import { LARGEST_SERIES } from '#app/domain/series.ts';
import type { Attendance, Audience, Entry, Format, Language } from '#app/domain/session.ts';
import { audiences, formats, languages } from '#app/domain/session.ts';
import type { Connection } from './connection.server.ts';
import type { Database, DatabaseTransaction } from './schema.ts';
import { readApprovedNature, readCode } from './session-rows.server.ts';

/** Where a session is held, as its page tells it. */
export type SessionVenue = {
  id: string;
  name: string;
  address: string;
  addressExtra: string | null;
  postcode: string;
  communeCode: string;
  communeName: string;
  departmentCode: string;
  latitude: number;
  longitude: number;
  position: 'exact' | 'approximate';
  phone: string | null;
  website: string | null;
  accessNotes: string | null;
  stepFree: boolean;
  transportNotes: string | null;
};

/** A session with all that its page shows. Instants are UTC, `timeZone` and `localDate` are the venue's. */
export type SessionPageFacts = {
  id: string;
  slug: string;
  campaignId: string;
  /** Made together with others; null when it stands alone. */
  seriesId: string | null;
  title: string;
  description: string;
  audience: Audience;
  format: Format;
  language: Language;
  attendance: Attendance;
  onlineUrl: string | null;
  whatToBring: string | null;
  startsAt: string;
  endsAt: string;
  timeZone: string;
  localDate: string;
  departmentCode: string;
  regionCode: string;
  entry: Entry;
  capacity: number | null;
  expected: number | null;
  seatsTaken: number;
  seatsWaiting: number;
  seatsHeld: number;
  sequence: number;
  version: number;
  updatedAt: string;
  publishedAt: string | null;
  /** The start (UTC) that was first announced; null when it never moved since. */
  movedFrom: string | null;
  cancelledAt: string | null;
  cancellationReason: string | null;
  programme: { slug: string; name: string };
  organisation: { id: string; name: string };
  /** Null: held online only. */
  venue: SessionVenue | null;
};

/** Where a session stands between its mediators and the coordinators: never told to anybody else. */
export type SessionReview = {
  state: ReviewState;
  /** When it came to the state (UTC): submitted, changed or sent back. */
  since: string | null;
  reason: ReturnReason | null;
  note: string | null;
  /** Grows with each edit. */
  revision: number;
};

export type OwnSessionFacts = SessionPageFacts & { review: SessionReview };

/**
 * A published (or since cancelled) session by its slug. Where it is held online by sign-up, the address of the
 * meeting is left out: it is for those who signed up.
 * @throws a 404 response for an unknown slug and for a draft.
 */
export async function getPublicSession({ db }: Connection, slug: string): Promise<SessionPageFacts> {
  const row = await sessionsWithDetails(db)
    .where('sessions.slug', '=', slug)
    .where('sessions.published_at', 'is not', null)
    .executeTakeFirst();
  if (!row) throw new Response(null, { status: 404 });
  const session = toSession(row);
  return session.entry === 'drop_in' ? session : { ...session, onlineUrl: null };
}

/** @throws a 404 response when there is no such session, or when it is another organisation's. */
export async function getOwnSession(
  { db }: Connection,
  sessionId: string,
  organisationId: string,
): Promise<OwnSessionFacts> {
  const row = await sessionsWithDetails(db)
    .where('sessions.id', '=', sessionId)
    .where('sessions.organisation_id', '=', organisationId)
    .executeTakeFirst();
  if (!row) throw new Response(null, { status: 404 });
  return toOwnSession(row);
}

/**
 * A session as a coordinator may look at it: public, submitted or sent back, whatever its organisation. `before`: what
 * it was before the changes that are to be looked at.
 * @throws a 404 response when there is none, and for a draft that its mediators keep to themselves
 */
export async function getSessionToReview(
  { db }: Connection,
  sessionId: string,
): Promise<{ session: OwnSessionFacts; before: SessionNature | null }> {
  const row = await sessionsWithDetails(db).where('sessions.id', '=', sessionId).executeTakeFirst();
  if (!row || (row.published_at === null && row.review_since === null && row.returned_at === null))
    throw new Response(null, { status: 404 });
  return { session: toOwnSession(row), before: readApprovedNature(row) };
}

/**
 * The sessions of a series, by start.
 * @throws a 404 response when there is no such series, or when it is another organisation's
 */
export async function getSeriesSessions(
  { db }: Connection,
  seriesId: string,
  organisationId: string,
): Promise<OwnSessionFacts[]> {
  const rows = await sessionsWithDetails(db)
    .where('sessions.series_id', '=', seriesId)
    .where('sessions.organisation_id', '=', organisationId)
    .orderBy('sessions.starts_at')
    .orderBy('sessions.id')
    .limit(LARGEST_SERIES)
    .execute();
  if (rows.length === 0) throw new Response(null, { status: 404 });
  return rows.map(toOwnSession);
}

/** An organisation's drafts by start, submitted ones among them, the first `LARGEST_SERIES`. */
export async function listDrafts({ db }: Connection, organisationId: string): Promise<OwnSessionFacts[]> {
  const rows = await sessionsWithDetails(db)
    .where('sessions.organisation_id', '=', organisationId)
    .where('sessions.published_at', 'is', null)
    .orderBy('sessions.starts_at')
    .orderBy('sessions.id')
    .limit(LARGEST_SERIES)
    .execute();
  return rows.map(toOwnSession);
}

export type OwnSessionLine = {
  id: string;
  slug: string;
  title: string;
  language: string;
  startsAt: string;
  endsAt: string;
  timeZone: string;
  venueName: string | null;
  communeName: string | null;
  entry: Entry;
  capacity: number | null;
  expected: number | null;
  seatsTaken: number;
  seatsWaiting: number;
  seatsHeld: number;
  publishedAt: string | null;
  cancelledAt: string | null;
  /** Since when a coordinator is to look at it; when one sent it back. */
  reviewSince: string | null;
  returnedAt: string | null;
};

/** An organisation's sessions that are not over at an instant, the soonest first, or those that are, the latest first. */
export async function listOwnSessions(
  { db }: Connection,
  organisationId: string,
  period: { endingAfter: string } | { endedBefore: string },
  limit = 200,
): Promise<OwnSessionLine[]> {
  const lines = db
    .selectFrom('sessions')
    .leftJoin('venues', 'venues.id', 'sessions.venue_id')
    .select([
      'sessions.id',
      'sessions.slug',
      'sessions.title',
      'sessions.language',
      'sessions.starts_at as startsAt',
      'sessions.ends_at as endsAt',
      'sessions.time_zone as timeZone',
      'venues.name as venueName',
      'venues.commune_name as communeName',
      'sessions.entry',
      'sessions.capacity',
      'sessions.expected',
      'sessions.seats_taken as seatsTaken',
      'sessions.seats_waiting as seatsWaiting',
      'sessions.seats_held as seatsHeld',
      'sessions.published_at as publishedAt',
      'sessions.cancelled_at as cancelledAt',
      'sessions.review_since as reviewSince',
      'sessions.returned_at as returnedAt',
    ])
    .where('sessions.organisation_id', '=', organisationId)
    .limit(limit);
  return 'endingAfter' in period
    ? lines
        .where('sessions.ends_at', '>', period.endingAfter)
        .orderBy('sessions.starts_at')
        .orderBy('sessions.id')
        .execute()
    : lines
        .where('sessions.ends_at', '<=', period.endedBefore)
        .orderBy('sessions.starts_at', 'desc')
        .orderBy('sessions.id')
        .execute();
}

function sessionsWithDetails(db: Database | DatabaseTransaction) {
  return db
    .selectFrom('sessions')
    .innerJoin('programmes', 'programmes.slug', 'sessions.programme_slug')
    .innerJoin('organisations', 'organisations.id', 'sessions.organisation_id')
    .leftJoin('venues', 'venues.id', 'sessions.venue_id')
    .selectAll('sessions')
    .select([
      'programmes.name as programme_name',
      'organisations.name as organisation_name',
      'venues.name as venue_name',
      'venues.address',
      'venues.address_extra',
      'venues.postcode',
      'venues.commune_code',
      'venues.commune_name',
      'venues.department_code as venue_department_code',
      'venues.latitude',
      'venues.longitude',
      'venues.position',
      'venues.phone',
      'venues.website',
      'venues.access_notes',
      'venues.step_free_since',
      'venues.transport_notes',
    ]);
}

type DetailedRow = Awaited<ReturnType<ReturnType<typeof sessionsWithDetails>['executeTakeFirstOrThrow']>>;

function toOwnSession(row: DetailedRow): OwnSessionFacts {
  const state = reviewState({
    publishedAt: row.published_at,
    reviewSince: row.review_since,
    returnedAt: row.returned_at,
  });
  const { return_reason: reason, return_note: note, revision } = row;
  return {
    ...toSession(row),
    review: { state, since: row.review_since ?? row.returned_at, reason, note, revision },
  };
}

function toSession(row: DetailedRow): SessionPageFacts {
  return {
    id: row.id,
    slug: row.slug,
    campaignId: row.campaign_id,
    seriesId: row.series_id,
    title: row.title,
    description: row.description,
    audience: readCode(audiences, row.audience),
    format: readCode(formats, row.format),
    language: readCode(languages, row.language),
    attendance: row.attendance,
    onlineUrl: row.online_url,
    whatToBring: row.what_to_bring,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    timeZone: row.time_zone,
    localDate: row.local_date,
    departmentCode: row.department_code,
    regionCode: row.region_code,
    entry: row.entry,
    capacity: row.capacity,
    expected: row.expected,
    seatsTaken: row.seats_taken,
    seatsWaiting: row.seats_waiting,
    seatsHeld: row.seats_held,
    sequence: row.sequence,
    version: row.version,
    updatedAt: row.updated_at,
    publishedAt: row.published_at,
    movedFrom: row.moved_from,
    cancelledAt: row.cancelled_at,
    cancellationReason: row.cancellation_reason,
    programme: { slug: row.programme_slug, name: row.programme_name },
    organisation: { id: row.organisation_id, name: row.organisation_name },
    venue: toVenue(row),
  };
}

function toVenue(row: DetailedRow): SessionVenue | null {
  if (row.venue_id === null || row.venue_name === null) return null;
  return {
    id: row.venue_id,
    name: row.venue_name,
    address: row.address ?? '',
    addressExtra: row.address_extra,
    postcode: row.postcode ?? '',
    communeCode: row.commune_code ?? '',
    communeName: row.commune_name ?? '',
    departmentCode: row.venue_department_code ?? '',
    latitude: row.latitude ?? 0,
    longitude: row.longitude ?? 0,
    position: row.position ?? 'approximate',
    phone: row.phone,
    website: row.website,
    accessNotes: row.access_notes,
    stepFree: row.step_free_since !== null,
    transportNotes: row.transport_notes,
  };
}
