import type { AskableContacts } from '#app/domain/offer.ts';
import {
  type CancellationDecision,
  decideCancellation,
  decideSeatChange,
  decideSignUp,
  isDoubleClick,
  maximumSeats,
  registrationStatus,
  type SeatChangeDecision,
  type SignUpDecision,
} from '#app/domain/registration.ts';
import type { Locale } from '#app/text/locale.ts';
import type { Connection } from './connection.server.ts';
import { newId } from './identifiers.ts';
import { enqueueMessages } from './messages.server.ts';
import type { DatabaseTransaction, RegistrationTable } from './schema.ts';
import { noteFreedSeats } from './session-notices.server.ts';
import {
  findSmallestWaiting,
  type LockedSession,
  messageTo,
  storeSeats,
  withSeats,
} from './session-seats.server.ts';
import { lockSeats, offerMessages, serveWaiting } from './waiting-lists.server.ts';

export type Contact = { kind: 'email' | 'phone'; value: string };

export type SignUp = {
  sessionSlug: string;
  name: string;
  /** Null only when a mediator notes somebody who has none. */
  contact: Contact | null;
  seats: number;
  locale: Locale;
  /** The mediator's account when they type it for somebody. */
  assistedBy: string | null;
  /** What the registration will be called, when its form was given that beforehand: sent twice, it counts once. */
  id?: string;
};

/** `labelChanged`: refresh the catalogue after the commit. */
export type SignUpOutcome =
  | { kind: 'confirmed' | 'waiting'; registrationId: string; linkNumber: number; labelChanged: boolean }
  /** The contact is registered already; `doubleClick` when this is the same form sent twice a moment ago. */
  | { kind: 'already'; registrationId: string; linkNumber: number; doubleClick: boolean }
  | Exclude<SignUpDecision, { kind: 'confirmed' | 'waiting' }>;

/**
 * Signs a contact up for a session: seated, on the waiting list or refused, by the rules of
 * app/domain/registration.ts. The same contact gets the same registration back, and its link again (once an hour); one
 * that it had cancelled is taken up again as a newcomer's. `askable`: contacts that an offer reaches, should one have
 * lapsed. Throws a 404 Response for an unknown session or a draft.
 */
export async function signUp(
  connection: Connection,
  request: SignUp,
  now: Date,
  askable: AskableContacts,
): Promise<SignUpOutcome> {
  return connection.write(async (trx) => {
    const session = await lockSeats(trx, { slug: request.sessionSlug }, now, askable);
    if (!session || session.state === 'draft') throw new Response(null, { status: 404 });
    const smallestWaiting = await findSmallestWaiting(trx, session);
    const maximum = maximumSeats({ assisted: request.assistedBy !== null, has: 0 });
    const { seats } = request;
    const decision = decideSignUp({ ...session, smallestWaiting, seats, maximumSeats: maximum });
    if (decision.kind !== 'confirmed' && decision.kind !== 'waiting') return decision;

    const row = newRow(request, session, decision.kind, now);
    const known = await insertOrFind(trx, row);
    if (known) {
      if (known.cancelled_at === null) return sendLinkAgain(trx, known, request, now);
      row.id = known.id;
      row.link_number = known.link_number;
      await trx.updateTable('registrations').set(row).where('id', '=', known.id).execute();
    }
    await enqueueMessages(trx, messageTo(row, session.id, `registration-${decision.kind}`, now), now);
    const labelChanged = await storeSeats(trx, session, await withNewcomer(trx, session, row, now, askable));
    return { kind: decision.kind, registrationId: row.id, linkNumber: row.link_number, labelChanged };
  });
}

