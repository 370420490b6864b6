import { expect, it } from 'vitest';
import { signToken } from '#app/auth/signed-token.server.ts';
import { loadCatalogue } from '#app/catalogue/catalogue.server.ts';
import { prepareMessages } from '#app/mail/message-facts.server.ts';
import { renderMail } from '#app/mail/messages.ts';
import { action as close, loader as showClose } from '#app/routes/mediation-venue-close.tsx';
import { action as edit, loader as showEdit } from '#app/routes/mediation-venue-edit.tsx';
import { action as merge, loader as showMerge } from '#app/routes/mediation-venue-merge.tsx';
import { action as add, loader as showNew } from '#app/routes/mediation-venue-new.tsx';
import { loader as showVenues } from '#app/routes/mediation-venues.tsx';
import { loader as showPublic } from '#app/routes/venue.tsx';
import { loader as showCalendar } from '#app/routes/venue-calendar.ts';
import { loader as showSubscribing } from '#app/routes/venue-subscribing.tsx';
import { listMessages } from '#db/messages.server.ts';
import type { AccountTable, VenueTable } from '#db/schema.ts';
import { createSignInLink, signInByLink } from '#db/sign-ins.server.ts';
import { getVenue } from '#db/venues.server.ts';
import {
  call,
  callForResponse,
  makeTestApplication,
  TEST_NOW,
  TEST_SETTINGS,
} from '#tests/support/application.ts';
import { insertMediator, insertRegistration, insertSession, insertVenue } from '#tests/support/builders.ts';
import { onBothEngines } from '#tests/support/databases.ts';

