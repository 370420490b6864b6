import { paragraph, registrationLink, toRegistrant } from './composer.ts';
import { row, sessionDetails, shortWhen, whatWhenWhere } from './session-details.ts';

/** What registrants hear of a session: that it comes near, has changed or is called off. */

export const reminder = toRegistrant({
  subject: ({ mail }) => mail.reminder.subject,
  blocks: (facts, text) => [
    paragraph(text.mail.reminder.intro(facts.seats)),
    sessionDetails(facts, text),
    paragraph(text.mail.reminder.cannotCome),
    registrationLink(facts, text),
  ],
  lead: ({ session, locale }, { mail }) => mail.sms.reminder(shortWhen(session, locale)),
});

export const sessionChanged = toRegistrant({
  subject: ({ mail }) => mail.sessionChanged.subject,
  blocks: (facts, text) => {
    const { waiting, intro, cannotCome } = text.mail.sessionChanged;
    return [
      paragraph(facts.waiting ? waiting : intro),
      sessionDetails(facts, text),
      paragraph(cannotCome),
      registrationLink(facts, text),
    ];
  },
  lead: ({ session, locale }, { mail }) => mail.sms.sessionChanged(shortWhen(session, locale)),
  carriesCalendar: true,
});

export const sessionCancelled = toRegistrant({
  subject: ({ mail }) => mail.sessionCancelled.subject,
  blocks: (facts, text) => {
    const { labels, sessionCancelled: words, buttons } = text.mail;
    return [
      paragraph(words.intro),
      {
        kind: 'facts',
        rows: [...whatWhenWhere(facts, text), ...row(labels.reason, facts.session.cancellationReason)],
      },
      paragraph(words.others),
      { kind: 'link', label: buttons.others, url: facts.session.nearbyUrl },
    ];
  },
  lead: ({ session, locale }, { mail }) => mail.sms.sessionCancelled(shortWhen(session, locale)),
  carriesCalendar: true,
});
