import { serveWaitingList } from '#app/domain/registration.ts';
import { availability, type SessionState, seatsLeft, sessionState } from '#app/domain/session.ts';
import { raiseCatalogueVersion } from './catalogue-versions.server.ts';
import { enqueueMessages, type NewMessage } from './messages.server.ts';
import type { DatabaseTransaction, RegistrationTable, SessionTable } from './schema.ts';

/**
 * The seats of one session inside a transaction: lock the session, decide, store. Everything that seats somebody goes
 * through here, so that the stored counts always equal the sums of the registrations.
 */

/** A session whose row this transaction holds; its counts are what will be stored. */
export type LockedSession = {
  id: string;
  state: SessionState;
  entry: SessionTable['entry'];
  capacity: number | null;
  seatsTaken: number;
  seatsWaiting: number;
  waitingNumbers: number;
};

/**
 * Locks a session for the rest of the transaction and reads it. Must be the transaction's first statement: the update
 * takes the row lock on PostgreSQL and the write lock on SQLite, so what is read afterwards cannot change under the
 * decision. Undefined when there is no such session.
 */
export async function lockSession(
  trx: DatabaseTransaction,
  which: { slug: string } | { id: string } | { registrationId: string },
  now: Date,
): Promise<LockedSession | undefined> {
  const row = await trx
    .updateTable('sessions')
    // Of a column that no index holds: the lock costs no more than the row.
    .set((expression) => ({ waiting_numbers: expression.ref('waiting_numbers') }))
    .where((session) => {
      if ('slug' in which) return session('slug', '=', which.slug);
      if ('id' in which) return session('id', '=', which.id);
      const registered = session
        .selectFrom('registrations')
        .select('session_id')
        .where('registrations.id', '=', which.registrationId);
      return session('id', '=', registered);
    })
    .returning([
      'id',
      'entry',
      'capacity',
      'seats_taken',
      'seats_waiting',
      'waiting_numbers',
      'published_at',
      'cancelled_at',
      'starts_at',
      'ends_at',
    ])
    .executeTakeFirst();
  if (!row) return undefined;
  const dates = {
    publishedAt: row.published_at,
    cancelledAt: row.cancelled_at,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
  };
  return {
    id: row.id,
    state: sessionState(dates, now.toISOString()),
    entry: row.entry,
    capacity: row.capacity,
    seatsTaken: row.seats_taken,
    seatsWaiting: row.seats_waiting,
    waitingNumbers: row.waiting_numbers,
  };
}

/** Seats of the smallest waiting group; undefined when nobody waits or no seat is free, where it decides nothing. */
export async function findSmallestWaiting(
  trx: DatabaseTransaction,
  session: LockedSession,
): Promise<number | undefined> {
  if (session.seatsWaiting === 0 || seatsLeft(session) === 0) return undefined;
  const row = await trx
    .selectFrom('registrations')
    .select((expression) => expression.fn.min('seats').as('seats'))
    .where('session_id', '=', session.id)
    .where('waiting_number', '>', 0)
    .executeTakeFirst();
  return row?.seats ?? undefined;
}

/**
 * Gives the free seats to the waiting list and tells those who got one. Nobody is seated once the session has started,
 * is cancelled or is not published. Returns the session with its new counts (not stored yet) and who was seated.
 */
export async function serveWaiting(
  trx: DatabaseTransaction,
  session: LockedSession,
  now: Date,
): Promise<{ session: LockedSession; seated: string[] }> {
  const free = seatsLeft(session);
  if (session.state !== 'published' || session.seatsWaiting === 0 || free === 0)
    return { session, seated: [] };
  let waitingList = trx
    .selectFrom('registrations')
    .select(['id', 'seats', 'contact_kind', 'contact', 'locale'])
    .where('session_id', '=', session.id)
    .where('waiting_number', '>', 0)
    .orderBy('waiting_number');
  if (free !== undefined) waitingList = waitingList.where('seats', '<=', free);
  const seated = serveWaitingList(free, await waitingList.execute());
  if (seated.length === 0) return { session, seated: [] };
  await seat(
    trx,
    seated.map((group) => group.id),
    now,
  );
  await enqueueMessages(
    trx,
    seated.flatMap((group) => messageTo(group, session.id, 'registration-promoted', now)),
    now,
  );
  const seats = seated.reduce((sum, group) => sum + group.seats, 0);
  return {
    session: {
      ...session,
      seatsTaken: session.seatsTaken + seats,
      seatsWaiting: session.seatsWaiting - seats,
    },
    seated: seated.map((group) => group.id),
  };
}

/**
 * Stores a locked session's new counts. When the label of its seats changes, the catalogue's version rises, and
 * `true` says that the catalogue is to be refreshed after the commit.
 */
export async function storeSeats(
  trx: DatabaseTransaction,
  before: LockedSession,
  after: LockedSession,
): Promise<boolean> {
  const labelChanged = availability(before) !== availability(after);
  await trx
    .updateTable('sessions')
    .set({
      seats_taken: after.seatsTaken,
      seats_waiting: after.seatsWaiting,
      waiting_numbers: after.waitingNumbers,
      ...(labelChanged ? { version: await raiseCatalogueVersion(trx) } : {}),
    })
    .where('id', '=', after.id)
    .execute();
  return labelChanged;
}

/** The message that tells a registration's contact of a change; none when a mediator noted no contact. */
export function messageTo(
  registration: Pick<RegistrationTable, 'id' | 'contact_kind' | 'contact' | 'locale'>,
  sessionId: string,
  kind: NewMessage['kind'],
  now: Date,
): NewMessage[] {
  if (registration.contact === null) return [];
  return [
    {
      kind,
      channel: registration.contact_kind === 'phone' ? 'sms' : 'email',
      recipient: registration.contact,
      locale: registration.locale,
      registrationId: registration.id,
      sessionId,
      dedupeKey: `${kind}:${registration.id}:${now.toISOString()}`,
    },
  ];
}

/** Ids in one statement: SQLite binds at most 32,766 values. */
const IDS_PER_STATEMENT = 500;

async function seat(trx: DatabaseTransaction, ids: string[], now: Date): Promise<void> {
  for (let start = 0; start < ids.length; start += IDS_PER_STATEMENT) {
    await trx
      .updateTable('registrations')
      .set({ confirmed_at: now.toISOString(), waiting_number: null })
      .where('id', 'in', ids.slice(start, start + IDS_PER_STATEMENT))
      .execute();
  }
}
