import type { NoticeKind } from '#app/domain/mediator-notification.ts';
import type { MessageKind } from '#app/domain/message.ts';
import type { ReturnReason } from '#app/domain/moderation.ts';
import type { CheckReason } from '#app/domain/report-check.ts';
import type { Locale } from '#app/text/locale.ts';
import type { NamedTerritory } from '#db/territories.server.ts';

/** What messages tell, whatever the channel. Addresses are absolute and in the reader's language. */

/** When and where, in what a person is told. Instants are UTC; the zone is the venue's. */
export type ToldMoment = {
  title: string;
  /** What the title is written in, of `languages` in app/domain/session.ts. */
  language: string;
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

/** Another session that has seats left. */
export type Alternative = ToldMoment & { url: string };

/** What is told to somebody who is registered, or was. */
export type RegistrationFacts = {
  locale: Locale;
  /** What the person wants to be called. */
  name: string | null;
  seats: number;
  waiting: boolean;
  /** Until when freed seats are held for the person (UTC); null without an offer. */
  offeredUntil: string | null;
  registrationUrl: string;
  /** Whether that leads to the registration itself; to its session's page when the contact is no longer its own. */
  holdsKey: boolean;
  session: ToldSession;
  /** `session-changed`: where things stood before. */
  before?: ToldMoment;
  /** Moved or cancelled: what takes place instead, best first. */
  alternatives?: Alternative[];
  /** `contact-changed`, written to the contact that was given up. */
  toFormerContact?: boolean;
  /** The session as a calendar file. */
  calendarFile: string;
};

/** A question whether the person still comes. */
export type ReconfirmationFacts = RegistrationFacts & {
  /** Until when answers are awaited (UTC). */
  answersUntil: string;
  /** No answer costs the seat. */
  silenceCounts: boolean;
};

/** Thanks, and where to go from there. */
export type ThanksFacts = RegistrationFacts & {
  /** Under which sessions are held, with a search of theirs. */
  programmes: { name: string; url: string }[];
};

/** What a mediator wrote to everybody who is registered. */
export type LetterFacts = RegistrationFacts & {
  /** `replyTo`: the mediator's address. */
  letter: { subject: string; body: string; by: string; replyTo: string };
};

export type SignInFacts = { locale: Locale; name: string; signInUrl: string };

/** What is told to somebody who was invited to join an organisation. */
export type InvitationFacts = {
  locale: Locale;
  name: string;
  organisation: string;
  invitedBy: string;
  /** Where the invitation is accepted; for somebody who has an account, where they sign in. */
  invitationUrl: string;
};

/** What is told to somebody who was invited to coordinate a territory. */
export type CoordinatorInvitationFacts = Omit<InvitationFacts, 'organisation'> & {
  territory: NamedTerritory;
  /** The address signs in already: accepting gives that account the territory. */
  hasAccount: boolean;
};

/** What is told to somebody who waits for sessions. */
export type AlertFacts = {
  locale: Locale;
  /** The place and kilometres that the alert is for. */
  place: string;
  radius: number;
  /** Where the alert is confirmed, changed and stopped by hand. */
  alertUrl: string;
  /** Where a mail program stops it by itself (RFC 8058). */
  stopUrl: string;
  searchUrl: string;
  /** `alert-sessions`: those that are named; `more` are not. */
  sessions: (ToldMoment & { url: string })[];
  more: number;
};

/** What is asked of a mediator. */
export type ReportsDueFacts = {
  locale: Locale;
  /** Of the mediator. */
  name: string;
  /** Sessions whose report is due, those that are named; `more` are not. */
  reports: (ToldMoment & { reportUrl: string })[];
  more: number;
  /** The mediators' space, which lists all of them. */
  spaceUrl: string;
};

/** A session as its mediator is told of it; `url` is its page in the mediators' space. */
export type NotifiedSession = ToldMoment & {
  taken: number;
  /** Null: unlimited. */
  capacity: number | null;
  seatsWaiting: number;
  url: string;
};

type NotificationFacts = {
  locale: Locale;
  /** Of the mediator. */
  name: string;
  /** Sessions that are not named. */
  more: number;
  /** Where these mails are ended by hand, and where a mail program ends them by itself (RFC 8058). */
  choiceUrl: string;
  stopUrl: string;
  spaceUrl: string;
};

/** How many registered, never who. */
export type NewRegistrationsFacts = NotificationFacts & {
  registrations: number;
  /** `waiting`: those of the registrations that wait for seats. */
  sessions: (NotifiedSession & { registrations: number; seats: number; waiting: number })[];
};

export type SessionNoticesFacts = NotificationFacts & {
  /** `seats` that were given up. */
  sessions: (NotifiedSession & { notices: { kind: NoticeKind; seats: number }[] })[];
};

/** What a coordinator wrote to many mediators. */
export type CircularFacts = {
  locale: Locale;
  /** Of the reader, and of the organisation they work for; null for a coordinator who tries it out. */
  name: string;
  organisation: string | null;
  /** `replyTo`: the coordinator's address; `territory`: what they coordinate. */
  letter: {
    subject: string;
    body: string;
    by: string;
    replyTo: string;
    territory: { kind: 'country' } | { kind: 'region' | 'department'; code: string; name: string };
  };
  /** Its author tries it out. */
  test: boolean;
  spaceUrl: string;
  /** Where such letters are ended by hand, and where a mail program ends them by itself (RFC 8058). */
  choiceUrl: string;
  stopUrl: string;
};

/** A report that a coordinator asks to correct. */
export type ReportCorrectionFacts = {
  locale: Locale;
  /** Of the mediator. */
  name: string;
  session: ToldMoment;
  headCount: number;
  /** What looked odd about it. */
  reasons: CheckReason[];
  /** What the coordinator wrote. */
  note: string | null;
  /** `replyTo`: the coordinator's address; null when they have gone. */
  by: string;
  replyTo: string | null;
  reportUrl: string;
};

/** What a coordinator decided, told to a mediator. */
export type ReviewFacts = {
  locale: Locale;
  /** Of the mediator. */
  name: string;
  /** Name of the organisation when it was decided on itself; null otherwise. */
  organisation: string | null;
  /** Those that are named; `more` are not. */
  sessions: (ToldMoment & { url: string })[];
  more: number;
  /** Why it was sent back, and what the coordinator adds. */
  reason: ReturnReason | undefined;
  note: string | null;
  /** The mediators' space. */
  spaceUrl: string;
};

/** What mediators hear of two sessions that were merged. */
export type SessionsMergedFacts = {
  locale: Locale;
  /** Of the mediator. */
  name: string;
  /** Title of the session that goes. */
  gone: string;
  kept: ToldMoment & { organisation: string; url: string };
  spaceUrl: string;
};

/** What is told to somebody who asked to come in. */
export type NewcomerFacts = {
  locale: Locale;
  name: string;
  organisation: string;
  /** Where the address is confirmed; for somebody who has an account, where they sign in. */
  link: string;
};

/** What each kind tells: a kind that is not listed tells of a registration and needs nothing more. */
type OwnFacts = {
  'sign-in': SignInFacts;
  reconfirmation: ReconfirmationFacts;
  thanks: ThanksFacts;
  letter: LetterFacts;
  'alert-confirmation': AlertFacts;
  'alert-known': AlertFacts;
  'alert-sessions': AlertFacts;
  'reports-due': ReportsDueFacts;
  'new-registrations': NewRegistrationsFacts;
  'session-notices': SessionNoticesFacts;
  circular: CircularFacts;
  'report-correction': ReportCorrectionFacts;
  'colleague-invited': InvitationFacts;
  'colleague-elsewhere': InvitationFacts;
  'coordinator-invited': CoordinatorInvitationFacts;
  'review-approved': ReviewFacts;
  'review-returned': ReviewFacts;
  'newcomer-confirmation': NewcomerFacts;
  'newcomer-known': NewcomerFacts;
  'sessions-merged': SessionsMergedFacts;
};

/** The facts of one kind; without a kind, of any. */
export type MessageFacts<Kind extends MessageKind = MessageKind> = {
  [One in Kind]: { kind: One } & (One extends keyof OwnFacts ? OwnFacts[One] : RegistrationFacts);
}[Kind];
