import {
  endsAskedAfter,
  gatheringUntil,
  isReportAsked,
  nextRequest,
  reportLinkEnds,
  requestInstants,
  sessionsToAskFor,
} from '#app/domain/report-request.ts';
import type { Connection } from './connection.server.ts';
import { figuresMove } from './counted-sessions.server.ts';
import { padIds } from './id-lists.ts';
import { enqueueMessage } from './messages.server.ts';
import type { Database, DatabaseTransaction } from './schema.ts';

/** Mails that ask mediators for the reports of their sessions: by the rules of app/domain/report-request.ts. */

const SESSIONS_AT_ONCE = 500;

/**
 * Writes the requests that are due at `now` into the outbox, one for each mediator. Like reminders it asks what is due
 * rather than what was planned: a restart skips nothing, several processes may run it at once. Returns how many mails
 * it wrote.
 */
export async function enqueueDueReportRequests(
  connection: Connection,
  now: Date,
  stopping?: AbortSignal,
): Promise<number> {
  let written = 0;
  for (const accountId of await listMediatorsToAsk(connection, now)) {
    if (stopping?.aborted) return written;
    written += await askMediator(connection, accountId, now);
  }
  return written;
}

/** Accounts with a session whose report may be to ask for, or to ask for again. */
async function listMediatorsToAsk({ db }: Connection, now: Date): Promise<Set<string>> {
  const instant = now.toISOString();
  const accounts = new Set<string>();
  let last = { endsAt: endsAskedAfter(instant), id: '' };
  let over: { id: string; mediatorId: string; endsAt: string; timeZone: string }[];
  do {
    const { endsAt, id } = last;
    over = await unreported(db)
      .select(['sessions.id', 'mediator_id as mediatorId', 'ends_at as endsAt', 'time_zone as timeZone'])
      .where('report_asked_at', 'is', null)
      .where('ends_at', '>=', endsAt)
      .where('ends_at', '<=', instant)
      .where((session) => session.or([session('ends_at', '>', endsAt), session('sessions.id', '>', id)]))
      .orderBy('ends_at')
      .orderBy('sessions.id')
      .limit(SESSIONS_AT_ONCE)
      .execute();
    for (const session of over) {
      const [first] = requestInstants(session);
      if (first !== undefined && first <= instant) accounts.add(session.mediatorId);
      last = session;
    }
  } while (over.length === SESSIONS_AT_ONCE);
  const again = await unreported(db)
    .select('mediator_id as mediatorId')
    .distinct()
    .where('report_next_at', '<=', instant)
    .where('ends_at', '>', endsAskedAfter(instant))
    .execute();
  for (const { mediatorId } of again) accounts.add(mediatorId);
  return accounts;
}

/** Published sessions, not cancelled, without a report, of an edition that it would still count in. */
function unreported(db: Database | DatabaseTransaction) {
  return db
    .selectFrom('sessions')
    .leftJoin('reports', 'reports.session_id', 'sessions.id')
    .where('published_at', 'is not', null)
    .where('cancelled_at', 'is', null)
    .where('reports.session_id', 'is', null)
    .where(figuresMove());
}

