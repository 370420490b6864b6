import { foreignLanguage } from '#app/text/format.ts';
import type { Text } from '#app/text/locale.ts';
import { type Composer, paragraph } from './composer.ts';
import { type MailBlock, type MailContent, type MailRow, oneLine } from './layout.ts';
import { row, writeWhen, writeWhere } from './session-details.ts';
import type { NewRegistrationsFacts, NotifiedSession, SessionNoticesFacts } from './told-facts.ts';

/** How many registered for which session; who they are is read behind the link, by those who may. */
export const newRegistrations: Composer<NewRegistrationsFacts> = {
  mail(facts, text) {
    const words = text.notifications.news;
    const [first] = facts.sessions;
    return notification(facts, text, {
      subject: words.subject(facts.registrations, first?.title ?? '', facts.sessions.length + facts.more),
      intro: words.intro(facts.registrations),
      why: words.why,
      sessions: facts.sessions.map((session) => ({
        ...session,
        rows: row(words.label, words.line(session)),
      })),
    });
  },
  shortText: ({ registrations, sessions, spaceUrl }, { notifications }) => ({
    lead: notifications.news.sms(registrations),
    title: sessions[0]?.title ?? '',
    link: spaceUrl,
  }),
  unsubscribeUrl: ({ stopUrl }) => stopUrl,
};

/** What may ask for something: a full session, a long waiting list, seats given up shortly before. */
export const sessionNotices: Composer<SessionNoticesFacts> = {
  mail(facts, text) {
    const words = text.notifications.notices;
    const [first] = facts.sessions;
    const notices = facts.sessions.flatMap((session) => session.notices);
    const [only] = notices;
    return notification(facts, text, {
      subject:
        facts.sessions.length + facts.more === 1 && first && only
          ? words.subjects[only.kind](first.title)
          : words.subject(facts.sessions.length + facts.more),
      intro: words.intro,
      why: words.why,
      sessions: facts.sessions.map((session) => ({
        ...session,
        rows: session.notices.flatMap(({ kind, seats }) => row(words.label, words.lines[kind](seats))),
      })),
    });
  },
  shortText: ({ sessions, spaceUrl }, { notifications }) => ({
    lead: notifications.notices.sms,
    title: sessions[0]?.title ?? '',
    link: spaceUrl,
  }),
  unsubscribeUrl: ({ stopUrl }) => stopUrl,
};

function notification(
  { name, locale, more, spaceUrl, choiceUrl }: NewRegistrationsFacts | SessionNoticesFacts,
  text: Text,
  said: { subject: string; intro: string; why: string; sessions: (NotifiedSession & { rows: MailRow[] })[] },
): MailContent {
  const { mail, site, notifications } = text;
  return {
    subject: oneLine(said.subject),
    colon: mail.colon,
    blocks: [
      paragraph(mail.greeting(oneLine(name))),
      paragraph(said.intro),
      ...said.sessions.flatMap((session): MailBlock[] => [
        {
          kind: 'facts',
          rows: [
            row(mail.labels.what, session.title, foreignLanguage(session.language, locale)),
            row(mail.labels.when, writeWhen(session, text, locale)),
            row(mail.labels.where, writeWhere(session, text)),
            session.rows,
            row(notifications.seatsLabel, notifications.seats(session)),
          ].flat(),
        },
        { kind: 'link', label: notifications.openSession, url: session.url },
      ]),
      ...(more > 0 ? [{ kind: 'link' as const, label: notifications.more(more), url: spaceUrl }] : []),
      { kind: 'link', label: notifications.manage, url: choiceUrl },
      { kind: 'small', text: `${said.why} ${mail.footer(site.name)}` },
    ],
  };
}
