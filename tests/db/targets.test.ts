import { beforeAll, expect, it } from 'vitest';
import type { Place } from '#app/domain/permission.ts';
import type { SetTargets, TargetPart } from '#app/domain/target.ts';
import { figuresOf, findFigures } from '#db/figures.server.ts';
import { listPartTargets, listTargetActs, setTargets } from '#db/targets.server.ts';
import { listTotalsByPart } from '#db/totals.server.ts';
import { BUILT_AT, insertCampaign, insertCoordinator, insertSession } from '#tests/support/builders.ts';
import { onBothEngines } from '#tests/support/databases.ts';

const NOW = new Date(BUILT_AT);
const creuse: Place = { kind: 'department', code: '23', regionCode: '75' };
const region: Place = { kind: 'region', code: '75' };
const country: Place = { kind: 'country' };
const whole: TargetPart = { kind: 'whole' };
const programme: TargetPart = { kind: 'programme', code: 'cafe-ia' };

onBothEngines('targets', (connection) => {
  let coordinator = '';
  beforeAll(async () => {
    coordinator = (await insertCoordinator(connection(), { name: 'Nadia Essai' })).id;
  });
  const newCampaign = async () => {
    const { id, slug } = await insertCampaign(connection());
    const set = (place: Place, part: TargetPart, targets: Partial<SetTargets>, now = NOW) =>
      setTargets(
        connection(),
        coordinator,
        {
          campaignId: id,
          place,
          part,
          targets: { events: null, seats: null, participants: null, ...targets },
        },
        now,
      );
    const find = async () => {
      const figures = await findFigures(connection(), NOW, slug);
      if (!figures) throw new Error('The campaign is there.');
      return figures;
    };
    return { id, set, find };
  };

  it('are what everything takes once they are set, and computed again once they are not', async () => {
    const { set, find } = await newCampaign();
    const before = await find();
    expect(await set(creuse, whole, { events: 90 })).toBe('set');
    const department = figuresOf(await find(), creuse);
    const computed = figuresOf(before, creuse);
    expect(department.targets).toEqual({ ...computed.targets, events: 90 });
    expect(department.origins).toEqual({ events: 'set', seats: 'computed', participants: 'computed' });
    expect(department.departments[0]?.targets).toEqual(department.targets);

    expect(await set(region, whole, { participants: 10_000 })).toBe('set');
    const ofRegion = figuresOf(await find(), region);
    expect(ofRegion.targets.participants).toBe(10_000);
    const sum = ofRegion.departments.reduce((total, { targets }) => total + targets.participants, 0);
    expect(sum).toBe(10_000);

    expect(await set(creuse, whole, {})).toBe('removed');
    expect(await set(region, whole, {})).toBe('removed');
    expect(await find()).toEqual(before);
  });

  it('of programmes, audiences and weeks are each territory’s own', async () => {
    const { id, set } = await newCampaign();
    await set(region, programme, { events: 40 });
    await set(creuse, programme, { events: 5, participants: 0 });
    await set(creuse, { kind: 'week', code: '2027-05-17' }, { seats: 300 });
    expect(await listPartTargets(connection(), id, country)).toEqual(new Map());
    expect(await listPartTargets(connection(), id, region)).toEqual(
      new Map([['programme:cafe-ia', { events: 40, seats: null, participants: null }]]),
    );
    expect(await listPartTargets(connection(), id, creuse)).toEqual(
      new Map([
        ['programme:cafe-ia', { events: 5, seats: null, participants: 0 }],
        ['week:2027-05-17', { events: null, seats: 300, participants: null }],
      ]),
    );
  });

  it('are noted with who set them, the latest first, inside their territory only', async () => {
    const { id, set } = await newCampaign();
    const at = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
    await set(country, programme, { events: 900 }, at(0));
    await set(region, whole, { events: 200 }, at(1));
    await set(creuse, whole, { events: 12 }, at(2));
    expect(await set(creuse, whole, { events: 12 }, at(3))).toBe('unchanged');
    await set(creuse, whole, {}, at(4));
    await insertCampaign(connection());
    const acts = async (place: Place) =>
      (await listTargetActs(connection(), id, place)).map(({ by, part, departmentName, targets }) => [
        by,
        part,
        departmentName,
        targets.events,
      ]);
    const ofCreuse = [
      ['Nadia Essai', 'whole', 'Creuse', null],
      ['Nadia Essai', 'whole', 'Creuse', 12],
    ];
    expect(await acts(creuse)).toEqual(ofCreuse);
    expect(await acts(region)).toEqual([...ofCreuse, ['Nadia Essai', 'whole', null, 200]]);
    expect(await acts(country)).toHaveLength(4);
    expect(await acts({ kind: 'department', code: '33', regionCode: '75' })).toEqual([]);
  });

  it('stand beside what each programme, audience and day has so far', async () => {
    const { id } = await newCampaign();
    const add = (overrides: Parameters<typeof insertSession>[1]) =>
      insertSession(connection(), { campaign_id: id, seats_taken: 3, ...overrides });
    await add({});
    await add({ audience: 'seniors' });
    await add({ audience: 'seniors', programme_slug: 'genialles', local_date: '2027-05-20' });
    await add({ venue_id: null, department_code: '974', region_code: '04' });
    await add({ cancelled_at: BUILT_AT });
    const parts = await listTotalsByPart(connection(), id, region);
    const brief = parts.map(({ programme, audience, day, totals }) => [
      programme,
      audience,
      day,
      totals.events,
      totals.participants.registered,
    ]);
    expect(brief.sort()).toEqual([
      ['cafe-ia', 'seniors', '2027-05-18', 1, 3],
      ['cafe-ia', 'tout-public', '2027-05-18', 1, 3],
      ['genialles', 'seniors', '2027-05-20', 1, 3],
    ]);
    const all = await listTotalsByPart(connection(), id, country);
    expect(all.reduce((sum, { totals }) => sum + totals.events, 0)).toBe(4);
  });
});
