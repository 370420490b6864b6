import { beforeEach, expect, it } from 'vitest';
import { cancelForRegistrant, changeForRegistrant, seatByHand } from '#db/assisted-registrations.server.ts';
import { newId } from '#db/identifiers.ts';
import { listActs } from '#db/registration-acts.server.ts';
import { cancelRegistration, type SignUp, signUp } from '#db/registrations.server.ts';
import type { AccountTable, SessionTable } from '#db/schema.ts';
import { changeSession, insertMediator, insertSession } from '#tests/support/builders.ts';
import { onBothEngines } from '#tests/support/databases.ts';
import { checkSeats } from '#tests/support/seats.ts';

const NOW = new Date('2027-05-01T10:00:00.000Z');

onBothEngines('registrations that mediators make and change', (connection) => {
  let session: SessionTable;
  let account: AccountTable;
  let assisted: (name: string, seats: number, id?: string) => SignUp;
  const sign = (request: SignUp) => signUp(connection(), request, NOW, []);

  beforeEach(async () => {
    account = await insertMediator(connection(), { name: 'Amina' });
    session = await insertSession(connection(), {
      capacity: 20,
      organisation_id: account.organisation_id ?? '',
    });
    const { id: assistedBy } = account;
    assisted = (name, seats, id = newId()) => ({
      sessionSlug: session.slug,
      name,
      contact: null,
      seats,
      locale: 'fr',
      assistedBy,
      id,
    });
  });

  it('never oversell while people sign up by themselves at the same time', async () => {
    const groups = Array.from({ length: 20 }, (_, index) => assisted(`Groupe ${index}`, 1 + (index % 9)));
    const people = Array.from(
      { length: 20 },
      (_, index): SignUp => ({
        ...assisted(`Personne ${index}`, 1 + (index % 3)),
        contact: { kind: 'email', value: `personne-${index}@exemple.test` },
        assistedBy: null,
      }),
    );
    const outcomes = await Promise.all(
      groups.flatMap((group, index) => [sign(group), sign(people[index] ?? group)]),
    );
    expect(new Set(outcomes.map(({ kind }) => kind))).toEqual(new Set(['confirmed', 'waiting']));
    expect((await checkSeats(connection(), session.id, NOW)).rows).toHaveLength(40);
  });

  it('count once when one form is sent five times at once', async () => {
    const group = assisted('Les Aînés', 8);
    const outcomes = await Promise.all(Array.from({ length: 5 }, () => sign(group)));
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual([
      'already',
      'already',
      'already',
      'already',
      'confirmed',
    ]);
    const { rows, session: after } = await checkSeats(connection(), session.id, NOW);
    expect([rows.length, after.seats_taken]).toEqual([1, 8]);
  });

  const own = (registrationId: string) => ({
    sessionId: session.id,
    registrationId,
    organisationId: account.organisation_id ?? '',
  });
  const circumstances = (askable: ('email' | 'phone')[] = []) => ({
    accountId: account.id,
    now: NOW,
    askable,
  });
  const seat = (id: string, raiseTo?: number) =>
    seatByHand(connection(), own(id), { raiseTo, publicUrl: 'http://localhost' }, circumstances());
  const stored = () => checkSeats(connection(), session.id, NOW);
  const messagesTo = async (id: string) =>
    (
      await connection()
        .db.selectFrom('messages')
        .select('kind')
        .where('registration_id', '=', id)
        .orderBy('id')
        .execute()
    ).map(({ kind }) => kind);
  async function register(name: string, seats: number, contact?: string) {
    const value = contact && { kind: 'email' as const, value: contact };
    const outcome = await sign({ ...assisted(name, seats), contact: value || null });
    if (!('registrationId' in outcome)) throw new Error(outcome.kind);
    return outcome.registrationId;
  }

  it('take a group from the waiting list by hand, before others, once its room is made', async () => {
    await register('Tout le monde', 19);
    const anne = await register('Anne', 3, 'anne@exemple.test');
    const basile = await register('Basile', 2, 'basile@exemple.test');
    expect(await seat(basile)).toEqual({ kind: 'does_not_fit', free: 1, raiseTo: 21 });
    expect(await seat(basile, 22)).toEqual({ kind: 'does_not_fit', free: 1, raiseTo: 21 });
    expect((await stored()).session.capacity).toBe(20);
    const { version } = (await stored()).session;
    expect(await seat(basile, 21)).toEqual({ kind: 'seated', labelChanged: true });
    const after = await stored();
    expect(after.session).toMatchObject({ capacity: 21, seats_taken: 21, seats_waiting: 3 });
    expect(after.session.updated_by).toBe(account.id);
    expect(after.session.version).toBeGreaterThan(version);
    expect(after.waiting.map(({ id }) => id)).toEqual([anne]);
    expect(await messagesTo(basile)).toEqual(['registration-waiting', 'registration-promoted']);
    expect(await listActs(connection(), basile)).toEqual([
      { act: 'seated', by: 'Amina', at: NOW.toISOString() },
    ]);
    expect(await seat(basile)).toEqual({ kind: 'already_confirmed' });
  });

  it('give the seats that an offer holds to the one who said yes on the phone, and to nobody else', async () => {
    const all = await register('Tout le monde', 20);
    const anne = await register('Anne', 3, 'anne@exemple.test');
    const basile = await register('Basile', 2, 'basile@exemple.test');
    await changeForRegistrant(
      connection(),
      own(all),
      { name: 'Presque tout le monde', seats: 17 },
      circumstances(['email']),
    );
    expect((await stored()).offered.map(({ id }) => id)).toEqual([anne]);
    expect(await seat(basile)).toEqual({ kind: 'does_not_fit', free: 0, raiseTo: 22 });
    expect(await seat(anne)).toMatchObject({ kind: 'seated' });
    const { session: after, waiting } = await stored();
    expect(after).toMatchObject({ capacity: 20, seats_taken: 20, seats_held: 0, seats_waiting: 2 });
    expect(waiting.map(({ id }) => id)).toEqual([basile]);
    expect((await listActs(connection(), all)).map(({ act }) => act)).toEqual(['changed']);
  });

  it('never oversell when several are seated by hand while others sign up and cancel', async () => {
    const seated = await register('Tout le monde', 18);
    const groups: string[] = [];
    for (let index = 0; index < 12; index += 1) groups.push(await register(`Groupe ${index}`, 3));
    await Promise.all([
      ...groups.map((id) => seat(id)),
      // All agreed to the same capacity: one of them gets it.
      ...groups.map((id) => seat(id, 21)),
      ...groups.slice(0, 2).map((id) => cancelRegistration(connection(), id, NOW, [])),
      sign(assisted('Personne', 2)),
      cancelForRegistrant(connection(), own(seated), { tell: false }, circumstances()),
    ]);
    expect((await stored()).session.capacity).toBeLessThanOrEqual(21);
  });

  it('seat one of two groups for which two mediators raise the capacity at once', async () => {
    await register('Tout le monde', 20);
    const groups = [await register('Anne', 2), await register('Basile', 2)];
    const outcomes = await Promise.all(groups.map((id) => seat(id, 22)));
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['does_not_fit', 'seated']);
    expect((await stored()).session).toMatchObject({ capacity: 22, seats_taken: 22 });
  });

  it('cancel with or without a word, and serve the waiting list', async () => {
    const anne = await register('Anne', 20, 'anne@exemple.test');
    const basile = await register('Basile', 20, 'basile@exemple.test');
    const cancel = (id: string, tell: boolean) =>
      cancelForRegistrant(connection(), own(id), { tell }, circumstances());
    expect(await cancel(anne, true)).toMatchObject({ kind: 'cancelled' });
    expect(await messagesTo(anne)).toEqual(['registration-confirmed', 'registration-withdrawn']);
    expect((await stored()).confirmed.map(({ id }) => id)).toEqual([basile]);
    expect(await cancel(basile, false)).toMatchObject({ kind: 'cancelled' });
    expect(await messagesTo(basile)).toEqual(['registration-waiting', 'registration-promoted']);
    expect((await stored()).session).toMatchObject({ seats_taken: 0, seats_waiting: 0 });
    expect(await cancel(basile, true)).toEqual({ kind: 'already_cancelled' });
    expect((await listActs(connection(), basile)).map(({ act }) => act)).toEqual(['cancelled']);
  });

  it('change name and seats together, or neither', async () => {
    const anne = await register('Anne', 4, 'anne@exemple.test');
    await register('Basile', 14);
    const change = (name: string, seats: number) =>
      changeForRegistrant(connection(), own(anne), { name, seats }, circumstances());
    expect(await change('Anne Petit', 7)).toEqual({ kind: 'not_enough_seats', possible: 6 });
    expect((await stored()).rows).toMatchObject([{ name: 'Anne', seats: 4 }, { name: 'Basile' }]);
    expect(await change('Anne Petit', 6)).toMatchObject({ kind: 'changed' });
    expect(await change('Anne Petit', 6)).toEqual({ kind: 'unchanged' });
    expect(await change('Anne Petite', 6)).toMatchObject({ kind: 'changed' });
    expect((await stored()).rows).toMatchObject([{ name: 'Anne Petite', seats: 6 }, {}]);
    // A new name alone is nobody's news.
    expect(await messagesTo(anne)).toEqual(['registration-confirmed', 'registration-changed']);
    expect(await listActs(connection(), anne)).toHaveLength(2);
  });

  it('do nothing to another organisation’s, another session’s, or once it has begun', async () => {
    await register('Tout le monde', 20);
    const anne = await register('Anne', 1);
    const elsewhere = await insertSession(connection(), { organisation_id: session.organisation_id });
    const others = {
      ...own(anne),
      organisationId: (await insertMediator(connection())).organisation_id ?? '',
    };
    for (const named of [others, { ...own(anne), sessionId: elsewhere.id }, own(newId())]) {
      for (const attempt of [
        () => seatByHand(connection(), named, { raiseTo: 21, publicUrl: '' }, circumstances()),
        () => cancelForRegistrant(connection(), named, { tell: true }, circumstances()),
        () => changeForRegistrant(connection(), named, { name: 'X', seats: 1 }, circumstances()),
      ])
        await expect(attempt()).rejects.toMatchObject({ status: 404 });
    }
    await changeSession(connection(), session.id, { starts_at: '2027-05-01T09:00:00.000Z' });
    expect((await seat(anne, 21)).kind).toBe('closed');
    expect((await stored()).waiting).toHaveLength(1);
    expect(await listActs(connection(), anne)).toEqual([]);
  });
});
