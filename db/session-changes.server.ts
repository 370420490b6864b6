import { campaignAfterMove } from '#app/domain/campaign.ts';
import { decideReview, type ReviewDecision } from '#app/domain/moderation.ts';
import type { AskableContacts } from '#app/domain/offer.ts';
import {
  type CancellationDecision,
  type ContentRefusal,
  decideCancellation,
  decideEdit,
  decidePublication,
  type EditRefusal,
  type PublicationDecision,
  type TypedSession,
} from '#app/domain/session-editing.ts';
import { sessionSlug } from '#app/domain/session-naming.ts';
import { listCampaigns } from './campaigns.server.ts';
import type { Connection } from './connection.server.ts';
import { padIds } from './id-lists.ts';
import { holdVenues } from './merged-venues.server.ts';
import { fitOffersToStart } from './offers.server.ts';
import type { DatabaseTransaction, SessionTable } from './schema.ts';
import { showChanges, type Told, tellRegistrants } from './session-announcements.server.ts';
import { type ContentFacts, loadContentFacts, placeContent } from './session-content.server.ts';
import type { Author } from './session-creations.server.ts';
import { forgetPairs, noteDuplicates } from './session-duplicates.server.ts';
import { noteHistory } from './session-history.server.ts';
import { lockOwnSession, lockOwnSessions } from './session-locks.server.ts';
import { readApprovedNature, toPlacement, toSessionFacts, toSessionNature } from './session-rows.server.ts';
import { closeOffers, lockSeats, seatWaitingGroups } from './waiting-lists.server.ts';

/**
 * A mediator's changes to sessions, each in one transaction: lock the rows, decide, write, tell. What the public sees
 * raises the catalogue's version: call `catalogue.refresh()` after `published`, `edited` and `cancelled`.
 */

export type Change = { now: Date; publicUrl: string };
/** `askable`: contacts that an offer of seats reaches. */
export type Edit = Change & { askable: AskableContacts };

export type EditOutcome = ContentRefusal | EditRefusal | { kind: 'edited'; published: boolean };

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
  change: Edit,
): Promise<EditOutcome> {
  return connection.write(async (trx) => {
    await holdVenues(trx, [typed.venueId]);
    const row = await lockOwnSession(trx, sessionId, author.organisationId);
    const facts = await loadContentFacts(trx, author.organisationId, [typed]);
    const [outcome] = await editLockedSessions(trx, [{ row, typed }], facts, author, change);
    if (!outcome) throw new Error('One session was to be changed.');
    return outcome;
  });
}

export type LockedEdit = { row: SessionTable; typed: TypedSession };

/** What `editLockedSessions` would refuse, with nothing written; undefined when it would change them all. */
export function findRefusedEdit(
  edits: readonly LockedEdit[],
  facts: ContentFacts,
  now: Date,
): { row: SessionTable; refusal: ContentRefusal | EditRefusal } | undefined {
  for (const { row, typed } of edits) {
    const content = placeContent(facts, typed, row.venue_id);
    if (content.kind !== 'content') return { row, refusal: content };
    const after = toSessionFacts({ ...row, ...content.columns });
    const decision = decideEdit(toSessionFacts(row), after, now.toISOString());
    if (decision.kind !== 'edit') return { row, refusal: decision };
  }
  return undefined;
}

/**
 * Changes sessions whose rows this transaction holds, one outcome for each in their order; those refused stay as they
 * are. Two statements for each, and a handful for all. `facts` must know the venues of all of them.
 */
