import { describe, expect, it } from 'vitest';
import {
  type CheckFacts,
  checkReport,
  decideVerification,
  EARLIER_AT_VENUE,
  EARLIER_OF_FORMAT,
  SERIES,
  usualNumber,
  type VerificationFacts,
} from '#app/domain/report-check.ts';

const FILED_AT = '2027-05-18T18:00:00.000Z';

/** A session of 30 seats, nobody signed up, nothing to compare with. */
const bare: CheckFacts = {
  session: {
    startsAt: '2027-05-18T12:00:00.000Z',
    capacity: 30,
    expected: null,
    registered: 0,
    ticked: 0,
  },
  atVenue: [],
  ofFormat: [],
  series: [],
  confirmed: undefined,
};
const ordinary = { headCount: 9, grade: 'counted' } as const;
const check = (headCount: number, facts: Partial<CheckFacts> = {}, filedAt = FILED_AT) =>
  checkReport({ headCount, grade: 'counted' }, { ...bare, ...facts }, filedAt);
const session = (changes: Partial<CheckFacts['session']>) => ({ session: { ...bare.session, ...changes } });

describe('a report', () => {
  it('counts at once when nothing looks odd', () => {
    expect(check(9)).toEqual([]);
    expect(check(0)).toEqual([]);
  });

  it('is odd before the session began, and from its start on is not', () => {
    expect(check(9, {}, '2027-05-18T11:59:59.999Z')).toEqual([{ kind: 'before_session' }]);
    expect(check(9, {}, '2027-05-18T12:00:00.000Z')).toEqual([]);
  });

  it('is odd above half again the seats, or what was expected where there is no limit', () => {
    expect(check(45)).toEqual([]);
    expect(check(46)).toEqual([{ kind: 'above_capacity', seats: 30 }]);
    expect(check(61, session({ capacity: null, expected: 40 }))).toEqual([
      { kind: 'above_capacity', seats: 40 },
    ]);
    expect(check(9999, session({ capacity: null, expected: null }))).toEqual([]);
  });

  describe('far above the usual', () => {
    /** A median of 10, deviations of 0 to 2: 20 is the most that is usual. */
    const usual = [8, 9, 10, 11, 12];

    it('of the venue is odd', () => {
      expect(usualNumber(usual)).toEqual({ usual: 10, most: 20 });
      expect(check(20, { atVenue: usual })).toEqual([]);
      expect(check(21, { atVenue: usual })).toEqual([
        { kind: 'above_usual', of: 'venue', usual: 10, most: 20, reports: 5 },
      ]);
    });

    it(`needs ${EARLIER_AT_VENUE} reports of the venue; with fewer, ${EARLIER_OF_FORMAT} of the format`, () => {
      const few = usual.slice(0, EARLIER_AT_VENUE - 1);
      const ofFormat = Array.from({ length: EARLIER_OF_FORMAT }, (_, index) => 8 + (index % 5));
      expect(check(29, { atVenue: few })).toEqual([]);
      expect(check(29, { atVenue: few, ofFormat: ofFormat.slice(1) })).toEqual([]);
      expect(check(29, { atVenue: few, ofFormat })).toMatchObject([
        { kind: 'above_usual', of: 'format', usual: 10, reports: EARLIER_OF_FORMAT },
      ]);
      // A venue of large sessions is compared with itself.
      expect(check(29, { atVenue: [25, 28, 30, 32, 40], ofFormat })).toEqual([]);
    });

    it('is not moved by one report of a thousand people', () => {
      expect(usualNumber([...usual, 1000]).most).toBeLessThan(25);
    });

    it('is a difference even where earlier reports do not differ', () => {
      expect(usualNumber([10, 10, 10, 10, 10])).toEqual({ usual: 10, most: 20 });
      expect(usualNumber([0, 0, 0, 0, 0])).toEqual({ usual: 0, most: 8 });
    });

    it('is not odd when nearly as many signed up, or were ticked at the door', () => {
      expect(check(29, { atVenue: usual, ...session({ registered: 29 }) })).toEqual([]);
      expect(check(29, { atVenue: usual, ...session({ ticked: 29 }) })).toEqual([]);
      expect(check(30, { atVenue: usual, ...session({ registered: 24 }) })).toEqual([]);
      expect(check(31, { atVenue: usual, ...session({ registered: 24, capacity: 24 }) })).toHaveLength(1);
    });
  });

  describe('in a series of one organisation', () => {
    const series = (...headCounts: number[]) => ({
      series: headCounts.map((headCount) => ({ headCount, registered: 7, confirmed: false })),
    });

    it(`is odd as the multiple of ten number ${SERIES} in a row`, () => {
      expect(check(20, series(10, 30, 20))).toEqual([]);
      expect(check(20, series(10, 30, 20, 10))).toEqual([{ kind: 'round_numbers', reports: SERIES }]);
      expect(check(21, series(10, 30, 20, 10))).toEqual([]);
      expect(check(20, series(10, 30, 21, 10))).toEqual([]);
      // Only the latest ones make the series.
      expect(check(20, series(10, 30, 20, 10, 13))).toHaveLength(1);
    });

    it(`is odd as the same number ${SERIES} times in a row`, () => {
      expect(check(13, series(13, 13, 13))).toEqual([]);
      expect(check(13, series(13, 13, 13, 13))).toEqual([{ kind: 'same_number', reports: SERIES }]);
      expect(check(10, series(10, 10, 10, 10))).toEqual([{ kind: 'same_number', reports: SERIES }]);
    });

    it('is not odd when the sign-ups or the ticks say the same number', () => {
      expect(check(20, { ...series(10, 30, 20, 10), ...session({ registered: 20 }) })).toEqual([]);
      expect(check(20, { ...series(10, 30, 20, 10), ...session({ ticked: 20 }) })).toEqual([]);
      const [first, ...others] = series(20, 10, 30, 10).series;
      const full = { headCount: 20, registered: 20, confirmed: false };
      expect(first && check(20, { series: [full, ...others] })).toEqual([]);
    });

    it('begins anew after a report that a coordinator confirmed', () => {
      const [first, ...others] = series(20, 10, 30, 10).series;
      expect(first && check(20, { series: [{ ...first, confirmed: true }, ...others] })).toEqual([]);
    });
  });

  it('tells everything that looks odd', () => {
    const facts = {
      atVenue: [8, 9, 10, 11, 12],
      series: Array.from({ length: 4 }, () => ({ headCount: 60, registered: 3, confirmed: false })),
    };
    expect(check(60, facts).map(({ kind }) => kind)).toEqual([
      'above_capacity',
      'above_usual',
      'same_number',
    ]);
  });

  it('is looked at anew after a correction, unless it says what a coordinator confirmed', () => {
    const confirmed = { headCount: 60, grade: 'counted' } as const;
    expect(check(60, { confirmed })).toEqual([]);
    expect(check(61, { confirmed })).toHaveLength(1);
    expect(
      checkReport({ headCount: 60, grade: 'checked_in' }, { ...bare, confirmed }, FILED_AT),
    ).toHaveLength(1);
    expect(check(60, { confirmed }, '2027-05-18T11:00:00.000Z')).toEqual([{ kind: 'before_session' }]);
    expect(checkReport(ordinary, { ...bare, confirmed }, FILED_AT)).toEqual([]);
  });
});

