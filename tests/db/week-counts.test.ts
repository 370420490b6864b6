import { expect, it } from 'vitest';
import type { Grade } from '#app/domain/report.ts';
import { listCommuneCounts, listDepartmentSessions } from '#db/department-sessions.server.ts';
import type { SessionTable } from '#db/schema.ts';
import { getWeekCounts } from '#db/week-counts.server.ts';
import {
  BUILT_AT,
  insertCampaign,
  insertReport,
  insertSession,
  insertVenue,
} from '#tests/support/builders.ts';
import { onBothEngines } from '#tests/support/databases.ts';

const NOW = new Date('2027-05-19T10:00:00.000Z');
const OVER = { starts_at: '2027-05-18T08:00:00.000Z', ends_at: '2027-05-19T10:00:00.000Z' };
const TO_COME = { starts_at: '2027-05-20T08:00:00.000Z', ends_at: '2027-05-20T10:00:00.000Z' };
const creuse = { kind: 'department', code: '23' } as const;

onBothEngines('what rates are made of', (connection) => {
  const prepare = async () => {
    const { id } = await insertCampaign(connection());
    const add = (overrides: Parameters<typeof insertSession>[1] = {}) =>
      insertSession(connection(), { campaign_id: id, ...TO_COME, ...overrides });
    const report = (
      session: SessionTable,
      head_count: number,
      grade: Grade,
      to_verify_since: string | null = null,
    ) => insertReport(connection(), session, { head_count, grade, to_verify_since });
    const count = (territory: Parameters<typeof getWeekCounts>[2] = { kind: 'country' }) =>
      getWeekCounts(connection(), id, territory, NOW);
    return { id, add, report, count };
  };

  it('is nothing of nothing', async () => {
    const { count } = await prepare();
    expect(await count()).toEqual({
      registered: 0,
      limited: { seats: 0, taken: 0 },
      attended: { seats: 0, present: 0 },
      ended: { sessions: 0, reported: 0 },
    });
  });

  it('leaves out of the fill what takes anybody, and everywhere what is not announced', async () => {
    const { add, count } = await prepare();
    await add({ seats_taken: 9 });
    await add({ capacity: null, expected: 30, seats_taken: 20 });
    await add({ entry: 'drop_in', capacity: 40 });
    await add({ published_at: null, seats_taken: 1 });
    await add({ cancelled_at: BUILT_AT, seats_taken: 1 });
    const away = { venue_id: null, department_code: '974', region_code: '04' };
    await add({ ...away, seats_taken: 5 });
    expect(await count()).toMatchObject({ registered: 34, limited: { seats: 24, taken: 14 } });
    expect(await count(creuse)).toMatchObject({ registered: 29, limited: { seats: 12, taken: 9 } });
    expect(await count({ kind: 'region', code: '04' })).toMatchObject({ registered: 5 });
  });

  it('takes absences from reports that count or tick, session by session', async () => {
    const { add, report, count } = await prepare();
    await report(await add({ ...OVER, seats_taken: 10 }), 7, 'counted');
    await report(await add({ ...OVER, seats_taken: 8 }), 8, 'checked_in');
    // Nine came for six seats: that hides nobody's absence elsewhere.
    await report(await add({ ...OVER, seats_taken: 6 }), 9, 'counted');
    await report(await add({ ...OVER, seats_taken: 10 }), 1, 'estimated');
    await report(await add({ ...OVER, entry: 'drop_in' }), 30, 'counted');
    // It is in, though it tells nothing of who came before it is verified.
    await report(await add({ ...OVER, seats_taken: 10 }), 2, 'counted', BUILT_AT);
    await add({ ...OVER, seats_taken: 5 });
    await add({ ...OVER, ends_at: '2027-05-19T10:00:01.000Z', seats_taken: 5 });
    expect(await count()).toMatchObject({
      attended: { seats: 24, present: 21 },
      ended: { sessions: 7, reported: 6 },
    });
  });

  it('is listed for a département: what is to come, and what has no report', async () => {
    const { id, add, report } = await prepare();
    const later = await add({ starts_at: '2027-05-22T08:00:00.000Z', ends_at: '2027-05-22T10:00:00.000Z' });
    const soon = await add({ venue_id: null, seats_taken: 2 });
    const late = await add(OVER);
    await report(await add(OVER), 3, 'counted');
    await report(await add(OVER), 300, 'counted', BUILT_AT);
    await add({ ...OVER, cancelled_at: BUILT_AT });
    await add({ published_at: null });
    await add({ venue_id: null, department_code: '33', region_code: '75' });
    const list = async (state: 'coming' | 'without-report', limit = 9) =>
      (await listDepartmentSessions(connection(), id, { departmentCode: '23', state, limit }, NOW)).map(
        (session) => session.id,
      );
    expect(await list('coming')).toEqual([soon.id, later.id]);
    expect(await list('coming', 1)).toEqual([soon.id]);
    expect(await list('without-report')).toEqual([late.id]);
    const [first] = await listDepartmentSessions(
      connection(),
      id,
      { departmentCode: '23', state: 'coming', limit: 1 },
      NOW,
    );
    expect(first).toMatchObject({ venueName: null, communeName: null, capacity: 12, seatsTaken: 2 });
  });

  it('is told of the communes that have a session, and of the populous ones', async () => {
    const { id, add } = await prepare();
    await add({ seats_taken: 3 });
    await add({ seats_taken: 1, capacity: null, expected: 8 });
    const village = await insertVenue(connection(), { commune_code: '23001' });
    await add({ venue_id: village.id });
    await add({ venue_id: village.id, cancelled_at: BUILT_AT });
    const list = (population: number, limit = 300) =>
      listCommuneCounts(connection(), id, { departmentCode: '23', population, limit });
    const communes = await list(4000);
    expect(communes.map(({ code, events, seats, registered }) => [code, events, seats, registered])).toEqual([
      ['23096', 2, 20, 4],
      ['23176', 0, 0, 0],
      ['23001', 1, 12, 0],
    ]);
    expect(await list(4000, 1)).toHaveLength(1);
    expect((await list(1_000_000)).map(({ code }) => code)).toEqual(['23096', '23001']);
  });

  it('tells a city of arrondissements by those', async () => {
    const { id } = await prepare();
    const paris = await listCommuneCounts(connection(), id, {
      departmentCode: '75',
      population: 2000,
      limit: 300,
    });
    expect(paris.length).toBeGreaterThanOrEqual(17);
    expect(paris.map(({ code }) => code)).not.toContain('75056');
  });
});
