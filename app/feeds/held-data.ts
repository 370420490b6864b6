import type { HeldData } from '#app/domain/personal-data.ts';
import { formatInstant } from '#app/text/format.ts';
import { type Locale, type Text, textIn } from '#app/text/locale.ts';

/** What is kept of a registration, put into words: for its page, and for the file that the person keeps. */

export type Fact = { label: string; value: string };
export type HeldDataInWords = { registration: Fact[]; session: Fact[]; messages: string[] };

/** Every value that is kept with its name; what is empty is left out. Times are told on the session's clock. */
export function describeHeldData(data: HeldData, locale: Locale): HeldDataInWords {
  const text = textIn(locale);
  const words = text.yourData;
  const { labels } = words;
  const { registration, checkIn, session, messages } = data;
  const at = (instant: string) =>
    words.at(
      formatInstant(instant, session.timeZone, locale, 'date'),
      formatInstant(instant, session.timeZone, locale, 'time'),
    );
  return {
    registration: [
      fact(labels.name, registration.name),
      fact(labels.contact, registration.contact),
      fact(labels.seats, String(registration.seats)),
      fact(labels.language, words.languages[registration.language]),
      fact(labels.signedUp, at(registration.createdAt)),
      fact(labels.confirmed, registration.confirmedAt && at(registration.confirmedAt)),
      fact(labels.waitingNumber, registration.waitingNumber && String(registration.waitingNumber)),
      fact(labels.offeredUntil, registration.offeredUntil && at(registration.offeredUntil)),
      fact(labels.lapsedOffers, registration.lapsedOffers),
      fact(labels.cancelled, registration.cancelledAt && at(registration.cancelledAt)),
      fact(labels.reconfirmedFor, registration.reconfirmedFor && at(registration.reconfirmedFor)),
      fact(labels.thanksWantedSince, registration.thanksWantedSince && at(registration.thanksWantedSince)),
      fact(labels.seatsPresent, checkIn && String(checkIn.seats)),
      fact(labels.tickedAt, checkIn && at(checkIn.tickedAt)),
      fact(labels.typedBy, registration.typedByMediator ? words.mediator : words.self),
      fact(labels.number, registration.id),
      fact(labels.forgottenOn, formatInstant(registration.forgottenOn, session.timeZone, locale, 'date')),
    ].flat(),
    session: [
      fact(labels.title, session.title),
      fact(labels.starts, at(session.startsAt)),
      fact(labels.ends, at(session.endsAt)),
      fact(labels.place, session.place ?? text.registration.online),
      fact(labels.sessionCancelled, session.cancelledAt && at(session.cancelledAt)),
    ].flat(),
    messages: describeMessages(messages, at, text),
  };
}

/** One line for each message: what about, to whom, when, and what became of it. */
export function describeMessages(
  messages: HeldData['messages'],
  at: (instant: string) => string,
  { yourData: words }: Text,
): string[] {
  const kinds: Record<string, string> = words.messageKinds;
  return messages.map((message) =>
    words.message({
      what: kinds[message.kind] ?? words.otherMessage,
      to: message.recipient,
      written: at(message.createdAt),
      state: stateOf(message, words, at),
    }),
  );
}

function stateOf(
  { calledAt, deliveredAt, undeliveredAt, sentAt, failedAt }: HeldData['messages'][number],
  words: Text['yourData'],
  at: (instant: string) => string,
): string {
  if (calledAt) return words.called(at(calledAt));
  if (deliveredAt) return words.delivered(at(deliveredAt));
  if (undeliveredAt) return words.undelivered(at(undeliveredAt));
  if (sentAt) return words.sent(at(sentAt));
  return failedAt ? words.failed(at(failedAt)) : words.notSent;
}

/** A label with its value, or nothing for an empty one. */
export function fact(label: string, value: string | number | null): Fact[] {
  return value ? [{ label, value: String(value) }] : [];
}

/** The same as plain text: one line a value, for anybody to read and keep. */
export function writeHeldData(data: HeldData, now: Date, locale: Locale): string {
  const words = textIn(locale).yourData;
  const { registration, session, messages } = describeHeldData(data, locale);
  const lines = (facts: Fact[]) => facts.map(({ label, value }) => `${label}${words.colon} ${value}`);
  return [
    words.fileTitle(formatInstant(now.toISOString(), data.session.timeZone, locale, 'date')),
    '',
    words.registrationTitle,
    ...lines(registration),
    '',
    words.sessionTitle,
    ...lines(session),
    '',
    words.messagesTitle,
    ...(messages.length > 0 ? messages.map((message) => `- ${message}`) : [words.noMessages]),
    '',
    words.nothingElse,
    '',
  ].join('\n');
}
