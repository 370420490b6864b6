import { expect, it } from 'vitest';
import { signToken } from '#app/auth/signed-token.server.ts';
import { MAILS_PER_ADDRESS } from '#app/domain/invitation.ts';
import { prepareMessages } from '#app/mail/message-facts.server.ts';
import { renderMail } from '#app/mail/messages.ts';
import { action as accept, loader as openInvitation } from '#app/routes/invitation.tsx';
import { loader as showSpace } from '#app/routes/mediation.tsx';
import { action, loader } from '#app/routes/mediation-organisation.tsx';
import { removeColleague } from '#db/colleagues.server.ts';
import { acceptInvitation } from '#db/invitation-acceptance.server.ts';
import { inviteColleague, purgeInvitations } from '#db/invitations.server.ts';
import { messageColumns } from '#db/messages.server.ts';
import type { AccountTable } from '#db/schema.ts';
import {
  call,
  callForResponse,
  makeTestApplication,
  TEST_NOW,
  TEST_SETTINGS,
} from '#tests/support/application.ts';
import { insertCoordinator, insertMediator, insertSession } from '#tests/support/builders.ts';
import { onBothEngines } from '#tests/support/databases.ts';
import { signInAs } from '#tests/support/signed-in.ts';

const PAGE = '/mediation/structure';
const DAY = 24 * 60 * 60 * 1000;

