import type { SheetPerson } from '#app/domain/attendance-sheet.ts';
import type { Connection } from './connection.server.ts';

/** Somebody who has a seat or waits for one, as the mediators of the session see them. */
export type Registrant = {
  id: string;
  /** Null once purged, 60 days after the session. */
  name: string | null;
  contactKind: 'email' | 'phone' | null;
  contact: string | null;
  seats: number;
  createdAt: string;
  /** Place in the order of the waiting list; null for those who have seats. */
  waitingNumber: number | null;
  /** Until when freed seats are held for them (UTC); null without an open offer. */
  offeredUntil: string | null;
  /** Name of the mediator who typed it for them; null when they signed up. */
  assistedBy: string | null;
};

const registrantColumns = [
  'registrations.id',
  'registrations.name',
  'registrations.contact_kind as contactKind',
  'registrations.contact',
  'registrations.seats',
  'registrations.created_at as createdAt',
  'registrations.waiting_number as waitingNumber',
  'registrations.offered_until as offeredUntil',
  'accounts.name as assistedBy',
] as const;

/**
 * Who comes to a session of that organisation, in the order of their sign-up; nobody for another one's. Those who
 * wait are told by their waiting number.
 */
export async function listRegistrants(
  { db }: Connection,
  sessionId: string,
  organisationId: string,
): Promise<{ seated: Registrant[]; waiting: Registrant[] }> {
  const rows = await db
    .selectFrom('registrations')
    .innerJoin('sessions', 'sessions.id', 'registrations.session_id')
    .leftJoin('accounts', 'accounts.id', 'registrations.assisted_by')
    .select(registrantColumns)
    .where('registrations.session_id', '=', sessionId)
    .where('sessions.organisation_id', '=', organisationId)
    .where('registrations.cancelled_at', 'is', null)
    .orderBy('registrations.created_at')
    .orderBy('registrations.id')
    .execute();
  return {
    seated: rows.filter(({ waitingNumber }) => waitingNumber === null),
    waiting: rows
      .filter(({ waitingNumber }) => waitingNumber !== null)
      .sort((one, other) => (one.waitingNumber ?? 0) - (other.waitingNumber ?? 0)),
  };
}

/** Names one registration of one session of one organisation: whoever asks for another one's gets a 404. */
export type OwnRegistration = { sessionId: string; registrationId: string; organisationId: string };

/**
 * One registration, cancelled or not; `position` counts from 1 on the waiting list, `undefined` off it.
 * @throws a 404 response when it is none of that session, or the session is another organisation's
 */
export async function getRegistrant(
  { db }: Connection,
  { sessionId, registrationId, organisationId }: OwnRegistration,
): Promise<Registrant & { cancelledAt: string | null; position: number | undefined }> {
  const row = await db
    .selectFrom('registrations')
    .innerJoin('sessions', 'sessions.id', 'registrations.session_id')
    .leftJoin('accounts', 'accounts.id', 'registrations.assisted_by')
    .select([...registrantColumns, 'registrations.cancelled_at as cancelledAt'])
    .where('registrations.id', '=', registrationId)
    .where('registrations.session_id', '=', sessionId)
    .where('sessions.organisation_id', '=', organisationId)
    .executeTakeFirst();
  if (!row) throw new Response(null, { status: 404 });
  const { ahead } = await db
    .selectFrom('registrations')
    .select((builder) => builder.fn.countAll().as('ahead'))
    .where('session_id', '=', sessionId)
    .where('waiting_number', '>', 0)
    .where('waiting_number', '<=', row.waitingNumber ?? 0)
    .executeTakeFirstOrThrow();
  return { ...row, position: row.waitingNumber === null ? undefined : Number(ahead) };
}

/** Names and seats of those who come to a session, without their contacts: what a sheet on a table may show. */
export async function listSheetPeople({ db }: Connection, sessionId: string): Promise<SheetPerson[]> {
  return db
    .selectFrom('registrations')
    .select(['name', 'seats'])
    .where('session_id', '=', sessionId)
    .where('cancelled_at', 'is', null)
    .where('waiting_number', 'is', null)
    .execute();
}
