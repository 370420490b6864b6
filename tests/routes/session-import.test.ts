import { expect, it } from 'vitest';
import { addDays } from '#app/domain/local-time.ts';
import { askableContacts } from '#app/domain/offer.ts';
import { action as send } from '#app/routes/mediation-import.tsx';
import { loader as modelCsv } from '#app/routes/mediation-import-model-csv.ts';
import { loader as modelXlsx } from '#app/routes/mediation-import-model-xlsx.ts';
import { action as decide, loader as show } from '#app/routes/mediation-import-sheet.tsx';
import { loader as exportCsv } from '#app/routes/mediation-sessions-csv.ts';
import { loader as exportXlsx } from '#app/routes/mediation-sessions-xlsx.ts';
import type { Application } from '#app/server/context.server.ts';
import type { Connection } from '#db/connection.server.ts';
import type { AccountTable } from '#db/schema.ts';
import { runSessionImports } from '#db/session-import-work.server.ts';
import { getSessionImport, purgeSessionImports } from '#db/session-imports.server.ts';
import { call, callForResponse, makeTestApplication, TEST_NOW } from '#tests/support/application.ts';
import {
  insertCampaign,
  insertMediator,
  insertProgramme,
  insertRegistration,
  insertSession,
  insertVenue,
} from '#tests/support/builders.ts';
import { onBothEngines } from '#tests/support/databases.ts';
import { signInForTest } from '#tests/support/sign-in.ts';
import { workbook } from '#tests/support/workbooks.ts';

const HEADINGS = [
  'Identifiant',
  'Titre',
  'Description',
  'Programme',
  'Lieu',
  'Commune',
  'Début',
  'Fin',
  'Places',
  'État',
];

function goodRow(number: number, changes: Partial<Record<number, string>> = {}): string[] {
  const row = [
    `A-${number}`,
    `Un café et l’IA, ${number}`,
    'On essaie ensemble.',
    'Café IA',
    'Médiathèque de la Tour',
    'Guéret',
    '18/05/2027 14h',
    '16h30',
    '12',
    '',
  ];
  return row.map((cell, at) => changes[at] ?? cell);
}