function newRow(
  request: SignUp,
  session: LockedSession,
  status: 'confirmed' | 'waiting',
  now: Date,
): RegistrationTable {
  return {
    id: request.id ?? newId(),
    session_id: session.id,
    name: request.name,
    contact_kind: request.contact?.kind ?? null,
    contact: request.contact?.value ?? null,
    seats: request.seats,
    locale: request.locale,
    created_at: now.toISOString(),
    confirmed_at: status === 'confirmed' ? now.toISOString() : null,
    waiting_number: status === 'waiting' ? session.waitingNumbers + 1 : null,
    offered_until: null,
    lapsed_offers: 0,
    cancelled_at: null,
    assisted_by: request.assistedBy,
    link_number: 0,
    purged_at: null,
    reconfirmed_for: null,
    thanks_wanted_since: null,
  };
}

async function withNewcomer(
  trx: DatabaseTransaction,
  session: LockedSession,
  row: RegistrationTable,
  now: Date,
  askable: AskableContacts,
): Promise<LockedSession> {
  if (row.waiting_number === null) return { ...session, seatsTaken: session.seatsTaken + row.seats };
  const waiting = {
    ...session,
    seatsWaiting: session.seatsWaiting + row.seats,
    waitingNumbers: row.waiting_number,
  };
  // Nobody waits for seats that fit, unless something freed them without serving the list: then it is served now.
  return (await serveWaiting(trx, waiting, now, askable)).session;
}

/**
 * Inserts the row, or gives the registration that it repeats: the one of its contact, or, without a contact, the one that
 * the same form made. A form that comes back with somebody else in it (a browser went back) is a row of its own.
 */
async function insertOrFind(
  trx: DatabaseTransaction,
  row: RegistrationTable,
): Promise<RegistrationTable | undefined> {
  if (await insertNew(trx, row)) return undefined;
  const known = await trx
    .selectFrom('registrations')
    .selectAll()
    .where('session_id', '=', row.session_id)
    .where((is) => (row.contact === null ? is('id', '=', row.id) : is('contact', '=', row.contact)))
    .executeTakeFirst();
  const sameForm = known?.contact === null && known.name === row.name && known.seats === row.seats;
  if (known && (row.contact !== null || sameForm)) return known;
  row.id = newId();
  await insertNew(trx, row);
  return undefined;
}

async function insertNew(trx: DatabaseTransaction, row: RegistrationTable): Promise<boolean> {
  const inserted = await trx
    .insertInto('registrations')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return inserted.numInsertedOrUpdatedRows !== 0n;
}

async function sendLinkAgain(
  trx: DatabaseTransaction,
  known: RegistrationTable,
  request: SignUp,
  now: Date,
): Promise<SignUpOutcome> {
  const stored = { name: known.name, seats: known.seats, createdAt: known.created_at };
  const doubleClick = isDoubleClick(stored, request, now);
  // A mediator is led to the registration: nobody need hear of it.
  if (!doubleClick && request.assistedBy === null) {
    const kind = `registration-${known.waiting_number === null ? 'confirmed' : 'waiting'}` as const;
    const hour = now.toISOString().slice(0, 13);
    const messages =
      known.offered_until === null
        ? messageTo(known, known.session_id, kind, now)
        : offerMessages(known, known.session_id, known.offered_until, now);
    const again = messages.map((message) => ({
      ...message,
      // Whoever types somebody's address again and again fills nobody's mailbox.
      dedupeKey: `registration-link:${known.id}:${hour}`,
    }));
    await enqueueMessages(trx, again, now);
  }
  return { kind: 'already', registrationId: known.id, linkNumber: known.link_number, doubleClick };
}

export type SeatChangeOutcome =
  | Exclude<SeatChangeDecision, { kind: 'changed' }>
  | { kind: 'changed'; labelChanged: boolean };

/**
 * Gives a registration another number of seats; seats it gives back go to the waiting list. Throws a 404 Response for
 * an unknown registration.
 */
export async function changeSeats(
  connection: Connection,
  change: { registrationId: string; seats: number },
  now: Date,
  askable: AskableContacts,
): Promise<SeatChangeOutcome> {
  return connection.write(async (trx) => {
    const locked = await lockRegistration(trx, change.registrationId, now, askable);
    return changeLockedSeats(trx, locked, { seats: change.seats, assisted: false }, now, askable);
  });
}

