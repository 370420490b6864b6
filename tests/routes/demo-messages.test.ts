import { expect, test } from 'vitest';
import { loader as calendarLoader } from '#app/routes/demo-message-calendar.ts';
import { loader } from '#app/routes/demo-messages.tsx';
import { enqueueMessage, listMessages, purgeMessages } from '#db/messages.server.ts';
import { cancelRegistration } from '#db/registrations.server.ts';
import { enqueueDueReminders } from '#db/reminders.server.ts';
import { call, callForResponse, makeTestApplication, TEST_NOW } from '../support/application.ts';
import { insertRegistration, insertSession } from '../support/builders.ts';
import { onBothEngines } from '../support/databases.ts';

const DAY = 24 * 60 * 60 * 1000;

onBothEngines('the demonstration’s messages', (connection) => {
  async function write(count: number) {
    await connection().db.deleteFrom('messages').execute();
    const session = await insertSession(connection());
    const newest = `p${count - 1}@exemple.test`;
    const { id } = await insertRegistration(connection(), { session_id: session.id, contact: newest });
    for (let number = 0; number < count; number++) {
      await connection().write((trx) =>
        enqueueMessage(
          trx,
          {
            kind: 'registration-confirmed',
            channel: 'email',
            recipient: `p${number}@exemple.test`,
            locale: 'fr',
            registrationId: id,
            dedupeKey: `demo-${number}`,
          },
          TEST_NOW,
        ),
      );
    }
  }
  const demo = () => makeTestApplication(connection(), { settings: { demo: true } });

  test('are shown newest first, with their words and their calendar file', async () => {
    await write(21);
    const application = await demo();
    const first = await call(application, loader, { url: '/demo/messages' });
    if (first instanceof Response) throw new Error('the page was refused');
    expect(first.messages).toHaveLength(20);
    expect(first.messages[0]).toMatchObject({
      recipient: 'p20@exemple.test',
      state: 'waiting',
      dropped: false,
    });
    expect(first.messages[0]?.text).toContain('http://localhost:3000/inscriptions/');
    // The others went to contacts that are not the registration's any more: its link is no longer theirs.
    expect(first.messages[1]?.text).not.toContain('/inscriptions/');
    expect(first.pages).toBe(2);
    const second = await call(application, loader, { url: '/demo/messages?page=2' });
    expect(second instanceof Response ? [] : second.messages).toHaveLength(1);

    const id = first.messages[0]?.id ?? '';
    const file = await callForResponse(application, calendarLoader, {
      url: `/demo/messages/${id}.ics`,
      params: { id },
    });
    expect(await file.text()).toMatch(/^BEGIN:VCALENDAR.*BEGIN:VEVENT/s);
  });

  test('show a reminder with its words, and one that is not due any more as dropped', async () => {
    await connection().db.deleteFrom('messages').execute();
    const session = await insertSession(connection(), {
      starts_at: '2027-03-03T09:00:00.000Z',
      ends_at: '2027-03-03T11:00:00.000Z',
    });
    const { id } = await insertRegistration(connection(), { session_id: session.id });
    expect(await enqueueDueReminders(connection(), TEST_NOW)).toBe(1);
    const application = await demo();
    const shown = await call(application, loader, { url: '/demo/messages' });
    if (shown instanceof Response) throw new Error('the page was refused');
    expect(shown.messages).toMatchObject([{ subject: `Rappel\u00a0: ${session.title}`, dropped: false }]);
    expect(shown.messages[0]?.text).toContain('https://www.openstreetmap.org/directions?to=');
    await cancelRegistration(connection(), id, TEST_NOW, []);
    const again = await call(application, loader, { url: '/demo/messages?page=1' });
    const reminder = again instanceof Response ? undefined : again.messages.at(-1);
    expect(reminder).toMatchObject({ subject: `Rappel\u00a0: ${session.title}`, dropped: true });
  });

  test('cost the same number of queries for one as for many', async () => {
    const application = await demo();
    await write(1);
    const one = await countQueries(() => call(application, loader, { url: '/demo/messages' }));
    expect(one).toBeGreaterThan(3);
    await write(15);
    expect(await countQueries(() => call(application, loader, { url: '/demo/messages' }))).toBe(one);
  });

  test('are nobody’s business outside a demonstration', async () => {
    await write(1);
    const application = await makeTestApplication(connection());
    const [message] = (await listMessages(connection(), { offset: 0, limit: 1 })).messages;
    expect(await call(application, loader, { url: '/demo/messages' })).toMatchObject({ status: 404 });
    const params = { id: message?.id ?? '' };
    expect(await call(application, calendarLoader, { url: '/demo/messages/x.ics', params })).toMatchObject({
      status: 404,
    });
  });

  test('are one when they have the same key, and leave seven days after they were sent', async () => {
    await write(2);
    const again = { kind: 'sign-in', channel: 'email', recipient: 'x@exemple.test', locale: 'fr' } as const;
    await connection().write((trx) => enqueueMessage(trx, { ...again, dedupeKey: 'demo-1' }, TEST_NOW));
    const { total, messages } = await listMessages(connection(), { offset: 0, limit: 10 });
    expect(total).toBe(2);
    await connection()
      .db.updateTable('messages')
      .set({ sent_at: TEST_NOW.toISOString() })
      .where('id', '=', messages[0]?.id ?? '')
      .execute();
    const after = (days: number) =>
      purgeMessages(connection(), new Date(TEST_NOW.getTime() + days * DAY + 1));
    expect([await after(6), await after(7), await after(29), await after(30)]).toEqual([0, 1, 0, 1]);
  });

  /** How many statements `work` sends to the database. */
  async function countQueries(work: () => Promise<unknown>): Promise<number> {
    const executor = connection().db.getExecutor();
    const executeQuery = executor.executeQuery.bind(executor);
    let count = 0;
    executor.executeQuery = (query) => {
      count += 1;
      return executeQuery(query);
    };
    await work();
    executor.executeQuery = executeQuery;
    return count;
  }
});
