import { beforeAll, describe, expect, it } from 'vitest';
import { makeArrivalToken } from '#app/auth/arrival-token.server.ts';
import { makeRegistrationToken } from '#app/auth/registration-token.server.ts';
import { makeVolunteerToken } from '#app/auth/volunteer-token.server.ts';
import { loader as arrival } from '#app/routes/arrival.tsx';
import { loader as page, action as tap } from '#app/routes/mediation-check-in.tsx';
import { action as sending } from '#app/routes/mediation-check-in-sending.ts';
import { loader as registrationPage } from '#app/routes/registration.tsx';
import { loader as volunteerPage, action as volunteerTap } from '#app/routes/volunteer-check-in.tsx';
import { action as volunteerSending } from '#app/routes/volunteer-check-in-sending.ts';
import type { Application } from '#app/server/context.server.ts';
import { pathToLog } from '#app/server/http-server.server.ts';
import { refusalOfForm } from '#app/server/request-limits.server.ts';
import { countCheckedIn, findListedSession } from '#db/check-ins.server.ts';
import type { SessionTable } from '#db/schema.ts';
import {
  call,
  callForResponse,
  makeTestApplication,
  TEST_NOW,
  TEST_SETTINGS,
} from '#tests/support/application.ts';
import { insertMediator, insertRegistration, insertSession } from '#tests/support/builders.ts';
import { onBothEngines } from '#tests/support/databases.ts';
import { forge } from '#tests/support/forged.ts';
import { signInAs } from '#tests/support/signed-in.ts';

