import type { AuditAct, AuditDetail, AuditDetails, AuditSubject, JournalFilter } from '#app/domain/audit.ts';
import { auditDetails, forgetActsBefore } from '#app/domain/audit.ts';
import type { Territory } from '#app/domain/permission.ts';
import type { Connection } from './connection.server.ts';
import type { Database } from './schema.ts';
import { liesIn } from './territories.server.ts';

/** The lines of db/audit.server.ts, read. */

export type JournalLine = {
  id: string;
  at: string;
  act: AuditAct;
  by: { id: string; name: string };
  /** The role at that moment; a coordinator's territory, both null for the whole country's. */
  role: 'mediator' | 'coordinator';
  territoryKind: 'region' | 'department' | null;
  territoryCode: string | null;
  subject: Subject;
  /** Where the subject lies; both null for the whole country. */
  departmentCode: string | null;
  regionCode: string | null;
  details: AuditDetails;
};

export type Subject = {
  kind: AuditSubject;
  id: string;
  /** What it is called now, or was when it was deleted; undefined for what has no name. */
  name: string | undefined;
  /** Of a session: what its title is written in. */
  language: string | undefined;
  /** Where it can be read, while it can. */
  path: string | undefined;
};

export const JOURNAL_PAGE = 50;

/**
 * What was done in a territory, the latest first: `JOURNAL_PAGE` lines, and whether there are more. One query for the lines
 * and one for each kind of subject that they name.
 */
export async function listJournal(
  { db }: Connection,
  territory: Territory,
  filter: JournalFilter,
): Promise<{ lines: JournalLine[]; more: boolean }> {
  let query = db
    .selectFrom('audit_entries')
    .innerJoin('accounts', 'accounts.id', 'audit_entries.account_id')
    .select(['audit_entries.id', 'happened_at as at', 'act', 'audit_entries.role', 'details'])
    .select([
      'audit_entries.territory_kind as territoryKind',
      'audit_entries.territory_code as territoryCode',
    ])
    .select(['subject_kind as subjectKind', 'subject_id as subjectId'])
    .select(['department_code as departmentCode', 'region_code as regionCode'])
    .select(['accounts.id as accountId', 'accounts.name as accountName'])
    .where(liesIn(territory, 'audit_entries'));
  const { act, subjectKind, subjectId, accountId, from, until, after } = filter;
  if (act) query = query.where('act', '=', act);
  if (subjectKind) query = query.where('subject_kind', '=', subjectKind);
  if (subjectId) query = query.where('subject_id', '=', subjectId);
  if (accountId) query = query.where('account_id', '=', accountId);
  if (from) query = query.where('happened_at', '>=', from);
  if (until) query = query.where('happened_at', '<', until);
  if (after) {
    query = query
      // Said twice, so that an index leads to the place.
      .where('happened_at', '<=', after.at)
      .where((line) =>
        line.or([line('happened_at', '<', after.at), line('audit_entries.id', '<', after.id)]),
      );
  }
  const rows = await query
    .orderBy('happened_at', 'desc')
    .orderBy('audit_entries.id', 'desc')
    .limit(JOURNAL_PAGE + 1)
    .execute();
  const shown = rows.slice(0, JOURNAL_PAGE);
  const subjects = await describeSubjects(db, shown);
  const lines = shown.map(({ subjectKind, subjectId, accountId, accountName, details, ...row }) => {
    const known = readDetails(details);
    const described = subjects.get(`${subjectKind}:${subjectId}`);
    return {
      ...row,
      by: { id: accountId, name: accountName },
      details: known,
      subject: {
        kind: subjectKind,
        id: subjectId,
        name: described?.name ?? (known.name === undefined ? undefined : String(known.name)),
        language: described?.language,
        path: described?.path,
      },
    };
  });
  return { lines, more: rows.length > JOURNAL_PAGE };
}

type Described = { name: string; path?: string | undefined; language?: string | undefined };

/** What the subjects of some lines are called and where they are read, by `kind:id`. */
async function describeSubjects(
  db: Database,
  lines: readonly { subjectKind: AuditSubject; subjectId: string }[],
): Promise<Map<string, Described>> {
  const idsOf = (...kinds: AuditSubject[]) => [
    ...new Set(
      lines.flatMap(({ subjectKind, subjectId }) => (kinds.includes(subjectKind) ? [subjectId] : [])),
    ),
  ];
  const described = new Map<string, Described>();
  const sessionIds = idsOf('session', 'report');
  const sessions =
    sessionIds.length === 0
      ? []
      : await db
          .selectFrom('sessions')
          .select(['id', 'title', 'slug', 'language', 'published_at'])
          .where('id', 'in', sessionIds)
          .execute();
  for (const { id, title, slug, language, published_at } of sessions) {
    const path = published_at === null ? undefined : `/ateliers/${encodeURIComponent(slug)}`;
    for (const kind of ['session', 'report']) described.set(`${kind}:${id}`, { name: title, path, language });
  }
  const named = async (kind: AuditSubject, table: 'venues' | 'organisations' | 'accounts') => {
    const ids = idsOf(kind);
    if (ids.length === 0) return;
    const rows = await db.selectFrom(table).select(['id', 'name']).where('id', 'in', ids).execute();
    for (const { id, name } of rows) {
      const path = kind === 'venue' ? `/lieux/${encodeURIComponent(id)}` : undefined;
      described.set(`${kind}:${id}`, { name, path });
    }
  };
  await named('venue', 'venues');
  await named('organisation', 'organisations');
  await named('account', 'accounts');
  const campaignIds = idsOf('campaign');
  const campaigns =
    campaignIds.length === 0
      ? []
      : await db
          .selectFrom('campaigns')
          .select(['id', 'name', 'slug'])
          .where('id', 'in', campaignIds)
          .execute();
  for (const { id, name, slug } of campaigns)
    described.set(`campaign:${id}`, { name, path: `/editions/${encodeURIComponent(slug)}` });
  return described;
}

/** What a line says, as far as this version knows it. */
function readDetails(details: string | null): AuditDetails {
  const stored: unknown = details === null ? {} : JSON.parse(details);
  if (typeof stored !== 'object' || stored === null) return {};
  return Object.fromEntries(
    Object.entries(stored).filter(
      (entry): entry is [AuditDetail, string | number | null] =>
        auditDetails.some((known) => known === entry[0]) &&
        (typeof entry[1] === 'string' || typeof entry[1] === 'number' || entry[1] === null),
    ),
  );
}

/** Whose account has that address; undefined: nobody's that is open. */
export async function findPersonByEmail({ db }: Connection, email: string): Promise<string | undefined> {
  const account = await db.selectFrom('accounts').select('id').where('email', '=', email).executeTakeFirst();
  return account?.id;
}

const LINES_AT_ONCE = 2000;

/** Forgets lines that are older than two years. Returns how many. `stopping` ends it between two slices. */
export async function purgeJournal(
  connection: Connection,
  now: Date,
  stopping?: AbortSignal,
): Promise<number> {
  let purged = 0;
  let slice: number;
  do {
    slice = await connection.write(async (trx) => {
      const { numDeletedRows } = await trx
        .deleteFrom('audit_entries')
        .where('id', 'in', (lines) =>
          lines
            .selectFrom('audit_entries')
            .select('id')
            .where('happened_at', '<', forgetActsBefore(now))
            .orderBy('happened_at')
            .limit(LINES_AT_ONCE),
        )
        .executeTakeFirst();
      return Number(numDeletedRows);
    });
    purged += slice;
  } while (slice === LINES_AT_ONCE && !stopping?.aborted);
  return purged;
}
