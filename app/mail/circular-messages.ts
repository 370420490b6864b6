import { territoryName } from '#app/text/territory-name.ts';
import { type Composer, paragraph } from './composer.ts';
import { oneLine } from './layout.ts';
import type { CircularFacts } from './told-facts.ts';

/** What a coordinator wrote, as it was written: its lines are paragraphs, and nothing in it is a tag. */
export const circular: Composer<CircularFacts> = {
  mail({ name, organisation, letter, test, spaceUrl, choiceUrl }, text) {
    const words = text.circulars.mail;
    const subject = oneLine(letter.subject);
    return {
      subject: test ? words.testSubject(subject) : subject,
      colon: text.mail.colon,
      blocks: [
        paragraph(text.mail.greeting(oneLine(name))),
        ...letter.body.split(/\n+/).map(paragraph),
        paragraph(words.from(oneLine(letter.by), territoryName(text, letter.territory))),
        { kind: 'link', label: words.space, url: spaceUrl },
        { kind: 'link', label: words.stop, url: choiceUrl },
        { kind: 'small', text: words.why(organisation && oneLine(organisation), text.site.name) },
      ],
    };
  },
  shortText: ({ letter, spaceUrl }, { circulars }) => ({
    lead: circulars.mail.sms,
    title: letter.subject,
    link: spaceUrl,
  }),
  replyTo: ({ letter: { by, replyTo } }) => ({ name: oneLine(by), address: replyTo }),
  unsubscribeUrl: ({ stopUrl }) => stopUrl,
};
