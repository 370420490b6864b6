import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DeliveryError } from '#app/mail/delivery-error.ts';
import { openSmsGateway } from '#app/mail/sms-gateways.server.ts';
import { type AskedOfGateway, type SmsBehaviour, type SmsServer, startSmsServer } from './sms-server.ts';

const MESSAGE = { id: '01900000-0000-7000-8000-000000000001', recipient: '+33600000001' };
const TEXT = 'Rappel, atelier le 18/05 14:00: Découvrir https://a.fr/b';
const TIMEOUT = 300;

let server: SmsServer;

beforeEach(async () => {
  server = await startSmsServer();
});

afterEach(() => server.close());

const addresses = {
  ovh: () =>
    `ovh+http://app-key:app-secret@${server.host}/sms-ab12345-1?consumer_key=consumer&sender=SemaineIA`,
  smsmode: () => `smsmode+http://api-key@${server.host}?sender=SemaineIA`,
  own: () => `http://me:pass@${server.host}/texts`,
};

/** Sends one text, and says how it went: `accepted`, or the error’s fate and code. */
async function send(url: string, behaviour?: SmsBehaviour): Promise<string> {
  server.behaviour = behaviour;
  try {
    await openSmsGateway(url, { timeout: TIMEOUT }).send(MESSAGE, TEXT);
    return 'accepted';
  } catch (failure) {
    if (!(failure instanceof DeliveryError)) throw failure;
    expect(failure.message).not.toMatch(/33600000001|key|secret|consumer/);
    return `${failure.fate}: ${failure.message}`;
  }
}

const answering = (status: number, body: unknown = {}): SmsBehaviour => ({
  kind: 'answer',
  status,
  body: JSON.stringify(body),
});

describe('OVH', () => {
  const AHEAD = 4321;
  const accepted = {
    ids: [26929925],
    validReceivers: ['+33600000001'],
    invalidReceivers: [],
    totalCreditsRemoved: 1,
  };

  /** Answers as OVH does: its clock runs ahead, and a signature that does not fit is refused. */
  function ovh(status = 200, body: unknown = accepted): SmsBehaviour {
    return {
      kind: 'as',
      answer(asked) {
        if (asked.path === '/1.0/auth/time')
          return { status: 200, body: Math.floor(Date.now() / 1000) + AHEAD };
        return fits(asked) ? { status, body } : { status: 400, body: { message: 'Invalid signature' } };
      },
    };
  }

  function fits({ method, path, headers, body }: AskedOfGateway): boolean {
    const time = String(headers['x-ovh-timestamp']);
    if (Math.abs(Number(time) - (Date.now() / 1000 + AHEAD)) > 30) return false;
    const signed = ['app-secret', 'consumer', method, `${server.origin}${path}`, body, time].join('+');
    return (
      headers['x-ovh-application'] === 'app-key' &&
      headers['x-ovh-consumer'] === 'consumer' &&
      headers['x-ovh-signature'] === `$1$${createHash('sha1').update(signed).digest('hex')}`
    );
  }

  test('takes a job signed with the time of its own clock', async () => {
    expect(await send(addresses.ovh(), ovh())).toBe('accepted');
    expect(server.asked.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'GET /1.0/auth/time',
      'POST /1.0/sms/sms-ab12345-1/jobs',
    ]);
    expect(JSON.parse(server.asked[1]?.body ?? '')).toEqual({
      message: TEXT,
      receivers: ['+33600000001'],
      noStopClause: true,
      sender: 'SemaineIA',
    });
  });

  test('without a sender of ours lends a short number', async () => {
    await send(addresses.ovh().replace('&sender=SemaineIA', ''), ovh());
    expect(JSON.parse(server.asked[1]?.body ?? '')).toMatchObject({ senderForResponse: true });
    expect(server.asked[1]?.body).not.toContain('"sender"');
  });

  test('is asked for its time once, and again after a refusal', async () => {
    const gateway = openSmsGateway(addresses.ovh(), { timeout: TIMEOUT });
    const times = () => server.asked.filter(({ path }) => path.endsWith('/auth/time')).length;
    server.behaviour = ovh();
    await gateway.send(MESSAGE, TEXT);
    await gateway.send(MESSAGE, TEXT);
    expect(times()).toBe(1);
    server.behaviour = ovh(403, { message: 'This credential is not valid' });
    await expect(gateway.send(MESSAGE, TEXT)).rejects.toThrow('SMS 403');
    server.behaviour = ovh();
    await gateway.send(MESSAGE, TEXT);
    expect(times()).toBe(2);
  });

  test.each([
    [
      200,
      { ...accepted, ids: [], validReceivers: [], invalidReceivers: ['+33600000001'] },
      'refused: SMS invalid receiver',
    ],
    [200, { hello: 'world' }, 'unknown: SMS answer unreadable'],
    [400, { message: 'Sender is not valid' }, 'not-accepted: SMS 400'],
    [403, { message: 'This application key is invalid' }, 'not-accepted: SMS 403'],
    [429, {}, 'not-accepted: SMS 429'],
    [500, { message: 'Internal error' }, 'not-accepted: SMS 500'],
    [504, {}, 'unknown: SMS 504'],
  ])('answering %i %j: %s', async (status, body, expected) => {
    expect(await send(addresses.ovh(), ovh(status, body))).toBe(expected);
  });

  test('whose clock is silent has got nothing', async () => {
    expect(await send(addresses.ovh(), { kind: 'hang' })).toBe('not-accepted: SMS clock unreachable');
    expect(await send(addresses.ovh(), answering(200, 'soon'))).toBe('not-accepted: SMS clock 200');
  });
});

