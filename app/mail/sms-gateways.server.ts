import { createHash } from 'node:crypto';
import type { Message } from '#db/messages.server.ts';
import { DeliveryError } from './delivery-error.ts';
import { readSmsAddress, type SmsAddress } from './sms-address.ts';
import { askGateway, member, refusal, SMS_TIMEOUT, unreadableAnswer } from './sms-request.server.ts';

export type SmsGateway = {
  /**
   * Resolves once the gateway has accepted the text, with the gateway's own number for it when it gives one; throws a
   * DeliveryError.
   */
  send(message: Pick<Message, 'id' | 'recipient'>, text: string): Promise<string | undefined>;
  /** Whether a text arrived, by the gateway's number; throws a DeliveryError when it does not answer. */
  readReceipt?(gatewayId: string): Promise<Receipt>;
};

/** What is known of a text that the gateway accepted. */
export type Receipt = 'delivered' | 'undelivered' | 'pending';

/** Milliseconds. */
type Waiting = { timeout?: number };

/** Text messages through the gateway that `SMS_URL` names. */
export function openSmsGateway(smsUrl: string, { timeout = SMS_TIMEOUT }: Waiting = {}): SmsGateway {
  const outcome = readSmsAddress(smsUrl);
  if (outcome.kind === 'unreadable') throw new Error(outcome.sentence);
  const { address } = outcome;
  switch (address.kind) {
    case 'ovh':
      return openOvh(address, timeout);
    case 'smsmode':
      return openSmsmode(address, timeout);
    case 'own':
      return openOwn(address, timeout);
  }
}

type AddressOf<Kind extends SmsAddress['kind']> = Extract<SmsAddress, { kind: Kind }>;

/** POST of JSON `{ "id", "to", "text" }`; any 2xx is an acceptance; `id` is the same at each attempt. */
function openOwn({ url, authorization }: AddressOf<'own'>, timeout: number): SmsGateway {
  return {
    async send({ id, recipient }, text) {
      const headers = {
        'Content-Type': 'application/json',
        ...(authorization !== undefined && { Authorization: authorization }),
      };
      const body = JSON.stringify({ id, to: recipient, text });
      const { status } = await askGateway(url, { method: 'POST', headers, body }, timeout);
      if (!accepts(status)) throw refusal(status, [400, 413, 422]);
      return undefined;
    },
  };
}

/** smsmode's REST API: https://dev.smsmode.com/sms/v1/ */
function openSmsmode({ origin, apiKey, sender }: AddressOf<'smsmode'>, timeout: number): SmsGateway {
  return {
    async readReceipt(gatewayId) {
      const headers = { Accept: 'application/json', 'X-Api-Key': apiKey };
      const url = `${origin}/sms/v1/messages/${encodeURIComponent(gatewayId)}`;
      const { status, json } = await askGateway(url, { method: 'GET', headers }, timeout);
      if (!accepts(status)) throw refusal(status);
      const value = String(member(member(json, 'status'), 'value'));
      if (value === 'DELIVERED') return 'delivered';
      return /^UNDELIVER/.test(value) ? 'undelivered' : 'pending';
    },

    async send({ id, recipient }, text) {
      const headers = {
        'Content-Type': 'application/json',
        Accept: 'application/json',
        'X-Api-Key': apiKey,
      };
      const body = JSON.stringify({
        // International, without the plus sign.
        recipient: { to: recipient.replace(/\D/g, '') },
        body: { text, encoding: 'GSM7', stop: false },
        ...(sender !== undefined && { from: sender }),
        refClient: id,
      });
      const request = { method: 'POST' as const, headers, body };
      const { status, json } = await askGateway(`${origin}/sms/v1/messages`, request, timeout);
      // A number that smsmode cannot read is blamed by its name; any other 400 is a setting that the host can mend.
      if (status === 400) throw refusal(status, /recipient/i.test(JSON.stringify(json) ?? '') ? [400] : []);
      if (!accepts(status)) throw refusal(status);
      const messageId = member(json, 'messageId');
      if (typeof messageId !== 'string') throw unreadableAnswer();
      if (/^UNDELIVER/.test(String(member(member(json, 'status'), 'value'))))
        throw new DeliveryError('SMS undeliverable', 'refused');
      return messageId;
    },
  };
}

