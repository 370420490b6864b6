import { describe, expect, it } from 'vitest';
import type { Verdict } from '#app/domain/moderation.ts';
import type { Account } from '#db/accounts.server.ts';
import type { Connection } from '#db/connection.server.ts';
import { countQueue, listQueue, type QueueFilter } from '#db/review-queue.server.ts';
import { giveVerdict } from '#db/reviews.server.ts';
import type { OrganisationTable, SessionTable } from '#db/schema.ts';
import { cancelSession, editSession, publishSession } from '#db/session-changes.server.ts';
import { listHistory } from '#db/session-history.server.ts';
import { toTypedSession } from '#db/session-rows.server.ts';
import { listTotalsByDepartment } from '#db/totals.server.ts';
import {
  insertCoordinator,
  insertMediator,
  insertOrganisation,
  insertSession,
} from '#tests/support/builders.ts';
import { onBothEngines } from '#tests/support/databases.ts';

const NOW = new Date('2027-03-01T09:00:00.000Z');
const CHANGE = { now: NOW, publicUrl: 'http://localhost:3000' };
const EDIT = { ...CHANGE, askable: ['email'] as const };
const APPROVE: Verdict = { kind: 'approve' };
const RETURN: Verdict = { kind: 'return', reason: 'unclear', note: 'Dites pour qui.' };
const NOTHING = { published: 0, confirmed: 0, verified: 0, returned: 0, decidedAlready: 0, changedSince: 0 };

