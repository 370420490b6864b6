import { beforeAll, expect, it } from 'vitest';
import { type Catalogue, loadCatalogue } from '#app/catalogue/catalogue.server.ts';
import { type Coverage, findCoverage } from '#app/catalogue/coverage.server.ts';
import { distanceBetween, type Point } from '#app/domain/distance.ts';
import type { SessionTable } from '#db/schema.ts';
import { listDepartments } from '#db/territories.server.ts';
import { changeSession, insertCampaign, insertSession, insertVenue } from '#tests/support/builders.ts';
import { onBothEngines } from '#tests/support/databases.ts';

const now = new Date('2027-05-18T10:00:00.000Z');

onBothEngines('the coverage of a campaign', (connection) => {
  let catalogue: Catalogue;
  beforeAll(async () => {
    await insertCampaign(connection(), { id: 'this', slug: 'this' });
    await insertCampaign(connection(), { id: 'other', slug: 'other' });
    catalogue = await loadCatalogue(connection());
  });

  const find = async (at = now, endsOn = '2027-05-23') => {
    await catalogue.refresh();
    return findCoverage({ catalogue, connection: connection() }, { id: 'this', endsOn }, at);
  };
  const covered = (coverage: Coverage) =>
    [...coverage.byDepartment.values()].reduce((sum, each) => sum + each.covered, 0);
  /** A session of the campaign in a commune, by INSEE code. */
  const hold = async (communeCode: string, overrides: Partial<SessionTable> = {}) => {
    const venue = await insertVenue(connection(), { commune_code: communeCode });
    return insertSession(connection(), { campaign_id: 'this', venue_id: venue.id, ...overrides });
  };

  it('is nobody before there is a session, and counts every inhabitant of each département once', async () => {
    const coverage = await find();
    expect(covered(coverage)).toBe(0);
    expect(coverage.exact).toBeGreaterThan(0.8);
    const departments = await listDepartments(connection());
    for (const { code, population } of departments)
      expect(coverage.byDepartment.get(code)?.population, code).toBe(population);
  });

  it('leaves out what is online alone, cancelled, over, a draft or of another campaign', async () => {
    await hold('23096', { attendance: 'online' });
    await insertSession(connection(), { campaign_id: 'this', venue_id: null });
    await hold('23096', { cancelled_at: now.toISOString() });
    await hold('23096', { starts_at: '2027-05-18T07:00:00.000Z', ends_at: '2027-05-18T10:00:00.000Z' });
    await hold('23096', { published_at: null });
    await hold('23096', { campaign_id: 'other' });
    expect(covered(await find())).toBe(0);
  });

  it('takes in a session under way, and one that is online too', async () => {
    const under = await hold('23096', {
      starts_at: '2027-05-18T08:00:00.000Z',
      ends_at: '2027-05-18T10:01:00.000Z',
    });
    const creuse = (await find()).byDepartment.get('23')?.covered ?? 0;
    expect(creuse).toBeGreaterThan(12_000);
    expect(covered(await find(new Date('2027-05-18T10:01:00.000Z')))).toBe(0);
    await changeSession(connection(), under.id, { published_at: null });
    const both = await hold('23096', { attendance: 'both' });
    expect((await find()).byDepartment.get('23')?.covered).toBe(creuse);
    await changeSession(connection(), both.id, { published_at: null });
  });

  it('equals a reading of every commune for sessions all over the country', async () => {
    const communes = await connection()
      .db.selectFrom('communes')
      .select(['code', 'department_code', 'population', 'latitude', 'longitude'])
      .where('parent_code', 'is', null)
      .execute();
    const venues: Point[] = [];
    for (const { code } of communes.filter((_, place) => place % 700 === 3)) {
      const session = await hold(code);
      venues.push(
        await connection()
          .db.selectFrom('venues')
          .select(['latitude', 'longitude'])
          .where('id', '=', session.venue_id ?? '')
          .executeTakeFirstOrThrow(),
      );
    }
    const expected = new Map<string, number>();
    for (const commune of communes) {
      if (!venues.some((venue) => distanceBetween(commune, venue) <= 10)) continue;
      expected.set(
        commune.department_code,
        (expected.get(commune.department_code) ?? 0) + commune.population,
      );
    }
    const coverage = await find();
    for (const [code, sum] of coverage.byDepartment) expect(sum.covered, code).toBe(expected.get(code) ?? 0);
    expect(covered(coverage)).toBeGreaterThan(0);
  }, 60_000);

  it('is not measured again when somebody signs up, and is when a venue gains its first session', async () => {
    const session = await hold('75056');
    const before = await find();
    expect(before.byDepartment.get('75')).toEqual({
      population: before.byDepartment.get('75')?.population,
      covered: before.byDepartment.get('75')?.population,
    });
    await changeSession(connection(), session.id, { seats_taken: 12 });
    await insertSession(connection(), { campaign_id: 'this', venue_id: session.venue_id });
    expect(await find()).toBe(before);
    await hold('97411');
    const after = await find();
    expect(after).not.toBe(before);
    expect(after.byDepartment.get('974')?.covered).toBeGreaterThan(100_000);
  });

  it('takes all sessions from the day after the last one', async () => {
    const over = new Date('2027-05-24T10:00:00.000Z');
    const coverage = await find(over);
    expect(coverage.sessions).toBe('held');
    expect(covered(coverage)).toBeGreaterThan(0);
    expect(covered(await find(over, '2027-05-24'))).toBe(0);
  });

  it('gives each commune its distance, which grows with the way to the next session', async () => {
    const { communes, distances } = await find();
    const at = (code: string) => distances[communes.findIndex((commune) => commune.code === code)] ?? -1;
    expect(at('75056')).toBe(0);
    expect(communes.some(({ code }) => code === '75111')).toBe(false);
    expect(communes.some(({ code }) => code === '23096')).toBe(true);
    expect(at('23096')).toBeGreaterThan(0);
  });
});