export async function editLockedSessions(
  trx: DatabaseTransaction,
  edits: readonly LockedEdit[],
  facts: ContentFacts,
  author: Author,
  { now, publicUrl, askable }: Edit,
): Promise<EditOutcome[]> {
  const campaigns = await listCampaigns({ db: trx });
  const outcomes: EditOutcome[] = [];
  const shown: string[] = [];
  const edited: string[] = [];
  const told: Told[] = [];
  for (const { row: before, typed } of edits) {
    const row = await withoutLapsedOffers(trx, before, author, { now, askable });
    const content = placeContent(facts, typed, row.venue_id);
    if (content.kind !== 'content') {
      outcomes.push(content);
      continue;
    }
    const { columns, communeName } = content;
    const decision = decideEdit(
      toSessionFacts(row),
      toSessionFacts({ ...row, ...columns }),
      now.toISOString(),
    );
    if (decision.kind !== 'edit') {
      outcomes.push(decision);
      continue;
    }
    await trx
      .updateTable('sessions')
      .set({
        ...columns,
        campaign_id: campaignAfterMove(
          campaigns,
          { campaignId: row.campaign_id, published: decision.published },
          columns.local_date,
        ),
        // A published address is printed, mailed and shared: it stays.
        ...(decision.published ? {} : { slug: sessionSlug(typed.title, communeName, row.id) }),
        ...(decision.moves && { moved_from: row.moved_from ?? row.starts_at }),
        ...(decision.published && reviewColumns(reviewAfter(row, { ...row, ...columns }, now))),
        sequence: decision.sequence,
        revision: row.revision + 1,
        updated_at: now.toISOString(),
        updated_by: author.id,
      })
      .where('id', '=', row.id)
      .execute();
    outcomes.push({ kind: 'edited', published: decision.published });
    edited.push(row.id);
    if (!decision.published) continue;
    if (decision.movesOffers) await fitOffersToStart(trx, row.id, now);
    if (decision.servesWaitingList) await seatWaitingGroups(trx, row.id, now, askable);
    shown.push(row.id);
    if (decision.tellsRegistrants)
      told.push({ sessionId: row.id, sequence: decision.sequence, before: toPlacement(row) });
  }
  await noteHistory(trx, 'edited', edited, author.id, now);
  await noteDuplicates(trx, edited, now);
  await showChanges(trx, shown, publicUrl);
  await tellRegistrants(trx, told, 'session-changed', now);
  return outcomes;
}

/** Whether coordinators are to look at what an edit makes of a published session. */
function reviewAfter(before: SessionTable, after: SessionTable, now: Date): ReviewDecision {
  const facts = { reviewSince: before.review_since, approved: readApprovedNature(before) };
  return decideReview(facts, toSessionNature(before), toSessionNature(after), now.toISOString());
}

function reviewColumns(decision: ReviewDecision) {
  const answered = { returned_at: null, return_reason: null, return_note: null };
  switch (decision.kind) {
    case 'none':
      return {};
    case 'as-before':
      return { review_since: null, approved_nature: null, ...answered };
    case 'look-at':
      return {
        review_since: decision.since,
        approved_nature: JSON.stringify(decision.approved),
        ...answered,
      };
  }
}

/** The row once its lapsed offers were seen to: their seats are not held against a smaller room. */
async function withoutLapsedOffers(
  trx: DatabaseTransaction,
  row: SessionTable,
  author: Author,
  { now, askable }: Pick<Edit, 'now' | 'askable'>,
): Promise<SessionTable> {
  if (row.seats_held === 0) return row;
  await lockSeats(trx, { id: row.id }, now, askable);
  return lockOwnSession(trx, row.id, author.organisationId);
}

export type PublicationOutcome =
  | Exclude<PublicationDecision, { kind: 'publish' } | { kind: 'submit' }>
  | { kind: 'published' }
  | { kind: 'submitted' };

/**
 * Shows a complete draft to the public, or submits it to the coordinators while its organisation waits for a first yes.
 * @throws a 404 response when it is no session of that organisation
 */
export async function publishSession(
  connection: Connection,
  sessionId: string,
  author: Author,
  change: Change,
): Promise<PublicationOutcome> {
  return connection.write(async (trx) => {
    const rows = await lockOwnSessions(trx, { ids: [sessionId] }, author.organisationId);
    const [outcome] = await publishLockedSessions(trx, rows, author, change);
    if (!outcome) throw new Response(null, { status: 404 });
    return outcome;
  });
}

/**
 * Publishes or submits sessions whose rows and organisation this transaction holds: a handful of statements however
 * many, one outcome for each.
 */
export async function publishLockedSessions(
  trx: DatabaseTransaction,
  rows: readonly SessionTable[],
  author: Author,
  { now, publicUrl }: Change,
): Promise<PublicationOutcome[]> {
  const verified = await isVerified(trx, author.organisationId);
  const decisions = rows.map((row) =>
    decidePublication(toSessionFacts(row), { verified, submitted: row.review_since !== null }),
  );
  const decided = (kind: PublicationDecision['kind']) =>
    rows.filter((_, index) => decisions[index]?.kind === kind).map(({ id }) => id);
  await showSessions(trx, decided('publish'), author.id, { now, publicUrl });
  await submitSessions(trx, decided('submit'), author, now);
  return decisions.map((decision) => {
    switch (decision.kind) {
      case 'publish':
        return { kind: 'published' };
      case 'submit':
        return { kind: 'submitted' };
      default:
        return decision;
    }
  });
}

