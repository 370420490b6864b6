import { fold } from '#app/domain/folding.ts';
import { COUNTED_AT_MOST, type QueueKind } from '#app/domain/moderation.ts';
import type { Territory } from '#app/domain/permission.ts';
import type { Attendance, Language } from '#app/domain/session.ts';
import { languages } from '#app/domain/session.ts';
import type { Connection } from './connection.server.ts';
import { padIds } from './id-lists.ts';
import type { Database } from './schema.ts';
import { readCode } from './session-rows.server.ts';
import { liesIn } from './territories.server.ts';

/** What coordinators are to look at: submitted sessions, public ones that changed, organisations. The oldest first. */

export type QueueFilter = {
  /** All of it lies in there. */
  territory: Territory;
  kind: QueueKind | undefined;
  programmeSlug: string | undefined;
  /** Only what waits since that instant (UTC) or longer. */
  waitingSince: string | undefined;
};

/** Where a page of the queue begins: after that entry. */
export type QueuePlace = { since: string; id: string };

type Waiting = QueuePlace & {
  revision: number;
  /** Where it lies; null for an organisation of the whole country. */
  departmentName: string | null;
};

export type QueuedSession = Waiting & {
  kind: 'submitted' | 'changed';
  title: string;
  language: Language;
  description: string;
  programmeName: string;
  attendance: Attendance;
  startsAt: string;
  endsAt: string;
  timeZone: string;
  venueName: string | null;
  communeName: string | null;
  organisation: { name: string; verified: boolean };
  /** Whether it looks like another session. */
  duplicate: boolean;
};

export type QueuedOrganisation = Waiting & {
  kind: 'organisation';
  name: string;
  introduction: string | null;
  /** Whether a verified organisation of the département bears the same name. */
  namesake: boolean;
  mediators: { name: string; email: string }[];
  /** Sessions that it submitted, and drafts of it. */
  submitted: number;
};

export type QueueEntry = QueuedSession | QueuedOrganisation;

/** A page of the queue, with the place where the next one begins; six queries however long it is. */
export async function listQueue(
  connection: Connection,
  filter: QueueFilter,
  { now, after, limit }: { now: Date; after: QueuePlace | undefined; limit: number },
): Promise<{ entries: QueueEntry[]; next: QueuePlace | undefined }> {
  const page = { now, after, limit: limit + 1 };
  const [sessions, organisations] = await Promise.all([
    filter.kind === 'organisation' ? [] : listSessions(connection, filter, page),
    filter.kind === 'submitted' || filter.kind === 'changed' || filter.programmeSlug !== undefined
      ? []
      : listOrganisations(connection, filter, page),
  ]);
  const entries = [...sessions, ...organisations].sort(inOrder).slice(0, limit + 1);
  const shown = entries.slice(0, limit);
  const last = shown.at(-1);
  return {
    entries: shown,
    next: entries.length > limit && last ? { since: last.since, id: last.id } : undefined,
  };
}

function inOrder(one: QueuePlace, other: QueuePlace): number {
  if (one.since !== other.since) return one.since < other.since ? -1 : 1;
  return one.id < other.id ? -1 : 1;
}

type Page = { now: Date; after: QueuePlace | undefined; limit: number };

async function listSessions(
  { db }: Connection,
  { territory, kind, programmeSlug, waitingSince }: QueueFilter,
  { now, after, limit }: Page,
): Promise<QueuedSession[]> {
  let query = db
    .selectFrom('sessions')
    .innerJoin('programmes', 'programmes.slug', 'sessions.programme_slug')
    .innerJoin('organisations', 'organisations.id', 'sessions.organisation_id')
    .innerJoin('departments', 'departments.code', 'sessions.department_code')
    .leftJoin('venues', 'venues.id', 'sessions.venue_id')
    .select([
      'sessions.id',
      'sessions.review_since',
      'sessions.revision',
      'sessions.published_at',
      'sessions.title',
      'sessions.language',
      'sessions.description',
      'sessions.attendance',
      'sessions.starts_at',
      'sessions.ends_at',
      'sessions.time_zone',
      'programmes.name as programme_name',
      'organisations.name as organisation_name',
      'organisations.verified_at',
      'departments.name as department_name',
      'venues.name as venue_name',
      'venues.commune_name',
    ])
    .select((session) =>
      session
        .selectFrom('session_duplicates')
        .select('session_duplicates.session_id')
        .where('session_duplicates.dismissed_at', 'is', null)
        .where((pair) =>
          pair.or([
            pair('session_duplicates.session_id', '=', pair.ref('sessions.id')),
            pair('session_duplicates.other_id', '=', pair.ref('sessions.id')),
          ]),
        )
        .limit(1)
        .as('twin_id'),
    )
    .where('sessions.review_since', 'is not', null)
    // A change of what is over concerns nobody any more; what was held without being announced still counts.
    .where((session) =>
      session.or([
        session('sessions.published_at', 'is', null),
        session('sessions.ends_at', '>', now.toISOString()),
      ]),
    )
    .where(liesIn(territory, 'sessions'))
    .orderBy('sessions.review_since')
    .orderBy('sessions.id')
    .limit(limit);
  if (kind === 'submitted') query = query.where('sessions.published_at', 'is', null);
  if (kind === 'changed') query = query.where('sessions.published_at', 'is not', null);
  if (programmeSlug !== undefined) query = query.where('sessions.programme_slug', '=', programmeSlug);
  if (waitingSince !== undefined) query = query.where('sessions.review_since', '<=', waitingSince);
  if (after) {
    query = query.where((session) =>
      session.or([
        session('sessions.review_since', '>', after.since),
        session.and([
          session('sessions.review_since', '=', after.since),
          session('sessions.id', '>', after.id),
        ]),
      ]),
    );
  }
  const rows = await query.execute();
  return rows.map((row) => ({
    kind: row.published_at === null ? 'submitted' : 'changed',
    id: row.id,
    since: row.review_since ?? '',
    revision: row.revision,
    title: row.title,
    language: readCode(languages, row.language),
    description: row.description,
    programmeName: row.programme_name,
    attendance: row.attendance,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    timeZone: row.time_zone,
    departmentName: row.department_name,
    venueName: row.venue_name,
    communeName: row.commune_name,
    organisation: { name: row.organisation_name, verified: row.verified_at !== null },
    duplicate: row.twin_id !== null,
  }));
}

