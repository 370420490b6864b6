import type { InvitedTo } from '#app/domain/invitation.ts';
import type { MessageDetails } from '#app/domain/message.ts';
import type { Connection } from './connection.server.ts';
import type { Message } from './messages.server.ts';
import type { Database } from './schema.ts';
import type { NamedTerritory } from './territories.server.ts';

/** A registration with its session and venue, as a message tells of them. */
export type RegistrationRow = Awaited<ReturnType<typeof listRegistrations>>[number];
export type SignInLinkRow = Awaited<ReturnType<typeof listSignInLinks>>[number];
export type InvitationRow = Awaited<ReturnType<typeof listInvitations>>[number];
export type LetterRow = Awaited<ReturnType<typeof listLetters>>[number];
export type VenueRow = Awaited<ReturnType<typeof listVenues>>[number];

/** What a batch of messages tells of, by id. */
export type MessageRows = {
  registrations: Map<string, RegistrationRow>;
  signInLinks: Map<string, SignInLinkRow>;
  /** Venues that sessions have moved away from. */
  formerVenues: Map<string, VenueRow>;
  invitations: Map<string, InvitationRow>;
  letters: Map<string, LetterRow>;
};

/** Loads what those messages tell of: five queries, however many they are. */
export async function loadMessageRows(
  { db }: Connection,
  messages: (Pick<Message, 'registrationId'> & { details: MessageDetails })[],
): Promise<MessageRows> {
  const registrations = await listRegistrations(
    db,
    present(messages.map((message) => message.registrationId)),
  );
  const signInLinks = await listSignInLinks(db, present(messages.map(({ details }) => details.signInLinkId)));
  const formerVenues = await listVenues(db, present(messages.map(({ details }) => details.before?.venueId)));
  const invitations = await listInvitations(db, present(messages.map(({ details }) => details.invitationId)));
  const letters = await listLetters(db, present(messages.map(({ details }) => details.letterId)));
  return {
    registrations: byId(registrations),
    signInLinks: byId(signInLinks),
    formerVenues: byId(formerVenues),
    invitations: byId(invitations),
    letters: byId(letters),
  };
}

async function listRegistrations(db: Database, ids: string[]) {
  if (ids.length === 0) return [];
  return db
    .selectFrom('registrations')
    .innerJoin('sessions', 'sessions.id', 'registrations.session_id')
    .leftJoin('venues', 'venues.id', 'sessions.venue_id')
    .select([
      'registrations.id',
      'registrations.name',
      'registrations.contact',
      'registrations.link_number as linkNumber',
      'registrations.seats',
      'registrations.confirmed_at as confirmedAt',
      'registrations.cancelled_at as cancelledAt',
      'registrations.purged_at as purgedAt',
      'registrations.reconfirmed_for as reconfirmedFor',
      'registrations.thanks_wanted_since as thanksWantedSince',
      'registrations.offered_until as offeredUntil',
      'sessions.id as sessionId',
      'sessions.slug',
      'sessions.title',
      'sessions.language',
      'sessions.attendance',
      'sessions.online_url as onlineUrl',
      'sessions.what_to_bring as whatToBring',
      'sessions.starts_at as startsAt',
      'sessions.ends_at as endsAt',
      'sessions.time_zone as timeZone',
      'sessions.venue_id as venueId',
      'sessions.cancelled_at as sessionCancelledAt',
      'sessions.frees_silent_since as freesSilentSince',
      'sessions.cancellation_reason as cancellationReason',
      'venues.name as venueName',
      'venues.address',
      'venues.address_extra as addressExtra',
      'venues.access_notes as accessNotes',
      'venues.transport_notes as transportNotes',
      'venues.phone',
      'venues.latitude',
      'venues.longitude',
      'venues.postcode',
      'venues.commune_name as communeName',
    ])
    .where('registrations.id', 'in', ids)
    .execute();
}

async function listSignInLinks(db: Database, ids: string[]) {
  if (ids.length === 0) return [];
  return db
    .selectFrom('sign_in_links')
    .innerJoin('accounts', 'accounts.id', 'sign_in_links.account_id')
    .select([
      'sign_in_links.id',
      'sign_in_links.used_at as usedAt',
      'sign_in_links.expires_at as expiresAt',
      'accounts.name',
    ])
    .where('sign_in_links.id', 'in', ids)
    .execute();
}

async function listVenues(db: Database, ids: string[]) {
  if (ids.length === 0) return [];
  return db
    .selectFrom('venues')
    .select(['id', 'name as venueName', 'address', 'postcode', 'commune_name as communeName'])
    .where('id', 'in', ids)
    .execute();
}

async function listInvitations(db: Database, ids: string[]) {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('invitations')
    .innerJoin('accounts as inviters', 'inviters.id', 'invitations.invited_by')
    .leftJoin('organisations', 'organisations.id', 'invitations.organisation_id')
    .leftJoin('regions', (join) =>
      join
        .on('invitations.territory_kind', '=', 'region')
        .onRef('regions.code', '=', 'invitations.territory_code'),
    )
    .leftJoin('departments', (join) =>
      join
        .on('invitations.territory_kind', '=', 'department')
        .onRef('departments.code', '=', 'invitations.territory_code'),
    )
    .leftJoin('accounts as known', 'known.email', 'invitations.email')
    .select(['invitations.id', 'invitations.name', 'invitations.role', 'organisations.name as organisation'])
    .select([
      'inviters.name as invitedBy',
      'known.id as knownId',
      'known.organisation_id as knownOrganisation',
    ])
    .select(['invitations.territory_kind as kind', 'invitations.territory_code as code'])
    .select(['regions.name as regionName', 'departments.name as departmentName'])
    .select(['invitations.accepted_at as acceptedAt', 'invitations.revoked_at as revokedAt'])
    .select('invitations.expires_at as expiresAt')
    .where('invitations.id', 'in', ids)
    .execute();
  return rows.map(({ role, knownId, knownOrganisation, kind, code, regionName, departmentName, ...row }) => {
    const territory: NamedTerritory =
      kind === null || code === null
        ? { kind: 'country' }
        : { kind, code, name: regionName ?? departmentName ?? code };
    const to: InvitedTo = role === 'coordinator' ? 'territory' : 'organisation';
    return {
      ...row,
      to,
      territory,
      hasAccount: knownId !== null,
      worksElsewhere: knownOrganisation !== null,
    };
  });
}

async function listLetters(db: Database, ids: string[]) {
  if (ids.length === 0) return [];
  return db
    .selectFrom('session_letters')
    .innerJoin('accounts', 'accounts.id', 'session_letters.written_by')
    .select([
      'session_letters.id',
      'session_letters.subject',
      'session_letters.body',
      'accounts.name as by',
      'accounts.email as replyTo',
    ])
    .where('session_letters.id', 'in', ids)
    .execute();
}

function present(ids: (string | null | undefined)[]): string[] {
  return [...new Set(ids.filter((id) => typeof id === 'string'))];
}

function byId<Row extends { id: string }>(rows: Row[]): Map<string, Row> {
  return new Map(rows.map((row) => [row.id, row]));
}
