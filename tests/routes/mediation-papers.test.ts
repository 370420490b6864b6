import { beforeAll, describe, expect, it, vi } from 'vitest';
import { shortCode } from '#app/domain/session-naming.ts';
import { loader as sheetPage } from '#app/routes/mediation-attendance-sheet.tsx';
import { loader as sheetPdf } from '#app/routes/mediation-attendance-sheet-pdf.ts';
import { loader as certificateForm, action as mendCertificate } from '#app/routes/mediation-certificate.tsx';
import { action as certificatePdf, loader as reloadedPdf } from '#app/routes/mediation-certificate-pdf.ts';
import { loader as ownCertificates } from '#app/routes/mediation-own-certificate.tsx';
import { loader as ownCertificatePdf } from '#app/routes/mediation-own-certificate-pdf.ts';
import { loader as poster } from '#app/routes/mediation-poster-pdf.ts';
import { loader as promotion } from '#app/routes/mediation-promotion.tsx';
import { loader as shortAddress } from '#app/routes/short-address.tsx';
import type { Application } from '#app/server/context.server.ts';
import { newId } from '#db/identifiers.ts';
import type { AccountTable, SessionTable } from '#db/schema.ts';
import { call, callForResponse, makeTestApplication } from '#tests/support/application.ts';
import { changeSession, insertMediator, insertRegistration, insertSession } from '#tests/support/builders.ts';
import { onBothEngines } from '#tests/support/databases.ts';
import { readPdf } from '#tests/support/pdf.ts';
import { signInAs } from '#tests/support/signed-in.ts';

type SignedIn = { cookie: string; formToken: string };

