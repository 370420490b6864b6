import { describe, expect, test } from 'vitest';
import {
  decideReminder,
  type ReminderFacts,
  reminderWindow,
  startsToRemindOf,
} from '#app/domain/reminder.ts';

const STARTS_AT = '2027-05-18T12:00:00.000Z';
const TWO_DAYS_BEFORE = '2027-05-16T12:00:00.000Z';
const NOW = '2027-05-17T09:00:00.000Z';
const LONG_BEFORE = '2027-04-01T09:00:00.000Z';

type Changes = {
  session?: Partial<ReminderFacts['session']>;
  registration?: Partial<ReminderFacts['registration']>;
};

function decide({ session, registration }: Changes, now = NOW): string {
  const facts: ReminderFacts = {
    session: { startsAt: STARTS_AT, cancelledAt: null, ...session },
    registration: { confirmedAt: LONG_BEFORE, cancelledAt: null, purgedAt: null, ...registration },
  };
  const decision = decideReminder(facts, now);
  return decision.kind === 'due' ? 'due' : decision.why;
}

describe('a reminder', () => {
  test.each([
    ['2027-05-16T11:59:59.999Z', 'too early'],
    [TWO_DAYS_BEFORE, 'due'],
    [NOW, 'due'],
    ['2027-05-18T11:59:59.999Z', 'due'],
    [STARTS_AT, 'session under way'],
    ['2027-06-01T00:00:00.000Z', 'session under way'],
  ])('at %s: %s', (now, expected) => {
    expect(decide({}, now)).toBe(expected);
  });

  test('is for nobody whose session or registration is cancelled, who waits, or who was forgotten', () => {
    expect(decide({ session: { cancelledAt: LONG_BEFORE } })).toBe('session cancelled');
    expect(decide({ registration: { cancelledAt: LONG_BEFORE, confirmedAt: null } })).toBe(
      'registration cancelled',
    );
    expect(decide({ registration: { confirmedAt: null } })).toBe('no seat to remind of');
    expect(decide({ registration: { purgedAt: LONG_BEFORE } })).toBe('nothing left to tell of');
  });

  test('is not for whoever got the seat less than 48 hours before', () => {
    expect(decide({ registration: { confirmedAt: TWO_DAYS_BEFORE } })).toBe('due');
    expect(decide({ registration: { confirmedAt: '2027-05-16T12:00:00.001Z' } })).toBe(
      'said when the seat was given',
    );
  });

  test('follows a session that moves', () => {
    expect(decide({ session: { startsAt: '2027-05-25T12:00:00.000Z' } })).toBe('too early');
    // Moved to tomorrow, after they signed up for next month.
    expect(decide({ session: { startsAt: '2027-05-18T08:00:00.000Z' } })).toBe('due');
  });

  test('is due 48 hours before on the clock of the world, whatever the zone does to local time', () => {
    expect(reminderWindow('2027-03-29T08:00:00.000Z').from).toBe('2027-03-27T08:00:00.000Z');
    expect(startsToRemindOf(TWO_DAYS_BEFORE)).toEqual({ after: TWO_DAYS_BEFORE, until: STARTS_AT });
  });
});
