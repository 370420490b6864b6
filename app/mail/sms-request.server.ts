import { DeliveryError } from './delivery-error.ts';

export type SmsAnswer = {
  status: number;
  /** The answer read as JSON; undefined when it is none. */
  json: unknown;
};

/** Longer than Node waits for a connection (10 s): what is never connected is known not to be sent. */
export const SMS_TIMEOUT = 20_000;

/** No gateway answers more to one message. */
const LONGEST_ANSWER = 64 * 1024;

/**
 * Asks a gateway. Throws a DeliveryError when no answer came: `not-accepted` when the request never left, `unknown`
 * when it may have.
 */
export async function askGateway(
  url: string,
  request: { method: 'GET' | 'POST'; headers?: Record<string, string>; body?: string },
  timeout: number,
): Promise<SmsAnswer> {
  const signal = AbortSignal.timeout(timeout);
  const response = await fetch(url, { ...request, redirect: 'manual', signal }).catch((failure: unknown) => {
    throw neverLeft(failure)
      ? new DeliveryError('SMS unreachable', 'not-accepted')
      : new DeliveryError('SMS no answer', 'unknown');
  });
  return { status: response.status, json: await readJson(response) };
}

/** What a status other than 2xx means. `forGood`: the statuses that blame this text or this number. */
export function refusal(status: number, forGood: number[] = []): DeliveryError {
  if (forGood.includes(status)) return new DeliveryError(`SMS ${status}`, 'refused');
  // A server in between lost the answer of the one behind it (RFC 9110, 15.6.3 and 15.6.5).
  return new DeliveryError(`SMS ${status}`, status === 502 || status === 504 ? 'unknown' : 'not-accepted');
}

/** An acceptance that does not look like one: somebody else may have answered. */
export function unreadableAnswer(): DeliveryError {
  return new DeliveryError('SMS answer unreadable', 'unknown');
}

/** A member of an answer, whatever it is. */
export function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

async function readJson(response: Response): Promise<unknown> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    const reader = response.body?.getReader();
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
      length += part.value.byteLength;
      if (length > LONGEST_ANSWER) {
        await reader?.cancel();
        return undefined;
      }
      chunks.push(part.value);
    }
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    // Cut short or no JSON at all: the status is what we know.
    return undefined;
  }
}

const BEFORE_SENDING =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH|EADDRNOTAVAIL|UND_ERR_CONNECT_TIMEOUT|CERT_.*|.*CERT.*|ERR_TLS_.*|ERR_SSL_.*|UNABLE_TO_.*)$/;

/** Whether a failed fetch stopped before anything was sent: no name, no connection, no trusted certificate. */
function neverLeft(failure: unknown): boolean {
  const code = member(member(failure, 'cause'), 'code');
  return typeof code === 'string' && BEFORE_SENDING.test(code);
}