describe('what a coordinator decides', () => {
  const report = { number: 2, toVerify: true, filedBy: 'mediator', askedAt: null };
  const now = new Date('2027-05-20T10:00:00.000Z');
  const decide = (
    choice: 'confirm' | 'ask_correction',
    facts: Partial<VerificationFacts> = {},
    { seen = 2, by = 'coordinator' } = {},
  ) => decideVerification({ report, reachable: true, ...facts }, { choice, seen, by }, now).kind;

  it('confirms the version that was read, or asks to correct it', () => {
    expect(decide('confirm')).toBe('confirmed');
    expect(decide('ask_correction')).toBe('asked');
  });

  it.each(['confirm', 'ask_correction'] as const)('does nothing to a report that counts (%s)', (choice) => {
    expect(decide(choice, { report: { ...report, toVerify: false } })).toBe('not_to_verify');
    expect(decide(choice, { report: undefined })).toBe('not_to_verify');
  });

  it.each(['confirm', 'ask_correction'] as const)('waits for the new version to be read (%s)', (choice) => {
    expect(decide(choice, {}, { seen: 1 })).toBe('corrected_meanwhile');
  });

  it('is not for whoever filed it to confirm', () => {
    expect(decide('confirm', {}, { by: 'mediator' })).toBe('own');
  });

  it('asks at most once a day, and only where somebody is left to answer', () => {
    const asked = (askedAt: string) => decide('ask_correction', { report: { ...report, askedAt } });
    expect(asked('2027-05-19T10:00:00.001Z')).toBe('asked_already');
    expect(asked('2027-05-19T10:00:00.000Z')).toBe('asked');
    expect(decide('ask_correction', { reachable: false })).toBe('nobody_to_ask');
    expect(decide('confirm', { reachable: false })).toBe('confirmed');
  });
});
