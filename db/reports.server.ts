import {
  decideFiling,
  type Filing,
  type FilingDecision,
  type ReportContent,
  type Tallies,
  type TallyCategory,
  tallyCategories,
} from '#app/domain/report.ts';
import type { CheckReason } from '#app/domain/report-check.ts';
import { endsDueAfter } from '#app/domain/report-request.ts';
import { noteActs } from './audit.server.ts';
import { raiseCatalogueVersion } from './catalogue-versions.server.ts';
import type { Connection } from './connection.server.ts';
import { figuresMove } from './counted-sessions.server.ts';
import { findOddities, readReasons, storeCheck } from './report-checks.server.ts';
import { reportedFigures } from './reported-figures.ts';
import type { DatabaseTransaction, ReportVersionTable } from './schema.ts';
import { lockOwnSession } from './session-locks.server.ts';

/** Reports of sessions, by the rules of app/domain/report.ts. Each correction is kept as a version of its own. */

export type ReportVersion = {
  number: number;
  headCount: number;
  grade: ReportVersionTable['grade'];
  comment: string | null;
  /** Name of the account. */
  filedBy: string;
  filedThrough: ReportVersionTable['filed_through'];
  filedAt: string;
};

/** A session's report as it stands, with the versions that led there, newest first. */
export type FiledReport = {
  number: number;
  content: ReportContent;
  /** Why it waits to be verified, and counts nowhere; nothing: it counts. */
  toVerify: CheckReason[];
  versions: ReportVersion[];
};

/** More corrections than anybody makes. */
const VERSIONS_SHOWN = 50;

/** The report of a session; undefined while nobody filed one. Three queries. */
export async function findReport({ db }: Connection, sessionId: string): Promise<FiledReport | undefined> {
  const current = await loadCurrent(db, sessionId);
  if (!current) return undefined;
  const versions = await db
    .selectFrom('report_versions')
    .innerJoin('accounts', 'accounts.id', 'report_versions.filed_by')
    .select(['number', 'head_count as headCount', 'grade', 'comment', 'accounts.name as filedBy'])
    .select(['filed_through as filedThrough', 'filed_at as filedAt'])
    .where('session_id', '=', sessionId)
    .orderBy('number', 'desc')
    .limit(VERSIONS_SHOWN)
    .execute();
  return { ...current, versions };
}

export type NewReport = Filing & {
  sessionId: string;
  /** Whoever files it, and through which door. */
  account: { id: string; organisationId: string };
  through: ReportVersionTable['filed_through'];
};

/**
 * Files or corrects the report of a session of the account's organisation. One that looks odd waits to be verified, and
 * counts nowhere meanwhile. The figures that the public sees change: refresh the catalogue after `filed`.
 * @throws a 404 response when it is no session of that organisation
 */
export async function fileReport(
  connection: Connection,
  { sessionId, account, through, ...filing }: NewReport,
  now: Date,
): Promise<FilingDecision> {
  return connection.write(async (trx) => {
    const session = await lockOwnSession(trx, sessionId, account.organisationId);
    const current = await loadCurrent(trx, sessionId);
    const { published_at: publishedAt, cancelled_at: cancelledAt, capacity, expected } = session;
    const dates = { publishedAt, cancelledAt, startsAt: session.starts_at, endsAt: session.ends_at };
    const instant = now.toISOString();
    const decision = decideFiling({ session: { ...dates, capacity, expected }, current }, filing, instant);
    if (decision.kind !== 'filed') return decision;

    const { headCount, grade, comment, tallies } = filing.content;
    const { number } = decision;
    const figures = { head_count: headCount, grade, comment };
    await trx
      .insertInto('report_versions')
      .values({
        session_id: sessionId,
        number,
        ...figures,
        filed_by: account.id,
        filed_through: through,
        filed_at: instant,
      })
      .execute();
    await storeTallies(trx, sessionId, number, tallies);
    const reasons = await findOddities(trx, session, { headCount, grade }, instant);
    await storeCheck(trx, { sessionId, number }, reasons, instant);
    const report = {
      ...figures,
      number,
      reported_by: account.id,
      reported_at: instant,
      to_verify_since: reasons.length > 0 ? instant : null,
    };
    await trx
      .insertInto('reports')
      .values({ session_id: sessionId, ...report })
      .onConflict((conflict) => conflict.column('session_id').doUpdateSet(report))
      .execute();
    await trx
      .updateTable('sessions')
      .set({
        report_asked_at: session.report_asked_at ?? instant,
        report_next_at: null,
        ...reportedFigures({ headCount, grade, toVerify: reasons.length > 0 }),
      })
      .where('id', '=', sessionId)
      .execute();
    const act = {
      act: number === 1 ? ('filed' as const) : ('corrected' as const),
      subject: { kind: 'report' as const, id: sessionId },
      departmentCode: session.department_code,
      regionCode: session.region_code,
      details: { headCount, grade },
    };
    await noteActs(trx, account.id, [act], now);
    // No session's card changes, but the pages of figures do.
    await raiseCatalogueVersion(trx);
    return decision;
  });
}

