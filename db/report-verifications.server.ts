import { type ExpressionBuilder, sql } from 'kysely';
import type { Place, Territory } from '#app/domain/permission.ts';
import {
  type CheckReason,
  decideVerification,
  type VerificationChoice,
  type VerificationDecision,
} from '#app/domain/report-check.ts';
import { noteActs } from './audit.server.ts';
import { raiseCatalogueVersion } from './catalogue-versions.server.ts';
import { countCheckedIn } from './check-ins.server.ts';
import type { Connection } from './connection.server.ts';
import { figuresMove } from './counted-sessions.server.ts';
import { newId } from './identifiers.ts';
import { enqueueMessage } from './messages.server.ts';
import { readReasons } from './report-checks.server.ts';
import { reportedFigures } from './reported-figures.ts';
import type { DatabaseTransaction, ReportVerificationTable, ReportVersionTable, Schema } from './schema.ts';
import { liesIn } from './territories.server.ts';

/** What coordinators do with reports that look odd: read, confirm, ask for a correction. */

/** A report that waits to be verified, as a list of them tells it. */
export type ReportToVerify = Awaited<ReturnType<typeof listReportsToVerify>>['reports'][number];

/**
 * The reports of a territory that wait to be verified, those that wait longest first; how many there are, and how many
 * people they tell of. Those of archived editions, where nothing is decided by it any more, are left out. Two queries.
 */
export async function listReportsToVerify(
  { db }: Pick<Connection, 'db'>,
  territory: Territory,
  { offset, limit }: { offset: number; limit: number },
) {
  const waiting = db
    .selectFrom('reports')
    .innerJoin('sessions', 'sessions.id', 'reports.session_id')
    .where('to_verify_since', 'is not', null)
    .where('published_at', 'is not', null)
    .where('cancelled_at', 'is', null)
    .where(figuresMove())
    .where(liesIn(territory, 'sessions'));
  const sums = await waiting
    .select(({ fn }) => [
      fn.count<string | number>('reports.session_id').as('total'),
      fn.sum<string | number | null>('reports.head_count').as('people'),
    ])
    .executeTakeFirstOrThrow();
  const rows = await waiting
    .innerJoin('report_checks', (join) =>
      join
        .onRef('report_checks.session_id', '=', 'reports.session_id')
        .onRef('report_checks.number', '=', 'reports.number'),
    )
    .innerJoin('organisations', 'organisations.id', 'sessions.organisation_id')
    .leftJoin('venues', 'venues.id', 'sessions.venue_id')
    .select(['sessions.id', 'sessions.title', 'sessions.language', 'starts_at as startsAt'])
    .select(['ends_at as endsAt', 'sessions.time_zone as timeZone'])
    .select(['sessions.department_code as departmentCode', 'organisations.name as organisation'])
    .select(['venues.name as venueName', 'venues.commune_name as communeName'])
    .select(['reports.head_count as headCount', 'grade', 'reasons', 'to_verify_since as since'])
    .select((eb) => lastAsked(eb).as('askedAt'))
    .orderBy('to_verify_since')
    .orderBy('reports.session_id')
    .offset(offset)
    .limit(limit)
    .execute();
  return {
    total: Number(sums.total),
    people: Number(sums.people ?? 0),
    reports: rows.map(({ reasons, ...report }) => ({ ...report, reasons: readReasons(reasons) })),
  };
}

/** When a correction of the version that stands was last asked for. */
function lastAsked(eb: ExpressionBuilder<Schema, 'reports'>) {
  return eb
    .selectFrom('report_verifications as asked')
    .select(({ fn }) => fn.max('asked.decided_at').as('at'))
    .whereRef('asked.session_id', '=', 'reports.session_id')
    .whereRef('asked.number', '=', 'reports.number')
    .where('asked.decision', '=', 'correction_asked');
}

/** One version of a report with what looked odd about it and what coordinators decided. */
export type FiledVersion = {
  number: number;
  headCount: number;
  grade: ReportVersionTable['grade'];
  comment: string | null;
  filedBy: string;
  filedThrough: ReportVersionTable['filed_through'];
  filedAt: string;
  reasons: CheckReason[];
  decisions: VersionDecision[];
};

export type VersionDecision = {
  decision: ReportVerificationTable['decision'];
  note: string | null;
  /** Who was asked for a correction. */
  askedOf: string | null;
  by: string;
  at: string;
};

export type ReportFile = {
  place: Place;
  session: NonNullable<Awaited<ReturnType<typeof findReportedSession>>>;
  /** People ticked at the door. */
  ticked: number;
  /** The newest first. */
  versions: FiledVersion[];
};

