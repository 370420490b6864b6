import { describe, expect, it } from 'vitest';
import { MOST_WALK_INS, type Tick } from '#app/domain/check-in.ts';
import {
  countCheckedIn,
  findListedSession,
  loadCheckInList,
  recordTicks,
  renewVolunteerLink,
} from '#db/check-ins.server.ts';
import { eraseHeldData, findHeldData } from '#db/held-data.server.ts';
import { purgePersonalData } from '#db/personal-data.server.ts';
import { insertRegistration, insertSession } from '#tests/support/builders.ts';
import { onBothEngines } from '#tests/support/databases.ts';

const NOW = new Date('2027-05-18T12:30:00.000Z');
const AT = '2027-05-18T12:10:00.000Z';
const LATER = '2027-05-18T12:20:00.000Z';

const tick = (id: string, overrides: Partial<Tick> = {}): Tick => ({
  kind: 'registration',
  id,
  seats: 1,
  at: AT,
  deviceId: 'phone-a',
  ...overrides,
});
const walkIn = (id: string, overrides: Partial<Tick> = {}) => tick(id, { kind: 'walk_in', ...overrides });

onBothEngines('check-ins', (connection) => {
  const makeList = async () => {
    const session = await insertSession(connection(), {
      starts_at: '2027-05-18T12:00:00.000Z',
      ends_at: '2027-05-18T14:00:00.000Z',
    });
    const add = (name: string, seats = 1, overrides = {}) =>
      insertRegistration(connection(), { session_id: session.id, name, seats, ...overrides });
    const [zoe, elie, group] = [await add('Zoé'), await add('Élie'), await add('Foyer rural', 4)];
    return { session, zoe, elie, group, add };
  };
  const record = (sessionId: string, ...ticks: Tick[]) => recordTicks(connection(), sessionId, ticks, NOW);
  const count = (sessionId: string) => countCheckedIn(connection(), sessionId);
  const presence = async (sessionId: string) =>
    (await loadCheckInList(connection(), sessionId)).people.map(({ name, present }) => [name, present]);

  it('are told in the order of the sheet, without those who wait or cancelled', async () => {
    const { session, group, add } = await makeList();
    await add('Attente', 1, { waiting_number: 1, confirmed_at: null });
    await add('Annulée', 1, { cancelled_at: AT });
    await record(session.id, tick(group.id, { seats: 3 }));
    expect(await presence(session.id)).toEqual([
      ['Élie', 0],
      ['Foyer rural', 3],
      ['Zoé', 0],
    ]);
    expect(await count(session.id)).toBe(3);
  });

  it('keep the later tap of each name, whatever comes first and however often', async () => {
    const { session, zoe, elie } = await makeList();
    const early = [tick(zoe.id), tick(elie.id, { at: LATER })];
    await record(session.id, tick(zoe.id, { seats: 0, at: LATER, deviceId: 'phone-b' }));
    await record(session.id, ...early);
    await record(session.id, ...early);
    expect(await presence(session.id)).toContainEqual(['Zoé', 0]);
    expect(await presence(session.id)).toContainEqual(['Élie', 1]);
  });

  it('count who walks in once, however often it is sent, and take them back', async () => {
    const { session } = await makeList();
    await record(session.id, walkIn('one'), walkIn('two'), walkIn('one'));
    await record(session.id, walkIn('one'), walkIn('two', { at: LATER, seats: 0 }));
    const { walkIns } = await loadCheckInList(connection(), session.id);
    expect(walkIns).toEqual([{ id: 'one', deviceId: 'phone-a' }]);
    expect(await count(session.id)).toBe(1);
  });

  it('keep the same walk-in id of another session apart', async () => {
    const [one, other] = [await makeList(), await makeList()];
    await record(one.session.id, walkIn('same'));
    await record(other.session.id, walkIn('same', { at: LATER, seats: 0 }));
    expect(await count(one.session.id)).toBe(1);
  });

  it('leave out names of another session, unknown ones and walk-ins beyond what a hall holds', async () => {
    const [one, other] = [await makeList(), await makeList()];
    await record(one.session.id, tick(other.zoe.id), tick('nobody'));
    expect(await count(one.session.id)).toBe(0);
    expect(await count(other.session.id)).toBe(0);
    const crowd = Array.from({ length: MOST_WALK_INS + 5 }, (_, index) => walkIn(`walk-in-${index}`));
    for (let from = 0; from < crowd.length; from += 200)
      await record(one.session.id, ...crowd.slice(from, from + 200));
    expect(await count(one.session.id)).toBe(MOST_WALK_INS);
  });

  it('of the future count as of now', async () => {
    const { session, zoe } = await makeList();
    await record(session.id, tick(zoe.id, { at: '2030-01-01T00:00:00.000Z' }));
    await recordTicks(
      connection(),
      session.id,
      [tick(zoe.id, { seats: 0, at: '2027-05-18T12:31:00.000Z' })],
      new Date('2027-05-18T12:32:00.000Z'),
    );
    expect(await presence(session.id)).toContainEqual(['Zoé', 0]);
  });

  it('stay of somebody who cancelled and came all the same', async () => {
    const { session, add } = await makeList();
    const back = await add('Revenue', 1, { cancelled_at: AT });
    await record(session.id, tick(back.id));
    expect(await presence(session.id)).toContainEqual(['Revenue', 1]);
  });

  it('all arrive once when several phones send the same and other ticks at once', async () => {
    const { session, add } = await makeList();
    const people = await Promise.all(Array.from({ length: 12 }, (_, index) => add(`Nom ${index}`)));
    const phones = ['phone-a', 'phone-b', 'phone-c'].map((deviceId, number) => [
      ...people.map(({ id }, index) =>
        tick(id, {
          deviceId,
          seats: number === 1 ? 1 : 0,
          at: number === 1 ? LATER : `2027-05-18T12:10:${10 + index}.000Z`,
        }),
      ),
      walkIn('shared', { deviceId }),
      walkIn(`own-${deviceId}`, { deviceId }),
    ]);
    await Promise.all(
      [...phones, ...phones, ...phones.map((ticks) => ticks.toReversed())].map((ticks) =>
        record(session.id, ...ticks),
      ),
    );
    expect((await presence(session.id)).filter(([, present]) => present === 1)).toHaveLength(12);
    expect(await count(session.id)).toBe(12 + 4);
  });

  describe('and personal data', () => {
    it('go with the names after 60 days, and the number stays', async () => {
      const { session, zoe, group } = await makeList();
      await record(session.id, tick(zoe.id), tick(group.id, { seats: 3 }), walkIn('one'));
      await purgePersonalData(connection(), new Date('2027-07-18T00:00:00.000Z'));
      expect(await count(session.id)).toBe(5);
      for (const table of ['check_ins', 'walk_ins'] as const)
        expect(
          await connection()
            .db.selectFrom(table)
            .select('device_id')
            .where('session_id', '=', session.id)
            .execute(),
        ).toEqual([]);
    });

    it('are told with what is held, and go when it is erased: the number stays', async () => {
      const { session, zoe, elie } = await makeList();
      await record(session.id, tick(zoe.id), tick(elie.id), walkIn('one'));
      const held = await findHeldData(connection(), zoe.id);
      expect(held?.checkIn).toEqual({ seats: 1, tickedAt: AT });
      await eraseHeldData(connection(), zoe.id, NOW, ['email']);
      expect(await count(session.id)).toBe(3);
      // A phone that was offline sends it once more: the name is nobody's any more.
      await record(session.id, tick(zoe.id, { at: LATER }));
      expect(await count(session.id)).toBe(3);
    });
  });

  it('count nobody where nobody was ticked', async () => {
    const { session } = await makeList();
    expect(await count(session.id)).toBe(0);
  });

  it('have a link for volunteers whose number grows, with or without ticks', async () => {
    const [one, other] = [await makeList(), await makeList()];
    expect((await findListedSession(connection(), one.session.id))?.linkNumber).toBe(0);
    await record(other.session.id, walkIn('one'));
    for (const { session } of [one, other]) {
      await renewVolunteerLink(connection(), session.id);
      await renewVolunteerLink(connection(), session.id);
      expect((await findListedSession(connection(), session.id))?.linkNumber).toBe(2);
    }
  });
});
