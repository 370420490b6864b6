import type { Text } from '#app/text/locale.ts';
import { territoryName } from '#app/text/territory-name.ts';
import { type Composer, paragraph } from './composer.ts';
import { type MailBlock, type MailContent, oneLine } from './layout.ts';
import type { CoordinatorInvitationFacts, InvitationFacts } from './told-facts.ts';

/** The link that lets a colleague join an organisation. */
export const colleagueInvited: Composer<InvitationFacts> = {
  mail(facts, text) {
    const words = text.invitation.mail;
    return letter(facts, words.subject(facts.organisation), text, [
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
    return letter(facts, words.subject(facts.organisation), text, [
      paragraph(words.introElsewhere(oneLine(facts.invitedBy), oneLine(facts.organisation))),
      { kind: 'steps', title: words.elsewhereTitle, items: [...words.elsewhereSteps] },
      { kind: 'link', label: text.mail.buttons.signIn, url: facts.invitationUrl },
      paragraph(words.notYou),
    ]);
  },
  shortText: colleagueInvited.shortText,
};

/** The link that lets somebody coordinate a territory; their account, when they have one, stays. */
export const coordinatorInvited: Composer<CoordinatorInvitationFacts> = {
  mail(facts, text) {
    const words = text.team.mail;
    const territory = territoryName(text, facts.territory);
    return letter(facts, words.subject(territory), text, [
      paragraph(words.intro(oneLine(facts.invitedBy), territory)),
      ...(facts.hasAccount ? [paragraph(words.hasAccount)] : []),
      { kind: 'link', label: text.invitation.mail.button, url: facts.invitationUrl },
      paragraph(text.invitation.mail.validity),
      paragraph(words.notYou),
    ]);
  },
  shortText: ({ territory, invitationUrl }, text) => ({
    lead: text.team.mail.sms,
    title: territoryName(text, territory),
    link: invitationUrl,
  }),
};

function letter({ name }: { name: string }, subject: string, text: Text, blocks: MailBlock[]): MailContent {
  const { mail, site } = text;
  return {
    subject: oneLine(subject),
    colon: mail.colon,
    blocks: [
      paragraph(mail.greeting(oneLine(name))),
      ...blocks,
      { kind: 'small', text: mail.footer(site.name) },
    ],
  };
}