/** One mediator a transaction. */
async function askMediator(connection: Connection, accountId: string, now: Date): Promise<number> {
  return connection.write(async (trx) => {
    // Takes the account's row: a second process waits here, and then finds the sessions asked for.
    const account = await trx
      .updateTable('accounts')
      .set((row) => ({ name: row.ref('name') }))
      .where('id', '=', accountId)
      .where('closed_at', 'is', null)
      .returning(['id', 'email', 'organisation_id as organisationId'])
      .executeTakeFirst();
    // Whoever left the organisation could not open what the mail leads to.
    if (!account || account.organisationId === null) return 0;
    const instant = now.toISOString();
    const sessions = await unreported(trx)
      .select(['sessions.id', 'ends_at as endsAt', 'time_zone as timeZone'])
      .select(['report_asked_at as askedAt', 'report_next_at as nextAt'])
      .where('mediator_id', '=', accountId)
      .where('organisation_id', '=', account.organisationId)
      .where('starts_at', '<=', gatheringUntil(instant))
      .where('ends_at', '>', endsAskedAfter(instant))
      .where('ends_at', '<=', gatheringUntil(instant))
      .execute();
    const due = new Set(sessionsToAskFor(sessions, instant));
    if (due.size === 0) return 0;
    for (const session of sessions) {
      if (!due.has(session.id)) continue;
      await trx
        .updateTable('sessions')
        .set({ report_asked_at: session.askedAt ?? instant, report_next_at: nextRequest(session, instant) })
        .where('id', '=', session.id)
        .execute();
    }
    await enqueueMessage(
      trx,
      {
        kind: 'reports-due',
        channel: 'email',
        recipient: account.email,
        locale: 'fr',
        accountId,
        dedupeKey: `reports-due:${accountId}:${instant}`,
      },
      now,
    );
    return 1;
  });
}

/** A session whose report is due, as the mail tells of it. */
export type ReportToAsk = Awaited<ReturnType<typeof listUnreportedOf>>[number];

/** What the mails to those accounts ask for at `now`, by account, the session that ended first on top. One query. */
export async function listReportsToAskFor(
  { db }: Connection,
  accountIds: readonly string[],
  now: Date,
): Promise<Map<string, ReportToAsk[]>> {
  const asked = new Map<string, ReportToAsk[]>();
  if (accountIds.length === 0) return asked;
  for (const session of await listUnreportedOf(db, accountIds, now.toISOString())) {
    if (!isReportAsked(session, now.toISOString())) continue;
    asked.set(session.accountId, [...(asked.get(session.accountId) ?? []), session]);
  }
  return asked;
}

async function listUnreportedOf(db: Database, accountIds: readonly string[], instant: string) {
  return unreported(db)
    .innerJoin('accounts', (join) =>
      join
        .onRef('accounts.id', '=', 'sessions.mediator_id')
        .onRef('accounts.organisation_id', '=', 'sessions.organisation_id'),
    )
    .leftJoin('venues', 'venues.id', 'sessions.venue_id')
    .select(['accounts.id as accountId', 'accounts.name as accountName'])
    .select([
      'sessions.id',
      'sessions.title',
      'sessions.language',
      'sessions.attendance',
      'sessions.starts_at as startsAt',
    ])
    .select(['sessions.ends_at as endsAt', 'sessions.time_zone as timeZone'])
    .select(['venues.name as venueName', 'venues.commune_name as communeName'])
    .where('sessions.mediator_id', 'in', padIds(accountIds))
    .where('accounts.closed_at', 'is', null)
    .where('starts_at', '<=', instant)
    .where('ends_at', '>', endsAskedAfter(instant))
    .where('ends_at', '<=', instant)
    .orderBy('ends_at')
    .orderBy('sessions.id')
    .execute();
}

/**
 * Whether a mailed link to the report of a session still opens it at `now`: the account is open and works for the
 * organisation that holds the session, which ended less than 30 days ago. Answers that organisation; undefined: no.
 */
export async function findReportLink(
  { db }: Connection,
  { sessionId, accountId }: { sessionId: string; accountId: string },
  now: Date,
): Promise<{ organisationId: string } | undefined> {
  const row = await db
    .selectFrom('sessions')
    .innerJoin('accounts', 'accounts.organisation_id', 'sessions.organisation_id')
    .select(['sessions.organisation_id as organisationId', 'ends_at as endsAt'])
    .where('sessions.id', '=', sessionId)
    .where('accounts.id', '=', accountId)
    .where('accounts.closed_at', 'is', null)
    .executeTakeFirst();
  return row && now.toISOString() < reportLinkEnds(row.endsAt)
    ? { organisationId: row.organisationId }
    : undefined;
}
