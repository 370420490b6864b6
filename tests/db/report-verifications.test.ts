import { beforeEach, describe, expect, it } from 'vitest';
import type { ReportContent } from '#app/domain/report.ts';
import { prepareMessages } from '#app/mail/message-facts.server.ts';
import { renderMail } from '#app/mail/messages.ts';
import { listHeldSessions } from '#db/held-sessions.server.ts';
import { newId } from '#db/identifiers.ts';
import { listMessages } from '#db/messages.server.ts';
import { findReportFile, listReportsToVerify, verifyReport } from '#db/report-verifications.server.ts';
import { fileReport, findReport } from '#db/reports.server.ts';
import type { AccountTable, SessionTable } from '#db/schema.ts';
import { getTotals } from '#db/totals.server.ts';
import {
  insertCampaign,
  insertCoordinator,
  insertMediator,
  insertSession,
  insertVenue,
} from '#tests/support/builders.ts';
import { onBothEngines } from '#tests/support/databases.ts';

const LINKS = { publicUrl: 'https://semainier.test', secret: 'x'.repeat(32) };
/** The evening of the session. */
const EVENING = new Date('2027-05-18T18:00:00.000Z');
const NEXT_DAY = new Date('2027-05-19T09:00:00.000Z');
const country = { kind: 'country' } as const;

