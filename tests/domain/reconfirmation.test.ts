import { describe, expect, it } from 'vitest';
import { answersUntil, decideQuestion, freesSilentSeat, silenceCounts } from '#app/domain/reconfirmation.ts';

const STARTS_AT = '2027-05-18T12:00:00.000Z';
const hoursBefore = (hours: number) => new Date(Date.parse(STARTS_AT) - hours * 60 * 60 * 1000).toISOString();

const session = { startsAt: STARTS_AT, cancelledAt: null };
const registration = {
  confirmedAt: hoursBefore(500),
  cancelledAt: null,
  purgedAt: null,
  reconfirmedFor: null,
};

describe('the question whether somebody still comes', () => {
  it('is put from 5 days before until 48 hours before', () => {
    const at = (hours: number) => decideQuestion({ session, registration }, hoursBefore(hours));
    expect(at(120.01)).toEqual({ kind: 'not-due', why: 'too early to ask' });
    expect(at(120)).toEqual({ kind: 'due' });
    expect(at(48.01)).toEqual({ kind: 'due' });
    expect(at(48)).toEqual({ kind: 'not-due', why: 'too late to ask' });
  });

  it.each([
    [{ confirmedAt: null }, 'no seat to ask about'],
    [{ cancelledAt: hoursBefore(130) }, 'registration cancelled'],
    [{ purgedAt: hoursBefore(130) }, 'nothing left to tell of'],
    [{ reconfirmedFor: STARTS_AT }, 'answered already'],
    [{ confirmedAt: hoursBefore(119) }, 'said when the seat was given'],
  ])('is not put to somebody with %o: %s', (change, why) => {
    const facts = { session, registration: { ...registration, ...change } };
    expect(decideQuestion(facts, hoursBefore(100))).toEqual({ kind: 'not-due', why });
  });

  it('is put again for another start', () => {
    const moved = { ...registration, reconfirmedFor: hoursBefore(24) };
    expect(decideQuestion({ session, registration: moved }, hoursBefore(100))).toEqual({ kind: 'due' });
  });

  it('is not put for a cancelled session', () => {
    const off = { ...session, cancelledAt: hoursBefore(110) };
    expect(decideQuestion({ session: off, registration }, hoursBefore(100))).toEqual({
      kind: 'not-due',
      why: 'session cancelled',
    });
  });
});

describe('a silent seat', () => {
  const facts = {
    session: { ...session, freesSilentSince: hoursBefore(200), seatsWaiting: 2 },
    registration,
    question: { sentAt: hoursBefore(119), undeliveredAt: null } as {
      sentAt: string | null;
      undeliveredAt: string | null;
    },
  };

  it('is freed from 48 hours before until the start, never earlier', () => {
    expect(answersUntil(STARTS_AT)).toBe(hoursBefore(48));
    expect(freesSilentSeat(facts, hoursBefore(48.01))).toBe(false);
    expect(freesSilentSeat(facts, hoursBefore(48))).toBe(true);
    expect(freesSilentSeat(facts, hoursBefore(0))).toBe(false);
  });

  it('is kept by whoever had less than 48 hours to answer', () => {
    const asked = (hours: number) => ({
      ...facts,
      question: { sentAt: hoursBefore(hours), undeliveredAt: null },
    });
    expect(freesSilentSeat(asked(96), hoursBefore(40))).toBe(true);
    expect(freesSilentSeat(asked(95.99), hoursBefore(40))).toBe(false);
    expect(silenceCounts(STARTS_AT, hoursBefore(96))).toBe(true);
    expect(silenceCounts(STARTS_AT, hoursBefore(95.99))).toBe(false);
  });

  it.each([
    ['was never asked', { question: undefined }],
    ['has a text that waits for a gateway', { question: { sentAt: null, undeliveredAt: null } }],
    ['did not receive it', { question: { sentAt: hoursBefore(119), undeliveredAt: hoursBefore(118) } }],
    ['said yes', { registration: { ...registration, reconfirmedFor: STARTS_AT } }],
    ['has lost the seat already', { registration: { ...registration, confirmedAt: null } }],
  ])('is kept by whoever %s', (_who, change) => {
    expect(freesSilentSeat({ ...facts, ...change }, hoursBefore(40))).toBe(false);
  });

  it.each([
    ['the mediator did not want that', { freesSilentSince: null }],
    ['nobody waits any more', { seatsWaiting: 0 }],
    ['the session is called off', { cancelledAt: hoursBefore(60) }],
  ])('is kept when %s', (_why, change) => {
    expect(freesSilentSeat({ ...facts, session: { ...facts.session, ...change } }, hoursBefore(40))).toBe(
      false,
    );
  });
});