/** More corrections than anybody makes. */
const VERSIONS_SHOWN = 50;

/** A session's report with all that was ever filed and decided of it; undefined when there is none. Six queries. */
export async function findReportFile(
  connection: Connection,
  sessionId: string,
): Promise<ReportFile | undefined> {
  const { db } = connection;
  const session = await findReportedSession(db, sessionId);
  if (!session) return undefined;
  const versions = await db
    .selectFrom('report_versions')
    .innerJoin('accounts', 'accounts.id', 'report_versions.filed_by')
    .leftJoin('report_checks', (join) =>
      join
        .onRef('report_checks.session_id', '=', 'report_versions.session_id')
        .onRef('report_checks.number', '=', 'report_versions.number'),
    )
    .select(['report_versions.number', 'head_count as headCount', 'grade', 'comment', 'reasons'])
    .select(['accounts.name as filedBy', 'filed_through as filedThrough', 'filed_at as filedAt'])
    .where('report_versions.session_id', '=', sessionId)
    .orderBy('report_versions.number', 'desc')
    .limit(VERSIONS_SHOWN)
    .execute();
  const decisions = await db
    .selectFrom('report_verifications')
    .innerJoin('accounts', 'accounts.id', 'report_verifications.decided_by')
    .leftJoin('accounts as asked', 'asked.id', 'report_verifications.asked_of')
    .select(['number', 'decision', 'note', 'asked.name as askedOf', 'accounts.name as by'])
    .select('decided_at as at')
    .where('session_id', '=', sessionId)
    .orderBy('decided_at', 'desc')
    .limit(VERSIONS_SHOWN)
    .execute();
  return {
    place: { kind: 'department', code: session.departmentCode, regionCode: session.regionCode },
    session,
    ticked: await countCheckedIn(connection, sessionId),
    versions: versions.map(({ reasons, ...version }) => ({
      ...version,
      reasons: readReasons(reasons),
      decisions: decisions
        .filter(({ number }) => number === version.number)
        .map(({ number: _, ...decision }) => decision),
    })),
  };
}

async function findReportedSession(db: Connection['db'], sessionId: string) {
  return db
    .selectFrom('sessions')
    .innerJoin('reports', 'reports.session_id', 'sessions.id')
    .innerJoin('campaigns', 'campaigns.id', 'sessions.campaign_id')
    .innerJoin('organisations', 'organisations.id', 'sessions.organisation_id')
    .leftJoin('venues', 'venues.id', 'sessions.venue_id')
    .select('campaigns.archived_at as archivedAt')
    .select(['sessions.id', 'sessions.slug', 'sessions.title', 'sessions.language'])
    .select(['starts_at as startsAt', 'ends_at as endsAt', 'sessions.time_zone as timeZone'])
    .select(['sessions.department_code as departmentCode', 'sessions.region_code as regionCode'])
    .select(['entry', 'capacity', 'expected', 'seats_taken as seatsTaken', 'format'])
    .select(['organisations.name as organisation', 'published_at as publishedAt'])
    .select(['cancelled_at as cancelledAt', 'venues.name as venueName', 'venues.commune_name as communeName'])
    .select(['reports.number', 'head_count as headCount', 'grade', 'to_verify_since as toVerifySince'])
    .where('sessions.id', '=', sessionId)
    .executeTakeFirst();
}

export type Verification = {
  sessionId: string;
  choice: VerificationChoice;
  note: string | null;
  /** The version that the coordinator read. */
  seen: number;
};

/**
 * Confirms a report that looks odd, or asks for its correction; the caller has checked that it lies in the coordinator's
 * territory. After `confirmed` the figures that the public sees change: refresh the catalogue.
 */
