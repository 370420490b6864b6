import { describe, expect, it } from 'vitest';
import type { AskableContacts } from '#app/domain/offer.ts';
import { prepareMessages } from '#app/mail/message-facts.server.ts';
import { listCalendarEvents } from '#db/calendar-events.server.ts';
import { messageColumns } from '#db/messages.server.ts';
import { cancelRegistration, type SignUp, signUp } from '#db/registrations.server.ts';
import type { SessionTable } from '#db/schema.ts';
import { cancelSession, editSession, publishSession } from '#db/session-changes.server.ts';
import {
  countDuplicates,
  dismissDuplicate,
  listDuplicates,
  listDuplicatesOf,
  noteDuplicates,
  purgeDuplicates,
} from '#db/session-duplicates.server.ts';
import { listHistory } from '#db/session-history.server.ts';
import { findKeptSlug, mergeSessions, previewSessionMerge } from '#db/session-merges.server.ts';
import { toTypedSession } from '#db/session-rows.server.ts';
import { listTotalsByDepartment } from '#db/totals.server.ts';
import { TEST_SETTINGS } from '#tests/support/application.ts';
import { insertCoordinator, insertMediator, insertSession } from '#tests/support/builders.ts';
import { onBothEngines } from '#tests/support/databases.ts';
import { checkSeats } from '#tests/support/seats.ts';

const NOW = new Date('2027-05-01T10:00:00.000Z');
const ASKABLE: AskableContacts = ['email'];
const CHANGE = { now: NOW, publicUrl: 'http://localhost:3000', askable: ASKABLE, reason: 'Réuni.' };

