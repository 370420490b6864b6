import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { figureOf, figures } from '#app/domain/figure.ts';
import type { Territory } from '#app/domain/permission.ts';
import { type Grade, grades } from '#app/domain/report.ts';
import type { TypedSession } from '#app/domain/session-editing.ts';
import { sumTotals, totalsOfSession } from '#app/domain/totals.ts';
import { archiveCampaign } from '#db/archived-campaigns.server.ts';
import { listFigureRows } from '#db/figure-rows.server.ts';
import { signUp } from '#db/registrations.server.ts';
import { verifyReport } from '#db/report-verifications.server.ts';
import { fileReport, findReport } from '#db/reports.server.ts';
import type { AccountTable, VenueTable } from '#db/schema.ts';
import { cancelSession, editSession, publishSession } from '#db/session-changes.server.ts';
import { createSession } from '#db/session-creations.server.ts';
import { getTotals, listTotalsByDepartment, listTotalsByRegion } from '#db/totals.server.ts';
import {
  insertCampaign,
  insertCoordinator,
  insertMediator,
  insertProgramme,
  insertVenue,
} from '#tests/support/builders.ts';
import { onBothEngines } from '#tests/support/databases.ts';

/** Sessions are announced in spring, held on 18 May, reported that evening. The rules take any of it in any order. */
const SPRING = new Date('2027-04-01T08:00:00.000Z');
const EVENING = new Date('2027-05-18T20:00:00.000Z');
const AFTERWARDS = new Date('2027-06-01T08:00:00.000Z');
const CHANGE = { now: SPRING, publicUrl: 'https://semainier.test', askable: [] };

/** Two communes of one département, one of the same region, and two of others. */
const communes = ['23096', '23067', '87085', '97411', '2A004'];
const SESSIONS = 4;

type Step = { session: number } & (
  | { kind: 'publish' | 'cancel' | 'confirm' | 'ask' }
  | { kind: 'move'; to: number }
  | { kind: 'sign up'; seats: number }
  | { kind: 'report'; headCount: number; grade: Grade }
);
const session = fc.nat({ max: SESSIONS - 1 });
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.record({ session, kind: fc.constantFrom('publish', 'cancel', 'confirm', 'ask') }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ session, kind: fc.constant('move'), to: fc.nat({ max: communes.length - 1 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ session, kind: fc.constant('sign up'), seats: fc.integer({ min: 1, max: 5 }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      session,
      kind: fc.constant('report'),
      headCount: fc.nat({ max: 40 }),
      grade: fc.constantFrom(...grades),
    }),
  },
);
const plan = fc.record({
  capacities: fc.array(fc.option(fc.integer({ min: 5, max: 20 })), {
    minLength: SESSIONS,
    maxLength: SESSIONS,
  }),
  // Most of them are public from the start, so that what follows matters.
  published: fc.array(fc.boolean(), { minLength: SESSIONS, maxLength: SESSIONS }),
  steps: fc.array(step, { minLength: 4, maxLength: 20 }),
});

/** Something of every kind, which is always gone through. */
const everything: typeof plan extends fc.Arbitrary<infer Plan> ? Plan : never = {
  capacities: [10, 10, null, 10],
  published: [true, true, true, false],
  steps: [
    { session: 0, kind: 'sign up', seats: 4 },
    { session: 1, kind: 'sign up', seats: 3 },
    { session: 0, kind: 'report', headCount: 40, grade: 'estimated' },
    { session: 0, kind: 'move', to: 3 },
    { session: 1, kind: 'report', headCount: 30, grade: 'counted' },
    { session: 1, kind: 'confirm' },
    { session: 2, kind: 'report', headCount: 12, grade: 'checked_in' },
    { session: 3, kind: 'publish' },
    { session: 3, kind: 'cancel' },
  ],
};

