import { parse } from 'csv-parse/sync';
import { beforeAll, expect, it } from 'vitest';
import { exportSubjectCodes, exportSubjects } from '#app/domain/export.ts';
import { readWorkbook } from '#app/forms/workbook.server.ts';
import { action } from '#app/routes/coordination-export-file.ts';
import { loader } from '#app/routes/coordination-exports.tsx';
import { textIn } from '#app/text/locale.ts';
import type { AccountTable, CampaignTable } from '#db/schema.ts';
import { call, callForResponse, makeTestApplication } from '#tests/support/application.ts';
import {
  BUILT_AT,
  insertCampaign,
  insertCoordinator,
  insertMediator,
  insertOrganisation,
  insertRegistration,
  insertReport,
  insertSession,
  insertVenue,
} from '#tests/support/builders.ts';
import { onBothEngines } from '#tests/support/databases.ts';
import { signInAs } from '#tests/support/signed-in.ts';

const words = textIn('fr').exports;

onBothEngines('the exports before the first campaign', (connection) => {
  it('are a page that says so, and no file', async () => {
    const coordinator = await insertCoordinator(connection());
    const { cookie, formToken } = await signInAs(connection(), coordinator.id);
    const application = await makeTestApplication(connection());
    expect(await call(application, loader, { url: '/coordination/exports', cookie })).toMatchObject({
      subjects: undefined,
    });
    const form = { formToken, quoi: 'ateliers', format: 'csv' };
    const url = '/coordination/exports/fichier';
    expect((await callForResponse(application, action, { url, cookie, form })).status).toBe(404);
  });
});

