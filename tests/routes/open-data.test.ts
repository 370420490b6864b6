import { parse } from 'csv-parse/sync';
import { beforeAll, expect, it } from 'vitest';
import { loader as showPage } from '#app/routes/open-data.tsx';
import { loader as readFile } from '#app/routes/open-data-file.ts';
import { locales } from '#app/text/locale.ts';
import type { CampaignTable, SessionTable } from '#db/schema.ts';
import { call, callForResponse, makeTestApplication } from '#tests/support/application.ts';
import {
  BUILT_AT,
  changeSession,
  insertCampaign,
  insertMediator,
  insertRegistration,
  insertReport,
  insertSession,
  insertVenue,
} from '#tests/support/builders.ts';
import { onBothEngines } from '#tests/support/databases.ts';

const files = ['ateliers', 'lieux', 'territoires'] as const;

onBothEngines('open data before the first campaign', (connection) => {
  it('are a page that says so, and no file', async () => {
    const application = await makeTestApplication(connection());
    const page = await call(application, showPage, { url: '/chiffres/donnees' });
    expect(page).toMatchObject({ campaign: undefined });
    for (const file of files) {
      const url = `/chiffres/donnees/${file}.csv`;
      expect((await callForResponse(application, readFile, { url, params: { file } })).status).toBe(404);
    }
  });
});

