import { once } from 'node:events';
import { beforeEach, describe, expect, it } from 'vitest';
import { registrationStatus } from '#app/domain/registration.ts';
import type { Connection } from '#db/connection.server.ts';
import {
  cancelRegistration,
  changeSeats,
  type SignUp,
  type SignUpOutcome,
  signUp,
} from '#db/registrations.server.ts';
import type { SessionTable } from '#db/schema.ts';
import { seatWaitingGroups } from '#db/waiting-lists.server.ts';
import { insertMediator, insertSession } from '#tests/support/builders.ts';
import { onBothEngines } from '#tests/support/databases.ts';
import { startOwnProcess } from '#tests/support/own-process.ts';
import type { SignUpWork } from '#tests/support/sign-up-process.ts';

const NOW = new Date('2027-05-01T10:00:00.000Z');
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);

function request(session: SessionTable, who: string, seats = 1): SignUp {
  return {
    sessionSlug: session.slug,
    name: who,
    contact: { kind: 'email', value: `${who.toLowerCase()}@exemple.test` },
    seats,
    locale: 'fr',
    assistedBy: null,
  };
}

/** What is stored of a session, after checking that its counts equal the sums of its registrations. */
async function stored(connection: Connection, session: SessionTable) {
  const { capacity, seats_taken, seats_waiting, waiting_numbers, version } = await connection.db
    .selectFrom('sessions')
    .selectAll()
    .where('id', '=', session.id)
    .executeTakeFirstOrThrow();
  const rows = await connection.db
    .selectFrom('registrations')
    .selectAll()
    .where('session_id', '=', session.id)
    .orderBy('id')
    .execute();
  const withStatus = rows.map((row) => ({
    ...row,
    status: registrationStatus({
      confirmedAt: row.confirmed_at,
      waitingNumber: row.waiting_number,
      cancelledAt: row.cancelled_at,
    }),
  }));
  for (const row of withStatus) {
    const dates = [row.confirmed_at, row.waiting_number, row.cancelled_at];
    expect(dates.filter((date) => date !== null)).toHaveLength(1);
  }
  const confirmed = withStatus.filter((row) => row.status === 'confirmed');
  const waiting = withStatus
    .filter((row) => row.status === 'waiting')
    .sort((one, other) => (one.waiting_number ?? 0) - (other.waiting_number ?? 0));
  const sum = (some: typeof rows) => some.reduce((seats, row) => seats + row.seats, 0);
  expect(seats_taken).toBe(sum(confirmed));
  expect(seats_waiting).toBe(sum(waiting));
  expect(seats_taken).toBeLessThanOrEqual(capacity ?? Number.POSITIVE_INFINITY);
  return {
    capacity,
    seats_taken,
    seats_waiting,
    waiting_numbers,
    version,
    rows: withStatus,
    confirmed,
    waiting,
  };
}

async function messagesOf(connection: Connection, session: SessionTable): Promise<string[]> {
  const rows = await connection.db
    .selectFrom('messages')
    .select(['kind', 'channel', 'recipient'])
    .where('session_id', '=', session.id)
    .orderBy('id')
    .execute();
  return rows.map((row) => `${row.kind} ${row.channel} ${row.recipient}`);
}

function registrationOf(outcome: SignUpOutcome): string {
  if (!('registrationId' in outcome)) throw new Error(`No registration: ${outcome.kind}`);
  return outcome.registrationId;
}

/** 200 groups of 1, 2, 3, 1, 2, 3 … seats. */
const crowd = (session: SessionTable) =>
  Array.from({ length: 200 }, (_, index) => request(session, `Personne${index}`, 1 + (index % 3)));

async function expectFilledFairly(connection: Connection, session: SessionTable) {
  const { seats_taken, waiting_numbers, rows, waiting } = await stored(connection, session);
  expect(rows).toHaveLength(200);
  expect(seats_taken).toBeGreaterThan(17);
  const free = 20 - seats_taken;
  expect(waiting.filter((row) => row.seats <= free)).toEqual([]);
  expect(waiting.map((row) => row.waiting_number)).toEqual(waiting.map((_, index) => index + 1));
  expect(waiting_numbers).toBe(waiting.length);
}

