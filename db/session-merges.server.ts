import type { AskableContacts } from '#app/domain/offer.ts';
import { may } from '#app/domain/permission.ts';
import { registrationStatus } from '#app/domain/registration.ts';
import { sessionState } from '#app/domain/session.ts';
import {
  decideSessionMerge,
  type MergeDecision,
  type MergeMove,
  type MergeRegistration,
} from '#app/domain/session-merging.ts';
import type { Account } from './accounts.server.ts';
import type { Connection } from './connection.server.ts';
import { padIds } from './id-lists.ts';
import { enqueueMessages, type NewMessage } from './messages.server.ts';
import type { Database, DatabaseTransaction, RegistrationTable, SessionTable } from './schema.ts';
import { showChanges } from './session-announcements.server.ts';
import type { Change } from './session-changes.server.ts';
import { forgetPairs } from './session-duplicates.server.ts';
import { noteHistory } from './session-history.server.ts';
import { lockSessionsOfAny } from './session-locks.server.ts';
import { toPlacement } from './session-rows.server.ts';
import { type LockedSession, messageTo, storeSeats } from './session-seats.server.ts';
import { findPlace } from './territories.server.ts';
import { lockSeats } from './waiting-lists.server.ts';

/** Two sessions that are one: one transaction, in which no sign-up sees one of them without the other. */

export type SessionPair = { keptId: string; goneId: string };

export type SessionMergeOutcome =
  | Exclude<MergeDecision, { kind: 'merge' }>
  | { kind: 'merged'; moves: MergeMove[] };

type Coordinator = Pick<Account, 'id' | 'role' | 'organisationId' | 'territoryKind' | 'territoryCode'>;

/**
 * Merges `goneId` into `keptId` by the rule of app/domain/session-merging.ts: registrations move, the session that goes
 * is called off with `reason` and its address leads to the kept one. Everybody who moves is told by one message. Call
 * `catalogue.refresh()` afterwards.
 * @throws a 404 response when one of them is not there, or lies outside the coordinator's territory
 */
export async function mergeSessions(
  connection: Connection,
  coordinator: Coordinator,
  { keptId, goneId }: SessionPair,
  change: Change & { askable: AskableContacts; reason: string },
): Promise<SessionMergeOutcome> {
  const { now, askable } = change;
  return connection.write(async (trx) => {
    const { sessions } = await lockSessionsOfAny(trx, [keptId, goneId]);
    for (const id of [keptId, goneId]) {
      const row = sessions.find((one) => one.id === id);
      const place = row && (await findPlace({ db: trx }, 'department', row.department_code));
      if (!place || !may(coordinator, 'moderate', place)) throw new Response(null, { status: 404 });
    }
    // Offers that have lapsed keep nobody from a seat, on either side.
    const kept = await lockSeats(trx, { id: keptId }, now, askable);
    const gone = await lockSeats(trx, { id: goneId }, now, askable);
    const goneRow = sessions.find((one) => one.id === goneId);
    if (!kept || !gone || !goneRow) throw new Response(null, { status: 404 });
    const registrations = await listRegistrations(trx, [keptId, goneId]);
    const decision = decideSessionMerge({
      kept: { ...kept, registrations: factsOf(registrations, keptId) },
      gone: { ...gone, registrations: factsOf(registrations, goneId) },
      same: keptId === goneId,
    });
    if (decision.kind !== 'merge') return decision;
    const after = await moveRegistrations(trx, kept, decision.moves, registrations, now);
    await retire(trx, goneRow, keptId, coordinator.id, change);
    await storeSeats(trx, kept, after);
    await forgetPairs(trx, [goneId]);
    await noteHistory(trx, 'merged', [keptId], coordinator.id, now, { from: goneRow.title });
    await noteHistory(trx, 'cancelled', [goneId], coordinator.id, now, { note: change.reason });
    await tellRegistrants(trx, decision.moves, registrations, goneRow, keptId, now);
    await tellMediators(trx, goneRow, keptId, now);
    await showChanges(trx, [keptId, goneId], change.publicUrl);
    return { kind: 'merged', moves: decision.moves };
  });
}

