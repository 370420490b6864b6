import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TerritoryFacts } from '#app/domain/territory-measure.ts';
import {
  type CommuneTotals,
  farCommunes,
  onOneLine,
  reportCommunes,
  reportCounts,
  reportMeasure,
  reportParts,
  reportState,
  reportTables,
  reportTallies,
} from '#app/domain/territory-report.ts';
import { makeParticipants, noTotals, sumTotals, type Totals } from '#app/domain/totals.ts';
import { noWeekCounts, type WeekCounts } from '#app/domain/week-rates.ts';

const totals = (events: number, counted = 0): Totals => ({
  ...noTotals,
  events,
  participants: makeParticipants({ checkedIn: 0, counted, estimated: 0, registered: 0 }),
});
const facts = (events: number, target = 10): TerritoryFacts => ({
  totals: totals(events),
  targets: { events: target, seats: 0, participants: 0 },
  bounded: { seats: 0, taken: 0 },
  coverage: { population: 1000, covered: 500 },
  unmet: 0,
});
const ended = (sessions: number, reported: number): WeekCounts => ({
  ...noWeekCounts,
  ended: { sessions, reported },
});

const week = { startsOn: '2027-05-17', endsOn: '2027-05-23' };

describe('a report', () => {
  it.each([
    ['2027-05-16', 'before'],
    ['2027-05-17', 'during'],
    ['2027-05-23', 'during'],
    ['2027-05-24', 'after'],
  ] as const)('of %s stands %s the week', (today, state) => {
    expect(reportState(week, today)).toBe(state);
  });

  it('draws the share of the target, and without a target what there is for the inhabitants', () => {
    expect(reportMeasure(facts(1, 1))).toBe('objectif');
    expect(reportMeasure(facts(1, 0))).toBe('evenements');
  });
});

describe('the tables of a report', () => {
  const lines = {
    regions: [
      { code: '75', name: 'Nouvelle-Aquitaine', facts: facts(5) },
      { code: '04', name: 'La Réunion', facts: facts(0) },
    ],
    departments: [
      { code: '23', name: 'Creuse', regionCode: '75', facts: facts(3) },
      { code: '33', name: 'Gironde', regionCode: '75', facts: facts(2) },
      { code: '974', name: 'La Réunion', regionCode: '04', facts: facts(0) },
    ],
    counts: new Map([
      ['23', ended(4, 1)],
      ['33', ended(6, 4)],
    ]),
  };
  const codesOf = (territory: Parameters<typeof reportTables>[0]) =>
    reportTables(territory, lines).map((table) => [table.level, table.lines.map(({ code }) => code)]);

  it('are those of the territories inside: regions and départements, départements, none', () => {
    expect(codesOf({ kind: 'country' })).toEqual([
      ['regions', ['75', '04']],
      ['departments', ['23', '33', '974']],
    ]);
    expect(codesOf({ kind: 'region', code: '75' })).toEqual([['departments', ['23', '33']]]);
    expect(codesOf({ kind: 'department', code: '23' })).toEqual([]);
  });

  it('tell a region’s rates from all of its départements, and nothing of what held nothing', () => {
    const [regions] = reportTables({ kind: 'country' }, lines);
    expect(regions?.lines.map(({ rates }) => rates.reportsIn)).toEqual([0.5, undefined]);
  });

  it('rest on the counts of the whole territory', () => {
    expect(reportCounts({ kind: 'country' }, lines).ended).toEqual({ sessions: 10, reported: 5 });
    expect(reportCounts({ kind: 'region', code: '75' }, lines).ended).toEqual({ sessions: 10, reported: 5 });
    expect(reportCounts({ kind: 'department', code: '33' }, lines).ended).toEqual({
      sessions: 6,
      reported: 4,
    });
    expect(reportCounts({ kind: 'region', code: '04' }, lines)).toEqual(noWeekCounts);
  });
});

