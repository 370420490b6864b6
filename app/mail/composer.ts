import type { Text } from '#app/text/locale.ts';
import { type MailBlock, type MailContent, oneLine } from './layout.ts';
import type { RegistrationFacts } from './told-facts.ts';

/** How one kind of message is put into words. */
export type Composer<Facts> = {
  mail(facts: Facts, text: Text): MailContent;
  shortText(facts: Facts, text: Text): ShortText;
  /** The calendar file that goes with the mail; undefined: none. */
  calendarFile?(facts: Facts): string | undefined;
  /** Where a mail program may send the wish to get no more of these (RFC 8058); undefined: they cannot be refused. */
  unsubscribeUrl?(facts: Facts): string;
  /** To whom answers go; undefined: to the sender of every mail. */
  replyTo?(facts: Facts): { name: string; address: string } | undefined;
};

/** A text message: what it is about, a title cut to the room that is left, and where to go. */
export type ShortText = { lead: string; title: string; link: string };

type RegistrationWords<Facts> = {
  /** Subject of the mail, from the session's title. */
  subject(text: Text): (title: string) => string;
  /** What stands between the greeting and the footer. */
  blocks(facts: Facts, text: Text): MailBlock[];
  /** Beginning of the text message. */
  lead(facts: Facts, text: Text): string;
  /** Puts a session into a diary, moves it or strikes it out there. */
  carriesCalendar?: true;
};

/** A message to somebody who is registered: a greeting, what is said, and why they get it. */
export function toRegistrant<Facts extends RegistrationFacts = RegistrationFacts>({
  subject,
  blocks,
  lead,
  carriesCalendar,
}: RegistrationWords<Facts>): Composer<Facts> {
  return {
    mail(facts, text) {
      const { mail, site } = text;
      return {
        subject: oneLine(subject(text)(facts.session.title)),
        colon: mail.colon,
        blocks: [
          paragraph(mail.greeting(facts.name && oneLine(facts.name))),
          ...blocks(facts, text),
          { kind: 'small', text: `${mail.why} ${mail.footer(site.name)}` },
        ],
      };
    },
    shortText(facts, text) {
      return { lead: lead(facts, text), title: facts.session.title, link: facts.registrationUrl };
    },
    // A session that one only waits for is in nobody's diary.
    calendarFile: ({ waiting, calendarFile }) => (carriesCalendar && !waiting ? calendarFile : undefined),
  };
}

export function paragraph(sentence: string): MailBlock {
  return { kind: 'paragraph', text: sentence };
}

/** The button to the page of one's registration. */
export function registrationLink({ registrationUrl, holdsKey }: RegistrationFacts, text: Text): MailBlock {
  const { registration, session } = text.mail.buttons;
  return { kind: 'link', label: holdsKey ? registration : session, url: registrationUrl };
}