describe('smsmode', () => {
  const accepted = {
    messageId: 'a1b2',
    acceptedAt: '2027-05-16T14:00:00',
    channel: { channelId: 'c', type: 'SMS', flow: 'TRANSACTIONAL' },
    recipient: { to: '33600000001' },
    status: { deliveryDate: '2027-05-16T14:00:00', value: 'ENROUTE' },
  };

  test('takes a message with its key in a header', async () => {
    expect(await send(addresses.smsmode(), answering(201, accepted))).toBe('accepted');
    const [asked] = server.asked;
    expect(asked).toMatchObject({
      method: 'POST',
      path: '/sms/v1/messages',
      headers: { 'x-api-key': 'api-key' },
    });
    expect(JSON.parse(asked?.body ?? '')).toEqual({
      recipient: { to: '33600000001' },
      body: { text: TEXT, encoding: 'GSM7', stop: false },
      from: 'SemaineIA',
      refClient: MESSAGE.id,
    });
  });

  test.each([
    [201, { ...accepted, status: { value: 'UNDELIVERABLE' } }, 'refused: SMS undeliverable'],
    [200, { page: 'Bienvenue' }, 'unknown: SMS answer unreadable'],
    [400, { message: 'Bad request', detail: 'recipient.to: not a phone number' }, 'refused: SMS 400'],
    [400, { message: 'Bad request', detail: 'from: not allowed' }, 'not-accepted: SMS 400'],
    [401, {}, 'not-accepted: SMS 401'],
    [402, {}, 'not-accepted: SMS 402'],
    [503, {}, 'not-accepted: SMS 503'],
  ])('answering %i %j: %s', async (status, body, expected) => {
    expect(await send(addresses.smsmode(), answering(status, body))).toBe(expected);
  });
});

describe('a gateway of the host’s own', () => {
  test('gets plain JSON and says yes with any 2xx', async () => {
    expect(await send(addresses.own(), answering(202))).toBe('accepted');
    expect(server.asked[0]).toMatchObject({
      path: '/texts',
      headers: { authorization: `Basic ${Buffer.from('me:pass').toString('base64')}` },
    });
    expect(JSON.parse(server.asked[0]?.body ?? '')).toEqual({
      id: MESSAGE.id,
      to: '+33600000001',
      text: TEXT,
    });
  });

  test.each([
    [400, 'refused: SMS 400'],
    [422, 'refused: SMS 422'],
    [401, 'not-accepted: SMS 401'],
    [404, 'not-accepted: SMS 404'],
    [408, 'not-accepted: SMS 408'],
    [500, 'not-accepted: SMS 500'],
  ])('answering %i: %s', async (status, expected) => {
    expect(await send(addresses.own(), answering(status))).toBe(expected);
  });

  test('is not followed elsewhere', async () => {
    const elsewhere = { Location: `${server.origin}/elsewhere` };
    expect(await send(addresses.own(), { kind: 'answer', status: 307, body: '', headers: elsewhere })).toBe(
      'not-accepted: SMS 307',
    );
    expect(server.asked).toHaveLength(1);
  });
});

