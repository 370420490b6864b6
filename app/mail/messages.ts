import type { MessageKind } from '#app/domain/message.ts';
import { textIn } from '#app/text/locale.ts';
import { alertConfirmation, alertKnown, alertSessions } from './alert-messages.ts';
import { circular } from './circular-messages.ts';
import type { Composer } from './composer.ts';
import { colleagueElsewhere, colleagueInvited, coordinatorInvited } from './invitation-messages.ts';
import { oneLine, writeHtml, writeText } from './layout.ts';
import { letter } from './letter-messages.ts';
import { sessionMerged, sessionsMerged } from './merge-messages.ts';
import { newcomerConfirmation, newcomerKnown } from './newcomer-messages.ts';
import { newRegistrations, sessionNotices } from './notification-messages.ts';
import { offerLapsed, registrationLapsed, seatOffered } from './offer-messages.ts';
import {
  contactChanged,
  registrationCancelled,
  registrationChanged,
  registrationConfirmed,
  registrationFreed,
  registrationPromoted,
  registrationWaiting,
  registrationWithdrawn,
} from './registration-messages.ts';
import { reportCorrection, reportsDue } from './report-messages.ts';
import { reviewApproved, reviewReturned } from './review-messages.ts';
import { reconfirmation, reminder, sessionCancelled, sessionChanged, thanks } from './session-messages.ts';
import { writeShortText } from './short-text.ts';
import { signIn } from './sign-in-messages.ts';
import type { MessageFacts } from './told-facts.ts';

/** Who puts each kind of message into words. */
const composers: { [Kind in MessageKind]: Composer<MessageFacts<Kind>> } = {
  'registration-confirmed': registrationConfirmed,
  'registration-waiting': registrationWaiting,
  'registration-promoted': registrationPromoted,
  'registration-changed': registrationChanged,
  'registration-cancelled': registrationCancelled,
  'registration-freed': registrationFreed,
  'registration-withdrawn': registrationWithdrawn,
  'seat-offered': seatOffered,
  'offer-lapsed': offerLapsed,
  'registration-lapsed': registrationLapsed,
  'contact-changed': contactChanged,
  reminder,
  reconfirmation,
  thanks,
  'session-changed': sessionChanged,
  'session-cancelled': sessionCancelled,
  letter,
  'sign-in': signIn,
  'alert-confirmation': alertConfirmation,
  'alert-known': alertKnown,
  'alert-sessions': alertSessions,
  'reports-due': reportsDue,
  'new-registrations': newRegistrations,
  'session-notices': sessionNotices,
  circular,
  'report-correction': reportCorrection,
  'colleague-invited': colleagueInvited,
  'colleague-elsewhere': colleagueElsewhere,
  'coordinator-invited': coordinatorInvited,
  'review-approved': reviewApproved,
  'review-returned': reviewReturned,
  'newcomer-confirmation': newcomerConfirmation,
  'newcomer-known': newcomerKnown,
  'session-merged': sessionMerged,
  'sessions-merged': sessionsMerged,
};

export type MailAttachment = { filename: string; contentType: string; content: string };

export type Mail = {
  subject: string;
  text: string;
  html: string;
  attachments: MailAttachment[];
  /** One POST there ends messages of this kind (RFC 8058). */
  unsubscribeUrl?: string | undefined;
  /** To whom answers go, when not to the sender. */
  replyTo?: { name: string; address: string } | undefined;
};

/** The mail that says those facts: plain text, simple HTML with the same words, and the calendar file where it helps. */
export function renderMail<Kind extends MessageKind>(facts: MessageFacts<Kind>): Mail {
  const composer: Composer<MessageFacts<Kind>> = composers[facts.kind];
  const content = composer.mail(facts, textIn(facts.locale));
  const calendarFile = composer.calendarFile?.(facts);
  return {
    subject: content.subject,
    text: writeText(content),
    html: writeHtml(content, facts.locale),
    unsubscribeUrl: composer.unsubscribeUrl?.(facts),
    replyTo: composer.replyTo?.(facts),
    attachments:
      calendarFile === undefined
        ? []
        : [
            {
              filename: 'atelier.ics',
              contentType: 'text/calendar; charset=utf-8; method=PUBLISH',
              content: calendarFile,
            },
          ],
  };
}

/** The text message that says those facts: one of 160 signs. */
export function renderShortText<Kind extends MessageKind>(facts: MessageFacts<Kind>): string {
  const composer: Composer<MessageFacts<Kind>> = composers[facts.kind];
  const { lead, title, link } = composer.shortText(facts, textIn(facts.locale));
  return writeShortText(lead, title, link);
}

/** What those facts say in one sentence, to be told by voice. */
export function renderSentence<Kind extends MessageKind>(facts: MessageFacts<Kind>): string {
  const composer: Composer<MessageFacts<Kind>> = composers[facts.kind];
  const text = textIn(facts.locale);
  const { lead, title } = composer.shortText(facts, text);
  return title === '' ? lead : `${lead}${text.mail.colon} ${oneLine(title)}`;
}
