import { foreignLanguage } from '#app/text/format.ts';
import { type Composer, paragraph, registrationLink, toRegistrant } from './composer.ts';
import { oneLine } from './layout.ts';
import { row, sessionDetails, writeWhen, writeWhere } from './session-details.ts';
import type { SessionsMergedFacts } from './told-facts.ts';

/** Two sessions that were one: what those who signed up hear of it, and their mediators. */

export const sessionMerged = toRegistrant({
  subject: ({ sessionMerges }) => sessionMerges.mail.subject,
  blocks: (facts, text) => {
    const words = text.sessionMerges.mail;
    return [
      paragraph(words.intro),
      paragraph(facts.waiting ? words.waiting(facts.seats) : words.seated(facts.seats)),
      sessionDetails(facts, text),
      paragraph(text.mail.sessionChanged.cannotCome),
      registrationLink(facts, text),
    ];
  },
  lead: ({ waiting }, { sessionMerges }) =>
    waiting ? sessionMerges.mail.smsWaiting : sessionMerges.mail.smsSeated,
  carriesCalendar: true,
});

export const sessionsMerged: Composer<SessionsMergedFacts> = {
  mail({ name, gone, kept, spaceUrl, locale }, text) {
    const { mail, site } = text;
    const words = text.sessionMerges.mediatorMail;
    return {
      subject: oneLine(words.subject(gone)),
      colon: mail.colon,
      blocks: [
        paragraph(mail.greeting(oneLine(name))),
        paragraph(words.intro(oneLine(gone))),
        {
          kind: 'facts',
          rows: [
            row(mail.labels.what, kept.title, foreignLanguage(kept.language, locale)),
            row(mail.labels.when, writeWhen(kept, text, locale)),
            row(mail.labels.where, writeWhere(kept, text)),
            row(words.organiser, kept.organisation),
          ].flat(),
        },
        { kind: 'link', label: mail.buttons.session, url: kept.url },
        paragraph(words.registrants),
        paragraph(words.noContact),
        { kind: 'link', label: text.moderation.mail.space, url: spaceUrl },
        { kind: 'small', text: `${text.moderation.mail.why} ${mail.footer(site.name)}` },
      ],
    };
  },
  shortText: ({ kept }, { sessionMerges }) => ({
    lead: sessionMerges.mediatorMail.sms,
    title: kept.title,
    link: kept.url,
  }),
};
