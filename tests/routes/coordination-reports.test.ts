import { beforeEach, expect, it } from 'vitest';
import * as one from '#app/routes/coordination-report.tsx';
import { loader as showList } from '#app/routes/coordination-reports.tsx';
import { loader as showFigures } from '#app/routes/figures.tsx';
import { loader as showOwn } from '#app/routes/mediation-report.tsx';
import type { AccountTable, SessionTable } from '#db/schema.ts';
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

onBothEngines('reports to verify', (connection) => {
  let coordinator: AccountTable;
  let session: SessionTable;
  let campaignSlug: string;

  beforeEach(async () => {
    const campaign = await insertCampaign(connection());
    campaignSlug = campaign.slug;
    coordinator = await insertCoordinator(connection(), {
      territory_kind: 'department',
      territory_code: '23',
    });
    session = await insertSession(connection(), { campaign_id: campaign.id, seats_taken: 7 });
    await insertReport(connection(), session, { head_count: 60, to_verify_since: BUILT_AT });
  });

  const open = () => makeTestApplication(connection());
  const entered = async () => {
    const { cookie, formToken } = await signInAs(connection(), coordinator.id);
    const page = { url: `/coordination/bilans/${session.id}`, params: { id: session.id }, cookie };
    return { page, cookie, formToken };
  };
  const send = async (form: Record<string, string>) => {
    const { page, formToken } = await entered();
    return call(await open(), one.action, { ...page, form: { formToken, seen: '1', ...form } });
  };
  const decisions = () =>
    connection()
      .db.selectFrom('report_verifications')
      .select(['decision', 'note', 'decided_by', 'number'])
      .where('session_id', '=', session.id)
      .execute();
  const isWaiting = async () =>
    (
      await connection()
        .db.selectFrom('reports')
        .select('to_verify_since')
        .where('session_id', '=', session.id)
        .executeTakeFirstOrThrow()
    ).to_verify_since !== null;

  it('are listed with what is odd about them, and say publicly how many people they tell of', async () => {
    const { cookie } = await entered();
    const list = await call(await open(), showList, { url: '/coordination/bilans', cookie });
    if (list instanceof Response) throw list;
    expect(list.reports.find(({ id }) => id === session.id)).toMatchObject({
      headCount: 60,
      reasons: [{ kind: 'above_capacity', seats: 12 }],
      askedAt: null,
    });
    const figures = await call(await open(), showFigures, { url: `/chiffres?edition=${campaignSlug}` });
    expect(figures).toMatchObject({
      figures: { totals: { toVerify: 60, participants: { total: 7, registered: 7, counted: 0 } } },
    });
  });

  it('are told to the mediator who filed them', async () => {
    const { cookie } = await signInAs(connection(), session.mediator_id);
    const own = await call(await open(), showOwn, {
      url: `/mediation/ateliers/${session.id}/bilan`,
      params: { id: session.id },
      cookie,
    });
    expect(own).toMatchObject({ report: { toVerify: [{ kind: 'above_capacity', seats: 12 }] } });
  });

  it('change nothing by being read', async () => {
    const { page } = await entered();
    expect(await call(await open(), one.loader, page)).toMatchObject({
      file: { session: { headCount: 60 }, versions: [{ number: 1 }] },
    });
    expect(await decisions()).toEqual([]);
    expect(await isWaiting()).toBe(true);
  });

  it('are confirmed by a form, and the note is kept', async () => {
    const answer = await send({ geste: 'confirmer', note: 'Vu sur place.' });
    if (!(answer instanceof Response)) throw new Error('The form came back.');
    expect([answer.status, answer.headers.get('Location')]).toEqual([
      303,
      '/coordination/bilans?fait=confirm',
    ]);
    expect(await decisions()).toEqual([
      { decision: 'confirmed', note: 'Vu sur place.', decided_by: coordinator.id, number: 1 },
    ]);
    expect(await isWaiting()).toBe(false);
    expect(await send({ geste: 'confirmer' })).toMatchObject({
      init: { status: 409 },
      data: { refused: 'not_to_verify' },
    });
  });

  it('are sent back with a message, which is needed', async () => {
    expect(await send({ geste: 'demander', reason: ' ' })).toMatchObject({
      init: { status: 422 },
      data: { errors: { reason: 'required' } },
    });
    expect(await decisions()).toEqual([]);
    const answer = await send({ geste: 'demander', reason: 'Est-ce bien 60 ?' });
    expect(answer).toMatchObject({ status: 303 });
    expect(await decisions()).toMatchObject([{ decision: 'correction_asked', note: 'Est-ce bien 60 ?' }]);
    expect(await isWaiting()).toBe(true);
    expect(await send({ geste: 'demander', reason: 'Alors ?' })).toMatchObject({
      init: { status: 409 },
      data: { refused: 'asked_already', typed: { reason: 'Alors ?' } },
    });
  });

  it.each([
    [{ geste: 'confirmer', seen: '0' }, 422],
    [{ geste: 'confirmer', seen: '7' }, 409],
    [{ geste: 'confirmer', note: 'a'.repeat(501) }, 422],
    [{ geste: 'demander', reason: 'a'.repeat(501) }, 422],
  ])('are not decided by %o', async (form, status) => {
    expect(await send(form)).toMatchObject({ init: { status } });
    expect(await isWaiting()).toBe(true);
  });

  it('are not decided by a form of another site, nor by one that names nothing', async () => {
    const { page } = await entered();
    const form = { geste: 'confirmer', seen: '1' };
    expect((await callForResponse(await open(), one.action, { ...page, form })).status).toBe(403);
    expect(await send({ geste: 'autre' })).toMatchObject({ status: 400 });
    expect(await isWaiting()).toBe(true);
  });

  it('stay on their page as history once they count', async () => {
    await send({ geste: 'confirmer' });
    const { page } = await entered();
    expect(await call(await open(), one.loader, page)).toMatchObject({
      file: {
        session: { toVerifySince: null },
        versions: [{ decisions: [{ decision: 'confirmed', by: coordinator.name }] }],
      },
    });
  });
});
