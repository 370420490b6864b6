import { beforeAll, expect, it } from 'vitest';
import { figures } from '#app/domain/figure.ts';
import { loader } from '#app/routes/coordination-figure-rows.tsx';
import { listFigureRows } from '#db/figure-rows.server.ts';
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
import { signInAs } from '#tests/support/signed-in.ts';

onBothEngines('the sessions behind a figure', (connection) => {
  let campaign: CampaignTable;
  let coordinator: AccountTable;
  const sessions: Record<string, SessionTable> = {};

  beforeAll(async () => {
    campaign = await insertCampaign(connection());
    coordinator = await insertCoordinator(connection(), { territory_kind: 'region', territory_code: '75' });
    const hold = async (name: string, changes: Partial<SessionTable> = {}) => {
      const session = await insertSession(connection(), {
        campaign_id: campaign.id,
        title: name,
        seats_taken: 5,
        ...changes,
      });
      sessions[name] = session;
      return session;
    };
    await hold('à venir', { starts_at: '2027-05-20T12:00:00.000Z', ends_at: '2027-05-20T14:00:00.000Z' });
    await insertReport(connection(), await hold('compté'), { head_count: 9 });
    await insertReport(connection(), await hold('personne'), { head_count: 0, grade: 'estimated' });
    await insertReport(connection(), await hold('surprenant'), { head_count: 60, to_verify_since: BUILT_AT });
    await hold('annulé', { cancelled_at: BUILT_AT });
    await hold('brouillon', { published_at: null });
    await hold('ailleurs', { venue_id: null, department_code: '974', region_code: '04' });
    await hold('en ligne', { venue_id: null, capacity: null, expected: null, seats_taken: 0 });
  });

  const open = async (query: string) => {
    const { cookie } = await signInAs(connection(), coordinator.id);
    return { url: `/coordination/chiffres?edition=${campaign.slug}&${query}`, cookie };
  };
  async function rowsOf(query: string) {
    const answer = await call(await makeTestApplication(connection()), loader, await open(query));
    if (answer instanceof Response || !answer.rows) throw new Error('There is no such page.');
    const { rows, sum, value, total } = answer;
    return { rows: rows.map(({ title, number }) => [title, number]), sum, value, total };
  }

  it.each([
    [
      'mesure=ateliers',
      [
        ['compté', 1],
        ['en ligne', 1],
        ['personne', 1],
        ['surprenant', 1],
        ['à venir', 1],
      ],
    ],
    [
      'mesure=places',
      [
        ['compté', 12],
        ['personne', 12],
        ['surprenant', 12],
        ['à venir', 12],
      ],
    ],
    [
      'mesure=participants',
      [
        ['compté', 9],
        ['surprenant', 5],
        ['à venir', 5],
      ],
    ],
    ['mesure=participants&grade=comptes', [['compté', 9]]],
    [
      'mesure=participants&grade=inscrits',
      [
        ['surprenant', 5],
        ['à venir', 5],
      ],
    ],
    ['mesure=participants&grade=emarges', []],
    ['mesure=a-verifier', [['surprenant', 60]]],
  ])('are those that make it, and sum up to it (%s)', async (query, expected) => {
    for (const territory of ['region=75', 'departement=23']) {
      const { rows, sum, value, total } = await rowsOf(`${territory}&${query}`);
      expect(rows.sort()).toEqual([...expected].sort());
      expect(sum).toBe(value);
      expect(total).toBe(expected.length);
    }
  });

  it('are nothing where nothing happens', async () => {
    expect(await rowsOf('departement=87&mesure=ateliers')).toEqual({ rows: [], sum: 0, value: 0, total: 0 });
  });

  it('lead to their reports, which say how many versions there were', async () => {
    const page = { offset: 0, limit: 10 };
    const creuse = { kind: 'department', code: '23' } as const;
    const { rows } = await listFigureRows(connection(), campaign.id, creuse, 'participants', page);
    expect(rows.map(({ title, report }) => [title, report?.versions, report?.toVerify])).toEqual(
      expect.arrayContaining([
        ['compté', 1, false],
        ['surprenant', 1, true],
        ['à venir', undefined, undefined],
      ]),
    );
  });

  it('are paged by their start, whatever the figure', async () => {
    for (const figure of figures) {
      const list = (offset: number, limit: number) =>
        listFigureRows(connection(), campaign.id, { kind: 'country' }, figure, { offset, limit });
      const { rows, total } = await list(0, 50);
      const starts = rows.map(({ startsAt }) => startsAt);
      expect(starts).toEqual([...starts].sort());
      const pages = await Promise.all(Array.from({ length: total }, (_, offset) => list(offset, 1)));
      expect(pages.flatMap(({ rows }) => rows.map(({ id }) => id))).toEqual(rows.map(({ id }) => id));
    }
  });

  it('are chosen in the page’s form, which keeps the figure', async () => {
    const asked = await open('territoire=departement-23&mesure=participants&grade=comptes');
    const answer = await callForResponse(await makeTestApplication(connection()), loader, asked);
    expect(answer.status).toBe(302);
    expect(answer.headers.get('Location')).toBe(
      `/coordination/chiffres?departement=23&edition=${campaign.slug}&mesure=participants&grade=comptes`,
    );
  });

  it.each(['mesure=heures', 'departement=69', 'region=84', 'departement=00', 'edition=inconnue'])(
    'are a 404 for %s',
    async (query) => {
      const { cookie } = await signInAs(connection(), coordinator.id);
      const url = `/coordination/chiffres?${query}`;
      const answer = await callForResponse(await makeTestApplication(connection()), loader, { url, cookie });
      expect(answer.status).toBe(404);
    },
  );
});
