import {
  type CircularCriteria,
  type CircularDecision,
  countCircularsSince,
  decideCircular,
  testMinute,
} from '#app/domain/circular.ts';
import { type Place, type Territory, territoryOf } from '#app/domain/permission.ts';
import { noteActs } from './audit.server.ts';
import { getCurrentCampaign } from './campaigns.server.ts';
import { readersOf } from './circular-readers.server.ts';
import type { Connection } from './connection.server.ts';
import { enqueueMessages } from './messages.server.ts';
import type { Database, DatabaseTransaction } from './schema.ts';
import { liesIn, type NamedTerritory } from './territories.server.ts';

/** What coordinators write to mediators. */

export type CircularOutcome =
  | Exclude<CircularDecision, { kind: 'send' }>
  /** `already`: the same circular was sent a moment ago. */
  | { kind: 'sent' | 'already' };

/**
 * Keeps a circular with its criteria, its author and the territory they coordinate now, and whom it goes to; the
 * messages are written afterwards, a few at a time (circular-work.server.ts). `circular.id` was given when it was
 * written: sent twice, it goes out once. Whether the author may write there is asked before.
 */
export async function sendCircular(
  connection: Connection,
  authorId: string,
  circular: { id: string; subject: string; body: string; criteria: CircularCriteria },
  now: Date,
): Promise<CircularOutcome> {
  const campaignId = (await getCurrentCampaign(connection, now))?.id ?? '';
  const { id, subject, body, criteria } = circular;
  return connection.write(async (trx) => {
    // Takes the author's row: what they send at once is counted one by one.
    const author = await trx
      .updateTable('accounts')
      .set((row) => ({ name: row.ref('name') }))
      .where('id', '=', authorId)
      .returning(['territory_kind', 'territory_code'])
      .executeTakeFirstOrThrow();
    const known = await trx
      .selectFrom('circulars')
      .select('written_by')
      .where('id', '=', id)
      .executeTakeFirst();
    if (known) {
      if (known.written_by !== authorId) throw new Response(null, { status: 404 });
      return { kind: 'already' };
    }
    const chosen = readersOf(trx, criteria, campaignId, now);
    const { readers } = await chosen
      .select((account) => account.fn.countAll().as('readers'))
      .executeTakeFirstOrThrow();
    const decision = decideCircular({
      circularsToday: await countCircularsToday(trx, authorId, now),
      readers: Number(readers),
    });
    if (decision.kind !== 'send') return { kind: decision.kind };
    const codes = codesOf(criteria.place);
    await trx
      .insertInto('circulars')
      .values({
        id,
        subject,
        body,
        written_by: authorId,
        author_territory_kind: author.territory_kind,
        author_territory_code: author.territory_code,
        written_at: now.toISOString(),
        ...codes,
        state: criteria.state,
        commune_code: criteria.near?.communeCode ?? null,
        radius: criteria.near?.radius ?? null,
        readers: Number(readers),
        enqueued: 0,
        finished_at: null,
      })
      .execute();
    const inserted = await trx
      .insertInto('circular_readers')
      .columns(['circular_id', 'account_id'])
      .expression(chosen.select((account) => [account.val(id).as('circular_id'), 'accounts.id']))
      .executeTakeFirst();
    // Somebody may have refused circulars between the two statements.
    await trx
      .updateTable('circulars')
      .set({ readers: Number(inserted.numInsertedOrUpdatedRows ?? 0) })
      .where('id', '=', id)
      .execute();
    await noteActs(
      trx,
      authorId,
      [
        {
          act: 'wrote',
          subject: { kind: 'letter', id },
          departmentCode: codes.department_code,
          regionCode: codes.region_code,
          details: {
            name: subject,
            recipients: Number(inserted.numInsertedOrUpdatedRows ?? 0),
            criteria: writeCriteria(criteria),
          },
        },
      ],
      now,
    );
    return { kind: 'sent' };
  });
}

/** What the journal says of whom it went to, beside the territory, as the page's address does: `etat=tous&commune=23096`. */
function writeCriteria({ state, near }: CircularCriteria): string {
  return `etat=${state}${near ? `&commune=${near.communeCode}&rayon=${near.radius}` : ''}`;
}

/** The columns that say where a place lies. */
function codesOf(place: Place): { department_code: string | null; region_code: string | null } {
  switch (place.kind) {
    case 'country':
      return { department_code: null, region_code: null };
    case 'region':
      return { department_code: null, region_code: place.code };
    case 'department':
      return { department_code: place.code, region_code: place.regionCode };
  }
}

async function countCircularsToday(
  db: Database | DatabaseTransaction,
  authorId: string,
  now: Date,
): Promise<number> {
  const { written } = await db
    .selectFrom('circulars')
    .select((circulars) => circulars.fn.countAll().as('written'))
    .where('written_by', '=', authorId)
    .where('written_at', '>', countCircularsSince(now))
    .executeTakeFirstOrThrow();
  return Number(written);
}

