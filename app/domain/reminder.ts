/**
 * A reminder goes out in the last 48 hours before a session, once for each start: a session that moves is recalled
 * anew. Instants are UTC, as `Date.toISOString()` writes them.
 */

const REMINDER_HOURS = 48;

export type ReminderFacts = {
  session: { startsAt: string; cancelledAt: string | null };
  registration: {
    confirmedAt: string | null;
    cancelledAt: string | null;
    purgedAt: string | null;
  };
};

export type ReminderDecision =
  | { kind: 'due' }
  | {
      kind: 'not-due';
      why:
        | 'nothing left to tell of'
        | 'session cancelled'
        | 'registration cancelled'
        | 'no seat to remind of'
        | 'session under way'
        | 'too early'
        | 'said when the seat was given';
    };

/** Whether somebody is to be reminded at `now`: from 48 hours before the start until the start. */
export function decideReminder({ session, registration }: ReminderFacts, now: string): ReminderDecision {
  const window = reminderWindow(session.startsAt);
  if (registration.purgedAt !== null) return notDue('nothing left to tell of');
  if (session.cancelledAt !== null) return notDue('session cancelled');
  if (registration.cancelledAt !== null) return notDue('registration cancelled');
  if (registration.confirmedAt === null) return notDue('no seat to remind of');
  if (now >= window.before) return notDue('session under way');
  if (now < window.from) return notDue('too early');
  // Whoever got a seat inside the window has just been told everything.
  return registration.confirmedAt > window.from ? notDue('said when the seat was given') : { kind: 'due' };
}

/** When the reminders of a session that starts at `startsAt` may go out: from `from`, and before `before`. */
export function reminderWindow(startsAt: string): { from: string; before: string } {
  return { from: shifted(startsAt, -REMINDER_HOURS), before: startsAt };
}

/** Starts of the sessions whose reminders are due at `now`: after `after`, up to `until` included. */
export function startsToRemindOf(now: string): { after: string; until: string } {
  return { after: now, until: shifted(now, REMINDER_HOURS) };
}

function shifted(instant: string, hours: number): string {
  return new Date(Date.parse(instant) + hours * 60 * 60 * 1000).toISOString();
}

function notDue(why: Extract<ReminderDecision, { kind: 'not-due' }>['why']): ReminderDecision {
  return { kind: 'not-due', why };
}