onBothEngines('whatever happens to sessions and their reports, in any order', (connection) => {
  let campaignId: string;
  let account: AccountTable;
  let coordinator: AccountTable;
  let venues: VenueTable[];

  beforeAll(async () => {
    campaignId = (await insertCampaign(connection())).id;
    await insertProgramme(connection());
    account = await insertMediator(connection());
    coordinator = await insertCoordinator(connection());
    venues = [];
    for (const commune_code of communes) venues.push(await insertVenue(connection(), { commune_code }));
  });

  const author = () => ({ id: account.id, organisationId: account.organisation_id ?? '' });
  const typed = (capacity: number | null, venue: number): TypedSession => ({
    venueId: venues[venue]?.id ?? null,
    attendance: 'on_site',
    onlineUrl: null,
    programmeSlug: 'cafe-ia',
    title: 'Un café et l’IA',
    description: 'On essaie ensemble.',
    audience: 'seniors',
    format: 'atelier',
    language: 'fr',
    whatToBring: null,
    date: '2027-05-18',
    startTime: '14:00',
    endTime: '16:00',
    entry: 'sign_up',
    capacity,
    expected: capacity === null ? 15 : null,
  });

  /** Does one step as the application would; what it refuses changes nothing. */
  async function take(id: string, slug: string, capacity: number | null, step: Step, number: number) {
    switch (step.kind) {
      case 'publish':
        return publishSession(connection(), id, author(), CHANGE);
      case 'cancel':
        return cancelSession(connection(), id, author(), 'La salle est inondée', CHANGE);
      case 'move':
        return editSession(connection(), id, author(), typed(capacity, step.to), CHANGE);
      case 'sign up': {
        const contact = { kind: 'email' as const, value: `p${number}-${slug}@exemple.test` };
        const wish = { sessionSlug: slug, name: 'Zoé', contact, seats: step.seats, locale: 'fr' as const };
        // A draft is not there for the public.
        return signUp(connection(), { ...wish, assistedBy: null }, SPRING, []).catch((thrown: unknown) => {
          if (!(thrown instanceof Response)) throw thrown;
        });
      }
      case 'report': {
        const { headCount, grade } = step;
        const seen = (await findReport(connection(), id))?.number ?? 0;
        const content = { headCount, grade, tallies: {}, comment: null };
        const filing = { sessionId: id, account: author(), through: 'link' as const, content, seen };
        return fileReport(connection(), { ...filing, confirmed: headCount }, EVENING);
      }
      case 'confirm':
      case 'ask': {
        const choice = step.kind === 'confirm' ? ('confirm' as const) : ('ask_correction' as const);
        const seen = (await findReport(connection(), id))?.number ?? 0;
        return verifyReport(
          connection(),
          { sessionId: id, choice, note: null, seen },
          coordinator.id,
          EVENING,
        );
      }
    }
  }

  /** The totals of the campaign by the pure rule, from what is stored. */
  async function totalsByRule() {
    const rows = await connection()
      .db.selectFrom('sessions')
      .leftJoin('reports', 'reports.session_id', 'sessions.id')
      .select(['published_at as publishedAt', 'cancelled_at as cancelledAt', 'capacity', 'expected'])
      .select(['seats_taken as seatsTaken', 'head_count as headCount', 'grade', 'to_verify_since as since'])
      .where('campaign_id', '=', campaignId)
      .execute();
    return sumTotals(
      rows.map(({ headCount, grade, since, ...session }) =>
        totalsOfSession({
          ...session,
          report:
            headCount === null || grade === null ? undefined : { headCount, grade, toVerify: since !== null },
        }),
      ),
    );
  }

  it('territories sum up to the country in every figure, and each figure is the sum of its rows', async () => {
    await fc.assert(
      fc.asyncProperty(plan, async ({ capacities, published, steps }) => {
        const made: { id: string; slug: string }[] = [];
        for (const [index, capacity] of capacities.entries()) {
          const created = await createSession(connection(), author(), typed(capacity, index), SPRING);
          if (created.kind !== 'created') throw new Error(created.kind);
          if (published[index]) await publishSession(connection(), created.id, author(), CHANGE);
          const { slug } = await connection()
            .db.selectFrom('sessions')
            .select('slug')
            .where('id', '=', created.id)
            .executeTakeFirstOrThrow();
          made.push({ id: created.id, slug });
        }
        for (const [number, step] of steps.entries()) {
          const session = made[step.session];
          if (session) await take(session.id, session.slug, capacities[step.session] ?? null, step, number);
        }

        const national = await getTotals(connection(), campaignId);
        expect(national).toEqual(await totalsByRule());
        const departments = await listTotalsByDepartment(connection(), campaignId);
        const regions = await listTotalsByRegion(connection(), campaignId);
        expect(sumTotals(departments.map(({ totals }) => totals))).toEqual(national);
        expect(sumTotals(regions.map(({ totals }) => totals))).toEqual(national);
        const territories: { territory: Territory; totals: typeof national }[] = [
          { territory: { kind: 'country' }, totals: national },
          ...regions.map(({ code, totals }) => ({ territory: { kind: 'region' as const, code }, totals })),
          ...departments.map(({ code, totals }) => ({
            territory: { kind: 'department' as const, code },
            totals,
          })),
        ];
        for (const { territory, totals } of territories) {
          if (totals.events === 0) continue;
          for (const figure of figures) {
            const page = { offset: 0, limit: 1000 };
            const { sum, total, rows } = await listFigureRows(
              connection(),
              campaignId,
              territory,
              figure,
              page,
            );
            expect(sum).toBe(figureOf(totals, figure));
            expect(rows).toHaveLength(total);
            expect(rows.reduce((all, { number }) => all + number, 0)).toBe(sum);
          }
        }
      }),
      { numRuns: 8, examples: [[everything]] },
    );
    const national = await getTotals(connection(), campaignId);
    expect(national.participants.total).toBeGreaterThan(0);
    expect(national.toVerify).toBeGreaterThan(0);

    // Frozen, they are the same, in every territory, and stay so when all is called off.
    const departments = await listTotalsByDepartment(connection(), campaignId);
    const regions = await listTotalsByRegion(connection(), campaignId);
    const archived = await archiveCampaign(connection(), coordinator.id, campaignId, AFTERWARDS);
    expect(archived.kind).toBe('archived');
    const calledOff = { cancelled_at: AFTERWARDS.toISOString() };
    await connection().db.updateTable('sessions').set(calledOff).execute();
    expect(await getTotals(connection(), campaignId)).toEqual(national);
    expect(await listTotalsByDepartment(connection(), campaignId)).toEqual(departments);
    expect(await listTotalsByRegion(connection(), campaignId)).toEqual(regions);
  }, 120_000);
});
