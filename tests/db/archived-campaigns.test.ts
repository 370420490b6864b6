import { beforeAll, expect, it } from 'vitest';
import { figureOf, figures } from '#app/domain/figure.ts';
import type { Territory } from '#app/domain/permission.ts';
import { sumTotals } from '#app/domain/totals.ts';
import { archiveCampaign, findArchiving, reopenCampaign } from '#db/archived-campaigns.server.ts';
import { sumBoundedSeatsByDepartment } from '#db/bounded-seats.server.ts';
import { countDays, listDailyCounts } from '#db/daily-counts.server.ts';
import { listFigureRows } from '#db/figure-rows.server.ts';
import { findFigures } from '#db/figures.server.ts';
import { enqueueDueReportRequests } from '#db/report-requests.server.ts';
import { listReportsToVerify, verifyReport } from '#db/report-verifications.server.ts';
import { fileReport, findReport, listDueReports } from '#db/reports.server.ts';
import type { AccountTable, CampaignTable, SessionTable } from '#db/schema.ts';
import {
  getTotals,
  getTotalsOf,
  listTotalsByDepartment,
  listTotalsByPart,
  listTotalsByRegion,
} from '#db/totals.server.ts';
import { getWeekCounts } from '#db/week-counts.server.ts';
import {
  BUILT_AT,
  changeSession,
  insertCampaign,
  insertCoordinator,
  insertMediator,
  insertReport,
  insertSession,
} from '#tests/support/builders.ts';
import { onBothEngines } from '#tests/support/databases.ts';

const AFTER = new Date('2027-06-30T10:00:00.000Z');
const LATER = new Date('2027-07-02T10:00:00.000Z');
const country: Territory = { kind: 'country' };
const page = { offset: 0, limit: 100 };

