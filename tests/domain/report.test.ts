import { describe, expect, test } from 'vitest';
import { decideFiling, type Filing, type FilingFacts, type ReportContent } from '#app/domain/report.ts';

const NOW = '2027-05-18T15:00:00.000Z';
const session = {
  publishedAt: '2027-01-04T09:00:00.000Z',
  cancelledAt: null,
  startsAt: '2027-05-18T12:00:00.000Z',
  endsAt: '2027-05-18T14:00:00.000Z',
  capacity: 12,
  expected: null,
};
const content: ReportContent = { headCount: 10, grade: 'counted', tallies: {}, comment: null };
const first: Filing = { content, seen: 0, confirmed: undefined };

function decide(
  facts: Partial<FilingFacts['session']> = {},
  filing: Partial<Filing> = {},
  current?: FilingFacts['current'],
) {
  return decideFiling({ session: { ...session, ...facts }, current }, { ...first, ...filing }, NOW);
}

describe('a report', () => {
  test.each([
    ['of a session under way', { endsAt: '2027-05-18T16:00:00.000Z' }, 'filed'],
    ['of a session that begins now', { startsAt: NOW, endsAt: '2027-05-18T16:00:00.000Z' }, 'filed'],
    [
      'of one still to come',
      { startsAt: '2027-05-18T15:00:00.001Z', endsAt: '2027-05-18T16:00:00.000Z' },
      'not_open',
    ],
    ['of a draft', { publishedAt: null }, 'not_open'],
    ['of a cancelled one', { cancelledAt: NOW }, 'not_open'],
  ])('%s: %o', (_, facts, expected) => {
    expect(decide(facts).kind).toBe(expected);
  });

  test.each([
    ['as many as the head-count', { age_under_12: 4, age_70_up: 6 }, []],
    ['one more', { age_under_12: 4, age_70_up: 7 }, ['age']],
    ['each group by itself', { age_70_up: 10, gender_female: 10, status_retired: 10, visit_first: 10 }, []],
    ['two groups over', { gender_female: 6, gender_unknown: 5, visit_again: 11 }, ['gender', 'visit']],
  ])('tells of %s', (_, tallies, groups) => {
    const decision = decide({}, { content: { ...content, tallies } });
    expect(decision).toEqual(groups.length > 0 ? { kind: 'too_many', groups } : { kind: 'filed', number: 1 });
  });

  test.each([
    [18, 12, null, 'filed'],
    [19, 12, null, 'surprising'],
    [30, null, 20, 'filed'],
    [31, null, 20, 'surprising'],
    [5000, null, null, 'filed'],
    [0, 12, null, 'filed'],
  ])('of %i people where %s seats or %s people were planned: %s', (headCount, capacity, expected, kind) => {
    const filing = { content: { ...content, headCount } };
    expect(decide({ capacity, expected }, filing).kind).toBe(kind);
    expect(decide({ capacity, expected }, { ...filing, confirmed: headCount }).kind).toBe('filed');
    // What was confirmed was another number.
    expect(decide({ capacity, expected }, { ...filing, confirmed: 99 }).kind).toBe(kind);
  });

  test('is corrected by who has read the last version, and not by somebody else', () => {
    const current = { number: 2, content: { ...content, headCount: 9 } };
    expect(decide({}, { seen: 2 }, current)).toEqual({ kind: 'filed', number: 3 });
    expect(decide({}, { seen: 1 }, current).kind).toBe('filed_meanwhile');
    expect(decide({}, { seen: Number.NaN }, current).kind).toBe('filed_meanwhile');
  });

  test('sent twice is one', () => {
    const current = { number: 1, content: { ...content, tallies: { visit_first: 2 } } };
    const filing = { content: { ...content, tallies: { visit_first: 2 } } };
    expect(decide({}, filing, current).kind).toBe('unchanged');
    expect(decide({}, { content, seen: 1 }, current).kind).toBe('filed');
  });
});
