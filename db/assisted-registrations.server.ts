import type { AskableContacts } from '#app/domain/offer.ts';
import { decideSeating, type SeatingDecision } from '#app/domain/seating.ts';
import type { Connection } from './connection.server.ts';
import { enqueueMessages } from './messages.server.ts';
import type { OwnRegistration } from './registrants.server.ts';
import { noteAct } from './registration-acts.server.ts';
import {
  type CancellationOutcome,
  cancelLocked,
  changeLockedSeats,
  lockRegistration,
  type SeatChangeOutcome,
} from './registrations.server.ts';
import type { DatabaseTransaction } from './schema.ts';
import { showChanges } from './session-announcements.server.ts';
import { messageTo, storeSeats, withSeats } from './session-seats.server.ts';

/**
 * What mediators do with the registrations of their organisation's sessions, and who did it. Each throws a 404 Response
 * for a registration that is not one of them. `labelChanged`: refresh the catalogue after the commit.
 */

type Circumstances = { accountId: string; now: Date; askable: AskableContacts };

export type SeatingOutcome =
  | Exclude<SeatingDecision, { kind: 'seated' }>
  | { kind: 'seated'; labelChanged: boolean };

/**
 * Gives a group of the waiting list its seats and tells it so, whoever waits before it. `raiseTo`: the capacity that the
 * session gets for it, when the mediator agreed to one.
 */
export async function seatByHand(
  connection: Connection,
  own: OwnRegistration,
  { raiseTo, publicUrl }: { raiseTo: number | undefined; publicUrl: string },
  { accountId, now, askable }: Circumstances,
): Promise<SeatingOutcome> {
  return connection.write(async (trx) => {
    const { session, row, registration } = await lockOwnRegistration(trx, own, now, askable);
    const decision = decideSeating({ ...session, registration, raiseTo });
    if (decision.kind !== 'seated') return decision;
    const { capacity } = decision;
    const instant = now.toISOString();
    await trx
      .updateTable('registrations')
      .set({ confirmed_at: instant, waiting_number: null, offered_until: null })
      .where('id', '=', row.id)
      .execute();
    await enqueueMessages(trx, messageTo(row, session.id, 'registration-promoted', now), now);
    await noteAct(trx, { registrationId: row.id, accountId, act: 'seated' }, now);
    const raised = capacity !== session.capacity;
    if (raised)
      await trx
        .updateTable('sessions')
        .set({ capacity, updated_at: instant, updated_by: accountId })
        .where('id', '=', session.id)
        .execute();
    const labelChanged = await storeSeats(trx, session, { ...withSeats(session, decision), capacity });
    if (raised) await showChanges(trx, [session.id], publicUrl);
    return { kind: 'seated', labelChanged: labelChanged || raised };
  });
}

/** Cancels a registration for somebody, who hears of it when `tell`; its seats go to the waiting list. */
export async function cancelForRegistrant(
  connection: Connection,
  own: OwnRegistration,
  { tell }: { tell: boolean },
  { accountId, now, askable }: Circumstances,
): Promise<CancellationOutcome> {
  return connection.write(async (trx) => {
    const locked = await lockOwnRegistration(trx, own, now, askable);
    const told = tell ? 'registration-withdrawn' : undefined;
    const outcome = await cancelLocked(trx, locked, told, now, askable);
    if (outcome.kind === 'cancelled')
      await noteAct(trx, { registrationId: locked.row.id, accountId, act: 'cancelled' }, now);
    return outcome;
  });
}

/** Changes the name and the number of seats of a registration: both or nothing. */
export async function changeForRegistrant(
  connection: Connection,
  own: OwnRegistration,
  { name, seats }: { name: string; seats: number },
  { accountId, now, askable }: Circumstances,
): Promise<SeatChangeOutcome> {
  return connection.write(async (trx) => {
    const locked = await lockOwnRegistration(trx, own, now, askable);
    const { row } = locked;
    const outcome = await changeLockedSeats(trx, locked, { seats, assisted: true }, now, askable);
    const renamed = name !== row.name;
    if (outcome.kind !== 'changed' && !(outcome.kind === 'unchanged' && renamed)) return outcome;
    if (renamed) await trx.updateTable('registrations').set({ name }).where('id', '=', row.id).execute();
    await noteAct(trx, { registrationId: row.id, accountId, act: 'changed' }, now);
    return outcome.kind === 'changed' ? outcome : { kind: 'changed', labelChanged: false };
  });
}

async function lockOwnRegistration(
  trx: DatabaseTransaction,
  { sessionId, registrationId, organisationId }: OwnRegistration,
  now: Date,
  askable: AskableContacts,
) {
  const locked = await lockRegistration(trx, registrationId, now, askable);
  const session = await trx
    .selectFrom('sessions')
    .select('id')
    .where('id', '=', sessionId)
    .where('organisation_id', '=', organisationId)
    .executeTakeFirst();
  // Erased or purged, nothing of it is anybody's to change.
  if (!session || locked.row.session_id !== session.id || locked.row.purged_at !== null)
    throw new Response(null, { status: 404 });
  return locked;
}
