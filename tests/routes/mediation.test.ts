import { expect, it } from 'vitest';
import { makeDemoSignInLinks } from '#app/auth/demo-sign-in.server.ts';
import { signToken } from '#app/auth/signed-token.server.ts';
import { checkForm } from '#app/forms/form.ts';
import { sessionShape } from '#app/forms/session.ts';
import { loader as showSpace } from '#app/routes/mediation.tsx';
import { action as actOnSession, loader as showSession } from '#app/routes/mediation-session.tsx';
import { action as cancel } from '#app/routes/mediation-session-cancel.tsx';
import { action as edit, loader as showEdit } from '#app/routes/mediation-session-edit.tsx';
import { action as create, loader as showNew } from '#app/routes/mediation-session-new.tsx';
import { loader as preview } from '#app/routes/mediation-session-preview.tsx';
import { action as addVenue, loader as showVenue } from '#app/routes/mediation-venue-new.tsx';
import type { Connection } from '#db/connection.server.ts';
import { listPreparations } from '#db/preparations.server.ts';
import type { AccountTable } from '#db/schema.ts';
import { createSession } from '#db/session-creations.server.ts';
import { createSignInLink, signInByLink } from '#db/sign-ins.server.ts';
import {
  call,
  callForResponse,
  makeTestApplication,
  TEST_NOW,
  TEST_SETTINGS,
} from '#tests/support/application.ts';
import {
  insertCampaign,
  insertCoordinator,
  insertMediator,
  insertProgramme,
  insertRegistration,
  insertVenue,
} from '#tests/support/builders.ts';
import { onBothEngines } from '#tests/support/databases.ts';
import { signInForTest } from '#tests/support/sign-in.ts';

const goodSession = {
  attendance: 'on_site',
  programme: 'cafe-ia',
  title: 'Un café et l’IA',
  description: 'On essaie ensemble.',
  audience: 'seniors',
  format: 'atelier',
  language: 'fr',
  date: '2027-05-18',
  startTime: '14:00',
  endTime: '16:00',
  entry: 'sign_up',
  limit: 'limited',
  capacity: '12',
};

async function signIn(connection: Connection, account: AccountTable) {
  const link = await connection.write((trx) => createSignInLink(trx, account.id, 15, TEST_NOW));
  const outcome = await signInByLink(connection, link, TEST_NOW);
  if (outcome.kind !== 'signed-in') throw new Error(outcome.kind);
  const { token } = outcome;
  return {
    cookie: `connexion=${token}`,
    formToken: signToken(TEST_SETTINGS.secret, 'form', token).slice(token.length),
  };
}

