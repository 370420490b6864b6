import type { Composer } from './composer.ts';
import { paragraph, registrationLink } from './composer.ts';
import { oneLine } from './layout.ts';
import { whatWhenWhere } from './session-details.ts';
import type { LetterFacts } from './told-facts.ts';

/** What a mediator wrote, as it was written: its lines are paragraphs, and nothing in it is a tag. */
export const letter: Composer<LetterFacts> = {
  mail(facts, text) {
    const { mail, site } = text;
    const { subject, body, by } = facts.letter;
    return {
      subject: oneLine(subject),
      colon: mail.colon,
      blocks: [
        paragraph(mail.greeting(facts.name && oneLine(facts.name))),
        ...body.split(/\n+/).map(paragraph),
        paragraph(mail.letter.from(oneLine(by))),
        { kind: 'facts', rows: whatWhenWhere(facts, text) },
        registrationLink(facts, text),
        { kind: 'small', text: `${mail.why} ${mail.footer(site.name)}` },
      ],
    };
  },
  shortText({ letter: { subject, body }, registrationUrl }) {
    return { lead: oneLine(subject), title: oneLine(body), link: registrationUrl };
  },
  replyTo: ({ letter: { by, replyTo } }) => ({ name: oneLine(by), address: replyTo }),
};