onBothEngines('reports that look odd', (connection) => {
  let account: AccountTable;
  let coordinator: AccountTable;
  let session: SessionTable;

  beforeEach(async () => {
    account = await insertMediator(connection());
    coordinator = await insertCoordinator(connection());
    session = await hold({ seats_taken: 7 });
  });

  /** A session of the account's organisation, in a campaign of its own unless it says which. */
  const hold = async (changes: Partial<SessionTable> = {}) =>
    insertSession(connection(), {
      organisation_id: account.organisation_id ?? '',
      mediator_id: account.id,
      ...changes,
    });
  const file = async (
    headCount: number,
    {
      of = session,
      now = EVENING,
      ...content
    }: Partial<ReportContent> & { of?: SessionTable; now?: Date } = {},
  ) => {
    const seen = (await findReport(connection(), of.id))?.number ?? 0;
    return fileReport(
      connection(),
      {
        sessionId: of.id,
        account: { id: account.id, organisationId: account.organisation_id ?? '' },
        through: 'link',
        content: { headCount, grade: 'counted', tallies: {}, comment: null, ...content },
        seen,
        confirmed: headCount,
      },
      now,
    );
  };
  const verify = (
    choice: 'confirm' | 'ask_correction',
    {
      seen = 1,
      note = null,
      by = coordinator,
      now = NEXT_DAY,
    }: {
      seen?: number;
      note?: string | null;
      by?: AccountTable;
      now?: Date;
    } = {},
  ) => verifyReport(connection(), { sessionId: session.id, choice, note, seen }, by.id, now);
  const totals = async () => {
    const { participants, toVerify } = await getTotals(connection(), session.campaign_id);
    return { registered: participants.registered, counted: participants.counted, toVerify };
  };
  const reasonsOf = async (of: SessionTable) =>
    (await findReport(connection(), of.id))?.toVerify.map(({ kind }) => kind);
  const acts = async () =>
    (
      await connection()
        .db.selectFrom('audit_entries')
        .select(['act', 'account_id', 'department_code'])
        .where('subject_kind', '=', 'report')
        .where('subject_id', '=', session.id)
        .orderBy('happened_at')
        .execute()
    ).map(({ act, account_id, department_code }) => [act, account_id, department_code]);

  it('are not counted: the session goes on counting its registered seats, their people stand apart', async () => {
    await file(60);
    expect(await totals()).toEqual({ registered: 7, counted: 0, toVerify: 60 });
    expect(await reasonsOf(session)).toEqual(['above_capacity']);
    const held = await listHeldSessions(connection(), account.id, NEXT_DAY);
    expect(held[0]?.report).toMatchObject({ headCount: 60, toVerify: true });
  });

  it('count once a coordinator confirms them, whose note is kept', async () => {
    await file(60);
    expect(await verify('confirm', { note: 'Vu avec la mairie.' })).toEqual({ kind: 'confirmed' });
    expect(await totals()).toEqual({ registered: 0, counted: 60, toVerify: 0 });
    const found = await findReportFile(connection(), session.id);
    expect(found?.versions).toMatchObject([
      {
        number: 1,
        reasons: [{ kind: 'above_capacity', seats: 12 }],
        decisions: [{ decision: 'confirmed', note: 'Vu avec la mairie.', by: coordinator.name }],
      },
    ]);
    expect(await acts()).toEqual([
      ['filed', account.id, '23'],
      ['confirmed', coordinator.id, '23'],
    ]);
    expect(await verify('confirm')).toEqual({ kind: 'not_to_verify' });
  });

  it('are looked at again when they are corrected after a confirmation', async () => {
    await file(60);
    await verify('confirm');
    await file(80);
    expect(await totals()).toEqual({ registered: 7, counted: 0, toVerify: 80 });
    // The version that was confirmed, with a word more, needs no second look.
    await file(60, { comment: 'Salle comble.' });
    expect(await totals()).toEqual({ registered: 0, counted: 60, toVerify: 0 });
    await file(9);
    expect(await totals()).toEqual({ registered: 0, counted: 9, toVerify: 0 });
  });

  it('cannot be confirmed in a version that nobody read', async () => {
    await file(60);
    await file(70);
    expect(await verify('confirm', { seen: 1 })).toEqual({ kind: 'corrected_meanwhile' });
    const outcomes = await Promise.all([verify('confirm', { seen: 2 }), file(80)]);
    expect(outcomes.map(({ kind }) => kind)).toContain('filed');
    expect((await totals()).toVerify).toBe(80);
  });

  it('are compared with earlier reports of the venue that count', async () => {
    const venue = await insertVenue(connection());
    const at = { venue_id: venue.id, campaign_id: session.campaign_id, capacity: 100 };
    for (const headCount of [8, 9, 10, 11, 12]) await file(headCount, { of: await hold(at) });
    const odd = await hold(at);
    await file(50, { of: odd });
    expect(await reasonsOf(odd)).toEqual(['above_usual']);
    // What waits to be verified does not make the next one usual.
    for (const headCount of [50, 51, 52, 53]) {
      const next = await hold(at);
      await file(headCount, { of: next });
      expect(await reasonsOf(next)).toEqual(['above_usual']);
    }
    const elsewhere = await hold({ capacity: 100 });
    await file(50, { of: elsewhere });
    expect(await reasonsOf(elsewhere)).toEqual([]);
  });

  it('are compared with those of the format, where the venue is new', async () => {
    const format = { format: 'visite', capacity: 100 };
    for (let number = 0; number < 20; number++) {
      account = await insertMediator(connection());
      await file(8 + (number % 5), { of: await hold(format) });
    }
    const odd = await hold(format);
    await file(50, { of: odd });
    expect(await reasonsOf(odd)).toEqual(['above_usual']);
  });

  it('are a series when one organisation keeps giving round numbers, until one was confirmed', async () => {
    const day = (number: number) => {
      const date = `2027-05-${String(number).padStart(2, '0')}`;
      return { starts_at: `${date}T12:00:00.000Z`, ends_at: `${date}T14:00:00.000Z`, capacity: 60 };
    };
    const flagged: (string[] | undefined)[] = [];
    for (const [index, headCount] of [20, 40, 30, 10, 50].entries()) {
      session = await hold(day(1 + index));
      await file(headCount);
      flagged.push(await reasonsOf(session));
    }
    expect(flagged).toEqual([[], [], [], [], ['round_numbers']]);
    await verify('confirm');
    session = await hold(day(6));
    await file(20);
    expect(await reasonsOf(session)).toEqual([]);
  });

  describe('whose correction is asked for', () => {
    const mails = async () =>
      (await listMessages(connection(), { offset: 0, limit: 50 })).messages.filter(
        ({ kind, recipient }) => kind === 'report-correction' && recipient === account.email,
      );
    async function mailAt(now: Date) {
      const [prepared] = await prepareMessages(connection(), LINKS, await mails(), now);
      if (!prepared?.facts) throw new Error('Nothing is told.');
      return { decision: prepared.decision, ...renderMail(prepared.facts) };
    }

    it('write to whoever filed them, with what is odd, the coordinator’s words and a link', async () => {
      await file(60);
      expect(await verify('ask_correction', { note: 'Était-ce bien 60 ?' })).toEqual({ kind: 'asked' });
      expect(await mails()).toHaveLength(1);
      const mail = await mailAt(NEXT_DAY);
      expect(mail.decision).toEqual({ kind: 'send', as: 'report-correction' });
      expect(mail.text).toContain('Était-ce bien 60 ?');
      expect(mail.text).toContain('(12 places');
      expect(mail.text).toMatch(/https:\/\/semainier\.test\/bilans\/\S+/);
      expect(mail.replyTo).toEqual({ name: coordinator.name, address: coordinator.email });
      // The link of the report's own page ends a month after the session.
      const later = await mailAt(new Date('2027-07-01T09:00:00.000Z'));
      expect(later.text).toContain(`https://semainier.test/mediation/ateliers/${session.id}/bilan`);
      expect(await totals()).toEqual({ registered: 7, counted: 0, toVerify: 60 });
      expect(await acts()).toContainEqual(['returned', coordinator.id, '23']);
      const list = await listReportsToVerify(connection(), country, { offset: 0, limit: 500 });
      expect(list.reports.find(({ id }) => id === session.id)?.askedAt).toBe(NEXT_DAY.toISOString());
    });

    it('are asked once a day', async () => {
      await file(60);
      await Promise.all([verify('ask_correction'), verify('ask_correction')]);
      expect(await mails()).toHaveLength(1);
      expect(await verify('ask_correction')).toEqual({ kind: 'asked_already' });
      const now = new Date('2027-05-20T09:00:00.000Z');
      expect(await verify('ask_correction', { now })).toEqual({ kind: 'asked' });
      expect(await mails()).toHaveLength(2);
    });

    it.each(['corrected', 'confirmed'])('are not written about any more once they are %s', async (how) => {
      await file(60);
      await verify('ask_correction');
      if (how === 'corrected') await file(6);
      else await verify('confirm');
      expect((await mailAt(NEXT_DAY)).decision).toEqual({
        kind: 'drop',
        why: 'report corrected or confirmed',
      });
    });

    it('write to a colleague when whoever filed them has gone, and to nobody when all have', async () => {
      await file(60);
      const { db } = connection();
      await db
        .updateTable('accounts')
        .set({ closed_at: EVENING.toISOString() })
        .where('id', '=', account.id)
        .execute();
      expect(await verify('ask_correction')).toEqual({ kind: 'nobody_to_ask' });
      const colleague = await insertMediator(connection(), { organisation_id: account.organisation_id });
      expect(await verify('ask_correction')).toEqual({ kind: 'asked' });
      const { messages } = await listMessages(connection(), { offset: 0, limit: 50 });
      expect(messages[0]).toMatchObject({ kind: 'report-correction', recipient: colleague.email });
    });
  });

  it('are not for whoever filed them to confirm', async () => {
    await file(60);
    expect(await verify('confirm', { by: account })).toEqual({ kind: 'own' });
    expect((await totals()).toVerify).toBe(60);
  });

  it('are listed for the coordinators of their territory, those that wait longest first', async () => {
    const campaign = await insertCampaign(connection());
    const there = { campaign_id: campaign.id, department_code: '974', region_code: '04', venue_id: null };
    const before = await listReportsToVerify(
      connection(),
      { kind: 'region', code: '04' },
      {
        offset: 0,
        limit: 500,
      },
    );
    expect(before.total).toBe(0);
    const [second, first, cancelled] = [await hold(there), await hold(there), await hold(there)];
    await file(50, { of: second, now: NEXT_DAY });
    await file(60, { of: first });
    await file(70, { of: cancelled });
    await connection()
      .db.updateTable('sessions')
      .set({ cancelled_at: NEXT_DAY.toISOString() })
      .where('id', '=', cancelled.id)
      .execute();
    const list = async (territory: Parameters<typeof listReportsToVerify>[1], offset = 0, limit = 10) => {
      const { total, people, reports } = await listReportsToVerify(connection(), territory, {
        offset,
        limit,
      });
      return { total, people, ids: reports.map(({ id }) => id) };
    };
    const here = { total: 2, people: 110 };
    const reunion = { kind: 'department', code: '974' } as const;
    expect(await list(reunion)).toEqual({ ...here, ids: [first.id, second.id] });
    expect(await list(reunion, 1, 1)).toEqual({ ...here, ids: [second.id] });
    expect(await list({ kind: 'region', code: '04' })).toEqual({ ...here, ids: [first.id, second.id] });
    expect(await list({ kind: 'department', code: '75' })).toEqual({ total: 0, people: 0, ids: [] });
    expect((await list(country, 0, 500)).ids).toEqual(expect.arrayContaining([first.id, second.id]));
  });

  it('have no file while nothing was filed', async () => {
    expect(await findReportFile(connection(), session.id)).toBeUndefined();
    expect(await findReportFile(connection(), newId())).toBeUndefined();
    expect(await verify('confirm')).toEqual({ kind: 'not_to_verify' });
  });
});
