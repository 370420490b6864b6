import { chooseCurrentCampaign } from '#app/domain/campaign.ts';
import { localDate } from '#app/domain/local-time.ts';
import {
  type CancellationDecision,
  type ContentRefusal,
  decideCancellation,
  decideEdit,
  decidePublication,
  type EditRefusal,
  type PublicationDecision,
  type SessionPlacement,
  type TypedSession,
} from '#app/domain/session-editing.ts';
import { sessionSlug } from '#app/domain/session-naming.ts';
import type { Account } from './accounts.server.ts';
import { writeCalendarEvent } from './calendar-events.server.ts';
import { listCampaigns } from './campaigns.server.ts';
import { raiseCatalogueVersion } from './catalogue-versions.server.ts';
import type { Connection } from './connection.server.ts';
import { newId } from './identifiers.ts';
import { enqueueMessages } from './messages.server.ts';
import { seatWaitingGroups } from './registrations.server.ts';
import type { DatabaseTransaction, SessionTable } from './schema.ts';
import { readContent } from './session-content.server.ts';
import { messageTo } from './session-seats.server.ts';
import { toSessionFacts } from './sessions.server.ts';

/**
 * A mediator's changes to a session, each in one transaction: lock the row, decide, write, tell. What the public sees
 * raises the catalogue's version: call `catalogue.refresh()` after `published`, `edited` and `cancelled`.
 */

/** The organisation acts through one of its people; colleagues manage each other's sessions. */
type Author = Pick<Account, 'id'> & { organisationId: string };

export type CreationOutcome = ContentRefusal | { kind: 'no-campaign' } | { kind: 'created'; id: string };

/** Stores a draft: nobody but the organisation sees it. A start in the past is refused. */
export async function createSession(
  connection: Connection,
  author: Author,
  typed: TypedSession,
  now: Date,
): Promise<CreationOutcome> {
  const campaigns = await listCampaigns(connection);
  return connection.write(async (trx) => {
    const content = await readContent(trx, author.organisationId, typed);
    if (content.kind !== 'content') return content;
    const { columns, communeName } = content;
    if (columns.starts_at <= now.toISOString())
      return { kind: 'wrong-time', problem: { field: 'date', reason: 'in-the-past' } };
    const campaign =
      campaigns.find(({ startsOn, endsOn }) => startsOn <= typed.date && typed.date <= endsOn) ??
      chooseCurrentCampaign(campaigns, localDate(now.toISOString(), 'Europe/Paris'));
    if (!campaign) return { kind: 'no-campaign' };
    const id = newId();
    await trx
      .insertInto('sessions')
      .values({
        ...columns,
        id,
        slug: sessionSlug(typed.title, communeName, id),
        campaign_id: campaign.id,
        organisation_id: author.organisationId,
        mediator_id: author.id,
        seats_taken: 0,
        seats_waiting: 0,
        waiting_numbers: 0,
        sequence: 0,
        version: 0,
        created_at: now.toISOString(),
        updated_at: now.toISOString(),
      })
      .execute();
    return { kind: 'created', id };
  });
}

export type EditOutcome = ContentRefusal | EditRefusal | { kind: 'edited'; published: boolean };

type Change = { now: Date; publicUrl: string };

/**
 * Changes a session. What matters to calendars raises the sequence and is told to every registrant; more seats go to
 * the waiting list first.
 * @throws a 404 response when it is no session of that organisation
 */
export async function editSession(
  connection: Connection,
  sessionId: string,
  author: Author,
  typed: TypedSession,
  { now, publicUrl }: Change,
): Promise<EditOutcome> {
  return connection.write(async (trx) => {
    const row = await lockOwnSession(trx, sessionId, author.organisationId);
    const content = await readContent(trx, author.organisationId, typed, row.venue_id);
    if (content.kind !== 'content') return content;
    const { columns, communeName } = content;
    const after = toSessionFacts({ ...row, ...columns });
    const decision = decideEdit(toSessionFacts(row), after, now.toISOString());
    if (decision.kind !== 'edit') return decision;
    await trx
      .updateTable('sessions')
      .set({
        ...columns,
        // A published address is printed, mailed and shared: it stays.
        ...(decision.published ? {} : { slug: sessionSlug(typed.title, communeName, row.id) }),
        sequence: decision.sequence,
        updated_at: now.toISOString(),
      })
      .where('id', '=', row.id)
      .execute();
    if (!decision.published) return { kind: 'edited', published: false };
    if (decision.servesWaitingList) await seatWaitingGroups(trx, row.id, now);
    await showChange(trx, row.id, publicUrl);
    if (decision.tellsRegistrants)
      await tellRegistrants(trx, row.id, 'session-changed', decision.sequence, now, placementOf(row));
    return { kind: 'edited', published: true };
  });
}

export type PublicationOutcome = Exclude<PublicationDecision, { kind: 'publish' }> | { kind: 'published' };

