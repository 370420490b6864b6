import { createTransport } from 'nodemailer';
import type { Settings } from '#app/env.server.ts';
import type { Message } from '#db/messages.server.ts';
import type { Mail } from './messages.ts';

/** Why a message could not be handed over, as codes only: what a server answers often quotes the address. */
export class DeliveryError extends Error {
  override name = 'DeliveryError';
  /** Trying again would change nothing. */
  readonly permanent: boolean;

  constructor(code: string, permanent: boolean) {
    super(code);
    this.permanent = permanent;
  }
}

export type MailTransport = {
  /** Resolves once the server has accepted the mail; throws a DeliveryError. */
  send(message: Pick<Message, 'id' | 'recipient' | 'locale'>, mail: Mail): Promise<void>;
  close(): void;
};

/** Longest waits on a mail server, in milliseconds. */
const TIMEOUTS = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };

/** Mails through `SMTP_URL`, over a few kept connections. */
export function openMailTransport(
  smtpUrl: string,
  { mailFrom, publicUrl }: Pick<Settings, 'mailFrom' | 'publicUrl'>,
  timeouts = TIMEOUTS,
): MailTransport {
  const transport = createTransport({
    url: smtpUrl,
    pool: true,
    maxConnections: 5,
    ...timeouts,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send(message, mail) {
      try {
        await transport.sendMail({
          from: mailFrom,
          // An object, not text to be parsed: one message has one recipient.
          to: { name: '', address: message.recipient },
          // The same at each attempt, so that a mailbox that already has it can tell.
          messageId: `<${message.id}@${new URL(publicUrl).hostname}>`,
          subject: mail.subject,
          text: mail.text,
          html: mail.html,
          attachments: mail.attachments,
          headers: {
            // RFC 3834: no out-of-office answer is wanted.
            'Auto-Submitted': 'auto-generated',
            'X-Auto-Response-Suppress': 'All',
            'Content-Language': message.locale,
          },
        });
      } catch (failure) {
        throw toDeliveryError(failure);
      }
    },
    close: () => transport.close(),
  };
}

function toDeliveryError(failure: unknown): DeliveryError {
  const { code, responseCode, command } = readFailure(failure);
  const parts = [code ?? 'UNKNOWN', responseCode, command].filter((part) => part !== undefined);
  // Refused for good is the recipient or the content; a refused sender or password is ours to mend.
  const permanent =
    responseCode !== undefined && responseCode >= 500 && (command === 'RCPT TO' || command === 'DATA');
  return new DeliveryError(parts.join(' '), permanent);
}

function readFailure(failure: unknown): { code?: string; responseCode?: number; command?: string } {
  if (typeof failure !== 'object' || failure === null) return {};
  const code = 'code' in failure ? failure.code : undefined;
  const responseCode = 'responseCode' in failure ? failure.responseCode : undefined;
  const command = 'command' in failure ? failure.command : undefined;
  return {
    ...(typeof code === 'string' && { code: code.slice(0, 20) }),
    ...(typeof responseCode === 'number' && { responseCode }),
    // The command alone, never its argument.
    ...(typeof command === 'string' && { command: /^[A-Z]{4,8}( FROM| TO)?/.exec(command)?.[0] ?? 'other' }),
  };
}

const SMS_TIMEOUT = 10_000;

/**
 * Hands a text message to the gateway at `SMS_URL`: a POST of JSON `{ "id", "to", "text" }`, any 2xx is an acceptance. `id`
 * is the same at each attempt. Throws a DeliveryError.
 */
export async function sendShortText(
  smsUrl: string,
  { id, recipient }: Pick<Message, 'id' | 'recipient'>,
  text: string,
): Promise<void> {
  const response = await fetch(smsUrl, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ id, to: recipient, text }),
    redirect: 'error',
    signal: AbortSignal.timeout(SMS_TIMEOUT),
  }).catch(() => {
    throw new DeliveryError('SMS unreachable', false);
  });
  await response.body?.cancel();
  if (response.ok) return;
  const { status } = response;
  throw new DeliveryError(`SMS ${status}`, status >= 400 && status < 500 && status !== 408 && status !== 429);
}
