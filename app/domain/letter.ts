import type { SessionState } from './session.ts';

/**
 * A letter: what a mediator writes once to everybody who has a seat or waits for one. It goes out through the outbox,
 * and answers go to the mediator.
 */

/** UTF-16 units. */
export const MAXIMUM_SUBJECT_LENGTH = 120;
export const MAXIMUM_BODY_LENGTH = 2_000;
/** Letters of one session within 24 hours: people left their contact for this session, not for a newsletter. */
export const LETTERS_A_DAY = 3;

const DAY = 24 * 60 * 60 * 1000;

/** Letters written after this (UTC, ISO) count as today's. */
export function countLettersSince(now: Date): string {
  return new Date(now.getTime() - DAY).toISOString();
}

export type LetterDecision = { kind: 'send' | 'closed' | 'too_many_today' | 'nobody' };

/** Whether a letter may go out. `readers`: how many left a contact; after the session nobody is written to any more. */
export function decideLetter(facts: {
  state: SessionState;
  lettersToday: number;
  readers: number;
}): LetterDecision {
  if (facts.state !== 'published' && facts.state !== 'under_way') return { kind: 'closed' };
  if (facts.lettersToday >= LETTERS_A_DAY) return { kind: 'too_many_today' };
  return { kind: facts.readers === 0 ? 'nobody' : 'send' };
}
