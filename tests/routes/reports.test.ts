import { beforeEach, expect, it } from 'vitest';
import { makeReportToken } from '#app/auth/report-token.server.ts';
import { signToken } from '#app/auth/signed-token.server.ts';
import * as signedIn from '#app/routes/mediation-report.tsx';
import * as byLink from '#app/routes/report.tsx';
import { recordTicks } from '#db/check-ins.server.ts';
import { newId } from '#db/identifiers.ts';
import type { AccountTable, SessionTable } from '#db/schema.ts';
import { getTotals } from '#db/totals.server.ts';
import { call, callForResponse, makeTestApplication, TEST_SETTINGS } from '#tests/support/application.ts';
import { changeSession, insertMediator, insertSession } from '#tests/support/builders.ts';
import { onBothEngines } from '#tests/support/databases.ts';
import { forge } from '#tests/support/forged.ts';
import { signInAs } from '#tests/support/signed-in.ts';

/** When the tests' cookies are good; the session was held some days before. */
const NOW = new Date('2027-03-01T09:00:00.000Z');
const SHORT = { headCount: '9', grade: 'counted', seen: '0' };

onBothEngines('the report of a session', (connection) => {
  let account: AccountTable;
  let session: SessionTable;

  beforeEach(async () => {
    account = await insertMediator(connection());
    session = await insertSession(connection(), {
      organisation_id: account.organisation_id ?? '',
      mediator_id: account.id,
      starts_at: '2027-02-25T13:00:00.000Z',
      ends_at: '2027-02-25T15:00:00.000Z',
      seats_taken: 7,
    });
  });

  const open = (now = NOW) => makeTestApplication(connection(), { now });
  const tokenOf = (who = account) =>
    makeReportToken(TEST_SETTINGS.secret, { sessionId: session.id, accountId: who.id });
  const linked = (token = tokenOf()) => ({ url: `/bilans/${token}`, params: { token } });
  async function entered(who = account) {
    const { cookie, formToken } = await signInAs(connection(), who.id);
    const own = { url: `/mediation/ateliers/${session.id}/bilan`, params: { id: session.id }, cookie };
    return { own, formToken };
  }
  const rows = async () => ({
    reports: await connection()
      .db.selectFrom('reports')
      .selectAll()
      .where('session_id', '=', session.id)
      .execute(),
    versions: await connection()
      .db.selectFrom('report_versions')
      .selectAll()
      .where('session_id', '=', session.id)
      .orderBy('number')
      .execute(),
    tallies: await connection()
      .db.selectFrom('report_tallies')
      .select(['number', 'category', 'people'])
      .where('session_id', '=', session.id)
      .orderBy('number')
      .orderBy('category')
      .execute(),
  });
  const post = async (form: Record<string, string>, now = NOW) =>
    call(await open(now), byLink.action, { ...linked(), form });

  it('is filed by the mailed link in one POST, and replaces the registered figure of the totals', async () => {
    const application = await open();
    const before = await getTotals(connection(), session.campaign_id);
    expect(before.participants).toMatchObject({ registered: 7, counted: 0 });
    const version = await readVersion();
    const response = await callForResponse(application, byLink.action, { ...linked(), form: SHORT });
    expect(response.status).toBe(303);
    expect(response.headers.get('Location')).toBe(`/bilans/${tokenOf()}?fait=1`);
    const { reports, versions, tallies } = await rows();
    expect(reports).toMatchObject([
      { head_count: 9, grade: 'counted', comment: null, reported_by: account.id },
    ]);
    expect(versions).toMatchObject([{ number: 1, filed_through: 'link', filed_at: NOW.toISOString() }]);
    expect(tallies).toEqual([]);
    const after = await getTotals(connection(), session.campaign_id);
    expect(after.participants).toMatchObject({ total: 9, registered: 0, counted: 9 });
    // Pages of figures that are kept for others are rendered anew.
    expect(await readVersion()).toBeGreaterThan(version);
  });

  it('changes nothing by a GET, and tells caches and search engines nothing', async () => {
    const page = await call(await open(), byLink.loader, linked());
    expect(page).toMatchObject({ open: true, report: undefined, page: { hidden: true } });
    expect(await rows()).toEqual({ reports: [], versions: [], tallies: [] });
    const headers = byLink.headers({} as never);
    expect(headers).toMatchObject({ 'Cache-Control': 'private, no-store', 'Referrer-Policy': 'same-origin' });
  });

  it('starts from who was ticked at the door, and from nothing when nobody was', async () => {
    const start = async () => {
      const page = await call(await open(), byLink.loader, linked());
      return page instanceof Response ? undefined : page.checkedIn;
    };
    expect(await start()).toBe(0);
    const at = '2027-02-25T13:05:00.000Z';
    const walkIn = { kind: 'walk_in', seats: 1, at, deviceId: newId() } as const;
    await recordTicks(
      connection(),
      session.id,
      [1, 2].map(() => ({ ...walkIn, id: newId() })),
      NOW,
    );
    expect(await start()).toBe(2);
    await post(SHORT);
    expect(await start()).toBe(0);
  });

  it('keeps every version of what was corrected, by whom and through which door', async () => {
    await post({ ...SHORT, gender_female: '4', gender_male: '5', comment: 'Belle ambiance.' });
    const colleague = await insertMediator(connection(), {
      organisation_id: account.organisation_id,
      name: 'Sacha Essai',
    });
    const { own, formToken } = await entered(colleague);
    const correction = { headCount: '11', grade: 'estimated', visit_first: '3', seen: '1', formToken };
    const response = await callForResponse(await open(), signedIn.action, { ...own, form: correction });
    expect(response.headers.get('Location')).toBe(`/mediation/ateliers/${session.id}/bilan?fait=1`);
    const stored = await rows();
    expect(stored.reports).toMatchObject([{ head_count: 11, grade: 'estimated', comment: null, number: 2 }]);
    expect(stored.tallies).toEqual([
      { number: 1, category: 'gender_female', people: 4 },
      { number: 1, category: 'gender_male', people: 5 },
      { number: 2, category: 'visit_first', people: 3 },
    ]);
    const page = await call(await open(), signedIn.loader, own);
    expect(page).toMatchObject({
      report: {
        content: { headCount: 11, tallies: { visit_first: 3 } },
        versions: [
          { number: 2, headCount: 11, filedBy: 'Sacha Essai', filedThrough: 'sign_in' },
          {
            number: 1,
            headCount: 9,
            filedBy: account.name,
            filedThrough: 'link',
            comment: 'Belle ambiance.',
          },
        ],
      },
    });
  });

  it('sums up in plain text for La Coop, without what was not told', async () => {
    await post({ ...SHORT, age_70_up: '2', age_25_39: '7', comment: 'Merci !' });
    const page = await call(await open(), byLink.loader, linked());
    if (page instanceof Response) throw page;
    expect(page.summary?.split('\n').map((line) => line.replaceAll('\u00a0', ' '))).toEqual([
      'Thème : Intelligence artificielle',
      'Atelier : Découvrir l’IA autour d’un café',
      'Date : jeudi 25 février 2027, de 14:00 à 16:00',
      'Durée : 120 minutes',
      'Lieu : Médiathèque d’essai, 1 place de la Mairie, 23000 Guéret',
      'Participants : 9 (comptés sur place)',
      'Âge : 25–39 ans 7 ; 70 ans et plus 2',
      'Remarque : Merci !',
    ]);
  });

  it.each([
    [{ headCount: '' }, { headCount: 'headCount' }],
    [{ headCount: '-1' }, { headCount: 'headCount' }],
    [{ headCount: '3,5' }, { headCount: 'headCount' }],
    [{ headCount: '10001' }, { headCount: 'headCount' }],
    [{ grade: 'à vue' }, { grade: 'gradeChoice' }],
    [{ age_12_18: 'x' }, { age_12_18: 'headCount' }],
    [{ comment: 'a'.repeat(301) }, { comment: 'tooLong' }],
    [{ comment: 'deux\nlignes' }, { comment: 'unreadableSigns' }],
    [{ age_12_18: '5', age_70_up: '5', gender_female: '9' }, { age: 'tallyTooLarge' }],
  ])('comes back with %o, what was typed and a sentence beside it', async (change, errors) => {
    const typed = { ...SHORT, comment: 'Bonjour', ...change };
    expect(await post(typed)).toMatchObject({ init: { status: 422 }, data: { errors, typed } });
    expect((await rows()).reports).toEqual([]);
  });

  it('asks once more for a head-count that surprises', async () => {
    const many = { ...SHORT, headCount: '60' };
    expect(await post(many)).toMatchObject({
      init: { status: 422 },
      data: { surprising: { headCount: 60, seats: 12 }, typed: many },
    });
    expect((await rows()).reports).toEqual([]);
    expect(await post({ ...many, confirmed: '60' })).toMatchObject({ status: 303 });
    expect((await rows()).reports).toMatchObject([{ head_count: 60 }]);
  });

  it('takes one of two reports sent at the same time, and shows it to the other', async () => {
    const sent = await Promise.all(['8', '9'].map((headCount) => post({ ...SHORT, headCount })));
    const statuses = sent.map((answer) => (answer instanceof Response ? answer.status : answer.init?.status));
    expect(statuses.sort()).toEqual([303, 409]);
    expect((await rows()).versions).toHaveLength(1);
    // The same one again is no correction.
    const [kept] = (await rows()).reports;
    expect(await post({ ...SHORT, headCount: String(kept?.head_count) })).toMatchObject({ status: 303 });
    expect((await rows()).versions).toHaveLength(1);
  });

  it('is not taken before the session begins, nor for one that was not held', async () => {
    expect(await post(SHORT, new Date('2027-02-25T12:59:59.999Z'))).toMatchObject({ init: { status: 409 } });
    await changeSession(connection(), session.id, { cancelled_at: NOW.toISOString() });
    expect(await post(SHORT)).toMatchObject({ init: { status: 409 } });
    expect(await call(await open(), byLink.loader, linked())).toMatchObject({ open: false });
    expect((await rows()).reports).toEqual([]);
  });

  it('is nobody else’s: 404 for another organisation, reading and writing', async () => {
    const stranger = await insertMediator(connection());
    const { own, formToken } = await entered(stranger);
    expect((await callForResponse(await open(), signedIn.loader, own)).status).toBe(404);
    const form = { ...SHORT, formToken };
    expect((await callForResponse(await open(), signedIn.action, { ...own, form })).status).toBe(404);
    expect((await callForResponse(await open(), byLink.loader, linked(tokenOf(stranger)))).status).toBe(404);
    expect((await rows()).reports).toEqual([]);
  });

  it('needs the form’s token of who is signed in', async () => {
    const { own } = await entered();
    expect((await callForResponse(await open(), signedIn.action, { ...own, form: SHORT })).status).toBe(403);
  });

  it('is closed to links that are forged, of another purpose, too old, or of somebody who left', async () => {
    const token = tokenOf();
    const forged = [
      forge(token),
      token.slice(1),
      '',
      signToken(TEST_SETTINGS.secret, 'registration', `${session.id}_${account.id}`),
      signToken(TEST_SETTINGS.secret, 'report', session.id),
    ];
    const status = async (link: string, now = NOW) => [
      (await callForResponse(await open(now), byLink.loader, linked(link))).status,
      (await callForResponse(await open(now), byLink.action, { ...linked(link), form: SHORT })).status,
    ];
    for (const link of forged) expect(await status(link)).toEqual([404, 404]);
    expect(await status(token, new Date('2027-03-27T15:00:00.000Z'))).toEqual([404, 404]);
    const page = await call(await open(new Date('2027-03-27T14:59:59.999Z')), byLink.loader, linked());
    expect(page).toMatchObject({ open: true });
    const change = (changes: Partial<AccountTable>) =>
      connection().db.updateTable('accounts').set(changes).where('id', '=', account.id).execute();
    await change({ closed_at: NOW.toISOString() });
    expect(await status(token)).toEqual([404, 404]);
    const { organisation_id } = await insertMediator(connection());
    await change({ closed_at: null, organisation_id });
    expect(await status(token)).toEqual([404, 404]);
    expect((await rows()).reports).toEqual([]);
  });

  async function readVersion() {
    const { version } = await connection()
      .db.selectFrom('catalogue_versions')
      .select('version')
      .executeTakeFirstOrThrow();
    return version;
  }
});