onBothEngines('the pages of one’s venues', (connection) => {
  async function signIn(account: AccountTable) {
    const link = await connection().write((trx) => createSignInLink(trx, account.id, 15, TEST_NOW));
    const outcome = await signInByLink(connection(), link, TEST_NOW);
    if (outcome.kind !== 'signed-in') throw new Error(outcome.kind);
    const { token } = outcome;
    return {
      cookie: `connexion=${token}`,
      formToken: signToken(TEST_SETTINGS.secret, 'form', token).slice(token.length),
    };
  }

  async function prepare(change: Partial<VenueTable> = {}) {
    const account = await insertMediator(connection());
    const organisationId = account.organisation_id ?? '';
    const venue = await insertVenue(connection(), { organisation_id: organisationId, ...change });
    const application = await makeTestApplication(connection());
    return { application, account, organisationId, venue, ...(await signIn(account)) };
  }

  function asTyped(venue: VenueTable) {
    return {
      name: venue.name,
      address: venue.address,
      addressExtra: '',
      postcode: venue.postcode,
      latitude: String(venue.latitude),
      longitude: String(venue.longitude),
    };
  }

  it('change a venue, and the mail names the old and the new place', async () => {
    const { application, organisationId, venue, cookie, formToken } = await prepare();
    const session = await insertSession(connection(), {
      organisation_id: organisationId,
      venue_id: venue.id,
      seats_taken: 1,
    });
    await insertRegistration(connection(), { session_id: session.id });
    const own = { url: `/mediation/lieux/${venue.id}/modifier`, params: { id: venue.id }, cookie };
    expect(await call(application, showEdit, own)).toMatchObject({
      venue: { id: venue.id, registered: true },
    });
    const response = await callForResponse(application, edit, {
      ...own,
      form: {
        ...asTyped(venue),
        formToken,
        address: '12 place Bonnyaud',
        website: 'lieu.exemple.fr',
        phone: '05 55 00 00 00',
      },
    });
    expect(response.headers.get('Location')).toBe('/mediation/lieux?fait=deplace');
    expect(await getVenue(connection(), venue.id)).toMatchObject({
      address: '12 place Bonnyaud',
      website: 'https://lieu.exemple.fr',
      phone: '05 55 00 00 00',
    });
    const { messages } = await listMessages(connection(), { offset: 0, limit: 9 });
    const told = messages.filter(({ sessionId }) => sessionId === session.id);
    const links = { publicUrl: TEST_SETTINGS.publicUrl, secret: TEST_SETTINGS.secret };
    const catalogue = await loadCatalogue(connection());
    const [prepared] = await prepareMessages(connection(), links, told, TEST_NOW, catalogue);
    if (!prepared?.facts) throw new Error('Nothing was to be told.');
    const mail = renderMail(prepared.facts);
    expect(mail.text).toContain(`${venue.name}, 12 place Bonnyaud, 23000 Guéret`);
    expect(mail.text).toContain(`${venue.name}, ${venue.address}, 23000 Guéret`);
    const shown = await call(application, showVenues, { url: '/mediation/lieux?fait=deplace', cookie });
    expect(shown).toMatchObject({ done: 'deplace', total: 1, venues: [{ id: venue.id, coming: 1 }] });
  });

  it('give the form back with what was typed, and say what to mend', async () => {
    const { application, venue, cookie, formToken } = await prepare();
    const refused = await call(application, edit, {
      url: `/mediation/lieux/${venue.id}/modifier`,
      params: { id: venue.id },
      cookie,
      form: {
        ...asTyped(venue),
        formToken,
        name: '',
        latitude: 'nord',
        phone: 'chez moi',
        website: 'javascript:x',
      },
    });
    expect(refused).toMatchObject({
      init: { status: 422 },
      data: {
        typed: { phone: 'chez moi' },
        errors: { name: 'required', latitude: 'latitude', phone: 'phoneNumber', website: 'webAddress' },
      },
    });
    const far = await call(application, edit, {
      url: `/mediation/lieux/${venue.id}/modifier`,
      params: { id: venue.id },
      cookie,
      form: { ...asTyped(venue), formToken, latitude: '0', longitude: '0' },
    });
    expect(far).toMatchObject({ init: { status: 422 }, data: { errors: { latitude: 'pinTooFar' } } });
    expect((await getVenue(connection(), venue.id)).name).toBe(venue.name);
  });

  it('are not there for another organisation, whatever is sent', async () => {
    const { application, venue } = await prepare();
    const { cookie, formToken } = await signIn(await insertMediator(connection()));
    for (const handler of [showEdit, edit, showClose, close]) {
      const response = await callForResponse(application, handler, {
        url: `/mediation/lieux/${venue.id}/modifier`,
        params: { id: venue.id },
        cookie,
        ...((handler === edit || handler === close) && { form: { formToken, geste: 'fermer' } }),
      });
      expect(response.status).toBe(404);
    }
  });

  it('close, reopen and delete a venue by buttons', async () => {
    const { application, venue, cookie, formToken } = await prepare();
    const own = { url: `/mediation/lieux/${venue.id}/fermer`, params: { id: venue.id }, cookie };
    const press = async (geste: string) =>
      (await callForResponse(application, close, { ...own, form: { formToken, geste } })).headers.get(
        'Location',
      );
    expect(await press('fermer')).toBe('/mediation/lieux?fait=ferme');
    expect(await call(application, showClose, own)).toMatchObject({
      venue: { closedAt: TEST_NOW.toISOString() },
      facts: { used: false, comingTotal: 0 },
    });
    expect(await press('rouvrir')).toBe('/mediation/lieux?fait=rouvert');
    expect((await getVenue(connection(), venue.id)).closedAt).toBeNull();
    const session = await insertSession(connection(), { venue_id: venue.id });
    const refused = await call(application, close, { ...own, form: { formToken, geste: 'supprimer' } });
    expect(refused).toMatchObject({ init: { status: 409 } });
    await connection().db.deleteFrom('sessions').where('id', '=', session.id).execute();
    expect(await press('supprimer')).toBe('/mediation/lieux?fait=supprime');
  });

  it('ask first whether a new venue is one that stands there, then take no for an answer', async () => {
    const { application, venue, cookie, formToken } = await prepare({
      address: '40 avenue de la Gare',
      latitude: 46.2,
      longitude: 1.9,
    });
    const url =
      '/mediation/lieux/nouveau?adresse=40%20av.%20de%20la%20gare&cp=23000&commune=23096&lat=46.2&lon=1.9';
    const asked = await call(application, showNew, { url, cookie });
    expect(asked).toMatchObject({ found: { asked: [{ id: venue.id }], notThese: [] } });
    const answered = await call(application, showNew, { url: `${url}&autre=1`, cookie });
    expect(answered).toMatchObject({ found: { asked: [], notThese: [venue.id] } });
    const form = {
      ...asTyped(venue),
      formToken,
      name: 'Salle d’attente',
      communeCode: '23096',
      latitude: '46.2',
      longitude: '1.9',
      foundAt: '46.2,1.9',
      foundPosition: 'exact',
    };
    const refused = await call(application, add, { url, cookie, form });
    expect(refused).toMatchObject({
      init: { status: 422 },
      data: { typed: { name: 'Salle d’attente' }, found: { asked: [{ id: venue.id }] } },
    });
    const added = await callForResponse(application, add, {
      url,
      cookie,
      form: { ...form, notThese: ['', venue.id] },
    });
    expect(added.headers.get('Location')).toMatch(/^\/mediation\/ateliers\/nouveau\?lieu=/);
  });

  it('suggest a likely duplicate, compare both and merge them by a button', async () => {
    const there = { commune_code: '2B033', address: '4 cours Pierangeli' };
    const { application, account, organisationId, venue, cookie, formToken } = await prepare(there);
    const twin = await insertVenue(connection(), {
      ...there,
      name: 'Médiathèque',
      organisation_id: organisationId,
    });
    const session = await insertSession(connection(), {
      organisation_id: organisationId,
      mediator_id: account.id,
      venue_id: twin.id,
    });
    const [own, other] = [venue, twin].sort((one, two) => (one.name < two.name ? -1 : 1));
    expect(await call(application, showVenues, { url: '/mediation/lieux', cookie })).toMatchObject({
      suggested: [{ own: { id: own?.id }, other: { id: other?.id } }],
    });
    const page = {
      url: `/mediation/lieux/${venue.id}/reunir/${twin.id}`,
      params: { id: venue.id, otherId: twin.id },
      cookie,
    };
    expect(await call(application, showMerge, page)).toMatchObject({
      venues: [
        { id: venue.id, coming: 0, decision: { kind: 'merge' } },
        { id: twin.id, coming: 1, decision: { kind: 'merge' } },
      ],
    });
    const unchosen = await call(application, merge, { ...page, form: { formToken, geste: 'reunir' } });
    expect(unchosen).toMatchObject({ init: { status: 422 }, data: { errors: { garder: 'choose' } } });
    const forged = { ...page, form: { geste: 'reunir', garder: venue.id } };
    expect((await callForResponse(application, merge, forged)).status).toBe(403);
    const press = { ...page, form: { formToken, geste: 'reunir', garder: venue.id } };
    const response = await callForResponse(application, merge, press);
    expect(response.headers.get('Location')).toBe('/mediation/lieux?fait=reuni');
    const { venue_id } = await connection()
      .db.selectFrom('sessions')
      .select('venue_id')
      .where('id', '=', session.id)
      .executeTakeFirstOrThrow();
    expect(venue_id).toBe(venue.id);
    expect(await call(application, showVenues, { url: '/mediation/lieux?fait=reuni', cookie })).toMatchObject(
      {
        merged: 'reuni',
        suggested: [],
        total: 1,
      },
    );
    // Its page has the session at once, and the other way round is refused with the page.
    expect(
      await call(application, showPublic, { url: `/lieux/${venue.id}`, params: { id: venue.id } }),
    ).toMatchObject({
      cards: [{ slug: session.slug }],
    });
    expect(
      await call(application, merge, { ...page, form: { formToken, geste: 'reunir', garder: twin.id } }),
    ).toMatchObject({ init: { status: 409 }, data: { changed: true } });

    const gone = { params: { id: twin.id }, locale: 'en' as const };
    for (const [handler, rest] of [
      [showPublic, ''],
      [showCalendar, '/calendrier.ics'],
      [showSubscribing, '/agenda'],
    ] as const) {
      const led = await callForResponse(application, handler, { ...gone, url: `/lieux/${twin.id}${rest}` });
      expect([led.status, led.headers.get('Location')]).toEqual([301, `/en/lieux/${venue.id}${rest}`]);
    }
  });

  it('suggest two venues no more once somebody told them apart', async () => {
    const there = { commune_code: '2A247', address: '2 rue du Fort' };
    const { application, venue, cookie, formToken } = await prepare(there);
    const twin = await insertVenue(connection(), { ...there, name: 'Office de tourisme' });
    const page = {
      url: `/mediation/lieux/${venue.id}/reunir/${twin.id}`,
      params: { id: venue.id, otherId: twin.id },
      cookie,
    };
    // The base's venue stays: this one may go, not the other way round.
    expect(await call(application, showMerge, page)).toMatchObject({
      venues: [{ decision: { kind: 'merge' } }, { decision: { kind: 'not-theirs' } }],
    });
    const response = await callForResponse(application, merge, {
      ...page,
      form: { formToken, geste: 'differents' },
    });
    expect(response.headers.get('Location')).toBe('/mediation/lieux?fait=differents');
    expect(await call(application, showVenues, { url: '/mediation/lieux', cookie })).toMatchObject({
      suggested: [],
    });
    expect((await getVenue(connection(), venue.id)).closedAt).toBeNull();
  });

  it('merge nothing for another organisation', async () => {
    const { application, organisationId, venue } = await prepare();
    const twin = await insertVenue(connection(), { organisation_id: organisationId });
    const { cookie, formToken } = await signIn(await insertMediator(connection()));
    const page = {
      url: `/mediation/lieux/${venue.id}/reunir/${twin.id}`,
      params: { id: venue.id, otherId: twin.id },
      cookie,
    };
    expect((await callForResponse(application, showMerge, page)).status).toBe(404);
    const forms: Record<string, string>[] = [
      { formToken, geste: 'reunir', garder: venue.id },
      { formToken, geste: 'differents' },
    ];
    for (const form of forms)
      expect((await callForResponse(application, merge, { ...page, form })).status).toBe(404);
    expect((await getVenue(connection(), twin.id)).closedAt).toBeNull();
  });
});