/** What merging would do, with nothing written. The caller checked who asks. */
export async function previewSessionMerge(
  { db }: Connection,
  { keptId, goneId }: SessionPair,
  now: Date,
): Promise<MergeDecision> {
  const rows = await db
    .selectFrom('sessions')
    .select(['id', 'entry', 'capacity', 'seats_taken', 'seats_held'])
    .select(['published_at', 'cancelled_at', 'starts_at', 'ends_at'])
    .where('id', 'in', [keptId, goneId])
    .execute();
  const registrations = await listRegistrations(db, [keptId, goneId]);
  const of = (id: string) => {
    const row = rows.find((one) => one.id === id);
    if (!row) throw new Response(null, { status: 404 });
    const dates = {
      publishedAt: row.published_at,
      cancelledAt: row.cancelled_at,
      startsAt: row.starts_at,
      endsAt: row.ends_at,
    };
    return {
      state: sessionState(dates, now.toISOString()),
      entry: row.entry,
      capacity: row.capacity,
      seatsTaken: row.seats_taken,
      seatsHeld: row.seats_held,
      registrations: factsOf(registrations, id),
    };
  };
  return decideSessionMerge({ kept: of(keptId), gone: of(goneId), same: keptId === goneId });
}

/** The slug of the session that one was merged into; undefined when it was not. */
export async function findKeptSlug({ db }: Connection, sessionId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('session_merges')
    .innerJoin('sessions', 'sessions.id', 'session_merges.kept_id')
    .select('sessions.slug')
    .where('session_merges.session_id', '=', sessionId)
    .executeTakeFirst();
  return row?.slug;
}

async function listRegistrations(db: Database, sessionIds: string[]): Promise<RegistrationTable[]> {
  return db.selectFrom('registrations').selectAll().where('session_id', 'in', sessionIds).execute();
}

function factsOf(rows: readonly RegistrationTable[], sessionId: string): MergeRegistration[] {
  return rows
    .filter((row) => row.session_id === sessionId)
    .map((row) => ({
      id: row.id,
      contact: row.contact,
      seats: row.seats,
      status: registrationStatus({
        confirmedAt: row.confirmed_at,
        waitingNumber: row.waiting_number,
        cancelledAt: row.cancelled_at,
      }),
      offered: row.offered_until !== null,
      waitingNumber: row.waiting_number,
      createdAt: row.created_at,
    }));
}

/** Writes where everybody goes; answers the kept session with its new counts (not stored yet). */
async function moveRegistrations(
  trx: DatabaseTransaction,
  kept: LockedSession,
  moves: readonly MergeMove[],
  rows: readonly RegistrationTable[],
  now: Date,
): Promise<LockedSession> {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const after = { ...kept };
  const placed = (as: 'seat' | 'wait', row: RegistrationTable) => {
    if (as === 'seat') {
      after.seatsTaken += row.seats;
      return { confirmed_at: row.confirmed_at ?? now.toISOString(), waiting_number: null };
    }
    after.waitingNumbers += 1;
    after.seatsWaiting += row.seats;
    return { confirmed_at: null, waiting_number: after.waitingNumbers };
  };
  for (const move of moves) {
    const row = byId.get(move.id);
    if (!row) throw new Error('A registration is to move that was not read.');
    switch (move.kind) {
      case 'seat':
      case 'wait':
        await update(trx, row.id, {
          session_id: kept.id,
          offered_until: null,
          ...placed(move.kind, row),
        });
        await trx
          .updateTable('check_ins')
          .set({ session_id: kept.id })
          .where('registration_id', '=', row.id)
          .execute();
        break;
      case 'revive':
        await give(trx, row, now);
        await update(trx, move.into, {
          name: row.name,
          seats: row.seats,
          locale: row.locale,
          assisted_by: row.assisted_by,
          thanks_wanted_since: row.thanks_wanted_since,
          created_at: row.created_at,
          cancelled_at: null,
          offered_until: null,
          lapsed_offers: 0,
          ...placed(move.as, row),
        });
        break;
      case 'join': {
        const own = byId.get(move.into);
        if (!own) throw new Error('A registration is to be joined to one that was not read.');
        await give(trx, row, now);
        joinSeats(after, own, move);
        await update(trx, own.id, {
          seats: move.seats,
          ...(move.seated && {
            confirmed_at: now.toISOString(),
            waiting_number: null,
            offered_until: null,
          }),
        });
      }
    }
  }
  return after;
}