/** Shows locked drafts to the public, whoever said that they may be seen. */
export async function showSessions(
  trx: DatabaseTransaction,
  ids: string[],
  accountId: string,
  { now, publicUrl }: Change,
  act: 'published' | 'approved' = 'published',
): Promise<void> {
  if (ids.length === 0) return;
  const instant = now.toISOString();
  await trx
    .updateTable('sessions')
    .set({
      published_at: instant,
      published_by: accountId,
      updated_at: instant,
      updated_by: accountId,
      review_since: null,
      returned_at: null,
      return_reason: null,
      return_note: null,
    })
    .where('id', 'in', padIds(ids))
    .execute();
  await noteHistory(trx, act, ids, accountId, now);
  await noteDuplicates(trx, ids, now);
  await showChanges(trx, ids, publicUrl);
}

/** Puts locked drafts into the coordinators' queue, and their organisation beside them when it had been sent back. */
async function submitSessions(
  trx: DatabaseTransaction,
  ids: string[],
  author: Author,
  now: Date,
): Promise<void> {
  if (ids.length === 0) return;
  const submitted = {
    review_since: now.toISOString(),
    returned_at: null,
    return_reason: null,
    return_note: null,
  };
  await trx.updateTable('sessions').set(submitted).where('id', 'in', padIds(ids)).execute();
  await trx
    .updateTable('organisations')
    .set(submitted)
    .where('id', '=', author.organisationId)
    .where('verified_at', 'is', null)
    .where('review_since', 'is', null)
    .execute();
  await noteHistory(trx, 'submitted', ids, author.id, now);
  await noteDuplicates(trx, ids, now);
}

async function isVerified(trx: DatabaseTransaction, organisationId: string): Promise<boolean> {
  const { verified_at } = await trx
    .selectFrom('organisations')
    .select('verified_at')
    .where('id', '=', organisationId)
    .executeTakeFirstOrThrow();
  return verified_at !== null;
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
  change: Change,
): Promise<CancellationOutcome> {
  return connection.write(async (trx) => {
    const row = await lockOwnSession(trx, sessionId, author.organisationId);
    const [outcome] = await cancelLockedSessions(trx, [row], author, reason, change);
    if (!outcome) throw new Error('One session was to be called off.');
    return outcome;
  });
}

/** Calls off sessions whose rows this transaction holds, with as many statements as one; one outcome for each. */
export async function cancelLockedSessions(
  trx: DatabaseTransaction,
  rows: readonly SessionTable[],
  author: Author,
  reason: string,
  { now, publicUrl }: Change,
): Promise<CancellationOutcome[]> {
  const decisions = rows.map((row) => decideCancellation(toSessionFacts(row), now.toISOString()));
  const told = rows.flatMap(({ id }, index): Told[] => {
    const decision = decisions[index];
    return decision?.kind === 'cancel' ? [{ sessionId: id, sequence: decision.sequence }] : [];
  });
  if (told.length > 0) {
    const ids = told.map(({ sessionId }) => sessionId);
    const instant = now.toISOString();
    await trx
      .updateTable('sessions')
      .set((session) => ({
        cancelled_at: instant,
        cancelled_by: author.id,
        cancellation_reason: reason,
        // Nobody need look at what does not take place.
        review_since: null,
        approved_nature: null,
        returned_at: null,
        return_reason: null,
        return_note: null,
        // As `decideCancellation` counts: the rows are locked.
        sequence: session('sequence', '+', 1),
        updated_at: instant,
        updated_by: author.id,
      }))
      .where('id', 'in', padIds(ids))
      .execute();
    const holding = rows.filter((row) => row.seats_held > 0 && ids.includes(row.id));
    for (const { id } of holding) await closeOffers(trx, id);
    await noteHistory(trx, 'cancelled', ids, author.id, now);
    await forgetPairs(trx, ids);
    await showChanges(trx, ids, publicUrl);
    await tellRegistrants(trx, told, 'session-cancelled', now);
  }
  return decisions.map((decision) => (decision.kind === 'cancel' ? { kind: 'cancelled' } : decision));
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
