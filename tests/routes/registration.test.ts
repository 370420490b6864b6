import { beforeEach, describe, expect, it } from 'vitest';
import { signToken } from '#app/auth/signed-token.server.ts';
import { action, headers, loader } from '#app/routes/registration.tsx';
import type { Application } from '#app/server/context.server.ts';
import { signUp } from '#db/registrations.server.ts';
import type { SessionTable } from '#db/schema.ts';
import { type Call, call, makeTestApplication, TEST_NOW } from '#tests/support/application.ts';
import { changeSession, insertSession } from '#tests/support/builders.ts';
import { onBothEngines } from '#tests/support/databases.ts';

onBothEngines('the page of a registration', (connection) => {
  let session: SessionTable;
  let application: Application;
  beforeEach(async () => {
    session = await insertSession(connection(), {
      capacity: 4,
      online_url: 'https://visio.exemple.test/salle',
    });
    application = await makeTestApplication(connection());
  });

  /** Signs somebody up and returns the token of their page. */
  const sign = async (name: string, seats: number) => {
    const contact = { kind: 'email', value: `${name.toLowerCase()}@exemple.fr` } as const;
    const request = {
      sessionSlug: session.slug,
      name,
      contact,
      seats,
      locale: 'fr',
      assistedBy: null,
    } as const;
    const outcome = await signUp(connection(), request, TEST_NOW, []);
    if (!('registrationId' in outcome)) throw new Error(outcome.kind);
    return signToken(application.settings.secret, 'registration', outcome.registrationId);
  };
  const get = async (token: string, options: Partial<Call> = {}) => {
    const shown = await call(application, loader, {
      url: `/inscriptions/${token}`,
      params: { token },
      ...options,
    });
    if (shown instanceof Response) throw shown;
    return shown;
  };
  const post = async (token: string, form: Record<string, string>, options: Partial<Call> = {}) => {
    const answer = await call(application, action, {
      url: `/inscriptions/${token}`,
      params: { token },
      form,
      ...options,
    });
    if ('data' in answer) return { status: answer.init?.status ?? 200, ...answer.data };
    return { status: answer.status, location: answer.headers.get('Location') };
  };
  const counts = () =>
    connection()
      .db.selectFrom('sessions')
      .select(['seats_taken', 'seats_waiting'])
      .where('id', '=', session.id)
      .executeTakeFirstOrThrow();

  it('shows what is reserved, when, where and how to remember it', async () => {
    const { registration, calendar, state, page, largest } = await get(await sign('Anne', 2));
    expect(registration).toMatchObject({ name: 'Anne', seats: 2, status: 'confirmed', position: undefined });
    expect(registration.session).toMatchObject({
      slug: session.slug,
      timeZone: 'Europe/Paris',
      onlineUrl: 'https://visio.exemple.test/salle',
      venue: { communeName: 'Guéret' },
    });
    expect(state).toBe('published');
    expect(largest).toBe(4);
    expect(page.hidden).toBe(true);
    expect(calendar.file).toBe(`/ateliers/${session.slug}.ics`);
    expect(new URL(calendar.google).searchParams.get('dates')).toBe('20270518T120000Z/20270518T140000Z');
    expect(calendar.google + calendar.outlook).not.toContain('inscriptions');
  });

  it('asks whether one still comes where the mediator wanted it, and takes yes or the wish to hear more by a POST', async () => {
    const token = await sign('Anne', 2);
    await changeSession(connection(), session.id, {
      starts_at: '2027-03-05T09:00:00.000Z',
      ends_at: '2027-03-05T11:00:00.000Z',
      asked_for: '2027-03-05T09:00:00.000Z',
      frees_silent_since: '2027-01-01T09:00:00.000Z',
    });
    const row = () =>
      connection()
        .db.selectFrom('registrations')
        .selectAll()
        .where('session_id', '=', session.id)
        .executeTakeFirstOrThrow();
    await connection()
      .db.updateTable('registrations')
      .set({ confirmed_at: '2027-01-05T09:00:00.000Z' })
      .where('session_id', '=', session.id)
      .execute();
    expect((await get(token)).question).toMatchObject({ kind: 'open', question: { freesSilent: true } });
    expect((await row()).reconfirmed_for).toBeNull();
    expect(await post(token, { intent: 'come' })).toMatchObject({ status: 303 });
    expect(await row()).toMatchObject({ reconfirmed_for: '2027-03-05T09:00:00.000Z', cancelled_at: null });
    expect((await get(token)).question).toEqual({ kind: 'answered' });

    expect((await get(token)).thanksWanted).toBe(false);
    await post(token, { intent: 'thanks', suite: '1' });
    expect((await get(token)).thanksWanted).toBe(true);
    await post(token, { intent: 'thanks' });
    expect((await row()).thanks_wanted_since).toBeNull();
  });

  it('shows the place on the waiting list, and no link to take part', async () => {
    await sign('Anne', 4);
    await sign('Basile', 2);
    const { registration } = await get(await sign('Chloé', 1));
    expect(registration).toMatchObject({ status: 'waiting', position: 2, session: { onlineUrl: null } });
  });

  it('is kept out of caches, search engines and other sites’ logs', () => {
    const sent = new Headers(
      headers({
        loaderHeaders: new Headers(),
        parentHeaders: new Headers(),
        actionHeaders: new Headers(),
        errorHeaders: undefined,
      }),
    );
    expect(sent.get('Cache-Control')).toBe('private, no-store');
    expect(sent.get('Referrer-Policy')).toBe('same-origin');
    expect(sent.get('X-Robots-Tag')).toContain('noindex');
  });

  it('does not exist for a forged, cut or foreign token', async () => {
    const token = await sign('Anne', 1);
    const id = token.slice(0, -22);
    const other = signToken(application.settings.secret, 'sign-in', id);
    const unknown = signToken(application.settings.secret, 'registration', 'inconnu');
    for (const forged of [id, token.slice(0, -1), `${token}A`, other, unknown, '', '../../etc/passwd']) {
      await expect(get(forged)).rejects.toMatchObject({ status: 404 });
      expect((await post(forged, { intent: 'cancel' })).status).toBe(404);
    }
    expect((await counts()).seats_taken).toBe(1);
  });

  it('changes nothing when it is only opened', async () => {
    const token = await sign('Anne', 2);
    await get(token, { url: `/inscriptions/${token}?intent=cancel&seats=1` });
    expect(await counts()).toEqual({ seats_taken: 2, seats_waiting: 0 });
  });

  it('changes the seats, and gives those that are free to the waiting list', async () => {
    const anne = await sign('Anne', 3);
    const basile = await sign('Basile', 2);
    expect(await post(anne, { intent: 'seats', seats: '2' })).toEqual({
      status: 303,
      location: `/inscriptions/${anne}?places=1`,
    });
    expect((await get(basile)).registration.status).toBe('confirmed');
    expect(await counts()).toEqual({ seats_taken: 4, seats_waiting: 0 });
  });

  it.each([
    { seats: '3', errors: { seats: 'notEnoughSeats' }, possible: 2 },
    { seats: '5', errors: { seats: 'groupTooLarge' } },
    { seats: '7', errors: { seats: 'seats' } },
    { seats: '', errors: { seats: 'seats' } },
  ])('gives "$seats" seats back with what is wrong, and changes nothing', async ({ seats, ...refused }) => {
    const anne = await sign('Anne', 2);
    await sign('Basile', 2);
    expect(await post(anne, { intent: 'seats', seats })).toMatchObject({
      status: 422,
      ...refused,
      typed: { seats },
    });
    expect(await counts()).toEqual({ seats_taken: 4, seats_waiting: 0 });
  });

  it('cancels once, whoever clicks twice, and frees the seats', async () => {
    const anne = await sign('Anne', 3);
    await sign('Basile', 2);
    const back = { status: 303, location: `/inscriptions/${anne}` };
    expect(await post(anne, { intent: 'cancel' })).toEqual(back);
    expect(await post(anne, { intent: 'cancel' })).toEqual(back);
    expect((await get(anne)).registration.status).toBe('cancelled');
    expect(await counts()).toEqual({ seats_taken: 2, seats_waiting: 0 });
    expect((await post(anne, { intent: 'seats', seats: '1' })).status).toBe(409);
  });

  describe('with an offer of freed seats', () => {
    /** Anne’s four seats were freed: Basile is asked, by a mail. */
    const offer = async () => {
      application = await makeTestApplication(connection(), { settings: { smtpUrl: 'smtp://localhost' } });
      const anne = await sign('Anne', 4);
      const basile = await sign('Basile', 2);
      const chloe = await sign('Chloé', 4);
      await post(anne, { intent: 'cancel' });
      return { basile, chloe };
    };
    const later = (hours: number) => ({
      context: { now: () => new Date(TEST_NOW.getTime() + hours * 3_600_000) },
    });

    it('says until when, and changes nothing when it is only opened', async () => {
      const { basile, chloe } = await offer();
      const { registration } = await get(basile, { url: `/inscriptions/${basile}?intent=accept` });
      expect(registration).toMatchObject({ status: 'waiting', offeredUntil: '2027-03-01T21:00:00.000Z' });
      expect((await get(chloe)).registration.offeredUntil).toBeNull();
      expect(await counts()).toEqual({ seats_taken: 0, seats_waiting: 6 });
    });

    it('is accepted by a form, once, whoever clicks twice', async () => {
      const { basile } = await offer();
      const back = { status: 303, location: `/inscriptions/${basile}` };
      expect(await post(basile, { intent: 'accept' })).toEqual(back);
      expect(await post(basile, { intent: 'accept' })).toEqual(back);
      expect((await get(basile)).registration).toMatchObject({ status: 'confirmed', offeredUntil: null });
      expect(await counts()).toEqual({ seats_taken: 2, seats_waiting: 4 });
    });

    it('is declined by a form, and goes to the next', async () => {
      const { basile, chloe } = await offer();
      expect((await post(basile, { intent: 'decline' })).status).toBe(303);
      expect((await get(basile)).registration.status).toBe('cancelled');
      expect((await get(chloe)).registration.offeredUntil).toBe('2027-03-01T21:00:00.000Z');
    });

    it('is over at its time: the page does not show it any more, and says so to who comes late', async () => {
      const { basile, chloe } = await offer();
      expect((await get(basile, later(12))).registration.offeredUntil).toBeNull();
      expect(await post(basile, { intent: 'accept' }, later(13))).toEqual({
        status: 303,
        location: `/inscriptions/${basile}?trop-tard=1`,
      });
      const { late, registration } = await get(basile, {
        ...later(13),
        url: `/inscriptions/${basile}?trop-tard=1`,
      });
      expect(late).toBe(true);
      expect(registration).toMatchObject({ status: 'waiting', position: 2, lapsedOffers: 1 });
      expect((await get(chloe, later(13))).registration.offeredUntil).not.toBeNull();
    });

    it('is for who has the token, and ends with the start', async () => {
      const { basile } = await offer();
      for (const intent of ['accept', 'decline']) {
        expect((await post(`${basile}x`, { intent })).status).toBe(404);
        const started = { context: { now: () => new Date(session.starts_at) } };
        expect((await post(basile, { intent }, started)).status).toBe(409);
      }
      expect((await counts()).seats_taken).toBe(0);
    });
  });

  it('says that the session is cancelled, and takes no change then nor after the start', async () => {
    const anne = await sign('Anne', 2);
    const started = { context: { now: () => new Date(session.starts_at) } };
    expect((await post(anne, { intent: 'cancel' }, started)).status).toBe(409);
    await changeSession(connection(), session.id, { cancelled_at: TEST_NOW.toISOString() });
    const { state, registration } = await get(anne);
    expect(state).toBe('cancelled');
    expect(registration.session.onlineUrl).toBeNull();
    expect((await post(anne, { intent: 'cancel' })).status).toBe(409);
    expect((await post(anne, { intent: 'seats', seats: '1' })).status).toBe(409);
  });
});
