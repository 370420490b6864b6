import type { ImportContent } from '#app/domain/session-import.ts';
import type { Connection } from './connection.server.ts';
import { padIds } from './id-lists.ts';
import { holdVenues } from './merged-venues.server.ts';
import type {
  DatabaseTransaction,
  SessionImportRowTable,
  SessionImportTable,
  SessionTable,
} from './schema.ts';
import {
  type Change,
  type Edit,
  editLockedSessions,
  publishLockedSessions,
} from './session-changes.server.ts';
import { type ContentFacts, loadContentFacts, placeContent } from './session-content.server.ts';
import { type Author, createSessions, findByExternalIds } from './session-creations.server.ts';
import { lockOwnSessions } from './session-locks.server.ts';

/**
 * Stores and publishes what imports ask for, a few rows a transaction, so that nobody waits long behind one. What
 * became of a row is written with it: after a crash, or beside another process, each row is still taken once.
 */

const BATCH = 50;

/**
 * Takes batches until no import waits or `stopping` is aborted. `onPublicChange` is awaited after each batch that
 * changed what the public sees. Answers how many rows it took.
 */
export async function runSessionImports(
  connection: Connection,
  { now, ...surroundings }: Omit<Edit, 'now'> & { now: () => Date },
  onPublicChange: () => Promise<unknown>,
  stopping?: AbortSignal,
): Promise<number> {
  let taken = 0;
  for (;;) {
    const next = await connection.db
      .selectFrom('session_imports')
      .select('id')
      .where('work', 'is not', null)
      .orderBy('created_at')
      .limit(1)
      .executeTakeFirst();
    if (!next || stopping?.aborted) return taken;
    const change = { ...surroundings, now: now() };
    const batch = await connection.write((trx) => runBatch(trx, next.id, change));
    taken += batch.rows;
    if (batch.isPublic) await onPublicChange();
  }
}

/** The next rows of an import, or its end. `isPublic`: the catalogue must follow. */
async function runBatch(trx: DatabaseTransaction, id: string, change: Edit) {
  // Holds the import: another process waits here, then takes the rows after these.
  const found = await trx
    .updateTable('session_imports')
    .set((row) => ({ file_name: row.ref('file_name') }))
    .where('id', '=', id)
    .where('work', 'is not', null)
    .returningAll()
    .executeTakeFirst();
  if (!found?.work) return { rows: 0, isPublic: false };
  const rows = await trx
    .selectFrom('session_import_rows')
    .selectAll()
    .where('import_id', '=', id)
    .where('to_do', '=', found.work)
    .orderBy('line')
    .limit(BATCH)
    .execute();
  if (rows.length === 0) {
    const finished = found.finished_at ?? change.now.toISOString();
    await trx
      .updateTable('session_imports')
      .set({ work: null, finished_at: finished })
      .where('id', '=', id)
      .execute();
    return { rows: 0, isPublic: false };
  }
  const author = { id: found.account_id, organisationId: found.organisation_id };
  const isPublic =
    found.work === 'store'
      ? await storeRows(trx, found, rows, author, change)
      : await publishRows(trx, found, rows, author, change);
  return { rows: rows.length, isPublic };
}

async function publishRows(
  trx: DatabaseTransaction,
  { id }: SessionImportTable,
  rows: readonly SessionImportRowTable[],
  author: Author,
  change: Change,
): Promise<boolean> {
  const ids = rows.flatMap((row) => row.session_id ?? []);
  const locked = await lockOwnSessions(trx, { ids }, author.organisationId);
  const outcomes = await publishLockedSessions(trx, locked, author, change);
  await trx
    .updateTable('session_import_rows')
    .set({ to_do: null })
    .where('import_id', '=', id)
    .where(
      'line',
      'in',
      rows.map(({ line }) => line),
    )
    .execute();
  return outcomes.some(({ kind }) => kind === 'published');
}

type Row = { row: SessionImportRowTable; content: ImportContent; sessionId: string | null };
type Outcome = Pick<SessionImportRowTable, 'outcome' | 'session_id'>;

async function storeRows(
  trx: DatabaseTransaction,
  { id }: SessionImportTable,
  importRows: readonly SessionImportRowTable[],
  author: Author,
  change: Edit,
): Promise<boolean> {
  const rows = await findSessions(trx, importRows, author.organisationId);
  const outcomes = new Map<number, Outcome>();
  await holdVenues(
    trx,
    rows.map(({ content }) => content.typed.venueId),
  );
  const locked = await lockOwnSessions(
    trx,
    { ids: rows.flatMap(({ sessionId }) => sessionId ?? []) },
    author.organisationId,
  );
  const byId = new Map(locked.map((session) => [session.id, session]));
  await createRows(
    trx,
    rows.filter(({ sessionId }) => sessionId === null || !byId.has(sessionId)),
    author,
    change,
    outcomes,
  );
  const known = rows.flatMap((row) => {
    const session = byId.get(row.sessionId ?? '');
    return session ? [{ ...row, session }] : [];
  });
  const edited = await editRows(trx, known, author, change, outcomes);
  const published = await publishStored(trx, rows, outcomes, author, change);
  for (const [line, outcome] of outcomes) {
    await trx
      .updateTable('session_import_rows')
      .set({ ...outcome, to_do: null })
      .where('import_id', '=', id)
      .where('line', '=', line)
      .execute();
  }
  return edited || published;
}

