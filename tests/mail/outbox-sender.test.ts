import ICAL from 'ical.js';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readToken } from '#app/auth/signed-token.server.ts';
import { type Outbox, startOutbox } from '#app/mail/outbox-sender.server.ts';
import type { Connection } from '#db/connection.server.ts';
import { newId } from '#db/identifiers.ts';
import { beginHandingOver, claimMessages, enqueueMessage, type NewMessage } from '#db/messages.server.ts';
import { changeSession, insertMediator, insertRegistration, insertSession } from '../support/builders.ts';
import { onBothEngines } from '../support/databases.ts';
import { eventually } from '../support/eventually.ts';
import { type MailServer, startMailServer } from './mail-server.ts';
import { startSmsServer } from './sms-server.ts';

const START = new Date('2027-03-01T09:00:00.000Z');
const SECRET = 'tests-only-tests-only-tests-only-tests-only';
const MINUTE = 60_000;

onBothEngines('the outbox', (connection) => {
  let server: MailServer;
  let now: Date;
  let running: Outbox[];
  let sentences: string[];

  beforeEach(async () => {
    server = await startMailServer();
    now = START;
    running = [];
    sentences = [];
    await connection().db.deleteFrom('messages').execute();
  });

  afterEach(async () => {
    await Promise.all(running.map((outbox) => outbox.stop()));
    await server.close();
  });

  function start(settings: { smtpUrl?: string | undefined; smsUrl?: string } = {}) {
    const outbox = startOutbox(
      {
        connection: connection(),
        now: () => now,
        settings: {
          smtpUrl: 'smtpUrl' in settings ? settings.smtpUrl : server.url,
          smsUrl: settings.smsUrl,
          mailFrom: 'Semainier <ne-pas-repondre@semainier.test>',
          publicUrl: 'https://semainier.test',
          secret: SECRET,
        },
      },
      { restMilliseconds: 10, log: (sentence) => sentences.push(sentence) },
    );
    running.push(outbox);
    return outbox;
  }

  test('sends a confirmation with its link and a calendar file that other software reads', async () => {
    const session = await insertSession(connection(), {
      title: 'Découvrir l’IA ☕, « sans crainte » ; niveau 1',
    });
    const registration = await insertRegistration(connection(), {
      session_id: session.id,
      name: 'Zoé',
      contact: 'jeanne@exemple.test',
      seats: 2,
    });
    await enqueue(connection(), { kind: 'registration-confirmed', registrationId: registration.id });
    start();
    const mail = await nextMail(server);

    expect(mail.recipients).toEqual(['jeanne@exemple.test']);
    const { parsed } = mail;
    expect(parsed.subject).toBe(`Inscription confirmée\u00a0: ${session.title}`);
    expect(parsed.from?.text).toContain('ne-pas-repondre@semainier.test');
    expect(parsed.headers.get('auto-submitted')).toBe('auto-generated');
    expect(parsed.headers.get('content-language')).toBe('fr');
    for (const body of [parsed.text ?? '', parsed.html || '']) {
      expect(body).toContain('Bonjour Zoé,');
      expect(body).toContain('vos 2 places sont réservées');
      expect(body).toContain('mardi 18 mai 2027, de 14:00 à 16:00');
      expect(body).toContain('Guéret');
    }
    expect(parsed.html).toContain('<html lang="fr">');
    const token = /https:\/\/semainier\.test\/inscriptions\/(\S+)/.exec(parsed.text ?? '')?.[1] ?? '';
    expect(readToken(SECRET, 'registration', token)).toBe(registration.id);

    const [attachment] = parsed.attachments;
    expect(attachment).toMatchObject({ filename: 'atelier.ics', contentType: 'text/calendar' });
    const calendar = new ICAL.Component(ICAL.parse(attachment?.content.toString('utf8') ?? ''));
    const event = calendar.getFirstSubcomponent('vevent');
    expect(event?.getFirstPropertyValue('summary')).toBe(session.title);
    expect(await states(connection())).toMatchObject([{ sent: true, failed: false, attempts: 1 }]);
  });

  test('writes in the registrant’s language', async () => {
    const session = await insertSession(connection());
    const registration = await insertRegistration(connection(), {
      session_id: session.id,
      contact: 'jeanne@exemple.test',
    });
    await enqueue(connection(), {
      kind: 'registration-confirmed',
      registrationId: registration.id,
      locale: 'en',
    });
    start();
    const { parsed } = await nextMail(server);
    expect(parsed.subject).toMatch(/^Registration confirmed: /);
    expect(parsed.text).toContain('When: Tuesday, 18 May 2027, from 14:00 to 16:00');
    expect(parsed.text).toContain('https://semainier.test/en/inscriptions/');
  });

  test('says what is true when it is sent, not when it was written', async () => {
    const session = await insertSession(connection());
    const waiting = await insertRegistration(connection(), {
      session_id: session.id,
      confirmed_at: null,
      waiting_number: 1,
    });
    const cancelled = await insertRegistration(connection(), {
      session_id: session.id,
      confirmed_at: null,
      cancelled_at: START.toISOString(),
    });
    await enqueue(connection(), { kind: 'registration-confirmed', registrationId: waiting.id });
    await enqueue(connection(), { kind: 'registration-confirmed', registrationId: cancelled.id });
    start();
    const { parsed } = await nextMail(server);
    expect(parsed.subject).toMatch(/^Liste d’attente/);
    expect(parsed.attachments).toEqual([]);
    // The other one is gone: its registration was cancelled before it went.
    await eventually(async () => expect(await states(connection())).toHaveLength(1));
    expect(server.received).toHaveLength(1);
  });

  test('tells where a moved session was and is, and why a cancelled one is, with others nearby', async () => {
    const session = await insertSession(connection(), { title: 'Atelier du soir' });
    const registration = await insertRegistration(connection(), { session_id: session.id });
    const before = {
      startsAt: session.starts_at,
      endsAt: session.ends_at,
      timeZone: session.time_zone,
      venueId: session.venue_id,
      title: session.title,
      attendance: session.attendance,
      onlineUrl: session.online_url,
    };
    await enqueue(connection(), {
      kind: 'session-changed',
      registrationId: registration.id,
      details: { before },
    });
    await changeSession(connection(), session.id, {
      starts_at: '2027-05-19T16:00:00.000Z',
      ends_at: '2027-05-19T18:00:00.000Z',
    });
    start();
    const moved = await nextMail(server);
    expect(moved.parsed.text).toContain('Quand\u00a0: mercredi 19 mai 2027, de 18:00 à 20:00');
    expect(moved.parsed.text).toContain('Ancien horaire\u00a0: mardi 18 mai 2027, de 14:00 à 16:00');
    expect(moved.parsed.text).not.toContain('Ancien lieu');

    await changeSession(connection(), session.id, {
      cancelled_at: START.toISOString(),
      cancellation_reason: 'La salle est inondée.',
    });
    await enqueue(connection(), { kind: 'session-cancelled', registrationId: registration.id });
    const cancelled = await nextMail(server);
    expect(cancelled.parsed.subject).toBe('Atelier annulé\u00a0: Atelier du soir');
    expect(cancelled.parsed.text).toContain('Motif\u00a0: La salle est inondée.');
    expect(cancelled.parsed.text).toContain('https://semainier.test/ateliers?lieu=23000');
    expect(cancelled.parsed.attachments[0]?.content.toString()).toContain('STATUS:CANCELLED');
  });

  test('mails a sign-in link while it is valid, and drops it afterwards', async () => {
    const account = await insertMediator(connection(), { name: 'Camille' });
    const link = { id: newId(), account_id: account.id, created_at: START.toISOString(), used_at: null };
    const late = { ...link, id: newId(), expires_at: START.toISOString() };
    await connection()
      .db.insertInto('sign_in_links')
      .values([{ ...link, expires_at: new Date(START.getTime() + 15 * MINUTE).toISOString() }, late])
      .execute();
    for (const id of [link.id, late.id]) {
      await enqueue(connection(), {
        kind: 'sign-in',
        accountId: account.id,
        details: { signInLinkId: id, returnTo: '/mediation?a=1' },
      });
    }
    start();
    const { parsed } = await nextMail(server);
    const [, token = '', back] = /\/connexion\/([\w-]+)\?retour=(\S+)/.exec(parsed.text ?? '') ?? [];
    expect(readToken(SECRET, 'sign-in', token)).toBe(link.id);
    expect(decodeURIComponent(back ?? '')).toBe('/mediation?a=1');
    await eventually(async () => expect(await states(connection())).toHaveLength(1));
    expect(server.received).toHaveLength(1);
  });

  test('no name, title or address can add a header or a tag', async () => {
    const session = await insertSession(connection(), {
      title: 'Atelier\r\nBcc: tous@exemple.test\r\n\r\n<script>x</script>',
    });
    const registration = await insertRegistration(connection(), {
      session_id: session.id,
      name: 'Zoé\r\nX-Evil: 1 <b>',
    });
    await enqueue(connection(), {
      kind: 'registration-confirmed',
      registrationId: registration.id,
      recipient: 'a@exemple.test, b@exemple.test',
    });
    await enqueue(connection(), { kind: 'registration-confirmed', registrationId: registration.id });
    start();
    const mail = await eventually(() => {
      const found = server.received.find(({ recipients }) => recipients[0] === 'jeanne@exemple.test');
      expect(found).toBeDefined();
      return found;
    });
    expect(mail?.recipients).toEqual(['jeanne@exemple.test']);
    expect(mail?.parsed.bcc).toBeUndefined();
    expect(mail?.parsed.headers.has('x-evil')).toBe(false);
    expect(mail?.parsed.html).not.toContain('<script>');
    expect(mail?.parsed.html).toContain('&lt;script&gt;');
    expect(server.received.every(({ recipients }) => recipients.length === 1)).toBe(true);
    expect(server.received.flatMap(({ recipients }) => recipients)).not.toContain('b@exemple.test');
  });

  test('tries again later after a temporary refusal, without keeping the address in the error', async () => {
    await enqueueConfirmation(connection());
    server.behaviour = { kind: 'refuse-recipient', code: 451, text: 'jeanne@exemple.test: try later' };
    start();
    await eventually(async () =>
      expect(await states(connection())).toMatchObject([{ attempts: 1, error: 'EENVELOPE 451 RCPT TO' }]),
    );
    server.behaviour = undefined;
    await rest();
    expect(server.received).toHaveLength(0);

    now = new Date(START.getTime() + MINUTE);
    await nextMail(server);
    expect(await states(connection())).toMatchObject([{ sent: true, attempts: 2, error: null }]);
  });

  test('gives up after the sixth attempt', async () => {
    await enqueueConfirmation(connection());
    server.behaviour = { kind: 'refuse-content', code: 450, text: 'later' };
    start();
    for (const [index, minutes] of [1, 5, 30, 120, 720].entries()) {
      await eventually(async () =>
        expect(await states(connection())).toMatchObject([{ attempts: index + 1, claimed: false }]),
      );
      now = new Date(now.getTime() + minutes * MINUTE);
    }
    await eventually(async () =>
      expect(await states(connection())).toMatchObject([{ attempts: 6, failed: true }]),
    );
    now = new Date(now.getTime() + 1000 * MINUTE);
    await rest();
    expect(server.tried).toBe(6);
    expect(sentences.join()).toContain('given up');
    expect(sentences.join()).not.toContain('jeanne');
  });

  test('gives up at once when the server refuses for good', async () => {
    await enqueueConfirmation(connection());
    server.behaviour = { kind: 'refuse-recipient', code: 550, text: 'No such user jeanne@exemple.test' };
    start();
    await eventually(async () =>
      expect(await states(connection())).toMatchObject([{ failed: true, error: 'EENVELOPE 550 RCPT TO' }]),
    );
  });

  test('survives a server that hangs up, and one that is not there', async () => {
    await enqueueConfirmation(connection());
    server.behaviour = { kind: 'hang-up' };
    const first = start();
    await eventually(async () =>
      expect(await states(connection())).toMatchObject([{ attempts: 1, claimed: false }]),
    );
    await first.stop();
    expect(sentences.join()).toContain('its answer was lost');
    now = new Date(now.getTime() + MINUTE);
    const second = start({ smtpUrl: 'smtp://127.0.0.1:9' });
    await eventually(async () =>
      expect(await states(connection())).toMatchObject([{ attempts: 2, claimed: false }]),
    );
    await second.stop();
    // The first may have gone out, the second certainly did not: of the third nothing is in doubt any more.
    expect(sentences).toHaveLength(2);
    expect(sentences[1]).toContain('may arrive twice');
    now = new Date(now.getTime() + 5 * MINUTE);
    server.behaviour = undefined;
    start();
    await nextMail(server);
    expect(server.received).toHaveLength(1);
    expect(sentences).toHaveLength(2);
  });

  test('two senders at once send each message once', async () => {
    const session = await insertSession(connection());
    for (let count = 0; count < 50; count++) {
      const registration = await insertRegistration(connection(), { session_id: session.id });
      await enqueue(connection(), {
        kind: 'registration-confirmed',
        registrationId: registration.id,
        recipient: `personne-${count}@exemple.test`,
      });
    }
    start();
    start();
    await eventually(() => expect(server.received).toHaveLength(50));
    await rest();
    expect(new Set(server.received.flatMap(({ recipients }) => recipients)).size).toBe(50);
    expect(server.tried).toBe(50);
  });

  test('asks again whether a message that waited for its turn still makes sense', async () => {
    const session = await insertSession(connection());
    for (let count = 0; count < 8; count++) {
      const registration = await insertRegistration(connection(), { session_id: session.id });
      await enqueue(connection(), { kind: 'registration-confirmed', registrationId: registration.id });
    }
    let accept: () => void = () => undefined;
    server.behaviour = {
      kind: 'wait-for',
      promise: new Promise((resolve) => {
        accept = resolve;
      }),
    };
    start();
    // Five at a time; the others were found true in the same batch.
    await eventually(() => expect(server.read).toBe(5));
    await changeSession(connection(), session.id, { cancelled_at: START.toISOString() });
    now = new Date(now.getTime() + 2000);
    accept();
    await eventually(async () => expect(await states(connection())).toHaveLength(5));
    expect(server.received).toHaveLength(5);
    expect(await states(connection())).toMatchObject(Array(5).fill({ sent: true }));
  });

  test('a stop waits for what is being sent, and a restart does not send it again', async () => {
    await enqueueConfirmation(connection());
    let accept: () => void = () => undefined;
    server.behaviour = {
      kind: 'wait-for',
      promise: new Promise((resolve) => {
        accept = resolve;
      }),
    };
    const first = start();
    await eventually(() => expect(server.tried).toBe(1));
    const stopped = first.stop();
    accept();
    await stopped;
    expect(await states(connection())).toMatchObject([{ sent: true, attempts: 1 }]);
    start();
    await rest();
    expect(server.received).toHaveLength(1);
  });

  test('a message whose sender died before sending is left alone until its claim runs out, then sent', async () => {
    await enqueueConfirmation(connection());
    await claimMessages(connection(), now, 10, ['email'], 600);
    start();
    await rest();
    expect(server.received).toHaveLength(0);
    now = new Date(now.getTime() + 10 * MINUTE);
    await nextMail(server);
    expect(sentences).toEqual([]);
  });

  test('a message whose sender died while sending goes out once more with a word in the log, then never', async () => {
    await enqueueConfirmation(connection());
    const die = async () => {
      const [claimed] = await claimMessages(connection(), now, 10, ['email'], 600);
      if (!claimed) throw new Error('nothing was claimed');
      expect(await beginHandingOver(connection(), claimed, now)).toBeDefined();
      now = new Date(now.getTime() + 10 * MINUTE);
      return claimed;
    };
    const first = await die();
    await die();
    // The first process wakes up again: its claim is not its own any more.
    expect(await beginHandingOver(connection(), first, now)).toBeUndefined();
    start();
    await eventually(async () => expect(await states(connection())).toMatchObject([{ failed: true }]));
    expect(server.received).toHaveLength(0);
    expect(sentences.join()).toContain('It may have arrived; given up.');

    await enqueueConfirmation(connection());
    await running[0]?.stop();
    await die();
    start();
    await nextMail(server);
    expect(sentences.join()).toContain('may arrive twice');
  });

  test('sends a text once a gateway is there, and not a second one after a lost answer but once', async () => {
    const gateway = await startSmsServer();
    try {
      await enqueueConfirmation(connection(), { channel: 'sms', recipient: '+33600000001' });
      gateway.behaviour = { kind: 'answer', status: 503, body: '' };
      start({ smsUrl: `${gateway.origin}/texts` });
      await eventually(async () =>
        expect(await states(connection())).toMatchObject([{ attempts: 1, error: 'SMS 503', claimed: false }]),
      );
      gateway.behaviour = { kind: 'hang-up' };
      for (const minutes of [1, 5]) {
        now = new Date(now.getTime() + minutes * MINUTE);
        await eventually(async () =>
          expect(await states(connection())).toMatchObject([
            { attempts: minutes === 1 ? 2 : 3, error: 'SMS no answer', claimed: false },
          ]),
        );
      }
      expect(await states(connection())).toMatchObject([{ failed: true, sent: false }]);
      expect(sentences.join('\n')).toMatch(
        /answer was lost\.\n.*may arrive twice\.\n.*answer was lost, given up\./,
      );
      expect(sentences.join()).not.toContain('33600000001');

      gateway.behaviour = undefined;
      await enqueueConfirmation(connection(), { channel: 'sms', recipient: '+33600000002' });
      await eventually(async () => expect((await states(connection()))[1]).toMatchObject({ sent: true }));
      const { id, to, text } = JSON.parse(gateway.asked.at(-1)?.body ?? '');
      expect(to).toBe('+33600000002');
      expect(id).toMatch(/^[0-9a-f-]{36}$/);
      expect(text).toMatch(
        /^Place confirmée le 18\/05 14:00: .* https:\/\/semainier\.test\/inscriptions\/\S+$/,
      );
    } finally {
      await gateway.close();
    }
  });

  test('without a mail server nothing is touched, and texts wait for theirs', async () => {
    await enqueueConfirmation(connection());
    await enqueueConfirmation(connection(), { channel: 'sms', recipient: '+33600000001' });
    const idle = start({ smtpUrl: undefined });
    await rest();
    await idle.stop();
    expect(await states(connection())).toMatchObject([
      { attempts: 0, claimed: false },
      { attempts: 0, claimed: false },
    ]);
    start();
    await nextMail(server);
    await rest();
    expect(await states(connection())).toMatchObject([{ sent: true }, { sent: false, attempts: 0 }]);
  });
});

