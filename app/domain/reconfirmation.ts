/**
 * "Do you still come?": where others wait for a seat, those who have one are asked from 5 days before the start, once
 * for each start, if the mediator chose so. Where the mediator chose that too, the seats of those who stay silent are
 * freed 48 hours before the start. Instants are UTC, as `Date.toISOString()` writes them.
 */

const ASKED_HOURS_BEFORE = 5 * 24;
/** Answers are awaited until then; then the seats of the silent serve somebody else, and reminders go out. */
const ANSWERED_HOURS_BEFORE = 48;
/** Nobody loses a seat who had less than that to answer. */
const HOURS_TO_ANSWER = 48;

/** What a mediator chooses for a session: not to ask, to ask, or to ask and free the seats of the silent. */
export const reconfirmationChoices = ['none', 'ask', 'ask-and-free'] as const;
export type ReconfirmationChoice = (typeof reconfirmationChoices)[number];

export type QuestionFacts = {
  session: { startsAt: string; cancelledAt: string | null };
  registration: {
    confirmedAt: string | null;
    cancelledAt: string | null;
    purgedAt: string | null;
    /** The start for which the person said that they come. */
    reconfirmedFor: string | null;
  };
};

export type QuestionDecision =
  | { kind: 'due' }
  | {
      kind: 'not-due';
      why:
        | 'nothing left to tell of'
        | 'session cancelled'
        | 'registration cancelled'
        | 'no seat to ask about'
        | 'answered already'
        | 'too early to ask'
        | 'too late to ask'
        | 'said when the seat was given';
    };

/** Whether somebody is to be asked at `now`. */
export function decideQuestion({ session, registration }: QuestionFacts, now: string): QuestionDecision {
  if (registration.purgedAt !== null) return notDue('nothing left to tell of');
  if (session.cancelledAt !== null) return notDue('session cancelled');
  if (registration.cancelledAt !== null) return notDue('registration cancelled');
  if (registration.confirmedAt === null) return notDue('no seat to ask about');
  if (registration.reconfirmedFor === session.startsAt) return notDue('answered already');
  if (now < askedFrom(session.startsAt)) return notDue('too early to ask');
  if (now >= answersUntil(session.startsAt)) return notDue('too late to ask');
  // Whoever got a seat in those last days has just said that they come.
  return registration.confirmedAt > askedFrom(session.startsAt)
    ? notDue('said when the seat was given')
    : { kind: 'due' };
}

/** Until when answers are awaited for a session that starts then. */
export function answersUntil(startsAt: string): string {
  return shifted(startsAt, -ANSWERED_HOURS_BEFORE);
}

/** Whether somebody who is asked at `now` has time enough to answer, so that silence may cost them their seat. */
export function silenceCounts(startsAt: string, now: string): boolean {
  return now <= shifted(answersUntil(startsAt), -HOURS_TO_ANSWER);
}

export type SilenceFacts = QuestionFacts & {
  session: {
    /** Since when the mediator wants silent seats freed; null: they do not. */
    freesSilentSince: string | null;
    /** Seats that others wait for. */
    seatsWaiting: number;
  };
  /** The question for this start to the contact of now; undefined: there was none. */
  question: { sentAt: string | null; undeliveredAt: string | null } | undefined;
};

/**
 * Whether a seat is freed at `now` because its holder did not answer. Whoever was not reached keeps it: no contact, no
 * gateway for texts, a message that did not arrive or that left too late.
 */
export function freesSilentSeat(facts: SilenceFacts, now: string): boolean {
  const { session, registration, question } = facts;
  return (
    session.freesSilentSince !== null &&
    session.cancelledAt === null &&
    session.seatsWaiting > 0 &&
    registration.purgedAt === null &&
    registration.confirmedAt !== null &&
    registration.reconfirmedFor !== session.startsAt &&
    now >= answersUntil(session.startsAt) &&
    now < session.startsAt &&
    typeof question?.sentAt === 'string' &&
    question.undeliveredAt === null &&
    silenceCounts(session.startsAt, question.sentAt)
  );
}

/** Starts of the sessions whose registrants may be asked at `now`: after `after`, up to `until` included. */
export function startsToAskAbout(now: string): { after: string; until: string } {
  return { after: shifted(now, ANSWERED_HOURS_BEFORE), until: shifted(now, ASKED_HOURS_BEFORE) };
}

/** Starts of the sessions whose silent seats may be freed at `now`: after `after`, up to `until` included. */
export function startsToFree(now: string): { after: string; until: string } {
  return { after: now, until: shifted(now, ANSWERED_HOURS_BEFORE) };
}

function askedFrom(startsAt: string): string {
  return shifted(startsAt, -ASKED_HOURS_BEFORE);
}

function shifted(instant: string, hours: number): string {
  return new Date(Date.parse(instant) + hours * 60 * 60 * 1000).toISOString();
}

function notDue(why: Extract<QuestionDecision, { kind: 'not-due' }>['why']): QuestionDecision {
  return { kind: 'not-due', why };
}