onBothEngines('a mediator’s pages', (connection) => {
  async function prepare() {
    await insertCampaign(connection());
    await insertProgramme(connection());
    const account = await insertMediator(connection());
    const venue = await insertVenue(connection());
    const { cookie, formToken } = await signIn(connection(), account);
    const application = await makeTestApplication(connection());
    return { application, account, venue, cookie, formToken };
  }

  const countSessions = async (account: AccountTable) =>
    (
      await connection()
        .db.selectFrom('sessions')
        .select('id')
        .where('organisation_id', '=', account.organisation_id ?? '')
        .execute()
    ).length;

  /** A draft as the steps of its preparation make it, with some fields changed by the form of one page. */
  async function createDraft(facts: Awaited<ReturnType<typeof prepare>>, change = {}) {
    const { application, account, venue, cookie, formToken } = facts;
    const checked = checkForm(sessionShape, new URLSearchParams({ ...goodSession, venueId: venue.id }));
    if (checked.kind !== 'valid') throw new Error(JSON.stringify(checked.errors));
    const author = { id: account.id, organisationId: account.organisation_id ?? '' };
    const created = await createSession(connection(), author, checked.values, TEST_NOW);
    if (created.kind !== 'created') throw new Error(created.kind);
    const { id } = created;
    const address = `/mediation/ateliers/${id}`;
    if (Object.keys(change).length > 0) {
      const form = { ...goodSession, venueId: venue.id, formToken, ...change };
      const response = await callForResponse(application, edit, {
        url: address,
        params: { id },
        cookie,
        form,
      });
      expect(response.status).toBe(303);
    }
    return { id, address };
  }

  it('goes from an idea to a published, edited and cancelled session', async () => {
    const facts = await prepare();
    const { application, cookie, formToken, venue } = facts;
    const { id, address } = await createDraft(facts);
    const own = { url: address, params: { id }, cookie };
    expect(await call(application, showSession, own)).toMatchObject({ state: 'draft', missing: [] });
    expect(await call(application, preview, own)).toMatchObject({ publishable: true });
    const published = await callForResponse(application, actOnSession, {
      ...own,
      form: { geste: 'publier', formToken },
    });
    expect(published.headers.get('Location')).toBe(`${address}?fait=publie`);
    expect(application.catalogue.version).toBeGreaterThan(0);
    await insertRegistration(connection(), { session_id: id, name: 'Anne', contact: 'anne@exemple.test' });
    expect(await call(application, showSession, own)).toMatchObject({
      state: 'published',
      registrants: { seated: [{ name: 'Anne', contact: 'anne@exemple.test' }] },
    });
    const edited = await callForResponse(application, edit, {
      ...own,
      form: { ...goodSession, venueId: venue.id, title: 'Autre titre', formToken },
    });
    expect(edited.headers.get('Location')).toBe(`${address}?fait=enregistre`);
    const cancelled = await callForResponse(application, cancel, {
      ...own,
      form: { reason: 'Salle inondée', formToken },
    });
    expect(cancelled.headers.get('Location')).toBe(address);
    expect(await call(application, showSession, own)).toMatchObject({
      state: 'cancelled',
      session: { title: 'Autre titre', sequence: 2, cancellationReason: 'Salle inondée' },
      history: ['cancelled', 'edited', 'published', 'created'].map((what) => ({ what, by: 'Camille Essai' })),
    });
    expect(await call(application, showSpace, { url: '/mediation', cookie })).toMatchObject({
      coming: [{ id, title: 'Autre titre' }],
    });
  });

  it.each([
    ['nothing at all', {}, { title: 'required', date: 'required', attendance: 'choose', entry: 'choose' }],
    [
      'empty fields, all at once',
      { ...goodSession, title: '', date: '', venueId: '', capacity: '' },
      { title: 'required', date: 'required', venueId: 'venueNeeded', capacity: 'required' },
    ],
    ['a title of 10 kB', { ...goodSession, title: 'x'.repeat(10_000) }, { title: 'tooLong' }],
    [
      'a description of 6,000 signs',
      { ...goodSession, description: 'x'.repeat(6_000) },
      { description: 'tooLong' },
    ],
    ['a control sign', { ...goodSession, title: 'Un\u0007 café' }, { title: 'unreadableSigns' }],
    ['broken UTF-8', { ...goodSession, description: 'caf\uFFFD' }, { description: 'unreadableSigns' }],
    ['a day that does not exist', { ...goodSession, date: '2027-02-30' }, { date: 'date' }],
    ['a day in words', { ...goodSession, date: 'demain' }, { date: 'date' }],
    ['an hour that is none', { ...goodSession, startTime: '25:00' }, { startTime: 'time' }],
    [
      'an hour that the clock skips',
      { ...goodSession, date: '2027-03-28', startTime: '02:30' },
      { startTime: 'skippedHour' },
    ],
    ['an end before its start', { ...goodSession, endTime: '13:00' }, { endTime: 'endBeforeStart' }],
    ['a capacity of −1', { ...goodSession, capacity: '-1' }, { capacity: 'numberOfPeople' }],
    ['a capacity of 10⁹', { ...goodSession, capacity: '1000000000' }, { capacity: 'numberOfPeople' }],
    ['a capacity of 1.5', { ...goodSession, capacity: '1.5' }, { capacity: 'numberOfPeople' }],
    ['no capacity', { ...goodSession, capacity: '' }, { capacity: 'required' }],
    ['no expected number', { ...goodSession, limit: 'unlimited', capacity: '' }, { expected: 'required' }],
    ['no venue', { ...goodSession, venueId: '' }, { venueId: 'venueNeeded' }],
    ['an unknown venue', { ...goodSession, venueId: 'nowhere' }, { venueId: 'venueUnknown' }],
    ['an unknown programme', { ...goodSession, programme: 'nothing' }, { programme: 'choose' }],
    ['an unknown audience', { ...goodSession, audience: '<script>' }, { audience: 'choose' }],
    [
      'a meeting at javascript:',
      { ...goodSession, attendance: 'online', onlineUrl: 'javascript:alert(1)' },
      { onlineUrl: 'webAddress' },
    ],
  ])('gives the form back for %s, with what was typed, and stores nothing', async (_, form, errors) => {
    const facts = await prepare();
    const { application, venue, cookie, formToken } = facts;
    const { id, address } = await createDraft(facts);
    const sent: Record<string, string> = { venueId: venue.id, ...form, formToken };
    const own = { url: address, params: { id }, cookie };
    expect(await call(application, edit, { ...own, form: sent })).toMatchObject({
      init: { status: 422 },
      data: { errors, typed: sent },
    });
    expect(await call(application, showSession, own)).toMatchObject({
      session: {
        title: goodSession.title,
        description: goodSession.description,
        updatedAt: TEST_NOW.toISOString(),
      },
    });
  });

  it('keeps emoji and markup as they were typed', async () => {
    const facts = await prepare();
    const title = '<script>alert(1)</script> & l’IA 🤖';
    const { id, address } = await createDraft(facts, { title });
    const { application, cookie } = facts;
    expect(await call(application, showEdit, { url: address, params: { id }, cookie })).toMatchObject({
      facts: { values: { title, date: '2027-05-18', startTime: '14:00', endTime: '16:00', capacity: '12' } },
    });
  });

  it('refuses a form without its token, and stores nothing', async () => {
    const { application, account, venue, cookie, formToken } = await prepare();
    for (const forged of ['', `${formToken.slice(0, -1)}~`]) {
      const response = await callForResponse(application, create, {
        url: '/mediation/ateliers/nouveau',
        cookie,
        form: { ...goodSession, venueId: venue.id, formToken: forged },
      });
      expect(response.status).toBe(403);
    }
    expect(await listPreparations(connection(), account.organisation_id ?? '')).toEqual([]);
  });

  it('sends who is not signed in to the sign-in page, from every page', async () => {
    const { application } = await prepare();
    for (const page of [showSpace, showSession, showEdit, showNew, showVenue, preview]) {
      const response = await callForResponse(application, page, {
        url: '/mediation',
        params: { id: 'x' },
      });
      expect(response.headers.get('Location')).toBe('/connexion?retour=%2Fmediation');
    }
    for (const action of [create, edit, cancel, actOnSession, addVenue]) {
      const response = await callForResponse(application, action, {
        url: '/mediation',
        form: goodSession,
      });
      expect(response.status).toBe(302);
    }
  });

  it('leads a coordinator who works for no organisation to their own space, and takes nothing from them', async () => {
    const { application } = await prepare();
    const { cookie, formToken } = await signInForTest(
      connection(),
      await insertCoordinator(connection(), { organisation_id: null }),
    );
    const read = await callForResponse(application, showSpace, { url: '/mediation', cookie });
    expect(read.headers.get('Location')).toBe('/coordination');
    const form = { ...goodSession, formToken };
    const sent = await callForResponse(application, create, {
      url: '/mediation/ateliers/nouveau',
      cookie,
      form,
    });
    expect(sent.status).toBe(403);
  });

  it('shows nothing of another organisation’s session', async () => {
    const facts = await prepare();
    const { id, address } = await createDraft(facts);
    const stranger = await prepare();
    const { application, cookie, formToken, venue } = stranger;
    const theirs = { url: address, params: { id }, cookie };
    const answers = [
      await callForResponse(application, showSession, theirs),
      await callForResponse(application, showEdit, theirs),
      await callForResponse(application, preview, theirs),
      await callForResponse(application, edit, {
        ...theirs,
        form: { ...goodSession, venueId: venue.id, formToken },
      }),
      await callForResponse(application, cancel, { ...theirs, form: { reason: 'Non merci', formToken } }),
      await callForResponse(application, actOnSession, { ...theirs, form: { geste: 'publier', formToken } }),
      await callForResponse(application, actOnSession, {
        ...theirs,
        form: { geste: 'supprimer', formToken },
      }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404, 404, 404]);
    expect(await countSessions(facts.account)).toBe(1);
  });

  it('says what a draft lacks instead of publishing it', async () => {
    const facts = await prepare();
    const { id, address } = await createDraft(facts, { description: '' });
    const { application, cookie, formToken } = facts;
    const own = { url: address, params: { id }, cookie };
    const result = await call(application, actOnSession, { ...own, form: { geste: 'publier', formToken } });
    expect(result).toMatchObject({ init: { status: 409 } });
    expect(await call(application, showSession, own)).toMatchObject({
      state: 'draft',
      missing: ['description'],
    });
  });

  it('warns of a date outside the campaign and of an unusual hour', async () => {
    const facts = await prepare();
    const { id, address } = await createDraft(facts, {
      date: '2027-06-01',
      startTime: '05h',
      endTime: '6h30',
    });
    const { application, cookie } = facts;
    const page = await call(application, showSession, { url: address, params: { id }, cookie });
    expect(page).toMatchObject({ warnings: [{ kind: 'outside-campaign' }, { kind: 'unusual-hour' }] });
  });

  it('finds a known venue or an address, and registers the venue there', async () => {
    const { application, cookie, formToken, venue } = await prepare();
    const search = await call(application, showVenue, {
      url: '/mediation/lieux/nouveau?q=Gu%C3%A9ret',
      cookie,
    });
    if (search instanceof Response) throw new Error('The page was expected.');
    expect(search.search?.venues.length).toBeGreaterThan(0);
    expect(search.search?.addresses[0]).toMatchObject({ communeCode: '23096' });
    const url =
      '/mediation/lieux/nouveau?adresse=&cp=23000&commune=23096&lat=46.17&lon=1.87&position=approximate';
    expect(await call(application, showVenue, { url, cookie })).toMatchObject({
      found: { commune: { name: 'Guéret', departmentCode: '23' } },
    });
    const form = {
      formToken,
      name: 'Tiers-lieu d’essai',
      address: '5 rue des Essais',
      postcode: '23000',
      communeCode: '23096',
      latitude: '46,1952',
      longitude: '1.8713',
      foundAt: '46.17,1.87',
      foundPosition: 'approximate',
    };
    const bad = { ...form, name: '', latitude: '200', postcode: '2300' };
    expect(await call(application, addVenue, { url, cookie, form: bad })).toMatchObject({
      init: { status: 422 },
      data: { typed: bad, errors: { name: 'required', latitude: 'latitude', postcode: 'postcode' } },
    });
    // Without the address that the first step found, the form comes back all the same, with what was typed.
    const bare = { url: '/mediation/lieux/nouveau', cookie };
    expect(await call(application, addVenue, { ...bare, form: bad })).toMatchObject({
      init: { status: 422 },
      data: { typed: bad, found: { commune: { name: 'Guéret' }, address: { latitude: 46.17 } } },
    });
    expect(
      await call(application, addVenue, { ...bare, form: { ...bad, communeCode: '00000', foundAt: 'x' } }),
    ).toMatchObject({ init: { status: 422 }, data: { found: undefined } });
    const response = await callForResponse(application, addVenue, { url, cookie, form });
    const [path, id] = (response.headers.get('Location') ?? '').split('?lieu=');
    expect(path).toBe('/mediation/ateliers/nouveau');
    const stored = await connection()
      .db.selectFrom('venues')
      .selectAll()
      .where('id', '=', id ?? '')
      .executeTakeFirstOrThrow();
    // The pin was moved from where the search had put it.
    expect(stored).toMatchObject({ latitude: 46.1952, position: 'exact', commune_name: 'Guéret' });
    expect(
      await call(application, addVenue, { url, cookie, form: { ...form, name: 'Chorale du coin' } }),
    ).toMatchObject({ init: { status: 422 }, data: { found: { asked: [{ name: 'Tiers-lieu d’essai' }] } } });
    const chosen = await call(application, showNew, {
      url: `/mediation/ateliers/nouveau?lieu=${venue.id}`,
      cookie,
    });
    expect(chosen).toMatchObject({ values: { venueId: venue.id } });
  });

  it('offers sign-in links for the demonstration that last a day', async () => {
    await insertMediator(connection());
    const links = await makeDemoSignInLinks(connection(), TEST_SETTINGS.secret, 'http://x.test', TEST_NOW);
    expect(links.length).toBeGreaterThan(0);
    expect(links[0]?.url).toMatch(/^http:\/\/x\.test\/connexion\/[\w-]+$/);
  });
});