onBothEngines('an import of sessions', (connection) => {
  async function prepare() {
    await insertCampaign(connection());
    await insertProgramme(connection(), 'cafe-ia', 'Café IA');
    const account = await insertMediator(connection());
    const venue = await insertVenue(connection(), {
      name: 'Médiathèque de la Tour',
      organisation_id: account.organisation_id,
    });
    const application = await makeTestApplication(connection());
    return { application, account, venue, session: await signInForTest(connection(), account) };
  }

  it('takes the good rows of a thousand, and explains each bad one by its cell', async () => {
    const { application, account, session } = await prepare();
    const bad = new Map<number, [Partial<Record<number, string>>, string, string]>([
      [10, [{ 6: '31/02/2027 9h' }, 'G12', 'date']],
      [100, [{ 4: 'Mediatheque de la Tours' }, 'E102', 'unknownVenue']],
      [200, [{ 8: 'beaucoup' }, 'I202', 'numberOfPeople']],
      [300, [{ 1: '' }, 'B302', 'required']],
      [400, [{ 7: '8h' }, 'H402', 'endBeforeStart']],
      [500, [{ 3: 'Thé IA' }, 'D502', 'unknownWord']],
      [600, [{ 6: 'bientôt' }, 'G602', 'momentUnreadable']],
      [700, [{ 0: 'A-1' }, 'A702', 'sameAsLine']],
    ]);
    const rows = Array.from({ length: 1000 }, (_, at) => {
      const day = addDays('2027-05-17', at % 7)
        .split('-')
        .reverse()
        .join('/');
      const [changes] = bad.get(at) ?? [];
      return goodRow(at, { 6: `${day} ${9 + (at % 8)}h`, 7: `${10 + (at % 8)}h30`, ...changes });
    });
    const id = await sendRows(application, session, [HEADINGS, ...rows]);

    const checked = await read(account, id);
    const problems = checked.rows.flatMap((row) =>
      row.problems.map(({ cell, message }) => `${cell} ${message}`),
    );
    expect(problems).toEqual([...bad.values()].map(([, cell, message]) => `${cell} ${message}`));
    expect(checked.rows.filter(({ plan }) => plan === 'create')).toHaveLength(1000 - bad.size);
    const misspelt = checked.rows.find(({ line }) => line === 102);
    expect(checked.rows.find(({ line }) => line === 12)?.problems[0]?.given).toBe('31/02/2027 9h');
    expect(misspelt?.problems[0]?.suggestions.join()).toContain('Médiathèque de la Tour');

    await choose(application, session, id, 'enregistrer');
    await work(application);
    const done = await read(account, id);
    expect(count(done.rows)).toEqual({ created: 1000 - bad.size });
    expect(await stored(account)).toHaveLength(1000 - bad.size);
    expect((await stored(account)).every(({ published_at }) => published_at === null)).toBe(true);

    const again = await sendRows(application, session, [HEADINGS, ...rows]);
    expect((await read(account, again)).rows.filter(({ plan }) => plan === 'unchanged')).toHaveLength(
      1000 - bad.size,
    );
    const before = await stored(account);
    await choose(application, session, again, 'enregistrer');
    await work(application);
    expect(count((await read(account, again)).rows)).toEqual({ unchanged: 1000 - bad.size });
    expect(await stored(account)).toEqual(before);
  }, 120_000);

  it('names every cell of a row that is wrong, days that do not exist among them', async () => {
    const { application, account, session } = await prepare();
    const id = await sendRows(application, session, [
      HEADINGS,
      goodRow(1, { 4: 'Lieu inconnu', 6: '32/12/2026 9h', 7: '', 8: '-3' }),
    ]);
    const [row] = (await read(account, id)).rows;
    expect(row?.problems.map(({ cell, message }) => `${cell} ${message}`).sort()).toEqual([
      'E2 unknownVenue',
      'G2 date',
      'H2 endOrDuration',
      'I2 numberOfPeople',
    ]);
  });

  it('changes a published session as an edit does: whoever signed up is told', async () => {
    const { application, account, session } = await prepare();
    const id = await sendRows(application, session, [HEADINGS, goodRow(1, { 9: 'Publié' })]);
    await choose(application, session, id, 'enregistrer');
    await work(application);
    const [published] = await stored(account);
    expect(published?.published_at).not.toBeNull();
    expect(application.catalogue.version).toBeGreaterThanOrEqual(published?.version ?? 0);
    await insertRegistration(connection(), { session_id: published?.id ?? '' });
    await connection()
      .db.updateTable('sessions')
      .set({ seats_taken: 1 })
      .where('id', '=', published?.id ?? '')
      .execute();

    const later = await sendRows(application, session, [
      HEADINGS,
      goodRow(1, { 6: '18/05/2027 13h', 8: '20' }),
    ]);
    await choose(application, session, later, 'enregistrer');
    await work(application);
    const [changed] = await stored(account);
    expect(changed).toMatchObject({
      id: published?.id,
      capacity: 20,
      sequence: 1,
      published_at: published?.published_at,
    });
    expect(changed?.starts_at).toBe('2027-05-18T11:00:00.000Z');
    const messages = await connection()
      .db.selectFrom('messages')
      .select('kind')
      .where('session_id', '=', changed?.id ?? '')
      .execute();
    expect(messages).toEqual([{ kind: 'session-changed' }]);
  });

  it('publishes all its drafts at once, and says how many are incomplete', async () => {
    const { application, account, session } = await prepare();
    const id = await sendRows(application, session, [
      HEADINGS,
      goodRow(1),
      goodRow(2),
      goodRow(3, { 2: '' }),
    ]);
    await choose(application, session, id, 'enregistrer');
    await work(application);
    expect((await read(account, id)).drafts).toEqual({ complete: 2, incomplete: 1, submitted: 0 });
    await choose(application, session, id, 'publier');
    await work(application);
    expect((await read(account, id)).drafts).toEqual({ complete: 0, incomplete: 1, submitted: 0 });
    expect((await stored(account)).filter(({ published_at }) => published_at !== null)).toHaveLength(2);
  });

  it('goes on after a crash without storing a row twice', async () => {
    const { application, account, session } = await prepare();
    const rows = Array.from({ length: 120 }, (_, at) => goodRow(at));
    const id = await sendRows(application, session, [HEADINGS, ...rows]);
    await choose(application, session, id, 'enregistrer');
    // Stops after its first rows, as a process that is killed; two others then take the rest at the same time.
    const stopping = new AbortController();
    let looks = 0;
    const now = () => {
      looks += 1;
      if (looks > 1) stopping.abort();
      return TEST_NOW;
    };
    await runSessionImports(
      connection(),
      { ...surroundings(application), now },
      async () => undefined,
      stopping.signal,
    );
    const under = await read(account, id);
    expect(under.work).toBe('store');
    expect(under.rows.filter(({ toDo }) => toDo).length).toBeGreaterThan(0);
    expect(under.rows.filter(({ toDo }) => !toDo).length).toBeGreaterThan(0);
    await Promise.all([work(application), work(application)]);
    expect(count((await read(account, id)).rows)).toEqual({ created: 120 });
    expect(await stored(account)).toHaveLength(120);
  });

  it('is nobody else’s, not even a colleague’s, and is forgotten after a day', async () => {
    const { application, account, session } = await prepare();
    const id = await sendRows(application, session, [HEADINGS, goodRow(1)]);
    const stranger = await signInForTest(connection(), await insertMediator(connection()));
    const url = `/mediation/import/${id}`;
    const seen = await callForResponse(application, show, { url, params: { id }, cookie: stranger.cookie });
    expect(seen.status).toBe(404);
    for (const geste of ['enregistrer', 'publier', 'abandonner']) {
      const form = { formToken: stranger.formToken, geste };
      const tried = await callForResponse(application, decide, {
        url,
        params: { id },
        cookie: stranger.cookie,
        form,
      });
      expect(tried.status).toBe(404);
    }
    const exported = await callForResponse(application, exportCsv, {
      url: '/mediation/ateliers.csv',
      cookie: stranger.cookie,
    });
    expect((await exported.text()).trim().split('\n')).toHaveLength(1);
    expect(await purgeSessionImports(connection(), TEST_NOW)).toBe(0);
    const tomorrow = new Date(TEST_NOW.getTime() + 24 * 60 * 60 * 1000);
    expect(await purgeSessionImports(connection(), tomorrow)).toBeGreaterThan(0);
    expect(
      (await callForResponse(application, show, { url, params: { id }, cookie: session.cookie })).status,
    ).toBe(404);
    expect(await stored(account)).toEqual([]);
  });

  it('reads the export again without changing anything, whatever the texts begin with', async () => {
    const { application, account, venue, session } = await prepare();
    for (const [title, description] of [
      ['=HYPERLINK("http://exemple.test")', '+33 et plus'],
      ["'=déjà gardé", '- un\n- deux; "trois"'],
      ['@nous', "''+encore"],
    ] as const) {
      await insertSession(connection(), {
        organisation_id: account.organisation_id ?? '',
        mediator_id: account.id,
        venue_id: venue.id,
        title,
        description,
        published_at: null,
      });
    }
    await insertSession(connection(), {
      organisation_id: account.organisation_id ?? '',
      mediator_id: account.id,
      venue_id: null,
      capacity: null,
      expected: 30,
    });
    const before = await stored(account);
    for (const [loader, name] of [
      [exportCsv, 'ateliers.csv'],
      [exportXlsx, 'ateliers.xlsx'],
    ] as const) {
      const response = await callForResponse(application, loader, {
        url: `/mediation/${name}`,
        cookie: session.cookie,
      });
      const bytes = Buffer.from(await response.arrayBuffer());
      if (name.endsWith('csv')) {
        const cells = bytes.toString().split(/[;\r\n]+/);
        expect(cells.filter((cell) => /^"?[=+@]/.test(cell))).toEqual([]);
      }
      const id = await sendFile(application, session, name, bytes);
      expect((await read(account, id)).rows.map(({ plan, problems }) => plan ?? problems)).toEqual(
        before.map(() => 'unchanged'),
      );
      await choose(application, session, id, 'enregistrer');
      await work(application);
    }
    expect(await stored(account)).toEqual(before);
  });

  it('keeps in the journal that an export left, and how many sessions it held', async () => {
    const { application, account, session } = await prepare();
    const organisation_id = account.organisation_id ?? '';
    await insertSession(connection(), { organisation_id, mediator_id: account.id });
    for (const [loader, format] of [
      [exportCsv, 'csv'],
      [exportXlsx, 'xlsx'],
    ] as const) {
      await callForResponse(application, loader, {
        url: `/mediation/ateliers.${format}`,
        cookie: session.cookie,
      });
    }
    const lines = await connection()
      .db.selectFrom('audit_entries')
      .select(['act', 'subject_kind', 'department_code', 'details'])
      .where('account_id', '=', account.id)
      .orderBy('id')
      .execute();
    const told = lines.map(({ details, ...line }) => ({ ...line, ...JSON.parse(details ?? '{}') }));
    expect(told).toMatchObject(
      ['csv', 'xlsx'].map((format) => ({
        act: 'exported',
        subject_kind: 'export',
        department_code: '23',
        format,
        rows: 1,
      })),
    );
  });

  it('offers a model whose example is not imported, and whose rows are', async () => {
    const { application, session } = await prepare();
    for (const [loader, name] of [
      [modelCsv, 'modele.csv'],
      [modelXlsx, 'modele.xlsx'],
    ] as const) {
      const response = await callForResponse(application, loader, {
        url: `/mediation/import/${name}`,
        cookie: session.cookie,
      });
      expect(response.headers.get('Content-Disposition')).toContain('modele-ateliers');
      const refused = await sendRaw(application, session, name, Buffer.from(await response.arrayBuffer()));
      expect(refused).toMatchObject({ data: { reason: 'no-rows' }, init: { status: 422 } });
    }
  });

  it('refuses what is no sheet with a sentence of its own', async () => {
    const { application, session } = await prepare();
    const old = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]);
    expect(await sendRaw(application, session, 'a.xls', old)).toMatchObject({
      data: { reason: 'old-excel' },
    });
    expect(await sendRaw(application, session, 'a.csv', Buffer.from('Bonjour;tous'))).toMatchObject({
      data: { reason: 'no-headings' },
    });
    expect(await sendRaw(application, session, 'a.csv', Buffer.alloc(0))).toMatchObject({
      data: { reason: 'no-file' },
    });
  });

  type SignedIn = Awaited<ReturnType<typeof signInForTest>>;

  async function sendRaw(application: Application, session: SignedIn, name: string, bytes: Buffer) {
    const body = new FormData();
    body.set('formToken', session.formToken);
    body.set('file', new File([new Uint8Array(bytes)], name));
    return call(application, send, {
      url: '/mediation/import',
      method: 'POST',
      cookie: session.cookie,
      context: { form: body },
    });
  }

  async function sendFile(
    application: Application,
    session: SignedIn,
    name: string,
    bytes: Buffer,
  ): Promise<string> {
    const sent = await sendRaw(application, session, name, bytes);
    if (!(sent instanceof Response)) throw new Error(JSON.stringify(sent));
    expect(sent.status).toBe(303);
    return sent.headers.get('Location')?.split('/').at(-1) ?? '';
  }

  const sendRows = async (application: Application, session: SignedIn, rows: string[][]) =>
    sendFile(application, session, 'ateliers.xlsx', await workbook(rows));

  async function choose(application: Application, session: SignedIn, id: string, geste: string) {
    const answer = await callForResponse(application, decide, {
      url: `/mediation/import/${id}`,
      params: { id },
      cookie: session.cookie,
      form: { formToken: session.formToken, geste },
    });
    expect(answer.status).toBe(303);
  }

  const work = (application: Application) =>
    runSessionImports(connection(), surroundings(application), () => application.catalogue.refresh());

  const read = (account: AccountTable, id: string) => readImport(connection(), account, id);

  const stored = (account: AccountTable) =>
    connection()
      .db.selectFrom('sessions')
      .selectAll()
      .where('organisation_id', '=', account.organisation_id ?? '')
      .orderBy('id')
      .execute();
});

const surroundings = ({ now, settings }: Application) => ({
  now,
  publicUrl: settings.publicUrl,
  askable: askableContacts(settings),
});

function readImport(connection: Connection, account: AccountTable, id: string) {
  const author = { id: account.id, organisationId: account.organisation_id ?? '' };
  return getSessionImport(connection, id, author, TEST_NOW);
}

/** How many rows came to each end. */
function count(rows: { outcome: string | null }[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { outcome } of rows) if (outcome !== null) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return counts;
}
