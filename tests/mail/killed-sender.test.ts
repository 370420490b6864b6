import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Outbox, startOutbox } from '#app/mail/outbox-sender.server.ts';
import { lapseDueOffers } from '#db/offers.server.ts';
import { enqueueDueReminders } from '#db/reminders.server.ts';
import { insertRegistration, insertSession } from '#tests/support/builders.ts';
import { onBothEngines } from '#tests/support/databases.ts';
import { eventually } from '#tests/support/eventually.ts';
import type { OutboxWork } from '#tests/support/outbox-process.ts';
import { startOwnProcess } from '#tests/support/own-process.ts';
import { type MailServer, startMailServer } from './mail-server.ts';

const NOW = '2027-05-17T09:00:00.000Z';
const AFTER_THE_CLAIM = new Date('2027-05-17T09:10:01.000Z');
const SECRET = 'tests-only-tests-only-tests-only-tests-only';
/** One is reminded of a session, the other one is offered the seat of an offer that has lapsed. */
const PEOPLE = ['anne@exemple.test', 'basile@exemple.test'] as const;

onBothEngines('a sender that is killed', (connection, databaseUrl) => {
  let server: MailServer;
  let outbox: Outbox | undefined;
  let children: ChildProcess[];

  beforeEach(async () => {
    server = await startMailServer();
    children = [];
    await connection().db.deleteFrom('messages').execute();
    await connection().db.updateTable('sessions').set({ cancelled_at: NOW }).execute();
    await connection().db.updateTable('registrations').set({ offered_until: null }).execute();
    const [reminded, offered] = PEOPLE;
    const session = await insertSession(connection());
    await insertRegistration(connection(), { session_id: session.id, contact: reminded });
    const full = await insertSession(connection(), {
      capacity: 1,
      seats_waiting: 2,
      seats_held: 1,
      waiting_numbers: 2,
    });
    const waiting = { session_id: full.id, confirmed_at: null };
    // Somebody without a contact: nobody is told that their offer has lapsed.
    await insertRegistration(connection(), {
      ...waiting,
      contact_kind: null,
      contact: null,
      waiting_number: 1,
      offered_until: NOW,
    });
    await insertRegistration(connection(), { ...waiting, contact: offered, waiting_number: 2 });
  });

  afterEach(async () => {
    for (const child of children) child.kill('SIGKILL');
    await outbox?.stop();
    await server.close();
  });

  async function startProcess(kill?: OutboxWork['kill']): Promise<ChildProcess> {
    const child = await startOwnProcess('outbox-process');
    children.push(child);
    const work: OutboxWork = {
      databaseUrl: databaseUrl(),
      smtpUrl: server.url,
      secret: SECRET,
      now: NOW,
      ...(kill && { kill }),
    };
    child.send(work);
    return child;
  }

  /** Starts again once the claims of the dead process have run out, and answers what the log said. */
  async function startAgain(): Promise<string[]> {
    const sentences: string[] = [];
    await enqueueDueReminders(connection(), AFTER_THE_CLAIM);
    await lapseDueOffers(connection(), AFTER_THE_CLAIM, ['email']);
    outbox = startOutbox(
      {
        connection: connection(),
        now: () => AFTER_THE_CLAIM,
        settings: {
          smtpUrl: server.url,
          smsUrl: undefined,
          mailFrom: 'Semainier <ne-pas-repondre@semainier.test>',
          publicUrl: 'https://semainier.test',
          secret: SECRET,
        },
      },
      { restMilliseconds: 10, log: (sentence) => sentences.push(sentence) },
    );
    await eventually(async () => expect(await unsent()).toBe(0));
    await new Promise((resolve) => setTimeout(resolve, 100));
    return sentences;
  }

  async function unsent(): Promise<number> {
    const rows = await connection().db.selectFrom('messages').select('sent_at').execute();
    return PEOPLE.length - rows.filter(({ sent_at }) => sent_at !== null).length;
  }

  /** How often each person's message reached the mail server, in the order of PEOPLE. */
  const received = () =>
    PEOPLE.map((person) => server.received.filter(({ recipients }) => recipients[0] === person).length);

  // Reminders planned of two sessions; offer passed on; claimed; then a beginning and a mark for each of two
  // messages. Up to the claim nothing leaves the process, so that after one write is before the next.
  const WRITES = 8;
  const CLAIM = 4;
  const steps = Array.from({ length: WRITES }, (_, index) => index + 1).flatMap((write) =>
    (write <= CLAIM ? (['before'] as const) : (['before', 'after'] as const)).map((moment) => ({
      write,
      moment,
    })),
  );

  test.each(steps)(
    '$moment its write $write loses no reminder and no offer, and repeats one only with a word in the log',
    async (kill) => {
      const child = await startProcess(kill);
      const [, signal] = await once(child, 'exit');
      expect(signal).toBe('SIGKILL');
      const before = received();
      const marked = PEOPLE.length - (await unsent());
      // The two marks are under way together: the other one may not have been stored yet.
      if (kill.write === WRITES && kill.moment === 'after')
        expect(marked).toBeGreaterThanOrEqual(PEOPLE.length - 1);
      const sentences = await startAgain();

      const repeated = received().filter((times) => times > 1).length;
      expect(received().every((times) => times === 1 || times === 2)).toBe(true);
      const told = sentences.filter((sentence) => sentence.includes('may arrive twice'));
      // Every repetition is told of; one that never left may be told of too, since nobody can know.
      expect(told.length).toBeGreaterThanOrEqual(repeated);
      expect(sentences).toHaveLength(told.length);
      expect(repeated).toBe(before.reduce((sum, times) => sum + times, 0) - marked);
      // Before the first hand-over nothing is in doubt.
      if (kill.write <= CLAIM || (kill.write === CLAIM + 1 && kill.moment === 'before'))
        expect(sentences).toEqual([]);
      const ids = server.received.map(({ parsed }) => parsed.messageId);
      expect(new Set(ids).size).toBe(PEOPLE.length);
    },
    60_000,
  );

  test('between the mail server’s yes and hearing of it repeats that reminder once, and says so', async () => {
    let accept: () => void = () => undefined;
    server.behaviour = {
      kind: 'wait-for',
      promise: new Promise((resolve) => {
        accept = resolve;
      }),
    };
    const child = await startProcess();
    await eventually(() => expect(server.read).toBe(PEOPLE.length));
    child.kill('SIGKILL');
    await once(child, 'exit');
    accept();
    server.behaviour = undefined;
    const sentences = await startAgain();
    expect(received()).toEqual([2, 2]);
    expect(sentences.filter((sentence) => sentence.includes('may arrive twice'))).toHaveLength(2);
  }, 60_000);
});
