import { type Composer, paragraph } from './composer.ts';
import { oneLine } from './layout.ts';
import type { SignInFacts } from './told-facts.ts';

/** The link that signs a mediator or a coordinator in. */
export const signIn: Composer<SignInFacts> = {
  mail({ name, signInUrl }, { mail, site }) {
    return {
      subject: mail.signIn.subject,
      colon: mail.colon,
      blocks: [
        paragraph(mail.greeting(oneLine(name))),
        paragraph(mail.signIn.intro),
        { kind: 'link', label: mail.buttons.signIn, url: signInUrl },
        paragraph(mail.signIn.notYou),
        { kind: 'small', text: mail.footer(site.name) },
      ],
    };
  },
  shortText: ({ signInUrl }, { mail }) => ({ lead: mail.sms.signIn, title: '', link: signInUrl }),
};
