import {
  decideOrganisationVerdict,
  decideVerdict,
  type OrganisationVerdictDecision,
  reviewState,
  type Verdict,
  type VerdictDecision,
} from '#app/domain/moderation.ts';
import { may, type Place } from '#app/domain/permission.ts';
import { listMissingParts } from '#app/domain/session-editing.ts';
import type { Account } from './accounts.server.ts';
import { noteActs } from './audit.server.ts';
import type { Connection } from './connection.server.ts';
import { padIds } from './id-lists.ts';
import { enqueueMessages, type NewMessage } from './messages.server.ts';
import { verifyOrganisation } from './organisations.server.ts';
import type { DatabaseTransaction, OrganisationTable, SessionTable } from './schema.ts';
import { type Change, showSessions } from './session-changes.server.ts';
import { noteDuplicates } from './session-duplicates.server.ts';
import { noteHistory } from './session-history.server.ts';
import { lockSessionsOfAny } from './session-locks.server.ts';
import { toSessionFacts } from './session-rows.server.ts';

/**
 * What coordinators decide of the queue, in one transaction for all that they ticked: lock, decide, write, tell. Call
 * `catalogue.refresh()` when something was published.
 */

/** Something that a coordinator saw: its id, and the revision that it had then. */
export type Seen = { id: string; revision: number };

export type Ticked = { sessions: readonly Seen[]; organisations: readonly Seen[] };

/** Most of a kind that one form decides. */
export const LARGEST_VERDICT = 60;

export type VerdictOutcome = {
  /** Sessions that became public. */
  published: number;
  /** Changes of public ones that were seen and may stay. */
  confirmed: number;
  /** Organisations that were said yes to, by themselves or with their first session. */
  verified: number;
  returned: number;
  /** Somebody decided first. */
  decidedAlready: number;
  /** They changed since they were seen, or lack something now: they wait on. */
  changedSince: number;
};

type Coordinator = Pick<Account, 'id' | 'role' | 'organisationId' | 'territoryKind' | 'territoryCode'>;

/**
 * Says yes to what a coordinator ticked, or sends it back. A yes to a session of an organisation that waits for its
 * first one is that yes too; its other sessions are looked at one by one all the same. Those who manage what was decided
 * hear of it in one mail each.
 * @throws a 404 response when anything ticked is not there, or lies outside the coordinator's territory
 */
export async function giveVerdict(
  connection: Connection,
  coordinator: Coordinator,
  ticked: Ticked,
  verdict: Verdict,
  change: Change,
): Promise<VerdictOutcome> {
  return connection.write(async (trx) => {
    const locked = await lockTicked(trx, ticked);
    for (const place of [...locked.sessions, ...locked.organisations].map(({ place }) => place)) {
      if (!place || !may(coordinator, 'moderate', place)) throw new Response(null, { status: 404 });
    }
    const decisions = locked.sessions.map(({ row, seen }) => decideOne(verdict, row, seen.revision));
    const about = locked.organisations.map(({ row, seen }) =>
      decideOrganisationVerdict(verdict.kind, {
        verifiedAt: row.verified_at,
        reviewSince: row.review_since,
        revision: row.revision,
        seen: seen.revision,
      }),
    );
    const sessionsFor = (kind: VerdictDecision['kind']) =>
      locked.sessions.flatMap(({ row }, index) => (decisions[index]?.kind === kind ? [row] : []));
    const organisationsFor = (kind: OrganisationVerdictDecision['kind']) =>
      locked.organisations.flatMap(({ row }, index) => (about[index]?.kind === kind ? [row] : []));

    const toPublish = sessionsFor('publish');
    const confirmed = sessionsFor('confirm');
    await showSessions(trx, ids(toPublish), coordinator.id, change, 'approved');
    await leaveAsTheyAre(trx, ids(confirmed), coordinator.id, change.now);
    const verified = await verifyAll(
      trx,
      new Set([...ids(organisationsFor('verify')), ...toPublish.map((row) => row.organisation_id)]),
      coordinator.id,
      change.now,
    );
    const returned = sessionsFor('return');
    const refused = organisationsFor('return');
    if (verdict.kind === 'return') {
      await returnSessions(trx, ids(returned), verdict, coordinator.id, change.now);
      await returnOrganisations(trx, refused, verdict, coordinator.id, change.now);
    }
    await tellMediators(
      trx,
      { verdict, sessions: [...toPublish, ...returned], verified, refused },
      change.now,
    );
    const count = (kind: string) => [...decisions, ...about].filter((one) => one.kind === kind).length;
    return {
      published: toPublish.length,
      confirmed: confirmed.length,
      verified: verified.length,
      returned: returned.length + refused.length,
      decidedAlready: count('decided-already'),
      changedSince: count('changed-since') + count('incomplete'),
    };
  });
}

