import { describe, expect, it } from 'vitest';
import {
  decideCorrection,
  decideErasure,
  forgetSessionsEndedBefore,
  forgottenOn,
} from '#app/domain/personal-data.ts';
import type { SessionState } from '#app/domain/session.ts';

const ENDED = '2027-05-18T14:00:00.000Z';
const ERASED = '2027-05-01T09:00:00.000Z';

it('a session’s registrants are forgotten 60 days after its end, to the millisecond', () => {
  const due = forgottenOn(ENDED);
  expect(due).toBe('2027-07-17T14:00:00.000Z');
  expect(ENDED < forgetSessionsEndedBefore(new Date(due))).toBe(false);
  expect(ENDED < forgetSessionsEndedBefore(new Date(Date.parse(due) + 1))).toBe(true);
});

describe('erasing one’s registration', () => {
  const confirmed = { status: 'confirmed' as const, seats: 3, offered: false, purgedAt: null };

  it('gives the seats back while the session is still to come', () => {
    expect(decideErasure({ state: 'published', registration: confirmed })).toEqual({
      kind: 'erased',
      freed: { taken: -3, waiting: 0, held: 0 },
    });
  });

  it('gives up the place on the waiting list', () => {
    expect(decideErasure({ state: 'published', registration: { ...confirmed, status: 'waiting' } })).toEqual({
      kind: 'erased',
      freed: { taken: 0, waiting: -3, held: 0 },
    });
  });

  it.each<SessionState>(['under_way', 'past', 'cancelled', 'draft'])(
    'leaves the counts of a session that is %s',
    (state) => {
      expect(decideErasure({ state, registration: confirmed })).toEqual({ kind: 'erased', freed: undefined });
    },
  );

  it('frees nothing twice, after a cancellation or an erasure', () => {
    const cancelled = { ...confirmed, status: 'cancelled' as const };
    expect(decideErasure({ state: 'published', registration: cancelled })).toEqual({
      kind: 'erased',
      freed: undefined,
    });
    expect(decideErasure({ state: 'published', registration: { ...cancelled, purgedAt: ERASED } })).toEqual({
      kind: 'already_erased',
    });
  });
});

describe('correcting one’s name and contact', () => {
  const stored = { name: 'Anne', contact: 'anne@exemple.test', purgedAt: null };
  it.each([
    [stored, 'Anne', 'anne@exemple.test', { kind: 'unchanged' }],
    [stored, 'Annie', 'anne@exemple.test', { kind: 'corrected', contactChanged: false }],
    [stored, 'Anne', '+33612345678', { kind: 'corrected', contactChanged: true }],
    [stored, 'Anne', null, { kind: 'contact_needed' }],
    [{ ...stored, contact: null }, 'Annie', null, { kind: 'corrected', contactChanged: false }],
    [{ ...stored, contact: null }, 'Anne', 'anne@exemple.test', { kind: 'corrected', contactChanged: true }],
    [{ name: null, contact: null, purgedAt: ERASED }, 'Anne', 'anne@exemple.test', { kind: 'erased' }],
  ])('from %j to %s, %s: %j', (from, name, contact, expected) => {
    expect(decideCorrection({ stored: from, name, contact })).toEqual(expected);
  });
});
