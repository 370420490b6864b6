import { type AlertMessageDecision, type AlertMessageSituation, decideAlertMessage } from './alert.ts';
import { type CircularMessageDecision, decideCircularMessage } from './circular.ts';
import {
  decideInvitationMessage,
  type InvitationDates,
  type InvitationMessageDecision,
  type InvitedTo,
} from './invitation.ts';
import { decideNotification, type NoticeKind, type NotificationKind } from './mediator-notification.ts';
import type { ReturnReason } from './moderation.ts';
import { decideNewcomerMessage, type NewcomerMessageDecision } from './newcomer.ts';
import { isOfferOpen } from './offer.ts';
import { decideQuestion, type QuestionDecision } from './reconfirmation.ts';
import { decideReminder, type ReminderDecision } from './reminder.ts';
import { mattersToCalendars, type SessionPlacement } from './session-editing.ts';
import { decideThanks, type ThanksDecision } from './thanks.ts';

/**
 * A message: what a person is told, by mail or by text. It is written in the outbox with what it tells of, and put
 * into words when it is sent: by then the situation may have changed.
 */

export const registrationMessageKinds = [
  'registration-confirmed',
  'registration-waiting',
  'registration-promoted',
  'registration-changed',
  'registration-cancelled',
  'seat-offered',
  'offer-lapsed',
  'registration-lapsed',
  'registration-freed',
  'registration-withdrawn',
] as const;
export type RegistrationMessageKind = (typeof registrationMessageKinds)[number];

export const messageKinds = [
  ...registrationMessageKinds,
  'reminder',
  'reconfirmation',
  'thanks',
  'letter',
  'session-changed',
  'session-cancelled',
  'session-merged',
  'contact-changed',
  'sign-in',
  'alert-confirmation',
  'alert-known',
  'alert-sessions',
  'reports-due',
  'new-registrations',
  'session-notices',
  'circular',
  'report-correction',
  'colleague-invited',
  'colleague-elsewhere',
  'coordinator-invited',
  'review-approved',
  'review-returned',
  'newcomer-confirmation',
  'newcomer-known',
  'sessions-merged',
] as const;
export type MessageKind = (typeof messageKinds)[number];

export function isMessageKind(kind: string): kind is MessageKind {
  return messageKinds.some((known) => known === kind);
}

/** Where a session stood; `place`, in words, when it is the venue itself that moved. */
export type FormerPlacement = SessionPlacement & { place?: string | undefined };

/** What a message needs beside the rows that it names. */
export type MessageDetails = {
  /** `session-changed`: where things stood before. */
  before?: FormerPlacement;
  /** `reminder` and `reconfirmation`: the start that they are about. */
  remindsOf?: string;
  /** `seat-offered`: until when the seats are held (UTC), which names the offer. */
  offeredUntil?: string;
  /** `letter`: the row of session_letters that it brings. */
  letterId?: string;
  /** `contact-changed`: it goes to the contact that was given up, and says so. */
  toFormerContact?: boolean;
  /** `sign-in`: the row of sign_in_links. The link is signed when the mail is written; nothing secret is stored. */
  signInLinkId?: string;
  /** `sign-in`: a path of ours to go to after signing in. */
  returnTo?: string;
  /** `alert-sessions`: when the sessions that it tells of were marked as told. */
  toldAt?: string;
  /** `report-correction`: the row of report_verifications that asks for it. */
  verificationId?: string;
  /** `colleague-invited` and `coordinator-invited`: the row of invitations. The link is signed when the mail is written. */
  invitationId?: string;
  /** `new-registrations`: it tells of those made after the one, up to the other (UTC). */
  newsSince?: string;
  newsUntil?: string;
  /** `session-notices`: what it tells of; `seats` that were given up. */
  notices?: { sessionId: string; kind: NoticeKind; seats: number }[];
  /** `circular`: the row of circulars that it brings, or one that its author only tries out. */
  circularId?: string;
  circularTest?: { subject: string; body: string };
  /** `review-approved` and `review-returned`: what a coordinator decided. */
  reviewed?: Reviewed;
  /** `newcomer-confirmation`: the row of newcomers. The link is signed when the mail is written. */
  newcomerId?: string;
  /** `sessions-merged`: the session that goes. */
  mergedSessionId?: string;
};

export type Reviewed = {
  sessionIds: string[];
  /** Of the organisation itself, when it was decided on. */
  organisationId: string | null;
  /** Why it was sent back. */
  reason?: ReturnReason | undefined;
  note?: string | null | undefined;
};