/** The same inside somebody's transaction that holds the registration; `assisted`: a mediator asks. */
export async function changeLockedSeats(
  trx: DatabaseTransaction,
  { session, row, registration }: Awaited<ReturnType<typeof lockRegistration>>,
  { seats, assisted }: { seats: number; assisted: boolean },
  now: Date,
  askable: AskableContacts,
): Promise<SeatChangeOutcome> {
  const smallestWaiting = await findSmallestWaiting(trx, session);
  const maximum = maximumSeats({ assisted, has: row.seats });
  const facts = { ...session, smallestWaiting, registration, seats, maximumSeats: maximum };
  const decision = decideSeatChange(facts);
  if (decision.kind !== 'changed') return decision;

  await trx.updateTable('registrations').set({ seats }).where('id', '=', row.id).execute();
  const served = await serveWaiting(trx, withSeats(session, decision), now, askable);
  // Whoever gets a seat, or an offer of it, by asking for fewer hears that instead.
  if (![...served.seated, ...served.offered].includes(row.id))
    await enqueueMessages(trx, messageTo(row, session.id, 'registration-changed', now), now);
  return { kind: 'changed', labelChanged: await storeSeats(trx, session, served.session) };
}

export type CancellationOutcome =
  | Exclude<CancellationDecision, { kind: 'cancelled' }>
  | { kind: 'cancelled'; labelChanged: boolean };

/**
 * Cancels a registration, which is how an offer is declined; its seats go to the waiting list. Throws a 404 Response for
 * an unknown registration.
 */
export async function cancelRegistration(
  connection: Connection,
  registrationId: string,
  now: Date,
  askable: AskableContacts,
): Promise<CancellationOutcome> {
  return connection.write(async (trx) => {
    const locked = await lockRegistration(trx, registrationId, now, askable);
    return cancelLocked(trx, locked, 'registration-cancelled', now, askable);
  });
}

/** The same inside somebody's transaction that holds the registration; `told`: the message that says it, if any. */
export async function cancelLocked(
  trx: DatabaseTransaction,
  { session, row, registration }: Awaited<ReturnType<typeof lockRegistration>>,
  told: 'registration-cancelled' | 'registration-freed' | 'registration-withdrawn' | undefined,
  now: Date,
  askable: AskableContacts,
): Promise<CancellationOutcome> {
  const decision = decideCancellation({ state: session.state, registration });
  if (decision.kind !== 'cancelled') return decision;

  await trx
    .updateTable('registrations')
    .set({ cancelled_at: now.toISOString(), confirmed_at: null, waiting_number: null, offered_until: null })
    .where('id', '=', row.id)
    .execute();
  const served = await serveWaiting(trx, withSeats(session, decision), now, askable);
  if (told) await enqueueMessages(trx, messageTo(row, session.id, told, now), now);
  // Not what a mediator cancelled.
  if (told === 'registration-cancelled' || told === 'registration-freed')
    await noteFreedSeats(trx, session, decision);
  return { kind: 'cancelled', labelChanged: await storeSeats(trx, session, served.session) };
}

/**
 * Locks the session of a registration, then reads both. Must be the transaction's first statement. Throws a 404 Response
 * for an unknown registration.
 */
export async function lockRegistration(
  trx: DatabaseTransaction,
  registrationId: string,
  now: Date,
  askable: AskableContacts,
) {
  const session = await lockSeats(trx, { registrationId }, now, askable);
  const row = await trx
    .selectFrom('registrations')
    .selectAll()
    .where('id', '=', registrationId)
    .executeTakeFirst();
  if (!session || !row) throw new Response(null, { status: 404 });
  const status = registrationStatus({
    confirmedAt: row.confirmed_at,
    waitingNumber: row.waiting_number,
    cancelledAt: row.cancelled_at,
  });
  return { session, row, registration: { status, seats: row.seats, offered: row.offered_until !== null } };
}
