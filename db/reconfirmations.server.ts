import type { AskableContacts } from '#app/domain/offer.ts';
import {
  decideQuestion,
  freesSilentSeat,
  type ReconfirmationChoice,
  startsToAskAbout,
  startsToFree,
} from '#app/domain/reconfirmation.ts';
import type { Connection } from './connection.server.ts';
import { enqueueMessages } from './messages.server.ts';
import { cancelLocked, lockRegistration } from './registrations.server.ts';
import type { Database, DatabaseTransaction } from './schema.ts';
import { messageTo } from './session-seats.server.ts';

/** "Do you still come?", asked where others wait, by the rules of app/domain/reconfirmation.ts. */

const SESSIONS_AT_ONCE = 200;

/**
 * Writes the questions that are due at `now` into the outbox. Like reminders it asks what is due rather than what was
 * planned: a restart skips nothing, several processes may run it at once. Returns how many messages it wrote.
 */
export async function enqueueDueQuestions(
  connection: Connection,
  now: Date,
  stopping?: AbortSignal,
): Promise<number> {
  const { after, until } = startsToAskAbout(now.toISOString());
  // What stays behind the limit comes with the next round: those that were asked are not found again.
  const due = await connection.db
    .selectFrom('sessions')
    .select('id')
    .where('asks_again_since', 'is not', null)
    .where('starts_at', '>', after)
    .where('starts_at', '<=', until)
    .where((session) =>
      session.or([session('asked_for', 'is', null), session('asked_for', '!=', session.ref('starts_at'))]),
    )
    .where('seats_waiting', '>', 0)
    .where('published_at', 'is not', null)
    .where('cancelled_at', 'is', null)
    .orderBy('starts_at')
    .orderBy('id')
    .limit(SESSIONS_AT_ONCE)
    .execute();
  let written = 0;
  for (const { id } of due) {
    if (stopping?.aborted) return written;
    written += await ask(connection, id, now);
  }
  return written;
}

/** One session a transaction: sign-ups elsewhere do not wait for the whole of it. */
async function ask(connection: Connection, sessionId: string, now: Date): Promise<number> {
  return connection.write(async (trx) => {
    // Takes the session's row: a second process finds it asked, a move or a cancellation waits.
    const session = await trx
      .updateTable('sessions')
      .set((row) => ({ asked_for: row.ref('starts_at') }))
      .where('id', '=', sessionId)
      .where('asks_again_since', 'is not', null)
      .where('cancelled_at', 'is', null)
      .where('seats_waiting', '>', 0)
      .where((row) => row.or([row('asked_for', 'is', null), row('asked_for', '!=', row.ref('starts_at'))]))
      .returning(['id', 'starts_at as startsAt', 'cancelled_at as cancelledAt'])
      .executeTakeFirst();
    if (!session) return 0;
    const registrations = await selectSeated(trx, session.id).execute();
    const messages = registrations
      .filter((registration) => decideQuestion({ session, registration }, now.toISOString()).kind === 'due')
      .flatMap((registration) => messageTo(registration, session.id, 'reconfirmation', now))
      .map((message) => ({
        ...message,
        details: { remindsOf: session.startsAt },
        dedupeKey: questionKey(message.registrationId ?? '', session.startsAt),
      }));
    return enqueueMessages(trx, messages, now);
  });
}

/**
 * Frees the seats of those who were asked in time and did not answer: each is cancelled and told, and the seats go to
 * the waiting list as those of any cancellation (`askable`: contacts that an offer reaches). It goes on after a restart where it stopped. `labelChanged`: refresh
 * the catalogue.
 */
export async function freeSilentSeats(
  connection: Connection,
  now: Date,
  askable: AskableContacts,
  stopping?: AbortSignal,
): Promise<{ freed: number; labelChanged: boolean }> {
  const { after, until } = startsToFree(now.toISOString());
  const due = await connection.db
    .selectFrom('sessions')
    .select(['id', 'starts_at as startsAt'])
    .where('asks_again_since', 'is not', null)
    .where('frees_silent_since', 'is not', null)
    .where('starts_at', '>', after)
    .where('starts_at', '<=', until)
    .whereRef('asked_for', '=', 'starts_at')
    .where((session) =>
      session.or([session('freed_for', 'is', null), session('freed_for', '!=', session.ref('starts_at'))]),
    )
    .where('cancelled_at', 'is', null)
    .orderBy('starts_at')
    .orderBy('id')
    .limit(SESSIONS_AT_ONCE)
    .execute();
  const outcomes: { labelChanged: boolean }[] = [];
  for (const session of due) {
    const seated = await selectSeated(connection.db, session.id).execute();
    for (const { id } of seated.filter(({ reconfirmedFor }) => reconfirmedFor !== session.startsAt)) {
      if (stopping?.aborted) return summary(outcomes);
      const outcome = await freeSilentSeat(connection, id, now, askable);
      if (outcome) outcomes.push(outcome);
    }
    await connection.write((trx) =>
      trx
        .updateTable('sessions')
        .set({ freed_for: session.startsAt })
        .where('id', '=', session.id)
        .where('starts_at', '=', session.startsAt)
        .execute(),
    );
  }
  return summary(outcomes);
}

function summary(outcomes: { labelChanged: boolean }[]) {
  return { freed: outcomes.length, labelChanged: outcomes.some(({ labelChanged }) => labelChanged) };
}

