import type { Text } from '#app/text/locale.ts';
import { type Composer, paragraph } from './composer.ts';
import { type MailBlock, type MailContent, oneLine } from './layout.ts';
import type { InvitationFacts } from './told-facts.ts';

/** The link that lets a colleague join an organisation. */
export const colleagueInvited: Composer<InvitationFacts> = {
  mail(facts, text) {
    const words = text.invitation.mail;
    return letter(facts, text, [
      paragraph(words.intro(oneLine(facts.invitedBy), oneLine(facts.organisation))),
      { kind: 'link', label: words.button, url: facts.invitationUrl },
      paragraph(words.validity),
      paragraph(words.notYou),
    ]);
  },
  shortText: ({ organisation, invitationUrl }, { invitation }) => ({
    lead: invitation.mail.sms,
    title: organisation,
    link: invitationUrl,
  }),
};

/** To an address that has an account: it cannot be in two organisations, and only its owner may know. */
export const colleagueElsewhere: Composer<InvitationFacts> = {
  mail(facts, text) {
    const words = text.invitation.mail;
    return letter(facts, text, [
      paragraph(words.introElsewhere(oneLine(facts.invitedBy), oneLine(facts.organisation))),
      { kind: 'steps', title: words.elsewhereTitle, items: [...words.elsewhereSteps] },
      { kind: 'link', label: text.mail.buttons.signIn, url: facts.invitationUrl },
      paragraph(words.notYou),
    ]);
  },
  shortText: colleagueInvited.shortText,
};

function letter({ name, organisation }: InvitationFacts, text: Text, blocks: MailBlock[]): MailContent {
  const { mail, site } = text;
  return {
    subject: oneLine(text.invitation.mail.subject(organisation)),
    colon: mail.colon,
    blocks: [
      paragraph(mail.greeting(oneLine(name))),
      ...blocks,
      { kind: 'small', text: mail.footer(site.name) },
    ],
  };
}
