import { describe, expect, it } from 'vitest';
import { shareTargets, sumTargets } from '#app/domain/campaign.ts';
import { daysBetween, isoWeekday, mondayOf } from '#app/domain/local-time.ts';
import {
  findPart,
  isNothingSet,
  listParts,
  resolveTargets,
  type SetTargets,
  sumSetTargets,
  targetWeeks,
  writePart,
} from '#app/domain/target.ts';
import { makeRandom } from '#tests/support/random.ts';

const national = { events: 1500, seats: 60_000, participants: 50_000 };
const departments = [
  { code: '23', regionCode: '75', population: 116_000 },
  { code: '33', regionCode: '75', population: 1_600_000 },
  { code: '87', regionCode: '75', population: 372_000 },
  { code: '2A', regionCode: '94', population: 160_000 },
  { code: '2B', regionCode: '94', population: 182_000 },
  { code: '974', regionCode: '04', population: 870_000 },
];
const nothing = { regions: new Map<string, SetTargets>(), departments: new Map<string, SetTargets>() };
const targets = (events: number | null, seats: number | null = null, participants: number | null = null) => ({
  events,
  seats,
  participants,
});
const values = (resolved: ReturnType<typeof resolveTargets>, level: 'regions' | 'departments') =>
  [...resolved[level].values()].map((one) => one.targets);

describe('targets of territories', () => {
  it('are shares by population while nobody set any, and add up on each level', () => {
    const resolved = resolveTargets(national, departments, nothing);
    const shares = shareTargets(national, departments);
    for (const [code, one] of resolved.departments) {
      expect(one.targets).toEqual(shares.get(code));
      expect(one.origins).toEqual({ events: 'computed', seats: 'computed', participants: 'computed' });
    }
    expect(sumTargets(values(resolved, 'regions'))).toEqual(national);
    expect(sumTargets(values(resolved, 'departments'))).toEqual(national);
  });

  it('are what was set where something was, figure by figure', () => {
    const resolved = resolveTargets(national, departments, {
      ...nothing,
      departments: new Map([['23', targets(90, null, 0)]]),
    });
    const computed = resolveTargets(national, departments, nothing);
    expect(resolved.departments.get('23')).toEqual({
      targets: { events: 90, seats: computed.departments.get('23')?.targets.seats, participants: 0 },
      origins: { events: 'set', seats: 'computed', participants: 'set' },
    });
    // The others and the region keep theirs: the difference is shown, not mended.
    expect(resolved.departments.get('33')).toEqual(computed.departments.get('33'));
    expect(resolved.regions).toEqual(computed.regions);
  });

  it('share a region’s own target between its départements', () => {
    const resolved = resolveTargets(national, departments, {
      ...nothing,
      regions: new Map([['75', targets(1000)]]),
    });
    const members = ['23', '33', '87'].map((code) => resolved.departments.get(code));
    expect(members.map((one) => one?.targets.events)).toEqual([56, 766, 178]);
    expect(members.every((one) => one?.origins.events === 'computed')).toBe(true);
    const computed = resolveTargets(national, departments, nothing);
    expect(members.map((one) => one?.targets.seats)).toEqual(
      ['23', '33', '87'].map((code) => computed.departments.get(code)?.targets.seats),
    );
    expect(resolved.departments.get('2A')).toEqual(computed.departments.get('2A'));
  });

  it('add up to a region’s, set or not, as long as none of its départements has its own', () => {
    const random = makeRandom(7);
    for (let round = 0; round < 200; round++) {
      const regions = new Map<string, SetTargets>();
      for (const code of ['75', '94', '04']) {
        const maybe = () => (random.chance(0.5) ? Math.floor(random.between(0, 3000)) : null);
        regions.set(code, targets(maybe(), maybe(), maybe()));
      }
      const resolved = resolveTargets(national, departments, { ...nothing, regions });
      for (const [code, region] of resolved.regions) {
        const members = departments.filter(({ regionCode }) => regionCode === code);
        const sum = sumTargets(members.map((one) => resolved.departments.get(one.code)?.targets ?? national));
        expect(sum).toEqual(region.targets);
      }
    }
  });
});

describe('targets of parts', () => {
  const campaign = { startsOn: '2027-05-17', endsOn: '2027-05-23' };

  it('are for the calendar weeks of the edition, the one before and the one after', () => {
    expect(targetWeeks(campaign)).toEqual(['2027-05-10', '2027-05-17', '2027-05-24']);
    expect(targetWeeks({ startsOn: '2027-05-19', endsOn: '2027-05-24' })).toEqual([
      '2027-05-10',
      '2027-05-17',
      '2027-05-24',
      '2027-05-31',
    ]);
    expect(targetWeeks({ startsOn: '2026-12-30', endsOn: '2026-12-30' })).toEqual([
      '2026-12-21',
      '2026-12-28',
      '2027-01-04',
    ]);
  });

  it('are named in addresses, and nothing else is', () => {
    const parts = listParts(campaign, ['cafe-ia', 'autre']);
    for (const part of parts) expect(findPart(writePart(part), parts)).toEqual(part);
    expect(new Set(parts.map(writePart)).size).toBe(parts.length);
    expect(findPart('whole', parts)).toEqual({ kind: 'whole' });
    for (const text of [
      '',
      'programme',
      'programme:genialles',
      'week:2027-05-18',
      'week:2027-06-07',
      'whole:',
    ])
      expect(findPart(text, parts)).toBeUndefined();
  });

  it('sum as far as they were set', () => {
    expect(sumSetTargets([])).toEqual(targets(null));
    expect(sumSetTargets([targets(3, null, 1), targets(null, null, 2)])).toEqual(targets(3, null, 3));
    expect([targets(null), targets(0)].map(isNothingSet)).toEqual([true, false]);
  });
});

describe('calendar weeks', () => {
  it('begin on Monday, across months and years', () => {
    expect(['2027-05-16', '2027-05-17', '2027-05-23', '2027-01-01'].map(mondayOf)).toEqual([
      '2027-05-10',
      '2027-05-17',
      '2027-05-17',
      '2026-12-28',
    ]);
    expect([isoWeekday('2027-05-17'), isoWeekday('2027-05-23')]).toEqual([1, 7]);
    expect(daysBetween('2027-03-27', '2027-03-29')).toBe(2);
  });
});
