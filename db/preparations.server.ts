import type { ContentRefusal, TypedSession } from '#app/domain/session-editing.ts';
import type { Connection } from './connection.server.ts';
import { newId } from './identifiers.ts';
import { followMerge } from './merged-venues.server.ts';
import { insertSeries } from './series.server.ts';
import { type Author, checkSessions, createSessions } from './session-creations.server.ts';

/**
 * Sessions that are still being described, kept as they were typed, good or not, so that nothing typed is lost. They are
 * no sessions yet: nothing else reads them. Colleagues of one organisation go on with each other's.
 */

/** Fields by their names, as they were typed. */
export type TypedFields = Partial<Record<string, string>>;

export type Preparation = { id: string; typed: TypedFields; updatedAt: string };

/** Kept for an organisation; the one that was left alone the longest goes first. */
const KEPT_LIMIT = 100;

/** Returns the id of the new preparation. */
export async function createPreparation(
  connection: Connection,
  author: Author,
  typed: TypedFields,
  now: Date,
): Promise<string> {
  const id = newId();
  const instant = now.toISOString();
  await connection.write(async (trx) => {
    await trx
      .insertInto('session_preparations')
      .values({
        id,
        organisation_id: author.organisationId,
        typed: JSON.stringify(typed),
        created_by: author.id,
        created_at: instant,
        updated_by: author.id,
        updated_at: instant,
      })
      .execute();
    await trx
      .deleteFrom('session_preparations')
      .where('organisation_id', '=', author.organisationId)
      .where('id', 'not in', (kept) =>
        kept
          .selectFrom('session_preparations as kept')
          .select('kept.id')
          .where('kept.organisation_id', '=', author.organisationId)
          .orderBy('kept.updated_at', 'desc')
          .orderBy('kept.id', 'desc')
          .limit(KEPT_LIMIT),
      )
      .execute();
  });
  return id;
}

/**
 * A venue that was merged since it was chosen reads as the one that stayed.
 * @throws a 404 response when there is none, or when it is another organisation's
 */
export async function getPreparation(
  { db }: Connection,
  preparationId: string,
  organisationId: string,
): Promise<Preparation> {
  const row = await db
    .selectFrom('session_preparations')
    .select(['id', 'typed', 'updated_at as updatedAt'])
    .where('id', '=', preparationId)
    .where('organisation_id', '=', organisationId)
    .executeTakeFirst();
  if (!row) throw new Response(null, { status: 404 });
  const typed = readTyped(row.typed);
  const venueId = typed.venueId ? await followMerge(db, typed.venueId) : typed.venueId;
  return { ...row, typed: venueId === undefined ? typed : { ...typed, venueId } };
}

/**
 * Keeps what one step holds; the fields of other steps stay. Returns all fields.
 * @throws a 404 response when there is none, or when it is another organisation's
 */
export async function savePreparation(
  connection: Connection,
  preparationId: string,
  author: Author,
  typed: TypedFields,
  now: Date,
): Promise<TypedFields> {
  return connection.write(async (trx) => {
    // The row is locked before it is read: two pauses of two colleagues do not lose each other's fields.
    const row = await trx
      .updateTable('session_preparations')
      .set({ updated_by: author.id, updated_at: now.toISOString() })
      .where('id', '=', preparationId)
      .where('organisation_id', '=', author.organisationId)
      .returning('typed')
      .executeTakeFirst();
    if (!row) throw new Response(null, { status: 404 });
    const all = { ...readTyped(row.typed), ...typed };
    await trx
      .updateTable('session_preparations')
      .set({ typed: JSON.stringify(all) })
      .where('id', '=', preparationId)
      .execute();
    return all;
  });
}

export type PreparationLine = { id: string; title: string; updatedAt: string };

/** An organisation's unfinished descriptions, the latest first. */
export async function listPreparations(
  { db }: Connection,
  organisationId: string,
): Promise<PreparationLine[]> {
  const rows = await db
    .selectFrom('session_preparations')
    .select(['id', 'typed', 'updated_at as updatedAt'])
    .where('organisation_id', '=', organisationId)
    .orderBy('updated_at', 'desc')
    .limit(20)
    .execute();
  return rows.map(({ typed, ...row }) => ({ ...row, title: readTyped(typed).title ?? '' }));
}

/** @throws a 404 response when there is none, or when it is another organisation's */
export async function removePreparation(
  connection: Connection,
  preparationId: string,
  organisationId: string,
): Promise<void> {
  const { numDeletedRows } = await connection.write((trx) =>
    trx
      .deleteFrom('session_preparations')
      .where('id', '=', preparationId)
      .where('organisation_id', '=', organisationId)
      .executeTakeFirst(),
  );
  if (numDeletedRows === 0n) throw new Response(null, { status: 404 });
}

export type FinishOutcome =
  /** `seriesId` when there are several. */
  | { kind: 'created'; seriesId: string | null; ids: string[] }
  /** Nothing is stored: the session of that index (from 0) cannot be. */
  | { kind: 'refused'; index: number; refusal: ContentRefusal | { kind: 'no-campaign' } }
  /** A second click: the first one made them. */
  | { kind: 'gone' };

/** Makes drafts of what was prepared, all or none, and forgets the preparation: one transaction. */
export async function finishPreparation(
  connection: Connection,
  preparationId: string,
  author: Author,
  sessions: readonly TypedSession[],
  now: Date,
): Promise<FinishOutcome> {
  return connection.write(async (trx) => {
    const fresh = sessions.map((typed) => ({ typed }));
    const checked = await checkSessions(trx, author, fresh, now);
    for (const [index, refusal] of checked.entries()) {
      if (refusal.kind !== 'creatable' && refusal.kind !== 'external-id-taken')
        return { kind: 'refused', index, refusal };
    }
    const { numDeletedRows } = await trx
      .deleteFrom('session_preparations')
      .where('id', '=', preparationId)
      .where('organisation_id', '=', author.organisationId)
      .executeTakeFirst();
    if (numDeletedRows === 0n) return { kind: 'gone' };
    const seriesId = sessions.length > 1 ? await insertSeries(trx, author, now) : null;
    const outcomes = await createSessions(
      trx,
      author,
      sessions.map((typed) => ({ typed, seriesId })),
      now,
    );
    return {
      kind: 'created',
      seriesId,
      ids: outcomes.flatMap((outcome) => (outcome.kind === 'created' ? [outcome.id] : [])),
    };
  });
}

function readTyped(json: string): TypedFields {
  const parsed: unknown = JSON.parse(json);
  if (typeof parsed !== 'object' || parsed === null) return {};
  return Object.fromEntries(
    Object.entries(parsed).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