function decideOne(verdict: Verdict, row: SessionTable, seen: number): VerdictDecision {
  return decideVerdict(verdict.kind, {
    state: reviewState({
      publishedAt: row.published_at,
      reviewSince: row.review_since,
      returnedAt: row.returned_at,
    }),
    complete: listMissingParts(toSessionFacts(row)).length === 0,
    revision: row.revision,
    seen,
  });
}

type Locked<Row> = { row: Row; seen: Seen; place: Place | undefined };

/** Organisations first, then sessions, each by id: two coordinators who tick the same wait for each other. */
async function lockTicked(trx: DatabaseTransaction, ticked: Ticked) {
  const { organisations, sessions } = await lockSessionsOfAny(
    trx,
    ticked.sessions.map(({ id }) => id),
    ticked.organisations.map(({ id }) => id),
  );
  const departments = await trx.selectFrom('departments').select(['code', 'region_code']).execute();
  const regions = new Map(departments.map(({ code, region_code }) => [code, region_code]));
  const placeOf = (departmentCode: string | null): Place | undefined => {
    if (departmentCode === null) return { kind: 'country' };
    const regionCode = regions.get(departmentCode);
    return regionCode === undefined ? undefined : { kind: 'department', code: departmentCode, regionCode };
  };
  const lock = <Row extends { id: string; department_code: string | null }>(
    seen: readonly Seen[],
    rows: readonly Row[],
  ): Locked<Row>[] =>
    seen.map((one) => {
      const row = rows.find(({ id }) => id === one.id);
      if (!row) throw new Response(null, { status: 404 });
      return { row, seen: one, place: placeOf(row.department_code) };
    });
  return {
    sessions: lock(ticked.sessions, sessions),
    organisations: lock(ticked.organisations, organisations),
  };
}

const answered = { review_since: null, returned_at: null, return_reason: null, return_note: null };

async function leaveAsTheyAre(trx: DatabaseTransaction, sessionIds: string[], accountId: string, now: Date) {
  if (sessionIds.length === 0) return;
  await trx
    .updateTable('sessions')
    .set({ ...answered, approved_nature: null })
    .where('id', 'in', padIds(sessionIds))
    .execute();
  await noteHistory(trx, 'approved', sessionIds, accountId, now);
}

async function returnSessions(
  trx: DatabaseTransaction,
  sessionIds: string[],
  { reason, note }: Extract<Verdict, { kind: 'return' }>,
  accountId: string,
  now: Date,
) {
  if (sessionIds.length === 0) return;
  await trx
    .updateTable('sessions')
    .set({ review_since: null, returned_at: now.toISOString(), return_reason: reason, return_note: note })
    .where('id', 'in', padIds(sessionIds))
    .execute();
  await noteHistory(trx, 'returned', sessionIds, accountId, now, { reason, note });
  // What nobody but its mediators sees looks like nothing.
  await noteDuplicates(trx, sessionIds, now);
}