/** The situation when a message is about to be sent. Instants are UTC, as `Date.toISOString()` writes them. */
export type MessageSituation = {
  registration?: {
    confirmedAt: string | null;
    cancelledAt: string | null;
    purgedAt: string | null;
    reconfirmedFor: string | null;
    thanksWantedSince: string | null;
    /** Until when seats are held for it; null without an offer. */
    offeredUntil: string | null;
  };
  session?: SessionPlacement & { cancelledAt: string | null };
  signInLink?: { usedAt: string | null; expiresAt: string };
  /** Every kind that tells of an alert. */
  alert?: AlertMessageSituation['alert'];
  /** `alert-sessions`: how many of its sessions can still be told. */
  sessionsToTell?: number;
  /** `reports-due`: how many are. */
  reportsDue?: number;
  /** `colleague-invited` and `coordinator-invited`. */
  invitation?: InvitationDates & { to: InvitedTo; worksElsewhere: boolean };
  /** `new-registrations` and `session-notices`: what there is to tell, and whether the mediator still wants it. */
  notification?: { wanted: boolean; things: number };
  /** `circular`: whether its reader and its author are still there, and whether the reader wants it. */
  circular?: Parameters<typeof decideCircularMessage>[0] | undefined;
  /** `report-correction`: whether the version that it is about still stands, and waits to be verified. */
  correctionDue?: boolean;
  /** `review-approved` and `review-returned`: how much of what was decided is still so. */
  stillDecided?: number;
  /** `newcomer-confirmation`. */
  /** `sessions-merged`: whether the session was merged. */
  merged?: boolean;
  newcomer?: { acceptedAt: string | null; expiresAt: string; hasAccount: boolean };
};

export type MessageDecision =
  | { kind: 'send'; as: MessageKind }
  /** It makes no sense any more, or something later says it better; `why` is for the log. */
  | { kind: 'drop'; why: MessageDropReason };

export type MessageDropReason =
  | 'nothing left to tell of'
  | 'sign-in link used or expired'
  | 'session over'
  | 'session cancelled'
  | 'session takes place after all'
  | 'session back as it was'
  | 'registration cancelled'
  | 'registration taken up again'
  | 'session moved'
  | 'offer answered or over'
  | 'seats offered again'
  | 'no report due'
  | 'report corrected or confirmed'
  | 'decided anew since'
  | Extract<NewcomerMessageDecision, { kind: 'drop' }>['why']
  | Extract<ReminderDecision, { kind: 'not-due' }>['why']
  | Extract<QuestionDecision, { kind: 'not-due' }>['why']
  | Extract<ThanksDecision, { kind: 'not-due' }>['why']
  | Extract<AlertMessageDecision, { kind: 'drop' }>['why']
  | Extract<CircularMessageDecision, { kind: 'drop' }>['why']
  | Extract<ReturnType<typeof decideNotification>, { kind: 'drop' }>['why']
  | Extract<InvitationMessageDecision, { kind: 'drop' }>['why'];

/**
 * What to tell at `now`: what is true now, or nothing. A cancelled session says so in a message of its own, so whatever
 * else was to be said of it is dropped; a registration on the waiting list is never told that it has a seat, nor the
 * other way round, whatever was true when the message was written; an offer that was answered, or whose time is over, is
 * not made any more.
 */
