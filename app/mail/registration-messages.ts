import type { Text } from '#app/text/locale.ts';
import { paragraph, registrationLink, toRegistrant } from './composer.ts';
import { type MailBlock, oneLine } from './layout.ts';
import { sessionDetails, shortWhen, whatWhenWhere } from './session-details.ts';
import type { RegistrationFacts } from './told-facts.ts';

/** What becomes of one's own registration. */

export const registrationConfirmed = toRegistrant({
  subject: ({ mail }) => mail.confirmed.subject,
  blocks: (facts, text) => [
    paragraph(text.mail.confirmed.intro(facts.seats)),
    sessionDetails(facts, text),
    { kind: 'steps', title: text.mail.nextTitle, items: text.mail.confirmed.next },
    registrationLink(facts, text),
  ],
  lead: ({ session, locale }, { mail }) => mail.sms.confirmed(shortWhen(session, locale)),
  carriesCalendar: true,
});

export const registrationPromoted = toRegistrant({
  subject: ({ mail }) => mail.promoted.subject,
  blocks: (facts, text) => [
    paragraph(text.mail.promoted.intro(facts.seats)),
    sessionDetails(facts, text),
    { kind: 'steps', title: text.mail.nextTitle, items: text.mail.confirmed.next },
    registrationLink(facts, text),
  ],
  lead: ({ session, locale }, { mail }) => mail.sms.promoted(shortWhen(session, locale)),
  carriesCalendar: true,
});

export const registrationWaiting = toRegistrant({
  subject: ({ mail }) => mail.waiting.subject,
  blocks: (facts, text) => [
    paragraph(text.mail.waiting.intro(facts.seats)),
    sessionDetails(facts, text),
    { kind: 'steps', title: text.mail.nextTitle, items: text.mail.waiting.next },
    registrationLink(facts, text),
  ],
  lead: (_, { mail }) => mail.sms.waiting,
});

export const registrationChanged = toRegistrant({
  subject: ({ mail }) => mail.changed.subject,
  blocks: (facts, text) => {
    const { waiting, intro } = text.mail.changed;
    return [
      paragraph(facts.waiting ? waiting(facts.seats) : intro(facts.seats)),
      sessionDetails(facts, text),
      registrationLink(facts, text),
    ];
  },
  lead: ({ waiting }, { mail }) => (waiting ? mail.sms.waiting : mail.sms.changed),
});

export const registrationCancelled = toRegistrant({
  subject: ({ mail }) => mail.cancelled.subject,
  blocks: (facts, text) => [
    paragraph(text.mail.cancelled.intro),
    { kind: 'facts', rows: whatWhenWhere(facts, text) },
    sessionLink(facts, text),
  ],
  lead: (_, { mail }) => mail.sms.cancelled,
});

/** The seats went to others because nobody answered. */
export const registrationFreed = toRegistrant({
  subject: ({ mail }) => mail.freed.subject,
  blocks: (facts, text) => [
    paragraph(text.mail.freed.intro),
    { kind: 'facts', rows: whatWhenWhere(facts, text) },
    paragraph(text.mail.freed.again),
    sessionLink(facts, text),
  ],
  lead: (_, { mail }) => mail.sms.freed,
});

/** A mediator cancelled it. */
export const registrationWithdrawn = toRegistrant({
  subject: ({ mail }) => mail.cancelled.subject,
  blocks: (facts, text) => [
    paragraph(text.mail.withdrawn.intro),
    { kind: 'facts', rows: whatWhenWhere(facts, text) },
    paragraph(text.mail.withdrawn.again),
    sessionLink(facts, text),
  ],
  lead: (_, { mail }) => mail.sms.withdrawn,
});

function sessionLink({ session }: RegistrationFacts, text: Text): MailBlock {
  return { kind: 'link', label: text.mail.buttons.session, url: session.url };
}

/** The former contact is told neither who comes, nor where messages go now, and its link has ended. */
export const contactChanged = toRegistrant({
  subject: ({ mail }) => mail.contactChanged.subject,
  blocks: (facts, text) => {
    const { former, notYou, intro } = text.mail.contactChanged;
    return facts.toFormerContact
      ? [paragraph(former(oneLine(facts.session.title))), paragraph(notYou), sessionLink(facts, text)]
      : [paragraph(intro), sessionDetails(facts, text), registrationLink(facts, text)];
  },
  lead: ({ toFormerContact }, { mail }) => (toFormerContact ? mail.sms.formerContact : mail.sms.newContact),
});