onBothEngines('sessions that are one', (connection) => {
  const coordinator = async (territory: { territoryKind?: 'department'; territoryCode?: string } = {}) => {
    const { id } = await insertCoordinator(connection());
    return {
      id,
      role: 'coordinator' as const,
      organisationId: null,
      territoryKind: territory.territoryKind ?? null,
      territoryCode: territory.territoryCode ?? null,
    };
  };
  const register = async (session: SessionTable, who: string, seats = 1) => {
    const request: SignUp = {
      sessionSlug: session.slug,
      name: who,
      contact: { kind: 'email', value: `${who.toLowerCase()}@exemple.test` },
      seats,
      locale: 'fr',
      assistedBy: null,
    };
    const outcome = await signUp(connection(), request, NOW, ASKABLE);
    return 'registrationId' in outcome ? outcome.registrationId : outcome.kind;
  };
  const stored = (id: string) =>
    connection().db.selectFrom('sessions').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  const registration = (id: string) =>
    connection().db.selectFrom('registrations').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  const messagesOf = (registrationId: string) =>
    connection()
      .db.selectFrom('messages')
      .select(messageColumns)
      .where('registration_id', '=', registrationId)
      .where('kind', '=', 'session-merged')
      .execute();

  async function pair(kept: Partial<SessionTable> = {}, gone: Partial<SessionTable> = {}) {
    const one = await insertSession(connection(), { capacity: 4, ...kept });
    const other = await insertSession(connection(), {
      venue_id: one.venue_id,
      campaign_id: one.campaign_id,
      capacity: 4,
      ...gone,
    });
    return { kept: one, gone: other, ids: { keptId: one.id, goneId: other.id } };
  }

  it('move whole groups with their seats, in order, and have the others wait; each hears of it once', async () => {
    const { kept, gone, ids } = await pair();
    await register(kept, 'Ana', 2);
    const bea = await register(gone, 'Bea', 1);
    const carl = await register(gone, 'Carl', 2);
    const dan = await register(gone, 'Dan', 1);
    const eve = await register(gone, 'Eve', 2);
    const who = await coordinator();
    const preview = await previewSessionMerge(connection(), ids, NOW);
    const outcome = await mergeSessions(connection(), who, ids, CHANGE);
    expect(outcome).toEqual({ kind: 'merged', moves: preview.kind === 'merge' ? preview.moves : [] });

    const after = await checkSeats(connection(), kept.id, NOW);
    expect(after.confirmed.map(({ name }) => name).sort()).toEqual(['Ana', 'Bea', 'Dan']);
    expect(after.waiting.map(({ name }) => name)).toEqual(['Carl', 'Eve']);
    expect(await registration(bea)).toMatchObject({ session_id: kept.id });
    const goneAfter = await checkSeats(connection(), gone.id, NOW);
    expect(goneAfter.rows).toEqual([]);
    expect(goneAfter.session).toMatchObject({
      cancelled_at: NOW.toISOString(),
      cancellation_reason: 'Réuni.',
      cancelled_by: who.id,
      sequence: gone.sequence + 1,
      seats_taken: 0,
    });
    for (const [id, waits] of [
      [bea, false],
      [carl, true],
      [dan, false],
      [eve, true],
    ] as const) {
      const messages = await messagesOf(id);
      expect(messages).toHaveLength(1);
      const [prepared] = await prepareMessages(connection(), TEST_SETTINGS, messages, NOW);
      expect(prepared).toMatchObject({
        decision: { kind: 'send', as: 'session-merged' },
        facts: { waiting: waits, session: { title: kept.title } },
      });
    }
    const mails = await connection()
      .db.selectFrom('messages')
      .select(messageColumns)
      .where('kind', '=', 'sessions-merged')
      .where('account_id', 'in', [kept.mediator_id, gone.mediator_id])
      .execute();
    expect(mails).toHaveLength(2);
    const [told] = await prepareMessages(connection(), TEST_SETTINGS, mails, NOW);
    expect(told).toMatchObject({ decision: { kind: 'send' }, facts: { gone: gone.title } });
  });

  it('lead from one address to the other, stay in feeds as cancelled, and count once', async () => {
    const { kept, gone, ids } = await pair();
    const third = await insertSession(connection(), {
      venue_id: kept.venue_id,
      campaign_id: kept.campaign_id,
    });
    await register(gone, 'Ana', 2);
    const who = await coordinator();
    await mergeSessions(connection(), who, ids, CHANGE);
    expect(await findKeptSlug(connection(), gone.id)).toBe(kept.slug);
    expect(await findKeptSlug(connection(), kept.id)).toBeUndefined();
    const events = await listCalendarEvents(connection(), [gone.id, kept.id], CHANGE.publicUrl, 'fr');
    expect(events.get(gone.id)).toContain('STATUS:CANCELLED');
    expect(events.get(gone.id)).toContain(gone.id);
    expect(events.get(kept.id)).not.toContain('STATUS:CANCELLED');
    const creuse = (await listTotalsByDepartment(connection(), kept.campaign_id)).find(
      ({ code }) => code === '23',
    );
    expect(creuse?.totals).toMatchObject({ events: 2, participants: { registered: 2 } });
    expect((await listHistory(connection(), kept.id)).map(({ what }) => what)).toContain('merged');
    expect((await listHistory(connection(), gone.id)).map(({ what }) => what)).toContain('cancelled');

    // Merged once more, both addresses lead to where the last one stays.
    await mergeSessions(connection(), who, { keptId: third.id, goneId: kept.id }, CHANGE);
    expect(await findKeptSlug(connection(), gone.id)).toBe(third.slug);
    expect(await findKeptSlug(connection(), kept.id)).toBe(third.slug);
    expect((await checkSeats(connection(), third.id, NOW)).session.seats_taken).toBe(2);
  });

  it('make one registration of the same contact twice, with the larger number of seats where they fit', async () => {
    const { kept, gone, ids } = await pair({ capacity: 5 });
    const own = await register(kept, 'Ana', 1);
    const other = await register(gone, 'Ana', 3);
    const bob = await register(kept, 'Bob', 1);
    await cancelRegistration(connection(), bob, NOW, ASKABLE);
    const bobAgain = await register(gone, 'Bob', 1);
    await mergeSessions(connection(), await coordinator(), ids, CHANGE);
    expect(await registration(own)).toMatchObject({ seats: 3, session_id: kept.id, cancelled_at: null });
    expect(await registration(other)).toMatchObject({
      session_id: gone.id,
      cancelled_at: NOW.toISOString(),
      confirmed_at: null,
    });
    expect(await registration(bob)).toMatchObject({ seats: 1, cancelled_at: null });
    expect((await checkSeats(connection(), kept.id, NOW)).session.seats_taken).toBe(4);
    await checkSeats(connection(), gone.id, NOW);
    expect(await messagesOf(own)).toHaveLength(1);
    expect(await messagesOf(bob)).toHaveLength(1);
    expect([...(await messagesOf(other)), ...(await messagesOf(bobAgain))]).toEqual([]);
  });

  it('void the offers of the one that goes, and leave those of the one that stays', async () => {
    const { kept, gone, ids } = await pair({ capacity: 2 }, { capacity: 2 });
    const [ana, bea] = [await register(kept, 'Ana', 2), await register(kept, 'Bea', 1)];
    await cancelRegistration(connection(), ana, NOW, ASKABLE);
    const [carl, dan] = [await register(gone, 'Carl', 2), await register(gone, 'Dan', 2)];
    await cancelRegistration(connection(), carl, NOW, ASKABLE);
    expect((await registration(bea)).offered_until).not.toBeNull();
    expect((await registration(dan)).offered_until).not.toBeNull();
    await mergeSessions(connection(), await coordinator(), ids, CHANGE);
    expect((await registration(bea)).offered_until).not.toBeNull();
    expect(await registration(dan)).toMatchObject({ session_id: kept.id, offered_until: null });
    const { waiting } = await checkSeats(connection(), kept.id, NOW);
    expect(waiting.map(({ name }) => name)).toEqual(['Bea', 'Dan']);
    await checkSeats(connection(), gone.id, NOW);
  });

  it('are merged by those whose territory it is, and neither begun nor called off', async () => {
    const { kept, gone, ids } = await pair();
    const rhone = await coordinator({ territoryKind: 'department', territoryCode: '69' });
    await expect(mergeSessions(connection(), rhone, ids, CHANGE)).rejects.toMatchObject({ status: 404 });
    const creuse = await coordinator({ territoryKind: 'department', territoryCode: '23' });
    await expect(
      mergeSessions(connection(), creuse, { keptId: kept.id, goneId: 'unknown' }, CHANGE),
    ).rejects.toMatchObject({ status: 404 });
    const begun = { ...CHANGE, now: new Date(Date.parse(kept.starts_at)) };
    expect(await mergeSessions(connection(), creuse, ids, begun)).toEqual({
      kind: 'not-open',
      which: 'kept',
    });
    expect((await stored(gone.id)).cancelled_at).toBeNull();
    await mergeSessions(connection(), creuse, ids, CHANGE);
    expect(await mergeSessions(connection(), creuse, ids, CHANGE)).toEqual({
      kind: 'not-open',
      which: 'gone',
    });
  });

  it('never oversell and lose nobody while people sign up and cancel during the merge', async () => {
    for (let round = 0; round < 4; round++) {
      const { kept, gone, ids } = await pair({ capacity: 9 }, { capacity: 9 });
      const early = await Promise.all(
        Array.from({ length: 8 }, (_, index) =>
          register(index % 2 ? kept : gone, `Tot${round}x${index}`, 1 + (index % 3)),
        ),
      );
      const who = await coordinator();
      const [outcome, again, ...arrivals] = await Promise.all([
        mergeSessions(connection(), who, ids, CHANGE),
        mergeSessions(connection(), who, { keptId: gone.id, goneId: kept.id }, CHANGE),
        ...Array.from({ length: 12 }, (_, index) =>
          register(index % 3 ? gone : kept, `Tard${round}x${index}`, 1 + (index % 2)),
        ),
        cancelRegistration(connection(), early[0] ?? '', NOW, ASKABLE),
      ]);
      // One of the two ways, never both.
      expect([outcome.kind, again.kind].filter((kind) => kind === 'merged')).toHaveLength(1);
      const [stays, goes] = outcome.kind === 'merged' ? [kept, gone] : [gone, kept];
      const after = await checkSeats(connection(), stays.id, NOW, `round ${round}`);
      const left = await checkSeats(connection(), goes.id, NOW, `round ${round}`);
      expect([...left.confirmed, ...left.waiting]).toEqual([]);
      const known = new Set([...after.confirmed, ...after.waiting].map(({ name }) => name));
      const took = arrivals.flatMap((id, index) =>
        typeof id === 'string' && id !== 'closed' ? [`Tard${round}x${index}`] : [],
      );
      for (const name of took) expect(known.has(name), name).toBe(true);
      for (let index = 1; index < 8; index++) expect(known.has(`Tot${round}x${index}`)).toBe(true);
    }
  });

  describe('are found', () => {
    const creuse = { kind: 'department', code: '23' } as const;
    const partnersOf = async (id: string, now = NOW) =>
      (await listDuplicatesOf(connection(), id, now)).map(({ one, other }) =>
        one.id === id ? other.id : one.id,
      );

    it('when one is published, and not any more once it moved or is called off', async () => {
      const mediator = await insertMediator(connection());
      const author = { id: mediator.id, organisationId: mediator.organisation_id ?? '' };
      const one = await insertSession(connection());
      const other = await insertSession(connection(), {
        venue_id: one.venue_id,
        campaign_id: one.campaign_id,
        organisation_id: author.organisationId,
        mediator_id: author.id,
        published_at: null,
      });
      expect(await partnersOf(one.id)).toEqual([]);
      await publishSession(connection(), other.id, author, CHANGE);
      expect(await partnersOf(one.id)).toEqual([other.id]);
      expect(await partnersOf(other.id)).toEqual([one.id]);
      const typed = toTypedSession(other);
      await editSession(
        connection(),
        other.id,
        author,
        { ...typed, startTime: '18:00', endTime: '19:00' },
        CHANGE,
      );
      expect(await partnersOf(one.id)).toEqual([]);
      await editSession(connection(), other.id, author, typed, CHANGE);
      expect(await partnersOf(one.id)).toEqual([other.id]);
      await cancelSession(connection(), other.id, author, 'Plus tard', CHANGE);
      expect(await partnersOf(one.id)).toEqual([]);
    });

    it('and told apart for good, by those whose territory it is', async () => {
      const { kept, gone } = await pair();
      await connection().write((trx) => noteDuplicates(trx, [kept.id], NOW));
      const count = await countDuplicates(connection(), creuse);
      expect(count).toBeGreaterThan(0);
      expect(await countDuplicates(connection(), { kind: 'department', code: '69' })).toBe(0);
      const rhone = await coordinator({ territoryKind: 'department', territoryCode: '69' });
      const ids = [gone.id, kept.id] as const;
      await expect(dismissDuplicate(connection(), rhone, ids, NOW)).rejects.toMatchObject({ status: 404 });
      await dismissDuplicate(connection(), await coordinator(), ids, NOW);
      expect(await partnersOf(kept.id)).toEqual([]);
      await connection().write((trx) => noteDuplicates(trx, [kept.id, gone.id], NOW));
      expect(await partnersOf(kept.id)).toEqual([]);
      expect(await countDuplicates(connection(), creuse)).toBe(count - 1);
    });

    it('page by page in a territory, and forgotten once they are over', async () => {
      const where = { department_code: '974', region_code: '04' };
      for (const minute of [1, 2, 3]) {
        const { kept } = await pair(where, where);
        const found = new Date(NOW.getTime() + minute * 60_000);
        await connection().write((trx) => noteDuplicates(trx, [kept.id], found));
      }
      const territory = { kind: 'region', code: '04' } as const;
      const first = await listDuplicates(connection(), territory, { now: NOW, after: undefined, limit: 2 });
      const second = await listDuplicates(connection(), territory, { now: NOW, after: first.next, limit: 2 });
      expect([...first.pairs, ...second.pairs].map(({ foundAt }) => foundAt.slice(14, 16))).toEqual([
        '01',
        '02',
        '03',
      ]);
      expect(second.next).toBeUndefined();
      await purgeDuplicates(connection(), new Date('2027-05-19T00:00:00.000Z'));
      expect(await countDuplicates(connection(), territory)).toBe(0);
    });
  });
});
