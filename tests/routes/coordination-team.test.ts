import { expect, it } from 'vitest';
import { signToken } from '#app/auth/signed-token.server.ts';
import { prepareMessages } from '#app/mail/message-facts.server.ts';
import { renderMail } from '#app/mail/messages.ts';
import { loader as showWeek } from '#app/routes/coordination.tsx';
import { action, loader } from '#app/routes/coordination-team.tsx';
import { action as accept, loader as openInvitation } from '#app/routes/invitation.tsx';
import { loader as showSpace } from '#app/routes/mediation.tsx';
import { removeCoordinator } from '#db/coordinators.server.ts';
import { inviteColleague } from '#db/invitations.server.ts';
import { messageColumns } from '#db/messages.server.ts';
import type { AccountTable } from '#db/schema.ts';
import {
  call,
  callForResponse,
  makeTestApplication,
  TEST_NOW,
  TEST_SETTINGS,
} from '#tests/support/application.ts';
import { insertCoordinator, insertMediator, insertOrganisation } from '#tests/support/builders.ts';
import { onBothEngines } from '#tests/support/databases.ts';
import { signInAs } from '#tests/support/signed-in.ts';

const PAGE = '/coordination/equipe';
const HOUR = 3_600_000;

onBothEngines('the coordination team', (connection) => {
  let addresses = 0;
  const newAddress = () => `coordinatrice-${++addresses}@exemple.test`;
  const regional = (code: string, changes: Partial<AccountTable> = {}) =>
    insertCoordinator(connection(), { territory_kind: 'region', territory_code: code, ...changes });
  const departmental = (code: string, changes: Partial<AccountTable> = {}) =>
    insertCoordinator(connection(), { territory_kind: 'department', territory_code: code, ...changes });

  async function post(who: AccountTable, form: Record<string, string>, now = TEST_NOW) {
    const { cookie, formToken } = await signInAs(connection(), who.id);
    const application = await makeTestApplication(connection(), { now });
    const answer = await call(application, action, { url: PAGE, cookie, form: { formToken, ...form } });
    return answer instanceof Response
      ? { status: answer.status, location: answer.headers.get('Location') }
      : { status: answer.init?.status, data: answer.data };
  }
  const invite = (who: AccountTable, territory: string, email = newAddress()) =>
    post(who, { geste: 'inviter', territory, name: 'Nour', email });
  async function show(who: AccountTable) {
    const { cookie } = await signInAs(connection(), who.id);
    const shown = await call(await makeTestApplication(connection()), loader, { url: PAGE, cookie });
    if (shown instanceof Response) throw shown;
    return shown;
  }
  const invitationTo = (email: string) =>
    connection()
      .db.selectFrom('invitations')
      .selectAll()
      .where('email', '=', email)
      .orderBy('created_at', 'desc')
      .executeTakeFirstOrThrow();
  const place = (id: string) => {
    const token = signToken(TEST_SETTINGS.secret, 'invitation', id);
    return { url: `/invitations/${token}`, params: { token } };
  };
  async function acceptAs(email: string) {
    const { id } = await invitationTo(email);
    return call(await makeTestApplication(connection()), accept, { ...place(id), form: {} });
  }
  const accountOf = (email: string) =>
    connection().db.selectFrom('accounts').selectAll().where('email', '=', email).executeTakeFirstOrThrow();
  const actsOn = (id: string) =>
    connection()
      .db.selectFrom('audit_entries')
      .select(['act', 'account_id', 'department_code', 'region_code'])
      .where('subject_id', '=', id)
      .orderBy('happened_at')
      .execute();

  it('grows by an invitation that is mailed, accepted by a button and kept in the journal', async () => {
    const national = await insertCoordinator(connection());
    const email = newAddress();
    expect(await invite(national, 'department:23', email.toUpperCase())).toMatchObject({ status: 303 });
    const { id } = await invitationTo(email);
    expect(await actsOn(id)).toEqual([
      { act: 'invited', account_id: national.id, department_code: '23', region_code: '75' },
    ]);
    const messages = await connection()
      .db.selectFrom('messages')
      .select(messageColumns)
      .where('recipient', '=', email)
      .execute();
    const [prepared] = await prepareMessages(connection(), TEST_SETTINGS, messages, TEST_NOW);
    const mail = prepared?.facts && renderMail(prepared.facts);
    expect(mail?.subject).toContain('Creuse (23)');
    expect(mail?.text).toContain(place(id).url);

    const application = await makeTestApplication(connection());
    expect(await call(application, openInvitation, place(id))).toMatchObject({
      data: { state: 'open', invitation: { account: undefined } },
    });
    const joined = await acceptAs(email);
    if (!(joined instanceof Response)) throw new Error('The invitation was refused.');
    expect([joined.status, joined.headers.get('Location')]).toEqual([303, '/coordination']);
    const cookie = (joined.headers.get('Set-Cookie') ?? '').split(';')[0] ?? '';
    expect(await call(application, showWeek, { url: '/coordination', cookie })).toMatchObject({
      name: 'Nour',
    });
    const account = await accountOf(email);
    expect(account).toMatchObject({
      role: 'coordinator',
      organisation_id: null,
      territory_kind: 'department',
      territory_code: '23',
    });
    expect(await actsOn(account.id)).toEqual([
      { act: 'joined', account_id: account.id, department_code: '23', region_code: '75' },
    ]);
  });

  it('holds several people for one territory, and says which territories nobody coordinates', async () => {
    const first = await departmental('48');
    const second = await departmental('48');
    const above = await regional('76');
    const shown = await show(above);
    expect(shown.people.map(({ id }) => id)).toEqual(expect.arrayContaining([above.id, first.id, second.id]));
    expect(shown.vacant).toContainEqual({ kind: 'department', code: '09', name: 'Ariège' });
    expect(shown.vacant.some((territory) => 'code' in territory && territory.code === '48')).toBe(false);
  });

  it('is shown and invited only inside one’s territory', async () => {
    const creuse = await departmental('23');
    const aquitaine = await regional('75');
    const rhone = await departmental('69');
    const national = await insertCoordinator(connection());
    const ids = async (who: AccountTable) => (await show(who)).people.map(({ id }) => id);
    expect(await ids(creuse)).toContain(creuse.id);
    for (const outside of [aquitaine, rhone, national]) expect(await ids(creuse)).not.toContain(outside.id);
    expect(await ids(aquitaine)).toEqual(expect.arrayContaining([creuse.id, aquitaine.id]));
    expect(await ids(aquitaine)).not.toContain(rhone.id);
    expect(await ids(national)).toEqual(
      expect.arrayContaining([creuse.id, aquitaine.id, rhone.id, national.id]),
    );

    for (const [who, territory] of [
      [creuse, 'department:33'],
      [creuse, 'region:75'],
      [aquitaine, 'country'],
      [aquitaine, 'region:84'],
      [aquitaine, 'department:69'],
      [national, 'department:20'],
    ] as const)
      expect(await invite(who, territory)).toMatchObject({ status: 404 });
    for (const [who, territory] of [
      [creuse, 'department:23'],
      [aquitaine, 'region:75'],
      [aquitaine, 'department:23'],
      [national, 'country'],
    ] as const)
      expect(await invite(who, territory)).toMatchObject({ status: 303 });
    expect((await show(creuse)).invitations).toHaveLength(2);
    expect((await show(rhone)).invitations).toHaveLength(0);
  });

  it.each(['', 'nulle-part', 'department:', 'region:75;x'])(
    'is invited to no territory %j',
    async (territory) => {
      const national = await insertCoordinator(connection());
      expect(await invite(national, territory)).toMatchObject({
        status: 422,
        data: { errors: { territory: 'choose' } },
      });
    },
  );

  it('is not invited twice, nor when already there', async () => {
    const creuse = await departmental('23');
    const email = newAddress();
    await invite(creuse, 'department:23', email);
    expect(await invite(creuse, 'department:23', email)).toMatchObject({
      data: { errors: { email: 'alreadyInvited' } },
    });
    expect(await invite(creuse, 'department:23', creuse.email)).toMatchObject({
      data: { errors: { email: 'alreadyCoordinator' } },
    });
    // Elsewhere the same person may be asked.
    expect(await invite(await regional('75'), 'region:75', email)).toMatchObject({ status: 303 });
  });

  it('takes in a mediator, who keeps their organisation and is a mediator again when removed', async () => {
    const mediator = await insertMediator(connection());
    const aquitaine = await regional('75');
    await invite(aquitaine, 'department:23', mediator.email);
    const { id } = await invitationTo(mediator.email);
    const application = await makeTestApplication(connection());
    const opened = await call(application, openInvitation, place(id));
    expect(opened).toMatchObject({
      data: { invitation: { account: { organisation: expect.any(String), territory: null } } },
    });
    expect(await acceptAs(mediator.email)).toMatchObject({ status: 303 });
    const kept = { id: mediator.id, organisation_id: mediator.organisation_id };
    expect(await accountOf(mediator.email)).toMatchObject({
      ...kept,
      role: 'coordinator',
      territory_code: '23',
    });
    const { cookie } = await signInAs(connection(), mediator.id);
    expect(await call(application, showSpace, { url: '/mediation', cookie })).toMatchObject({
      name: mediator.name,
    });

    expect(await post(aquitaine, { geste: 'retirer', compte: mediator.id })).toMatchObject({
      location: `${PAGE}?fait=mediateur`,
    });
    expect(await accountOf(mediator.email)).toMatchObject({
      ...kept,
      role: 'mediator',
      territory_kind: null,
      territory_code: null,
      closed_at: null,
    });
    expect(await call(application, showWeek, { url: '/coordination', cookie })).toMatchObject({
      status: 404,
    });
  });

  it('lets a coordinator without an organisation join one', async () => {
    const coordinator = await departmental('23', { organisation_id: null });
    const organisation = await insertOrganisation(connection());
    const inviter = await insertMediator(connection(), { organisation_id: organisation.id });

    const author = { id: inviter.id, organisationId: organisation.id };
    const invited = { name: 'X', email: coordinator.email, locale: 'fr' as const };
    await inviteColleague(connection(), author, invited, TEST_NOW);
    expect(await acceptAs(coordinator.email)).toMatchObject({ status: 303 });
    expect(await accountOf(coordinator.email)).toMatchObject({
      role: 'coordinator',
      territory_code: '23',
      organisation_id: organisation.id,
    });
  });

  it('moves a coordinator who accepts another territory', async () => {
    const moving = await departmental('23');
    await invite(await regional('75'), 'region:75', moving.email);
    expect(await acceptAs(moving.email)).toMatchObject({ status: 303 });
    expect(await accountOf(moving.email)).toMatchObject({ territory_kind: 'region', territory_code: '75' });
  });

  it('is thinned from above: signed out, address forgotten, open invitations withdrawn', async () => {
    const leaving = await departmental('23', { organisation_id: null });
    const email = newAddress();
    await invite(leaving, 'department:23', email);
    const { cookie } = await signInAs(connection(), leaving.id);
    const beside = await departmental('23');
    const elsewhere = await regional('84');
    for (const who of [beside, elsewhere])
      expect(await post(who, { geste: 'retirer', compte: leaving.id })).toMatchObject({ status: 404 });
    expect(await post(await regional('75'), { geste: 'retirer', compte: leaving.id })).toMatchObject({
      location: `${PAGE}?fait=compte-ferme`,
    });
    const application = await makeTestApplication(connection());
    const turnedAway = await callForResponse(application, loader, { url: PAGE, cookie });
    expect(turnedAway.headers.get('Location')).toMatch(/^\/connexion/);
    await expect(accountOf(leaving.email)).rejects.toThrow();
    expect(await acceptAs(email)).toMatchObject({ data: { state: 'revoked' } });
    expect(await actsOn(leaving.id)).toMatchObject([{ act: 'closed', department_code: '23' }]);
    expect(await post(beside, { geste: 'retirer', compte: beside.id })).toMatchObject({ status: 303 });
  });

  it('sends an invitation again after an hour, and only those who may invite there', async () => {
    const creuse = await departmental('23');
    const email = newAddress();
    await invite(creuse, 'department:23', email);
    const first = await invitationTo(email);
    const again = (who: AccountTable, minutes: number) =>
      post(who, { geste: 'renvoyer', invitation: first.id }, new Date(TEST_NOW.getTime() + minutes * 60_000));
    expect(await again(creuse, 59)).toMatchObject({ location: `${PAGE}?fait=trop-tot` });
    expect(await again(await departmental('33'), 60)).toMatchObject({ status: 404 });
    expect(await again(await regional('75'), 60)).toMatchObject({ location: `${PAGE}?fait=renvoyee` });
    const second = await invitationTo(email);
    expect(Date.parse(second.expires_at) - Date.parse(first.expires_at)).toBe(HOUR);
    const messages = await connection()
      .db.selectFrom('messages')
      .select('id')
      .where('recipient', '=', email)
      .execute();
    expect(messages).toHaveLength(2);
    expect(await post(creuse, { geste: 'retirer-invitation', invitation: first.id })).toMatchObject({
      location: `${PAGE}?fait=invitation-retiree`,
    });
    expect(await again(creuse, 120)).toMatchObject({ location: `${PAGE}?fait=finie` });
  });

  it('keeps one person for the whole country, even when two close each other at once', async () => {
    await connection()
      .db.updateTable('accounts')
      .set({ territory_kind: 'region', territory_code: '11' })
      .where('role', '=', 'coordinator')
      .where('territory_kind', 'is', null)
      .execute();
    const [one, other] = [await insertCoordinator(connection()), await insertCoordinator(connection())];
    const closing = (closed: AccountTable, by: AccountTable) =>
      removeCoordinator(
        connection(),
        closed.id,
        {
          id: by.id,
          role: 'coordinator',
          territoryKind: null,
          territoryCode: null,
          organisationId: null,
        },
        TEST_NOW,
      );
    const outcomes = await Promise.all([closing(one, other), closing(other, one)]);
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['last', 'mediator-again']);
    const [left] = await connection()
      .db.selectFrom('accounts')
      .selectAll()
      .where('role', '=', 'coordinator')
      .where('territory_kind', 'is', null)
      .execute();
    if (!left) throw new Error('Nobody coordinates the country.');
    expect(await post(left, { geste: 'retirer', compte: left.id })).toMatchObject({
      location: `${PAGE}?fait=dernier`,
    });
    await invite(await regional('75'), 'department:23', left.email);
    expect(await acceptAs(left.email)).toMatchObject({
      init: { status: 409 },
      data: { state: 'last-national' },
    });
  });
});
