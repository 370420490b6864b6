import type { FormerPlacement } from '#app/domain/message.ts';
import { writeCalendarEvents } from './calendar-events.server.ts';
import { raiseCatalogueVersion } from './catalogue-versions.server.ts';
import { padIds } from './id-lists.ts';
import { enqueueMessages } from './messages.server.ts';
import type { DatabaseTransaction } from './schema.ts';
import { messageTo } from './session-seats.server.ts';

/** What follows, in the same transaction, when the public's view of some sessions has changed. */

/**
 * Catalogue and calendars follow, by four statements however many sessions changed. Near the end of the transaction: the
 * version's row is everybody's lock.
 */
export async function showChanges(
  trx: DatabaseTransaction,
  sessionIds: string[],
  publicUrl: string,
): Promise<void> {
  if (sessionIds.length === 0) return;
  await trx
    .updateTable('sessions')
    .set({ version: await raiseCatalogueVersion(trx) })
    .where('id', 'in', padIds(sessionIds))
    .execute();
  await writeCalendarEvents(trx, sessionIds, publicUrl);
}

export type Told = {
  sessionId: string;
  sequence: number;
  /** Where it stood before it changed, so that the message tells the old from the new. */
  before?: FormerPlacement;
};

/** Writes to everyone who has a seat or waits for one; people without a contact are the mediator's to tell. */
export async function tellRegistrants(
  trx: DatabaseTransaction,
  sessions: readonly Told[],
  kind: 'session-changed' | 'session-cancelled',
  now: Date,
): Promise<void> {
  if (sessions.length === 0) return;
  const told = new Map(sessions.map((session) => [session.sessionId, session]));
  const registrations = await trx
    .selectFrom('registrations')
    .select(['id', 'session_id', 'contact_kind', 'contact', 'locale'])
    .where('session_id', 'in', padIds([...told.keys()]))
    .where('cancelled_at', 'is', null)
    .where('contact', 'is not', null)
    .execute();
  const messages = registrations.flatMap((registration) => {
    const session = told.get(registration.session_id);
    if (!session) return [];
    return messageTo(registration, session.sessionId, kind, now).map((message) => ({
      ...message,
      ...(session.before ? { details: { before: session.before } } : {}),
      dedupeKey: `${kind}:${message.registrationId}:${session.sequence}`,
    }));
  });
  const waiting =
    kind === 'session-changed' ? await holdUnsentChanges(trx, [...told.keys()], now) : undefined;
  await enqueueMessages(
    trx,
    messages.filter(({ registrationId = '' }) => !waiting?.has(registrationId)),
    now,
  );
}

/**
 * Registrations for which the news of an earlier change has not left. It will tell what is true when it leaves, compared
 * with what the person knows: one message instead of two. Touching the rows keeps senders away until the commit; what is
 * being sent already counts as sent.
 */
async function holdUnsentChanges(
  trx: DatabaseTransaction,
  sessionIds: string[],
  now: Date,
): Promise<Set<string | null>> {
  const unsent = await trx
    .updateTable('messages')
    .set((message) => ({ attempts: message.ref('attempts') }))
    .where('session_id', 'in', padIds(sessionIds))
    .where('kind', '=', 'session-changed')
    .where('sent_at', 'is', null)
    .where('failed_at', 'is', null)
    .where('called_at', 'is', null)
    .where('handed_over_at', 'is', null)
    .where((message) =>
      message.or([message('claimed_until', 'is', null), message('claimed_until', '<=', now.toISOString())]),
    )
    .returning('registration_id')
    .execute();
  return new Set(unsent.map(({ registration_id }) => registration_id));
}
