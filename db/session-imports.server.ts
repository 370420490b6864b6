import { listMissingParts } from '#app/domain/session-editing.ts';
import {
  type CheckedRow,
  IMPORT_HOURS,
  type ImportContent,
  type ImportProblem,
} from '#app/domain/session-import.ts';
import { noteActs, whereabouts } from './audit.server.ts';
import type { Connection } from './connection.server.ts';
import { newId } from './identifiers.ts';
import { getOrganisationPlace } from './organisations.server.ts';
import type { Database, DatabaseTransaction, SessionImportRowTable, SessionImportTable } from './schema.ts';
import type { Author } from './session-creations.server.ts';

/** Sheets of sessions between their check and what is made of them. They are their account's alone. */

/** Rows of one insert: each binds ten values. */
const ROWS_PER_INSERT = 500;
/** Checked sheets that one account keeps at once; the oldest goes when one more comes. */
const KEPT_IMPORTS = 5;

/** Keeps a checked sheet for a day. Answers its id. */
export async function storeSessionImport(
  connection: Connection,
  author: Author,
  sheet: { fileName: string; unknownHeadings: readonly string[]; rows: readonly CheckedRow[] },
  now: Date,
): Promise<string> {
  const id = newId();
  const rows = sheet.rows.map(
    (row): SessionImportRowTable => ({
      import_id: id,
      line: row.line,
      external_id: row.identifier,
      title: row.title,
      plan: row.plan,
      content: row.content && JSON.stringify(row.content),
      problems: row.problems.length === 0 ? null : JSON.stringify(row.problems),
      to_do: null,
      outcome: null,
      session_id: null,
    }),
  );
  await connection.write(async (trx) => {
    await dropOldest(trx, author.id);
    await trx
      .insertInto('session_imports')
      .values({
        id,
        account_id: author.id,
        organisation_id: author.organisationId,
        file_name: sheet.fileName,
        unknown_headings: JSON.stringify(sheet.unknownHeadings),
        created_at: now.toISOString(),
        expires_at: new Date(now.getTime() + IMPORT_HOURS * 60 * 60 * 1000).toISOString(),
        work: null,
        finished_at: null,
      })
      .execute();
    for (let start = 0; start < rows.length; start += ROWS_PER_INSERT) {
      await trx
        .insertInto('session_import_rows')
        .values(rows.slice(start, start + ROWS_PER_INSERT))
        .execute();
    }
  });
  return id;
}

/** Those that are being worked on stay. */
async function dropOldest(trx: DatabaseTransaction, accountId: string): Promise<void> {
  const kept = await trx
    .selectFrom('session_imports')
    .select('id')
    .where('account_id', '=', accountId)
    .where('work', 'is', null)
    .orderBy('created_at', 'desc')
    .execute();
  const old = kept.slice(KEPT_IMPORTS - 1).map(({ id }) => id);
  if (old.length > 0) await trx.deleteFrom('session_imports').where('id', 'in', old).execute();
}

export type PendingImport = { id: string; fileName: string; rows: number };

/** The sheets that an account sent in the last day, the latest first. */
export async function listSessionImports(
  { db }: Connection,
  author: Author,
  now: Date,
): Promise<PendingImport[]> {
  const imports = await ownImports(db, author, now)
    .select(['id', 'file_name as fileName'])
    .select((row) =>
      row
        .selectFrom('session_import_rows')
        .whereRef('import_id', '=', 'session_imports.id')
        .select((each) => each.fn.countAll<number | string>().as('rows'))
        .as('rows'),
    )
    .orderBy('created_at', 'desc')
    .execute();
  return imports.map((row) => ({ ...row, rows: Number(row.rows) }));
}

/** What is looked for is there only for its account, while it still works for that organisation. */
function ownImports(db: Database, author: Author, now: Date) {
  return db
    .selectFrom('session_imports')
    .where('account_id', '=', author.id)
    .where('organisation_id', '=', author.organisationId)
    .where('expires_at', '>', now.toISOString());
}

export type ImportRow = {
  line: number;
  title: string;
  plan: SessionImportRowTable['plan'];
  outcome: SessionImportRowTable['outcome'];
  toDo: boolean;
  problems: ImportProblem[];
  content: Pick<ImportContent, 'publishes' | 'isPublic' | 'isPast'> | null;
};

export type SessionImport = {
  id: string;
  fileName: string;
  unknownHeadings: string[];
  work: SessionImportTable['work'];
  finishedAt: string | null;
  rows: ImportRow[];
  /** What it stored and is still a draft: complete ones can be published. `submitted`: coordinators look at them. */
  drafts: { complete: number; incomplete: number; submitted: number };
};