describe('the communes of a report', () => {
  const commune = (name: string, events: number, counted = 0): CommuneTotals => ({
    code: name,
    name,
    population: 100,
    totals: totals(events, counted),
  });

  it('are those with the most sessions, then the most people, by name; the others are one line', () => {
    const communes = [
      commune('Guéret', 9),
      commune('Évaux', 2, 40),
      commune('Ahun', 2, 30),
      commune('Bonnat', 1),
    ];
    const { lines, others } = reportCommunes(communes, undefined, 2);
    expect(lines.map(({ name }) => name)).toEqual(['Évaux', 'Guéret']);
    expect(others).toEqual({ communes: 2, totals: totals(3, 30) });
    expect(reportCommunes(communes, undefined, 4).others).toBeUndefined();
  });

  it('add up to all that was given, whatever has no room', () => {
    const given = fc.array(fc.tuple(fc.nat(50), fc.nat(500)), { maxLength: 30 });
    fc.assert(
      fc.property(given, fc.nat(10), fc.nat(5), (numbers, most, online) => {
        const communes = numbers.map(([events, counted], at) => commune(`c${at}`, events, counted));
        const report = reportCommunes(communes, totals(online), most);
        expect(report.lines.length).toBeLessThanOrEqual(most);
        const shown = [...report.lines.map((line) => line.totals), report.others?.totals ?? noTotals];
        expect(sumTotals([...shown, report.online ?? noTotals])).toEqual(
          sumTotals([...communes.map((line) => line.totals), totals(online)]),
        );
      }),
    );
  });
});

it('parts are added up in the order of the menus, what no menu knows last, what has no session not at all', () => {
  const byPart = [
    { programme: 'autre', audience: 'seniors', totals: totals(1, 5) },
    { programme: 'cafe-ia', audience: 'tout-public', totals: totals(2, 7) },
    { programme: 'cafe-ia', audience: 'seniors', totals: totals(4, 9) },
    { programme: 'disparu', audience: 'tout-public', totals: totals(1) },
    { programme: 'vide', audience: 'femmes', totals: noTotals },
  ];
  const parts = reportParts(byPart, [{ format: 'visite', totals: totals(8) }], ['cafe-ia', 'autre', 'vide']);
  expect(parts.programmes).toEqual([
    { code: 'cafe-ia', totals: totals(6, 16) },
    { code: 'autre', totals: totals(1, 5) },
    { code: 'disparu', totals: totals(1) },
  ]);
  expect(parts.audiences.map(({ code }) => code)).toEqual(['tout-public', 'seniors']);
  expect(parts.formats).toEqual([{ code: 'visite', totals: totals(8) }]);
});

it('says who came by groups that some report tells of, with how many do', () => {
  const told = reportTallies({
    reports: 9,
    given: { age: 0, gender: 3, status: 1, visit: 2 },
    people: { gender_male: 10, gender_female: 20, gender_unknown: 0, visit_first: 4 },
  });
  expect(told).toEqual([
    {
      group: 'gender',
      reports: 3,
      people: 30,
      categories: [
        { category: 'gender_female', people: 20 },
        { category: 'gender_male', people: 10 },
      ],
    },
    { group: 'visit', reports: 2, people: 4, categories: [{ category: 'visit_first', people: 4 }] },
  ]);
});

it('repeats a comment on one line', () => {
  expect(onOneLine('  Très bien.\n\nÀ refaire\t! ')).toBe('Très bien. À refaire !');
});

it('names the most populated communes far from every session, of its own territory', () => {
  const communes = [
    { name: 'Loin', departmentCode: '23', population: 3000 },
    { name: 'Près', departmentCode: '23', population: 9000 },
    { name: 'Village', departmentCode: '23', population: 2000 },
    { name: 'Plus loin', departmentCode: '23', population: 5000 },
    { name: 'Ailleurs', departmentCode: '33', population: 5000 },
  ];
  const distances = Float64Array.from([20.1, 20, 90, Number.POSITIVE_INFINITY, 90]);
  expect(farCommunes(communes, distances, new Set(['23']))).toEqual({
    communes: 2,
    people: 8000,
    names: ['Plus loin (23)', 'Loin (23)'],
  });
  const many = Array.from({ length: 40 }, () => ({ name: 'x', departmentCode: '23', population: 2001 }));
  const far = farCommunes(many, new Float64Array(40).fill(21), new Set(['23']));
  expect(far).toMatchObject({ communes: 40, people: 40 * 2001 });
  expect(far.names).toHaveLength(12);
});
