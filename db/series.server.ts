import { carryChange, isInScope, type Scope } from '#app/domain/series.ts';
import { sessionState } from '#app/domain/session.ts';
import {
  type ContentRefusal,
  type EditRefusal,
  listMissingParts,
  type TypedSession,
} from '#app/domain/session-editing.ts';
import type { Connection } from './connection.server.ts';
import { padIds } from './id-lists.ts';
import { newId } from './identifiers.ts';
import { holdVenues } from './merged-venues.server.ts';
import type { DatabaseTransaction, SessionTable } from './schema.ts';
import {
  type Change,
  cancelLockedSessions,
  type Edit,
  editLockedSessions,
  findRefusedEdit,
  type PublicationOutcome,
  publishLockedSessions,
} from './session-changes.server.ts';
import { loadContentFacts } from './session-content.server.ts';
import type { Author } from './session-creations.server.ts';
import { lockOwnSessions } from './session-locks.server.ts';
import { toSessionFacts, toTypedSession } from './session-rows.server.ts';

/**
 * Sessions that are published, changed and called off together: one transaction each, one version of the catalogue, and
 * a number of statements that does not grow with the series (an edit takes one more for each session). Call
 * `catalogue.refresh()` afterwards.
 */

/** A new series, to put sessions into. Returns its id. */
export async function insertSeries(trx: DatabaseTransaction, author: Author, now: Date): Promise<string> {
  const id = newId();
  const instant = now.toISOString();
  await trx
    .insertInto('session_series')
    .values({
      id,
      organisation_id: author.organisationId,
      created_by: author.id,
      created_at: instant,
      updated_at: instant,
    })
    .execute();
  return id;
}

export type SeriesPublication = ({ kind: 'published' } & Publications) | { kind: 'incomplete' };

/** How many became public, and how many wait for a coordinator's yes. */
export type Publications = { published: number; submitted: number };

/**
 * Shows every draft of a series to the public, or none when one of them lacks something; submits them while their
 * organisation waits for a first yes.
 * @throws a 404 response when it is no series of that organisation
 */
export async function publishSeries(
  connection: Connection,
  seriesId: string,
  author: Author,
  change: Change,
): Promise<SeriesPublication> {
  return connection.write(async (trx) => {
    const rows = await lockSeries(trx, seriesId, author);
    const drafts = rows.filter(({ published_at }) => published_at === null);
    if (drafts.some((row) => listMissingParts(toSessionFacts(row)).length > 0)) return { kind: 'incomplete' };
    const outcomes = await publishLockedSessions(trx, drafts, author, change);
    return { kind: 'published', ...countPublications(outcomes) };
  });
}

/** Shows drafts of an organisation to the public, or submits them, whatever series they are of; others are left out. */
export async function publishDrafts(
  connection: Connection,
  ids: readonly string[],
  author: Author,
  change: Change,
): Promise<Publications> {
  return connection.write(async (trx) => {
    const rows = await lockOwnSessions(trx, { ids }, author.organisationId);
    return countPublications(await publishLockedSessions(trx, rows, author, change));
  });
}

function countPublications(outcomes: readonly PublicationOutcome[]): Publications {
  const count = (kind: PublicationOutcome['kind']) => outcomes.filter((one) => one.kind === kind).length;
  return { published: count('published'), submitted: count('submitted') };
}

/**
 * Calls off every session of a series that is announced and not over. Returns how many; drafts and past ones stay.
 * @throws a 404 response when it is no series of that organisation
 */
export async function cancelSeries(
  connection: Connection,
  seriesId: string,
  author: Author,
  reason: string,
  change: Change,
): Promise<number> {
  return connection.write(async (trx) => {
    const rows = await lockSeries(trx, seriesId, author);
    const outcomes = await cancelLockedSessions(trx, rows, author, reason, change);
    return outcomes.filter(({ kind }) => kind === 'cancelled').length;
  });
}

/**
 * Throws the drafts of a series away; published sessions stay.
 * @throws a 404 response when it is no series of that organisation
 */
export async function removeSeriesDrafts(
  connection: Connection,
  seriesId: string,
  author: Author,
): Promise<{ left: number }> {
  return connection.write(async (trx) => {
    const rows = await lockSeries(trx, seriesId, author);
    const drafts = rows.filter(({ published_at }) => published_at === null).map(({ id }) => id);
    if (drafts.length > 0) await trx.deleteFrom('sessions').where('id', 'in', padIds(drafts)).execute();
    return { left: rows.length - drafts.length };
  });
}

export type SeriesEdit =
  | { kind: 'edited'; count: number; published: boolean }
  /** Nothing was changed: this session of the series stands in the way. */
  | { kind: 'refused'; refusal: ContentRefusal | EditRefusal; startsAt: string; timeZone: string };

/**
 * Carries a change of one session to those of its series that `scope` names, all or none. Those that are over or called
 * off are left out, unless it is the chosen one.
 * @throws a 404 response when it is no session of that organisation
 */
export async function editSeries(
  connection: Connection,
  { sessionId, seriesId, scope }: { sessionId: string; seriesId: string; scope: Scope },
  author: Author,
  sent: TypedSession,
  change: Edit,
): Promise<SeriesEdit> {
  return connection.write(async (trx) => {
    // The other sessions take this venue or keep theirs.
    const merged = await holdVenues(trx, [sent.venueId]);
    // A form that was opened before its venue was merged asks for no other one.
    const typed = { ...sent, venueId: merged.get(sent.venueId ?? '') ?? sent.venueId };
    const rows = await lockSeries(trx, seriesId, author);
    const chosen = rows.find(({ id }) => id === sessionId);
    if (!chosen) throw new Response(null, { status: 404 });
    const before = toTypedSession(chosen);
    const concerned = rows.filter((row) => {
      if (!isInScope(startOf(row), startOf(chosen), scope)) return false;
      const state = sessionState(toSessionFacts(row), change.now.toISOString());
      return row.id === sessionId || (state !== 'past' && state !== 'cancelled');
    });
    const edits = concerned.map((row) => ({
      row,
      typed: row.id === sessionId ? typed : carryChange(before, typed, toTypedSession(row)),
    }));
    const facts = await loadContentFacts(
      trx,
      author.organisationId,
      edits.map((edit) => edit.typed),
    );
    const refused = findRefusedEdit(edits, facts, change.now);
    if (refused) {
      const { refusal, row } = refused;
      return { kind: 'refused', refusal, startsAt: row.starts_at, timeZone: row.time_zone };
    }
    const outcomes = await editLockedSessions(trx, edits, facts, author, change);
    const published = outcomes.some((outcome) => outcome.kind === 'edited' && outcome.published);
    return { kind: 'edited', count: edits.length, published };
  });
}

async function lockSeries(
  trx: DatabaseTransaction,
  seriesId: string,
  author: Author,
): Promise<SessionTable[]> {
  const rows = await lockOwnSessions(trx, { seriesId }, author.organisationId);
  if (rows.length === 0) throw new Response(null, { status: 404 });
  return rows;
}

function startOf(row: SessionTable): { id: string; startsAt: string } {
  return { id: row.id, startsAt: row.starts_at };
}
