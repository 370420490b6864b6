import { expect, it } from 'vitest';
import { noteActs } from '#db/audit.server.ts';
import { fileReport } from '#db/reports.server.ts';
import { listHistory, noteHistory } from '#db/session-history.server.ts';
import { findPlace, liesIn } from '#db/territories.server.ts';
import { closeVenue, deleteVenue, reopenVenue } from '#db/venue-closings.server.ts';
import { registerVenue } from '#db/venues.server.ts';
import { insertAuthor, insertCoordinator, insertSession } from '#tests/support/builders.ts';
import { onBothEngines } from '#tests/support/databases.ts';

const NOW = new Date('2027-05-01T10:00:00.000Z');

onBothEngines('acts', (connection) => {
  it('are kept with the role that the account had then, and where the session lies', async () => {
    const { db } = connection();
    const session = await insertSession(connection());
    const regional = await insertCoordinator(connection(), {
      territory_kind: 'region',
      territory_code: '75',
    });
    await connection().write((trx) => noteHistory(trx, 'cancelled', [session.id], regional.id, NOW));
    await db.updateTable('accounts').set({ territory_code: '84' }).where('id', '=', regional.id).execute();
    const entries = await db
      .selectFrom('audit_entries')
      .selectAll()
      .where('subject_id', '=', session.id)
      .execute();
    expect(entries).toMatchObject([
      {
        happened_at: NOW.toISOString(),
        account_id: regional.id,
        role: 'coordinator',
        territory_kind: 'region',
        territory_code: '75',
        act: 'cancelled',
        department_code: '23',
        region_code: '75',
        details: null,
      },
    ]);
    expect(await listHistory(connection(), session.id)).toMatchObject([
      { what: 'cancelled', by: regional.name },
    ]);
  });

  it('are noted for a thousand things at once', async () => {
    const national = await insertCoordinator(connection());
    const acts = Array.from({ length: 1200 }, (_, number) => ({
      act: 'published' as const,
      subject: { kind: 'session' as const, id: `session-${number}` },
      departmentCode: null,
      regionCode: null,
      details: { rows: number },
    }));
    await connection().write((trx) => noteActs(trx, national.id, acts, NOW));
    const stored = await connection()
      .db.selectFrom('audit_entries')
      .select('details')
      .where('account_id', '=', national.id)
      .execute();
    expect(stored).toHaveLength(1200);
    expect(stored).toContainEqual({ details: '{"rows":1199}' });
  });
});

onBothEngines('what mediators do', (connection) => {
  const linesOf = async (id: string) =>
    (
      await connection()
        .db.selectFrom('audit_entries')
        .select(['act', 'account_id', 'department_code', 'details'])
        .where('subject_id', '=', id)
        .orderBy('id')
        .execute()
    ).map(({ details, ...line }) => ({ ...line, details: details && JSON.parse(details) }));

  it('with a venue is kept, its name too when it is deleted; what changes nothing is not', async () => {
    const author = await insertAuthor(connection());
    const registered = await registerVenue(
      connection(),
      author,
      {
        name: 'Grange des essais',
        address: '3 chemin du Journal',
        addressExtra: null,
        postcode: '23000',
        communeCode: '23096',
        latitude: 46.17,
        longitude: 1.87,
        position: 'exact',
        accessNotes: null,
        stepFree: false,
        transportNotes: null,
      },
      [],
      NOW,
    );
    if (registered.kind !== 'registered') throw new Error(registered.kind);
    const { id } = registered;
    await closeVenue(connection(), id, author, NOW);
    await closeVenue(connection(), id, author, NOW);
    await reopenVenue(connection(), id, author, NOW);
    await deleteVenue(connection(), id, author, NOW);
    const line = { account_id: author.id, department_code: '23', details: { name: 'Grange des essais' } };
    expect(await linesOf(id)).toEqual(
      ['created', 'closed', 'reopened', 'deleted'].map((act) => ({ act, ...line })),
    );
  });

  it('with a report is kept by its session, with what was counted', async () => {
    const author = await insertAuthor(connection());
    const session = await insertSession(connection(), {
      organisation_id: author.organisationId,
      starts_at: '2027-04-20T08:00:00.000Z',
      ends_at: '2027-04-20T10:00:00.000Z',
    });
    const file = (headCount: number, seen: number) =>
      fileReport(
        connection(),
        {
          sessionId: session.id,
          account: author,
          through: 'sign_in',
          seen,
          confirmed: undefined,
          content: { headCount, grade: 'counted', comment: null, tallies: {} },
        },
        NOW,
      );
    expect(await file(8, 0)).toMatchObject({ kind: 'filed' });
    expect(await file(9, 1)).toMatchObject({ kind: 'filed' });
    const line = { account_id: author.id, department_code: '23' };
    expect(await linesOf(session.id)).toEqual([
      { ...line, act: 'filed', details: { headCount: 8, grade: 'counted' } },
      { ...line, act: 'corrected', details: { headCount: 9, grade: 'counted' } },
    ]);
  });
});

onBothEngines('a territory', (connection) => {
  it('narrows a query to what lies in it', async () => {
    const session = await insertSession(connection());
    const found = async (territory: Parameters<typeof liesIn>[0]) =>
      (
        await connection()
          .db.selectFrom('sessions')
          .select('id')
          .where(liesIn(territory, 'sessions'))
          .execute()
      ).map(({ id }) => id);
    expect(await found({ kind: 'country' })).toEqual([session.id]);
    expect(await found({ kind: 'region', code: '75' })).toEqual([session.id]);
    expect(await found({ kind: 'region', code: '23' })).toEqual([]);
    expect(await found({ kind: 'department', code: '23' })).toEqual([session.id]);
    expect(await found({ kind: 'department', code: '75' })).toEqual([]);
  });

  it('is found by its code, a département with its region', async () => {
    expect(await findPlace(connection(), 'department', '2A')).toEqual({
      kind: 'department',
      code: '2A',
      regionCode: '94',
    });
    expect(await findPlace(connection(), 'region', '94')).toEqual({ kind: 'region', code: '94' });
    expect(await findPlace(connection(), 'department', '20')).toBeUndefined();
  });
});