export async function verifyReport(
  connection: Connection,
  { sessionId, choice, note, seen }: Verification,
  accountId: string,
  now: Date,
): Promise<VerificationDecision> {
  return connection.write(async (trx) => {
    const session = await lockReportedSession(trx, sessionId);
    const report = session && (await findStanding(trx, sessionId));
    const recipient = session && report && (await findCorrector(trx, session, report.filedBy));
    const facts = { report, reachable: recipient !== undefined };
    const decision = decideVerification(facts, { choice, seen, by: accountId }, now);
    if ((decision.kind !== 'confirmed' && decision.kind !== 'asked') || !session || !report) return decision;

    const id = newId();
    await trx
      .insertInto('report_verifications')
      .values({
        id,
        session_id: sessionId,
        number: report.number,
        decision: decision.kind === 'confirmed' ? 'confirmed' : 'correction_asked',
        note,
        asked_of: decision.kind === 'asked' ? (recipient?.id ?? null) : null,
        decided_by: accountId,
        decided_at: now.toISOString(),
      })
      .execute();
    const act = {
      act: decision.kind === 'confirmed' ? ('confirmed' as const) : ('returned' as const),
      subject: { kind: 'report' as const, id: sessionId },
      departmentCode: session.department_code,
      regionCode: session.region_code,
      details: { headCount: report.headCount, note },
    };
    await noteActs(trx, accountId, [act], now);
    if (decision.kind === 'confirmed') {
      await trx
        .updateTable('reports')
        .set({ to_verify_since: null })
        .where('session_id', '=', sessionId)
        .execute();
      await trx
        .updateTable('sessions')
        .set(reportedFigures({ ...report, toVerify: false }))
        .where('id', '=', sessionId)
        .execute();
      await raiseCatalogueVersion(trx);
    } else if (recipient) {
      await enqueueMessage(
        trx,
        {
          kind: 'report-correction',
          channel: 'email',
          recipient: recipient.email,
          locale: 'fr',
          accountId: recipient.id,
          sessionId,
          details: { verificationId: id },
          dedupeKey: `report-correction:${id}`,
        },
        now,
      );
    }
    return decision;
  });
}

/** The session's row, held as a report's filing holds it: a correction waits, or is seen. */
async function lockReportedSession(trx: DatabaseTransaction, sessionId: string) {
  return trx
    .updateTable('sessions')
    .set((session) => ({ waiting_numbers: session.ref('waiting_numbers') }))
    .where('id', '=', sessionId)
    .returning(['organisation_id', 'mediator_id', 'department_code', 'region_code'])
    .executeTakeFirst();
}

async function findStanding(trx: DatabaseTransaction, sessionId: string) {
  const row = await trx
    .selectFrom('reports')
    .select([
      'number',
      'head_count as headCount',
      'grade',
      'reported_by as filedBy',
      'to_verify_since as since',
    ])
    .select((eb) => lastAsked(eb).as('askedAt'))
    .where('session_id', '=', sessionId)
    .executeTakeFirst();
  if (!row) return undefined;
  const { since, ...report } = row;
  return { ...report, toVerify: since !== null };
}

/** Who is asked to correct: whoever filed it, else the session's mediator, else the longest-standing colleague. */
async function findCorrector(
  trx: DatabaseTransaction,
  session: { organisation_id: string; mediator_id: string },
  filedBy: string,
): Promise<{ id: string; email: string } | undefined> {
  return trx
    .selectFrom('accounts')
    .select(['id', 'email'])
    .where('organisation_id', '=', session.organisation_id)
    .where('closed_at', 'is', null)
    .orderBy(sql<number>`case id when ${filedBy} then 0 when ${session.mediator_id} then 1 else 2 end`)
    .orderBy('created_at')
    .limit(1)
    .executeTakeFirst();
}

/** What mails that ask for a correction tell, by the id of what was decided. One query. */
export async function listCorrectionsAsked({ db }: Pick<Connection, 'db'>, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return db
    .selectFrom('report_verifications as asked')
    .innerJoin('reports', 'reports.session_id', 'asked.session_id')
    .innerJoin('report_checks', (join) =>
      join
        .onRef('report_checks.session_id', '=', 'asked.session_id')
        .onRef('report_checks.number', '=', 'asked.number'),
    )
    .innerJoin('sessions', 'sessions.id', 'asked.session_id')
    .leftJoin('venues', 'venues.id', 'sessions.venue_id')
    .innerJoin('accounts as coordinators', 'coordinators.id', 'asked.decided_by')
    .innerJoin('accounts as mediators', 'mediators.id', 'asked.asked_of')
    .select(['asked.id', 'asked.note', 'asked.number', 'reasons', 'sessions.id as sessionId'])
    .select(['reports.number as currentNumber', 'to_verify_since as toVerifySince'])
    .select(['reports.head_count as headCount', 'grade', 'sessions.title', 'sessions.language'])
    .select(['starts_at as startsAt', 'ends_at as endsAt', 'sessions.time_zone as timeZone', 'attendance'])
    .select(['venues.name as venueName', 'venues.commune_name as communeName'])
    .select(['coordinators.name as by', 'coordinators.email as replyTo', 'mediators.name'])
    .select(['mediators.id as accountId', 'coordinators.closed_at as coordinatorGoneAt'])
    .where('asked.id', 'in', [...new Set(ids)])
    .execute();
}

/** A correction that was asked for, as its mail tells of it. */
export type CorrectionAsked = Awaited<ReturnType<typeof listCorrectionsAsked>>[number];