const CLOCK_LASTS = 60 * 60 * 1000;

/** Codes of OVH's delivery receipts: arrived; failed at the phone, failed at the centre. The others are on the way. */
const OVH_DELIVERED = 1;
const OVH_UNDELIVERED = [2, 16];

/**
 * OVHcloud's API: https://eu.api.ovh.com/console/?section=%2Fsms&branch=v1. Each request is signed with the time of
 * OVH's clock, from which ours may differ.
 */
function openOvh(address: AddressOf<'ovh'>, timeout: number): SmsGateway {
  const base = `${address.origin}/1.0`;
  let clock: { ahead: number; readAt: number } | undefined;

  async function timestamp(): Promise<string> {
    const now = Date.now();
    if (!clock || now - clock.readAt > CLOCK_LASTS) {
      const { status, json } = await askGateway(`${base}/auth/time`, { method: 'GET' }, timeout).catch(() => {
        throw new DeliveryError('SMS clock unreachable', 'not-accepted');
      });
      if (!accepts(status) || typeof json !== 'number')
        throw new DeliveryError(`SMS clock ${status}`, 'not-accepted');
      clock = { ahead: json * 1000 - now, readAt: now };
    }
    return String(Math.floor((Date.now() + clock.ahead) / 1000));
  }

  return {
    async send({ recipient }, text) {
      const url = `${base}/sms/${encodeURIComponent(address.account)}/jobs`;
      const body = JSON.stringify({
        message: text,
        receivers: [recipient],
        // Not advertising: no "STOP" line that would make it two messages, and it goes out at any hour.
        noStopClause: true,
        ...(address.sender === undefined ? { senderForResponse: true } : { sender: address.sender }),
      });
      const headers = signed(address, 'POST', url, body, await timestamp());
      const { status, json } = await askGateway(url, { method: 'POST', headers, body }, timeout);
      if (!accepts(status)) {
        // Possibly our idea of their clock: read it anew. A wrong number is told in an acceptance, so the rest is a setting.
        if (status < 500) clock = undefined;
        throw refusal(status);
      }
      if (count(json, 'invalidReceivers') > 0) throw new DeliveryError('SMS invalid receiver', 'refused');
      if (count(json, 'ids') === 0 && count(json, 'validReceivers') === 0) throw unreadableAnswer();
      const ids = member(json, 'ids');
      return Array.isArray(ids) && ids.length > 0 ? String(ids[0]) : undefined;
    },
    async readReceipt(gatewayId) {
      const account = encodeURIComponent(address.account);
      const url = `${base}/sms/${account}/outgoing/${encodeURIComponent(gatewayId)}`;
      const headers = signed(address, 'GET', url, '', await timestamp());
      const { status, json } = await askGateway(url, { method: 'GET', headers }, timeout);
      // A job that still waits is not among the outgoing ones.
      if (status === 404) return 'pending';
      if (!accepts(status)) throw refusal(status);
      const code = member(json, 'deliveryReceipt');
      if (code === OVH_DELIVERED) return 'delivered';
      return OVH_UNDELIVERED.some((one) => one === code) ? 'undelivered' : 'pending';
    },
  };
}

function signed(
  { applicationKey, applicationSecret, consumerKey }: AddressOf<'ovh'>,
  method: 'GET' | 'POST',
  url: string,
  body: string,
  timestamp: string,
): Record<string, string> {
  const seal = createHash('sha1')
    .update([applicationSecret, consumerKey, method, url, body, timestamp].join('+'))
    .digest('hex');
  return {
    'Content-Type': 'application/json',
    'X-Ovh-Application': applicationKey,
    'X-Ovh-Consumer': consumerKey,
    'X-Ovh-Timestamp': timestamp,
    'X-Ovh-Signature': `$1$${seal}`,
  };
}

function accepts(status: number): boolean {
  return status >= 200 && status < 300;
}

/** How many entries a list of the answer has. */
function count(json: unknown, name: string): number {
  const list = member(json, name);
  return Array.isArray(list) ? list.length : 0;
}
