import { expect, it } from 'vitest';
import { signToken } from '#app/auth/signed-token.server.ts';
import { action as publishTicked, loader as showDrafts } from '#app/routes/mediation-drafts.tsx';
import { action as repeat, loader as showLast } from '#app/routes/mediation-last-edition.tsx';
import { action as discard } from '#app/routes/mediation-preparation-discard.ts';
import { action as keep } from '#app/routes/mediation-preparation-keep.ts';
import { loader as showWhat, action as what } from '#app/routes/mediation-preparation-what.tsx';
import { loader as showWhen, action as when } from '#app/routes/mediation-preparation-when.tsx';
import { loader as showWhere, action as where } from '#app/routes/mediation-preparation-where.tsx';
import { action as actOnSeries, loader as showSeries } from '#app/routes/mediation-series.tsx';
import { action as cancelSeries, loader as showCancel } from '#app/routes/mediation-series-cancel.tsx';
import { action as copySeries } from '#app/routes/mediation-series-duplicate.ts';
import { action as copySession } from '#app/routes/mediation-session-duplicate.ts';
import { action as edit } from '#app/routes/mediation-session-edit.tsx';
import { action as begin, loader as showNew } from '#app/routes/mediation-session-new.tsx';
import type { Connection } from '#db/connection.server.ts';
import type { AccountTable } from '#db/schema.ts';
import { createSignInLink, signInByLink } from '#db/sign-ins.server.ts';
import {
  call,
  callForResponse,
  makeTestApplication,
  TEST_NOW,
  TEST_SETTINGS,
} from '#tests/support/application.ts';
import { insertCampaign, insertMediator, insertSession, insertVenue } from '#tests/support/builders.ts';
import { onBothEngines } from '#tests/support/databases.ts';

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