let keys = 0;

async function enqueue(connection: Connection, message: Partial<NewMessage> & Pick<NewMessage, 'kind'>) {
  const whole: NewMessage = {
    channel: 'email',
    recipient: 'jeanne@exemple.test',
    locale: 'fr',
    dedupeKey: `test-${keys++}`,
    ...message,
  };
  await connection.write((trx) => enqueueMessage(trx, whole, START));
}

async function enqueueConfirmation(connection: Connection, message: Partial<NewMessage> = {}) {
  const session = await insertSession(connection);
  const { recipient = 'jeanne@exemple.test' } = message;
  const registration = await insertRegistration(connection, { session_id: session.id, contact: recipient });
  await enqueue(connection, { kind: 'registration-confirmed', registrationId: registration.id, ...message });
}

async function states({ db }: Connection) {
  const rows = await db.selectFrom('messages').selectAll().orderBy('id').execute();
  return rows.map((row) => ({
    sent: row.sent_at !== null,
    failed: row.failed_at !== null,
    claimed: row.claimed_until !== null,
    attempts: row.attempts,
    error: row.last_error,
  }));
}

/** The mail that comes next, once the outbox has noted that it went. */
async function nextMail(server: MailServer) {
  const before = server.received.length;
  const mail = await eventually(() => {
    const received = server.received[Math.max(before, 0)];
    expect(received).toBeDefined();
    return received;
  });
  await rest();
  if (!mail) throw new Error('no mail came');
  return mail;
}

/** Long enough for several rounds of the sender. */
function rest() {
  return new Promise((resolve) => setTimeout(resolve, 120));
}
