import type { Text } from '#app/text/locale.ts';
import { type Composer, paragraph } from './composer.ts';
import { type MailBlock, type MailContent, oneLine } from './layout.ts';
import type { NewcomerFacts } from './told-facts.ts';

/** The link that confirms a newcomer's address and opens their space. */
export const newcomerConfirmation: Composer<NewcomerFacts> = {
  mail(facts, text) {
    const words = text.newcomer.mail;
    return letter(facts, text, words.subject, [
      paragraph(words.intro(oneLine(facts.organisation))),
      { kind: 'link', label: words.button, url: facts.link },
      paragraph(words.validity),
      paragraph(words.notYou),
    ]);
  },
  shortText: ({ organisation, link }, { newcomer }) => ({
    lead: newcomer.mail.sms,
    title: organisation,
    link,
  }),
};

/** To an address that has an account: only its owner may know. */
export const newcomerKnown: Composer<NewcomerFacts> = {
  mail(facts, text) {
    const words = text.newcomer.mail;
    return letter(facts, text, words.knownSubject, [
      paragraph(words.known),
      { kind: 'link', label: text.mail.buttons.signIn, url: facts.link },
      paragraph(words.knownOther),
      paragraph(words.notYou),
    ]);
  },
  shortText: newcomerConfirmation.shortText,
};

function letter({ name }: NewcomerFacts, text: Text, subject: string, blocks: MailBlock[]): MailContent {
  const { mail, site } = text;
  return {
    subject,
    colon: mail.colon,
    blocks: [
      paragraph(mail.greeting(oneLine(name))),
      ...blocks,
      { kind: 'small', text: mail.footer(site.name) },
    ],
  };
}
