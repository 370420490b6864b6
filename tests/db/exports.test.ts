import { beforeAll, expect, it } from 'vitest';
import {
  type ExportSubject,
  exportSubjects,
  ORGANISATIONS_AT_ONCE,
  ROWS_AT_ONCE,
} from '#app/domain/export.ts';
import type { Place } from '#app/domain/permission.ts';
import {
  countExported,
  type ExportScope,
  listExportedOrganisations,
  listExportedReports,
  listExportedSessions,
  listExportedVenues,
  noteExport,
  noteSheetExport,
  venuesStamp,
} from '#db/exports.server.ts';
import { newId } from '#db/identifiers.ts';
import type { CampaignTable, OrganisationTable, SessionTable, VenueTable } from '#db/schema.ts';
import { getTotals } from '#db/totals.server.ts';
import {
  BUILT_AT,
  insertAuthor,
  insertCampaign,
  insertCoordinator,
  insertOrganisation,
  insertReport,
  insertSession,
  insertVenue,
} from '#tests/support/builders.ts';
import { onBothEngines } from '#tests/support/databases.ts';
import { countQueries } from '#tests/support/queries.ts';

const NOW = new Date('2027-05-25T10:00:00.000Z');
const country: Place = { kind: 'country' };
const region: Place = { kind: 'region', code: '75' };
const creuse: Place = { kind: 'department', code: '23', regionCode: '75' };
const gironde: Place = { kind: 'department', code: '33', regionCode: '75' };
const rhone: Place = { kind: 'department', code: '69', regionCode: '84' };

async function all<Row>(pages: AsyncGenerator<Row[]>): Promise<{ rows: Row[]; pages: number }> {
  const found: Row[][] = [];
  for await (const page of pages) found.push(page);
  return { rows: found.flat(), pages: found.length };
}

