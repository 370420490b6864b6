import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { figureOf, figures } from '#app/domain/figure.ts';
import { decideFiling, type Grade, grades } from '#app/domain/report.ts';
import { checkReport, decideVerification } from '#app/domain/report-check.ts';
import { type CountedSession, sumTotals, totalsOfSession } from '#app/domain/totals.ts';

/** What may happen to one of the sessions, in any order. */
type Step = { session: number } & (
  | { kind: 'publish' | 'cancel' | 'confirm' | 'ask' }
  | { kind: 'move'; to: number }
  | { kind: 'fill'; seats: number }
  | { kind: 'report'; headCount: number; grade: Grade }
);

type Modelled = CountedSession & {
  place: number;
  version: number;
  askedAt: string | null;
  confirmed: { headCount: number; grade: Grade } | undefined;
};

/** Two départements of one region, and three regions. */
const places = [
  { department: '23', region: '75' },
  { department: '87', region: '75' },
  { department: '974', region: '04' },
  { department: '2A', region: '94' },
];
const SESSIONS = 6;
const PUBLISHED_AT = '2027-04-01T08:00:00.000Z';
const STARTS_AT = '2027-05-18T12:00:00.000Z';
const ENDS_AT = '2027-05-18T14:00:00.000Z';
const NOW = new Date('2027-05-18T18:00:00.000Z');

const session = fc.nat({ max: SESSIONS - 1 });
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ session, kind: fc.constantFrom('publish', 'cancel', 'confirm', 'ask') }),
  fc.record({ session, kind: fc.constant('move'), to: fc.nat({ max: places.length - 1 }) }),
  fc.record({ session, kind: fc.constant('fill'), seats: fc.nat({ max: 20 }) }),
  fc.record({
    session,
    kind: fc.constant('report'),
    headCount: fc.nat({ max: 60 }),
    grade: fc.constantFrom(...grades),
  }),
);
const start = fc.array(
  fc.record({
    place: fc.nat({ max: places.length - 1 }),
    capacity: fc.option(fc.nat({ max: 30 })),
    expected: fc.option(fc.nat({ max: 200 })),
  }),
  { minLength: SESSIONS, maxLength: SESSIONS },
);

/** The session after the step, by the rules; a step that they refuse changes nothing. */
function after(before: Modelled, step: Step): Modelled {
  const { publishedAt, cancelledAt, capacity, expected } = before;
  const report = before.report && {
    number: before.version,
    toVerify: before.report.toVerify,
    filedBy: 'mediator',
    askedAt: before.askedAt,
  };
  switch (step.kind) {
    case 'publish':
      return { ...before, publishedAt: publishedAt ?? PUBLISHED_AT };
    case 'cancel':
      return publishedAt === null ? before : { ...before, cancelledAt: NOW.toISOString() };
    case 'move':
      return { ...before, place: step.to };
    case 'fill':
      return { ...before, seatsTaken: capacity === null ? step.seats : Math.min(capacity, step.seats) };
    case 'report': {
      const content = { headCount: step.headCount, grade: step.grade, tallies: {}, comment: null };
      const current = before.report && {
        number: before.version,
        content: { ...before.report, tallies: {}, comment: null },
      };
      const dates = { publishedAt, cancelledAt, startsAt: STARTS_AT, endsAt: ENDS_AT };
      const decision = decideFiling(
        { session: { ...dates, capacity, expected }, current },
        { content, seen: before.version, confirmed: step.headCount },
        NOW.toISOString(),
      );
      if (decision.kind !== 'filed') return before;
      const facts = { startsAt: STARTS_AT, capacity, expected, registered: before.seatsTaken, ticked: 0 };
      const reasons = checkReport(
        step,
        { session: facts, atVenue: [4, 5, 6, 7, 8], ofFormat: [], series: [], confirmed: before.confirmed },
        NOW.toISOString(),
      );
      const filed = { headCount: step.headCount, grade: step.grade, toVerify: reasons.length > 0 };
      return { ...before, report: filed, version: decision.number, askedAt: null };
    }
    case 'confirm':
    case 'ask': {
      const choice = step.kind === 'confirm' ? 'confirm' : 'ask_correction';
      const request = { choice, seen: before.version, by: 'coordinator' } as const;
      const { kind } = decideVerification({ report, reachable: true }, request, NOW);
      if (kind === 'asked') return { ...before, askedAt: NOW.toISOString() };
      if (kind !== 'confirmed' || !before.report) return before;
      return { ...before, report: { ...before.report, toVerify: false }, confirmed: before.report };
    }
  }
}

/** The sessions after all the steps. */
function play(
  beginning: Pick<Modelled, 'place' | 'capacity' | 'expected'>[],
  steps: readonly Step[],
): Modelled[] {
  const sessions = beginning.map(
    (one): Modelled => ({
      ...one,
      publishedAt: null,
      cancelledAt: null,
      seatsTaken: 0,
      report: undefined,
      version: 0,
      askedAt: null,
      confirmed: undefined,
    }),
  );
  for (const step of steps) {
    const before = sessions[step.session];
    if (before) sessions[step.session] = after(before, step);
  }
  return sessions;
}

describe('whatever happens to sessions and their reports, in any order', () => {
  const steps = fc.array(step, { maxLength: 60 });

  it('territories sum up to the country, and départements to their region, in every figure', () => {
    fc.assert(
      fc.property(start, steps, (beginning, steps) => {
        const sessions = play(beginning, steps);
        const of = (chosen: (place: (typeof places)[number]) => boolean) =>
          sumTotals(
            sessions
              .filter(({ place }) => chosen(places[place] ?? { department: '', region: '' }))
              .map(totalsOfSession),
          );
        const country = of(() => true);
        const regions = [...new Set(places.map(({ region }) => region))];
        for (const figure of figures) {
          const sum = (all: ReturnType<typeof of>[]) =>
            all.reduce((total, totals) => total + figureOf(totals, figure), 0);
          const departments = places.map((place) => of(({ department }) => department === place.department));
          expect(sum(departments)).toBe(figureOf(country, figure));
          expect(sum(regions.map((code) => of(({ region }) => region === code)))).toBe(
            figureOf(country, figure),
          );
          // Each figure is the sum of the rows that it opens on.
          expect(sum(sessions.map(totalsOfSession))).toBe(figureOf(country, figure));
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('participants are the sum of their grades, and what is to be verified is never among them', () => {
    fc.assert(
      fc.property(start, steps, (beginning, steps) => {
        for (const session of play(beginning, steps)) {
          const { participants, toVerify } = totalsOfSession(session);
          const { checkedIn, counted, estimated, registered } = participants;
          expect(participants.total).toBe(checkedIn + counted + estimated + registered);
          const counts = session.publishedAt !== null && session.cancelledAt === null;
          const waiting = counts && session.report?.toVerify === true;
          expect(toVerify).toBe(waiting ? session.report?.headCount : 0);
          if (waiting)
            expect(participants).toEqual(totalsOfSession({ ...session, report: undefined }).participants);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('a report that was confirmed, and not corrected since, counts', () => {
    fc.assert(
      fc.property(start, steps, session, (beginning, steps, index) => {
        const sessions = play(beginning, [...steps, { session: index, kind: 'confirm' }]);
        const report = sessions[index]?.report;
        if (report) expect(report.toVerify).toBe(false);
      }),
      { numRuns: 500 },
    );
  });
});