onBothEngines('preparing and publishing', (connection) => {
  async function prepare() {
    await insertCampaign(connection());
    const account = await insertMediator(connection());
    const venue = await insertVenue(connection());
    const signedIn = await signIn(connection(), account);
    const application = await makeTestApplication(connection());
    const send = (
      action: Parameters<typeof call>[1],
      url: string,
      form: Record<string, string | string[]>,
    ) => {
      const id = /\/(?:brouillons|series|ateliers)\/([\w-]+)/.exec(url)?.[1] ?? '';
      const { cookie, formToken } = signedIn;
      return call(application, action, { url, params: { id }, cookie, form: { ...form, formToken } });
    };
    const open = (loader: Parameters<typeof call>[1], url: string) => {
      const id = /\/(?:brouillons|series|ateliers)\/([\w-]+)/.exec(url)?.[1] ?? '';
      return call(application, loader, { url, params: { id }, cookie: signedIn.cookie });
    };
    return { application, account, venue, send, open, cookie: signedIn.cookie };
  }

  const locationOf = (answer: unknown) => {
    if (!(answer instanceof Response)) throw new Error('A redirect was expected.');
    return answer.headers.get('Location') ?? '';
  };

  /** Goes through the steps and makes a series of drafts. Returns its address. */
  async function makeSeries({ send, venue }: Awaited<ReturnType<typeof prepare>>, dates = {}) {
    const contents = locationOf(
      await send(begin, '/mediation/ateliers/nouveau', { attendance: 'on_site', venueId: venue.id }),
    );
    expect(contents).toMatch(/^\/mediation\/brouillons\/[\w-]+\/contenu$/);
    expect(locationOf(await send(what, contents, { modele: 'cafe-ia-questions' }))).toBe(contents);
    const step = contents.replace('contenu', 'dates');
    const answer = await send(when, step, {
      geste: 'continuer',
      date: '2027-05-17',
      frequency: 'daily',
      count: '5',
      startTime: '14:00',
      startTime2: '17:00',
      minutes: '90',
      limit: 'limited',
      capacity: '20',
      ...dates,
    });
    const address = locationOf(answer);
    expect(address).toMatch(/^\/mediation\/series\/[\w-]+$/);
    return address;
  }

  it('goes from a venue and a template to ten published sessions', async () => {
    const facts = await prepare();
    const series = await makeSeries(facts);
    expect(await facts.open(showSeries, series)).toMatchObject({
      drafts: 10,
      missing: [],
      lines: Array.from({ length: 10 }, () => ({ state: 'draft', warnings: [] })),
    });
    expect(locationOf(await facts.send(actOnSeries, series, { geste: 'publier' }))).toBe(
      `${series}?fait=publie`,
    );
    expect(await facts.open(showSeries, series)).toMatchObject({ drafts: 0, open: 10 });
    expect(facts.application.catalogue.version).toBeGreaterThan(0);
    const rows = await connection()
      .db.selectFrom('sessions')
      .select(['title', 'capacity', 'venue_id', 'created_by', 'published_by'])
      .where('organisation_id', '=', facts.account.organisation_id ?? '')
      .execute();
    expect(rows).toHaveLength(10);
    expect(rows[0]).toEqual({
      title: 'Café IA : venez avec vos questions',
      capacity: 20,
      venue_id: facts.venue.id,
      created_by: facts.account.id,
      published_by: facts.account.id,
    });
  });

  it('keeps what was typed at each step, good or not, and gives it back', async () => {
    const { send, open, venue } = await prepare();
    expect(
      await send(begin, '/mediation/ateliers/nouveau', { attendance: 'on_site', venueId: '' }),
    ).toMatchObject({
      init: { status: 422 },
      data: { errors: { venueId: 'venueNeeded' } },
    });
    const contents = locationOf(
      await send(begin, '/mediation/ateliers/nouveau', { attendance: 'on_site', venueId: venue.id }),
    );
    const typed = { programme: 'cafe-ia', title: 'x', description: 'Une <b>phrase</b>', audience: 'seniors' };
    expect(await send(what, contents, typed)).toMatchObject({
      init: { status: 422 },
      data: { errors: { title: 'tooShort' }, typed },
    });
    expect(await open(showWhat, contents)).toMatchObject({ form: { typed }, choosing: false });
    const kept = await send(keep, contents.replace('contenu', 'garder'), { title: 'En train d’écr' });
    expect(kept).toMatchObject({ status: 204 });
    expect(await open(showNew, '/mediation/ateliers/nouveau')).toMatchObject({
      preparations: [{ title: 'En train d’écr' }],
    });
    const later = await send(what, contents, { ...typed, title: '', geste: 'plus-tard' });
    expect(locationOf(later)).toBe('/mediation');
    const dates = contents.replace('contenu', 'dates');
    // What an earlier step lacks is told there.
    const sent = { date: '2027-05-18', startTime: '14:00', minutes: '90', capacity: '12', limit: 'limited' };
    expect(locationOf(await send(when, dates, sent))).toBe(`${contents}?verifier`);
    expect(await open(showWhat, `${contents}?verifier`)).toMatchObject({
      form: { errors: { title: 'required' } },
    });
    expect(locationOf(await send(discard, contents.replace('contenu', 'jeter'), {}))).toBe(
      '/mediation/ateliers/nouveau',
    );
    expect(await open(showWhat, contents)).toMatchObject({ status: 404 });
  });

  it.each([
    ['no date', { date: '' }, { date: 'required' }],
    [
      'an hour that the clock skips',
      { date: '2027-03-28', startTime: '02:30', count: '1' },
      { startTime: 'skippedHour' },
    ],
    [
      'a row at an hour that the clock skips',
      { rowDate4: '2027-03-28', rowTime4: '02:30' },
      { rowTime4: 'skippedHour' },
    ],
    ['too many dates', { count: '60', startTime2: '18:00' }, { count: 'tooManyDates' }],
    ['no capacity', { capacity: '' }, { capacity: 'required' }],
    ['a title of 9 kB', { title: 'x'.repeat(9_000) }, undefined],
  ])('gives the dates back for %s, and makes nothing', async (_, change, errors) => {
    const { send, venue, account } = await prepare();
    const contents = locationOf(
      await send(begin, '/mediation/ateliers/nouveau', { attendance: 'on_site', venueId: venue.id }),
    );
    await send(what, contents, { modele: 'vrai-ou-faux' });
    const dates = contents.replace('contenu', 'dates');
    const answer = await send(when, dates, {
      date: '2027-05-17',
      frequency: 'daily',
      count: '3',
      startTime: '14:00',
      minutes: '90',
      ...change,
    });
    if (errors) expect(answer).toMatchObject({ init: { status: 422 }, data: { errors, typed: change } });
    else expect(locationOf(answer)).toBe(`${contents}?verifier`);
    const made = await connection()
      .db.selectFrom('sessions')
      .select('id')
      .where('organisation_id', '=', account.organisation_id ?? '')
      .execute();
    expect(made).toEqual([]);
  });

  it('adds rows with what was typed', async () => {
    const { send, venue } = await prepare();
    const contents = locationOf(
      await send(begin, '/mediation/ateliers/nouveau', { attendance: 'on_site', venueId: venue.id }),
    );
    const form = { geste: 'lignes', rows: '12', rowDate12: '2027-05-18' };
    expect(await send(when, contents.replace('contenu', 'dates'), form)).toMatchObject({
      data: { typed: { rows: '24', rowDate12: '2027-05-18' } },
    });
  });

  it('edits and calls off a whole series', async () => {
    const facts = await prepare();
    const series = await makeSeries(facts, { count: '2', startTime2: '' });
    await facts.send(actOnSeries, series, { geste: 'publier' });
    const rows = await connection()
      .db.selectFrom('sessions')
      .select('id')
      .where('series_id', '=', series.split('/').at(-1) ?? '')
      .orderBy('starts_at')
      .execute();
    const answer = await facts.send(edit, `/mediation/ateliers/${rows[0]?.id}/modifier`, {
      scope: 'all',
      attendance: 'on_site',
      venueId: facts.venue.id,
      programme: 'cafe-ia',
      title: 'Autre titre',
      description: 'Autre texte.',
      audience: 'tout-public',
      format: 'cafe-debat',
      language: 'fr',
      date: '2027-05-17',
      startTime: '14:00',
      endTime: '15:30',
      entry: 'sign_up',
      limit: 'limited',
      capacity: '20',
    });
    expect(locationOf(answer)).toBe(`${series}?fait=enregistre`);
    const lines = [{ session: { title: 'Autre titre' } }, { session: { title: 'Autre titre' } }];
    expect(await facts.open(showSeries, series)).toMatchObject({ lines });
    expect(await facts.send(cancelSeries, `${series}/annuler`, { reason: '' })).toMatchObject({
      init: { status: 422 },
    });
    expect(locationOf(await facts.send(cancelSeries, `${series}/annuler`, { reason: 'Salle fermée' }))).toBe(
      series,
    );
    expect(await facts.open(showSeries, series)).toMatchObject({ open: 0 });
  });

  it('copies a session and a series to new dates, to be chosen', async () => {
    const facts = await prepare();
    const series = await makeSeries(facts, { count: '3', startTime2: '' });
    const dates = locationOf(await facts.send(copySeries, `${series}/dupliquer`, {}));
    expect(await facts.open(showWhen, dates)).toMatchObject({
      form: {
        typed: {
          title: 'Café IA : venez avec vos questions',
          date: '',
          rowDate1: '2027-05-24',
          rowTime1: '14:00',
          rowDate3: '2027-05-26',
          minutes: '90',
        },
      },
    });
    const last = await insertSession(connection(), {
      organisation_id: facts.account.organisation_id ?? '',
      campaign_id: (await insertCampaign(connection(), { starts_on: '2026-05-18', ends_on: '2026-05-24' }))
        .id,
      starts_at: '2026-05-19T12:00:00.000Z',
      ends_at: '2026-05-19T14:00:00.000Z',
    });
    const copy = locationOf(await facts.send(copySession, `/mediation/ateliers/${last.id}/dupliquer`, {}));
    expect(await facts.open(showWhen, copy)).toMatchObject({
      form: { typed: { title: last.title, date: '2027-05-18', startTime: '14:00', minutes: '120' } },
    });
  });

  it('takes the last edition up as drafts, and publishes the ticked ones', async () => {
    const facts = await prepare();
    const edition = await insertCampaign(connection(), { starts_on: '2026-11-16', ends_on: '2026-11-22' });
    const held = (day: string) =>
      insertSession(connection(), {
        organisation_id: facts.account.organisation_id ?? '',
        venue_id: facts.venue.id,
        campaign_id: edition.id,
        starts_at: `${day}T13:00:00.000Z`,
        ends_at: `${day}T15:00:00.000Z`,
      });
    const one = await held('2026-11-17');
    const two = await held('2026-11-19');
    expect(await facts.open(showLast, '/mediation/reprendre')).toMatchObject({
      edition: { sessions: [{ proposedDate: '2027-05-18' }, { proposedDate: '2027-05-20' }] },
    });
    expect(await facts.send(repeat, '/mediation/reprendre', {})).toMatchObject({ init: { status: 422 } });
    const stranger = (await insertSession(connection(), { campaign_id: edition.id })).id;
    const answer = await facts.send(repeat, '/mediation/reprendre', { atelier: [one.id, two.id, stranger] });
    expect(locationOf(answer)).toBe('/mediation/brouillons?fait=repris');
    const drafts = await connection()
      .db.selectFrom('sessions')
      .select(['id', 'series_id', 'starts_at'])
      .where('organisation_id', '=', facts.account.organisation_id ?? '')
      .where('published_at', 'is', null)
      .orderBy('starts_at')
      .execute();
    // The hour is the clock's: winter then, summer now.
    expect(drafts.map(({ starts_at }) => starts_at)).toEqual([
      '2027-05-18T12:00:00.000Z',
      '2027-05-20T12:00:00.000Z',
    ]);
    expect(drafts[0]?.series_id).toBe(drafts[1]?.series_id);
    expect(await facts.open(showDrafts, '/mediation/brouillons')).toMatchObject({
      lines: [{ session: { id: drafts[0]?.id } }, { session: { id: drafts[1]?.id } }],
    });
    await facts.send(publishTicked, '/mediation/brouillons', { atelier: [drafts[0]?.id ?? ''] });
    expect(await facts.open(showDrafts, '/mediation/brouillons')).toMatchObject({
      lines: [{ session: { id: drafts[1]?.id } }],
    });
  });

  it('shows and changes nothing of another organisation, at any address', async () => {
    const facts = await prepare();
    const series = await makeSeries(facts);
    const step = locationOf(
      await facts.send(begin, '/mediation/ateliers/nouveau', {
        attendance: 'on_site',
        venueId: facts.venue.id,
      }),
    );
    const [session] = await connection()
      .db.selectFrom('sessions')
      .select('id')
      .where('series_id', '=', series.split('/').at(-1) ?? '')
      .execute();
    const stranger = await prepare();
    const answers = [
      ...(await Promise.all([showWhere, showWhat, showWhen].map((loader) => stranger.open(loader, step)))),
      await stranger.open(showSeries, series),
      await stranger.open(showCancel, `${series}/annuler`),
      await stranger.send(where, step, { attendance: 'online' }),
      await stranger.send(what, step, { title: 'À moi' }),
      await stranger.send(when, step, {}),
      await stranger.send(keep, step, { title: 'À moi' }),
      await stranger.send(discard, step, {}),
      await stranger.send(actOnSeries, series, { geste: 'publier' }),
      await stranger.send(actOnSeries, series, { geste: 'supprimer' }),
      await stranger.send(cancelSeries, `${series}/annuler`, { reason: 'Non merci' }),
      await stranger.send(copySeries, `${series}/dupliquer`, {}),
      await stranger.send(copySession, `/mediation/ateliers/${session?.id}/dupliquer`, {}),
    ];
    expect(answers.map((answer) => (answer instanceof Response ? answer.status : answer))).toEqual(
      answers.map(() => 404),
    );
    expect(await facts.open(showSeries, series)).toMatchObject({ drafts: 10 });
    expect(await facts.open(showWhat, step)).toMatchObject({ choosing: true });
  });

  it('asks who it is, and for the form’s token', async () => {
    const { application, cookie } = await prepare();
    const url = '/mediation/series/x';
    const changes = [
      ...[begin, where, what, when, keep, discard],
      ...[actOnSeries, cancelSeries, copySeries, copySession, repeat, publishTicked],
    ];
    for (const action of changes) {
      const sent = { url, params: { id: 'x' }, form: { formToken: 'forged' } };
      expect((await callForResponse(application, action, sent)).status).toBe(302);
      expect((await callForResponse(application, action, { ...sent, cookie })).status).toBe(403);
    }
  });
});