onBothEngines('moderation', (connection) => {
  /** An organisation without its first yes, its mediator and a draft of theirs. */
  async function newcomer(
    session: Partial<SessionTable> = {},
    organisation: Partial<OrganisationTable> = {},
  ) {
    const own = await insertOrganisation(connection(), {
      verified_at: null,
      review_since: '2027-02-28T09:00:00.000Z',
      ...organisation,
    });
    const account = await insertMediator(connection(), { organisation_id: own.id });
    const author = { id: account.id, organisationId: own.id };
    const draft = await insertSession(connection(), {
      organisation_id: own.id,
      mediator_id: account.id,
      published_at: null,
      ...session,
    });
    return { organisation: own, account, author, draft };
  }

  async function submitted(
    session: Partial<SessionTable> = {},
    organisation: Partial<OrganisationTable> = {},
  ) {
    const facts = await newcomer(session, organisation);
    expect(await publishSession(connection(), facts.draft.id, facts.author, CHANGE)).toEqual({
      kind: 'submitted',
    });
    return facts;
  }

  const coordinator = async (territory: Partial<Pick<Account, 'territoryKind' | 'territoryCode'>> = {}) => {
    const { id } = await insertCoordinator(connection());
    return {
      id,
      role: 'coordinator' as const,
      organisationId: null,
      territoryKind: null,
      territoryCode: null,
      ...territory,
    };
  };
  const session = (id: string) =>
    connection().db.selectFrom('sessions').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  const organisationOf = (id: string) =>
    connection().db.selectFrom('organisations').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  const mails = (accountId: string) =>
    connection()
      .db.selectFrom('messages')
      .select(['kind', 'recipient', 'details'])
      .where('account_id', '=', accountId)
      .orderBy('id')
      .execute();
  const seen = (...rows: SessionTable[]) => ({
    sessions: rows.map(({ id, revision }) => ({ id, revision })),
    organisations: [],
  });

  it('submits what a new organisation publishes: nobody sees it and it counts nowhere', async () => {
    const { draft, author } = await submitted();
    expect(await session(draft.id)).toMatchObject({
      published_at: null,
      review_since: NOW.toISOString(),
      version: draft.version,
    });
    const totals = await listTotalsByDepartment(connection(), draft.campaign_id);
    expect(totals.every(({ totals: { events } }) => events === 0)).toBe(true);
    expect(await publishSession(connection(), draft.id, author, CHANGE)).toEqual({
      kind: 'already-submitted',
    });
    const history = await listHistory(connection(), draft.id);
    expect(history.map(({ what }) => what)).toEqual(['submitted']);
  });

  it('publishes with a yes, verifies the organisation with its first session, and tells the mediator once', async () => {
    const { draft, author, organisation, account } = await submitted();
    const other = await insertSession(connection(), {
      organisation_id: organisation.id,
      mediator_id: account.id,
      published_at: null,
    });
    await publishSession(connection(), other.id, author, CHANGE);
    const who = await coordinator();
    expect(await giveVerdict(connection(), who, seen(draft), APPROVE, CHANGE)).toEqual({
      ...NOTHING,
      published: 1,
      verified: 1,
    });
    expect(await session(draft.id)).toMatchObject({
      published_at: NOW.toISOString(),
      published_by: who.id,
      review_since: null,
    });
    expect((await session(draft.id)).version).toBeGreaterThan(0);
    expect(await organisationOf(organisation.id)).toMatchObject({
      verified_at: NOW.toISOString(),
      review_since: null,
    });
    // The other one is looked at all the same, unless its mediator publishes it: they may from now on.
    expect(await session(other.id)).toMatchObject({ published_at: null, review_since: NOW.toISOString() });
    expect(await publishSession(connection(), other.id, author, CHANGE)).toEqual({ kind: 'published' });
    expect(await session(other.id)).toMatchObject({ review_since: null });
    expect(await mails(account.id)).toEqual([
      {
        kind: 'review-approved',
        recipient: account.email,
        details: JSON.stringify({
          reviewed: { sessionIds: [draft.id], organisationId: organisation.id },
        }),
      },
    ]);
    expect((await listHistory(connection(), draft.id)).map(({ what }) => what)).toEqual(
      expect.arrayContaining(['approved', 'submitted']),
    );
  });

  it('sends back with a reason, which stays in the history; a corrected one is submitted again', async () => {
    const { draft, author, account } = await submitted();
    expect(await giveVerdict(connection(), await coordinator(), seen(draft), RETURN, CHANGE)).toEqual({
      ...NOTHING,
      returned: 1,
    });
    expect(await session(draft.id)).toMatchObject({
      published_at: null,
      review_since: null,
      returned_at: NOW.toISOString(),
      return_reason: 'unclear',
      return_note: 'Dites pour qui.',
    });
    const [mail] = await mails(account.id);
    expect(mail?.kind).toBe('review-returned');
    expect(JSON.parse(mail?.details ?? '')).toMatchObject({
      reviewed: { sessionIds: [draft.id], organisationId: null, reason: 'unclear', note: 'Dites pour qui.' },
    });
    expect(await publishSession(connection(), draft.id, author, CHANGE)).toEqual({ kind: 'submitted' });
    expect(await session(draft.id)).toMatchObject({ returned_at: null, return_reason: null });
    const [returned] = (await listHistory(connection(), draft.id)).filter(({ what }) => what === 'returned');
    expect(returned?.reason).toEqual({ reason: 'unclear', note: 'Dites pour qui.' });
  });

  it('does not approve unseen what its mediator changed meanwhile', async () => {
    const { draft, author } = await submitted();
    const typed = { ...toTypedSession(draft), title: 'Tout autre chose' };
    await editSession(connection(), draft.id, author, typed, EDIT);
    expect(await giveVerdict(connection(), await coordinator(), seen(draft), APPROVE, CHANGE)).toEqual({
      ...NOTHING,
      changedSince: 1,
    });
    expect(await session(draft.id)).toMatchObject({ published_at: null, review_since: NOW.toISOString() });
  });

  it('says yes to an organisation alone, or sends it back with all that it submitted', async () => {
    const waiting = await submitted();
    const seenOrganisation = ({ id, revision }: OrganisationTable) => ({
      sessions: [],
      organisations: [{ id, revision }],
    });
    const who = await coordinator();
    const ticked = seenOrganisation(waiting.organisation);
    expect(await giveVerdict(connection(), who, ticked, RETURN, CHANGE)).toEqual({ ...NOTHING, returned: 1 });
    expect(await session(waiting.draft.id)).toMatchObject({
      review_since: null,
      returned_at: NOW.toISOString(),
    });
    expect(await organisationOf(waiting.organisation.id)).toMatchObject({
      review_since: null,
      returned_at: NOW.toISOString(),
      return_reason: 'unclear',
    });
    // It waits again with the next session that it submits.
    await publishSession(connection(), waiting.draft.id, waiting.author, CHANGE);
    expect(await organisationOf(waiting.organisation.id)).toMatchObject({
      review_since: NOW.toISOString(),
      returned_at: null,
    });
    expect(await giveVerdict(connection(), who, ticked, APPROVE, CHANGE)).toEqual({
      ...NOTHING,
      verified: 1,
    });
    expect(await session(waiting.draft.id)).toMatchObject({ published_at: null });
    expect(await giveVerdict(connection(), who, ticked, APPROVE, CHANGE)).toEqual({
      ...NOTHING,
      decidedAlready: 1,
    });
  });

  it('acts only inside the territory, on all that was ticked or on nothing', async () => {
    const here = await submitted();
    const there = await submitted({ department_code: '69', region_code: '84' });
    const creuse = await coordinator({ territoryKind: 'department', territoryCode: '23' });
    const refused = giveVerdict(connection(), creuse, seen(here.draft, there.draft), APPROVE, CHANGE);
    await expect(refused).rejects.toMatchObject({ status: 404 });
    expect(await session(here.draft.id)).toMatchObject({ published_at: null });
    const organisations = [{ id: here.organisation.id, revision: 0 }];
    const rhone = await coordinator({ territoryKind: 'department', territoryCode: '69' });
    await expect(
      giveVerdict(connection(), rhone, { sessions: [], organisations }, APPROVE, CHANGE),
    ).rejects.toMatchObject({ status: 404 });
    const unknown = { sessions: [{ id: 'unknown', revision: 0 }], organisations: [] };
    await expect(giveVerdict(connection(), creuse, unknown, APPROVE, CHANGE)).rejects.toMatchObject({
      status: 404,
    });
  });

  describe('a published session', () => {
    async function published() {
      const account = await insertMediator(connection());
      const author = { id: account.id, organisationId: account.organisation_id ?? '' };
      const row = await insertSession(connection(), {
        organisation_id: author.organisationId,
        mediator_id: account.id,
      });
      const edit = (change: Partial<ReturnType<typeof toTypedSession>>) =>
        editSession(connection(), row.id, author, { ...toTypedSession(row), ...change }, EDIT);
      return { row, author, edit };
    }

    it('comes back when its nature changes, stays public, and leaves the queue with a yes', async () => {
      const { row, edit } = await published();
      await edit({ capacity: 20 });
      expect(await session(row.id)).toMatchObject({ review_since: null, revision: 1 });
      await edit({ title: 'Tout autre chose' });
      const changed = await session(row.id);
      expect(changed).toMatchObject({ review_since: NOW.toISOString(), published_at: row.published_at });
      expect(JSON.parse(changed.approved_nature ?? '')).toMatchObject({ title: row.title });
      expect(await giveVerdict(connection(), await coordinator(), seen(changed), APPROVE, CHANGE)).toEqual({
        ...NOTHING,
        confirmed: 1,
      });
      expect(await session(row.id)).toMatchObject({
        review_since: null,
        approved_nature: null,
        published_at: row.published_at,
      });
    });

    it('leaves the queue by itself when it is as before, or called off', async () => {
      const { row, edit, author } = await published();
      await edit({ title: 'Tout autre chose' });
      await edit({});
      expect(await session(row.id)).toMatchObject({ review_since: null, approved_nature: null });
      await edit({ title: 'Tout autre chose' });
      await cancelSession(connection(), row.id, author, 'Salle fermée', CHANGE);
      expect(await session(row.id)).toMatchObject({ review_since: null, approved_nature: null });
    });

    it('stays public when it is sent back, and comes back once it was changed', async () => {
      const { row, edit } = await published();
      await edit({ title: 'Tout autre chose' });
      await giveVerdict(connection(), await coordinator(), seen(await session(row.id)), RETURN, CHANGE);
      expect(await session(row.id)).toMatchObject({
        review_since: null,
        returned_at: NOW.toISOString(),
        published_at: row.published_at,
      });
      await edit({ title: 'Encore autre chose' });
      expect(await session(row.id)).toMatchObject({ review_since: NOW.toISOString(), returned_at: null });
    });
  });

  describe('the queue', () => {
    const everything: QueueFilter = {
      territory: { kind: 'country' },
      kind: undefined,
      programmeSlug: undefined,
      waitingSince: undefined,
    };

    it('is read page by page, the oldest first, each kind among the others', async () => {
      const region = { department_code: '973', region_code: '03' };
      const at = (minute: number) => `2027-02-01T10:0${minute}:00.000Z`;
      const own = { department_code: '973' };
      for (const minute of [3, 1]) {
        await newcomer({ ...region, review_since: at(minute) }, { ...own, review_since: at(minute - 1) });
      }
      await insertSession(connection(), { ...region, review_since: at(4) });
      // Of a session that is over, nobody need look at the change.
      await insertSession(connection(), {
        ...region,
        review_since: at(4),
        starts_at: '2027-02-20T09:00:00.000Z',
        ends_at: '2027-02-20T10:00:00.000Z',
      });
      const territory = { kind: 'department', code: '973' } as const;
      const filter = { ...everything, territory };
      const kinds: string[] = [];
      let after: Parameters<typeof listQueue>[2]['after'];
      do {
        const page = await listQueue(connection(), filter, { now: NOW, after, limit: 2 });
        kinds.push(...page.entries.map(({ kind, since }) => `${kind} ${since.slice(14, 16)}`));
        after = page.next;
      } while (after);
      expect(kinds).toEqual([
        'organisation 00',
        'submitted 01',
        'organisation 02',
        'submitted 03',
        'changed 04',
      ]);
      expect(await countQueue(connection(), territory, NOW)).toBe(5);
      expect(await countQueue(connection(), { kind: 'region', code: '03' }, NOW)).toBe(5);
      expect(await countQueue(connection(), { kind: 'department', code: '974' }, NOW)).toBe(0);
      const narrowed = async (change: Partial<QueueFilter>) => {
        const page = { now: NOW, after: undefined, limit: 10 };
        const { entries } = await listQueue(connection(), { ...filter, ...change }, page);
        return entries.map(({ kind, since }) => `${kind} ${since.slice(14, 16)}`);
      };
      expect(await narrowed({ kind: 'submitted' })).toEqual(['submitted 01', 'submitted 03']);
      expect(await narrowed({ kind: 'organisation' })).toEqual(['organisation 00', 'organisation 02']);
      expect(await narrowed({ kind: 'changed' })).toEqual(['changed 04']);
      expect(await narrowed({ waitingSince: at(1) })).toEqual(['organisation 00', 'submitted 01']);
      expect(await narrowed({ programmeSlug: 'cafe-ia' })).toEqual([
        'submitted 01',
        'submitted 03',
        'changed 04',
      ]);
      expect(await narrowed({ programmeSlug: 'autre' })).toEqual([]);
    });
  });

  it('decides once when two coordinators approve and return the same at once', async () => {
    const facts = await Promise.all(Array.from({ length: 6 }, () => submitted()));
    const rows = facts.map(({ draft }) => draft);
    const [one, other] = [await coordinator(), await coordinator()];
    const [approved, returned] = await Promise.all([
      giveVerdict(connection(), one, seen(...rows), APPROVE, CHANGE),
      giveVerdict(connection(), other, seen(...[...rows].reverse()), RETURN, CHANGE),
    ]);
    expect(approved.published + returned.returned).toBe(6);
    expect(approved.decidedAlready + returned.decidedAlready).toBe(6);
    for (const { draft, account } of facts) {
      const { published_at, returned_at } = await session(draft.id);
      expect([published_at, returned_at].filter((date) => date !== null)).toHaveLength(1);
      expect(await mails(account.id)).toHaveLength(1);
      const decided = (await listHistory(connection(), draft.id)).filter(({ what }) =>
        ['approved', 'returned'].includes(what),
      );
      expect(decided).toHaveLength(1);
    }
  });

  it('never loses an edit that comes at the same moment as a yes', async () => {
    for (let round = 0; round < 8; round++) {
      const { draft, author } = await submitted();
      const who = await coordinator();
      const typed = { ...toTypedSession(draft), title: `Autre chose ${round}` };
      const [outcome] = await Promise.all([
        giveVerdict(connection(), who, seen(draft), APPROVE, CHANGE),
        editSession(connection(), draft.id, author, typed, EDIT),
      ]);
      const after = await session(draft.id);
      // Seen first, then changed: it is public and comes back. Changed first: it waits to be seen.
      expect(after.review_since).toBe(NOW.toISOString());
      expect(after.published_at === null).toBe(outcome.changedSince === 1);
      expect(after.approved_nature === null).toBe(outcome.changedSince === 1);
    }
  });
});