async function listOrganisations(
  { db }: Connection,
  { territory, waitingSince }: QueueFilter,
  { after, limit }: Page,
): Promise<QueuedOrganisation[]> {
  let query = db
    .selectFrom('organisations')
    .leftJoin('departments', 'departments.code', 'organisations.department_code')
    .select([
      'organisations.id',
      'organisations.review_since',
      'organisations.revision',
      'organisations.name',
      'organisations.introduction',
      'organisations.department_code as departmentCode',
      'departments.name as departmentName',
    ])
    .select((organisation) =>
      organisation
        .selectFrom('sessions')
        .whereRef('sessions.organisation_id', '=', 'organisations.id')
        .where('sessions.review_since', 'is not', null)
        .select((session) => session.fn.countAll<number | string>().as('submitted'))
        .as('submitted'),
    )
    .where('organisations.review_since', 'is not', null)
    .where('organisations.verified_at', 'is', null)
    .orderBy('organisations.review_since')
    .orderBy('organisations.id')
    .limit(limit);
  if (territory.kind === 'department') query = query.where('departments.code', '=', territory.code);
  if (territory.kind === 'region') query = query.where('departments.region_code', '=', territory.code);
  if (waitingSince !== undefined) query = query.where('organisations.review_since', '<=', waitingSince);
  if (after) {
    query = query.where((organisation) =>
      organisation.or([
        organisation('organisations.review_since', '>', after.since),
        organisation.and([
          organisation('organisations.review_since', '=', after.since),
          organisation('organisations.id', '>', after.id),
        ]),
      ]),
    );
  }
  const rows = await query.execute();
  if (rows.length === 0) return [];
  const mediators = await db
    .selectFrom('accounts')
    .select(['name', 'email', 'organisation_id'])
    .where(
      'organisation_id',
      'in',
      rows.map(({ id }) => id),
    )
    .where('closed_at', 'is', null)
    .orderBy('id')
    .limit(limit * 20)
    .execute();
  const known = await listKnownNames(
    db,
    rows.flatMap(({ departmentCode }) => departmentCode ?? []),
  );
  return rows.map((row) => ({
    kind: 'organisation',
    id: row.id,
    since: row.review_since ?? '',
    revision: row.revision,
    name: row.name,
    introduction: row.introduction,
    namesake: known.has(`${row.departmentCode} ${fold(row.name)}`),
    departmentName: row.departmentName,
    submitted: Number(row.submitted ?? 0),
    mediators: mediators.flatMap(({ organisation_id, name, email }) =>
      organisation_id === row.id ? [{ name, email }] : [],
    ),
  }));
}

/** Départements and folded names of the organisations there that were said yes to. */
async function listKnownNames(db: Database, departmentCodes: readonly string[]): Promise<Set<string>> {
  if (departmentCodes.length === 0) return new Set();
  const rows = await db
    .selectFrom('organisations')
    .select(['name', 'department_code'])
    .where('department_code', 'in', padIds(departmentCodes))
    .where('verified_at', 'is not', null)
    .limit(5000)
    .execute();
  return new Set(rows.map((row) => `${row.department_code} ${fold(row.name)}`));
}

/** How much of the queue lies in a territory, at most `COUNTED_AT_MOST`: two short reads of indexes that hold nothing else. */
export async function countQueue({ db }: Connection, territory: Territory, now: Date): Promise<number> {
  const sessions = db
    .selectFrom('sessions')
    .select('sessions.id')
    .where('sessions.review_since', 'is not', null)
    .where((session) =>
      session.or([
        session('sessions.published_at', 'is', null),
        session('sessions.ends_at', '>', now.toISOString()),
      ]),
    )
    .where(liesIn(territory, 'sessions'))
    .limit(COUNTED_AT_MOST);
  let organisations = db
    .selectFrom('organisations')
    .leftJoin('departments', 'departments.code', 'organisations.department_code')
    .select('organisations.id')
    .where('organisations.review_since', 'is not', null)
    .where('organisations.verified_at', 'is', null)
    .limit(COUNTED_AT_MOST);
  if (territory.kind === 'department')
    organisations = organisations.where('departments.code', '=', territory.code);
  if (territory.kind === 'region')
    organisations = organisations.where('departments.region_code', '=', territory.code);
  const counted = await Promise.all(
    [sessions, organisations].map((some) =>
      db
        .selectFrom(some.as('some'))
        .select((row) => row.fn.countAll<number | string>().as('number'))
        .executeTakeFirstOrThrow(),
    ),
  );
  return Math.min(
    COUNTED_AT_MOST,
    counted.reduce((sum, { number }) => sum + Number(number), 0),
  );
}
