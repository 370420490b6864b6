import { beforeEach, expect, it } from 'vitest';
import { prepareMessages } from '#app/mail/message-facts.server.ts';
import { renderMail } from '#app/mail/messages.ts';
import { listMessages } from '#db/messages.server.ts';
import { enqueueDueReportRequests } from '#db/report-requests.server.ts';
import { fileReport, listDueReports } from '#db/reports.server.ts';
import type { AccountTable, SessionTable } from '#db/schema.ts';
import { changeSession, insertMediator, insertSession } from '#tests/support/builders.ts';
import { onBothEngines } from '#tests/support/databases.ts';

const LINKS = { publicUrl: 'https://semainier.test', secret: 'x'.repeat(32) };
/** Eight in the evening in Paris, the day of the session. */
const EVENING = new Date('2027-05-18T18:00:00.000Z');
const daysLater = (days: number, hours = 0) =>
  new Date(EVENING.getTime() + (days * 24 + hours) * 60 * 60 * 1000);

onBothEngines('requests for reports', (connection) => {
  let account: AccountTable;

  beforeEach(async () => {
    const { db } = connection();
    await db.deleteFrom('messages').execute();
    await db.updateTable('sessions').set({ cancelled_at: EVENING.toISOString() }).execute();
    account = await insertMediator(connection());
  });

  const hold = (changes: Partial<SessionTable> = {}) =>
    insertSession(connection(), {
      organisation_id: account.organisation_id ?? '',
      mediator_id: account.id,
      ...changes,
    });
  const ask = (now: Date) => enqueueDueReportRequests(connection(), now);
  const outbox = async () => (await listMessages(connection(), { offset: 0, limit: 50 })).messages;
  const file = (session: SessionTable, now: Date) =>
    fileReport(
      connection(),
      {
        sessionId: session.id,
        account: { id: account.id, organisationId: account.organisation_id ?? '' },
        through: 'link',
        content: { headCount: 8, grade: 'counted', tallies: {}, comment: null },
        seen: 0,
        confirmed: undefined,
      },
      now,
    );
  async function mailAt(now: Date) {
    const [prepared] = await prepareMessages(connection(), LINKS, await outbox(), now);
    return prepared?.decision.kind === 'send' && prepared.facts ? renderMail(prepared.facts) : undefined;
  }

  it('are one mail in the evening and three reminders, however often it is looked at', async () => {
    await hold();
    const written: number[] = [];
    for (const days of [0, 1, 2, 7, 8, 9, 14, 15, 16, 25, 40]) {
      expect(await ask(daysLater(days, -1))).toBe(0);
      const each = await Promise.all([1, 2, 3].map(() => ask(daysLater(days))));
      if (each.some((count) => count > 0)) written.push(days);
      expect(each.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(1);
    }
    expect(written).toEqual([0, 1, 8, 15]);
    expect(await outbox()).toMatchObject(
      [15, 8, 1, 0].map(() => ({ kind: 'reports-due', accountId: account.id, recipient: account.email })),
    );
  });

  it('list all of a mediator’s sessions in one mail, each with a link of its own', async () => {
    await hold({
      title: 'Le matin',
      starts_at: '2027-05-18T07:00:00.000Z',
      ends_at: '2027-05-18T09:00:00.000Z',
    });
    await hold({ title: 'L’après-midi' });
    await hold({ title: 'Annulé', cancelled_at: '2027-05-18T10:00:00.000Z' });
    await hold({ title: 'Brouillon', published_at: null });
    const other = await insertMediator(connection(), { organisation_id: account.organisation_id });
    await hold({ title: 'D’un collègue', mediator_id: other.id });
    expect(await ask(EVENING)).toBe(2);
    const own = (await outbox()).filter(({ accountId }) => accountId === account.id);
    expect(own).toHaveLength(1);
    const [prepared] = await prepareMessages(connection(), LINKS, own, EVENING);
    const mail = prepared?.facts && renderMail(prepared.facts);
    expect(mail?.subject).toBe('2 bilans d’atelier à faire');
    expect(mail?.text).toContain('Le matin');
    expect(mail?.text).toContain('L’après-midi');
    expect(mail?.text).not.toMatch(/Annulé|Brouillon|collègue/);
    expect(new Set(mail?.text.match(/https:\/\/semainier\.test\/bilans\/\S+/g)).size).toBe(2);
  });

  it('say what is true when they are sent: nothing once the report is filed or the session cancelled', async () => {
    const one = await hold({ title: 'Le premier' });
    const two = await hold({ title: 'Le second' });
    await ask(EVENING);
    expect((await mailAt(EVENING))?.subject).toBe('2 bilans d’atelier à faire');
    expect(await file(one, EVENING)).toEqual({ kind: 'filed', number: 1 });
    expect((await mailAt(EVENING))?.subject).toBe('Bilan à faire\u00a0: Le second');
    await changeSession(connection(), two.id, { cancelled_at: EVENING.toISOString() });
    expect(await mailAt(EVENING)).toBeUndefined();
    for (const days of [1, 8, 15]) expect(await ask(daysLater(days))).toBe(0);
  });

  it('are not written for a report that came before the evening', async () => {
    const session = await hold();
    await file(session, daysLater(0, -2));
    for (const days of [0, 1, 8, 15]) expect(await ask(daysLater(days))).toBe(0);
  });

  it('skip nothing while the site is down, and do not flood who starts with old sessions', async () => {
    await hold();
    expect(await ask(daysLater(10))).toBe(1);
    expect(await ask(daysLater(11))).toBe(0);
    expect(await ask(daysLater(15))).toBe(1);
    expect(await ask(daysLater(20))).toBe(0);
    await hold();
    expect(await ask(daysLater(30))).toBe(0);
  });

  it('go to nobody whose account is closed, even when they were written before', async () => {
    await hold();
    await ask(EVENING);
    await connection()
      .db.updateTable('accounts')
      .set({ closed_at: EVENING.toISOString() })
      .where('id', '=', account.id)
      .execute();
    expect(await mailAt(EVENING)).toBeUndefined();
    expect(await ask(daysLater(1))).toBe(0);
  });

  it('go to nobody who has left the organisation', async () => {
    await hold();
    const elsewhere = await insertMediator(connection());
    await connection()
      .db.updateTable('accounts')
      .set({ organisation_id: elsewhere.organisation_id })
      .where('id', '=', account.id)
      .execute();
    expect(await ask(EVENING)).toBe(0);
  });

  it('go to each of many mediators once', async () => {
    for (let one = 0; one < 12; one++) await insertSession(connection());
    const written = await Promise.all([1, 2, 3].map(() => ask(EVENING)));
    expect(written.reduce((sum, count) => sum + count, 0)).toBe(12);
    const asked = (await outbox()).map(({ accountId }) => accountId);
    expect(new Set(asked).size).toBe(12);
  });

  it('stand in the organisation’s list from the end of the session until the report', async () => {
    const session = await hold({ title: 'À raconter' });
    const organisationId = account.organisation_id ?? '';
    const list = async (now: Date) =>
      (await listDueReports(connection(), organisationId, now)).map(({ title }) => title);
    expect(await list(new Date('2027-05-18T13:59:59.999Z'))).toEqual([]);
    expect(await list(new Date('2027-05-18T14:00:00.000Z'))).toEqual(['À raconter']);
    expect(await list(daysLater(59))).toEqual(['À raconter']);
    expect(await list(daysLater(60))).toEqual([]);
    await file(session, EVENING);
    expect(await list(EVENING)).toEqual([]);
  });
});
