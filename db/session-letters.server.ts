import { countLettersSince, decideLetter, type LetterDecision } from '#app/domain/letter.ts';
import { sessionState } from '#app/domain/session.ts';
import type { Connection } from './connection.server.ts';
import { enqueueMessages } from './messages.server.ts';
import type { DatabaseTransaction } from './schema.ts';
import { noteHistory } from './session-history.server.ts';
import { lockOwnSession } from './session-locks.server.ts';
import { toSessionFacts } from './session-rows.server.ts';
import { messageTo } from './session-seats.server.ts';

/** What mediators write to everybody who is registered for a session. */

export type LetterOutcome =
  | Exclude<LetterDecision, { kind: 'send' }>
  /** `already`: the same letter was sent a moment ago. */
  | { kind: 'sent' | 'already' };

/**
 * Writes one message to everybody who has a seat or waits for one and left a contact, and keeps who wrote what.
 * `letter.id` was given when it was written: sent twice, it goes out once.
 * @throws a 404 response when it is no session of that organisation
 */
export async function sendLetter(
  connection: Connection,
  sessionId: string,
  author: { id: string; organisationId: string },
  letter: { id: string; subject: string; body: string },
  now: Date,
): Promise<LetterOutcome> {
  return connection.write(async (trx) => {
    const session = await lockOwnSession(trx, sessionId, author.organisationId);
    const known = await trx
      .selectFrom('session_letters')
      .select('id')
      .where('id', '=', letter.id)
      .executeTakeFirst();
    if (known) return { kind: 'already' };
    const readers = await listReaders(trx, sessionId);
    const state = sessionState(toSessionFacts(session), now.toISOString());
    const lettersToday = await countLettersToday(trx, sessionId, now);
    const decision = decideLetter({ state, lettersToday, readers: readers.length });
    if (decision.kind !== 'send') return { kind: decision.kind };
    const { id, subject, body } = letter;
    await trx
      .insertInto('session_letters')
      .values({
        id,
        subject,
        body,
        session_id: sessionId,
        written_by: author.id,
        written_at: now.toISOString(),
        recipients: readers.length,
      })
      .execute();
    const messages = readers.flatMap((reader) =>
      messageTo(reader, sessionId, 'letter', now).map((message) => ({
        ...message,
        details: { letterId: id },
        dedupeKey: `letter:${id}:${reader.id}`,
      })),
    );
    await enqueueMessages(trx, messages, now);
    await noteHistory(trx, 'wrote', [sessionId], author.id, now, { recipients: readers.length });
    return { kind: 'sent' };
  });
}

async function listReaders(trx: DatabaseTransaction, sessionId: string) {
  return trx
    .selectFrom('registrations')
    .select(['id', 'contact_kind', 'contact', 'locale'])
    .where('session_id', '=', sessionId)
    .where('cancelled_at', 'is', null)
    .where('contact', 'is not', null)
    .execute();
}

async function countLettersToday(
  trx: DatabaseTransaction | Connection['db'],
  sessionId: string,
  now: Date,
): Promise<number> {
  const { written } = await trx
    .selectFrom('session_letters')
    .select((letters) => letters.fn.countAll().as('written'))
    .where('session_id', '=', sessionId)
    .where('written_at', '>', countLettersSince(now))
    .executeTakeFirstOrThrow();
  return Number(written);
}

export type SentLetter = {
  id: string;
  subject: string;
  body: string;
  by: string;
  writtenAt: string;
  recipients: number;
};

const LETTERS_SHOWN = 50;

/** The letters of a session, the latest first, at most 50. */
export async function listLetters({ db }: Connection, sessionId: string): Promise<SentLetter[]> {
  return db
    .selectFrom('session_letters')
    .innerJoin('accounts', 'accounts.id', 'session_letters.written_by')
    .select([
      'session_letters.id',
      'session_letters.subject',
      'session_letters.body',
      'accounts.name as by',
      'session_letters.written_at as writtenAt',
      'session_letters.recipients',
    ])
    .where('session_letters.session_id', '=', sessionId)
    .orderBy('session_letters.written_at', 'desc')
    .limit(LETTERS_SHOWN)
    .execute();
}

/** Whether a letter to those who are registered now would go out, and to how many. */
export async function findLetterFacts(
  { db }: Connection,
  sessionId: string,
  now: Date,
): Promise<{ lettersToday: number; readers: number }> {
  const { readers } = await db
    .selectFrom('registrations')
    .select((registrations) => registrations.fn.countAll().as('readers'))
    .where('session_id', '=', sessionId)
    .where('cancelled_at', 'is', null)
    .where('contact', 'is not', null)
    .executeTakeFirstOrThrow();
  return { lettersToday: await countLettersToday(db, sessionId, now), readers: Number(readers) };
}