/** The plan says that an index of what waits is read, not the sessions. */
onBothEngines('counting the queue', (connection) => {
  it('reads nothing but what waits', async () => {
    await insertSession(connection());
    for (const territory of [
      { kind: 'country' },
      { kind: 'region', code: '75' },
      { kind: 'department', code: '23' },
    ] as const) {
      expect(await planOf(connection(), territory.kind)).toContain('sessions_review_since');
      expect(await countQueue(connection(), territory, NOW)).toBe(0);
    }
  });
});

async function planOf(connection: Connection, kind: 'country' | 'region' | 'department'): Promise<string> {
  let query = connection.db.selectFrom('sessions').select('id').where('review_since', 'is not', null);
  if (kind !== 'country') query = query.where(`${kind}_code`, '=', '23');
  return connection.write(async (trx) => {
    if (connection.engine === 'sqlite') {
      const compiled = query.compile();
      const { rows } = await trx.executeQuery<{ detail: string }>({
        ...compiled,
        sql: `explain query plan ${compiled.sql}`,
      });
      return rows.map(({ detail }) => detail).join('\n');
    }
    // A table of one row is read faster whole: that is not what is asked.
    const compiled = query.compile();
    await trx.executeQuery({ ...compiled, sql: 'set local enable_seqscan = off', parameters: [] });
    const { rows } = await trx.executeQuery<{ 'QUERY PLAN': string }>({
      ...compiled,
      sql: `explain ${compiled.sql}`,
    });
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  });
}