export function decideMessage(
  kind: MessageKind,
  situation: MessageSituation,
  details: MessageDetails,
  now: string,
): MessageDecision {
  if (kind === 'sign-in') {
    const link = situation.signInLink;
    if (!link) return drop('nothing left to tell of');
    return link.usedAt !== null || link.expiresAt <= now ? drop('sign-in link used or expired') : send(kind);
  }
  if (kind === 'alert-confirmation' || kind === 'alert-known' || kind === 'alert-sessions') {
    return decideAlertMessage(kind, { alert: situation.alert, sessions: situation.sessionsToTell ?? 0 }, now);
  }
  if (kind === 'reports-due') return situation.reportsDue ? send(kind) : drop('no report due');
  if (kind === 'circular') {
    const decision = decideCircularMessage(situation.circular);
    return decision.kind === 'send' ? send(kind) : drop(decision.why);
  }
  if (isNotificationKind(kind)) {
    const decision = decideNotification(situation.notification);
    return decision.kind === 'send' ? send(kind) : drop(decision.why);
  }
  if (kind === 'report-correction')
    return situation.correctionDue ? send(kind) : drop('report corrected or confirmed');
  if (kind === 'colleague-invited' || kind === 'colleague-elsewhere' || kind === 'coordinator-invited') {
    return decideInvitationMessage(situation.invitation, now);
  }
  if (kind === 'sessions-merged') return situation.merged ? send(kind) : drop('nothing left to tell of');
  if (kind === 'newcomer-confirmation' || kind === 'newcomer-known') {
    return decideNewcomerMessage(situation.newcomer, now);
  }
  if (kind === 'review-approved' || kind === 'review-returned') {
    return situation.stillDecided ? send(kind) : drop('decided anew since');
  }
  const { registration, session } = situation;
  if (!registration || !session || registration.purgedAt !== null) return drop('nothing left to tell of');
  // Whoever lost a registration to somebody else's contact must hear of it, whatever became of the session.
  if (kind === 'contact-changed') return send(kind);
  if (kind === 'thanks') {
    const decision = decideThanks({ session, registration }, now);
    return decision.kind === 'due' ? send(kind) : drop(decision.why);
  }
  if (session.endsAt <= now) return drop('session over');
  if (kind === 'reminder' || kind === 'reconfirmation') {
    // The new start has messages of its own.
    if (details.remindsOf !== undefined && details.remindsOf !== session.startsAt)
      return drop('session moved');
    const decide = kind === 'reminder' ? decideReminder : decideQuestion;
    const decision = decide({ session, registration }, now);
    return decision.kind === 'due' ? send(kind) : drop(decision.why);
  }
  if (kind === 'session-cancelled') {
    return session.cancelledAt === null ? drop('session takes place after all') : send(kind);
  }
  if (
    kind === 'registration-cancelled' ||
    kind === 'registration-lapsed' ||
    kind === 'registration-freed' ||
    kind === 'registration-withdrawn'
  ) {
    return registration.cancelledAt === null ? drop('registration taken up again') : send(kind);
  }
  if (session.cancelledAt !== null) return drop('session cancelled');
  if (registration.cancelledAt !== null) return drop('registration cancelled');
  if (kind === 'letter' || kind === 'session-merged') return send(kind);
  if (kind === 'session-changed') {
    return details.before && !mattersToCalendars(details.before, session)
      ? drop('session back as it was')
      : send(kind);
  }
  if (kind === 'seat-offered') {
    const same = details.offeredUntil === undefined || details.offeredUntil === registration.offeredUntil;
    return same && isOfferOpen(registration.offeredUntil, now) ? send(kind) : drop('offer answered or over');
  }
  if (kind === 'offer-lapsed') {
    // A message of its own tells of the seat, or of the new offer.
    if (registration.confirmedAt !== null) return drop('offer answered or over');
    return isOfferOpen(registration.offeredUntil, now) ? drop('seats offered again') : send(kind);
  }
  if (registration.confirmedAt === null) {
    return send(kind === 'registration-changed' ? kind : 'registration-waiting');
  }
  return send(kind === 'registration-waiting' ? 'registration-confirmed' : kind);
}

/** Whether a message tells a mediator of the sessions they hold. */
export function isNotificationKind(kind: MessageKind): kind is NotificationKind {
  return kind === 'new-registrations' || kind === 'session-notices';
}

function send(as: MessageKind): MessageDecision {
  return { kind: 'send', as };
}

function drop(why: MessageDropReason): MessageDecision {
  return { kind: 'drop', why };
}

/**
 * Attempts of one message whose answer may be missing. After the first, one more is made, since a message that did not
 * arrive is worse than one that arrives twice; after the second it is given up.
 */
const LOST_ANSWERS_ALLOWED = 2;

/** Whether a message may be handed over once more when that many of its attempts ended without an answer. */
export function mayHandOver(lostAnswers: number): boolean {
  return lostAnswers < LOST_ANSWERS_ALLOWED;
}

/** How long to wait after each failed attempt, in minutes; after the last one the message has failed. */
const BACK_OFF_MINUTES = [1, 5, 30, 2 * 60, 12 * 60];

/** When to try again after `attempts` failed ones; undefined: give up. */
export function nextAttempt(attempts: number, now: Date): Date | undefined {
  const minutes = BACK_OFF_MINUTES[attempts - 1];
  return minutes === undefined ? undefined : new Date(now.getTime() + minutes * 60_000);
}

const MINUTE = 60_000;
/** How often a delivery receipt is asked for, by the age of the message; afterwards nobody knows whether it arrived. */
const RECEIPTS = [
  { until: 60 * MINUTE, every: 10 * MINUTE },
  { until: 24 * 60 * MINUTE, every: 2 * 60 * MINUTE },
  { until: 3 * 24 * 60 * MINUTE, every: 12 * 60 * MINUTE },
];

/** When to ask next whether a text that was sent at `sentAt` arrived; undefined: not any more. */
export function nextReceipt(sentAt: Date, now: Date): Date | undefined {
  const age = now.getTime() - sentAt.getTime();
  const step = RECEIPTS.find(({ until }) => age < until);
  return step && new Date(now.getTime() + step.every);
}
