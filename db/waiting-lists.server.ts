import { type AskableContacts, decideLapse, decideServing } from '#app/domain/offer.ts';
import { serveWaitingList } from '#app/domain/registration.ts';
import { seatsLeft } from '#app/domain/session.ts';
import { enqueueMessages } from './messages.server.ts';
import type { DatabaseTransaction } from './schema.ts';
import { type LockedSession, lockSession, messageTo, storeSeats, withSeats } from './session-seats.server.ts';

/**
 * The waiting list of one session inside a transaction: who is asked, who is seated, whose offer has lapsed. `askable`
 * says which contacts an offer reaches.
 */

/**
 * Locks a session as `lockSession` does, and sees to the offers that have lapsed: they keep nobody from a seat, however
 * late the work that looks for them comes. Must be the transaction's first statement. One more query, and only while an
 * offer is open.
 */
export async function lockSeats(
  trx: DatabaseTransaction,
  which: Parameters<typeof lockSession>[1],
  now: Date,
  askable: AskableContacts,
): Promise<LockedSession | undefined> {
  const session = await lockSession(trx, which, now);
  return session && session.seatsHeld > 0 ? lapseOffers(trx, session, now, askable) : session;
}

const groupColumns = ['id', 'seats', 'contact_kind', 'contact', 'locale'] as const;

/**
 * Gives the free seats to the waiting list, as offers or at once (app/domain/offer.ts), and tells those who got one.
 * Nobody is served once the session has started, is cancelled or is not published. Returns the session with its new
 * counts (not stored yet), and the ids of those who were seated and of those who were asked.
 */
export async function serveWaiting(
  trx: DatabaseTransaction,
  session: LockedSession,
  now: Date,
  askable: AskableContacts,
): Promise<{ session: LockedSession; seated: string[]; offered: string[] }> {
  const free = seatsLeft(session);
  // Without a limit, those who were asked are seated too: nobody waits for their answer.
  const asked = free === undefined ? 0 : session.seatsHeld;
  if (session.state !== 'published' || session.seatsWaiting === asked || free === 0)
    return { session, seated: [], offered: [] };
  let waitingList = trx
    .selectFrom('registrations')
    .select(groupColumns)
    .where('session_id', '=', session.id)
    .where('waiting_number', '>', 0)
    .orderBy('waiting_number');
  if (free !== undefined)
    waitingList = waitingList.where('offered_until', 'is', null).where('seats', '<=', free);
  const served = serveWaitingList(free, await waitingList.execute()).map((group) => ({
    group,
    decision: decideServing({ ...session, contactKind: group.contact_kind, askable }, now.toISOString()),
  }));

  const seated = served.flatMap(({ group, decision }) => (decision.kind === 'seat' ? [group] : []));
  const offers = served.flatMap(({ group, decision }) =>
    decision.kind === 'offer' ? [{ group, until: decision.until }] : [],
  );
  await seat(trx, ids(seated), now);
  // Made at one time for one start, they end together.
  const [first] = offers;
  if (first) await offer(trx, ids(offers.map(({ group }) => group)), first.until);
  await enqueueMessages(
    trx,
    served.flatMap(({ group, decision }) =>
      decision.kind === 'seat'
        ? messageTo(group, session.id, 'registration-promoted', now)
        : offerMessages(group, session.id, decision.until, now),
    ),
    now,
  );
  const given = sumSeats(seated);
  const held = free === undefined ? -session.seatsHeld : sumSeats(offers.map(({ group }) => group));
  return {
    session: withSeats(session, { taken: given, waiting: -given, held }),
    seated: ids(seated),
    offered: ids(offers.map(({ group }) => group)),
  };
}

/**
 * Serves the waiting list of a session inside somebody's transaction, after its capacity was raised there. Returns
 * the ids of the registrations that got their seats or an offer of them. When the label of the seats changes, the session gets a new
 * version: refresh the catalogue after the commit.
 */
export async function seatWaitingGroups(
  trx: DatabaseTransaction,
  sessionId: string,
  now: Date,
  askable: AskableContacts,
): Promise<string[]> {
  const session = await lockSeats(trx, { id: sessionId }, now, askable);
  if (!session) return [];
  const { session: after, seated, offered } = await serveWaiting(trx, session, now, askable);
  if (seated.length + offered.length > 0) await storeSeats(trx, session, after);
  return [...seated, ...offered];
}

/** The message that asks a group whether it takes the seats that are held for it until then. */
export function offerMessages(
  group: Parameters<typeof messageTo>[0],
  sessionId: string,
  offeredUntil: string,
  now: Date,
) {
  return messageTo(group, sessionId, 'seat-offered', now).map((message) => ({
    ...message,
    details: { offeredUntil },
    dedupeKey: `seat-offered:${group.id}:${offeredUntil}`,
  }));
}