onBothEngines('registrations', (connection, databaseUrl) => {
  let session: SessionTable;
  const make = async (overrides: Partial<SessionTable>) => {
    session = await insertSession(connection(), overrides);
  };
  const sign = (who: string, seats = 1, now = NOW) =>
    signUp(connection(), request(session, who, seats), now, []);
  beforeEach(() => make({ capacity: 4 }));

  describe('signing up', () => {
    it('gives the seats, writes the message and stores the counts', async () => {
      expect(await sign('Jeanne', 2)).toMatchObject({ kind: 'confirmed' });
      const { seats_taken, confirmed } = await stored(connection(), session);
      expect(seats_taken).toBe(2);
      expect(confirmed[0]).toMatchObject({ name: 'Jeanne', contact_kind: 'email', seats: 2, locale: 'fr' });
      expect(await messagesOf(connection(), session)).toEqual([
        'registration-confirmed email jeanne@exemple.test',
      ]);
    });

    it('puts the fifth of four on the waiting list, in order', async () => {
      await sign('Anne', 4);
      expect((await sign('Basile', 2)).kind).toBe('waiting');
      expect((await sign('Chloé', 1)).kind).toBe('waiting');
      const { waiting } = await stored(connection(), session);
      expect(waiting.map((row) => [row.name, row.waiting_number])).toEqual([
        ['Basile', 1],
        ['Chloé', 2],
      ]);
    });

    it('raises the catalogue’s version only when the label of the seats changes', async () => {
      await make({ capacity: 5 });
      const { version } = session;
      expect(await sign('Anne')).toMatchObject({ labelChanged: false });
      expect((await stored(connection(), session)).version).toBe(version);
      expect(await sign('Basile')).toMatchObject({ labelChanged: true });
      const nearlyFull = (await stored(connection(), session)).version;
      expect(nearlyFull).toBeGreaterThan(version);
      expect(await sign('Chloé', 2)).toMatchObject({ labelChanged: false });
      expect(await sign('David')).toMatchObject({ labelChanged: true });
      expect((await stored(connection(), session)).version).toBeGreaterThan(nearlyFull);
    });

    it('again with the same contact gives the same registration and its link again, once an hour', async () => {
      const first = registrationOf(await sign('Jeanne', 2));
      const again = () =>
        signUp(connection(), { ...request(session, 'Jeanne', 3), name: 'Autre' }, later(30), []);
      expect(await again()).toEqual({
        kind: 'already',
        registrationId: first,
        linkNumber: 0,
        doubleClick: false,
      });
      expect(await again()).toEqual({
        kind: 'already',
        registrationId: first,
        linkNumber: 0,
        doubleClick: false,
      });
      expect(await messagesOf(connection(), session)).toHaveLength(2);
      const { rows } = await stored(connection(), session);
      expect(rows.map((row) => [row.name, row.seats])).toEqual([['Jeanne', 2]]);
    });

    it('twice at once is one registration with one message', async () => {
      const outcomes = await Promise.all([sign('Jeanne', 2), sign('Jeanne', 2), sign('Jeanne', 2)]);
      expect(outcomes.map((outcome) => outcome.kind).sort()).toEqual(['already', 'already', 'confirmed']);
      expect(outcomes.filter((outcome) => outcome.kind === 'already' && outcome.doubleClick)).toHaveLength(2);
      expect(new Set(outcomes.map(registrationOf)).size).toBe(1);
      expect((await stored(connection(), session)).rows).toHaveLength(1);
      expect(await messagesOf(connection(), session)).toHaveLength(1);
    });

    it('takes a cancelled registration up again, as a newcomer’s', async () => {
      const id = registrationOf(await sign('Jeanne', 1));
      await sign('Basile', 3);
      await cancelRegistration(connection(), id, later(1), []);
      await sign('Chloé', 1);
      expect(await sign('Jeanne', 2, later(5))).toMatchObject({ kind: 'waiting', registrationId: id });
      const { waiting } = await stored(connection(), session);
      expect(waiting).toMatchObject([{ id, seats: 2, waiting_number: 1 }]);
    });

    it('sends a text to a phone, and nothing where a mediator noted no contact', async () => {
      const mediator = await insertMediator(connection());
      const phone = { kind: 'phone', value: '+33612345678' } as const;
      await signUp(connection(), { ...request(session, 'Odette'), contact: phone }, NOW, []);
      const assisted = { ...request(session, 'Marcel'), contact: null, assistedBy: mediator.id };
      expect((await signUp(connection(), assisted, NOW, [])).kind).toBe('confirmed');
      expect((await signUp(connection(), assisted, NOW, [])).kind).toBe('confirmed');
      expect((await stored(connection(), session)).rows).toHaveLength(3);
      expect(await messagesOf(connection(), session)).toEqual(['registration-confirmed sms +33612345678']);
    });

    it('stores nothing for a session that is over, cancelled, drop-in or too small', async () => {
      expect((await sign('Groupe', 5)).kind).toBe('larger_than_capacity');
      expect((await sign('Tard', 1, new Date(session.starts_at))).kind).toBe('closed');
      await make({ cancelled_at: NOW.toISOString() });
      expect(await sign('Anne')).toEqual({ kind: 'closed', because: 'cancelled' });
      await make({ entry: 'drop_in' });
      expect((await sign('Anne')).kind).toBe('drop_in');
      expect((await stored(connection(), session)).rows).toEqual([]);
    });

    it('answers 404 for an unknown session and for a draft', async () => {
      await make({ published_at: null });
      await expect(sign('Anne')).rejects.toMatchObject({ status: 404 });
      const unknown = { ...request(session, 'Anne'), sessionSlug: 'inconnu' };
      await expect(signUp(connection(), unknown, NOW, [])).rejects.toMatchObject({ status: 404 });
    });
  });

  describe('giving seats back', () => {
    it('by a cancellation seats the first group that fits; the others keep their place', async () => {
      const anne = registrationOf(await sign('Anne', 2));
      await sign('Basile', 2);
      await sign('Chloé', 3);
      await sign('David', 1);
      await sign('Emma', 1);
      expect((await cancelRegistration(connection(), anne, later(1), [])).kind).toBe('cancelled');
      const { confirmed, waiting } = await stored(connection(), session);
      expect(confirmed.map((row) => row.name)).toEqual(['Basile', 'David', 'Emma']);
      expect(waiting.map((row) => [row.name, row.waiting_number])).toEqual([['Chloé', 1]]);
      expect((await messagesOf(connection(), session)).slice(5).sort()).toEqual([
        'registration-cancelled email anne@exemple.test',
        'registration-promoted email david@exemple.test',
        'registration-promoted email emma@exemple.test',
      ]);
    });

    it('twice frees them once', async () => {
      const anne = registrationOf(await sign('Anne', 2));
      await sign('Basile', 2);
      const outcomes = await Promise.all([
        cancelRegistration(connection(), anne, later(1), []),
        cancelRegistration(connection(), anne, later(1), []),
      ]);
      expect(outcomes.map((outcome) => outcome.kind).sort()).toEqual(['already_cancelled', 'cancelled']);
      expect((await stored(connection(), session)).seats_taken).toBe(2);
    });

    it('by asking for fewer serves the waiting list, and asking for more takes only what is free', async () => {
      const anne = registrationOf(await sign('Anne', 3));
      await sign('Basile', 2);
      expect(await changeSeats(connection(), { registrationId: anne, seats: 5 }, NOW, [])).toEqual({
        kind: 'larger_than_capacity',
        capacity: 4,
      });
      expect((await changeSeats(connection(), { registrationId: anne, seats: 2 }, NOW, [])).kind).toBe(
        'changed',
      );
      expect((await stored(connection(), session)).confirmed.map((row) => row.name)).toEqual([
        'Anne',
        'Basile',
      ]);
      expect(await changeSeats(connection(), { registrationId: anne, seats: 3 }, NOW, [])).toEqual({
        kind: 'not_enough_seats',
        possible: 2,
      });
    });

    it('lets a waiting group that becomes small enough in, and keeps the place of one that grows', async () => {
      await sign('Anne', 3);
      const basile = registrationOf(await sign('Basile', 2));
      const chloe = registrationOf(await sign('Chloé', 2));
      await changeSeats(connection(), { registrationId: basile, seats: 3 }, NOW, []);
      expect((await stored(connection(), session)).waiting.map((row) => row.waiting_number)).toEqual([1, 2]);
      await changeSeats(connection(), { registrationId: chloe, seats: 1 }, NOW, []);
      const { confirmed, waiting } = await stored(connection(), session);
      expect(confirmed.map((row) => row.name)).toEqual(['Anne', 'Chloé']);
      expect(waiting.map((row) => row.name)).toEqual(['Basile']);
      expect((await messagesOf(connection(), session)).slice(3)).toEqual([
        'registration-changed email basile@exemple.test',
        'registration-promoted email chloé@exemple.test',
      ]);
    });

    it('seats nobody once the session has started', async () => {
      const anne = registrationOf(await sign('Anne', 4));
      await sign('Basile', 2);
      const started = new Date(session.starts_at);
      expect((await cancelRegistration(connection(), anne, started, [])).kind).toBe('closed');
      expect((await changeSeats(connection(), { registrationId: anne, seats: 1 }, started, [])).kind).toBe(
        'closed',
      );
      expect((await stored(connection(), session)).waiting).toHaveLength(1);
    });
  });

  it('serves the waiting list when the capacity is raised, and everyone when it is lifted', async () => {
    await sign('Anne', 4);
    await sign('Basile', 3);
    await sign('Chloé', 1);
    const setCapacity = (capacity: number | null) =>
      connection().write(async (trx) => {
        await trx.updateTable('sessions').set({ capacity }).where('id', '=', session.id).execute();
        return seatWaitingGroups(trx, session.id, NOW, []);
      });
    expect(await setCapacity(6)).toHaveLength(1);
    expect((await stored(connection(), session)).waiting.map((row) => row.name)).toEqual(['Basile']);
    expect(await setCapacity(null)).toHaveLength(1);
    expect((await stored(connection(), session)).waiting).toEqual([]);
  });

  describe('everybody at once', () => {
    beforeEach(() => make({ capacity: 20 }));

    it('seats at most 20 of 200 groups of 1 to 3, and the rest waits in order', async () => {
      await Promise.all(crowd(session).map((one) => signUp(connection(), one, NOW, [])));
      await expectFilledFairly(connection(), session);
    });

    it('does so when two processes sign them up on one database', async () => {
      const everybody = crowd(session);
      const kinds = await Promise.all([
        inAnotherProcess({
          databaseUrl: databaseUrl(),
          requests: everybody.slice(0, 100),
          now: NOW.toISOString(),
        }),
        inAnotherProcess({
          databaseUrl: databaseUrl(),
          requests: everybody.slice(100),
          now: NOW.toISOString(),
        }),
      ]);
      expect(kinds.flat()).toHaveLength(200);
      await expectFilledFairly(connection(), session);
    });

    it('keeps the counts true while some sign up, some cancel and some change their seats', async () => {
      const first = await Promise.all(
        crowd(session)
          .slice(0, 60)
          .map((one) => signUp(connection(), one, NOW, [])),
      );
      const ids = first.map(registrationOf);
      await Promise.all([
        ...crowd(session)
          .slice(60, 120)
          .map((one) => signUp(connection(), one, later(1), [])),
        ...ids
          .filter((_, index) => index % 3 === 0)
          .map((id) => cancelRegistration(connection(), id, later(1), [])),
        ...ids
          .filter((_, index) => index % 3 === 1)
          .map((id, index) =>
            changeSeats(connection(), { registrationId: id, seats: 1 + (index % 4) }, later(1), []),
          ),
      ]);
      const { seats_taken, rows, waiting } = await stored(connection(), session);
      expect(rows).toHaveLength(120);
      expect(waiting.filter((row) => row.seats <= 20 - seats_taken)).toEqual([]);
      expect(new Set(waiting.map((row) => row.waiting_number)).size).toBe(waiting.length);
    });
  });
});

/** Runs sign-ups in a process of their own and returns the kinds of their outcomes. */
async function inAnotherProcess(work: SignUpWork): Promise<string[]> {
  const child = await startOwnProcess('sign-up-process');
  const answer = once(child, 'message');
  const ended = once(child, 'exit');
  child.send(work);
  const [kinds] = await Promise.race([
    answer,
    ended.then(([code]) => {
      throw new Error(`The process ended with ${code} before it answered.`);
    }),
  ]);
  await ended;
  return kinds;
}
