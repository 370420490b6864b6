import type { AlertDays, AlertTime } from './alert.ts';
import { decideCancellation, type RegistrationFacts, type SeatChange } from './registration.ts';
import type { Attendance, SessionState } from './session.ts';

/** How long personal data stays: product rule, told on the page "Confidentialité" (RGPD, article 5.1.e). */
export const DAYS_KEPT_AFTER_SESSION = 60;

const DAY = 24 * 60 * 60 * 1000;

/** The latest end of a session (UTC, ISO) whose registrants must be forgotten at `now`. */
export function forgetSessionsEndedBefore(now: Date): string {
  return new Date(now.getTime() - DAYS_KEPT_AFTER_SESSION * DAY).toISOString();
}

/** When the registrants of a session that ends then (UTC, ISO) are forgotten, if nobody asks for it before. */
export function forgottenOn(sessionEndsAt: string): string {
  return new Date(Date.parse(sessionEndsAt) + DAYS_KEPT_AFTER_SESSION * DAY).toISOString();
}

/** All that is kept of one registration, and nothing of anybody else. Instants are UTC, ISO. */
export type HeldData = {
  registration: {
    id: string;
    name: string | null;
    contactKind: 'email' | 'phone' | null;
    contact: string | null;
    seats: number;
    /** Language of the messages. */
    language: 'fr' | 'en';
    createdAt: string;
    confirmedAt: string | null;
    /** Number given on the waiting list; null when not on it. */
    waitingNumber: number | null;
    /** Until when freed seats are held for it; null without an offer. */
    offeredUntil: string | null;
    /** Offers that it let lapse. */
    lapsedOffers: number;
    cancelledAt: string | null;
    /** The start for which the person said that they still come. */
    reconfirmedFor: string | null;
    /** Since when the person wants to hear of next steps. */
    thanksWantedSince: string | null;
    /** A mediator typed it for the person. Which one is the mediator's own data. */
    typedByMediator: boolean;
    /** When all this is erased at the latest. */
    forgottenOn: string;
  };
  /** How many came, as it was ticked at the door, and when; null when nobody ticked it. */
  checkIn: { seats: number; tickedAt: string } | null;
  session: {
    slug: string;
    title: string;
    startsAt: string;
    endsAt: string;
    timeZone: string;
    attendance: Attendance;
    /** Name and address of the venue; null when it is held online only. */
    place: string | null;
    publishedAt: string | null;
    cancelledAt: string | null;
  };
  messages: {
    kind: string;
    channel: 'email' | 'sms';
    recipient: string;
    language: 'fr' | 'en';
    createdAt: string;
    sentAt: string | null;
    failedAt: string | null;
    /** A mediator told it by voice. */
    calledAt: string | null;
    /** What the gateway of text messages reported. */
    deliveredAt: string | null;
    undeliveredAt: string | null;
  }[];
};

/** All that is kept of one alert. Instants are UTC, ISO. */
export type HeldAlert = {
  alert: {
    id: string;
    contactKind: 'email' | 'phone';
    contact: string;
    /** Language of the messages. */
    language: 'fr' | 'en';
    place: string;
    communeCode: string;
    latitude: number;
    longitude: number;
    timeZone: string;
    /** Kilometres. */
    radius: number;
    audience: string | null;
    /** Empty: any. */
    days: readonly AlertDays[];
    times: readonly AlertTime[];
    onlineToo: boolean;
    askedAt: string;
    confirmedAt: string | null;
    toldAt: string | null;
    satisfiedAt: string | null;
    /** Last day of the campaign that it waits for (YYYY-MM-DD): it is deleted after it. */
    endsOn: string;
  };
  /** Sessions that were found for it; `toldAt` is null for those that are still to be told. */
  sessions: { slug: string; title: string; startsAt: string; timeZone: string; toldAt: string | null }[];
  messages: HeldData['messages'];
};

export type ErasureDecision =
  | { kind: 'already_erased' }
  /** `freed`: what to add to the session's seats (negative); undefined when they stay as they are. */
  | { kind: 'erased'; freed: SeatChange | undefined };

/**
 * What erasing a registration on its person's demand does (RGPD, article 17). Before the session it also cancels:
 * nobody could be told of a change any more, and the seats serve somebody else. From the start on, or when the session
 * is cancelled, the seats stay as they were counted: a number without a name is nobody's data.
 */
export function decideErasure(facts: {
  state: SessionState;
  registration: RegistrationFacts & { purgedAt: string | null };
}): ErasureDecision {
  if (facts.registration.purgedAt !== null) return { kind: 'already_erased' };
  const decision = decideCancellation(facts);
  if (decision.kind !== 'cancelled') return { kind: 'erased', freed: undefined };
  const { taken, waiting, held } = decision;
  return { kind: 'erased', freed: { taken, waiting, held } };
}

export type CorrectionDecision =
  | { kind: 'erased' | 'unchanged' }
  /** Somebody who gave a contact cannot take it away and stay registered: a change could not be told. */
  | { kind: 'contact_needed' }
  /** When the contact changed, the former one and the new one are told. */
  | { kind: 'corrected'; contactChanged: boolean };

/** What a correction of the name and contact does (RGPD, article 16). `contact` is null when none was given. */
export function decideCorrection(facts: {
  stored: { name: string | null; contact: string | null; purgedAt: string | null };
  name: string;
  contact: string | null;
}): CorrectionDecision {
  const { stored, name, contact } = facts;
  if (stored.purgedAt !== null) return { kind: 'erased' };
  if (contact === null && stored.contact !== null) return { kind: 'contact_needed' };
  const contactChanged = contact !== stored.contact;
  if (!contactChanged && name === stored.name) return { kind: 'unchanged' };
  return { kind: 'corrected', contactChanged };
}
