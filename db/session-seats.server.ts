import { noticesOfSeats } from '#app/domain/mediator-notification.ts';
import type { SeatChange } from '#app/domain/registration.ts';
import { availability, type SessionState, seatsLeft, sessionState } from '#app/domain/session.ts';
import { raiseCatalogueVersion } from './catalogue-versions.server.ts';
import type { NewMessage } from './messages.server.ts';
import type { DatabaseTransaction, RegistrationTable, SessionTable } from './schema.ts';
import { noteNotices } from './session-notices.server.ts';

/**
 * The seats of one session inside a transaction: lock the session, decide, store. Everything that seats somebody goes
 * through here, so that the stored counts always equal the sums of the registrations.
 */

/** A session whose row this transaction holds; its counts are what will be stored. */
export type LockedSession = {
  id: string;
  /** At that instant (UTC), which is when what follows happens. */
  lockedAt: string;
  state: SessionState;
  entry: SessionTable['entry'];
  capacity: number | null;
  /** UTC. */
  startsAt: string;
  seatsTaken: number;
  seatsWaiting: number;
  /** Part of those that wait: what open offers hold. */
  seatsHeld: number;
  waitingNumbers: number;
};

/**
 * Locks a session for the rest of the transaction and reads it as it is stored; `lockSeats` of waiting-lists.server.ts
 * sees to its lapsed offers too. Must be the transaction's first statement: the update
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
      'seats_held',
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
    lockedAt: now.toISOString(),
    state: sessionState(dates, now.toISOString()),
    entry: row.entry,
    capacity: row.capacity,
    startsAt: row.starts_at,
    seatsTaken: row.seats_taken,
    seatsWaiting: row.seats_waiting,
    seatsHeld: row.seats_held,
    waitingNumbers: row.waiting_numbers,
  };
}

/**
 * Seats of the smallest waiting group without an offer; undefined when there is none or no seat is free, where it
 * decides nothing.
 */
export async function findSmallestWaiting(
  trx: DatabaseTransaction,
  session: LockedSession,
): Promise<number | undefined> {
  if (session.seatsWaiting === session.seatsHeld || seatsLeft(session) === 0) return undefined;
  const row = await trx
    .selectFrom('registrations')
    .select((expression) => expression.fn.min('seats').as('seats'))
    .where('session_id', '=', session.id)
    .where('waiting_number', '>', 0)
    .where('offered_until', 'is', null)
    .executeTakeFirst();
  return row?.seats ?? undefined;
}

/** The session with seats added to what is taken, waits and is held (each may be negative). */
export function withSeats(session: LockedSession, change: SeatChange): LockedSession {
  return {
    ...session,
    seatsTaken: session.seatsTaken + change.taken,
    seatsWaiting: session.seatsWaiting + change.waiting,
    seatsHeld: session.seatsHeld + change.held,
  };
}

/**
 * Stores a locked session's new counts. When the label of its seats changes, the catalogue's version rises, and
 * `true` says that the catalogue is to be refreshed after the commit. A published session that became full, or whose
 * waiting list became long, is noted for its mediator.
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
      seats_held: after.seatsHeld,
      waiting_numbers: after.waitingNumbers,
      ...(labelChanged ? { version: await raiseCatalogueVersion(trx) } : {}),
    })
    .where('id', '=', after.id)
    .execute();
  if (after.state === 'published')
    await noteNotices(trx, after.id, noticesOfSeats(before, after), { happened: after.lockedAt });
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