onBothEngines('open data', (connection) => {
  let campaign: CampaignTable;
  let session: SessionTable;

  beforeAll(async () => {
    campaign = await insertCampaign(connection());
    const mediator = await insertMediator(connection(), {
      name: 'Médiatrice Secrète',
      email: 'secrete@exemple.test',
    });
    const hold = {
      campaign_id: campaign.id,
      organisation_id: mediator.organisation_id ?? '',
      mediator_id: mediator.id,
    };
    const venue = await insertVenue(connection(), { name: '=1+1', phone: '+33512345678' });
    session = await insertSession(connection(), {
      ...hold,
      venue_id: venue.id,
      title: '@SUM(A1)',
      seats_taken: 3,
    });
    await insertRegistration(connection(), { session_id: session.id, name: 'Citoyenne Inscrite' });
    const reported = await insertSession(connection(), { ...hold, venue_id: venue.id, title: 'Compté' });
    await insertReport(connection(), reported, { head_count: 8, comment: 'Citoyenne Venue' });
    await insertSession(connection(), { ...hold, venue_id: venue.id, cancelled_at: BUILT_AT });
    await insertSession(connection(), { ...hold, venue_id: null, title: 'En ligne' });
    await insertSession(connection(), { ...hold, published_at: null, title: 'Brouillon secret' });
  });

  const take = async (file: string, headers: Record<string, string> = {}, query = '') =>
    callForResponse(await makeTestApplication(connection()), readFile, {
      url: `/chiffres/donnees/${file}.csv${query}`,
      params: { file },
      headers,
    });
  const rowsOf = async (file: string): Promise<Record<string, string>[]> =>
    parse(await (await take(file)).text(), { columns: true });

  it.each(files)(
    '%s.csv has the columns that the page explains, and as many lines as it says',
    async (file) => {
      for (const locale of locales) {
        const page = await call(await makeTestApplication(connection()), showPage, {
          url: '/chiffres/donnees',
          locale,
        });
        if (page instanceof Response || !page.files) throw new Error('There is no such page.');
        const told = page.files.find((each) => each.file === file);
        const rows = await rowsOf(file);
        expect(rows).toHaveLength(told?.lines ?? -1);
        expect(Object.keys(rows[0] ?? {})).toEqual(told?.columns.map(({ name }) => name));
        expect(told?.columns.filter(({ meaning, example }) => !meaning || !example)).toEqual([]);
      }
    },
  );

  it.each(files)('%s.csv may be read by anybody, under its licence', async (file) => {
    const { status, headers } = await take(file);
    expect(status).toBe(200);
    expect(headers.get('Content-Type')).toBe('text/csv; charset=utf-8');
    expect(headers.get('Access-Control-Allow-Origin')).toBe('*');
    expect(headers.get('Link')).toContain('rel="license"');
    expect(headers.get('Content-Disposition')).toBe(`attachment; filename="${file}-${campaign.slug}.csv"`);
  });

  it.each(files)('%s.csv holds nothing of anybody, no draft and no formula', async (file) => {
    const csv = await (await take(file)).text();
    expect(csv).not.toMatch(/Citoyenne|Secrète|secrete@|512345678|Brouillon/);
    const cells: string[][] = parse(csv);
    expect(cells.flat().filter((cell) => /^[=+@\t\r]/.test(cell))).toEqual([]);
    expect(cells.flat().filter((cell) => cell.startsWith('-') && Number.isNaN(Number(cell)))).toEqual([]);
  });

  it('sessions say where and when, by the clock of the venue and in universal time', async () => {
    const rows = await rowsOf('ateliers');
    expect(rows.map(({ titre, statut }) => [titre, statut]).sort()).toEqual(
      [
        ["'@SUM(A1)", 'publie'],
        ['Compté', 'publie'],
        ['Découvrir l’IA autour d’un café', 'annule'],
        ['En ligne', 'publie'],
      ].sort(),
    );
    expect(rows.find(({ identifiant }) => identifiant === session.id)).toMatchObject({
      date: '2027-05-18',
      heure_debut: '14:00',
      heure_fin: '16:00',
      debut_utc: '2027-05-18T12:00:00.000Z',
      lieu: "'=1+1",
      code_commune: '23096',
      code_departement: '23',
      departement: 'Creuse',
      places: '12',
      accessible: 'false',
      modalite: 'sur_place',
    });
    expect(rows.find(({ titre }) => titre === 'En ligne')).toMatchObject({
      lieu: '',
      commune: '',
      accessible: '',
      modalite: 'en_ligne',
      departement: 'Creuse',
    });
  });

  it('totals tell grades apart, and the levels agree', async () => {
    const rows = await rowsOf('territoires');
    const value = (niveau: string, mesure: string, grade: string) =>
      rows
        .filter((row) => row.niveau === niveau && row.mesure === mesure && row.grade === grade)
        .reduce((sum, { valeur }) => sum + Number(valeur), 0);
    for (const niveau of ['pays', 'region', 'departement']) {
      expect([
        value(niveau, 'ateliers', ''),
        value(niveau, 'participants', 'comptes'),
        value(niveau, 'participants', 'inscrits'),
        value(niveau, 'participants', 'emarges'),
        value(niveau, 'participants', ''),
      ]).toEqual([3, 8, 3, 0, 0]);
    }
  });

  it.each(['ateliers', 'lieux'])('%s.csv is not sent again to whoever has its last state', async (file) => {
    const first = await take(file);
    const etag = first.headers.get('ETag') ?? '';
    expect(etag).toMatch(/^W\/"[\w-]+"$/);
    await first.body?.cancel();
    const again = await take(file, { 'If-None-Match': etag });
    expect([again.status, await again.text()]).toEqual([304, '']);
    await changeSession(connection(), session.id, { title: `Changé ${file}` });
    await connection()
      .db.updateTable('venues')
      .set({ updated_at: `2027-02-0${file === 'lieux' ? 1 : 2}T08:00:00.000Z` })
      .where('id', '=', session.venue_id)
      .execute();
    const changed = await take(file, { 'If-None-Match': etag });
    expect(changed.status).toBe(200);
    await changed.body?.cancel();
  });

  it.each([
    ['inscrits', ''],
    ['ateliers', '?edition=inconnue'],
  ])('are a 404 for %s.csv%s', async (file, query) => {
    expect((await take(file, {}, query)).status).toBe(404);
  });
});
