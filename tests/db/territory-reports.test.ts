import { beforeAll, expect, it } from 'vitest';
import { sumTotals } from '#app/domain/totals.ts';
import { sumWeekCounts } from '#app/domain/week-rates.ts';
import { archiveCampaign } from '#db/archived-campaigns.server.ts';
import type { CampaignTable, SessionTable } from '#db/schema.ts';
import { listReportComments, noteReportExport, sumTallies } from '#db/territory-reports.server.ts';
import { getTotals, listTotalsByCommune, listTotalsByFormat } from '#db/totals.server.ts';
import { getWeekCounts, listWeekCountsByDepartment } from '#db/week-counts.server.ts';
import {
  BUILT_AT,
  changeSession,
  insertCampaign,
  insertCoordinator,
  insertReport,
  insertSession,
  insertVenue,
} from '#tests/support/builders.ts';
import { onBothEngines } from '#tests/support/databases.ts';

const NOW = new Date('2027-05-24T08:00:00.000Z');
const creuse = { kind: 'department', code: '23' } as const;
const country = { kind: 'country' } as const;

onBothEngines('what reports say beside their head-counts', (connection) => {
  let campaign: CampaignTable;

  beforeAll(async () => {
    campaign = await insertCampaign(connection());
    const tell = async (session: SessionTable, number: number, tallies: Record<string, number>) => {
      await connection()
        .db.insertInto('report_tallies')
        .values(
          Object.entries(tallies).map(([category, people]) => ({
            session_id: session.id,
            number,
            category,
            people,
          })),
        )
        .execute();
    };
    const hold = (overrides: Partial<SessionTable> = {}) =>
      insertSession(connection(), { campaign_id: campaign.id, seats_taken: 5, ...overrides });
    const day = (number: number) => ({
      starts_at: `2027-05-${number}T12:00:00.000Z`,
      ends_at: `2027-05-${number}T14:00:00.000Z`,
    });

    const village = await insertVenue(connection(), { commune_code: '23001' });
    const first = await hold({ ...day(18), title: 'premier', venue_id: village.id });
    await insertReport(connection(), first, { head_count: 9, comment: 'Bien.' });
    await tell(first, 1, { gender_female: 5, gender_male: 4, visit_first: 9 });

    // Corrected: only its second version counts.
    const second = await hold({ ...day(20), title: 'second', format: 'conference' });
    await insertReport(connection(), second, { head_count: 9 });
    await tell(second, 1, { gender_female: 900 });
    await connection()
      .db.insertInto('report_versions')
      .values({
        session_id: second.id,
        number: 2,
        head_count: 8,
        grade: 'counted',
        comment: 'Mieux.',
        filed_by: second.mediator_id,
        filed_through: 'link',
        filed_at: BUILT_AT,
      })
      .execute();
    await connection()
      .db.updateTable('reports')
      .set({ number: 2, head_count: 8, comment: 'Mieux.' })
      .where('session_id', '=', second.id)
      .execute();
    await tell(second, 2, { gender_female: 3 });

    const odd = await hold({ ...day(19), title: 'surprenant' });
    await insertReport(connection(), odd, { head_count: 80, comment: 'Foule.', to_verify_since: BUILT_AT });
    await tell(odd, 1, { gender_female: 80 });
    const cancelled = await hold({ ...day(19), cancelled_at: BUILT_AT });
    await insertReport(connection(), cancelled, { comment: 'Annulé.' });
    await tell(cancelled, 1, { age_70_up: 9 });
    const online = await hold({ ...day(21), title: 'en ligne', venue_id: null });
    await insertReport(connection(), online, { head_count: 4, grade: 'estimated' });
    const away = { venue_id: null, department_code: '974', region_code: '04' };
    const reunion = await hold({ ...day(22), ...away, title: 'ailleurs' });
    await insertReport(connection(), reunion, { head_count: 2, comment: 'Loin.' });
    await tell(reunion, 1, { age_70_up: 2 });
    await hold({ ...day(23), published_at: null });
    const other = await insertSession(connection(), { ...day(18) });
    await insertReport(connection(), other, { comment: 'Une autre édition.' });
  });

  it('adds up who came over the reports that count, as they stand, inside the territory', async () => {
    expect(await sumTallies(connection(), campaign.id, creuse)).toEqual({
      reports: 3,
      comments: 2,
      given: { age: 0, gender: 2, status: 0, visit: 1 },
      people: { gender_female: 8, gender_male: 4, visit_first: 9 },
    });
    expect(await sumTallies(connection(), campaign.id, country)).toMatchObject({
      reports: 4,
      comments: 3,
      given: { age: 1, gender: 2 },
    });
    expect(await sumTallies(connection(), campaign.id, { kind: 'region', code: '84' })).toEqual({
      reports: 0,
      comments: 0,
      given: { age: 0, gender: 0, status: 0, visit: 0 },
      people: {},
    });
  });

  it('lists their comments, those of the latest sessions first, as many as are asked for', async () => {
    const list = async (territory: Parameters<typeof sumTallies>[2], limit = 9) =>
      (await listReportComments(connection(), campaign.id, territory, limit)).map((line) => [
        line.comment,
        line.title,
        line.communeName,
        line.day,
      ]);
    expect(await list(creuse)).toEqual([
      ['Mieux.', 'second', 'Guéret', '2027-05-20'],
      ['Bien.', 'premier', 'Ahun', '2027-05-18'],
    ]);
    expect(await list(country, 1)).toEqual([['Loin.', 'ailleurs', null, '2027-05-22']]);
    expect(await list({ kind: 'region', code: '84' })).toEqual([]);
  });

  it('tells formats and communes that add up to the territory', async () => {
    const whole = await getTotals(connection(), campaign.id, creuse);
    expect(whole).toMatchObject({ events: 4, toVerify: 80 });
    const formats = await listTotalsByFormat(connection(), campaign.id, creuse);
    expect(formats.map(({ format }) => format).sort()).toEqual(['atelier', 'conference']);
    expect(sumTotals(formats.map(({ totals }) => totals))).toEqual(whole);
    const { communes, online } = await listTotalsByCommune(connection(), campaign.id, '23');
    expect(communes.map(({ code, totals }) => [code, totals.events]).sort()).toEqual([
      ['23001', 1],
      ['23096', 2],
    ]);
    expect(online).toMatchObject({ events: 1, participants: { estimated: 4 } });
    expect(sumTotals([...communes.map(({ totals }) => totals), ...(online ? [online] : [])])).toEqual(whole);
    expect(await listTotalsByCommune(connection(), campaign.id, '48')).toEqual({
      communes: [],
      online: undefined,
    });
  });

  it('tells the counts of each département, which add up to those of the territory', async () => {
    for (const territory of [country, creuse, { kind: 'region', code: '04' } as const]) {
      const counts = await listWeekCountsByDepartment(connection(), campaign.id, territory, NOW);
      expect(sumWeekCounts([...counts.values()])).toEqual(
        await getWeekCounts(connection(), campaign.id, territory, NOW),
      );
    }
    const counts = await listWeekCountsByDepartment(connection(), campaign.id, country, NOW);
    expect([...counts.keys()].sort()).toEqual(['23', '974']);
  });

  it('tells of an archived edition what counted then', async () => {
    const { id } = await insertCampaign(connection(), { starts_on: '2026-05-18', ends_on: '2026-05-24' });
    const session = await insertSession(connection(), { campaign_id: id, format: 'visite' });
    await insertReport(connection(), session, { head_count: 6, comment: 'Avant.' });
    await insertSession(connection(), { campaign_id: id, venue_id: null });
    const before = await getTotals(connection(), id, creuse);
    const { id: by } = await insertCoordinator(connection());
    expect(await archiveCampaign(connection(), by, id, NOW)).toMatchObject({ kind: 'archived' });
    await changeSession(connection(), session.id, { cancelled_at: BUILT_AT });
    const formats = await listTotalsByFormat(connection(), id, creuse);
    expect(sumTotals(formats.map(({ totals }) => totals))).toEqual(before);
    const { communes, online } = await listTotalsByCommune(connection(), id, '23');
    expect([communes.map(({ totals }) => totals.events), online?.events]).toEqual([[1], 1]);
    expect(await listReportComments(connection(), id, creuse, 9)).toMatchObject([{ comment: 'Avant.' }]);
    expect(await sumTallies(connection(), id, creuse)).toMatchObject({ reports: 1, comments: 1 });
  });

  it('notes who takes a report away, and of where', async () => {
    const { id } = await insertCoordinator(connection());
    const place = { ...creuse, regionCode: '75' };
    await noteReportExport(connection(), id, { place, name: 'Rapport', criteria: '?departement=23' }, NOW);
    const lines = await connection()
      .db.selectFrom('audit_entries')
      .select(['act', 'subject_kind', 'department_code', 'region_code', 'details'])
      .where('account_id', '=', id)
      .execute();
    expect(lines).toEqual([
      {
        act: 'exported',
        subject_kind: 'export',
        department_code: '23',
        region_code: '75',
        details: JSON.stringify({ name: 'Rapport', criteria: '?departement=23', format: 'PDF' }),
      },
    ]);
  });
});
