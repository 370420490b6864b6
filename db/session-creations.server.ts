import { campaignOfDay } from '#app/domain/campaign.ts';
import { localDate } from '#app/domain/local-time.ts';
import type { ContentRefusal, TypedSession } from '#app/domain/session-editing.ts';
import { sessionSlug } from '#app/domain/session-naming.ts';
import type { Account } from './accounts.server.ts';
import { listCampaigns } from './campaigns.server.ts';
import type { Connection } from './connection.server.ts';
import { padIds } from './id-lists.ts';
import { newId } from './identifiers.ts';
import { holdVenues } from './merged-venues.server.ts';
import type { Database, DatabaseTransaction } from './schema.ts';
import { loadContentFacts, placeContent } from './session-content.server.ts';
import { noteHistory } from './session-history.server.ts';

/** The organisation acts through one of its people; colleagues manage each other's sessions. */
export type Author = Pick<Account, 'id'> & { organisationId: string };

export type NewSession = {
  typed: TypedSession;
  /** Made together with others: an id of `session_series`. */
  seriesId?: string | null;
  /** What the organisation calls it in its own file. */
  externalId?: string | null;
};

export type CreationRefusal =
  | ContentRefusal
  | { kind: 'no-campaign' }
  /** The organisation has a session of that external id: `id` is it. */
  | { kind: 'external-id-taken'; id: string };

export type CreationOutcome = CreationRefusal | { kind: 'created'; id: string };

/** Stores a draft: nobody but the organisation sees it. A start in the past is taken, and warned of before publishing. */
export async function createSession(
  connection: Connection,
  author: Author,
  typed: TypedSession,
  now: Date,
): Promise<Exclude<CreationOutcome, { kind: 'external-id-taken' }>> {
  return connection.write(async (trx) => {
    const [outcome] = await createSessions(trx, author, [{ typed }], now);
    if (!outcome || outcome.kind === 'external-id-taken') throw new Error('One session was to be stored.');
    return outcome;
  });
}

/** Rows of one insert: SQLite binds at most 32,766 values in a statement, a session has some forty. */
const ROWS_PER_INSERT = 250;
const IDS_PER_STATEMENT = 512;

/**
 * Stores many drafts inside the caller's transaction, with a number of statements that hardly grows (seven, one more for
 * each venue, and one more for 250 sessions). Answers one outcome for each, in their order; those refused are not stored,
 * the others are. To store all or none, ask `checkSessions` first. A caller that locks sessions before calls `holdVenues`
 * before them.
 */
export async function createSessions(
  trx: DatabaseTransaction,
  author: Author,
  sessions: readonly NewSession[],
  now: Date,
): Promise<CreationOutcome[]> {
  await holdVenues(
    trx,
    sessions.map(({ typed }) => typed.venueId),
  );
  const decisions = await decideCreations(trx, author, sessions, now);
  const rows = decisions.flatMap((decision) => (decision.kind === 'row' ? [decision.row] : []));
  const stored = new Set<string>();
  for (let start = 0; start < rows.length; start += ROWS_PER_INSERT) {
    const inserted = await trx
      .insertInto('sessions')
      .values(rows.slice(start, start + ROWS_PER_INSERT))
      .onConflict((conflict) => conflict.columns(['organisation_id', 'external_id']).doNothing())
      .returning('id')
      .execute();
    for (const { id } of inserted) stored.add(id);
  }
  await noteHistory(trx, 'created', [...stored], author.id, now);
  // A colleague who sends the same file at the same moment came first.
  const late = rows.flatMap((row) => (stored.has(row.id) ? [] : (row.external_id ?? [])));
  const first = await findByExternalIds(trx, author.organisationId, late);
  return decisions.map((decision): CreationOutcome => {
    if (decision.kind !== 'row') return decision;
    const { id, external_id } = decision.row;
    if (stored.has(id)) return { kind: 'created', id };
    return { kind: 'external-id-taken', id: first.get(external_id ?? '') ?? id };
  });
}

/** What `createSessions` would answer, with nothing stored: `creatable` for those that it would store. */
export async function checkSessions(
  db: Database,
  author: Author,
  sessions: readonly NewSession[],
  now: Date,
): Promise<(CreationRefusal | { kind: 'creatable' })[]> {
  const decisions = await decideCreations(db, author, sessions, now);
  return decisions.map((decision) => (decision.kind === 'row' ? { kind: 'creatable' } : decision));
}

async function decideCreations(db: Database, author: Author, sessions: readonly NewSession[], now: Date) {
  const campaigns = await listCampaigns({ db });
  const facts = await loadContentFacts(
    db,
    author.organisationId,
    sessions.map(({ typed }) => typed),
  );
  const taken = await findByExternalIds(
    db,
    author.organisationId,
    sessions.flatMap(({ externalId }) => externalId ?? []),
  );
  const today = localDate(now.toISOString(), 'Europe/Paris');
  return sessions.map(({ typed, seriesId = null, externalId = null }) => {
    const known = externalId === null ? undefined : taken.get(externalId);
    if (known !== undefined) return { kind: 'external-id-taken', id: known } as const;
    const content = placeContent(facts, typed);
    if (content.kind !== 'content') return content;
    const campaign = campaignOfDay(campaigns, typed.date, today);
    if (!campaign) return { kind: 'no-campaign' } as const;
    const id = newId();
    // A second row of the same name in one file is a repetition, not another session.
    if (externalId !== null) taken.set(externalId, id);
    const row = {
      ...content.columns,
      id,
      slug: sessionSlug(typed.title, content.communeName, id),
      campaign_id: campaign.id,
      organisation_id: author.organisationId,
      mediator_id: author.id,
      series_id: seriesId,
      external_id: externalId,
      seats_taken: 0,
      seats_waiting: 0,
      seats_held: 0,
      waiting_numbers: 0,
      sequence: 0,
      version: 0,
      revision: 0,
      created_at: now.toISOString(),
      created_by: author.id,
      updated_at: now.toISOString(),
      updated_by: author.id,
    };
    return { kind: 'row', row } as const;
  });
}

/** Ids of an organisation's sessions by their external ids. */
export async function findByExternalIds(
  db: Database,
  organisationId: string,
  externalIds: readonly string[],
): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (let start = 0; start < externalIds.length; start += IDS_PER_STATEMENT) {
    const rows = await db
      .selectFrom('sessions')
      .select(['id', 'external_id'])
      .where('organisation_id', '=', organisationId)
      .where('external_id', 'in', padIds(externalIds.slice(start, start + IDS_PER_STATEMENT)))
      .execute();
    for (const { id, external_id } of rows) if (external_id !== null) found.set(external_id, id);
  }
  return found;
}