/** Which session each row means now: a colleague may have sent the same identifiers since the check. */
async function findSessions(
  trx: DatabaseTransaction,
  rows: readonly SessionImportRowTable[],
  organisationId: string,
): Promise<Row[]> {
  const named = await findByExternalIds(
    trx,
    organisationId,
    rows.flatMap(({ external_id }) => external_id ?? []),
  );
  return rows.flatMap((row) => {
    if (row.content === null) return [];
    const content: ImportContent = JSON.parse(row.content);
    return [{ row, content, sessionId: named.get(row.external_id ?? '') ?? content.sessionId }];
  });
}

async function createRows(
  trx: DatabaseTransaction,
  rows: readonly Row[],
  author: Author,
  { now }: Change,
  outcomes: Map<number, Outcome>,
): Promise<void> {
  const created = await createSessions(
    trx,
    author,
    rows.map(({ row, content }) => ({ typed: content.typed, externalId: row.external_id })),
    now,
  );
  for (const [index, { row }] of rows.entries()) {
    const outcome = created[index];
    outcomes.set(
      row.line,
      outcome?.kind === 'created'
        ? { outcome: 'created', session_id: outcome.id }
        : { outcome: 'refused', session_id: null },
    );
  }
}

/** Changes the sessions whose rows say something else than what is stored. Answers whether the public sees it. */
async function editRows(
  trx: DatabaseTransaction,
  rows: readonly (Row & { session: SessionTable })[],
  author: Author,
  change: Edit,
  outcomes: Map<number, Outcome>,
): Promise<boolean> {
  if (rows.length === 0) return false;
  const facts = await loadContentFacts(
    trx,
    author.organisationId,
    rows.map(({ content }) => content.typed),
  );
  await nameSessions(trx, rows);
  const changed = rows.filter((row) => differs(facts, row));
  const edits = await editLockedSessions(
    trx,
    changed.map(({ session, content }) => ({ row: session, typed: content.typed })),
    facts,
    author,
    change,
  );
  for (const { row, session } of rows)
    outcomes.set(row.line, { outcome: 'unchanged', session_id: session.id });
  for (const [index, { row, session }] of changed.entries()) {
    const done = edits[index]?.kind === 'edited';
    outcomes.set(row.line, { outcome: done ? 'updated' : 'refused', session_id: done ? session.id : null });
  }
  return edits.some((edit) => edit.kind === 'edited' && edit.published);
}

function differs(facts: ContentFacts, { content, session }: Row & { session: SessionTable }): boolean {
  const placed = placeContent(facts, content.typed, session.venue_id);
  // What cannot be placed is for the edit to refuse.
  if (placed.kind !== 'content') return true;
  const { search_text: _, ...columns } = placed.columns;
  const stored = new Map<string, unknown>(Object.entries(session));
  return Object.entries(columns).some(([column, value]) => stored.get(column) !== value);
}

/** A session that was made by hand takes the identifier by which a sheet calls it from now on. */
async function nameSessions(
  trx: DatabaseTransaction,
  rows: readonly (Row & { session: SessionTable })[],
): Promise<void> {
  for (const { row, session } of rows) {
    if (row.external_id === null || row.external_id === session.id || session.external_id !== null) continue;
    await trx
      .updateTable('sessions')
      .set({ external_id: row.external_id })
      .where('id', '=', session.id)
      .execute();
  }
}

/** Publishes the drafts whose rows ask for it. Answers whether there were any. */
async function publishStored(
  trx: DatabaseTransaction,
  rows: readonly Row[],
  outcomes: Map<number, Outcome>,
  author: Author,
  change: Change,
): Promise<boolean> {
  const ids = rows.flatMap(({ row, content }) =>
    content.publishes ? (outcomes.get(row.line)?.session_id ?? []) : [],
  );
  if (ids.length === 0) return false;
  const stored = await trx.selectFrom('sessions').selectAll().where('id', 'in', padIds(ids)).execute();
  const published = await publishLockedSessions(trx, stored, author, change);
  // A draft that was only published has changed all the same.
  for (const { row, content } of rows) {
    const outcome = outcomes.get(row.line);
    if (content.publishes && outcome?.outcome === 'unchanged')
      outcomes.set(row.line, { ...outcome, outcome: 'updated' });
  }
  return published.some(({ kind }) => kind === 'published');
}
