import { CompiledQuery } from 'kysely';
import { beforeEach, expect, test } from 'vitest';
import { prepareMessages } from '#app/mail/message-facts.server.ts';
import { type Connection, openConnection } from '#db/connection.server.ts';
import { listMessages } from '#db/messages.server.ts';
import { cancelRegistration } from '#db/registrations.server.ts';
import { enqueueDueReminders } from '#db/reminders.server.ts';
import type { RegistrationTable, SessionTable } from '#db/schema.ts';
import { changeSession, insertRegistration, insertSession, insertVenue } from '#tests/support/builders.ts';
import { onBothEngines } from '#tests/support/databases.ts';

const HOUR = 60 * 60 * 1000;
const STARTS_AT = '2027-05-18T12:00:00.000Z';
const before = (hours: number) => new Date(Date.parse(STARTS_AT) - hours * HOUR);
const DUE = before(48);

onBothEngines('reminders', (connection, databaseUrl) => {
  let session: SessionTable;

  beforeEach(async () => {
    await connection().db.deleteFrom('messages').execute();
    await connection().db.deleteFrom('registrations').execute();
    await connection().db.updateTable('sessions').set({ cancelled_at: STARTS_AT }).execute();
    session = await insertSession(connection(), {
      starts_at: STARTS_AT,
      ends_at: '2027-05-18T14:00:00.000Z',
    });
  });

  const register = (changes: Partial<RegistrationTable> = {}) =>
    insertRegistration(connection(), { session_id: session.id, ...changes });

  test('are written 48 hours before, not earlier, and once', async () => {
    const anne = await register({ contact: 'anne@exemple.test' });
    const basile = await register({ contact_kind: 'phone', contact: '+33600000001', locale: 'en' });
    expect(await enqueueDueReminders(connection(), before(48.01))).toBe(0);
    expect(await enqueueDueReminders(connection(), DUE)).toBe(2);
    expect(await enqueueDueReminders(connection(), DUE)).toBe(0);
    expect(await enqueueDueReminders(connection(), before(1))).toBe(0);
    const written = await outbox(connection());
    expect(written).toMatchObject([
      { kind: 'reminder', channel: 'email', recipient: 'anne@exemple.test', registrationId: anne.id },
      {
        kind: 'reminder',
        channel: 'sms',
        recipient: '+33600000001',
        registrationId: basile.id,
        locale: 'en',
      },
    ]);
  });

  test('are still written after the site was down, until the session starts', async () => {
    await register();
    expect(await enqueueDueReminders(connection(), before(0))).toBe(0);
    expect(await enqueueDueReminders(connection(), before(0.5))).toBe(1);
  });

  test('are for people with a seat who can be reached, and were not told less than 48 hours before', async () => {
    await register({ confirmed_at: before(47).toISOString() });
    await register({ confirmed_at: null, waiting_number: 1 });
    await register({ confirmed_at: null, cancelled_at: before(100).toISOString() });
    await register({ contact: null, contact_kind: null });
    const told = await register({ confirmed_at: before(48).toISOString() });
    expect(await enqueueDueReminders(connection(), before(20))).toBe(1);
    expect(await outbox(connection())).toMatchObject([{ registrationId: told.id }]);
  });

  test.each([
    ['cancelled', { cancelled_at: STARTS_AT }],
    ['not published', { published_at: null }],
  ])('are not for a session that is %s', async (_state, changes) => {
    await register();
    await changeSession(connection(), session.id, changes);
    expect(await enqueueDueReminders(connection(), DUE)).toBe(0);
  });

  test('make no sense any more once the registration or the session is cancelled', async () => {
    const { id } = await register();
    await register();
    await enqueueDueReminders(connection(), DUE);
    await cancelRegistration(connection(), id, before(47), []);
    expect(await decisions(connection(), before(46))).toEqual(['registration cancelled', 'reminder']);
    await changeSession(connection(), session.id, { cancelled_at: before(45).toISOString() });
    expect(await decisions(connection(), before(44))).toEqual(['session cancelled', 'session cancelled']);
  });

  test('are written anew when the session moves, and the old ones are not sent', async () => {
    await register();
    expect(await enqueueDueReminders(connection(), DUE)).toBe(1);
    const later = '2027-05-25T12:00:00.000Z';
    await changeSession(connection(), session.id, { starts_at: later, ends_at: '2027-05-25T14:00:00.000Z' });
    expect(await decisions(connection(), before(46))).toEqual(['session moved']);
    expect(await enqueueDueReminders(connection(), before(46))).toBe(0);
    const due = new Date(Date.parse(later) - 48 * HOUR);
    expect(await enqueueDueReminders(connection(), due)).toBe(1);
    expect(await decisions(connection(), due)).toEqual(['session moved', 'reminder']);
    // Back to where it was: that one was written already.
    await changeSession(connection(), session.id, {
      starts_at: STARTS_AT,
      ends_at: '2027-05-18T14:00:00.000Z',
    });
    expect(await enqueueDueReminders(connection(), DUE)).toBe(0);
  });

  test('say how to get there', async () => {
    const venue = await insertVenue(connection(), {
      address_extra: '2e étage',
      access_notes: 'Ascenseur',
      transport_notes: 'Bus 3',
      phone: '+33555000000',
    });
    session = await insertSession(connection(), { venue_id: venue.id, starts_at: STARTS_AT });
    await register();
    await enqueueDueReminders(connection(), DUE);
    const [prepared] = await prepareOutbox(connection(), DUE);
    expect(prepared?.facts).toMatchObject({
      kind: 'reminder',
      session: {
        wayThere: {
          addressExtra: '2e étage',
          accessNotes: 'Ascenseur',
          transportNotes: 'Bus 3',
          phone: '+33555000000',
          directionsUrl: `https://www.openstreetmap.org/directions?to=${venue.latitude}%2C${venue.longitude}`,
        },
      },
    });
  });

  test('of an online session name no way', async () => {
    session = await insertSession(connection(), { venue_id: null, starts_at: STARTS_AT });
    await register();
    await enqueueDueReminders(connection(), DUE);
    const [prepared] = await prepareOutbox(connection(), DUE);
    expect(prepared?.facts).toMatchObject({
      session: { wayThere: null, onlineUrl: 'https://visio.exemple.test/salle' },
    });
  });

  test('of many sessions are written in batches, once each by several processes together', async () => {
    const { campaign_id, organisation_id, mediator_id, venue_id } = session;
    for (let number = 0; number < 230; number++) {
      session = await insertSession(connection(), {
        starts_at: before(number % 3).toISOString(),
        campaign_id,
        organisation_id,
        mediator_id,
        venue_id,
      });
      await register();
    }
    const others = [openConnection(databaseUrl()), openConnection(databaseUrl())];
    const written = await Promise.all(
      [connection(), ...others].map((one) => enqueueDueReminders(one, before(20))),
    );
    await Promise.all(others.map((other) => other.close()));
    expect(written.reduce((sum, count) => sum + count, 0)).toBe(230);
    const { total } = await listMessages(connection(), { offset: 0, limit: 1 });
    expect(total).toBe(230);
  }, 60_000);

  test('stop between two sessions when the process does', async () => {
    await register();
    expect(await enqueueDueReminders(connection(), DUE, AbortSignal.abort())).toBe(0);
    expect(await enqueueDueReminders(connection(), DUE)).toBe(1);
  });

  test('are looked for through an index', async () => {
    if (connection().engine !== 'sqlite') return;
    const statements: string[] = [];
    const executor = connection().db.getExecutor();
    const executeQuery = executor.executeQuery.bind(executor);
    executor.executeQuery = (query) => {
      statements.push(query.sql);
      return executeQuery(query);
    };
    await enqueueDueReminders(connection(), before(1000));
    executor.executeQuery = executeQuery;
    const [statement = ''] = statements;
    const { rows } = await executeQuery<{ detail: string }>(
      CompiledQuery.raw(`explain query plan ${statement}`, ['a', 'b', 200]),
    );
    const plan = rows.map(({ detail }) => detail).join();
    expect(plan).toContain('sessions_starts_at');
    expect(plan).not.toContain('TEMP B-TREE');
  });
});

/** The outbox, oldest first. */
async function outbox(connection: Connection) {
  const { messages } = await listMessages(connection, { offset: 0, limit: 100 });
  return messages.reverse();
}

async function prepareOutbox(connection: Connection, now: Date) {
  const links = { publicUrl: 'https://semainier.test', secret: 'x'.repeat(32) };
  return prepareMessages(connection, links, await outbox(connection), now);
}

async function decisions(connection: Connection, now: Date): Promise<string[]> {
  const prepared = await prepareOutbox(connection, now);
  return prepared
    .filter(({ message }) => message.kind === 'reminder')
    .map(({ decision }) => (decision.kind === 'send' ? decision.as : decision.why));
}