/** @throws a 404 response when it is not there, was forgotten, or is somebody else's */
export async function getSessionImport(
  { db }: Connection,
  id: string,
  author: Author,
  now: Date,
): Promise<SessionImport> {
  const found = await ownImports(db, author, now).selectAll().where('id', '=', id).executeTakeFirst();
  if (!found) throw new Response(null, { status: 404 });
  const rows = await db
    .selectFrom('session_import_rows')
    .selectAll()
    .where('import_id', '=', id)
    .orderBy('line')
    .execute();
  const stored = found.finished_at === null ? [] : await listDrafts(db, id, author.organisationId);
  const drafts = stored.filter(({ reviewSince }) => reviewSince === null);
  const complete = drafts.filter((draft) => listMissingParts(draft).length === 0).length;
  return {
    id,
    fileName: found.file_name,
    unknownHeadings: JSON.parse(found.unknown_headings),
    work: found.work,
    finishedAt: found.finished_at,
    rows: rows.map(toImportRow),
    drafts: {
      complete,
      incomplete: drafts.length - complete,
      submitted: stored.length - drafts.length,
    },
  };
}

function toImportRow(row: SessionImportRowTable): ImportRow {
  const content: ImportContent | null = row.content && JSON.parse(row.content);
  return {
    line: row.line,
    title: row.title,
    plan: row.plan,
    outcome: row.outcome,
    toDo: row.to_do !== null,
    problems: row.problems === null ? [] : JSON.parse(row.problems),
    content,
  };
}

/** The drafts among what an import stored. */
export async function listDrafts(db: Database, importId: string, organisationId: string) {
  return db
    .selectFrom('session_import_rows')
    .innerJoin('sessions', 'sessions.id', 'session_import_rows.session_id')
    .select(['sessions.id', 'sessions.description', 'sessions.attendance'])
    .select(['sessions.venue_id as venueId', 'sessions.online_url as onlineUrl'])
    .select('sessions.review_since as reviewSince')
    .where('session_import_rows.import_id', '=', importId)
    .where('sessions.organisation_id', '=', organisationId)
    .where('sessions.published_at', 'is', null)
    .orderBy('session_import_rows.line')
    .execute();
}

/**
 * Has the good rows stored, or the drafts that were stored published, by the work of session-import-work.server.ts.
 * Asking twice is asking once.
 * @throws a 404 response when it is not there, was forgotten, or is somebody else's
 */
export async function startImportWork(
  connection: Connection,
  id: string,
  author: Author,
  work: 'store' | 'publish',
  now: Date,
): Promise<void> {
  await connection.write(async (trx) => {
    const found = await lockImport(trx, id, author, now);
    if (found.work !== null || (work === 'store') !== (found.finished_at === null)) return;
    const rows = trx.updateTable('session_import_rows').set({ to_do: work }).where('import_id', '=', id);
    await (work === 'store'
      ? rows.where('plan', 'is not', null)
      : rows.where('session_id', 'is not', null)
    ).execute();
    await trx.updateTable('session_imports').set({ work }).where('id', '=', id).execute();
    // Its sessions have lines of their own when they are stored and published.
    if (work === 'publish') return;
    const subject = { kind: 'import' as const, id };
    const place = whereabouts(await getOrganisationPlace(trx, author.organisationId));
    const details = { name: found.file_name };
    await noteActs(trx, author.id, [{ act: 'imported', subject, ...place, details }], now);
  });
}

/**
 * Throws a sheet away; what was stored of it stays.
 * @throws a 404 response when it is not there, was forgotten, or is somebody else's
 */
export async function discardSessionImport(
  connection: Connection,
  id: string,
  author: Author,
  now: Date,
): Promise<void> {
  await connection.write(async (trx) => {
    const found = await lockImport(trx, id, author, now);
    if (found.work === null) await trx.deleteFrom('session_imports').where('id', '=', id).execute();
  });
}

async function lockImport(trx: DatabaseTransaction, id: string, author: Author, now: Date) {
  const found = await trx
    .updateTable('session_imports')
    .set((row) => ({ file_name: row.ref('file_name') }))
    .where('id', '=', id)
    .where('account_id', '=', author.id)
    .where('organisation_id', '=', author.organisationId)
    .where('expires_at', '>', now.toISOString())
    .returning(['work', 'finished_at', 'file_name'])
    .executeTakeFirst();
  if (!found) throw new Response(null, { status: 404 });
  return found;
}

/** Forgets the sheets whose day is over. Returns how many. */
export async function purgeSessionImports(connection: Connection, now: Date): Promise<number> {
  return connection.write(async (trx) => {
    const { numDeletedRows } = await trx
      .deleteFrom('session_imports')
      .where('expires_at', '<=', now.toISOString())
      .executeTakeFirst();
    return Number(numDeletedRows);
  });
}