onBothEngines('the exports of a territory', (connection) => {
  let campaign: CampaignTable;
  let coordinator: AccountTable;

  beforeAll(async () => {
    campaign = await insertCampaign(connection());
    coordinator = await insertCoordinator(connection(), { territory_kind: 'region', territory_code: '75' });
    const organisation = await insertOrganisation(connection(), { name: '=cmd|calc' });
    const mediator = await insertMediator(connection(), {
      organisation_id: organisation.id,
      name: 'Médiatrice Secrète',
      email: 'secrete@exemple.test',
    });
    const venue = await insertVenue(connection(), {
      name: '+33 rue des Essais',
      phone: '+33512345678',
      organisation_id: organisation.id,
    });
    const hold = { campaign_id: campaign.id, organisation_id: organisation.id, mediator_id: mediator.id };
    const session = await insertSession(connection(), {
      ...hold,
      venue_id: venue.id,
      title: '=HYPERLINK("http://exemple.test")',
      seats_taken: 3,
    });
    await insertRegistration(connection(), {
      session_id: session.id,
      name: 'Citoyenne Inscrite',
      contact: 'inscrite@exemple.test',
    });
    const reported = await insertSession(connection(), { ...hold, venue_id: venue.id, seats_taken: 5 });
    await insertReport(connection(), reported, {
      comment: 'Citoyenne Venue était là.',
      head_count: 60,
      to_verify_since: BUILT_AT,
    });
    await insertSession(connection(), { ...hold, venue_id: venue.id, cancelled_at: BUILT_AT });
    await insertSession(connection(), {
      ...hold,
      venue_id: null,
      department_code: '974',
      region_code: '04',
      title: 'Ailleurs',
    });
  });

  const show = async (query = '', who = coordinator) => {
    const { cookie } = await signInAs(connection(), who.id);
    const url = `/coordination/exports${query}`;
    return call(await makeTestApplication(connection()), loader, { url, cookie });
  };
  const take = async (
    form: Record<string, string>,
    { query = '', who = coordinator, locale = 'fr' as 'fr' | 'en' } = {},
  ) => {
    const { cookie, formToken } = await signInAs(connection(), who.id);
    const url = `/coordination/exports/fichier${query}`;
    return callForResponse(await makeTestApplication(connection()), action, {
      url,
      cookie,
      locale,
      form: { formToken, ...form },
    });
  };
  const linesOf = () =>
    connection()
      .db.selectFrom('audit_entries')
      .select(['id', 'department_code', 'region_code', 'details'])
      .where('subject_kind', '=', 'export')
      .orderBy('id')
      .execute();
  const readCsv = (text: string): Record<string, string>[] =>
    parse(text, { bom: true, delimiter: ';', columns: true });

  it.each(exportSubjects)('hold as many lines of %s as the page says, in both formats', async (subject) => {
    const page = await show('?departement=23');
    if (page instanceof Response || !page.subjects) throw new Error('There is no such page.');
    const announced = page.subjects.find((each) => each.subject === subject)?.rows;
    expect(announced).toBeGreaterThan(0);
    const quoi = exportSubjectCodes[subject];
    const csv = await take({ quoi, format: 'csv' }, { query: '?departement=23' });
    expect(csv.headers.get('Content-Type')).toBe('text/csv; charset=utf-8');
    expect(csv.headers.get('Cache-Control')).toBe('private, no-store');
    expect(csv.headers.get('Content-Disposition')).toBe(
      `attachment; filename="${words.fileNames[subject]}-${campaign.slug}-23.csv"`,
    );
    const rows = readCsv(await csv.text());
    expect(rows).toHaveLength(announced ?? -1);
    const book = await take({ quoi, format: 'xlsx' }, { query: '?departement=23' });
    const outcome = await readWorkbook(Buffer.from(await book.arrayBuffer()));
    if (outcome.kind !== 'sheet') throw new Error(outcome.kind);
    expect(outcome.sheet.rows).toHaveLength((announced ?? -1) + 1);
    expect(outcome.sheet.rows[0]?.cells).toEqual(Object.keys(rows[0] ?? {}));
  });

  it('name nobody who signed up, came or mediates, and run nothing in a spreadsheet', async () => {
    for (const subject of exportSubjects) {
      const csv = await (await take({ quoi: exportSubjectCodes[subject], format: 'csv' })).text();
      expect(csv).not.toMatch(/Citoyenne|inscrite@|Secrète|secrete@|512345678/);
      const cells: string[][] = parse(csv, { bom: true, delimiter: ';' });
      expect(cells.flat().filter((cell) => /^[=+@\t\r-]/.test(cell))).toEqual([]);
    }
  });

  it('say how participants are known, and which reports are to be verified', async () => {
    const sessions = readCsv(await (await take({ quoi: 'ateliers', format: 'csv' })).text());
    const { columns } = words;
    const told = sessions.map((row) => [
      row[columns.state],
      row[columns.participants],
      row[columns.grade],
      row[columns.peopleToVerify],
    ]);
    expect(told.sort()).toEqual([
      ['Annulé', '', '', ''],
      ['Publié', '3', 'Inscrits', ''],
      ['Publié', '5', 'Inscrits', '60'],
    ]);
    expect(sessions[0]).toMatchObject({
      [columns.day]: '18/05/2027',
      [columns.start]: '14:00',
      [columns.startsAt]: '2027-05-18T12:00:00.000Z',
      [columns.commune]: 'Guéret',
      [columns.communeCode]: '23096',
      [columns.department]: 'Creuse',
      [columns.departmentCode]: '23',
      [columns.region]: 'Nouvelle-Aquitaine',
      [columns.regionCode]: '75',
    });
    const [report] = readCsv(await (await take({ quoi: 'bilans', format: 'csv' })).text());
    expect(report).toMatchObject({
      [columns.headCount]: '60',
      [columns.grade]: 'Comptés',
      [columns.toVerify]: 'oui',
      [columns.counts]: 'non',
    });
  });

  it('speak the language of the page, and the journal French', async () => {
    const english = textIn('en').exports;
    const answer = await take({ quoi: 'bilans', format: 'csv' }, { locale: 'en' });
    const [report] = readCsv(await answer.text());
    expect(report?.[english.columns.toVerify]).toBe(english.yes);
    const { details } = (await linesOf()).at(-1) ?? { details: null };
    expect(JSON.parse(details ?? '')).toMatchObject({ name: words.subjects.reports });
  });

  it('leave a line in the journal each time, with what, where, and how many lines', async () => {
    const before = (await linesOf()).length;
    await take({ quoi: 'ateliers', format: 'xlsx' }, { query: `?departement=23&edition=${campaign.slug}` });
    await take({ quoi: 'lieux', format: 'csv' });
    const lines = (await linesOf()).slice(before);
    expect(lines).toMatchObject([
      { department_code: '23', region_code: '75' },
      { department_code: null, region_code: '75' },
    ]);
    expect(lines.map(({ details }) => JSON.parse(details ?? ''))).toEqual([
      { name: 'Ateliers', criteria: words.criteria('Creuse', campaign.name), format: 'xlsx', rows: 3 },
      {
        name: 'Lieux',
        criteria: words.criteria('Nouvelle-Aquitaine', campaign.name),
        format: 'csv',
        rows: expect.any(Number),
      },
    ]);
  });

  it('are not there outside the territory, nor under a made-up edition or code', async () => {
    const before = (await linesOf()).length;
    for (const query of ['?region=84', '?departement=69', '?departement=00', '?edition=inconnue']) {
      expect(await show(query)).toMatchObject({ status: 404 });
      expect((await take({ quoi: 'ateliers', format: 'csv' }, { query })).status).toBe(404);
    }
    const creuse = await insertCoordinator(connection(), {
      territory_kind: 'department',
      territory_code: '23',
    });
    expect(await show('?region=75', creuse)).toMatchObject({ status: 404 });
    expect((await linesOf()).length).toBe(before);
  });

  it('are chosen in the page’s form, which keeps the edition', async () => {
    const answer = await show(`?territoire=departement-23&edition=${campaign.slug}`);
    if (!(answer instanceof Response)) throw new Error('A redirect was expected.');
    expect(answer.headers.get('Location')).toBe(
      `/coordination/exports?departement=23&edition=${campaign.slug}`,
    );
  });

  it('are refused without the form’s token, or of what is no table', async () => {
    const before = (await linesOf()).length;
    const form = { quoi: 'ateliers', format: 'csv' };
    expect((await take({ ...form, formToken: 'x' })).status).toBe(403);
    expect((await take({ ...form, quoi: 'inscrits' })).status).toBe(400);
    expect((await take({ ...form, format: 'pdf' })).status).toBe(400);
    expect((await linesOf()).length).toBe(before);
    const signedOut = await callForResponse(await makeTestApplication(connection()), action, {
      url: '/coordination/exports/fichier',
      form,
    });
    expect(signedOut.status).toBe(302);
    expect(signedOut.headers.get('Location')).toContain('/connexion?retour=');
  });
});
