import { beforeEach, expect, it } from 'vitest';
import { makeNotificationToken } from '#app/auth/notification-token.server.ts';
import { signToken } from '#app/auth/signed-token.server.ts';
import { type NotificationSubject, usualChoices } from '#app/domain/mediator-notification.ts';
import * as own from '#app/routes/mediation-notifications.tsx';
import * as linked from '#app/routes/notification.tsx';
import * as oneClick from '#app/routes/notification-stop.ts';
import { findNotificationChoices } from '#db/mediator-notifications.server.ts';
import type { AccountTable } from '#db/schema.ts';
import { call, callForResponse, makeTestApplication, TEST_SETTINGS } from '#tests/support/application.ts';
import { insertCoordinator, insertMediator } from '#tests/support/builders.ts';
import { onBothEngines } from '#tests/support/databases.ts';
import { forge } from '#tests/support/forged.ts';
import { signInAs } from '#tests/support/signed-in.ts';

const url = '/mediation/notifications';

onBothEngines('the notifications of a mediator', (connection) => {
  let account: AccountTable;

  beforeEach(async () => {
    account = await insertMediator(connection());
  });

  const open = () => makeTestApplication(connection());
  const choices = () => findNotificationChoices(connection(), account.id);
  const at = (token: string, more = '') => ({ url: `/notifications/${token}${more}`, params: { token } });
  const tokenFor = (subject: NotificationSubject) =>
    makeNotificationToken(TEST_SETTINGS.secret, { accountId: account.id, subject });

  it('are chosen on their page, which shows them again', async () => {
    const application = await open();
    const { cookie, formToken } = await signInAs(connection(), account.id);
    expect(await call(application, own.loader, { url, cookie })).toMatchObject({
      choices: usualChoices,
      email: account.email,
      saved: false,
    });
    const form = { registrations: 'each', full: '1', circulars: '1', formToken };
    const response = await callForResponse(application, own.action, { url, cookie, form });
    expect([response.status, response.headers.get('Location')]).toEqual([303, `${url}?enregistre=1`]);
    const chosen = { registrations: 'each', full: true, waiting: false, cancelled: false, circulars: true };
    expect(await choices()).toEqual(chosen);
    expect(await call(application, own.loader, { url: `${url}?enregistre=1`, cookie })).toMatchObject({
      choices: chosen,
      saved: true,
    });
  });

  it('stay as they were when the form is bad, from another site, or of nobody signed in', async () => {
    const application = await open();
    const { cookie, formToken } = await signInAs(connection(), account.id);
    const bad = await call(application, own.action, {
      url,
      cookie,
      form: { registrations: 'hourly', formToken },
    });
    expect(bad).toMatchObject({ init: { status: 422 }, data: { errors: { registrations: 'choose' } } });
    const forged = { registrations: 'off', formToken: 'x'.repeat(22) };
    expect((await callForResponse(application, own.action, { url, cookie, form: forged })).status).toBe(403);
    const nobody = await callForResponse(application, own.action, { url, form: { registrations: 'off' } });
    expect(nobody.headers.get('Location')).toMatch(/^\/connexion/);
    const coordinator = await insertCoordinator(connection(), { organisation_id: null });
    await connection()
      .db.updateTable('accounts')
      .set({ organisation_id: null })
      .where('id', '=', coordinator.id)
      .execute();
    const other = await signInAs(connection(), coordinator.id);
    expect((await callForResponse(application, own.loader, { url, cookie: other.cookie })).status).toBe(302);
    expect(await choices()).toEqual(usualChoices);
  });

  it('are ended by the one click of a mail program, twice if it likes', async () => {
    const application = await open();
    for (let click = 0; click < 2; click++) {
      const response = await callForResponse(application, oneClick.action, {
        ...at(tokenFor('notices'), '/arret'),
        form: { 'List-Unsubscribe': 'One-Click' },
      });
      expect(response.status).toBe(204);
    }
    expect(await choices()).toEqual({ ...usualChoices, full: false, waiting: false, cancelled: false });
  });

  it('end what coordinators write to many, and nothing else, by the link of such a letter', async () => {
    const application = await open();
    const token = tokenFor('circulars');
    expect(await call(application, linked.loader, at(token))).toMatchObject({ subject: 'circulars' });
    await callForResponse(application, linked.action, { ...at(token), form: {} });
    expect(await choices()).toEqual({ ...usualChoices, circulars: false });
  });

  it('are ended by the button behind the link, and by no GET', async () => {
    const application = await open();
    const token = tokenFor('registrations');
    const scanned = await callForResponse(application, oneClick.loader, at(token, '/arret'));
    expect(scanned.headers.get('Location')).toBe(`/notifications/${token}`);
    expect(await call(application, linked.loader, at(token))).toMatchObject({
      subject: 'registrations',
      wanted: true,
      page: { hidden: true },
    });
    expect(await choices()).toEqual(usualChoices);
    const pressed = await callForResponse(application, linked.action, { ...at(token), form: {} });
    expect([pressed.status, pressed.headers.get('Location')]).toEqual([303, `/notifications/${token}`]);
    expect(await choices()).toEqual({ ...usualChoices, registrations: 'off' });
    expect(await call(application, linked.loader, at(token))).toMatchObject({ wanted: false });
    expect(linked.headers({} as never)).toMatchObject({ 'Referrer-Policy': 'same-origin' });
  });

  it('open to no link that we did not sign for them', async () => {
    const application = await open();
    const forged = [
      forge(tokenFor('notices')),
      signToken(TEST_SETTINGS.secret, 'notification', `${account.id}_everything`),
      signToken(TEST_SETTINGS.secret, 'report', `${account.id}_notices`),
      'x',
    ];
    for (const token of forged) {
      for (const handler of [linked.loader, linked.action, oneClick.loader, oneClick.action])
        expect((await callForResponse(application, handler, at(token))).status).toBe(404);
    }
    expect(await choices()).toEqual(usualChoices);
  });
});
