import { addDays, localDate, toInstant } from './local-time.ts';

/**
 * Thanks and next steps, for those alone who asked for them: the morning after the session at 9 on the venue's clock,
 * within three days. Instants are UTC, as `Date.toISOString()` writes them.
 */

const DAY = 24 * 60 * 60 * 1000;
const MORNING = '09:00';
/** Later it reads as a mistake. */
const DAYS_TO_THANK = 3;

export type ThanksFacts = {
  session: { endsAt: string; timeZone: string; cancelledAt: string | null };
  registration: {
    confirmedAt: string | null;
    cancelledAt: string | null;
    purgedAt: string | null;
    thanksWantedSince: string | null;
  };
};

export type ThanksDecision =
  | { kind: 'due' }
  | {
      kind: 'not-due';
      why:
        | 'nothing left to tell of'
        | 'session cancelled'
        | 'registration cancelled'
        | 'no seat to thank for'
        | 'not asked for'
        | 'too early to thank'
        | 'too late to thank';
    };

/** Whether somebody is to be thanked at `now`. */
export function decideThanks({ session, registration }: ThanksFacts, now: string): ThanksDecision {
  if (registration.purgedAt !== null) return notDue('nothing left to tell of');
  if (session.cancelledAt !== null) return notDue('session cancelled');
  if (registration.cancelledAt !== null) return notDue('registration cancelled');
  if (registration.confirmedAt === null) return notDue('no seat to thank for');
  if (registration.thanksWantedSince === null) return notDue('not asked for');
  const from = thanksDueAt(session);
  if (now < from) return notDue('too early to thank');
  return Date.parse(now) > Date.parse(from) + DAYS_TO_THANK * DAY
    ? notDue('too late to thank')
    : { kind: 'due' };
}

/** Nine in the morning of the day after a session ends, on the venue's clock. */
export function thanksDueAt({ endsAt, timeZone }: { endsAt: string; timeZone: string }): string {
  const morning = toInstant(addDays(localDate(endsAt, timeZone), 1), MORNING, timeZone);
  // No clock skips nine in the morning; the hour of the end would do as well.
  return 'instant' in morning ? morning.instant : new Date(Date.parse(endsAt) + DAY).toISOString();
}

/** Ends of the sessions whose thanks may be due at `now`: after `after`, up to `until` included. */
export function endsToThankFor(now: string): { after: string; until: string } {
  // A session's thanks are due up to 33 hours after its end (from midnight to nine of the next day).
  return { after: new Date(Date.parse(now) - (DAYS_TO_THANK + 2) * DAY).toISOString(), until: now };
}

function notDue(why: Extract<ThanksDecision, { kind: 'not-due' }>['why']): ThanksDecision {
  return { kind: 'not-due', why };
}
