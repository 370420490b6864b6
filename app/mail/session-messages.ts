import { foreignLanguage, formatInstant } from '#app/text/format.ts';
import type { Text } from '#app/text/locale.ts';
import { paragraph, registrationLink, toRegistrant } from './composer.ts';
import { type MailBlock, oneLine } from './layout.ts';
import {
  momentOf,
  row,
  sessionDetails,
  shortWhen,
  whatWhenWhere,
  writeWhen,
  writeWhere,
} from './session-details.ts';
import type { ReconfirmationFacts, RegistrationFacts, ThanksFacts } from './told-facts.ts';

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

export const reconfirmation = toRegistrant<ReconfirmationFacts>({
  subject: ({ mail }) => mail.reconfirmation.subject,
  blocks: (facts, text) => {
    const { intro, answer, silence, button } = text.mail.reconfirmation;
    const until = momentOf(facts.answersUntil, facts, text);
    return [
      paragraph(intro(facts.seats)),
      { kind: 'link', label: button, url: facts.registrationUrl },
      paragraph(facts.silenceCounts ? `${answer(until)} ${silence}` : answer(until)),
      sessionDetails(facts, text),
    ];
  },
  lead: ({ session, locale, answersUntil }, { mail }) =>
    mail.sms.reconfirmation(
      shortWhen(session, locale),
      formatInstant(answersUntil, session.timeZone, locale, 'short'),
    ),
});

export const thanks = toRegistrant<ThanksFacts>({
  subject: ({ mail }) => mail.thanks.subject,
  blocks: (facts, text) => {
    const { intro, programmes, notAgain } = text.mail.thanks;
    return [
      paragraph(intro(oneLine(facts.session.title))),
      ...alternatives(facts, text),
      { kind: 'link', label: text.mail.buttons.others, url: facts.session.nearbyUrl },
      {
        kind: 'facts',
        rows: facts.programmes.flatMap(({ name, url }) => row(programmes(name), url)),
      },
      paragraph(notAgain),
    ];
  },
  lead: (_, { mail }) => mail.sms.thanks,
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
      ...alternatives(facts, text),
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
      ...alternatives(facts, text),
      { kind: 'link', label: buttons.others, url: facts.session.nearbyUrl },
    ];
  },
  lead: ({ session, locale }, { mail }) => mail.sms.sessionCancelled(shortWhen(session, locale)),
  carriesCalendar: true,
});

/** What takes place instead: title, when, where and link of each; nothing when there is none. */
function alternatives({ alternatives: items = [], locale }: RegistrationFacts, text: Text): MailBlock[] {
  if (items.length === 0) return [];
  return [
    {
      kind: 'choices',
      title: text.mail.alternatives,
      items: items.map((item) => ({
        label: oneLine(item.title),
        lang: foreignLanguage(item.language, locale),
        details: oneLine(`${writeWhen(item, text, locale)}, ${writeWhere(item, text)}`),
        url: item.url,
      })),
    },
  ];
}