/**
 * Shows a complete draft to the public.
 * @throws a 404 response when it is no session of that organisation
 */
export async function publishSession(
  connection: Connection,
  sessionId: string,
  author: Author,
  { now, publicUrl }: Change,
): Promise<PublicationOutcome> {
  return connection.write(async (trx) => {
    const row = await lockOwnSession(trx, sessionId, author.organisationId);
    const decision = decidePublication(toSessionFacts(row), now.toISOString());
    if (decision.kind !== 'publish') return decision;
    await trx
      .updateTable('sessions')
      .set({ published_at: now.toISOString(), updated_at: now.toISOString() })
      .where('id', '=', row.id)
      .execute();
    await showChange(trx, row.id, publicUrl);
    return { kind: 'published' };
  });
}

export type CancellationOutcome = Exclude<CancellationDecision, { kind: 'cancel' }> | { kind: 'cancelled' };

/**
 * Calls a session off: it stays in the feeds as cancelled, and everyone who has a seat or waits for one is told.
 * @throws a 404 response when it is no session of that organisation
 */
export async function cancelSession(
  connection: Connection,
  sessionId: string,
  author: Author,
  reason: string,
  { now, publicUrl }: Change,
): Promise<CancellationOutcome> {
  return connection.write(async (trx) => {
    const row = await lockOwnSession(trx, sessionId, author.organisationId);
    const decision = decideCancellation(toSessionFacts(row), now.toISOString());
    if (decision.kind !== 'cancel') return decision;
    await trx
      .updateTable('sessions')
      .set({
        cancelled_at: now.toISOString(),
        cancellation_reason: reason,
        sequence: decision.sequence,
        updated_at: now.toISOString(),
      })
      .where('id', '=', row.id)
      .execute();
    await showChange(trx, row.id, publicUrl);
    await tellRegistrants(trx, row.id, 'session-cancelled', decision.sequence, now);
    return { kind: 'cancelled' };
  });
}

export type RemovalOutcome = { kind: 'removed' } | { kind: 'published' };

/**
 * Throws a draft away. A published session is called off instead.
 * @throws a 404 response when it is no session of that organisation
 */
export async function removeDraft(
  connection: Connection,
  sessionId: string,
  author: Author,
): Promise<RemovalOutcome> {
  return connection.write(async (trx) => {
    const row = await lockOwnSession(trx, sessionId, author.organisationId);
    if (row.published_at !== null) return { kind: 'published' };
    await trx.deleteFrom('sessions').where('id', '=', row.id).execute();
    return { kind: 'removed' };
  });
}

/** The transaction's first statement: sign-ups and other edits of this session wait until it is done. */
async function lockOwnSession(
  trx: DatabaseTransaction,
  sessionId: string,
  organisationId: string,
): Promise<SessionTable> {
  const row = await trx
    .updateTable('sessions')
    // Of a column that no index holds: the lock costs no more than the row.
    .set((session) => ({ waiting_numbers: session.ref('waiting_numbers') }))
    .where('id', '=', sessionId)
    .where('organisation_id', '=', organisationId)
    .returningAll()
    .executeTakeFirst();
  if (!row) throw new Response(null, { status: 404 });
  return row;
}

/** Catalogue and calendars follow. Near the end of the transaction: the version's row is everybody's lock. */
async function showChange(trx: DatabaseTransaction, sessionId: string, publicUrl: string): Promise<void> {
  await trx
    .updateTable('sessions')
    .set({ version: await raiseCatalogueVersion(trx) })
    .where('id', '=', sessionId)
    .execute();
  await writeCalendarEvent(trx, sessionId, publicUrl);
}

/** Writes to everyone who has a seat or waits for one; people without a contact are the mediator's to tell. */
async function tellRegistrants(
  trx: DatabaseTransaction,
  sessionId: string,
  kind: 'session-changed' | 'session-cancelled',
  sequence: number,
  now: Date,
  before?: SessionPlacement,
): Promise<void> {
  const registrations = await trx
    .selectFrom('registrations')
    .select(['id', 'contact_kind', 'contact', 'locale'])
    .where('session_id', '=', sessionId)
    .where('cancelled_at', 'is', null)
    .where('contact', 'is not', null)
    .execute();
  const messages = registrations
    .flatMap((registration) => messageTo(registration, sessionId, kind, now))
    .map((message) => ({
      ...message,
      ...(before ? { details: { before } } : {}),
      dedupeKey: `${kind}:${message.registrationId}:${sequence}`,
    }));
  await enqueueMessages(trx, messages, now);
}

/** Where a session stood before it changed, so that the message tells the old from the new. */
function placementOf(row: SessionTable): SessionPlacement {
  const { startsAt, endsAt, timeZone, venueId, title, attendance, onlineUrl } = toSessionFacts(row);
  return { startsAt, endsAt, timeZone, venueId, title, attendance, onlineUrl };
}