onBothEngines('the papers of a session', (connection) => {
  let application: Application;
  let mediator: AccountTable;
  let session: SessionTable;
  let colleague: SignedIn;
  let stranger: SignedIn;

  beforeAll(async () => {
    mediator = await insertMediator(connection());
    const organisation_id = mediator.organisation_id ?? '';
    session = await insertSession(connection(), { organisation_id, mediator_id: mediator.id });
    colleague = await signInAs(
      connection(),
      (await insertMediator(connection(), { organisation_id, name: 'Sacha Collègue' })).id,
    );
    stranger = await signInAs(connection(), (await insertMediator(connection())).id);
    application = await makeTestApplication(connection());
  });

  const address = (page: string, { id } = session) => ({
    url: `/mediation/ateliers/${id}/${page}`,
    params: { id },
  });

  it('are a 404 for another organisation, and ask who one is', async () => {
    for (const [page, loader] of [
      ['emargement', sheetPage],
      ['emargement.pdf', sheetPdf],
      ['affiche-a4.pdf', poster],
      ['affiche-serie-a5.pdf', poster],
      ['diffuser', promotion],
      ['attestation', certificateForm],
    ] as const) {
      const refused = await callForResponse(application, loader, {
        ...address(page),
        cookie: stranger.cookie,
      });
      expect([page, refused.status]).toEqual([page, 404]);
      const unknown = await callForResponse(application, loader, address(page));
      expect([page, unknown.status, unknown.headers.get('Location')?.split('?')[0]]).toEqual([
        page,
        302,
        '/connexion',
      ]);
    }
  });

  it('print who comes on the attendance sheet, by name only', async () => {
    const common = { session_id: session.id };
    await insertRegistration(connection(), { ...common, name: 'Zoé', seats: 2 });
    await insertRegistration(connection(), { ...common, name: 'Łukasz', contact: 'lukasz@exemple.test' });
    await insertRegistration(connection(), { ...common, name: 'Attend', waiting_number: 1 });
    await insertRegistration(connection(), { ...common, name: 'Parti', cancelled_at: session.created_at });
    const { cookie } = colleague;
    const response = await callForResponse(application, sheetPdf, { ...address('emargement.pdf'), cookie });
    expect(response.headers.get('Content-Type')).toBe('application/pdf');
    expect(response.headers.get('Cache-Control')).toBe('private, no-store');
    const pdf = readPdf(new Uint8Array(await response.arrayBuffer()));
    expect(pdf.links).toEqual([`http://localhost:3000/mediation/ateliers/${session.id}/bilan`]);
    const [page = ''] = pdf.pages;
    expect(page).toContain('mardi18mai2027,de14:00à16:00');
    expect(page).toContain('avecZoé');
    // The number of seats stands after the name.
    expect(page).toContain('Łukasz1Zoé2');
    for (const unwanted of ['Attend', 'Parti', '@']) expect(page).not.toContain(unwanted);

    const shown = await call(application, sheetPage, { ...address('emargement'), cookie });
    if (shown instanceof Response) throw new Error('The page has data.');
    expect(shown.lines.slice(0, 4)).toEqual([
      { kind: 'person', name: 'Łukasz', seats: 1 },
      { kind: 'person', name: 'Zoé', seats: 2 },
      { kind: 'companion', name: 'Zoé', seat: 2, seats: 2 },
      { kind: 'walk_in' },
    ]);
    expect(JSON.stringify(shown)).not.toContain('@');
  });

  const read = async (response: Response) => readPdf(new Uint8Array(await response.arrayBuffer()));
  const showPoster = (page: string, target = session) =>
    callForResponse(application, poster, { ...address(page, target), cookie: colleague.cookie });

  it('are posters in two sizes, in the language of the session, with a short address that leads to it', async () => {
    const french = await read(await showPoster('affiche-a4.pdf'));
    expect(french.title).toBe('Affiche\u00a0: Découvrir l’IA autour d’un café');
    expect(french.pages[0]).toContain('mardi18maide14:00à16:00');
    expect(french.pages[0]).toContain('Gratuit,surinscription');
    expect(french.links).toEqual([`http://localhost:3000/a/${shortCode(session.id)}`]);
    const { organisation_id, mediator_id, campaign_id } = session;
    const english = await insertSession(connection(), {
      organisation_id,
      mediator_id,
      campaign_id,
      language: 'en',
      entry: 'drop_in',
    });
    const translated = await read(await showPoster('affiche-a5.pdf', english));
    expect(translated.size).toEqual([420, 595]);
    expect(translated.pages[0]).toContain('Tuesday18Mayfrom14:00to16:00');
    expect(translated.pages[0]).toContain('Free,justcomealong');
    expect(translated.links).toEqual([`http://localhost:3000/en/a/${shortCode(english.id)}`]);

    await application.catalogue.refresh();
    const code = shortCode(session.id);
    for (const typed of [code, code.toUpperCase()]) {
      const led = await callForResponse(application, shortAddress, {
        url: `/a/${typed}`,
        params: { code: typed },
      });
      expect([led.status, led.headers.get('Location')]).toEqual([302, `/ateliers/${session.slug}`]);
    }
    for (const wrong of ['0000000000', code.slice(1), '']) {
      const nowhere = await callForResponse(application, shortAddress, {
        url: `/a/${wrong}`,
        params: { code: wrong },
      });
      expect([wrong, nowhere.status]).toEqual([wrong, 404]);
    }
  });

  it('are no poster of what is not public, and say why', async () => {
    const { organisation_id, mediator_id, campaign_id } = session;
    const common = { organisation_id, mediator_id, campaign_id };
    const draft = await insertSession(connection(), { ...common, published_at: null });
    const cancelled = await insertSession(connection(), { ...common, cancelled_at: session.created_at });
    await application.catalogue.refresh();
    for (const [target, page, sentence] of [
      [draft, 'affiche-a4.pdf', 'Publiez-le'],
      [cancelled, 'affiche-a5.pdf', 'annulé'],
      [session, 'affiche-serie-a4.pdf', 'pas d’autre date'],
    ] as const) {
      const refused = await showPoster(page, target);
      expect([page, refused.status]).toEqual([page, 409]);
      expect(await refused.text()).toContain(sentence);
    }
    expect(
      await call(application, promotion, { ...address('diffuser', draft), cookie: colleague.cookie }),
    ).toMatchObject({ refusal: 'draft' });
    const code = shortCode(draft.id);
    const hidden = await callForResponse(application, shortAddress, { url: `/a/${code}`, params: { code } });
    expect(hidden.status).toBe(404);
  });

  it('are a poster of the dates to come of a series at one venue', async () => {
    const seriesId = newId();
    const { organisation_id, mediator_id, campaign_id, venue_id, created_at } = session;
    await connection()
      .db.insertInto('session_series')
      .values({
        id: seriesId,
        organisation_id,
        created_by: mediator_id,
        created_at,
        updated_at: created_at,
      })
      .execute();
    const dates = [
      ['2027-05-19T12:00:00.000Z', {}],
      ['2027-05-20T12:00:00.000Z', {}],
      ['2027-05-21T12:00:00.000Z', { cancelled_at: created_at }],
      ['2027-05-22T12:00:00.000Z', { published_at: null }],
      ['2027-02-01T12:00:00.000Z', {}],
      ['2027-05-23T12:00:00.000Z', { venue_id: undefined }],
    ] as const;
    const made: SessionTable[] = [];
    for (const [starts_at, change] of dates) {
      made.push(
        await insertSession(connection(), {
          ...{ organisation_id, mediator_id, campaign_id, venue_id, series_id: seriesId, starts_at },
          ends_at: starts_at.replace('T12', 'T14'),
          ...change,
        }),
      );
    }
    const { pages, links } = await read(await showPoster('affiche-serie-a4.pdf', made[0]));
    expect(pages[0]).toContain('mercredi19mai,de14:00à16:00jeudi20mai,de14:00à16:00');
    for (const other of ['21mai', '22mai', '23mai', 'février']) expect(pages[0]).not.toContain(other);
    expect(links).toEqual([`http://localhost:3000/lieux/${venue_id}`]);
  });

  it('come with a sentence for social networks, in English too for a session in English', async () => {
    const loaded = await call(application, promotion, { ...address('diffuser'), cookie: colleague.cookie });
    if (loaded instanceof Response) throw new Error('The page has data.');
    expect(loaded.sentences).toEqual({
      fr:
        'Découvrir l’IA autour d’un café\u00a0: mardi 18 mai, de 14:00 à 16:00, Médiathèque d’essai, Guéret. ' +
        `Gratuit, sur inscription\u00a0: http://localhost:3000/a/${shortCode(session.id)}`,
      en: null,
    });
    await changeSession(connection(), session.id, { language: 'en' });
    const both = await call(application, promotion, { ...address('diffuser'), cookie: colleague.cookie });
    await changeSession(connection(), session.id, { language: 'fr' });
    if (both instanceof Response) throw new Error('The page has data.');
    expect(both.sentences.en).toContain(
      'Tuesday 18 May, from 14:00 to 16:00, Médiathèque d’essai, Guéret. Free',
    );
  });

  describe('once it has begun', () => {
    let held: SessionTable;

    beforeAll(async () => {
      const { organisation_id, campaign_id } = session;
      held = await insertSession(connection(), {
        ...{ organisation_id, mediator_id: mediator.id, campaign_id, seats_taken: 8 },
        starts_at: '2027-03-01T07:00:00.000Z',
        ends_at: '2027-03-01T08:30:00.000Z',
      });
    });

    const sendNames = (names: string, who = colleague, target = held) =>
      callForResponse(application, certificatePdf, {
        ...address('attestation.pdf', target),
        cookie: who.cookie,
        form: { names, formToken: who.formToken },
      });

    it('are certificates of attendance, whose names are neither stored nor logged', async () => {
      const logged = (['log', 'info', 'warn', 'error'] as const).map((level) => vi.spyOn(console, level));
      const response = await sendNames('Əli Məmmədov\r\nŁukasz Żółć');
      expect(response.status).toBe(200);
      expect(response.headers.get('Cache-Control')).toBe('private, no-store');
      expect(response.headers.get('Content-Disposition')).toBe(
        `attachment; filename="attestation-${held.slug}.pdf"`,
      );
      const { pages, title } = await read(response);
      expect(pages).toHaveLength(2);
      expect(pages[0]).toContain('ƏliMəmmədovaparticipéàl’atelier');
      expect(pages[1]).toContain('ŁukaszŻółć');
      expect(pages[0]).toContain('lundi1ermars2027,de08:00à09:30(1h30)');
      expect(title).toBe('Attestation de participation');
      expect(logged.flatMap(({ mock }) => mock.calls)).toEqual([]);
      for (const spy of logged) spy.mockRestore();
      for (const table of ['registrations', 'messages', 'sessions'] as const) {
        const rows = await connection().db.selectFrom(table).selectAll().execute();
        expect(JSON.stringify(rows)).not.toContain('Məmmədov');
      }
    });

    it('send the form back to its page when a name cannot be printed, never in an address', async () => {
      const { cookie, formToken } = colleague;
      for (const [names, error] of [
        ['', 'required'],
        ['Zoé \u{f5ffd}', 'lettersWithoutFont'],
      ] as const) {
        const response = await sendNames(names);
        expect([response.status, response.headers.get('Location')]).toEqual([
          307,
          `/mediation/ateliers/${held.id}/attestation`,
        ]);
        const mended = await call(application, mendCertificate, {
          ...address('attestation', held),
          cookie,
          form: { names, formToken },
        });
        expect(mended).toMatchObject({
          init: { status: 422 },
          data: { typed: { names }, errors: { names: error } },
        });
      }
      const reloaded = await callForResponse(application, reloadedPdf, {
        ...address('attestation.pdf', held),
        cookie,
      });
      expect(reloaded.headers.get('Location')).toBe(`/mediation/ateliers/${held.id}/attestation`);
    });

    it('are refused to other organisations, to forged forms and before the session', async () => {
      expect((await sendNames('Zoé', stranger)).status).toBe(404);
      expect((await sendNames('Zoé', { ...colleague, formToken: 'forged' })).status).toBe(403);
      expect((await sendNames('Zoé', colleague, session)).status).toBe(307);
      const early = await call(application, mendCertificate, {
        ...address('attestation'),
        cookie: colleague.cookie,
        form: { names: 'Zoé', formToken: colleague.formToken },
      });
      expect(early).toMatchObject({ init: { status: 409 } });
    });

    it('are a certificate for the mediator who held it, by campaign', async () => {
      const { cookie } = await signInAs(connection(), mediator.id);
      expect(
        await call(application, ownCertificates, { url: '/mediation/attestation', cookie }),
      ).toMatchObject({
        certificates: [
          { summary: expect.stringMatching(/^2 ateliers, 3\sh\s30$/), participants: { total: 8 } },
        ],
      });
      const { slug } = await connection()
        .db.selectFrom('campaigns')
        .select('slug')
        .where('id', '=', session.campaign_id)
        .executeTakeFirstOrThrow();
      const own = (edition: string, who: string) =>
        callForResponse(application, ownCertificatePdf, {
          url: `/mediation/attestation.pdf?edition=${edition}`,
          cookie: who,
        });
      const [page = ''] = (await read(await own(slug, cookie))).pages;
      for (const words of ['CamilleEssai', 'aanimé2ateliers', 'inscrits,sansbilan:8'])
        expect(page).toContain(words);
      expect((await own(slug, stranger.cookie)).status).toBe(404);
      expect((await own('inconnue', cookie)).status).toBe(404);
    });
  });
});
