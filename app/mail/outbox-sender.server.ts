import { setTimeout as wait } from 'node:timers/promises';
import { nextAttempt } from '#app/domain/message.ts';
import type { Settings } from '#app/env.server.ts';
import type { Connection } from '#db/connection.server.ts';
import {
  type ClaimedMessage,
  claimMessages,
  dropMessage,
  markFailedAttempt,
  markSent,
  purgeMessages,
  releaseMessages,
} from '#db/messages.server.ts';
import { type PreparedMessage, prepareMessages } from './message-facts.server.ts';
import { renderMail, renderShortText } from './messages.ts';
import { DeliveryError, type MailTransport, openMailTransport, sendShortText } from './transports.server.ts';

/** What the sender needs of the application. */
export type OutboxApplication = {
  settings: Pick<Settings, 'smtpUrl' | 'smsUrl' | 'mailFrom' | 'publicUrl' | 'secret'>;
  connection: Connection;
  now: () => Date;
};

export type OutboxOptions = {
  /** Rest between two looks at an empty outbox, in milliseconds. */
  restMilliseconds?: number;
  /** Hears of what somebody should look at; never of anything personal. */
  log?: (sentence: string) => void;
};

export type Outbox = {
  /** Ends after what is being sent; what was claimed and not begun goes back. */
  stop(): Promise<void>;
};

const BATCH = 20;
/** Messages being sent at once. */
const WORKERS = 5;
/** Longer than a batch can take with every server at its slowest. */
const CLAIM_SECONDS = 10 * 60;
const REST = 1000;
const REST_AFTER_FAILURE = 5000;
const PURGE_EVERY = 60 * 60 * 1000;

/**
 * Sends the outbox until stopped, beside the same in other processes. A message is claimed, and the attempt counted,
 * before it is handed over, and marked right after it was accepted. So it goes out once, also through restarts, but for one
 * case that no sender can avoid: when the process dies between the server's yes and the mark, the claim runs out and the
 * message is sent again, with the same Message-ID, and the log says so. Without `SMTP_URL` mails stay in the outbox
 * untouched; without `SMS_URL` texts do.
 */
export function startOutbox(application: OutboxApplication, options: OutboxOptions = {}): Outbox {
  const { restMilliseconds = REST, log = (sentence) => console.warn(sentence) } = options;
  const { settings, connection, now } = application;
  const stopping = new AbortController();
  const mails = settings.smtpUrl ? openMailTransport(settings.smtpUrl, settings) : undefined;

  async function run() {
    let purgeAfter = 0;
    while (!stopping.signal.aborted) {
      let rest = restMilliseconds;
      try {
        if (now().getTime() >= purgeAfter) {
          await purgeMessages(connection, now());
          purgeAfter = now().getTime() + PURGE_EVERY;
        }
        if ((await sendBatch(application, mails, log, stopping.signal)) === BATCH) rest = 0;
      } catch (failure) {
        // The database is away or busy: nothing is lost, the outbox waits there.
        log(`The outbox pauses: ${failure instanceof Error ? failure.name : 'unknown failure'}.`);
        rest = REST_AFTER_FAILURE;
      }
      // Woken by stop(): the rejection of an ended rest says nothing else.
      await wait(rest, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
    mails?.close();
  }

  const running = run();
  return {
    async stop() {
      stopping.abort();
      await running;
    },
  };
}

/** Sends what is due, up to one batch; answers how many messages were claimed. */
async function sendBatch(
  application: OutboxApplication,
  mails: MailTransport | undefined,
  log: (sentence: string) => void,
  stopping: AbortSignal,
): Promise<number> {
  const { settings, connection, now } = application;
  const channels = [mails && ('email' as const), settings.smsUrl && ('sms' as const)].filter(
    (channel) => channel === 'email' || channel === 'sms',
  );
  if (channels.length === 0) return 0;
  const claimed = await claimMessages(connection, now(), BATCH, channels, CLAIM_SECONDS);
  if (claimed.length === 0) return 0;
  let waiting: PreparedMessage<ClaimedMessage>[];
  try {
    waiting = await prepareMessages(connection, settings, claimed, now());
  } catch (failure) {
    await releaseMessages(connection, claimed);
    throw failure;
  }
  async function work() {
    while (!stopping.aborted) {
      const next = waiting.shift();
      if (!next) return;
      await settle(application, mails, next, log);
    }
  }
  const workers = await Promise.allSettled(Array.from({ length: WORKERS }, work));
  const unsent = waiting.map(({ message }) => message);
  if (unsent.length > 0) await releaseMessages(connection, unsent);
  for (const worker of workers) if (worker.status === 'rejected') throw worker.reason;
  return claimed.length;
}

/** Sends one claimed message, or drops it when it makes no sense any more, and stores what came of it. */
async function settle(
  { settings, connection, now }: OutboxApplication,
  mails: MailTransport | undefined,
  { message, decision, facts }: PreparedMessage<ClaimedMessage>,
  log: (sentence: string) => void,
): Promise<void> {
  if (decision.kind === 'drop' || !facts) {
    await dropMessage(connection, message);
    return;
  }
  if (message.uncertain) {
    log(
      `Message ${message.id}: an earlier attempt ended without an answer. It is sent again and may arrive twice.`,
    );
  }
  try {
    if (message.channel === 'email') await mails?.send(message, renderMail(facts));
    else if (settings.smsUrl) await sendShortText(settings.smsUrl, message, renderShortText(facts));
  } catch (failure) {
    const known = failure instanceof DeliveryError;
    const again = known && failure.permanent ? undefined : nextAttempt(message.attempts, now());
    const code = known ? failure.message : 'RENDERING';
    if (!known || !again)
      log(`Message ${message.id} (${message.kind}): ${code}${again ? '' : ', given up'}.`);
    await markFailedAttempt(connection, message, code, again, now());
    return;
  }
  await markSent(connection, message.id, now());
}