/**
 * Takes the held seats back from the groups whose offer has lapsed at `now`, serves the waiting list with them and
 * stores the counts. Once the session has started or is cancelled every offer is void, and nobody is told. Another
 * process that does so at the same time finds nothing left to do: the session is locked.
 */
async function lapseOffers(
  trx: DatabaseTransaction,
  session: LockedSession,
  now: Date,
  askable: AskableContacts,
): Promise<LockedSession> {
  if (session.state !== 'published') {
    await closeOffers(trx, session.id);
    return { ...session, seatsHeld: 0 };
  }
  const lapsed = await trx
    .selectFrom('registrations')
    .select([...groupColumns, 'lapsed_offers', 'offered_until'])
    .where('session_id', '=', session.id)
    .where('waiting_number', '>', 0)
    .where('offered_until', '<=', now.toISOString())
    .orderBy('waiting_number')
    .execute();
  if (lapsed.length === 0) return session;
  const undelivered = await listUndeliveredOffers(trx, ids(lapsed));
  let after = session;
  for (const group of lapsed) {
    const { seats } = group;
    const { kind, lapsedOffers, told } = decideLapse({
      lapsedOffers: group.lapsed_offers,
      undelivered: undelivered.has(group.id),
    });
    const last = kind === 'cancelled';
    after = withSeats(after, { taken: 0, waiting: last ? -seats : 0, held: -seats });
    if (!last) after = { ...after, waitingNumbers: after.waitingNumbers + 1 };
    await trx
      .updateTable('registrations')
      .set({
        offered_until: null,
        lapsed_offers: lapsedOffers,
        ...(last
          ? { cancelled_at: now.toISOString(), waiting_number: null }
          : { waiting_number: after.waitingNumbers }),
      })
      .where('id', '=', group.id)
      .execute();
    const messages = messageTo(group, session.id, last ? 'registration-lapsed' : 'offer-lapsed', now);
    if (told) await enqueueMessages(trx, messages, now);
  }
  const served = await serveWaiting(trx, after, now, askable);
  await storeSeats(trx, session, served.session);
  return served.session;
}

/** Those of the registrations whose offer's message was tried, did not go out, and is not given up. */
async function listUndeliveredOffers(
  trx: DatabaseTransaction,
  registrations: string[],
): Promise<Set<string>> {
  const undelivered = new Set<string>();
  for (let start = 0; start < registrations.length; start += IDS_PER_STATEMENT) {
    const messages = await trx
      .selectFrom('messages')
      .select('registration_id')
      .where('registration_id', 'in', registrations.slice(start, start + IDS_PER_STATEMENT))
      .where('kind', '=', 'seat-offered')
      // Without a mail server nothing is tried: the demonstration's mails are read where they are.
      .where('attempts', '>', 0)
      .where('sent_at', 'is', null)
      .where('failed_at', 'is', null)
      .execute();
    for (const { registration_id: id } of messages) if (id !== null) undelivered.add(id);
  }
  return undelivered;
}

/**
 * Ends every offer of a locked session and stores that nothing is held; who was asked goes on waiting. Nobody is told:
 * the session has started, or a message of its own says that it is cancelled.
 */
export async function closeOffers(trx: DatabaseTransaction, sessionId: string): Promise<void> {
  await trx
    .updateTable('registrations')
    .set({ offered_until: null })
    .where('session_id', '=', sessionId)
    .where('waiting_number', '>', 0)
    .where('offered_until', 'is not', null)
    .execute();
  // No label of the catalogue follows: nobody signs up any more.
  await trx.updateTable('sessions').set({ seats_held: 0 }).where('id', '=', sessionId).execute();
}

function ids(groups: { id: string }[]): string[] {
  return groups.map(({ id }) => id);
}

function sumSeats(groups: { seats: number }[]): number {
  return groups.reduce((sum, { seats }) => sum + seats, 0);
}

/** Ids in one statement: SQLite binds at most 32,766 values. */
const IDS_PER_STATEMENT = 500;

async function seat(trx: DatabaseTransaction, registrations: string[], now: Date): Promise<void> {
  for (let start = 0; start < registrations.length; start += IDS_PER_STATEMENT) {
    await trx
      .updateTable('registrations')
      .set({ confirmed_at: now.toISOString(), waiting_number: null, offered_until: null })
      .where('id', 'in', registrations.slice(start, start + IDS_PER_STATEMENT))
      .execute();
  }
}

async function offer(trx: DatabaseTransaction, registrations: string[], until: string): Promise<void> {
  for (let start = 0; start < registrations.length; start += IDS_PER_STATEMENT) {
    await trx
      .updateTable('registrations')
      .set({ offered_until: until })
      .where('id', 'in', registrations.slice(start, start + IDS_PER_STATEMENT))
      .execute();
  }
}
