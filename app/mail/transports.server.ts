import type { Readable } from 'node:stream';
import { createTransport } from 'nodemailer';
import type { Settings } from '#app/env.server.ts';
import type { Message } from '#db/messages.server.ts';
import { DeliveryError } from './delivery-error.ts';
import type { Mail } from './messages.ts';

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
  // The content as the connection reads it: whether a byte of it left tells a lost answer from a mail never sent.
  const contents = new Map<unknown, Readable>();
  transport.use('stream', (mail, done) => {
    mail.message.processFunc((content) => {
      contents.set(mail.data.messageId, content);
      return content;
    });
    done();
  });
  return {
    async send(message, mail) {
      // The same at each attempt, so that a mailbox that already has it can tell.
      const messageId = `<${message.id}@${new URL(publicUrl).hostname}>`;
      try {
        await transport.sendMail({
          from: mailFrom,
          // An object, not text to be parsed: one message has one recipient.
          to: { name: '', address: message.recipient },
          messageId,
          ...(mail.replyTo && { replyTo: mail.replyTo }),
          subject: mail.subject,
          text: mail.text,
          html: mail.html,
          attachments: mail.attachments,
          ...(mail.unsubscribeUrl && { list: { unsubscribe: { url: mail.unsubscribeUrl, comment: '' } } }),
          headers: {
            // RFC 3834: no out-of-office answer is wanted.
            'Auto-Submitted': 'auto-generated',
            'X-Auto-Response-Suppress': 'All',
            'Content-Language': message.locale,
            ...(mail.unsubscribeUrl && { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }),
          },
        });
      } catch (failure) {
        throw toDeliveryError(failure, contents.get(messageId)?.readableDidRead === true);
      } finally {
        contents.delete(messageId);
      }
    },
    close: () => transport.close(),
  };
}

function toDeliveryError(failure: unknown, left: boolean): DeliveryError {
  const { code, responseCode, command } = readFailure(failure);
  const parts = [code ?? 'UNKNOWN', responseCode, command].filter((part) => part !== undefined);
  if (responseCode === undefined)
    return new DeliveryError(parts.join(' '), left ? 'unknown' : 'not-accepted');
  // Refused for good is the recipient or the content; a refused sender or password is ours to mend.
  const forGood = responseCode >= 500 && (command === 'RCPT TO' || command === 'DATA');
  return new DeliveryError(parts.join(' '), forGood ? 'refused' : 'not-accepted');
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
