import { differsFromParis, localTime } from '#app/domain/local-time.ts';
import type { MessageKind } from '#app/domain/message.ts';
import { formatInstant, zoneName } from '#app/text/format.ts';
import { type Locale, type Text, textIn } from '#app/text/locale.ts';
import { type MailBlock, type MailContent, oneLine, writeHtml, writeText } from './layout.ts';
import { writeShortText } from './short-text.ts';

/** When and where, in what a person is told. Instants are UTC; the zone is the venue's. */
export type ToldMoment = {
  title: string;
  startsAt: string;
  endsAt: string;
  timeZone: string;
  /** Name and address of the venue; null when the session is online only. */
  place: string | null;
  alsoOnline: boolean;
};

export type ToldSession = ToldMoment & {
  onlineUrl: string | null;
  whatToBring: string | null;
  cancellationReason: string | null;
  /** Address of its page. */
  url: string;
  /** Address of a search around it. */
  nearbyUrl: string;
  /** How to get there; null when it is held online only. */
  wayThere: WayThere | null;
};

export type WayThere = {
  /** Floor, entrance … */
  addressExtra: string | null;
  /** What the venue says of access for people with reduced mobility. */
  accessNotes: string | null;
  transportNotes: string | null;
  /** Phone number of the venue. */
  phone: string | null;
  /** Address of directions on a map. */
  directionsUrl: string;
};

/** Everything a message says, whatever the channel. Addresses are absolute and in the reader's language. */
export type MessageFacts =
  | {
      kind: Exclude<MessageKind, 'sign-in'>;
      locale: Locale;
      /** What the person wants to be called. */
      name: string | null;
      seats: number;
      waiting: boolean;
      registrationUrl: string;
      session: ToldSession;
      before?: ToldMoment;
      /** `contact-changed`, written to the contact that was given up. */
      toFormerContact?: boolean;
      /** The session as a calendar file. */
      calendarFile: string;
    }
  | { kind: 'sign-in'; locale: Locale; name: string; signInUrl: string };

type SessionMessageFacts = Exclude<MessageFacts, { kind: 'sign-in' }>;

export type MailAttachment = { filename: string; contentType: string; content: string };

export type Mail = { subject: string; text: string; html: string; attachments: MailAttachment[] };

/** The mail that says those facts: plain text, simple HTML with the same words, and the calendar file where it helps. */
export function renderMail(facts: MessageFacts): Mail {
  const text = textIn(facts.locale);
  const content = facts.kind === 'sign-in' ? signInContent(facts, text) : sessionContent(facts, text);
  return {
    subject: content.subject,
    text: writeText(content),
    html: writeHtml(content, facts.locale),
    attachments:
      facts.kind !== 'sign-in' && carriesCalendar(facts)
        ? [
            {
              filename: 'atelier.ics',
              contentType: 'text/calendar; charset=utf-8; method=PUBLISH',
              content: facts.calendarFile,
            },
          ]
        : [],
  };
}

/** The text message that says those facts: one of 160 signs. */
export function renderShortText(facts: MessageFacts): string {
  const { sms } = textIn(facts.locale).mail;
  if (facts.kind === 'sign-in') return writeShortText(sms.signIn, '', facts.signInUrl);
  const { session, registrationUrl } = facts;
  const when = shortWhen(session, facts.locale);
  const lead = {
    'registration-confirmed': () => sms.confirmed(when),
    'registration-waiting': () => sms.waiting,
    'registration-promoted': () => sms.promoted(when),
    'registration-changed': () => (facts.waiting ? sms.waiting : sms.changed),
    'registration-cancelled': () => sms.cancelled,
    reminder: () => sms.reminder(when),
    'session-changed': () => sms.sessionChanged(when),
    'session-cancelled': () => sms.sessionCancelled(when),
    'contact-changed': () => (facts.toFormerContact ? sms.formerContact : sms.newContact),
  }[facts.kind]();
  return writeShortText(lead, session.title, registrationUrl);
}

function signInContent(facts: Extract<MessageFacts, { kind: 'sign-in' }>, text: Text): MailContent {
  const { signIn, buttons, greeting, footer } = text.mail;
  return {
    subject: signIn.subject,
    colon: text.mail.colon,
    blocks: [
      { kind: 'paragraph', text: greeting(oneLine(facts.name)) },
      { kind: 'paragraph', text: signIn.intro },
      { kind: 'link', label: buttons.signIn, url: facts.signInUrl },
      { kind: 'paragraph', text: signIn.notYou },
      { kind: 'small', text: footer(text.site.name) },
    ],
  };
}

function sessionContent(facts: SessionMessageFacts, text: Text): MailContent {
  const { mail } = text;
  const { session } = facts;
  const { subject, blocks } = body(facts, text);
  return {
    subject: oneLine(subject(session.title)),
    colon: mail.colon,
    blocks: [
      { kind: 'paragraph', text: mail.greeting(facts.name && oneLine(facts.name)) },
      ...blocks,
      { kind: 'small', text: `${mail.why} ${mail.footer(text.site.name)}` },
    ],
  };
}

type Body = { subject: (title: string) => string; blocks: MailBlock[] };

