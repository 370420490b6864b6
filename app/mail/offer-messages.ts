import { formatDeadline, formatInstant } from '#app/text/format.ts';
import type { Text } from '#app/text/locale.ts';
import { paragraph, registrationLink, toRegistrant } from './composer.ts';
import { row, sessionDetails, whatWhenWhere } from './session-details.ts';
import type { RegistrationFacts } from './told-facts.ts';

/** Freed seats that are held for somebody on the waiting list, and what becomes of them without an answer. */

export const seatOffered = toRegistrant({
  subject: ({ mail }) => mail.offered.subject,
  blocks: (facts, text) => {
    const { intro, until, next } = text.mail.offered;
    return [
      paragraph(intro(facts.seats)),
      { kind: 'facts', rows: row(until, writeDeadline(facts, text)) },
      sessionDetails(facts, text),
      { kind: 'steps', title: text.mail.nextTitle, items: next },
      { kind: 'link', label: text.mail.buttons.offer, url: facts.registrationUrl },
    ];
  },
  lead: (facts, { mail }) => mail.sms.offered(writeShortDeadline(facts)),
});

export const offerLapsed = toRegistrant({
  subject: ({ mail }) => mail.offerLapsed.subject,
  blocks: (facts, text) => [
    paragraph(text.mail.offerLapsed.intro(facts.seats)),
    sessionDetails(facts, text),
    { kind: 'steps', title: text.mail.nextTitle, items: text.mail.offerLapsed.next },
    registrationLink(facts, text),
  ],
  lead: (_, { mail }) => mail.sms.offerLapsed,
});

export const registrationLapsed = toRegistrant({
  subject: ({ mail }) => mail.registrationLapsed.subject,
  blocks: (facts, text) => [
    paragraph(text.mail.registrationLapsed.intro),
    { kind: 'facts', rows: whatWhenWhere(facts, text) },
    paragraph(text.mail.registrationLapsed.again),
    { kind: 'link', label: text.mail.buttons.session, url: facts.session.url },
  ],
  lead: (_, { mail }) => mail.sms.registrationLapsed,
});

function writeDeadline({ offeredUntil, session, locale }: RegistrationFacts, text: Text): string | null {
  return offeredUntil && formatDeadline(offeredUntil, session.timeZone, text, locale);
}

/** In figures, on the venue's clock; the start, which is later, where an offer that was answered is only looked at. */
function writeShortDeadline({ offeredUntil, session, locale }: RegistrationFacts): string {
  const instant = offeredUntil ?? session.startsAt;
  const shown = (style: 'short' | 'time') => formatInstant(instant, session.timeZone, locale, style);
  return `${shown('short')} ${shown('time')}`;
}
