import { beforeAll, expect, it } from 'vitest';
import type { DayCounts } from '#app/domain/pace.ts';
import { sumDays } from '#app/domain/pace.ts';
import type { Territory } from '#app/domain/permission.ts';
import type { Connection } from '#db/connection.server.ts';
import { countDays, listDailyCounts } from '#db/daily-counts.server.ts';
import { getWeekCounts } from '#db/week-counts.server.ts';
import {
  changeSession,
  insertCampaign,
  insertMediator,
  insertOrganisation,
  insertRegistration,
  insertSession,
} from '#tests/support/builders.ts';
import { onBothEngines } from '#tests/support/databases.ts';
import { makeRandom } from '#tests/support/random.ts';

const country: Territory = { kind: 'country' };
const creuse: Territory = { kind: 'department', code: '23' };
const region: Territory = { kind: 'region', code: '75' };
const noon = (day: string) => new Date(`${day}T11:00:00.000Z`);

onBothEngines('daily counts', (connection) => {
  let people = { organisation_id: '', mediator_id: '' };
  beforeAll(async () => {
    const { id } = await insertOrganisation(connection());
    const mediator = await insertMediator(connection(), { organisation_id: id });
    people = { organisation_id: id, mediator_id: mediator.id };
  });
  const add = (campaignId: string, overrides: Parameters<typeof insertSession>[1] = {}) =>
    insertSession(connection(), { campaign_id: campaignId, venue_id: null, ...people, ...overrides });
  const days = async (campaignId: string, territory: Territory = country) =>
    (await listDailyCounts(connection(), [campaignId], territory)).get(campaignId) ?? [];
  const brief = (counts: DayCounts[]) =>
    counts.map(({ day, events, seats, registered }) => [day, events, seats, registered]);
  const take = (id: string, seats_taken: number) => changeSession(connection(), id, { seats_taken });

  it('tell the past days apart the first time: publications, and registrations that have seats', async () => {
    const { id } = await insertCampaign(connection());
    const session = await add(id, { published_at: '2027-04-01T08:00:00.000Z', seats_taken: 6 });
    const register = (overrides: Omit<Parameters<typeof insertRegistration>[1], 'session_id'>) =>
      insertRegistration(connection(), { session_id: session.id, ...overrides });
    await register({ seats: 2, confirmed_at: '2027-04-02T10:00:00.000Z' });
    await register({ seats: 1, confirmed_at: '2027-04-02T21:59:59.000Z' });
    // Past midnight in Paris.
    await register({ seats: 1, confirmed_at: '2027-04-02T22:00:00.000Z' });
    await register({ seats: 4, confirmed_at: null, waiting_number: 1 });
    await register({ seats: 4, confirmed_at: null, cancelled_at: '2027-04-02T10:00:00.000Z' });
    await register({ seats: 2, confirmed_at: '2027-04-05T08:00:00.000Z' });
    await add(id, { published_at: null });
    await add(id, { published_at: '2027-04-01T08:00:00.000Z', cancelled_at: '2027-04-03T08:00:00.000Z' });
    await add(id, {
      published_at: '2027-04-03T08:00:00.000Z',
      capacity: null,
      expected: 30,
      department_code: '974',
      region_code: '04',
    });
    await countDays(connection(), noon('2027-04-05'));
    expect(brief(await days(id))).toEqual([
      ['2027-04-01', 1, 12, 0],
      ['2027-04-02', 0, 0, 3],
      ['2027-04-03', 1, 30, 1],
      ['2027-04-05', 0, 0, 2],
    ]);
    expect(brief(await days(id, creuse))).toEqual(brief(await days(id, region)));
    expect(await days(id, { kind: 'region', code: '04' })).toHaveLength(1);
    expect(await days(id, { kind: 'region', code: '11' })).toEqual([]);
  });

  it('add what moved since the last time to today, less what went', async () => {
    const { id } = await insertCampaign(connection());
    await countDays(connection(), noon('2027-04-01'));
    const session = await add(id);
    await take(session.id, 3);
    await countDays(connection(), noon('2027-04-02'));
    await take(session.id, 7);
    await countDays(connection(), noon('2027-04-03'));
    await take(session.id, 5);
    await countDays(connection(), new Date('2027-04-03T21:59:00.000Z'));
    await countDays(connection(), new Date('2027-04-03T22:00:00.000Z'));
    await changeSession(connection(), session.id, { cancelled_at: '2027-04-04T08:00:00.000Z' });
    await countDays(connection(), noon('2027-04-06'));
    expect(brief(await days(id))).toEqual([
      ['2027-04-02', 1, 12, 3],
      ['2027-04-03', 0, 0, 2],
      ['2027-04-06', -1, -12, -5],
    ]);
  });

  it('take a session that moves from one département to the other', async () => {
    const { id } = await insertCampaign(connection());
    const session = await add(id, { seats_taken: 4 });
    await countDays(connection(), noon('2027-04-01'));
    await changeSession(connection(), session.id, { department_code: '974', region_code: '04' });
    await countDays(connection(), noon('2027-04-02'));
    expect(sumDays(await days(id, creuse))).toEqual({ events: 0, seats: 0, participants: 0 });
    expect(sumDays(await days(id, { kind: 'department', code: '974' }))).toEqual({
      events: 1,
      seats: 12,
      participants: 4,
    });
    expect(sumDays(await days(id))).toEqual({ events: 1, seats: 12, participants: 4 });
  });

  it('are the same when counted twice, or by two at once', async () => {
    const { id } = await insertCampaign(connection());
    const session = await add(id, { seats_taken: 4 });
    await Promise.all([1, 2, 3].map(() => countDays(connection(), noon('2027-04-01'))));
    await take(session.id, 9);
    await Promise.all([1, 2, 3].map(() => countDays(connection(), noon('2027-04-02'))));
    expect(sumDays(await days(id))).toEqual({ events: 1, seats: 12, participants: 9 });
    expect((await days(id)).at(-1)).toMatchObject({ day: '2027-04-02', registered: 5 });
  });

  it('leave a campaign alone a month after its end, but count it once', async () => {
    const { id } = await insertCampaign(connection());
    await add(id, { seats_taken: 4 });
    await countDays(connection(), noon('2027-06-30'));
    const session = await add(id, { seats_taken: 4 });
    await countDays(connection(), noon('2027-07-01'));
    expect(sumDays(await days(id)).events).toBe(1);
    expect(session.campaign_id).toBe(id);
  });

  it('store nothing when they are stopped in the middle of the past', async () => {
    const { id } = await insertCampaign(connection());
    await add(id, { seats_taken: 4 });
    const stopping = new AbortController();
    stopping.abort();
    await countDays(connection(), noon('2027-04-02'), stopping.signal);
    expect(await days(id)).toEqual([]);
  });

  it('always add up to what stands there, whatever happens in between', async () => {
    const random = makeRandom(5);
    const { id } = await insertCampaign(connection());
    const sessions = await Promise.all(
      Array.from({ length: 8 }, () =>
        add(id, { published_at: random.chance(0.5) ? '2027-03-01T08:00:00.000Z' : null }),
      ),
    );
    for (let day = 1; day <= 12; day++) {
      for (let change = 0; change < 4; change++) {
        const { id: session } = random.pick(sessions);
        await changeSession(connection(), session, random.pick(anyChange(day)));
      }
      const now = noon(`2027-04-${String(day).padStart(2, '0')}`);
      await countDays(connection(), now);
      for (const territory of [country, creuse, { kind: 'region', code: '04' } as const])
        expect(sumDays(await days(id, territory))).toEqual(await standing(connection(), id, territory, now));
    }
    // Each day on its own is what that day changed: the days before never move.
    const all = await days(id);
    expect(all.map(({ day }) => day)).toEqual(all.map(({ day }) => day).sort());
  });
});

function anyChange(day: number) {
  const at = `2027-04-${String(day).padStart(2, '0')}T09:00:00.000Z`;
  return [
    { published_at: at },
    { cancelled_at: at },
    { cancelled_at: null },
    { seats_taken: day % 7 },
    { seats_taken: 12 },
    { capacity: 20 + day },
    { department_code: '974', region_code: '04' },
    { department_code: '23', region_code: '75' },
  ];
}

async function standing(connection: Connection, campaignId: string, territory: Territory, now: Date) {
  const rows = await connection.db
    .selectFrom('sessions')
    .selectAll()
    .where('campaign_id', '=', campaignId)
    .execute();
  const counted = rows.filter(
    (row) =>
      row.published_at !== null &&
      row.cancelled_at === null &&
      (territory.kind === 'country' || row[`${territory.kind}_code`] === territory.code),
  );
  const participants = counted.reduce((sum, row) => sum + row.seats_taken, 0);
  // The page takes its figure of today from here.
  const counts = await getWeekCounts(connection, campaignId, territory, now);
  expect(counts.registered).toBe(participants);
  return {
    events: counted.length,
    seats: counted.reduce((sum, row) => sum + (row.capacity ?? 0), 0),
    participants,
  };
}
