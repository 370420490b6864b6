import { beforeEach, expect, test } from 'vitest';
import { prepareMessages } from '#app/mail/message-facts.server.ts';
import { listMessages } from '#db/messages.server.ts';
import {
  chooseReconfirmation,
  enqueueDueQuestions,
  findQuestion,
  findReconfirmationChoice,
  freeSilentSeats,
  reconfirm,
} from '#db/reconfirmations.server.ts';
import type { RegistrationTable, SessionTable } from '#db/schema.ts';
import { changeSession, insertRegistration, insertSession } from '#tests/support/builders.ts';
import { onBothEngines } from '#tests/support/databases.ts';

const HOUR = 60 * 60 * 1000;
const STARTS_AT = '2027-05-18T12:00:00.000Z';
const before = (hours: number) => new Date(Date.parse(STARTS_AT) - hours * HOUR);
const ASKED = before(119);
const DEADLINE = before(48);

onBothEngines('asking who still comes', (connection) => {
  let session: SessionTable;

  beforeEach(async () => {
    const { db } = connection();
    await db.deleteFrom('messages').execute();
    await db.deleteFrom('registrations').execute();
    await db.updateTable('sessions').set({ cancelled_at: STARTS_AT }).execute();
    session = await insertSession(connection(), {
      starts_at: STARTS_AT,
      ends_at: '2027-05-18T14:00:00.000Z',
      capacity: 2,
      seats_taken: 2,
      seats_waiting: 1,
      waiting_numbers: 1,
      asks_again_since: '2027-04-01T12:00:00.000Z',
      frees_silent_since: '2027-04-01T12:00:00.000Z',
    });
  });

  const register = (changes: Partial<RegistrationTable> = {}) =>
    insertRegistration(connection(), { session_id: session.id, ...changes });
  const wait = () =>
    register({ name: 'Yvette', contact: 'yvette@exemple.test', confirmed_at: null, waiting_number: 1 });
  const outbox = async () => (await listMessages(connection(), { offset: 0, limit: 50 })).messages.reverse();
  const send = (sentAt: Date, change: { undelivered_at?: string } = {}) =>
    connection()
      .db.updateTable('messages')
      .set({ sent_at: sentAt.toISOString(), ...change })
      .execute();
  const find = (id: string) =>
    connection().db.selectFrom('registrations').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  const findSession = () =>
    connection()
      .db.selectFrom('sessions')
      .select(['seats_taken', 'seats_waiting', 'freed_for'])
      .where('id', '=', session.id)
      .executeTakeFirstOrThrow();

  test('writes to everyone who has a seat, 5 days before, once', async () => {
    await register({ contact: 'anne@exemple.test' });
    await register({ contact_kind: 'phone', contact: '+33600000001' });
    await wait();
    expect(await enqueueDueQuestions(connection(), before(120.01))).toBe(0);
    expect(await enqueueDueQuestions(connection(), ASKED)).toBe(2);
    expect(await enqueueDueQuestions(connection(), ASKED)).toBe(0);
    expect(await outbox()).toMatchObject([
      { kind: 'reconfirmation', channel: 'email', recipient: 'anne@exemple.test' },
      { kind: 'reconfirmation', channel: 'sms', recipient: '+33600000001' },
    ]);
  });

  test.each([
    ['the mediator did not choose it', { asks_again_since: null, frees_silent_since: null }],
    ['nobody waits', { seats_waiting: 0 }],
    ['the session is cancelled', { cancelled_at: STARTS_AT }],
    ['48 hours are left', { starts_at: before(71).toISOString() }],
  ])('writes nothing when %s', async (_why, changes) => {
    await register();
    await changeSession(connection(), session.id, changes);
    expect(await enqueueDueQuestions(connection(), ASKED)).toBe(0);
  });

  test('says by when to answer, and what silence costs only while there is time enough', async () => {
    await register();
    await enqueueDueQuestions(connection(), ASKED);
    const facts = async (now: Date) => {
      const links = { publicUrl: 'https://semainier.test', secret: 'x'.repeat(32) };
      const [prepared] = await prepareMessages(connection(), links, await outbox(), now);
      return prepared?.facts;
    };
    const answersUntil = DEADLINE.toISOString();
    expect(await facts(ASKED)).toMatchObject({ kind: 'reconfirmation', answersUntil, silenceCounts: true });
    expect(await facts(before(90))).toMatchObject({ silenceCounts: false });
  });

  test('frees silent seats after the deadline, tells it, and seats who waited', async () => {
    const silent = await register({ contact: 'silence@exemple.test' });
    const coming = await register({ contact: 'oui@exemple.test' });
    const waiting = await wait();
    await enqueueDueQuestions(connection(), ASKED);
    await send(ASKED);
    expect(await findQuestion(connection(), coming.id, ASKED)).toMatchObject({ kind: 'open' });
    expect(await reconfirm(connection(), coming.id, before(60), ['email'])).toEqual({ kind: 'reconfirmed' });
    expect(await findQuestion(connection(), coming.id, before(60))).toEqual({ kind: 'answered' });
    expect(await freeSilentSeats(connection(), before(48.01), ['email'])).toMatchObject({ freed: 0 });
    expect(await freeSilentSeats(connection(), DEADLINE, ['email'])).toMatchObject({ freed: 1 });
    expect(await find(silent.id)).toMatchObject({ confirmed_at: null, cancelled_at: DEADLINE.toISOString() });
    expect(await find(coming.id)).toMatchObject({ cancelled_at: null, reconfirmed_for: STARTS_AT });
    expect((await find(waiting.id)).cancelled_at).toBeNull();
    const told = (await outbox()).filter(({ kind }) => kind !== 'reconfirmation');
    expect(told.map(({ recipient }) => recipient).sort()).toEqual([
      'silence@exemple.test',
      'yvette@exemple.test',
    ]);
    expect(told.find(({ recipient }) => recipient === 'silence@exemple.test')?.kind).toBe(
      'registration-freed',
    );
    // Running again, and after the choice is taken back, changes nothing.
    expect(await freeSilentSeats(connection(), before(40), ['email'])).toMatchObject({ freed: 0 });
    expect((await findSession()).freed_for).toBe(STARTS_AT);
  });

  test('keeps the seats of those whom no question reached in time', async () => {
    const late = await register({ contact: 'tard@exemple.test' });
    const bare = await register({ contact: null, contact_kind: null });
    await wait();
    await enqueueDueQuestions(connection(), ASKED);
    await send(before(95));
    expect(await freeSilentSeats(connection(), DEADLINE, ['email'])).toMatchObject({ freed: 0 });
    expect((await find(late.id)).cancelled_at).toBeNull();
    expect((await find(bare.id)).cancelled_at).toBeNull();
  });

  test('keeps the seat of somebody whose text waits, did not arrive, or went to a former number', async () => {
    const phone = await register({ contact_kind: 'phone', contact: '+33600000001' });
    await wait();
    await enqueueDueQuestions(connection(), ASKED);
    expect(await freeSilentSeats(connection(), DEADLINE, ['email'])).toMatchObject({ freed: 0 });
    const again = () =>
      connection().db.updateTable('sessions').set({ freed_for: null }).where('id', '=', session.id).execute();
    await again();
    await send(ASKED, { undelivered_at: ASKED.toISOString() });
    expect(await freeSilentSeats(connection(), DEADLINE, ['email'])).toMatchObject({ freed: 0 });
    await again();
    await connection()
      .db.updateTable('messages')
      .set({ undelivered_at: null, recipient: '+33600000002' })
      .execute();
    expect(await freeSilentSeats(connection(), DEADLINE, ['email'])).toMatchObject({ freed: 0 });
    expect((await find(phone.id)).cancelled_at).toBeNull();
  });

  test('frees nothing for a session that has moved since; it asks anew', async () => {
    await register();
    await enqueueDueQuestions(connection(), ASKED);
    await send(ASKED);
    const later = '2027-05-25T12:00:00.000Z';
    await changeSession(connection(), session.id, { starts_at: later, ends_at: '2027-05-25T14:00:00.000Z' });
    const due = new Date(Date.parse(later) - 48 * HOUR);
    expect(await freeSilentSeats(connection(), due, ['email'])).toMatchObject({ freed: 0 });
    expect(await enqueueDueQuestions(connection(), new Date(Date.parse(later) - 100 * HOUR))).toBe(1);
  });

  test('is asked and freed once by several processes together', async () => {
    await register({ contact: 'un@exemple.test' });
    await register({ contact: 'deux@exemple.test' });
    await wait();
    const asked = await Promise.all([1, 2, 3].map(() => enqueueDueQuestions(connection(), ASKED)));
    expect(asked.reduce((sum, count) => sum + count, 0)).toBe(2);
    await send(ASKED);
    const outcomes = await Promise.all(
      [1, 2, 3].map(() => freeSilentSeats(connection(), DEADLINE, ['email'])),
    );
    const freed = outcomes.reduce((sum, outcome) => sum + outcome.freed, 0);
    const rows = await connection()
      .db.selectFrom('registrations')
      .select('id')
      .where('session_id', '=', session.id)
      .where('cancelled_at', 'is not', null)
      .execute();
    expect(rows).toHaveLength(freed);
    expect((await outbox()).filter(({ kind }) => kind === 'registration-freed')).toHaveLength(freed);
  });

  test('stops between two sessions when the process does, and goes on afterwards', async () => {
    await register();
    await wait();
    expect(await enqueueDueQuestions(connection(), ASKED, AbortSignal.abort())).toBe(0);
    expect(await enqueueDueQuestions(connection(), ASKED)).toBe(1);
    await send(ASKED);
    expect(await freeSilentSeats(connection(), DEADLINE, ['email'], AbortSignal.abort())).toMatchObject({
      freed: 0,
    });
    expect(await freeSilentSeats(connection(), DEADLINE, ['email'])).toMatchObject({ freed: 1 });
  });

  test('follows the choice of the organisation that holds the session, and nobody else’s', async () => {
    const choose = (organisation: string, choice: 'none' | 'ask' | 'ask-and-free') =>
      chooseReconfirmation(connection(), session.id, organisation, choice, ASKED);
    const chosen = () => findReconfirmationChoice(connection(), session.id, session.organisation_id);
    expect(await chosen()).toBe('ask-and-free');
    await expect(choose('another', 'none')).rejects.toMatchObject({ status: 404 });
    expect(await chosen()).toBe('ask-and-free');
    await choose(session.organisation_id, 'ask');
    expect(await chosen()).toBe('ask');
    await choose(session.organisation_id, 'none');
    expect(await chosen()).toBe('none');
  });

  test('somebody who only waits has nothing to reconfirm', async () => {
    const waiting = await wait();
    expect(await reconfirm(connection(), waiting.id, ASKED, ['email'])).toEqual({ kind: 'no_seat' });
    expect((await find(waiting.id)).reconfirmed_for).toBeNull();
  });
});
