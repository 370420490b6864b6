import { setTimeout as wait } from 'node:timers/promises';
import type { Catalogue } from '#app/catalogue/catalogue.server.ts';
import { mayHandOver, nextAttempt } from '#app/domain/message.ts';
import type { Settings } from '#app/env.server.ts';
import type { Connection } from '#db/connection.server.ts';
import {
  beginHandingOver,
  type ClaimedMessage,
  claimMessages,
  dropMessage,
  markFailedAttempt,
  markSent,
  releaseMessages,
} from '#db/messages.server.ts';
import { DeliveryError } from './delivery-error.ts';
import { type PreparedMessage, prepareMessages } from './message-facts.server.ts';
import { renderMail, renderShortText } from './messages.ts';
import { openSmsGateway, type SmsGateway } from './sms-gateways.server.ts';
import { type MailTransport, openMailTransport } from './transports.server.ts';

/** What the sender needs of the application. */
export type OutboxApplication = {
  settings: Pick<Settings, 'smtpUrl' | 'smsUrl' | 'mailFrom' | 'publicUrl' | 'secret'>;
  connection: Connection;
  /** Where alternatives to what is moved or cancelled are looked for; without it messages propose none. */
  catalogue?: Pick<Catalogue, 'search'>;
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
/** Milliseconds after which a decision is taken anew. */
const STALE_AFTER = 1000;
const REST = 1000;
const REST_AFTER_FAILURE = 5000;

/**
 * Sends the outbox until stopped, beside the same in other processes. A message is claimed, then noted as being handed
 * over, then marked once it was accepted. So it goes out once, also through restarts, but for one case that no sender can
 * avoid: when the server's answer is lost, or the process dies between its yes and the mark, nobody knows whether it went
 * out. It is then sent once more, with the same Message-ID, and the log says so; it is given up when that answer is lost
 * too. Without `SMTP_URL` mails stay in the outbox untouched; without `SMS_URL` texts do.
 */
export function startOutbox(application: OutboxApplication, options: OutboxOptions = {}): Outbox {
  const { restMilliseconds = REST, log = (sentence) => console.warn(sentence) } = options;
  const { settings } = application;
  const stopping = new AbortController();
  const transports: Transports = {
    mails: settings.smtpUrl ? openMailTransport(settings.smtpUrl, settings) : undefined,
    texts: settings.smsUrl ? openSmsGateway(settings.smsUrl) : undefined,
  };

  async function run() {
    while (!stopping.signal.aborted) {
      let rest = restMilliseconds;
      try {
        if ((await sendBatch(application, transports, log, stopping.signal)) === BATCH) rest = 0;
      } catch (failure) {
        // The database is away or busy: nothing is lost, the outbox waits there.
        log(`The outbox pauses: ${failure instanceof Error ? failure.name : 'unknown failure'}.`);
        rest = REST_AFTER_FAILURE;
      }
      // Woken by stop(): the rejection of an ended rest says nothing else.
      await wait(rest, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
    transports.mails?.close();
  }

  const running = run();
  return {
    async stop() {
      stopping.abort();
      await running;
    },
  };
}

type Transports = { mails: MailTransport | undefined; texts: SmsGateway | undefined };

/** Sends what is due, up to one batch; answers how many messages were claimed. */
async function sendBatch(
  application: OutboxApplication,
  transports: Transports,
  log: (sentence: string) => void,
  stopping: AbortSignal,
): Promise<number> {
  const { settings, connection, catalogue, now } = application;
  const channels = [
    ...(transports.mails ? (['email'] as const) : []),
    ...(transports.texts ? (['sms'] as const) : []),
  ];
  if (channels.length === 0) return 0;
  const claimed = await claimMessages(connection, now(), BATCH, channels, CLAIM_SECONDS);
  if (claimed.length === 0) return 0;
  let waiting: PreparedMessage<ClaimedMessage>[];
  const preparedAt = now().getTime();
  try {
    waiting = await prepareMessages(connection, settings, claimed, now(), catalogue);
  } catch (failure) {
    await releaseMessages(connection, claimed);
    throw failure;
  }
  async function work() {
    while (!stopping.aborted) {
      const next = waiting.shift();
      if (!next) return;
      // Behind slow servers a message waits for its turn: what was true before may not be any more.
      const stale = now().getTime() - preparedAt > STALE_AFTER;
      const [anew] = stale
        ? await prepareMessages(connection, settings, [next.message], now(), catalogue)
        : [];
      await settle(application, transports, anew ?? next, log);
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
  { connection, now }: OutboxApplication,
  transports: Transports,
  { message, decision, facts }: PreparedMessage<ClaimedMessage>,
  log: (sentence: string) => void,
): Promise<void> {
  if (decision.kind === 'drop' || !facts) {
    await dropMessage(connection, message);
    return;
  }
  const lostAnswers = message.lostAnswers + (message.handedOverAt === null ? 0 : 1);
  if (!mayHandOver(lostAnswers)) {
    log(
      `Message ${message.id}: ${lostAnswers} attempts ended without an answer. It may have arrived; given up.`,
    );
    const failure = { code: message.lastError ?? 'ANSWER LOST', answerLost: true, again: undefined };
    await markFailedAttempt(connection, message, failure, now());
    return;
  }
  const attempts = await beginHandingOver(connection, message, now());
  if (attempts === undefined) return;
  if (message.handedOverAt !== null) {
    log(
      `Message ${message.id}: an earlier attempt ended without an answer. It is sent again and may arrive twice.`,
    );
  }
  let gatewayId: string | undefined;
  try {
    if (message.channel === 'email') await transports.mails?.send(message, renderMail(facts));
    else gatewayId = await transports.texts?.send(message, renderShortText(facts));
  } catch (failure) {
    const known = failure instanceof DeliveryError;
    const code = known ? failure.message : 'RENDERING';
    const answerLost = known && failure.fate === 'unknown';
    const hopeless = (known && failure.fate === 'refused') || (answerLost && !mayHandOver(lostAnswers + 1));
    const again = hopeless ? undefined : nextAttempt(attempts, now());
    if (!known || answerLost || !again) {
      const outcome = `${answerLost ? ', its answer was lost' : ''}${again ? '' : ', given up'}`;
      log(`Message ${message.id} (${message.kind}): ${code}${outcome}.`);
    }
    await markFailedAttempt(connection, message, { code, answerLost, again }, now());
    return;
  }
  await markSent(connection, message.id, now(), gatewayId);
}
