import type { Settings } from '#app/env.server.ts';
import type { Locale } from '#app/text/locale.ts';
import { listMessagesToCall, type MessageToCall } from '#db/calls.server.ts';
import type { Connection } from '#db/connection.server.ts';
import { type PreparedMessage, prepareMessages } from './message-facts.server.ts';
import { renderSentence } from './messages.ts';

/** Somebody whom no message reached, and what they should hear. */
export type PersonToCall = {
  registrationId: string;
  name: string;
  contactKind: 'email' | 'phone';
  contact: string;
  /** Language of what is to be said. */
  locale: Locale;
  sayings: { messageId: string; sentence: string; why: 'no-gateway' | 'failed' | 'undelivered' }[];
};

type Caller = {
  settings: Pick<Settings, 'smsUrl' | 'publicUrl' | 'secret'>;
  connection: Connection;
};

/**
 * Whom a mediator should call about a session at `now`, the longest waiting first. What makes no sense any more (a
 * reminder of a session that is over) is not said. The number of queries does not depend on how many they are.
 */
export async function listPeopleToCall(
  caller: Caller,
  sessionId: string,
  now: Date,
): Promise<PersonToCall[]> {
  const people = new Map<string, PersonToCall>();
  for (const prepared of await prepareCalls(caller, [sessionId], now)) {
    const saying = toSaying(prepared);
    if (!saying) continue;
    const { registrationId, name, channel, recipient, locale } = prepared.message;
    const key = `${registrationId} ${recipient}`;
    const contactKind = channel === 'sms' ? 'phone' : 'email';
    const person = people.get(key) ?? {
      registrationId,
      name,
      contactKind,
      contact: recipient,
      locale,
      sayings: [],
    };
    people.set(key, { ...person, sayings: [...person.sayings, saying] });
  }
  return [...people.values()];
}

/** How many people to call about each of those sessions; the others are not in it. The same queries however many. */
export async function countPeopleToCall(
  caller: Caller,
  sessionIds: readonly string[],
  now: Date,
): Promise<Map<string, number>> {
  const people = new Map<string, Set<string>>();
  for (const prepared of await prepareCalls(caller, sessionIds, now)) {
    if (!toSaying(prepared)) continue;
    const { sessionId, registrationId, recipient } = prepared.message;
    if (sessionId === null) continue;
    const ofSession = people.get(sessionId) ?? new Set();
    people.set(sessionId, ofSession.add(`${registrationId} ${recipient}`));
  }
  return new Map([...people].map(([sessionId, ofSession]) => [sessionId, ofSession.size]));
}

async function prepareCalls({ settings, connection }: Caller, sessionIds: readonly string[], now: Date) {
  const messages = await listMessagesToCall(connection, sessionIds, {
    textsAreSent: settings.smsUrl !== undefined,
  });
  return messages.length === 0 ? [] : prepareMessages(connection, settings, messages, now);
}

function toSaying({ message, decision, facts }: PreparedMessage<MessageToCall>) {
  // Nobody is rung up to be thanked.
  if (decision.kind === 'drop' || !facts || facts.kind === 'thanks') return undefined;
  // Whoever answers at a number that was given up may be a stranger to the person.
  if ('toFormerContact' in facts && facts.toFormerContact) return undefined;
  const why =
    message.undeliveredAt !== null ? 'undelivered' : message.failedAt !== null ? 'failed' : 'no-gateway';
  return { messageId: message.id, sentence: renderSentence(facts), why } as const;
}