describe.each(['smsmode', 'own'] as const)('a bad line to %s', (kind) => {
  test('an answer that never comes, or breaks off before its first word, is a lost one', async () => {
    expect(await send(addresses[kind](), { kind: 'hang' })).toBe('unknown: SMS no answer');
    expect(await send(addresses[kind](), { kind: 'hang-up' })).toBe('unknown: SMS no answer');
  });

  test('a gateway that is not there got nothing', async () => {
    const gone = await startSmsServer();
    await gone.close();
    const url = addresses[kind]().replace(server.host, gone.host);
    expect(await send(url)).toBe('not-accepted: SMS unreachable');
  });
});

test('smsmode: an acceptance that stalls, is endless or is rubbish is a lost answer', async () => {
  expect(await send(addresses.smsmode(), { kind: 'stall', status: 201 })).toBe(
    'unknown: SMS answer unreadable',
  );
  for (const body of ['<html>Login</html>', '', 'null', '[]', `{"messageId":"${'x'.repeat(100_000)}"}`])
    expect(await send(addresses.smsmode(), { kind: 'answer', status: 200, body })).toBe(
      'unknown: SMS answer unreadable',
    );
});

describe('delivery receipts', () => {
  const receipt = (url: string, behaviour: SmsBehaviour) => {
    server.behaviour = behaviour;
    return openSmsGateway(url, { timeout: TIMEOUT }).readReceipt?.('26929925');
  };

  test.each([
    [200, { deliveryReceipt: 1 }, 'delivered'],
    [200, { deliveryReceipt: 2 }, 'undelivered'],
    [200, { deliveryReceipt: 16 }, 'undelivered'],
    [200, { deliveryReceipt: 0 }, 'pending'],
    [404, { message: 'The requested object does not exist' }, 'pending'],
  ])('OVH answering %i %j: %s', async (status, body, expected) => {
    const answer = (asked: AskedOfGateway) =>
      asked.path === '/1.0/auth/time'
        ? { status: 200, body: Math.floor(Date.now() / 1000) }
        : { status, body };
    expect(await receipt(addresses.ovh(), { kind: 'as', answer })).toBe(expected);
    const asked = server.asked.at(-1);
    expect(asked).toMatchObject({ method: 'GET', path: '/1.0/sms/sms-ab12345-1/outgoing/26929925' });
    const signed = `app-secret+consumer+GET+${server.origin}${asked?.path}++${asked?.headers['x-ovh-timestamp']}`;
    expect(asked?.headers['x-ovh-signature']).toBe(`$1$${createHash('sha1').update(signed).digest('hex')}`);
  });

  test.each([
    ['DELIVERED', 'delivered'],
    ['UNDELIVERABLE', 'undelivered'],
    ['UNDELIVERED', 'undelivered'],
    ['ENROUTE', 'pending'],
  ])('smsmode answering %s: %s', async (value, expected) => {
    expect(await receipt(addresses.smsmode(), answering(200, { status: { value } }))).toBe(expected);
    expect(server.asked[0]).toMatchObject({
      method: 'GET',
      path: '/sms/v1/messages/26929925',
      headers: { 'x-api-key': 'api-key' },
    });
  });

  test('a gateway that does not answer says nothing', async () => {
    await expect(receipt(addresses.smsmode(), answering(503))).rejects.toThrow('SMS 503');
    expect(await receipt(addresses.own(), answering(200))).toBeUndefined();
  });
});
