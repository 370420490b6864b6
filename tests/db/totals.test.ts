import { beforeAll, describe, expect, it } from 'vitest';
import { sumTargets } from '#app/domain/campaign.ts';
import { grades } from '#app/domain/report.ts';
import { type CountedSession, sumTotals, totalsOfSession } from '#app/domain/totals.ts';
import { findCampaign, getCampaign, getCurrentCampaign } from '#db/campaigns.server.ts';
import type { Connection } from '#db/connection.server.ts';
import { findFigures } from '#db/figures.server.ts';
import { getTotals, listTotalsByDepartment, listTotalsByRegion } from '#db/totals.server.ts';
import {
  BUILT_AT,
  insertCampaign,
  insertMediator,
  insertOrganisation,
  insertReport,
  insertSession,
} from '#tests/support/builders.ts';
import { onBothEngines } from '#tests/support/databases.ts';
import { makeRandom } from '#tests/support/random.ts';

const territories = [
  { department: '23', region: '75' },
  { department: '2A', region: '94' },
  { department: '974', region: '04' },
  { department: '75', region: '11' },
];

type Stored = CountedSession & { department: string; region: string };

onBothEngines('the totals of a campaign', (connection) => {
  let stored: Stored[] = [];
  beforeAll(async () => {
    await insertCampaign(connection(), { id: 'this', slug: 'this' });
    await insertCampaign(connection(), {
      id: 'other',
      slug: 'other',
      starts_on: '2028-05-15',
      ends_on: '2028-05-21',
    });
    stored = await storeRandomSessions(connection(), 'this', 400);
    await storeRandomSessions(connection(), 'other', 50);
  });

  it('equal the counting rules applied to each session', async () => {
    expect(await getTotals(connection(), 'this')).toEqual(sumTotals(stored.map(totalsOfSession)));
  });

  it('equal them in each département, and list those without any session', async () => {
    const departments = await listTotalsByDepartment(connection(), 'this');
    expect(departments.length).toBeGreaterThan(100);
    for (const { code, totals } of departments) {
      const here = stored.filter(({ department }) => department === code);
      expect(totals).toEqual(sumTotals(here.map(totalsOfSession)));
    }
    const one = await getTotals(connection(), 'this', { kind: 'department', code: '2A' });
    expect(one).toEqual(departments.find(({ code }) => code === '2A')?.totals);
  });

  it('sum to the national figures by département and by region', async () => {
    const national = await getTotals(connection(), 'this');
    for (const list of [listTotalsByDepartment, listTotalsByRegion]) {
      const lines = await list(connection(), 'this');
      expect(sumTotals(lines.map(({ totals }) => totals))).toEqual(national);
    }
    for (const { code, totals } of await listTotalsByRegion(connection(), 'this')) {
      expect(await getTotals(connection(), 'this', { kind: 'region', code })).toEqual(totals);
    }
  });

  it('stand beside targets that sum to the national ones by département and by region', async () => {
    const figures = await findFigures(connection(), new Date(BUILT_AT), 'this');
    if (!figures) throw new Error('The campaign is there.');
    for (const lines of [figures.departments, figures.regions]) {
      expect(sumTargets(lines.map(({ targets }) => targets))).toEqual(figures.campaign.targets);
    }
  });

  it('are nothing for a campaign without sessions', async () => {
    expect((await getTotals(connection(), 'unknown')).events).toBe(0);
  });

  describe('campaigns', () => {
    it('are found by their slug', async () => {
      expect(await getCampaign(connection(), 'this')).toMatchObject({
        slug: 'this',
        targets: { events: 1500, seats: 60_000, participants: 50_000 },
      });
      expect(await findCampaign(connection(), 'nothing')).toBeUndefined();
      await expect(getCampaign(connection(), 'nothing')).rejects.toMatchObject({ status: 404 });
    });

    it('end when the day ends in Paris', async () => {
      const lastEvening = new Date('2027-05-23T21:30:00Z');
      expect(await getCurrentCampaign(connection(), lastEvening)).toMatchObject({ slug: 'this' });
      const nextDay = new Date('2027-05-23T22:30:00Z');
      expect(await getCurrentCampaign(connection(), nextDay)).toMatchObject({ slug: 'other' });
    });
  });
});

async function storeRandomSessions(
  connection: Connection,
  campaignId: string,
  count: number,
): Promise<Stored[]> {
  const random = makeRandom(count);
  const whole = (to: number) => Math.floor(random.between(0, to));
  const organisation = await insertOrganisation(connection);
  const mediator = await insertMediator(connection, { organisation_id: organisation.id });
  const sessions: Stored[] = [];
  for (let index = 0; index < count; index++) {
    const capacity = random.chance(0.8) ? 5 + whole(60) : null;
    const session: Stored = {
      ...random.pick(territories),
      capacity,
      expected: capacity === null && random.chance(0.7) ? whole(200) : null,
      seatsTaken: whole(capacity ?? 30),
      publishedAt: random.chance(0.9) ? BUILT_AT : null,
      cancelledAt: random.chance(0.1) ? BUILT_AT : null,
      report: random.chance(0.5)
        ? { headCount: whole(80), grade: random.pick(grades), toVerify: random.chance(0.2) }
        : undefined,
    };
    sessions.push(session);
    const row = await insertSession(connection, {
      campaign_id: campaignId,
      organisation_id: organisation.id,
      mediator_id: mediator.id,
      venue_id: null,
      department_code: session.department,
      region_code: session.region,
      capacity: session.capacity,
      expected: session.expected,
      seats_taken: session.seatsTaken,
      published_at: session.publishedAt,
      cancelled_at: session.cancelledAt,
    });
    if (!session.report) continue;
    const { headCount, grade, toVerify } = session.report;
    const to_verify_since = toVerify ? BUILT_AT : null;
    await insertReport(connection, row, { head_count: headCount, grade, to_verify_since });
  }
  return sessions;
}