onBothEngines('an archived edition', (connection) => {
  let campaign: CampaignTable;
  let national: AccountTable;
  let mediator: AccountTable;
  let waiting: SessionTable;
  let registered: SessionTable;
  let away: SessionTable;
  const author = () => ({ id: mediator.id, organisationId: mediator.organisation_id ?? '' });

  beforeAll(async () => {
    campaign = await insertCampaign(connection());
    national = await insertCoordinator(connection());
    mediator = await insertMediator(connection());
    const make = (overrides: Partial<SessionTable>) =>
      insertSession(connection(), {
        campaign_id: campaign.id,
        organisation_id: mediator.organisation_id ?? '',
        mediator_id: mediator.id,
        ...overrides,
      });
    registered = await make({ seats_taken: 5 });
    const reunion = { venue_id: null, department_code: '974', region_code: '04' };
    away = await make({ ...reunion, capacity: null, expected: 30, seats_taken: 20 });
    await insertReport(connection(), away, { head_count: 25, grade: 'counted' });
    waiting = await make({ seats_taken: 8, programme_slug: 'genialles', audience: 'seniors' });
    await insertReport(connection(), waiting, { head_count: 300, to_verify_since: BUILT_AT });
    await make({ published_at: null, seats_taken: 1 });
    await make({ cancelled_at: BUILT_AT, seats_taken: 9 });
    await countDays(connection(), AFTER);
  });

  /** Every figure that pages and files tell of the edition. */
  async function everything() {
    const { id, slug } = campaign;
    const told = await findFigures(connection(), LATER, slug);
    if (!told) throw new Error('The edition is there.');
    const rows = await Promise.all(
      figures.map((figure) => listFigureRows(connection(), id, country, figure, page)),
    );
    return {
      national: told.totals,
      departments: told.departments.map(({ code, totals }) => [code, totals]),
      regions: told.regions.map(({ code, totals }) => [code, totals]),
      targets: told.targets,
      alone: await getTotals(connection(), id),
      creuse: await getTotals(connection(), id, { kind: 'department', code: '23' }),
      parts: (await listTotalsByPart(connection(), id, country)).sort((one, other) =>
        one.programme.localeCompare(other.programme),
      ),
      rates: await getWeekCounts(connection(), id, country, LATER),
      bounded: [...(await sumBoundedSeatsByDepartment(connection(), id))],
      days: [...(await listDailyCounts(connection(), [id], country))],
      among: (await getTotalsOf(connection(), [{ id, archivedAt: told.campaign.archivedAt }])).get(id),
      rows: rows.map(({ sum, total, rows }) => ({
        sum,
        total,
        brings: rows.map(({ id, number, known }) => [id, number, known]),
      })),
    };
  }

  it('is refused while it is not over everywhere, and nothing is stored', async () => {
    const tooEarly = new Date('2027-05-24T21:00:00.000Z');
    expect(await archiveCampaign(connection(), national.id, campaign.id, tooEarly)).toEqual({
      kind: 'not-over',
    });
    expect(await findArchiving(connection(), campaign.id)).toBeUndefined();
    const nobody = archiveCampaign(connection(), national.id, 'nothing', AFTER);
    await expect(nobody).rejects.toMatchObject({ status: 404 });
  });

  it('keeps every figure as it stood, whatever happens to its sessions and reports afterwards', async () => {
    const before = await everything();
    expect(before.national).toMatchObject({
      events: 3,
      seatsOffered: 54,
      participants: { total: 38, counted: 25, registered: 13 },
      toVerify: 300,
    });
    expect(await archiveCampaign(connection(), national.id, campaign.id, AFTER)).toEqual({
      kind: 'archived',
    });
    expect(await everything()).toEqual(before);

    await changeSession(connection(), away.id, { cancelled_at: LATER.toISOString() });
    await changeSession(connection(), registered.id, {
      seats_taken: 0,
      capacity: 400,
      department_code: '33',
      purged_at: LATER.toISOString(),
    });
    const content = { headCount: 11, grade: 'checked_in' as const, tallies: {}, comment: null };
    const filing = { sessionId: registered.id, account: author(), through: 'link' as const, content };
    expect(await fileReport(connection(), { ...filing, seen: 0, confirmed: 11 }, LATER)).toMatchObject({
      kind: 'filed',
    });
    const choice = { sessionId: waiting.id, choice: 'confirm' as const, note: null, seen: 1 };
    expect(await verifyReport(connection(), choice, national.id, LATER)).toMatchObject({ kind: 'confirmed' });
    await insertSession(connection(), { campaign_id: campaign.id, seats_taken: 7 });
    await countDays(connection(), LATER);

    expect(await everything()).toEqual(before);
    // What was told later is kept all the same.
    expect(await findReport(connection(), registered.id)).toMatchObject({ content: { headCount: 11 } });
  });

  it('has territories that sum up to the country, and rows that sum up to each figure', async () => {
    const { national: totals } = await everything();
    const departments = await listTotalsByDepartment(connection(), campaign.id);
    const regions = await listTotalsByRegion(connection(), campaign.id);
    for (const lines of [departments, regions]) {
      expect(sumTotals(lines.map((line) => line.totals))).toEqual(totals);
    }
    for (const { code, totals } of departments) {
      for (const figure of totals.events === 0 ? [] : figures) {
        const place = { kind: 'department' as const, code };
        const { sum, rows } = await listFigureRows(connection(), campaign.id, place, figure, page);
        expect(sum).toBe(figureOf(totals, figure));
        expect(rows.reduce((all, { number }) => all + number, 0)).toBe(sum);
      }
    }
  });

  it('asks for no report any more, neither by mail nor in the workspace nor to verify', async () => {
    const soon = new Date('2027-05-26T10:00:00.000Z');
    const messages = () => connection().db.selectFrom('messages').select('id').execute();
    const before = (await messages()).length;
    await insertSession(connection(), {
      campaign_id: campaign.id,
      organisation_id: mediator.organisation_id ?? '',
      mediator_id: mediator.id,
    });
    await enqueueDueReportRequests(connection(), soon);
    expect(await messages()).toHaveLength(before);
    expect(await listDueReports(connection(), mediator.organisation_id ?? '', soon)).toEqual([]);
    const odd = await insertSession(connection(), { campaign_id: campaign.id });
    await insertReport(connection(), odd, { head_count: 500, to_verify_since: BUILT_AT });
    expect(
      (await listReportsToVerify(connection(), country, page)).reports.map(({ id }) => id),
    ).not.toContain(odd.id);
  });

  it('is archived once, by whom and when is kept, and the journal says what the figures were', async () => {
    expect(await archiveCampaign(connection(), national.id, campaign.id, LATER)).toEqual({
      kind: 'archived-already',
    });
    expect(await findArchiving(connection(), campaign.id)).toEqual({
      at: AFTER.toISOString(),
      by: national.name,
    });
    const lines = await connection()
      .db.selectFrom('audit_entries')
      .select(['act', 'account_id', 'details'])
      .where('subject_kind', '=', 'campaign')
      .where('subject_id', '=', campaign.id)
      .execute();
    expect(lines).toMatchObject([{ act: 'archived', account_id: national.id }]);
    expect(JSON.parse(lines[0]?.details ?? '')).toMatchObject({ events: 3, seats: 54, participants: 38 });
  });

  it('moves again once it is reopened for a reason, and can be archived anew', async () => {
    const why = 'Les bilans d’une région sont arrivés';
    expect(await reopenCampaign(connection(), national.id, campaign.id, why, LATER)).toBe('reopened');
    expect(await reopenCampaign(connection(), national.id, campaign.id, why, LATER)).toBe('not-archived');
    const { participants, events } = await getTotals(connection(), campaign.id);
    expect({ events, checkedIn: participants.checkedIn }).toEqual({ events: 5, checkedIn: 11 });
    expect(await findArchiving(connection(), campaign.id)).toBeUndefined();
    const line = await connection()
      .db.selectFrom('audit_entries')
      .select('details')
      .where('act', '=', 'reopened')
      .where('subject_id', '=', campaign.id)
      .executeTakeFirstOrThrow();
    expect(JSON.parse(line.details ?? '')).toMatchObject({ note: why, participants: 38 });
    expect((await archiveCampaign(connection(), national.id, campaign.id, LATER)).kind).toBe('archived');
    expect((await getTotals(connection(), campaign.id)).events).toBe(5);
  });
});
