import { foreignLanguage } from '#app/text/format.ts';
import type { Text } from '#app/text/locale.ts';
import { type Composer, paragraph } from './composer.ts';
import { type MailBlock, type MailContent, oneLine } from './layout.ts';
import { writeWhen, writeWhere } from './session-details.ts';
import type { ReviewFacts } from './told-facts.ts';

/** What a coordinator decided of sessions and organisations, told to those who manage them. */

export const reviewApproved: Composer<ReviewFacts> = {
  mail(facts, text) {
    const words = text.moderation.mail.approved;
    const { organisation, sessions, more } = facts;
    const number = sessions.length + more;
    return letter(facts, text, number > 0 ? words.subject(number) : words.organisationSubject, [
      ...(number > 0 ? [paragraph(words.sessions(number))] : []),
      ...(organisation === null ? [] : [paragraph(words.organisation(oneLine(organisation)))]),
    ]);
  },
  shortText: ({ sessions, organisation, spaceUrl }, { moderation }) => ({
    lead: moderation.mail.approved.sms,
    title: sessions[0]?.title ?? organisation ?? '',
    link: spaceUrl,
  }),
};

export const reviewReturned: Composer<ReviewFacts> = {
  mail(facts, text) {
    const words = text.moderation.mail.returned;
    const { organisation, sessions, more, reason, note } = facts;
    const number = sessions.length + more;
    const why = reason === undefined || reason === 'other' ? [] : [text.moderation.reasons[reason]];
    return letter(facts, text, number > 0 ? words.subject(number) : words.organisationSubject, [
      paragraph(organisation === null ? words.sessions(number) : words.organisation(oneLine(organisation))),
      ...[...why, ...(note === null ? [] : [note])].map(paragraph),
      paragraph(words.next),
    ]);
  },
  shortText: ({ sessions, organisation, spaceUrl }, { moderation }) => ({
    lead: moderation.mail.returned.sms,
    title: sessions[0]?.title ?? organisation ?? '',
    link: spaceUrl,
  }),
};

function letter(facts: ReviewFacts, text: Text, subject: string, blocks: MailBlock[]): MailContent {
  const { mail, site, moderation } = text;
  const { sessions, more, locale } = facts;
  return {
    subject,
    colon: mail.colon,
    blocks: [
      paragraph(mail.greeting(oneLine(facts.name))),
      ...blocks,
      ...(sessions.length === 0
        ? []
        : [
            {
              kind: 'choices' as const,
              title: moderation.mail.concerned(sessions.length + more),
              items: sessions.map((session) => ({
                label: oneLine(session.title),
                lang: foreignLanguage(session.language, locale),
                details: oneLine(`${writeWhen(session, text, locale)}, ${writeWhere(session, text)}`),
                url: session.url,
              })),
            },
          ]),
      { kind: 'link', label: moderation.mail.space, url: facts.spaceUrl },
      { kind: 'small', text: `${moderation.mail.why} ${mail.footer(site.name)}` },
    ],
  };
}