onBothEngines('what is exported', (connection) => {
  let campaign: CampaignTable;
  /** More than two pages. */
  const copies = 2 * ROWS_AT_ONCE + 3;

  const list = (subject: ExportSubject, scope: ExportScope): AsyncGenerator<{ id: string }[]> => {
    switch (subject) {
      case 'sessions':
        return listExportedSessions(connection(), scope);
      case 'reports':
        return listExportedReports(connection(), scope);
      case 'venues':
        return listExportedVenues(connection(), scope);
      case 'organisations':
        return listExportedOrganisations(connection(), scope);
    }
  };
  const idsIn = async (subject: ExportSubject, place: Place) => {
    const { rows } = await all(list(subject, { campaignId: campaign.id, place }));
    return rows.map(({ id }) => id);
  };
  /** Copies of a row, made in few statements. */
  const copy = async <Row>(insert: (rows: Row[]) => Promise<unknown>, make: (number: number) => Row) => {
    const rows = Array.from({ length: copies }, (_, number) => make(number));
    for (let start = 0; start < rows.length; start += 100) await insert(rows.slice(start, start + 100));
  };
  let session: SessionTable;

  beforeAll(async () => {
    campaign = await insertCampaign(connection());
    const venue = await insertVenue(connection());
    session = await insertSession(connection(), { campaign_id: campaign.id, venue_id: venue.id });
    await insertReport(connection(), session);
    const other = await insertCampaign(connection());
    await insertSession(connection(), { campaign_id: other.id });
    await insertSession(connection(), { campaign_id: campaign.id, published_at: null });
    const bordeaux = await insertVenue(connection(), { commune_code: '33063' });
    const lyon = await insertVenue(connection(), { commune_code: '69123' });
    const association = await insertOrganisation(connection(), { department_code: '69' });
    for (const [venue_id, organisation_id] of [
      [bordeaux.id, undefined],
      [lyon.id, association.id],
    ] as const) {
      const there = await insertSession(connection(), {
        campaign_id: campaign.id,
        venue_id,
        ...(organisation_id && { organisation_id }),
      });
      await insertReport(connection(), there, { to_verify_since: BUILT_AT, head_count: 70 });
    }
    await insertVenue(connection(), { closed_at: BUILT_AT });
    await insertOrganisation(connection(), { department_code: null });
  });

  it.each(exportSubjects)(
    '%s lie inside the territory, and are as many as was announced',
    async (subject) => {
      const count = (place: Place) =>
        countExported(connection(), subject, { campaignId: campaign.id, place });
      const [everywhere, inRegion, inCreuse, inGironde, inRhone] = await Promise.all(
        [country, region, creuse, gironde, rhone].map((place) => idsIn(subject, place)),
      );
      for (const [place, ids] of [
        [country, everywhere],
        [region, inRegion],
        [creuse, inCreuse],
        [gironde, inGironde],
        [rhone, inRhone],
      ] as const) {
        expect(ids?.length).toBe(await count(place));
        expect(new Set(ids).size).toBe(ids?.length);
      }
      expect(inCreuse?.length).toBeGreaterThan(0);
      expect(inRhone?.length).toBeGreaterThan(0);
      expect([...(inCreuse ?? []), ...(inGironde ?? [])].sort()).toEqual([...(inRegion ?? [])].sort());
      expect(inRhone?.filter((id) => inRegion?.includes(id))).toEqual([]);
      const elsewhere = await idsIn(subject, { kind: 'department', code: '48', regionCode: '76' });
      expect(elsewhere).toEqual([]);
    },
  );

  it('sessions are those of the edition that were published', async () => {
    expect(await idsIn('sessions', creuse)).toEqual([session.id]);
  });

  it('an organisation of the whole country is in the country’s table alone', async () => {
    const { rows } = await all(
      listExportedOrganisations(connection(), { campaignId: campaign.id, place: country }),
    );
    const national = rows.filter(({ departmentCode }) => departmentCode === null);
    expect(national).toHaveLength(1);
    expect(await idsIn('organisations', region)).not.toContain(national[0]?.id);
  });

  it('closed venues are not, and open ones say how many events they have', async () => {
    const { rows } = await all(listExportedVenues(connection(), { campaignId: campaign.id, place: creuse }));
    expect(rows.find(({ id }) => id === session.venue_id)).toMatchObject({
      events: expect.toSatisfy((events) => Number(events) === 1),
      department: 'Creuse',
      region: 'Nouvelle-Aquitaine',
      communeCode: '23096',
    });
    const stored = await connection()
      .db.selectFrom('venues')
      .select('id')
      .where('closed_at', 'is not', null)
      .execute();
    expect(rows.filter(({ id }) => stored.some((closed) => closed.id === id))).toEqual([]);
  });

  it('reports say whether they are to be verified', async () => {
    const { rows } = await all(
      listExportedReports(connection(), { campaignId: campaign.id, place: country }),
    );
    expect(rows.map(({ headCount, toVerifySince }) => [headCount, toVerifySince]).sort()).toEqual([
      [70, BUILT_AT],
      [70, BUILT_AT],
      [9, null],
    ]);
  });

  it('sums up to the figures', async () => {
    const cancelled = await insertSession(connection(), {
      campaign_id: campaign.id,
      venue_id: session.venue_id,
      cancelled_at: BUILT_AT,
      seats_taken: 4,
    });
    const { rows } = await all(
      listExportedSessions(connection(), { campaignId: campaign.id, place: region }),
    );
    expect(rows.map(({ id }) => id)).toContain(cancelled.id);
    const counting = rows.filter(({ cancelledAt }) => cancelledAt === null);
    const sum = (of: (row: (typeof rows)[number]) => unknown) =>
      counting.reduce((total, row) => total + Number(of(row) ?? 0), 0);
    const totals = await getTotals(connection(), campaign.id, { kind: 'region', code: '75' });
    expect({
      events: counting.length,
      seatsOffered: sum(({ seatsOffered }) => seatsOffered),
      participants: sum(({ participants }) => participants),
      toVerify: sum(({ toVerify }) => toVerify),
    }).toEqual({
      events: totals.events,
      seatsOffered: totals.seatsOffered,
      participants: totals.participants.total,
      toVerify: totals.toVerify,
    });
  });

  it('goes through many pages in order, each row once, in one query a page', async () => {
    const venue = await connection()
      .db.selectFrom('venues')
      .selectAll()
      .where('id', '=', session.venue_id)
      .executeTakeFirstOrThrow();
    const organisation = await insertOrganisation(connection());
    const { db } = connection();
    // Many begin at the same moment: only their ids tell them apart.
    await copy<SessionTable>(
      (rows) => db.insertInto('sessions').values(rows).execute(),
      (number) => {
        const starts_at = `2027-05-18T0${number % 7}:00:00.000Z`;
        return { ...session, id: newId(), slug: `copie-${newId()}`, starts_at };
      },
    );
    await copy<VenueTable>(
      (rows) => db.insertInto('venues').values(rows).execute(),
      () => ({ ...venue, id: newId(), source_id: newId() }),
    );
    await copy<OrganisationTable>(
      (rows) => db.insertInto('organisations').values(rows).execute(),
      () => ({ ...organisation, id: newId() }),
    );
    await connection()
      .db.insertInto('reports')
      .columns(['session_id', 'head_count', 'grade', 'reported_by', 'reported_at'])
      .expression((eb) =>
        eb
          .selectFrom('sessions')
          .select((row) => [
            'id',
            row.lit(9).as('head_count'),
            row.val('counted').as('grade'),
            'mediator_id',
            'ends_at',
          ])
          .where('slug', 'like', 'copie-%')
          .where('campaign_id', '=', campaign.id),
      )
      .execute();
    await connection()
      .db.updateTable('sessions')
      .set({ reported_people: 9, reported_grade: 'counted' })
      .where('slug', 'like', 'copie-%')
      .execute();
    for (const subject of exportSubjects) {
      for (const place of [country, region, creuse]) {
        const scope = { campaignId: campaign.id, place };
        const announced = await countExported(connection(), subject, scope);
        expect(announced).toBeGreaterThan(copies);
        let found: Awaited<ReturnType<typeof all<{ id: string }>>> | undefined;
        const queries = await countQueries(connection(), async () => {
          found = await all(list(subject, scope));
        });
        expect(found?.rows.length).toBe(announced);
        expect(new Set(found?.rows.map(({ id }) => id)).size).toBe(announced);
        const atOnce = subject === 'organisations' ? ORGANISATIONS_AT_ONCE : ROWS_AT_ONCE;
        // A last page that is full is followed by one that finds nothing.
        expect(queries).toBe(Math.floor(announced / atOnce) + 1);
      }
    }
    const { rows } = await all(
      listExportedSessions(connection(), { campaignId: campaign.id, place: creuse }),
    );
    const keys = rows.map(({ startsAt, id }) => `${startsAt} ${id}`);
    expect(keys).toEqual([...keys].sort());
  });

  it('is noted in the journal, with how many lines left and where they lie', async () => {
    const coordinator = await insertCoordinator(connection());
    const scope = { campaignId: campaign.id, place: creuse };
    const note = { subject: 'reports', name: 'Bilans', criteria: 'Creuse, 2027', format: 'csv' } as const;
    const noted = await noteExport(connection(), coordinator.id, scope, note, NOW);
    const rows = await countExported(connection(), 'reports', scope);
    expect(noted).toEqual({ kind: 'noted', rows });
    const stored = await connection()
      .db.selectFrom('audit_entries')
      .selectAll()
      .where('account_id', '=', coordinator.id)
      .execute();
    expect(stored).toMatchObject([
      {
        act: 'exported',
        subject_kind: 'export',
        department_code: '23',
        region_code: '75',
        role: 'coordinator',
      },
    ]);
    expect(JSON.parse(stored[0]?.details ?? '')).toEqual({
      name: 'Bilans',
      criteria: 'Creuse, 2027',
      format: 'csv',
      rows,
    });
  });

  it('by a mediator is noted where their organisation lies', async () => {
    const author = await insertAuthor(connection());
    const details = { name: 'Ateliers de la structure', criteria: 'Essai', format: 'xlsx', rows: 3 } as const;
    await noteSheetExport(connection(), author, details, NOW);
    const stored = await connection()
      .db.selectFrom('audit_entries')
      .selectAll()
      .where('account_id', '=', author.id)
      .execute();
    expect(stored).toMatchObject([
      { act: 'exported', subject_kind: 'export', department_code: '23', region_code: '75', role: 'mediator' },
    ]);
    expect(JSON.parse(stored[0]?.details ?? '')).toEqual(details);
  });

  it('of the venues changes its stamp with each change of one', async () => {
    const before = await venuesStamp(connection());
    expect(await venuesStamp(connection())).toBe(before);
    const { id } = await insertVenue(connection(), { updated_at: '2027-06-01T10:00:00.000Z' });
    const after = await venuesStamp(connection());
    expect(after).not.toBe(before);
    await connection().db.updateTable('venues').set({ closed_at: BUILT_AT }).where('id', '=', id).execute();
    expect(await venuesStamp(connection())).not.toBe(after);
  });
});