onBothEngines('colleagues', (connection) => {
  let addresses = 0;
  const newAddress = () => `nouvelle-${++addresses}@exemple.test`;

  async function post(who: AccountTable, form: Record<string, string>, now = TEST_NOW) {
    const { cookie, formToken } = await signInAs(connection(), who.id);
    const application = await makeTestApplication(connection(), { now });
    return call(application, action, { url: PAGE, cookie, form: { formToken, ...form } });
  }
  const invite = (who: AccountTable, email: string, now = TEST_NOW) =>
    post(who, { geste: 'inviter', name: 'Nour', email }, now);
  async function show(who: AccountTable) {
    const { cookie } = await signInAs(connection(), who.id);
    const shown = await call(await makeTestApplication(connection()), loader, { url: PAGE, cookie });
    if (shown instanceof Response) throw shown;
    return shown;
  }
  const invitationOf = (email: string) =>
    connection()
      .db.selectFrom('invitations')
      .selectAll()
      .where('email', '=', email)
      .executeTakeFirstOrThrow();
  const messagesTo = (email: string) =>
    connection().db.selectFrom('messages').select(messageColumns).where('recipient', '=', email).execute();
  async function mailTo(email: string, now = TEST_NOW) {
    const [prepared] = await prepareMessages(connection(), TEST_SETTINGS, await messagesTo(email), now);
    return prepared?.facts && prepared.decision.kind === 'send' ? renderMail(prepared.facts) : undefined;
  }
  const place = (id: string) => {
    const token = signToken(TEST_SETTINGS.secret, 'invitation', id);
    return { url: `/invitations/${token}`, params: { token } };
  };

  it('are invited by mail, join by a button and see the organisation’s sessions', async () => {
    const amina = await insertMediator(connection());
    const organisation = amina.organisation_id ?? '';
    const session = await insertSession(connection(), {
      organisation_id: organisation,
      mediator_id: amina.id,
    });
    const email = newAddress();
    const invited = await invite(amina, email.toUpperCase());
    expect(invited).toMatchObject({ status: 303 });
    expect((await show(amina)).invitations).toMatchObject([{ name: 'Nour', email }]);
    const { id } = await invitationOf(email);
    expect((await mailTo(email))?.text).toContain(place(id).url);

    const application = await makeTestApplication(connection());
    expect(await call(application, openInvitation, place(id))).toMatchObject({ data: { state: 'open' } });
    expect((await show(amina)).colleagues).toHaveLength(1);
    const joined = await callForResponse(application, accept, { ...place(id), form: {} });
    expect([joined.status, joined.headers.get('Location')]).toEqual([303, '/mediation']);
    const cookie = (joined.headers.get('Set-Cookie') ?? '').split(';')[0] ?? '';
    const space = await call(application, showSpace, { url: '/mediation', cookie });
    expect(space).toMatchObject({ name: 'Nour', past: [], coming: [{ id: session.id }] });
    expect(await show(amina)).toMatchObject({ invitations: [], colleagues: [{}, { email }] });

    expect(await call(application, accept, { ...place(id), form: {} })).toMatchObject({
      init: { status: 410 },
      data: { state: 'accepted' },
    });
  });

  it('join once, however often the button is pressed at the same moment', async () => {
    const amina = await insertMediator(connection());
    const email = newAddress();
    await invite(amina, email);
    const { id } = await invitationOf(email);
    const outcomes = await Promise.all(
      Array.from({ length: 6 }, () => acceptInvitation(connection(), id, TEST_NOW)),
    );
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual([...Array(5).fill('accepted'), 'joined']);
  });

  it('cannot join by a forged, expired or withdrawn invitation, and hear which', async () => {
    const amina = await insertMediator(connection());
    const email = newAddress();
    await invite(amina, email);
    const { id } = await invitationOf(email);
    const late = await makeTestApplication(connection(), { now: new Date(TEST_NOW.getTime() + 7 * DAY) });
    expect(await call(late, accept, { ...place(id), form: {} })).toMatchObject({
      data: { state: 'expired' },
    });
    const stranger = await insertMediator(connection());
    expect(await post(stranger, { geste: 'retirer-invitation', invitation: id })).toMatchObject({
      status: 404,
    });
    await post(amina, { geste: 'retirer-invitation', invitation: id });
    const application = await makeTestApplication(connection());
    const withdrawn = { init: { status: 410 }, data: { state: 'revoked' } };
    expect(await call(application, openInvitation, place(id))).toMatchObject(withdrawn);
    expect(await call(application, accept, { ...place(id), form: {} })).toMatchObject(withdrawn);
    expect(await mailTo(email)).toBeUndefined();
    const forged = { url: '/invitations/x', params: { token: `${id}${'A'.repeat(22)}` }, form: {} };
    expect(await call(application, accept, forged)).toMatchObject({ init: { status: 404 } });
    expect(
      await connection().db.selectFrom('accounts').select('id').where('email', '=', email).execute(),
    ).toEqual([]);
    await purgeInvitations(connection(), new Date(TEST_NOW.getTime() + 8 * DAY));
    await expect(invitationOf(email)).rejects.toThrow();
  });

  it('of another organisation are invited without anybody learning that they have an account', async () => {
    const amina = await insertMediator(connection());
    const elsewhere = await insertMediator(connection(), { email: newAddress() });
    const unknown = newAddress();
    const answers = [];
    for (const email of [elsewhere.email, unknown]) {
      const response = await invite(amina, email);
      answers.push(response instanceof Response ? response.headers.get('Location') : response);
    }
    expect(answers[0]).toBe(`${PAGE}?fait=invitation`);
    expect(answers[1]).toBe(answers[0]);
    const shown = (await show(amina)).invitations.map(({ name, expiresAt }) => ({ name, expiresAt }));
    expect(shown[0]).toEqual(shown[1]);
    const mail = await mailTo(elsewhere.email);
    expect(mail?.text).toContain('Quitter cette structure');
    expect(mail?.text).not.toContain('/invitations/');
    // Even the right link moves nobody.
    const { id } = await invitationOf(elsewhere.email);
    const application = await makeTestApplication(connection());
    expect(await call(application, accept, { ...place(id), form: {} })).toMatchObject({
      init: { status: 409 },
      data: { state: 'has-account' },
    });
  });

  it('are not invited twice, nor beyond the day’s number, whoever clicks at once', async () => {
    const amina = await insertMediator(connection());
    const author = { id: amina.id, organisationId: amina.organisation_id ?? '' };
    const email = newAddress();
    await invite(amina, email);
    expect(await invite(amina, email)).toMatchObject({
      init: { status: 422 },
      data: { errors: { email: 'alreadyInvited' }, typed: { email } },
    });
    expect(await invite(amina, amina.email)).toMatchObject({
      data: { errors: { email: 'alreadyColleague' } },
    });
    const outcomes = await Promise.all(
      Array.from({ length: 25 }, () =>
        inviteColleague(connection(), author, { name: 'X', email: newAddress(), locale: 'fr' }, TEST_NOW),
      ),
    );
    expect(outcomes.filter(({ kind }) => kind === 'invited')).toHaveLength(19);
    expect(await invite(amina, newAddress())).toMatchObject({
      data: { errors: { email: 'tooManyInvitations' } },
    });
  });

  it('get at most a few mails a day, whoever invites them', async () => {
    const email = newAddress();
    for (let organisations = 0; organisations <= MAILS_PER_ADDRESS; organisations++)
      expect(await invite(await insertMediator(connection()), email)).toMatchObject({ status: 303 });
    expect(await messagesTo(email)).toHaveLength(MAILS_PER_ADDRESS);
  });

  it.each([
    [{ name: '', email: 'a@exemple.test' }, { name: 'required' }],
    [{ name: 'Nour', email: 'pas-une-adresse' }, { email: 'emailAddress' }],
  ])('are not invited by a form that lacks something: %j', async (form, errors) => {
    const amina = await insertMediator(connection());
    expect(await post(amina, { geste: 'inviter', ...form })).toMatchObject({
      init: { status: 422 },
      data: { errors, typed: form },
    });
  });

  it('are removed: signed out, their address forgotten, their sessions to come a colleague’s', async () => {
    const amina = await insertMediator(connection());
    const own = { organisation_id: amina.organisation_id ?? '' };
    const leaving = await insertMediator(connection(), own);
    const session = await insertSession(connection(), { ...own, mediator_id: leaving.id });
    const { cookie } = await signInAs(connection(), leaving.id);
    const removed = await post(amina, { geste: 'retirer', compte: leaving.id });
    expect(removed).toMatchObject({ status: 303 });
    const application = await makeTestApplication(connection());
    const turnedAway = await callForResponse(application, showSpace, { url: '/mediation', cookie });
    expect(turnedAway.headers.get('Location')).toMatch(/^\/connexion/);
    const rows = connection().db.selectFrom('sessions').select('mediator_id').where('id', '=', session.id);
    expect(await rows.execute()).toEqual([{ mediator_id: amina.id }]);
    expect((await show(amina)).colleagues.map(({ id }) => id)).toEqual([amina.id]);
    // The address may come back.
    expect(await invite(amina, leaving.email)).toMatchObject({ status: 303 });
    const { id } = await invitationOf(leaving.email);
    expect(await acceptInvitation(connection(), id, TEST_NOW)).toMatchObject({ kind: 'joined' });
  });

  it('are not removed by strangers, nor coordinators, nor the last one, nor each other at once', async () => {
    const amina = await insertMediator(connection());
    const own = { organisation_id: amina.organisation_id ?? '' };
    const stranger = await insertMediator(connection());
    const coordinator = await insertCoordinator(connection(), own);
    expect(await post(stranger, { geste: 'retirer', compte: amina.id })).toMatchObject({ status: 404 });
    expect(await post(amina, { geste: 'retirer', compte: coordinator.id })).toMatchObject({ status: 404 });
    const last = await post(amina, { geste: 'retirer', compte: amina.id });
    expect(last instanceof Response && last.headers.get('Location')).toBe(`${PAGE}?fait=dernier`);
    const other = await insertMediator(connection(), own);
    const author = { id: amina.id, organisationId: own.organisation_id };
    const outcomes = await Promise.all([
      removeColleague(connection(), other.id, author, TEST_NOW),
      removeColleague(connection(), amina.id, { ...author, id: other.id }, TEST_NOW),
    ]);
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['last', 'removed']);
  });
});