function joinSeats(
  after: LockedSession,
  own: RegistrationTable,
  { seats, seated }: Extract<MergeMove, { kind: 'join' }>,
): void {
  if (own.waiting_number === null) {
    after.seatsTaken += seats - own.seats;
    return;
  }
  after.seatsWaiting += seated ? -own.seats : seats - own.seats;
  if (!seated) return;
  after.seatsTaken += seats;
  if (own.offered_until !== null) after.seatsHeld -= own.seats;
}

async function update(trx: DatabaseTransaction, id: string, columns: Partial<RegistrationTable>) {
  await trx.updateTable('registrations').set(columns).where('id', '=', id).execute();
}

/** The registration that another one stands for from now on: it holds nothing any more. */
async function give(trx: DatabaseTransaction, row: RegistrationTable, now: Date) {
  await update(trx, row.id, {
    cancelled_at: now.toISOString(),
    confirmed_at: null,
    waiting_number: null,
    offered_until: null,
  });
}

/** Calls the session off and writes down where it went; what had been merged into it before goes there too. */
async function retire(
  trx: DatabaseTransaction,
  gone: SessionTable,
  keptId: string,
  accountId: string,
  { now, reason }: Change & { reason: string },
): Promise<void> {
  const instant = now.toISOString();
  await trx
    .updateTable('sessions')
    .set({
      cancelled_at: instant,
      cancelled_by: accountId,
      cancellation_reason: reason,
      review_since: null,
      approved_nature: null,
      returned_at: null,
      return_reason: null,
      return_note: null,
      sequence: gone.sequence + 1,
      seats_taken: 0,
      seats_waiting: 0,
      seats_held: 0,
      updated_at: instant,
      updated_by: accountId,
    })
    .where('id', '=', gone.id)
    .execute();
  await trx.updateTable('session_merges').set({ kept_id: keptId }).where('kept_id', '=', gone.id).execute();
  await trx
    .insertInto('session_merges')
    .values({ session_id: gone.id, kept_id: keptId, merged_by: accountId, merged_at: instant })
    .execute();
}

/** One message to each contact that moved; people without one are the mediator's to tell. */
async function tellRegistrants(
  trx: DatabaseTransaction,
  moves: readonly MergeMove[],
  rows: readonly RegistrationTable[],
  gone: SessionTable,
  keptId: string,
  now: Date,
): Promise<void> {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const messages = moves.flatMap((move): NewMessage[] => {
    const row = byId.get(move.id);
    if (!row) return [];
    // The registration that stands for it has a link of its own.
    const id = 'into' in move ? move.into : row.id;
    return messageTo({ ...row, id }, keptId, 'session-merged', now).map((message) => ({
      ...message,
      details: { before: toPlacement(gone) },
      dedupeKey: `session-merged:${id}:${gone.id}`,
    }));
  });
  await enqueueMessages(trx, messages, now);
}

/** The mediators of both hear of it: one loses a session, the other one may expect more people. */
async function tellMediators(
  trx: DatabaseTransaction,
  gone: SessionTable,
  keptId: string,
  now: Date,
): Promise<void> {
  const accounts = await trx
    .selectFrom('accounts')
    .select(['id', 'email'])
    .where('closed_at', 'is', null)
    .where('id', 'in', (mediators) =>
      mediators
        .selectFrom('sessions')
        .select('mediator_id')
        .where('sessions.id', 'in', padIds([gone.id, keptId])),
    )
    .execute();
  const messages = accounts.map(
    ({ id, email }): NewMessage => ({
      kind: 'sessions-merged',
      channel: 'email',
      recipient: email,
      locale: 'fr',
      accountId: id,
      details: { mergedSessionId: gone.id },
      dedupeKey: `sessions-merged:${id}:${gone.id}`,
    }),
  );
  await enqueueMessages(trx, messages, now);
}
