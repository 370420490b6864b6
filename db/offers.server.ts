import { type AskableContacts, decideMovedOffer } from '#app/domain/offer.ts';
import { type AcceptanceDecision, decideAcceptance } from '#app/domain/registration.ts';
import type { Connection } from './connection.server.ts';
import { enqueueMessages } from './messages.server.ts';
import { lockRegistration } from './registrations.server.ts';
import type { DatabaseTransaction } from './schema.ts';
import { lockSession, messageTo, storeSeats, withSeats } from './session-seats.server.ts';
import { lockSeats, offerMessages } from './waiting-lists.server.ts';

/** Answers to offers, and offers whose time is over. Declining is `cancelRegistration` of registrations.server.ts. */

export type AcceptanceOutcome =
  | Exclude<AcceptanceDecision, { kind: 'accepted' }>
  /** `labelChanged`: refresh the catalogue after the commit. */
  | { kind: 'accepted'; labelChanged: boolean };

/**
 * Takes the seats that are held for a registration. An offer that has lapsed goes to the next group that fits; when
 * there is none, the same group has it again, and may take it. Throws a 404 Response for an unknown registration.
 */
export async function acceptOffer(
  connection: Connection,
  registrationId: string,
  now: Date,
  askable: AskableContacts,
): Promise<AcceptanceOutcome> {
  return connection.write(async (trx) => {
    const { session, row, registration } = await lockRegistration(trx, registrationId, now, askable);
    const decision = decideAcceptance({ state: session.state, registration });
    if (decision.kind !== 'accepted') return decision;
    await trx
      .updateTable('registrations')
      .set({ confirmed_at: now.toISOString(), waiting_number: null, offered_until: null })
      .where('id', '=', row.id)
      .execute();
    await enqueueMessages(trx, messageTo(row, session.id, 'registration-confirmed', now), now);
    return { kind: 'accepted', labelChanged: await storeSeats(trx, session, withSeats(session, decision)) };
  });
}

const OFFERS_AT_ONCE = 200;

/**
 * Sees to the offers that have lapsed at `now`: the group goes to the end of its list or is cancelled, and its seats to
 * the next. It asks what is due rather than what was planned: a restart skips nothing, several processes may run it at
 * once, and running it again changes nothing. Returns how many sessions it saw to. `stopping` ends it between two
 * sessions.
 */
export async function lapseDueOffers(
  connection: Connection,
  now: Date,
  askable: AskableContacts,
  stopping?: AbortSignal,
): Promise<number> {
  let seenTo = 0;
  for (;;) {
    const due = await connection.db
      .selectFrom('registrations')
      .select('session_id')
      .where('offered_until', '<=', now.toISOString())
      // Read from the index of deadlines, which holds open offers only; "distinct" would read every registration.
      .orderBy('offered_until')
      .limit(OFFERS_AT_ONCE)
      .execute();
    const sessions = new Set(due.map((row) => row.session_id));
    // One session a transaction: sign-ups elsewhere do not wait for the whole of it.
    for (const id of sessions) {
      if (stopping?.aborted) return seenTo;
      await connection.write((trx) => lockSeats(trx, { id }, now, askable));
      seenTo += 1;
    }
    if (due.length < OFFERS_AT_ONCE) return seenTo;
  }
}

/**
 * Fits the open offers of a session to its new start, inside the transaction that moved it: one that would outlast a new
 * one ends sooner, and its group is told until when; where it is too late to ask, the seats are given.
 */
export async function fitOffersToStart(
  trx: DatabaseTransaction,
  sessionId: string,
  now: Date,
): Promise<void> {
  const session = await lockSession(trx, { id: sessionId }, now);
  if (!session || session.seatsHeld === 0) return;
  const groups = await trx
    .selectFrom('registrations')
    .select(['id', 'seats', 'contact_kind', 'contact', 'locale', 'offered_until'])
    .where('session_id', '=', sessionId)
    .where('waiting_number', '>', 0)
    .where('offered_until', 'is not', null)
    .execute();
  let after = session;
  for (const { offered_until: offeredUntil, ...group } of groups) {
    if (offeredUntil === null) continue;
    const decision = decideMovedOffer(offeredUntil, session.startsAt, now.toISOString());
    const registration = trx.updateTable('registrations').where('id', '=', group.id);
    switch (decision.kind) {
      case 'keep':
        break;
      case 'shorten':
        await registration.set({ offered_until: decision.until }).execute();
        await enqueueMessages(trx, offerMessages(group, sessionId, decision.until, now), now);
        break;
      case 'seat':
        await registration
          .set({ confirmed_at: now.toISOString(), waiting_number: null, offered_until: null })
          .execute();
        await enqueueMessages(trx, messageTo(group, sessionId, 'registration-promoted', now), now);
        after = withSeats(after, { taken: group.seats, waiting: -group.seats, held: -group.seats });
    }
  }
  await storeSeats(trx, session, after);
}
