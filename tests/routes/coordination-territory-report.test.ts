import { expect, it } from 'vitest';
import { loader as showReport } from '#app/routes/coordination-territory-report.tsx';
import { loader as takeReport } from '#app/routes/coordination-territory-report-pdf.ts';
import { isExport } from '#app/server/request-limits.server.ts';
import { fr } from '#app/text/fr.ts';
import type { AccountTable, CampaignTable, SessionTable } from '#db/schema.ts';
import { call, callForResponse, makeTestApplication } from '#tests/support/application.ts';
import {
  BUILT_AT,
  insertCampaign,
  insertCoordinator,
  insertReport,
  insertSession,
} from '#tests/support/builders.ts';
import { onBothEngines } from '#tests/support/databases.ts';
import { readPdf } from '#tests/support/pdf.ts';
import { countQueries } from '#tests/support/queries.ts';
import { signInAs } from '#tests/support/signed-in.ts';

/** The morning after the week. */
const NOW = new Date('2027-05-24T08:00:00.000Z');
const withoutSpaces = (words: string) => words.replace(/\s/g, '');

onBothEngines('the report of a territory', (connection) => {
  let campaign: CampaignTable;
  const ofCreuse = { territory_kind: 'department', territory_code: '23' } as const;

  const ask = async (
    who: AccountTable,
    loader: typeof showReport | typeof takeReport,
    query = '',
    locale: 'fr' | 'en' = 'fr',
  ) => {
    const { cookie } = await signInAs(connection(), who.id, NOW);
    const application = await makeTestApplication(connection(), { now: NOW });
    const path = loader === takeReport ? '/coordination/rapport.pdf' : '/coordination/rapport';
    return { application, options: { url: `${path}${query}`, cookie, locale } };
  };
  const take = async (who: AccountTable, query = '', locale: 'fr' | 'en' = 'fr') => {
    const { application, options } = await ask(who, takeReport, query, locale);
    return callForResponse(application, takeReport, options);
  };
  const read = async (response: Response) => {
    expect(response.status).toBe(200);
    const bytes = Buffer.from(await response.arrayBuffer());
    return { ...readPdf(bytes), source: bytes.toString('latin1') };
  };
  const show = async (who: AccountTable, query = '') => {
    const { application, options } = await ask(who, showReport, query);
    return call(application, showReport, options);
  };
  const shown = async (who: AccountTable, query = '') => {
    const page = await show(who, query);
    if (page instanceof Response || !page.report) throw new Error('There is no report.');
    return page;
  };
  const exportsBy = (id: string) =>
    connection()
      .db.selectFrom('audit_entries')
      .selectAll()
      .where('account_id', '=', id)
      .where('act', '=', 'exported')
      .execute();

  it('is an empty page before the first edition, and no paper', async () => {
    const who = await insertCoordinator(connection());
    expect(await show(who)).toMatchObject({ report: undefined, page: { title: fr.territoryReport.title } });
    expect(await take(who)).toMatchObject({ status: 404 });
    expect(await exportsBy(who.id)).toEqual([]);
  });

  it('holds what was counted, apart what is to be verified, and what mediators wrote', async () => {
    campaign = await insertCampaign(connection());
    const hold = (overrides: Partial<SessionTable> = {}) =>
      insertSession(connection(), { campaign_id: campaign.id, seats_taken: 5, ...overrides });
    await insertReport(connection(), await hold({ title: 'Un café, des questions' }), {
      head_count: 1234,
      grade: 'checked_in',
      comment: 'On recommence\nen juin ?',
    });
    const odd = await hold({ title: 'La foule' });
    await insertReport(connection(), odd, {
      head_count: 777,
      comment: 'Incroyable.',
      to_verify_since: BUILT_AT,
    });
    await hold({ venue_id: null, department_code: '974', region_code: '04' });

    const who = await insertCoordinator(connection(), ofCreuse);
    const { report, links } = await shown(who);
    expect(report).toMatchObject({
      territory: 'Creuse',
      state: 'after',
      facts: {
        totals: { events: 2, participants: { total: 1239, checkedIn: 1234, registered: 5 }, toVerify: 777 },
      },
      rates: { reportsIn: 1 },
      reports: 1,
      comments: { total: 1, lines: [{ comment: 'On recommence en juin ?' }] },
      communes: { lines: [{ name: 'Guéret', totals: { events: 2 } }], others: undefined, online: undefined },
      map: { kind: 'reach' },
    });
    expect(links?.pdf).toBe('/coordination/rapport.pdf?departement=23');

    const response = await take(who);
    expect(response.headers.get('Content-Type')).toBe('application/pdf');
    expect(response.headers.get('Content-Disposition')).toBe(
      `attachment; filename="rapport-${campaign.slug}-department-23.pdf"`,
    );
    const pdf = await read(response);
    expect(pdf.title).toBe(`Rapport de fin de semaine\u00a0: Creuse · ${campaign.name}`);
    expect(pdf.source).toContain('/Lang (fr)');
    const all = pdf.pages.join('');
    for (const words of [
      'Creuse',
      campaign.name,
      'État au 24 mai 2027 à 10:00, heure de Paris.',
      '1 239',
      '777 participants à vérifier',
      'On recommence en juin',
      'Un café, des questions',
      fr.figures.method.participants.slice(0, 40),
    ])
      expect(all).toContain(withoutSpaces(words));
    expect(all).not.toContain('Incroyable');
    pdf.pages.forEach((page, index) => {
      expect(page).toContain(`Page${index + 1}sur${pdf.pages.length}`);
    });

    const [line, ...others] = await exportsBy(who.id);
    expect(others).toEqual([]);
    expect(line).toMatchObject({
      subject_kind: 'export',
      department_code: '23',
      region_code: '75',
      territory_kind: 'department',
    });
    expect(line?.details).toContain('Creuse');
  });

  it('is that of any territory inside the coordinator’s, and does not exist outside it', async () => {
    const region = await insertCoordinator(connection(), { territory_kind: 'region', territory_code: '75' });
    expect((await shown(region)).report).toMatchObject({ kind: 'region', facts: { totals: { events: 2 } } });
    expect((await shown(region, '?departement=23')).report).toMatchObject({ territory: 'Creuse' });
    for (const query of ['?departement=69', '?region=84', '?region=99', '?departement=%00']) {
      expect(await show(region, query)).toMatchObject({ status: 404 });
      expect(await take(region, query)).toMatchObject({ status: 404 });
    }
    const creuse = await insertCoordinator(connection(), ofCreuse);
    expect(await take(creuse, '?region=75')).toMatchObject({ status: 404 });
    for (const loader of [show, take])
      expect(await loader(creuse, '?edition=inconnue')).toMatchObject({ status: 404 });
    expect([...(await exportsBy(region.id)), ...(await exportsBy(creuse.id))]).toEqual([]);
    const chosen = await take(region, `?territoire=departement-23&edition=${campaign.slug}`);
    expect(chosen.headers.get('Location')).toBe(
      `/coordination/rapport.pdf?departement=23&edition=${campaign.slug}`,
    );
  });

  it('of the country lists every territory, in the reader’s language, the empty ones and those without outline too', async () => {
    const who = await insertCoordinator(connection());
    const { report } = await shown(who);
    const [regions, departments] = report.tables;
    expect(departments?.lines).toHaveLength(107);
    const sum = (lines: { facts: { totals: { events: number } } }[] = []) =>
      lines.reduce((all, { facts }) => all + facts.totals.events, 0);
    expect([sum(regions?.lines), sum(departments?.lines), report.facts.totals.events]).toEqual([3, 3, 3]);
    const pdf = await read(await take(who, '', 'en'));
    expect(pdf.source).toContain('/Lang (en)');
    const all = pdf.pages.join('');
    for (const words of ['End-of-week report', 'La Réunion', 'Nouvelle-Calédonie', 'Page 1 of'])
      expect(all).toContain(withoutSpaces(words));
    const without = await read(await take(who, '?departement=988'));
    expect(without.pages.join('')).toContain(withoutSpaces(fr.territoryReport.map.noOutline));
    for (const query of ['?region=04', '?departement=75'])
      expect((await read(await take(who, query))).pages.length).toBeGreaterThan(1);
  });

  it('asks the database as often for many sessions as for one', async () => {
    const who = await insertCoordinator(connection());
    const queries = async (query: string) => {
      const { application, options } = await ask(who, showReport, query);
      await call(application, showReport, options);
      return countQueries(connection(), () => call(application, showReport, options));
    };
    const few = await queries('?departement=974');
    expect(await queries('?departement=23')).toBe(few);
    expect(few).toBeLessThan(30);
  });

  it('is among the addresses that one asks less often than others', () => {
    expect(isExport('/coordination/rapport.pdf')).toBe(true);
    expect(isExport('/coordination/rapport')).toBe(false);
  });
});