function body(facts: SessionMessageFacts, text: Text): Body {
  const { mail } = text;
  const { session, seats, waiting } = facts;
  const registration: MailBlock = {
    kind: 'link',
    label: mail.buttons.registration,
    url: facts.registrationUrl,
  };
  const intro = (sentence: string): MailBlock => ({ kind: 'paragraph', text: sentence });
  switch (facts.kind) {
    case 'registration-confirmed':
    case 'registration-promoted': {
      const words = facts.kind === 'registration-confirmed' ? mail.confirmed : mail.promoted;
      return {
        subject: words.subject,
        blocks: [
          intro(words.intro(seats)),
          details(facts, text),
          { kind: 'steps', title: mail.nextTitle, items: mail.confirmed.next },
          registration,
        ],
      };
    }
    case 'registration-waiting':
      return {
        subject: mail.waiting.subject,
        blocks: [
          intro(mail.waiting.intro(seats)),
          details(facts, text),
          { kind: 'steps', title: mail.nextTitle, items: mail.waiting.next },
          registration,
        ],
      };
    case 'registration-changed':
      return {
        subject: mail.changed.subject,
        blocks: [
          intro(waiting ? mail.changed.waiting(seats) : mail.changed.intro(seats)),
          details(facts, text),
          registration,
        ],
      };
    case 'registration-cancelled':
      return {
        subject: mail.cancelled.subject,
        blocks: [
          intro(mail.cancelled.intro),
          details(facts, text),
          { kind: 'link', label: mail.buttons.session, url: session.url },
        ],
      };
    case 'reminder':
      return {
        subject: mail.reminder.subject,
        blocks: [
          intro(mail.reminder.intro(seats)),
          details(facts, text),
          intro(mail.reminder.cannotCome),
          registration,
        ],
      };
    case 'session-changed':
      return {
        subject: mail.sessionChanged.subject,
        blocks: [
          intro(waiting ? mail.sessionChanged.waiting : mail.sessionChanged.intro),
          details(facts, text),
          intro(mail.sessionChanged.cannotCome),
          registration,
        ],
      };
    case 'contact-changed':
      // The former contact is told neither who comes, nor where messages go now.
      return facts.toFormerContact
        ? {
            subject: mail.contactChanged.subject,
            blocks: [
              intro(mail.contactChanged.former(oneLine(session.title))),
              intro(mail.contactChanged.notYou),
              registration,
            ],
          }
        : {
            subject: mail.contactChanged.subject,
            blocks: [intro(mail.contactChanged.intro), details(facts, text), registration],
          };
    case 'session-cancelled':
      return {
        subject: mail.sessionCancelled.subject,
        blocks: [
          intro(mail.sessionCancelled.intro),
          details(facts, text),
          intro(mail.sessionCancelled.others),
          { kind: 'link', label: mail.buttons.others, url: session.nearbyUrl },
        ],
      };
  }
}

/** What, when, where, how many; with what was before where it differs. */
function details(facts: SessionMessageFacts, text: Text): MailBlock {
  const { labels } = text.mail;
  const { session, before, locale } = facts;
  const rows: { label: string; value: string }[] = [];
  const add = (label: string, value: string | null | undefined) => {
    if (value) rows.push({ label, value: oneLine(value) });
  };
  const differing = (label: string, was: string | undefined, is: string) =>
    add(label, was === undefined || was === is ? undefined : was);

  const addWayThere = () => {
    const { wayThere } = session;
    add(labels.onTheSpot, wayThere?.addressExtra);
    add(labels.transport, wayThere?.transportNotes);
    add(labels.access, wayThere?.accessNotes);
    add(labels.directions, wayThere?.directionsUrl);
    add(labels.phone, wayThere?.phone);
  };

  const when = writeWhen(session, text, locale);
  const where = writeWhere(session, text);
  add(labels.what, session.title);
  differing(labels.titleBefore, before?.title, session.title);
  add(labels.when, when);
  differing(labels.whenBefore, before && writeWhen(before, text, locale), when);
  add(labels.where, where);
  differing(labels.whereBefore, before && writeWhere(before, text), where);
  if (facts.kind === 'session-cancelled') {
    add(labels.reason, session.cancellationReason);
  } else if (facts.kind !== 'registration-cancelled') {
    // Whoever has a seat hears how to come: the confirmation of a late sign-up is the last message before the session.
    if (!facts.waiting) addWayThere();
    add(labels.seats, text.mail.seats(facts.seats));
    add(labels.bring, session.whatToBring);
    // The link to join is for those who have a seat.
    if (!facts.waiting) add(labels.joinOnline, session.onlineUrl);
  }
  return { kind: 'facts', rows };
}

/** A calendar file goes with what puts a session into a diary, moves it or strikes it out there. */
function carriesCalendar({ kind, waiting }: SessionMessageFacts): boolean {
  if (waiting) return false;
  return (
    kind === 'registration-confirmed' ||
    kind === 'registration-promoted' ||
    kind === 'session-changed' ||
    kind === 'session-cancelled'
  );
}

/** Day in words and hours on the venue's clock; the zone is named where Paris shows another time. */
function writeWhen(moment: ToldMoment, text: Text, locale: Locale): string {
  const { startsAt, endsAt, timeZone } = moment;
  const firstDay = formatInstant(startsAt, timeZone, locale, 'long');
  const lastDay = formatInstant(endsAt, timeZone, locale, 'long');
  const from = localTime(startsAt, timeZone);
  const until = localTime(endsAt, timeZone);
  const when =
    firstDay === lastDay
      ? text.mail.hours(firstDay, from, until)
      : text.mail.acrossDays(firstDay, from, lastDay, until);
  return differsFromParis(startsAt, timeZone) ? text.mail.zone(when, zoneName(timeZone, text)) : when;
}

function shortWhen({ startsAt, timeZone }: ToldMoment, locale: Locale): string {
  return `${formatInstant(startsAt, timeZone, locale, 'short')} ${localTime(startsAt, timeZone)}`;
}

function writeWhere({ place, alsoOnline }: ToldMoment, text: Text): string {
  if (place === null) return text.mail.online;
  return alsoOnline ? text.mail.alsoOnline(place) : place;
}