/** Says yes to those that still wait for it; answers their ids. */
async function verifyAll(
  trx: DatabaseTransaction,
  organisationIds: ReadonlySet<string>,
  accountId: string,
  now: Date,
): Promise<string[]> {
  const verified: string[] = [];
  for (const id of organisationIds) if (await verifyOrganisation(trx, id, now)) verified.push(id);
  await noteOrganisations(trx, 'approved', verified, accountId, now);
  return verified;
}

/** Sends organisations back, with all that they submitted. */
async function returnOrganisations(
  trx: DatabaseTransaction,
  organisations: readonly OrganisationTable[],
  { reason, note }: Extract<Verdict, { kind: 'return' }>,
  accountId: string,
  now: Date,
) {
  if (organisations.length === 0) return;
  await trx
    .updateTable('organisations')
    .set({ review_since: null, returned_at: now.toISOString(), return_reason: reason, return_note: note })
    .where('id', 'in', padIds(ids(organisations)))
    .execute();
  await noteOrganisations(trx, 'returned', ids(organisations), accountId, now, { reason, note });
  const waiting = await trx
    .selectFrom('sessions')
    .select('id')
    .where('organisation_id', 'in', padIds(ids(organisations)))
    .where('review_since', 'is not', null)
    .where('published_at', 'is', null)
    .execute();
  await returnSessions(trx, ids(waiting), { kind: 'return', reason, note }, accountId, now);
}

async function noteOrganisations(
  trx: DatabaseTransaction,
  act: 'approved' | 'returned',
  organisationIds: readonly string[],
  accountId: string,
  now: Date,
  details?: Record<string, string | null>,
) {
  if (organisationIds.length === 0) return;
  const places = await trx
    .selectFrom('organisations')
    .leftJoin('departments', 'departments.code', 'organisations.department_code')
    .select(['organisations.id', 'departments.code', 'departments.region_code'])
    .where('organisations.id', 'in', padIds(organisationIds))
    .execute();
  await noteActs(
    trx,
    accountId,
    places.map(({ id, code, region_code }) => ({
      act,
      subject: { kind: 'organisation' as const, id },
      departmentCode: code,
      regionCode: region_code,
      ...(details && { details }),
    })),
    now,
  );
}

type Decided = {
  verdict: Verdict;
  sessions: readonly SessionTable[];
  /** Organisations that were said yes to. */
  verified: readonly string[];
  refused: readonly OrganisationTable[];
};

/** One mail to each mediator whose sessions were decided, and to everybody of an organisation that was. */
async function tellMediators(
  trx: DatabaseTransaction,
  { verdict, sessions, verified, refused }: Decided,
  now: Date,
): Promise<void> {
  const organisations = new Set([...verified, ...ids(refused)]);
  if (sessions.length + organisations.size === 0) return;
  const mediators = new Set(sessions.map((row) => row.mediator_id));
  const accounts = await trx
    .selectFrom('accounts')
    .select(['id', 'email', 'organisation_id'])
    .where('closed_at', 'is', null)
    .where((account) =>
      account.or([
        ...(mediators.size > 0 ? [account('id', 'in', padIds([...mediators]))] : []),
        ...(organisations.size > 0 ? [account('organisation_id', 'in', padIds([...organisations]))] : []),
      ]),
    )
    .execute();
  const messages = accounts.map((account): NewMessage => {
    const own = ids(sessions.filter((row) => row.mediator_id === account.id));
    const organisation = organisations.has(account.organisation_id ?? '');
    return {
      kind: verdict.kind === 'approve' ? 'review-approved' : 'review-returned',
      channel: 'email',
      recipient: account.email,
      locale: 'fr',
      accountId: account.id,
      details: {
        reviewed: {
          sessionIds: own,
          organisationId: organisation ? account.organisation_id : null,
          ...(verdict.kind === 'return' && { reason: verdict.reason, note: verdict.note }),
        },
      },
      dedupeKey: `review:${account.id}:${own[0] ?? account.organisation_id}:${now.toISOString()}`,
    };
  });
  await enqueueMessages(trx, messages, now);
}

function ids(rows: readonly { id: string }[]): string[] {
  return rows.map(({ id }) => id);
}
