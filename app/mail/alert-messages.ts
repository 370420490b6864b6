import { foreignLanguage } from '#app/text/format.ts';
import type { Text } from '#app/text/locale.ts';
import { type Composer, paragraph } from './composer.ts';
import { type MailBlock, type MailContent, oneLine } from './layout.ts';
import { row, shortWhen, writeWhen, writeWhere } from './session-details.ts';
import type { AlertFacts } from './told-facts.ts';

/** Asks whoever has the contact whether they want the alert: the link leads to a button. */
export const alertConfirmation: Composer<AlertFacts> = {
  mail(facts, text) {
    const words = text.mail.alerts.confirmation;
    return letter(text, words.subject(facts.place), [
      paragraph(words.intro(facts.place, facts.radius)),
      { kind: 'link', label: words.button, url: facts.alertUrl },
      paragraph(words.notYou),
    ]);
  },
  shortText: ({ place, alertUrl }, { mail }) => ({
    lead: mail.alerts.confirmation.sms,
    title: place,
    link: alertUrl,
  }),
  unsubscribeUrl: ({ stopUrl }) => stopUrl,
};

/** Somebody asked again for an alert that its contact has already. */
export const alertKnown: Composer<AlertFacts> = {
  mail(facts, text) {
    const words = text.mail.alerts.known;
    return letter(text, words.subject(facts.place), [
      paragraph(words.intro(facts.place, facts.radius)),
      alertLink(facts, text),
    ]);
  },
  shortText: ({ place, alertUrl }, { mail }) => ({
    lead: mail.alerts.known.sms,
    title: place,
    link: alertUrl,
  }),
  unsubscribeUrl: ({ stopUrl }) => stopUrl,
};

/** New sessions that suit, a few by name and the others behind a link. */
export const alertSessions: Composer<AlertFacts> = {
  mail(facts, text) {
    const { sessions, more, locale, searchUrl, place } = facts;
    const words = text.mail.alerts.sessions;
    const { labels, buttons } = text.mail;
    return letter(text, words.subject(sessions.length + more, place), [
      paragraph(words.intro(sessions.length + more, place, facts.radius)),
      ...sessions.flatMap((session): MailBlock[] => [
        {
          kind: 'facts',
          rows: [
            row(labels.what, session.title, foreignLanguage(session.language, locale)),
            row(labels.when, writeWhen(session, text, locale)),
            row(labels.where, writeWhere(session, text)),
          ].flat(),
        },
        { kind: 'link', label: buttons.session, url: session.url },
      ]),
      ...(more > 0 ? [{ kind: 'link' as const, label: words.more(more), url: searchUrl }] : []),
      alertLink(facts, text),
    ]);
  },
  shortText({ sessions, more, locale, alertUrl }, { mail }) {
    const [first] = sessions;
    const lead = mail.alerts.sessions.sms(sessions.length + more, first ? shortWhen(first, locale) : '');
    return { lead, title: first?.title ?? '', link: alertUrl };
  },
  unsubscribeUrl: ({ stopUrl }) => stopUrl,
};

function letter(text: Text, subject: string, blocks: MailBlock[]): MailContent {
  const { mail, site } = text;
  return {
    subject: oneLine(subject),
    colon: mail.colon,
    blocks: [
      paragraph(mail.greeting(null)),
      ...blocks,
      { kind: 'small', text: `${mail.alerts.why} ${mail.footer(site.name)}` },
    ],
  };
}

function alertLink({ alertUrl }: AlertFacts, text: Text): MailBlock {
  return { kind: 'link', label: text.mail.alerts.manage, url: alertUrl };
}
