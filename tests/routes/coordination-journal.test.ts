import { expect, it } from 'vitest';
import type { AuditAct } from '#app/domain/audit.ts';
import { loader } from '#app/routes/coordination-journal.tsx';
import { noteActs } from '#db/audit.server.ts';
import { JOURNAL_PAGE, purgeJournal } from '#db/journal.server.ts';
import { noteHistory } from '#db/session-history.server.ts';
import { call, makeTestApplication, TEST_NOW } from '#tests/support/application.ts';
import {
  insertCampaign,
  insertCoordinator,
  insertMediator,
  insertSession,
  insertVenue,
} from '#tests/support/builders.ts';
import { onBothEngines } from '#tests/support/databases.ts';
import { countQueries } from '#tests/support/queries.ts';
import { signInAs } from '#tests/support/signed-in.ts';

const at = (minutes: number) => new Date(TEST_NOW.getTime() + minutes * 60_000);

onBothEngines('the journal', (connection) => {
  const emptied = () => connection().db.deleteFrom('audit_entries').execute();
  const national = () => insertCoordinator(connection());
  const departmental = (code: string) =>
    insertCoordinator(connection(), { territory_kind: 'department', territory_code: code });
  /** A thing without a row of its own, so that its line can be told from others by its id. */
  const note = (
    accountId: string,
    act: AuditAct,
    id: string,
    departmentCode: string | null,
    now = TEST_NOW,
  ) =>
    connection().write((trx) =>
      noteActs(
        trx,
        accountId,
        [
          {
            act,
            subject: { kind: 'export', id },
            departmentCode,
            regionCode: departmentCode && ({ '23': '75', '33': '75', '69': '84' }[departmentCode] ?? null),
          },
        ],
        now,
      ),
    );
  async function show(accountId: string, query = '') {
    const { cookie } = await signInAs(connection(), accountId);
    const url = `/coordination/journal${query}`;
    const shown = await call(await makeTestApplication(connection()), loader, { url, cookie });
    if (shown instanceof Response) throw shown;
    return shown;
  }
  const idsOf = async (accountId: string, query = '') =>
    (await show(accountId, query)).lines.map(({ subject }) => subject.id);

  it('tells who did what to a session, from which role, and leads there', async () => {
    await emptied();
    const reader = await national();
    const mediator = await insertMediator(connection(), { name: 'Amina Essai' });
    const session = await insertSession(connection(), { title: 'Essayer ensemble', language: 'fr' });
    await connection().write((trx) => noteHistory(trx, 'published', [session.id], mediator.id, TEST_NOW));
    expect((await show(reader.id)).lines).toEqual([
      {
        id: expect.any(String),
        at: TEST_NOW.toISOString(),
        act: 'published',
        by: { id: mediator.id, name: 'Amina Essai' },
        role: 'mediator',
        territoryKind: null,
        territoryCode: null,
        subject: {
          kind: 'session',
          id: session.id,
          name: 'Essayer ensemble',
          language: 'fr',
          path: `/ateliers/${session.slug}`,
        },
        departmentCode: '23',
        regionCode: '75',
        details: {},
      },
    ]);
    // A draft has no page to lead to.
    await connection()
      .db.updateTable('sessions')
      .set({ published_at: null })
      .where('id', '=', session.id)
      .execute();
    expect((await show(reader.id)).lines[0]?.subject.path).toBeUndefined();
  });

  it('names every kind of subject that has a name, and what is gone by the name that was kept', async () => {
    await emptied();
    const reader = await national();
    const venue = await insertVenue(connection(), { name: 'Grange' });
    const campaign = await insertCampaign(connection(), { name: 'Semaine' });
    const place = { departmentCode: null, regionCode: null };
    await connection().write((trx) =>
      noteActs(
        trx,
        reader.id,
        [
          { act: 'corrected', subject: { kind: 'venue', id: venue.id }, ...place },
          {
            act: 'deleted',
            subject: { kind: 'venue', id: 'gone' },
            ...place,
            details: { name: 'Ancien café' },
          },
          { act: 'created', subject: { kind: 'campaign', id: campaign.id }, ...place },
          {
            act: 'joined',
            subject: { kind: 'account', id: reader.id },
            ...place,
            details: { recipients: 3, reason: 'parce que' },
          },
        ],
        TEST_NOW,
      ),
    );
    const lines = (await show(reader.id)).lines.map(({ subject, details }) => [
      subject.name,
      subject.path,
      details,
    ]);
    expect(lines).toEqual([
      [reader.name, undefined, { recipients: 3, reason: 'parce que' }],
      ['Semaine', `/editions/${campaign.slug}`, {}],
      ['Ancien café', undefined, { name: 'Ancien café' }],
      ['Grange', `/lieux/${venue.id}`, {}],
    ]);
  });

  it('is that of one’s territory, and of a territory below', async () => {
    await emptied();
    const reader = await national();
    for (const code of [null, '23', '33', '69']) await note(reader.id, 'exported', `in ${code}`, code);
    expect(await idsOf(reader.id)).toEqual(['in 69', 'in 33', 'in 23', 'in null']);
    expect(await idsOf(reader.id, '?departement=33')).toEqual(['in 33']);
    expect(await idsOf(reader.id, '?territoire=region-75')).toEqual(['in 33', 'in 23']);
    const creuse = await departmental('23');
    expect(await idsOf(creuse.id)).toEqual(['in 23']);
    for (const query of ['?departement=33', '?territoire=departement-33', '?region=75', '?departement=20'])
      await expect(show(creuse.id, query)).rejects.toMatchObject({ status: 404 });
    expect((await show(creuse.id)).own).toEqual([{ kind: 'department', code: '23', name: 'Creuse' }]);
  });

  it('is filtered by act, subject, person and days of Paris', async () => {
    await emptied();
    const [reader, other] = [await national(), await national()];
    await note(reader.id, 'exported', 'late evening', '23', new Date('2027-03-01T22:59:59.999Z'));
    await note(other.id, 'wrote', 'next day', '23', new Date('2027-03-01T23:00:00.000Z'));
    const session = await insertSession(connection());
    await connection().write((trx) =>
      noteHistory(trx, 'wrote', [session.id], reader.id, new Date('2027-03-03T10:00:00.000Z')),
    );
    expect(await idsOf(reader.id, '?acte=exported')).toEqual(['late evening']);
    expect(await idsOf(reader.id, '?acte=wrote&sujet=export')).toEqual(['next day']);
    expect(await idsOf(reader.id, `?sujet=session&chose=${session.id}`)).toEqual([session.id]);
    expect(await idsOf(reader.id, `?personne=${other.id}`)).toEqual(['next day']);
    expect(await idsOf(reader.id, `?courriel=${other.email.toUpperCase()}`)).toEqual(['next day']);
    expect(await idsOf(reader.id, '?courriel=personne@exemple.test')).toEqual([]);
    expect(await idsOf(reader.id, '?au=2027-03-01')).toEqual(['late evening']);
    expect(await idsOf(reader.id, '?du=2027-03-02&au=2027-03-02')).toEqual(['next day']);
    expect(await idsOf(reader.id, '?du=2027-03-03')).toEqual([session.id]);
  });

  it.each([
    '?acte=nothing&sujet=x&du=2027-02-30&apres=x',
    '?chose=%00&personne=%27',
    `?courriel=${'x'.repeat(999)}`,
  ])('takes what cannot be read as not asked: %j', async (query) => {
    await emptied();
    const reader = await national();
    await note(reader.id, 'exported', 'one', '23');
    expect(await idsOf(reader.id, query)).toEqual(['one']);
  });

  it('is paged by where one stands: nothing is skipped nor shown twice, though many lines are of one instant', async () => {
    await emptied();
    const reader = await national();
    const total = 2 * JOURNAL_PAGE + 3;
    for (let number = 0; number < total; number++)
      await note(reader.id, 'exported', `line ${number}`, '23', at(Math.floor(number / 40)));
    const seen: string[] = [];
    let query = '';
    for (let pages = 0; pages < 3; pages++) {
      const shown = await show(reader.id, query);
      seen.push(...shown.lines.map(({ subject }) => subject.id));
      if (shown.after) query = `?apres=${encodeURIComponent(`${shown.after.at}_${shown.after.id}`)}`;
      // A line that is written meanwhile moves nothing.
      await note(reader.id, 'wrote', 'meanwhile', '23', at(999));
      expect(shown.after === undefined).toBe(pages === 2);
    }
    const expected = Array.from({ length: total }, (_, number) => `line ${total - 1 - number}`);
    expect(seen).toEqual(expected);
  });

  it('takes as many queries for fifty lines as for one', async () => {
    await emptied();
    const reader = await national();
    const count = () => countQueries(connection(), () => show(reader.id));
    const session = await insertSession(connection());
    const noteSession = (id: string) =>
      connection().write((trx) => noteHistory(trx, 'edited', [id], session.mediator_id, TEST_NOW));
    await noteSession(session.id);
    const one = await count();
    for (let more = 0; more < 5; more++) await noteSession((await insertSession(connection())).id);
    expect(await count()).toBe(one);
    expect(one).toBeGreaterThan(0);
  });

  it('forgets lines after two years', async () => {
    await emptied();
    const reader = await national();
    await note(reader.id, 'exported', 'old', '23', new Date('2025-02-28T09:00:00.000Z'));
    await note(reader.id, 'exported', 'two years', '23', new Date('2025-03-01T09:00:00.000Z'));
    expect(await purgeJournal(connection(), TEST_NOW)).toBe(1);
    expect(await idsOf(reader.id)).toEqual(['two years']);
  });
});
