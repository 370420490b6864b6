import { beforeEach, expect, test } from 'vitest';
import { decideThanks, thanksDueAt } from '#app/domain/thanks.ts';
import { prepareMessages } from '#app/mail/message-facts.server.ts';
import { renderMail } from '#app/mail/messages.ts';
import { listMessages } from '#db/messages.server.ts';
import type { RegistrationTable, SessionTable } from '#db/schema.ts';
import { areThanksWanted, chooseThanks, enqueueDueThanks } from '#db/thanks.server.ts';
import { changeSession, insertRegistration, insertSession } from '#tests/support/builders.ts';
import { onBothEngines } from '#tests/support/databases.ts';

const ENDS_AT = '2027-05-18T14:00:00.000Z';
/** Nine in Paris. */
const DUE = new Date('2027-05-19T07:00:00.000Z');
const WANTED = '2027-05-01T09:00:00.000Z';
const LINKS = { publicUrl: 'https://semainier.test', secret: 'x'.repeat(32) };

test('thanks are due at nine of the next morning, on the venue’s clock', () => {
  expect(thanksDueAt({ endsAt: ENDS_AT, timeZone: 'Europe/Paris' })).toBe(DUE.toISOString());
  expect(thanksDueAt({ endsAt: ENDS_AT, timeZone: 'Indian/Reunion' })).toBe('2027-05-19T05:00:00.000Z');
  // In Nouméa it is one in the morning of the 19th.
  expect(thanksDueAt({ endsAt: ENDS_AT, timeZone: 'Pacific/Noumea' })).toBe('2027-05-19T22:00:00.000Z');
});

test.each([
  [{}, 'due'],
  [{ thanksWantedSince: null }, 'not asked for'],
  [{ confirmedAt: null }, 'no seat to thank for'],
  [{ cancelledAt: WANTED }, 'registration cancelled'],
  [{ purgedAt: WANTED }, 'nothing left to tell of'],
])('somebody with %o: %s', (change, expected) => {
  const registration = {
    confirmedAt: WANTED,
    cancelledAt: null,
    purgedAt: null,
    thanksWantedSince: WANTED,
    ...change,
  };
  const session = { endsAt: ENDS_AT, timeZone: 'Europe/Paris' };
  const decide = (now: Date, cancelledAt: string | null = null) => {
    const decision = decideThanks({ session: { ...session, cancelledAt }, registration }, now.toISOString());
    return decision.kind === 'due' ? 'due' : decision.why;
  };
  expect(decide(DUE)).toBe(expected);
  if (expected !== 'due') return;
  expect(decide(new Date(DUE.getTime() - 1))).toBe('too early to thank');
  expect(decide(new Date('2027-05-22T07:00:00.001Z'))).toBe('too late to thank');
  expect(decide(DUE, WANTED)).toBe('session cancelled');
});

onBothEngines('thanks', (connection) => {
  let session: SessionTable;

  beforeEach(async () => {
    const { db } = connection();
    await db.deleteFrom('messages').execute();
    await db.deleteFrom('registrations').execute();
    await db.updateTable('sessions').set({ cancelled_at: WANTED }).execute();
    session = await insertSession(connection(), { ends_at: ENDS_AT });
  });

  const register = (changes: Partial<RegistrationTable> = {}) =>
    insertRegistration(connection(), { session_id: session.id, thanks_wanted_since: WANTED, ...changes });
  const outbox = async () => (await listMessages(connection(), { offset: 0, limit: 20 })).messages;

  test('are written the morning after, once, for those who asked', async () => {
    const { id } = await register({ contact: 'anne@exemple.test' });
    await register({ thanks_wanted_since: null });
    await register({ confirmed_at: null, cancelled_at: WANTED });
    await register({ confirmed_at: null, waiting_number: 1 });
    expect(await enqueueDueThanks(connection(), new Date(DUE.getTime() - 1))).toBe(0);
    const written = await Promise.all([1, 2].map(() => enqueueDueThanks(connection(), DUE)));
    expect(written.reduce((sum, count) => sum + count, 0)).toBe(1);
    expect(await enqueueDueThanks(connection(), DUE)).toBe(0);
    expect(await outbox()).toMatchObject([{ kind: 'thanks', registrationId: id }]);
  });

  test('are still written after the site was down, for three days', async () => {
    await register();
    expect(await enqueueDueThanks(connection(), new Date('2027-05-23T07:00:00.000Z'))).toBe(0);
    session = await insertSession(connection(), { ends_at: ENDS_AT });
    await register();
    expect(await enqueueDueThanks(connection(), new Date('2027-05-21T07:00:00.000Z'))).toBe(1);
  });

  test('are not written, nor sent, for a cancelled session', async () => {
    await register();
    await changeSession(connection(), session.id, { cancelled_at: WANTED });
    expect(await enqueueDueThanks(connection(), DUE)).toBe(0);
    await changeSession(connection(), session.id, { cancelled_at: null });
    expect(await enqueueDueThanks(connection(), DUE)).toBe(1);
    const decide = async () =>
      (await prepareMessages(connection(), LINKS, await outbox(), DUE)).map(({ decision }) => decision.kind);
    expect(await decide()).toEqual(['send']);
    await changeSession(connection(), session.id, { cancelled_at: WANTED });
    expect(await decide()).toEqual(['drop']);
  });

  test('lead to other sessions and to programmes', async () => {
    await register();
    await enqueueDueThanks(connection(), DUE);
    const [prepared] = await prepareMessages(connection(), LINKS, await outbox(), DUE);
    const { text } = prepared?.facts ? renderMail(prepared.facts) : { text: '' };
    expect(text).toContain('comme vous l’avez demandé');
    expect(text).toContain('https://semainier.test/ateliers?lieu=23000');
    expect(text).toContain('https://semainier.test/ateliers?programme=cafe-ia');
  });

  test('are chosen and given up by the person, and not by nobody', async () => {
    const { id } = await register({ thanks_wanted_since: null });
    expect(await areThanksWanted(connection(), id)).toBe(false);
    await chooseThanks(connection(), id, true, DUE);
    expect(await areThanksWanted(connection(), id)).toBe(true);
    await chooseThanks(connection(), id, false, DUE);
    expect(await areThanksWanted(connection(), id)).toBe(false);
    const erased = await register({
      name: null,
      contact: null,
      purged_at: WANTED,
      thanks_wanted_since: null,
    });
    await chooseThanks(connection(), erased.id, true, DUE);
    expect(await areThanksWanted(connection(), erased.id)).toBe(false);
  });
});
