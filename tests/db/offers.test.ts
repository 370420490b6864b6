import { beforeEach, describe, expect, it } from 'vitest';
import type { AskableContacts } from '#app/domain/offer.ts';
import { availability } from '#app/domain/session.ts';
import { listSessionCards } from '#db/catalogue.server.ts';
import { eraseHeldData, findHeldData } from '#db/held-data.server.ts';
import { acceptOffer, lapseDueOffers } from '#db/offers.server.ts';
import { cancelRegistration, changeSeats, type SignUp, signUp } from '#db/registrations.server.ts';
import type { SessionTable } from '#db/schema.ts';
import { cancelSession, editSession } from '#db/session-changes.server.ts';
import { getOwnSession } from '#db/sessions.server.ts';
import { seatWaitingGroups } from '#db/waiting-lists.server.ts';
import { insertMediator, insertSession } from '#tests/support/builders.ts';
import { onBothEngines } from '#tests/support/databases.ts';
import { checkSeats } from '#tests/support/seats.ts';

/** The session of these tests starts 17 days later. */
const NOW = new Date('2027-05-01T10:00:00.000Z');
const UNTIL = '2027-05-01T22:00:00.000Z';
const later = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000);
const ASKABLE: AskableContacts = ['email'];

onBothEngines('offers of freed seats', (connection) => {
  let session: SessionTable;
  beforeEach(async () => {
    // What is due is counted over all sessions.
    await connection().db.deleteFrom('messages').execute();
    await connection().db.deleteFrom('registrations').execute();
    session = await insertSession(connection(), { capacity: 4 });
  });

  const sign = async (name: string, seats = 1, change: Partial<SignUp> = {}, now = NOW) => {
    const request: SignUp = {
      sessionSlug: session.slug,
      name,
      contact: { kind: 'email', value: `${name.toLowerCase()}@exemple.test` },
      seats,
      locale: 'fr',
      assistedBy: null,
      ...change,
    };
    const outcome = await signUp(connection(), request, now, ASKABLE);
    if (!('registrationId' in outcome)) throw new Error(outcome.kind);
    return outcome.registrationId;
  };
  const cancel = (id: string, now = NOW) => cancelRegistration(connection(), id, now, ASKABLE);
  const accept = (id: string, now = NOW) => acceptOffer(connection(), id, now, ASKABLE);
  const lapse = (now: Date) => lapseDueOffers(connection(), now, ASKABLE);
  /** Names by state, once everything that must hold was checked. */
  const names = async (now = NOW) => {
    const { session: stored, confirmed, waiting, offered } = await checkSeats(connection(), session.id, now);
    const of = (rows: { name: string | null }[]) => rows.map(({ name }) => name);
    return {
      seated: of(confirmed).sort(),
      waiting: of(waiting),
      offered: of(offered),
      held: stored.seats_held,
    };
  };
  const messages = async (kinds: string[]) => {
    const rows = await connection()
      .db.selectFrom('messages')
      .select(['kind', 'recipient'])
      .where('session_id', '=', session.id)
      .where('kind', 'in', kinds)
      .orderBy('id')
      .execute();
    return rows.map(({ kind, recipient }) => `${kind} ${recipient}`);
  };

  it('go to the first group that fits, which has 12 hours; the seats are nobody else’s meanwhile', async () => {
    const anne = await sign('Anne', 3);
    await sign('Basile', 1);
    await sign('Chloé', 4);
    await sign('David', 3);
    await cancel(anne);
    expect(await names()).toEqual({
      seated: ['Basile'],
      waiting: ['Chloé', 'David'],
      offered: ['David'],
      held: 3,
    });
    expect(await messages(['seat-offered', 'registration-promoted'])).toEqual([
      'seat-offered david@exemple.test',
    ]);
    await sign('Emma', 1);
    expect(await names()).toMatchObject({ seated: ['Basile'], waiting: ['Chloé', 'David', 'Emma'], held: 3 });
    const { offered } = await checkSeats(connection(), session.id, NOW);
    expect(offered.map((row) => row.offered_until)).toEqual([UNTIL]);
  });

  it('may be open for several groups at once', async () => {
    const anne = await sign('Anne', 4);
    for (const [name, seats] of [
      ['Basile', 2],
      ['Chloé', 3],
      ['David', 1],
      ['Emma', 1],
    ] as const)
      await sign(name, seats);
    await cancel(anne);
    expect(await names()).toMatchObject({ offered: ['Basile', 'David', 'Emma'], held: 4 });
  });

  it('once accepted are a confirmed registration, and accepting again changes nothing', async () => {
    const anne = await sign('Anne', 4);
    const basile = await sign('Basile', 2);
    await cancel(anne);
    const outcomes = await Promise.all([accept(basile, later(1)), accept(basile, later(1))]);
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['accepted', 'already_confirmed']);
    expect(await names()).toEqual({ seated: ['Basile'], waiting: [], offered: [], held: 0 });
    expect(await messages(['registration-confirmed'])).toEqual([
      'registration-confirmed anne@exemple.test',
      'registration-confirmed basile@exemple.test',
    ]);
  });

  it('once declined cancel the registration and go to the next group that fits', async () => {
    const anne = await sign('Anne', 4);
    const basile = await sign('Basile', 2);
    await sign('Chloé', 4);
    await cancel(anne);
    expect(await names()).toMatchObject({ offered: ['Basile'] });
    expect(await cancel(basile, later(1))).toMatchObject({ kind: 'cancelled' });
    expect(await names()).toEqual({ seated: [], waiting: ['Chloé'], offered: ['Chloé'], held: 4 });
    expect(await accept(basile, later(2))).toEqual({ kind: 'registration_cancelled' });
  });

  it('that lapse send the group to the end of the list, and a second time cancel it', async () => {
    const anne = await sign('Anne', 4);
    await sign('Basile', 4);
    await sign('Chloé', 4);
    await cancel(anne);
    expect(await lapse(later(11.99))).toBe(0);
    expect(await lapse(later(12))).toBe(1);
    expect(await names(later(12))).toMatchObject({ waiting: ['Chloé', 'Basile'], offered: ['Chloé'] });
    expect(await lapse(later(24))).toBe(1);
    expect(await names(later(24))).toMatchObject({ waiting: ['Basile', 'Chloé'], offered: ['Basile'] });
    await lapse(later(36));
    expect(await names(later(36))).toMatchObject({ waiting: ['Chloé'], offered: ['Chloé'] });
    await lapse(later(48));
    expect(await names(later(48))).toEqual({ seated: [], waiting: [], offered: [], held: 0 });
    expect(await messages(['offer-lapsed', 'registration-lapsed'])).toEqual([
      'offer-lapsed basile@exemple.test',
      'offer-lapsed chloé@exemple.test',
      'registration-lapsed basile@exemple.test',
      'registration-lapsed chloé@exemple.test',
    ]);
  });

  it('cost nothing but the turn while their message does not get out', async () => {
    const anne = await sign('Anne', 4);
    await sign('Basile', 4);
    await cancel(anne);
    const tryInVain = () => connection().db.updateTable('messages').set({ attempts: 3 }).execute();
    for (const hours of [12, 24, 36]) {
      await tryInVain();
      await lapse(later(hours));
    }
    expect(await names(later(36))).toMatchObject({ waiting: ['Basile'], offered: ['Basile'] });
    expect(await messages(['offer-lapsed', 'registration-lapsed'])).toEqual([]);
    const { offered } = await checkSeats(connection(), session.id, later(36));
    expect(offered[0]?.lapsed_offers).toBe(0);
  });

  it('leave a full session full for everybody else; once nobody is left to ask, its label changes', async () => {
    const label = () =>
      listSessionCards(connection(), [session.id]).then(([card]) => card && availability(card));
    const anne = await sign('Anne', 4);
    await sign('Basile', 4);
    expect(await label()).toBe('full');
    expect(await cancel(anne)).toMatchObject({ labelChanged: false });
    expect(await label()).toBe('full');
    const { session: offered } = await checkSeats(connection(), session.id, NOW);
    await lapse(later(12));
    await lapse(later(24));
    const { session: freed } = await checkSeats(connection(), session.id, later(24));
    expect(await label()).toBe('open');
    expect(freed.version).toBeGreaterThan(offered.version);
  });

  it('lapse once, however many look for it at once', async () => {
    const anne = await sign('Anne', 4);
    for (const name of ['Basile', 'Chloé', 'David', 'Emma', 'Farid']) await sign(name, 1);
    await cancel(anne);
    await Promise.all(Array.from({ length: 6 }, () => lapse(later(12))));
    expect(await names(later(12))).toMatchObject({
      waiting: ['Farid', 'Basile', 'Chloé', 'David', 'Emma'],
      offered: ['Farid', 'Basile', 'Chloé', 'David'],
    });
    expect(await messages(['offer-lapsed'])).toHaveLength(4);
    expect(await messages(['seat-offered'])).toHaveLength(8);
  });

  it('that lapsed keep nobody out before the work that looks for them comes', async () => {
    const anne = await sign('Anne', 4);
    await sign('Basile', 4);
    await sign('Chloé', 2);
    await cancel(anne);
    // Basile's has lapsed: Chloé is asked, and two seats are left.
    await sign('David', 2, {}, later(13));
    expect(await names(later(13))).toMatchObject({
      seated: ['David'],
      waiting: ['Chloé', 'Basile'],
      offered: ['Chloé'],
    });
  });

  it('may be accepted late as long as nobody else fits', async () => {
    const anne = await sign('Anne', 4);
    const basile = await sign('Basile', 4);
    await cancel(anne);
    expect(await accept(basile, later(13))).toMatchObject({ kind: 'accepted' });
    expect(await names(later(13))).toMatchObject({ seated: ['Basile'] });
  });

  it('may not be accepted late when somebody else was asked', async () => {
    const anne = await sign('Anne', 4);
    const basile = await sign('Basile', 4);
    await sign('Chloé', 4);
    await cancel(anne);
    expect(await accept(basile, later(13))).toEqual({ kind: 'no_offer' });
    expect(await names(later(13))).toMatchObject({ seated: [], offered: ['Chloé'] });
  });

  it('are accepted by somebody who never had one: not at all', async () => {
    await sign('Anne', 4);
    const basile = await sign('Basile', 2);
    expect(await accept(basile)).toEqual({ kind: 'no_offer' });
    expect(await names()).toMatchObject({ seated: ['Anne'], waiting: ['Basile'] });
  });

  it('shrink with the group, and what it gives back is offered; grow only by what is free', async () => {
    const anne = await sign('Anne', 4);
    const basile = await sign('Basile', 3);
    await sign('Chloé', 2);
    await cancel(anne);
    const change = (seats: number) =>
      changeSeats(connection(), { registrationId: basile, seats }, NOW, ASKABLE);
    expect(await change(4)).toMatchObject({ kind: 'changed' });
    expect(await names()).toMatchObject({ offered: ['Basile'], held: 4 });
    expect(await change(2)).toMatchObject({ kind: 'changed' });
    expect(await names()).toMatchObject({ offered: ['Basile', 'Chloé'], held: 4 });
    expect(await change(3)).toEqual({ kind: 'not_enough_seats', possible: 2 });
  });

  it('are not made to those whom they would not reach: they have their seats at once', async () => {
    const anne = await sign('Anne', 4);
    const mediator = await insertMediator(connection());
    await sign('Odette', 1, { contact: { kind: 'phone', value: '+33612345678' } });
    await sign('Marcel', 1, { contact: null, assistedBy: mediator.id });
    await sign('Basile', 1);
    await cancel(anne);
    expect(await names()).toMatchObject({ seated: ['Marcel', 'Odette'], offered: ['Basile'] });
    // The text waits in the outbox, where the mediator's list of calls finds it.
    expect(await messages(['registration-promoted'])).toEqual(['registration-promoted +33612345678']);
  });

  it('are not made in the last four hours', async () => {
    const soon = new Date(Date.parse(session.starts_at) - 3 * 3_600_000);
    const anne = await sign('Anne', 4);
    await sign('Basile', 2);
    await cancel(anne, soon);
    expect(await names(soon)).toMatchObject({ seated: ['Basile'], offered: [] });
    expect(await messages(['seat-offered', 'registration-promoted'])).toEqual([
      'registration-promoted basile@exemple.test',
    ]);
  });

  it('give way to seats when the capacity is lifted; more seats are offered when it is raised', async () => {
    const anne = await sign('Anne', 4);
    await sign('Basile', 3);
    await sign('Chloé', 3);
    await cancel(anne);
    const setCapacity = (capacity: number | null) =>
      connection().write(async (trx) => {
        await trx.updateTable('sessions').set({ capacity }).where('id', '=', session.id).execute();
        return seatWaitingGroups(trx, session.id, NOW, ASKABLE);
      });
    expect(await setCapacity(6)).toHaveLength(1);
    expect(await names()).toMatchObject({ offered: ['Basile', 'Chloé'], held: 6 });
    expect(await setCapacity(null)).toHaveLength(2);
    expect(await names()).toEqual({ seated: ['Basile', 'Chloé'], waiting: [], offered: [], held: 0 });
  });

  it('are void from the start on, and nobody is told', async () => {
    const anne = await sign('Anne', 4);
    const basile = await sign('Basile', 4);
    await cancel(anne);
    const started = new Date(session.starts_at);
    expect(await accept(basile, started)).toEqual({ kind: 'closed', because: 'started' });
    expect(await names(started)).toMatchObject({ waiting: ['Basile'], offered: [], held: 0 });
    expect(await messages(['offer-lapsed', 'registration-lapsed'])).toEqual([]);
  });

  it('are told among what is held of a person, and go with it to the next', async () => {
    const anne = await sign('Anne', 4);
    const basile = await sign('Basile', 4);
    await sign('Chloé', 4);
    await cancel(anne);
    expect((await findHeldData(connection(), basile))?.registration).toMatchObject({
      offeredUntil: UNTIL,
      lapsedOffers: 0,
    });
    expect(await eraseHeldData(connection(), basile, NOW, ASKABLE)).toMatchObject({ kind: 'erased' });
    expect(await names()).toMatchObject({ offered: ['Chloé'], held: 4 });
  });

  it('are sent again to somebody who signs up again', async () => {
    const anne = await sign('Anne', 4);
    await sign('Basile', 4);
    await cancel(anne);
    await sign('Basile', 2, {}, later(2));
    expect(await messages(['seat-offered'])).toHaveLength(2);
  });

  describe('when the mediator changes the session', () => {
    const author = () => ({ id: session.mediator_id, organisationId: session.organisation_id });
    const change = (now = NOW) => ({ now, publicUrl: 'https://semainier.test', askable: ASKABLE });
    const edit = async (changes: object, now = NOW) => {
      const own = await getOwnSession(connection(), session.id, session.organisation_id);
      const typed = {
        ...own,
        venueId: own.venue?.id ?? null,
        programmeSlug: own.programme.slug,
        date: '2027-05-18',
        startTime: '14:00',
        endTime: '16:00',
        ...changes,
      };
      return editSession(connection(), session.id, author(), typed, change(now));
    };
    beforeEach(async () => {
      const anne = await sign('Anne', 4);
      await sign('Basile', 3);
      await cancel(anne);
    });

    it('held seats stay: a smaller room is refused until the offer has lapsed', async () => {
      expect(await edit({ capacity: 2 })).toEqual({ kind: 'capacity-below-taken', seatsTaken: 3 });
      const lastChance = await sign('Chloé', 2);
      await lapse(later(12));
      await accept(lastChance, later(13));
      expect(await edit({ capacity: 2 }, later(14))).toMatchObject({ kind: 'edited' });
      expect(await names(later(14))).toMatchObject({ seated: ['Chloé'], waiting: ['Basile'], offered: [] });
    });

    it('a start that comes nearer leaves less time, which the person is told', async () => {
      expect(await edit({ date: '2027-05-02', startTime: '12:00' })).toMatchObject({ kind: 'edited' });
      const { offered } = await checkSeats(connection(), session.id, NOW);
      expect(offered.map((row) => row.offered_until)).toEqual(['2027-05-01T16:00:00.000Z']);
      expect(await messages(['seat-offered'])).toHaveLength(2);
    });

    it('a start within four hours gives the seats', async () => {
      expect(await edit({ date: '2027-05-01', startTime: '15:00' })).toMatchObject({ kind: 'edited' });
      expect(await names()).toEqual({ seated: ['Basile'], waiting: [], offered: [], held: 0 });
    });

    it('a cancelled session holds no seats and makes no offers', async () => {
      await cancelSession(connection(), session.id, author(), 'Salle inondée', change());
      expect(await names()).toEqual({ seated: [], waiting: ['Basile'], offered: [], held: 0 });
      expect(await lapse(later(100))).toBe(0);
    });
  });
});
