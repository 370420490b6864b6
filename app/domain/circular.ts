import type { Point } from './distance.ts';
import type { Place } from './permission.ts';

/**
 * A circular: what a coordinator writes once to many mediators, chosen by where they work and how far they are. It goes
 * out through the outbox, and answers go to the coordinator. Instants are UTC, as `Date.toISOString()` writes them.
 */

/** Which mediators, by what they have done so far; the codes stand in addresses (`?etat=sans-atelier`). */
export const circularStates = ['tous', 'sans-atelier', 'brouillons', 'sans-inscrits', 'bilans-dus'] as const;
export type CircularState = (typeof circularStates)[number];

/** Kilometres around a commune, a short list. */
export const circularRadii = [10, 20, 50] as const;
export type CircularRadius = (typeof circularRadii)[number];
export const USUAL_RADIUS: CircularRadius = 20;

/** Who is written to. */
export type CircularCriteria = {
  place: Place;
  state: CircularState;
  /** Those whose venues or sessions are near a commune; undefined: wherever in the place. */
  near: (Point & { communeCode: string; radius: number }) | undefined;
};

/** UTF-16 units. */
export const MAXIMUM_SUBJECT = 120;
export const MAXIMUM_BODY = 4_000;
/** Circulars of one coordinator within 24 hours: mediators gave their address for their sessions, not for a newsletter. */
export const CIRCULARS_A_DAY = 5;

const HOUR = 60 * 60 * 1000;

/** Circulars written after this count as today's. */
export function countCircularsSince(now: Date): string {
  return new Date(now.getTime() - 24 * HOUR).toISOString();
}

/** One test mail of a coordinator in each minute: this names the minute. */
export function testMinute(now: Date): string {
  return now.toISOString().slice(0, 16);
}

export type CircularDecision = { kind: 'send' | 'too_many_today' | 'nobody' };

/** Whether a circular may go out to that many readers. */
export function decideCircular(facts: { circularsToday: number; readers: number }): CircularDecision {
  if (facts.circularsToday >= CIRCULARS_A_DAY) return { kind: 'too_many_today' };
  return { kind: facts.readers === 0 ? 'nobody' : 'send' };
}

export type CircularMessageDecision =
  | { kind: 'send' }
  | { kind: 'drop'; why: 'nothing left to tell of' | 'not wanted any more' };

/**
 * Whether a circular still goes to a reader. Whoever refused such letters, or left, gets it no more; when its author's
 * account is closed, nobody could be answered.
 */
export function decideCircularMessage(
  situation: { readerIsThere: boolean; authorIsThere: boolean; wanted: boolean } | undefined,
): CircularMessageDecision {
  if (!situation?.readerIsThere || !situation.authorIsThere)
    return { kind: 'drop', why: 'nothing left to tell of' };
  return situation.wanted ? { kind: 'send' } : { kind: 'drop', why: 'not wanted any more' };
}