/** One registration a transaction, decided under the session's lock: an answer comes before it or too late. */
async function freeSilentSeat(
  connection: Connection,
  registrationId: string,
  now: Date,
  askable: AskableContacts,
) {
  return connection.write(async (trx) => {
    const locked = await lockRegistration(trx, registrationId, now, askable);
    const facts = await loadSilence(trx, registrationId);
    if (!facts || !freesSilentSeat(facts, now.toISOString())) return undefined;
    const outcome = await cancelLocked(trx, locked, 'registration-freed', now, askable);
    return outcome.kind === 'cancelled' ? outcome : undefined;
  });
}

async function loadSilence(trx: DatabaseTransaction, registrationId: string) {
  const row = await selectRegistration(trx, registrationId).executeTakeFirst();
  if (!row) return undefined;
  const question = await trx
    .selectFrom('messages')
    .select(['sent_at as sentAt', 'undelivered_at as undeliveredAt'])
    .where('dedupe_key', '=', questionKey(registrationId, row.startsAt))
    .where('recipient', '=', row.contact)
    .executeTakeFirst();
  return { session: { ...row, cancelledAt: row.sessionCancelledAt }, registration: row, question };
}

export type OpenQuestion = { startsAt: string; timeZone: string; freesSilent: boolean };

export type QuestionState =
  /** The person was asked and has not answered. */
  { kind: 'open'; question: OpenQuestion } | { kind: 'answered' } | { kind: 'none' };

/** What the page of a registration asks at `now`. Nothing for a registration that is unknown. */
export async function findQuestion(
  { db }: Pick<Connection, 'db'>,
  registrationId: string,
  now: Date,
): Promise<QuestionState> {
  const row = await selectRegistration(db, registrationId).executeTakeFirst();
  if (!row || row.askedFor !== row.startsAt) return { kind: 'none' };
  const facts = { session: { ...row, cancelledAt: row.sessionCancelledAt }, registration: row };
  const decision = decideQuestion(facts, now.toISOString());
  if (decision.kind === 'not-due') return { kind: decision.why === 'answered already' ? 'answered' : 'none' };
  const { startsAt, timeZone, freesSilentSince } = row;
  return { kind: 'open', question: { startsAt, timeZone, freesSilent: freesSilentSince !== null } };
}

export type ReconfirmationOutcome = { kind: 'reconfirmed' } | { kind: 'no_seat' };

/**
 * Notes that the person still comes. Answering early, late or twice does no harm; somebody without a seat is told so.
 * Throws a 404 Response for an unknown registration.
 */
export async function reconfirm(
  connection: Connection,
  registrationId: string,
  now: Date,
  askable: AskableContacts,
): Promise<ReconfirmationOutcome> {
  return connection.write(async (trx) => {
    const { registration, session } = await lockRegistration(trx, registrationId, now, askable);
    if (registration.status !== 'confirmed') return { kind: 'no_seat' };
    await trx
      .updateTable('registrations')
      .set({ reconfirmed_for: session.startsAt })
      .where('id', '=', registrationId)
      .execute();
    return { kind: 'reconfirmed' };
  });
}

/** The choice that stands for a session of that organisation; `none` for another one's. */
export async function findReconfirmationChoice(
  { db }: Connection,
  sessionId: string,
  organisationId: string,
): Promise<ReconfirmationChoice> {
  const row = await db
    .selectFrom('sessions')
    .select(['asks_again_since', 'frees_silent_since'])
    .where('id', '=', sessionId)
    .where('organisation_id', '=', organisationId)
    .executeTakeFirst();
  if (!row || row.asks_again_since === null) return 'none';
  return row.frees_silent_since === null ? 'ask' : 'ask-and-free';
}

/** Stores the choice. @throws a 404 response for another organisation's session */
export async function chooseReconfirmation(
  connection: Connection,
  sessionId: string,
  organisationId: string,
  choice: ReconfirmationChoice,
  now: Date,
): Promise<void> {
  const since = now.toISOString();
  const { numUpdatedRows } = await connection.write((trx) =>
    trx
      .updateTable('sessions')
      .set({
        asks_again_since: choice === 'none' ? null : since,
        frees_silent_since: choice === 'ask-and-free' ? since : null,
      })
      .where('id', '=', sessionId)
      .where('organisation_id', '=', organisationId)
      .executeTakeFirst(),
  );
  if (numUpdatedRows === 0n) throw new Response(null, { status: 404 });
}

function questionKey(registrationId: string, startsAt: string): string {
  return `reconfirmation:${registrationId}:${startsAt}`;
}

function selectSeated(db: Database | DatabaseTransaction, sessionId: string) {
  return db
    .selectFrom('registrations')
    .select([
      'id',
      'contact_kind',
      'contact',
      'locale',
      'confirmed_at as confirmedAt',
      'cancelled_at as cancelledAt',
      'purged_at as purgedAt',
      'reconfirmed_for as reconfirmedFor',
    ])
    .where('session_id', '=', sessionId)
    .where('confirmed_at', 'is not', null)
    .orderBy('id');
}

function selectRegistration(db: Database | DatabaseTransaction, registrationId: string) {
  return db
    .selectFrom('registrations')
    .innerJoin('sessions', 'sessions.id', 'registrations.session_id')
    .select([
      'registrations.contact',
      'registrations.confirmed_at as confirmedAt',
      'registrations.cancelled_at as cancelledAt',
      'registrations.purged_at as purgedAt',
      'registrations.reconfirmed_for as reconfirmedFor',
      'sessions.starts_at as startsAt',
      'sessions.time_zone as timeZone',
      'sessions.cancelled_at as sessionCancelledAt',
      'sessions.seats_waiting as seatsWaiting',
      'sessions.asked_for as askedFor',
      'sessions.frees_silent_since as freesSilentSince',
    ])
    .where('registrations.id', '=', registrationId);
}