async function loadCurrent(
  db: Pick<DatabaseTransaction, 'selectFrom'>,
  sessionId: string,
): Promise<Omit<FiledReport, 'versions'> | undefined> {
  const row = await db
    .selectFrom('reports')
    .leftJoin('report_checks', (join) =>
      join
        .onRef('report_checks.session_id', '=', 'reports.session_id')
        .onRef('report_checks.number', '=', 'reports.number')
        .on('to_verify_since', 'is not', null),
    )
    .select(['reports.number', 'head_count as headCount', 'grade', 'comment', 'reasons'])
    .where('reports.session_id', '=', sessionId)
    .executeTakeFirst();
  if (!row) return undefined;
  const counted = await db
    .selectFrom('report_tallies')
    .select(['category', 'people'])
    .where('session_id', '=', sessionId)
    .where('number', '=', row.number)
    .execute();
  const tallies: Tallies = {};
  for (const { category, people } of counted) if (isCategory(category)) tallies[category] = people;
  const { number, reasons, ...figures } = row;
  return { number, content: { ...figures, tallies }, toVerify: readReasons(reasons) };
}

function isCategory(code: string): code is TallyCategory {
  return tallyCategories.some((known) => known === code);
}

async function storeTallies(
  trx: DatabaseTransaction,
  sessionId: string,
  number: number,
  tallies: Tallies,
): Promise<void> {
  const rows = tallyCategories.flatMap((category) => {
    const people = tallies[category];
    return people === undefined ? [] : [{ session_id: sessionId, number, category, people }];
  });
  if (rows.length > 0) await trx.insertInto('report_tallies').values(rows).execute();
}

export type DueReport = {
  id: string;
  title: string;
  startsAt: string;
  endsAt: string;
  timeZone: string;
  venueName: string | null;
  communeName: string | null;
};

const DUE_SHOWN = 50;

/**
 * An organisation's sessions of the last 60 days that are over and lack their report, the latest first; 50 at most. Those
 * of archived editions, which it would not change any more, are left out.
 */
export async function listDueReports(
  { db }: Connection,
  organisationId: string,
  now: Date,
): Promise<DueReport[]> {
  const instant = now.toISOString();
  return db
    .selectFrom('sessions')
    .leftJoin('reports', 'reports.session_id', 'sessions.id')
    .leftJoin('venues', 'venues.id', 'sessions.venue_id')
    .select(['sessions.id', 'sessions.title', 'starts_at as startsAt', 'ends_at as endsAt'])
    .select(['sessions.time_zone as timeZone', 'venues.name as venueName'])
    .select('venues.commune_name as communeName')
    .where('sessions.organisation_id', '=', organisationId)
    .where('starts_at', '<=', instant)
    .where('ends_at', '<=', instant)
    .where('ends_at', '>', endsDueAfter(instant))
    .where('published_at', 'is not', null)
    .where('cancelled_at', 'is', null)
    .where('reports.session_id', 'is', null)
    .where(figuresMove())
    .orderBy('starts_at', 'desc')
    .orderBy('sessions.id', 'desc')
    .limit(DUE_SHOWN)
    .execute();
}
