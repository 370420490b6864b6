import { z } from 'zod';
import {
  type CheckedReport,
  type CheckFacts,
  type CheckReason,
  checkReport,
  EARLIER_AT_VENUE,
  SERIES,
} from '#app/domain/report-check.ts';
import { countCheckedIn } from './check-ins.server.ts';
import type { DatabaseTransaction, SessionTable } from './schema.ts';

/** Looks at reports as they are filed, by the rules of app/domain/report-check.ts, and keeps what looked odd. */

/** What is usual at a venue is read off its latest reports. */
const VENUE_REPORTS = 60;
/** What is usual for a format is read off those of it among the latest reports of all. */
const LATEST_REPORTS = 400;

/** What looks odd about a report of that session, inside the transaction that files it. At most nine queries. */
export async function findOddities(
  trx: DatabaseTransaction,
  session: SessionTable,
  report: CheckedReport,
  filedAt: string,
): Promise<CheckReason[]> {
  const atVenue = session.venue_id === null ? [] : await listHeadCountsAt(trx, session.venue_id, session.id);
  const facts: CheckFacts = {
    session: {
      startsAt: session.starts_at,
      capacity: session.capacity,
      expected: session.expected,
      registered: session.seats_taken,
      ticked: await countCheckedIn({ db: trx }, session.id),
    },
    atVenue,
    // Read where the venue tells too little.
    ofFormat:
      atVenue.length >= EARLIER_AT_VENUE ? [] : await listHeadCountsOf(trx, session.format, session.id),
    series: await listSeries(trx, session),
    confirmed: await findConfirmed(trx, session.id),
  };
  return checkReport(report, facts, filedAt);
}

/** Keeps why that version is to be verified. */
export async function storeCheck(
  trx: DatabaseTransaction,
  version: { sessionId: string; number: number },
  reasons: readonly CheckReason[],
  foundAt: string,
): Promise<void> {
  if (reasons.length === 0) return;
  await trx
    .insertInto('report_checks')
    .values({
      session_id: version.sessionId,
      number: version.number,
      reasons: JSON.stringify(reasons),
      found_at: foundAt,
    })
    .execute();
}

/** Reports that count, of sessions that do. */
function countedReports(trx: DatabaseTransaction) {
  return trx
    .selectFrom('sessions')
    .innerJoin('reports', 'reports.session_id', 'sessions.id')
    .select('reports.head_count as headCount')
    .where('published_at', 'is not', null)
    .where('cancelled_at', 'is', null)
    .where('to_verify_since', 'is', null);
}

async function listHeadCountsAt(
  trx: DatabaseTransaction,
  venueId: string,
  exceptId: string,
): Promise<number[]> {
  const rows = await countedReports(trx)
    .where('venue_id', '=', venueId)
    .where('sessions.id', '<>', exceptId)
    .orderBy('starts_at', 'desc')
    .limit(VENUE_REPORTS)
    .execute();
  return rows.map(({ headCount }) => headCount);
}

async function listHeadCountsOf(
  trx: DatabaseTransaction,
  format: string,
  exceptId: string,
): Promise<number[]> {
  const rows = await countedReports(trx)
    .where('reports.session_id', 'in', (latest) =>
      latest
        .selectFrom('reports')
        .select('reports.session_id')
        .orderBy('reported_at', 'desc')
        .limit(LATEST_REPORTS),
    )
    .where('format', '=', format)
    .where('sessions.id', '<>', exceptId)
    .execute();
  return rows.map(({ headCount }) => headCount);
}

async function listSeries(trx: DatabaseTransaction, session: SessionTable) {
  const rows = await trx
    .selectFrom('sessions')
    .innerJoin('reports', 'reports.session_id', 'sessions.id')
    .select(['reports.head_count as headCount', 'seats_taken as registered'])
    .select((report) =>
      report
        .selectFrom('report_verifications as confirmation')
        .select('confirmation.id')
        .whereRef('confirmation.session_id', '=', 'reports.session_id')
        .whereRef('confirmation.number', '=', 'reports.number')
        .where('decision', '=', 'confirmed')
        .limit(1)
        .as('confirmation'),
    )
    .where('organisation_id', '=', session.organisation_id)
    .where('sessions.id', '<>', session.id)
    .where('published_at', 'is not', null)
    .where('cancelled_at', 'is', null)
    .where('reports.head_count', '>', 0)
    .orderBy('starts_at', 'desc')
    .orderBy('sessions.id', 'desc')
    .limit(SERIES - 1)
    .execute();
  return rows.map(({ confirmation, ...report }) => ({ ...report, confirmed: confirmation !== null }));
}

async function findConfirmed(
  trx: DatabaseTransaction,
  sessionId: string,
): Promise<CheckedReport | undefined> {
  return trx
    .selectFrom('report_verifications as confirmation')
    .innerJoin('report_versions', (join) =>
      join
        .onRef('report_versions.session_id', '=', 'confirmation.session_id')
        .onRef('report_versions.number', '=', 'confirmation.number'),
    )
    .select(['head_count as headCount', 'grade'])
    .where('confirmation.session_id', '=', sessionId)
    .where('decision', '=', 'confirmed')
    .orderBy('decided_at', 'desc')
    .executeTakeFirst();
}

const reasonShape = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('before_session') }),
  z.object({ kind: z.literal('above_capacity'), seats: z.number() }),
  z.object({
    kind: z.literal('above_usual'),
    of: z.enum(['venue', 'format']),
    usual: z.number(),
    most: z.number(),
    reports: z.number(),
  }),
  z.object({ kind: z.literal('same_number'), reports: z.number() }),
  z.object({ kind: z.literal('round_numbers'), reports: z.number() }),
]);

/** What `storeCheck` kept; nothing for a version that looked ordinary. */
export function readReasons(stored: string | null): CheckReason[] {
  return stored === null ? [] : z.array(reasonShape).parse(JSON.parse(stored));
}