onBothEngines('checking in', (connection) => {
  let application: Application;
  let session: SessionTable;
  let amina: string;
  let colleague: { cookie: string; formToken: string };
  let stranger: { cookie: string; formToken: string };

  beforeAll(async () => {
    const mediator = await insertMediator(connection());
    const organisation_id = mediator.organisation_id ?? '';
    session = await insertSession(connection(), { organisation_id, mediator_id: mediator.id });
    amina = (await insertRegistration(connection(), { session_id: session.id, name: 'Amina', seats: 2 })).id;
    colleague = await signInAs(connection(), (await insertMediator(connection(), { organisation_id })).id);
    stranger = await signInAs(connection(), (await insertMediator(connection())).id);
    application = await makeTestApplication(connection());
  });

  const own = () => ({ url: `/mediation/ateliers/${session.id}/accueil`, params: { id: session.id } });
  const count = () => countCheckedIn(connection(), session.id);
  const token = async () => {
    const listed = await findListedSession(connection(), session.id);
    return makeVolunteerToken(TEST_SETTINGS.secret, { id: session.id, linkNumber: listed?.linkNumber ?? 0 });
  };
  const batch = (...ticks: unknown[]) => ({ json: JSON.stringify({ ticks }) });
  const tick = (overrides = {}) => ({
    kind: 'registration',
    id: amina,
    seats: 1,
    at: TEST_NOW.toISOString(),
    deviceId: 'phone-a',
    ...overrides,
  });
  /** As the HTTP server hands a JSON body over. */
  const send = async (
    handler: typeof sending,
    { params, cookie, json }: { params: Record<string, string>; cookie?: string; json: string },
  ): Promise<Response> => {
    const request = new Request('http://localhost:3000/envoi', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...(cookie ? { Cookie: cookie } : {}) },
      body: json,
    });
    return callForResponse(application, ({ context }) => handler({ request, params, context }), {
      url: '/envoi',
      params,
    });
  };

  describe('for those who manage the session', () => {
    it('shows names and seats, without contacts', async () => {
      const shown = await call(application, page, { ...own(), cookie: colleague.cookie });
      if (shown instanceof Response) throw new Error(String(shown.status));
      expect(shown.list.people).toEqual([{ id: amina, name: 'Amina', seats: 2, present: 0 }]);
      expect(JSON.stringify(shown)).not.toContain('@');
    });

    it('ticks by a form that comes back to the row, and counts a double click on +1 once', async () => {
      const { formToken, cookie } = colleague;
      const before = await count();
      const answer = await callForResponse(application, tap, {
        ...own(),
        cookie,
        form: { formToken, geste: 'pointer', inscription: amina, presents: '2' },
      });
      expect(answer.status).toBe(303);
      expect(answer.headers.get('Location')).toBe(`${own().url}#ligne-${amina}`);
      for (const _ of [1, 2])
        await callForResponse(application, tap, {
          ...own(),
          cookie,
          form: { formToken, geste: 'ajouter', passage: 'one-person' },
        });
      expect(await count()).toBe(before + 3);
      const later = await makeTestApplication(connection(), { now: new Date(TEST_NOW.getTime() + 1000) });
      await callForResponse(later, tap, { ...own(), cookie, form: { formToken, geste: 'retirer' } });
      expect(await count()).toBe(before + 2);
    });

    it('is a 404 for another organisation, reading, ticking and sending', async () => {
      const { cookie, formToken } = stranger;
      const form = { formToken, geste: 'ajouter', passage: 'stranger' };
      const before = await count();
      expect((await callForResponse(application, page, { ...own(), cookie })).status).toBe(404);
      expect((await callForResponse(application, tap, { ...own(), cookie, form })).status).toBe(404);
      const sent = await send(sending, { ...own(), cookie, ...batch(tick()) });
      expect(sent.status).toBe(404);
      expect(await count()).toBe(before);
    });

    it('refuses forms without their token, and asks a phone that is signed out to sign in', async () => {
      const form = { geste: 'ajouter', passage: 'forged' };
      const { cookie } = colleague;
      expect((await callForResponse(application, tap, { ...own(), cookie, form })).status).toBe(403);
      expect((await send(sending, { ...own(), ...batch(tick()) })).status).toBe(401);
    });

    it('takes a batch twice as once, and answers how the list stands', async () => {
      const { cookie } = colleague;
      const ticks = batch(tick({ at: '2027-03-01T08:00:00.000Z', kind: 'walk_in', id: 'of-a-phone' }));
      await send(sending, { ...own(), cookie, ...ticks });
      const answer = await (await send(sending, { ...own(), cookie, ...ticks })).json();
      expect(answer.now).toBe(TEST_NOW.toISOString());
      expect(answer.walkIns).toEqual([{ id: 'of-a-phone', deviceId: 'phone-a' }]);
      expect(JSON.stringify(answer)).not.toContain('Amina');
    });

    it.each([
      ['no JSON', 'ticks'],
      ['too many', JSON.stringify({ ticks: new Array(201).fill(tick()) })],
      ['a crowd under one name', JSON.stringify({ ticks: [tick({ seats: 31 })] })],
      ['an instant that is none', JSON.stringify({ ticks: [tick({ at: 'hier' })] })],
    ])('refuses a batch with %s', async (_, json) => {
      expect((await send(sending, { ...own(), cookie: colleague.cookie, json })).status).toBe(400);
    });
  });

  describe('by a code that somebody shows', () => {
    const code = (registrationId: string) => makeArrivalToken(TEST_SETTINGS.secret, registrationId);
    const scan = async (shown: string, cookie?: string, locale: 'fr' | 'en' = 'fr') => {
      const response = await callForResponse(application, arrival, {
        url: `/arrivee/${shown}`,
        params: { token: shown },
        locale,
        ...(cookie && { cookie }),
      });
      return [response.status, response.headers.get('Location')];
    };
    const openList = async (value: string) => {
      const shown = await call(application, volunteerPage, {
        url: `/accueil/${value}`,
        params: { token: value },
      });
      if (shown instanceof Response) throw new Error(String(shown.status));
      const set = new Headers(shown.init?.headers).get('Set-Cookie') ?? '';
      expect(set).toMatch(/; Path=\/arrivee; Max-Age=\d+; HttpOnly; SameSite=Lax$/);
      return set.split(';')[0] ?? '';
    };

    it('leads colleagues and a volunteer with the list open to the name, and ticks nothing', async () => {
      const before = await count();
      const row = `#ligne-${amina}`;
      expect(await scan(code(amina), colleague.cookie)).toEqual([302, `${own().url}${row}`]);
      const link = await token();
      expect(await scan(code(amina), await openList(link), 'en')).toEqual([302, `/en/accueil/${link}${row}`]);
      expect(await count()).toBe(before);
    });

    it('is a 404 for everybody else, and for who has no seat', async () => {
      const elsewhere = await insertSession(connection());
      const other = makeVolunteerToken(TEST_SETTINGS.secret, { id: elsewhere.id, linkNumber: 0 });
      const closed = [404, null];
      expect(await scan(code(amina))).toEqual(closed);
      expect(await scan(code(amina), stranger.cookie)).toEqual(closed);
      expect(await scan(code(amina), await openList(other))).toEqual(closed);
      expect(await scan(code(amina), `accueil=${forge(other)}`)).toEqual(closed);
      const { cookie } = colleague;
      expect(await scan(forge(code(amina)), cookie)).toEqual(closed);
      // The registration's own link opens no list, and the code no registration.
      expect(
        await scan(makeRegistrationToken(TEST_SETTINGS.secret, { id: amina, linkNumber: 0 }), cookie),
      ).toEqual(closed);
      expect(
        (await callForResponse(application, registrationPage, { url: '/', params: { token: code(amina) } }))
          .status,
      ).toBe(404);
      const without = { confirmed_at: null, waiting_number: 1 };
      const waiting = await insertRegistration(connection(), { session_id: session.id, ...without });
      const gone = await insertRegistration(connection(), {
        session_id: session.id,
        cancelled_at: TEST_NOW.toISOString(),
      });
      for (const { id } of [waiting, gone]) expect(await scan(code(id), cookie)).toEqual(closed);
      await connection().db.deleteFrom('registrations').where('id', 'in', [waiting.id, gone.id]).execute();
    });

    it('stands on the page of whoever has a seat in a place, and holds no name', async () => {
      const show = async (id: string) => {
        const shown = await call(application, registrationPage, {
          url: '/',
          params: { token: makeRegistrationToken(TEST_SETTINGS.secret, { id, linkNumber: 0 }) },
        });
        if (shown instanceof Response) throw new Error(String(shown.status));
        return shown.arrival;
      };
      expect(await show(amina)).toBe(`${TEST_SETTINGS.publicUrl}/arrivee/${code(amina)}`);
      const online = await insertSession(connection(), { venue_id: null });
      expect(await show((await insertRegistration(connection(), { session_id: online.id })).id)).toBeNull();
      const full = await insertSession(connection());
      const waiting = { session_id: full.id, confirmed_at: null, waiting_number: 1 };
      expect(await show((await insertRegistration(connection(), waiting)).id)).toBeNull();
    });
  });

  describe('for a volunteer', () => {
    const address = (value: string) => ({ url: `/accueil/${value}`, params: { token: value } });

    it('opens that one list, ticks it and sends to it, without the link for others', async () => {
      const link = address(await token());
      const shown = await call(application, volunteerPage, link);
      if (shown instanceof Response) throw new Error(String(shown.status));
      expect(shown.data.list.people.map(({ name }) => name)).toEqual(['Amina']);
      expect(shown.data).not.toHaveProperty('volunteerLink');
      const before = await count();
      await callForResponse(application, volunteerTap, {
        ...link,
        form: { geste: 'ajouter', passage: 'v1' },
      });
      await send(volunteerSending, { ...link, ...batch(tick({ kind: 'walk_in', id: 'v2' })) });
      expect(await count()).toBe(before + 2);
    });

    it('is a 404 when forged, replaced, or six hours after the end', async () => {
      const good = await token();
      const statuses = async (value: string, application_ = application) => [
        (await callForResponse(application_, volunteerPage, address(value))).status,
        (
          await callForResponse(application_, volunteerTap, {
            ...address(value),
            form: { geste: 'ajouter', passage: 'late' },
          })
        ).status,
      ];
      const before = await count();
      const end = Date.parse(session.ends_at);
      const late = await makeTestApplication(connection(), { now: new Date(end + 6 * 3_600_000) });
      expect(await statuses(good, late)).toEqual([404, 404]);
      expect(await statuses(forge(good))).toEqual([404, 404]);
      const { cookie, formToken } = colleague;
      const renewed = { ...own(), cookie, form: { formToken, geste: 'nouveau-lien' } };
      expect((await callForResponse(application, tap, renewed)).status).toBe(303);
      expect(await statuses(good)).toEqual([404, 404]);
      expect((await send(volunteerSending, { ...address(good), ...batch(tick()) })).status).toBe(404);
      expect(await count()).toBe(before);
      const soon = await makeTestApplication(connection(), { now: new Date(end + 6 * 3_600_000 - 1) });
      expect(await call(soon, volunteerPage, address(await token()))).not.toBeInstanceOf(Response);
    });
  });
});

it('never logs the link of a volunteer, nor a shown code', () => {
  expect(pathToLog('/arrivee/secret')).toBe('/arrivee/…');
  expect(pathToLog('/accueil/secret/envoi')).toBe('/accueil/…');
  expect(pathToLog('/en/accueil/secret')).toBe('/en/accueil/…');
});

it('takes JSON where phones send their ticks, and nowhere else', async () => {
  const body = Buffer.from('{}');
  expect(await refusalOfForm('application/json', body, '/accueil/abc/envoi')).toBeUndefined();
  expect(
    await refusalOfForm('application/json', body, '/mediation/ateliers/abc/accueil/envoi'),
  ).toBeUndefined();
  expect(await refusalOfForm('application/json', body, '/accueil/abc')).toBe(415);
  expect(await refusalOfForm('application/json', body, '/connexion')).toBe(415);
});