/** How many circulars somebody sent within 24 hours. */
export async function countOwnCircularsToday(
  { db }: Connection,
  authorId: string,
  now: Date,
): Promise<number> {
  return countCircularsToday(db, authorId, now);
}

/**
 * Writes a circular that is not sent yet to its author alone, as readers would get it. False: one went out within this
 * minute already.
 */
export async function sendTest(
  connection: Connection,
  author: { id: string; email: string },
  test: { subject: string; body: string },
  now: Date,
): Promise<boolean> {
  const written = await connection.write((trx) =>
    enqueueMessages(
      trx,
      [
        {
          kind: 'circular',
          channel: 'email',
          recipient: author.email,
          // As readers get it: no other language of theirs is known.
          locale: 'fr',
          accountId: author.id,
          details: { circularTest: test },
          dedupeKey: `circular-test:${author.id}:${testMinute(now)}`,
        },
      ],
      now,
    ),
  );
  return written === 1;
}

export type SentCircular = Awaited<ReturnType<typeof listCirculars>>['circulars'][number];

/** A page of the circulars to what lies in a territory, the latest first. */
export async function listCirculars(
  { db }: Connection,
  territory: Territory,
  { offset, limit }: { offset: number; limit: number },
) {
  const { total } = await db
    .selectFrom('circulars')
    .select((circulars) => circulars.fn.countAll().as('total'))
    .where(liesIn(territory, 'circulars'))
    .executeTakeFirstOrThrow();
  const rows = await circularRows(db)
    .where(liesIn(territory, 'circulars'))
    .orderBy('circulars.written_at', 'desc')
    .orderBy('circulars.id', 'desc')
    .limit(limit)
    .offset(offset)
    .execute();
  return { total: Number(total), circulars: rows.map(toCircular) };
}

/** A circular, and where its readers work for the rules of app/domain/permission.ts; undefined when there is none. */
export async function findCircular({ db }: Connection, id: string) {
  const row = await circularRows(db).where('circulars.id', '=', id).executeTakeFirst();
  return row && { ...toCircular(row), place: placeOf(row) };
}

/** Circulars with their author and the names of territories, to be narrowed. */
export function circularRows(db: Database) {
  return db
    .selectFrom('circulars')
    .innerJoin('accounts', 'accounts.id', 'circulars.written_by')
    .leftJoin('departments', 'departments.code', 'circulars.department_code')
    .leftJoin('regions', 'regions.code', 'circulars.region_code')
    .leftJoin('communes', 'communes.code', 'circulars.commune_code')
    .leftJoin('departments as author_departments', (join) =>
      join
        .onRef('author_departments.code', '=', 'circulars.author_territory_code')
        .on('circulars.author_territory_kind', '=', 'department'),
    )
    .leftJoin('regions as author_regions', (join) =>
      join
        .onRef('author_regions.code', '=', 'circulars.author_territory_code')
        .on('circulars.author_territory_kind', '=', 'region'),
    )
    .select([
      'circulars.id',
      'circulars.subject',
      'circulars.body',
      'circulars.state',
      'circulars.radius',
      'circulars.readers',
      'circulars.enqueued',
      'circulars.written_at as writtenAt',
      'circulars.finished_at as finishedAt',
      'accounts.name as by',
      'circulars.author_territory_kind as authorKind',
      'circulars.author_territory_code as authorCode',
      'circulars.department_code as departmentCode',
      'circulars.region_code as regionCode',
      'departments.name as departmentName',
      'regions.name as regionName',
      'communes.name as communeName',
      'author_departments.name as authorDepartment',
      'author_regions.name as authorRegion',
    ]);
}

type CircularRow = Awaited<ReturnType<ReturnType<typeof circularRows>['execute']>>[number];

function toCircular(row: CircularRow) {
  const { id, subject, body, state, radius, readers, enqueued, writtenAt, finishedAt, by } = row;
  return {
    id,
    subject,
    body,
    state,
    near: row.communeName === null || radius === null ? undefined : { name: row.communeName, radius },
    readers,
    enqueued,
    writtenAt,
    finishedAt,
    by,
    territory: nameTerritory(
      row.departmentCode === null ? (row.regionCode === null ? null : 'region') : 'department',
      row.departmentCode ?? row.regionCode,
      row.departmentName ?? row.regionName,
    ),
    authorTerritory: nameTerritory(row.authorKind, row.authorCode, row.authorDepartment ?? row.authorRegion),
  };
}

/** A territory by the columns that hold it and its name. */
export function nameTerritory(
  kind: 'region' | 'department' | null,
  code: string | null,
  name: string | null,
): NamedTerritory {
  const territory = territoryOf({ territoryKind: kind, territoryCode: code });
  return territory.kind === 'country' ? territory : { ...territory, name: name ?? territory.code };
}

function placeOf({ departmentCode, regionCode }: CircularRow): Place {
  if (regionCode === null) return { kind: 'country' };
  return departmentCode === null
    ? { kind: 'region', code: regionCode }
    : { kind: 'department', code: departmentCode, regionCode };
}
