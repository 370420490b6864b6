import { beforeEach, describe, expect, it } from 'vitest';
import type { NotificationChoices } from '#app/domain/mediator-notification.ts';
import { usualChoices } from '#app/domain/mediator-notification.ts';
import { prepareMessages } from '#app/mail/message-facts.server.ts';
import { renderMail } from '#app/mail/messages.ts';
import { eraseHeldData } from '#db/held-data.server.ts';
import { enqueueDueNews } from '#db/mediator-news.server.ts';
import { enqueueDueNotices } from '#db/mediator-notices.server.ts';
import {
  beginNotifications,
  chooseNotifications,
  findNotificationChoices,
  stopNotifications,
} from '#db/mediator-notifications.server.ts';
import { listMessages } from '#db/messages.server.ts';
import { cancelRegistration, signUp } from '#db/registrations.server.ts';
import type { AccountTable, SessionTable } from '#db/schema.ts';
import {
  changeSession,
  insertMediator,
  insertOrganisation,
  insertRegistration,
  insertSession,
} from '#tests/support/builders.ts';
import { onBothEngines } from '#tests/support/databases.ts';

const LINKS = { publicUrl: 'https://semainier.test', secret: 'x'.repeat(32) };
/** Noon in Paris, some days before the sessions of the builders. */
const NOON = new Date('2027-05-10T10:00:00.000Z');
const MINUTE = 60 * 1000;
const HOUR = 60 * MINUTE;
const later = (milliseconds: number) => new Date(NOON.getTime() + milliseconds);
/** Seven in the morning, Paris, of the next day. */
const MORNING = new Date('2027-05-11T05:00:00.000Z');
const EVE = new Date('2027-05-17T12:00:00.000Z');

onBothEngines('notifications to mediators', (connection) => {
  let account: AccountTable;
  let session: SessionTable;

  beforeEach(async () => {
    const { db } = connection();
    await db.deleteFrom('messages').execute();
    await db.deleteFrom('session_notices').execute();
    await db.deleteFrom('mediator_notifications').execute();
    await db.updateTable('accounts').set({ closed_at: NOON.toISOString() }).execute();
    account = await insertMediator(connection());
    session = await hold({});
    await beginNotifications(connection(), NOON);
  });

  async function hold(changes: Partial<SessionTable>, by = account) {
    return insertSession(connection(), {
      organisation_id: by.organisation_id ?? '',
      mediator_id: by.id,
      ...changes,
    });
  }
  const choose = (changes: Partial<NotificationChoices>, now = NOON) =>
    chooseNotifications(connection(), account.id, { ...usualChoices, ...changes }, now);
  let people = 0;
  async function register(now: Date, { seats = 1, to = session, assistedBy = null as string | null } = {}) {
    people += 1;
    const outcome = await signUp(
      connection(),
      {
        sessionSlug: to.slug,
        name: 'Jeanne',
        contact: { kind: 'email', value: `jeanne-${people}@exemple.test` },
        seats,
        locale: 'fr',
        assistedBy,
      },
      now,
      ['email'],
    );
    if (!('registrationId' in outcome)) throw new Error(outcome.kind);
    return outcome.registrationId;
  }
  const news = (now: Date) => enqueueDueNews(connection(), now);
  const notices = (now: Date) => enqueueDueNotices(connection(), now);
  const own = async () =>
    (await listMessages(connection(), { offset: 0, limit: 100 })).messages.filter(
      ({ kind }) => kind === 'new-registrations' || kind === 'session-notices',
    );
  async function mailAt(now: Date) {
    const [newest] = await own();
    const [prepared] = newest ? await prepareMessages(connection(), LINKS, [newest], now) : [];
    return prepared?.decision.kind === 'send' && prepared.facts ? renderMail(prepared.facts) : undefined;
  }

  describe('on new registrations', () => {
    it('are one mail in the morning that counts them and names nobody', async () => {
      const other = await hold({
        title: 'Vraie ou fausse image',
        starts_at: '2027-05-19T12:00:00.000Z',
        ends_at: '2027-05-19T14:00:00.000Z',
      });
      await register(later(HOUR), { seats: 2 });
      await register(later(2 * HOUR));
      await register(later(3 * HOUR), { to: other, seats: 3 });
      expect(await news(later(4 * HOUR))).toBe(0);
      expect(await news(new Date(MORNING.getTime() - 1))).toBe(0);
      expect(await news(MORNING)).toBe(1);
      expect(await own()).toMatchObject([{ recipient: account.email, accountId: account.id }]);
      const mail = await mailAt(MORNING);
      expect(mail?.subject).toBe('3 nouvelles inscriptions à vos ateliers');
      expect(mail?.text).toContain('2 inscriptions, 3 places');
      expect(mail?.text).toContain('une inscription, 3 places');
      expect(mail?.text).toContain('3 sur 12');
      expect(mail?.text).toContain(`https://semainier.test/mediation/ateliers/${other.id}`);
      expect(`${mail?.subject} ${mail?.text} ${mail?.html}`).not.toMatch(/Jeanne|jeanne/);
      expect(mail?.unsubscribeUrl).toMatch(/^https:\/\/semainier\.test\/notifications\/[\w-]+\/arret$/);
    });

    it('tell each registration once, through days, restarts and several processes', async () => {
      await register(later(HOUR));
      const written = await Promise.all([1, 2, 3].map(() => news(MORNING)));
      expect(written.reduce((sum, count) => sum + count)).toBe(1);
      const nextDay = new Date(MORNING.getTime() + 24 * HOUR);
      expect(await news(nextDay)).toBe(0);
      await register(new Date(nextDay.getTime() + HOUR));
      // The site was down on two mornings.
      expect(await news(new Date(nextDay.getTime() + 51 * HOUR))).toBe(1);
      expect(await mailAt(new Date(nextDay.getTime() + 51 * HOUR))).toMatchObject({
        subject: 'Nouvelle inscription\u00a0: Découvrir l’IA autour d’un café',
      });
      expect(await own()).toHaveLength(2);
    });

    it('leave one that is being stored to the next mail', async () => {
      await register(new Date(MORNING.getTime() - MINUTE));
      expect(await news(MORNING)).toBe(0);
      expect(await news(new Date(MORNING.getTime() + 24 * HOUR))).toBe(1);
    });

    it('as they come are an hour apart, and write nothing while nothing came', async () => {
      await choose({ registrations: 'each' });
      const before = await connection().db.selectFrom('mediator_notifications').selectAll().execute();
      expect(await news(later(5 * MINUTE))).toBe(0);
      expect(await connection().db.selectFrom('mediator_notifications').selectAll().execute()).toEqual(
        before,
      );
      await register(later(6 * MINUTE));
      expect(await news(later(10 * MINUTE))).toBe(1);
      for (let minute = 11; minute < 70; minute += 5) {
        await register(later(minute * MINUTE));
        expect(await news(later((minute + 4) * MINUTE))).toBe(minute + 4 >= 70 ? 1 : 0);
      }
      expect(await mailAt(later(71 * MINUTE))).toMatchObject({
        subject: '12 nouvelles inscriptions\u00a0: Découvrir l’IA autour d’un café',
      });
    });

    it('are not written when none is wanted, and do not tell afterwards what came meanwhile', async () => {
      await choose({ registrations: 'off' });
      await register(later(HOUR));
      expect(await news(MORNING)).toBe(0);
      await choose({ registrations: 'daily' }, MORNING);
      const nextDay = new Date(MORNING.getTime() + 24 * HOUR);
      expect(await news(nextDay)).toBe(0);
      await register(new Date(nextDay.getTime() + HOUR));
      expect(await news(new Date(nextDay.getTime() + 24 * HOUR))).toBe(1);
    });

    it('leave out what was cancelled, what the mediator typed, drafts, and sessions of others', async () => {
      await cancelRegistration(connection(), await register(later(HOUR)), later(2 * HOUR), ['email']);
      await register(later(HOUR), { assistedBy: account.id });
      const colleague = await insertMediator(connection(), { organisation_id: account.organisation_id });
      await beginNotifications(connection(), NOON);
      const called = await hold({});
      await register(later(HOUR), { to: called });
      await changeSession(connection(), called.id, { cancelled_at: later(3 * HOUR).toISOString() });
      await register(later(HOUR), { to: await hold({}, colleague) });
      expect(await news(MORNING)).toBe(1);
      expect(await own()).toMatchObject([{ accountId: colleague.id }]);
      // What a colleague typed is news.
      await register(later(25 * HOUR), { assistedBy: colleague.id });
      expect(await news(new Date(MORNING.getTime() + 24 * HOUR))).toBe(1);
    });

    it('say what is true when they are sent, and nothing to whoever refused them or left', async () => {
      const registration = await register(later(HOUR));
      await register(later(HOUR));
      await news(MORNING);
      await cancelRegistration(connection(), registration, MORNING, ['email']);
      expect((await mailAt(MORNING))?.subject).toMatch(/^Nouvelle inscription/);
      await stopNotifications(connection(), account.id, 'registrations', MORNING);
      expect(await mailAt(MORNING)).toBeUndefined();
      await choose({});
      expect(await mailAt(MORNING)).toBeDefined();
      await connection()
        .db.updateTable('accounts')
        .set({ closed_at: MORNING.toISOString() })
        .where('id', '=', account.id)
        .execute();
      expect(await mailAt(MORNING)).toBeUndefined();
    });

    it('begin with what comes, not with what a site that starts holds already', async () => {
      const newcomer = await insertMediator(connection());
      await insertRegistration(connection(), { session_id: (await hold({}, newcomer)).id });
      expect(await news(NOON)).toBe(0);
      expect(await news(MORNING)).toBe(0);
    });

    it('come in the morning of the organisation’s département', async () => {
      const far = await insertOrganisation(connection(), { department_code: '974' });
      const mediator = await insertMediator(connection(), { organisation_id: far.id });
      await beginNotifications(connection(), NOON);
      await register(later(HOUR), { to: await hold({}, mediator) });
      const seven = new Date('2027-05-11T03:00:00.000Z');
      expect(await news(new Date(seven.getTime() - 1))).toBe(0);
      expect(await news(seven)).toBe(1);
    });

    it('go to each of many mediators once', async () => {
      for (let one = 0; one < 12; one++) {
        const mediator = await insertMediator(connection());
        await register(later(HOUR), { to: await hold({}, mediator) });
      }
      await beginNotifications(connection(), later(-HOUR));
      const written = await Promise.all([1, 2, 3].map(() => news(MORNING)));
      expect(written.reduce((sum, count) => sum + count)).toBe(12);
      expect(new Set((await own()).map(({ accountId }) => accountId)).size).toBe(12);
    });
  });

  describe('as notices', () => {
    it('tell once that a session is full, and once that six seats are waited for', async () => {
      for (let seats = 0; seats < 12; seats += 6) await register(NOON, { seats: 6 });
      const written = await Promise.all([1, 2, 3].map(() => notices(later(MINUTE))));
      expect(written.reduce((sum, count) => sum + count)).toBe(1);
      expect((await mailAt(later(MINUTE)))?.subject).toBe('Complet\u00a0: Découvrir l’IA autour d’un café');
      await register(later(HOUR), { seats: 5 });
      expect(await notices(later(HOUR))).toBe(0);
      await register(later(HOUR));
      expect(await notices(later(HOUR))).toBe(1);
      const mail = await mailAt(later(HOUR));
      expect(mail?.subject).toBe('La liste d’attente s’allonge\u00a0: Découvrir l’IA autour d’un café');
      expect(mail?.text).toContain('12 sur 12, 6 places attendues');
      for (let one = 0; one < 4; one++) await register(later(2 * HOUR));
      expect(await notices(later(3 * HOUR))).toBe(0);
      expect(await own()).toHaveLength(2);
    });

    it('tell again of a session that fills again only the next day', async () => {
      const first = await register(NOON, { seats: 6 });
      await register(NOON, { seats: 6 });
      expect(await notices(NOON)).toBe(1);
      await cancelRegistration(connection(), first, later(HOUR), ['email']);
      await register(later(2 * HOUR), { seats: 6 });
      expect(await notices(later(2 * HOUR))).toBe(0);
      const again = await connection()
        .db.selectFrom('registrations')
        .select('id')
        .where('session_id', '=', session.id)
        .where('cancelled_at', 'is', null)
        .executeTakeFirstOrThrow();
      await cancelRegistration(connection(), again.id, later(25 * HOUR), ['email']);
      await register(later(26 * HOUR), { seats: 6 });
      expect(await notices(later(26 * HOUR))).toBe(1);
    });

    it('tell of seats given up on the eve, by cancelling or by erasing one’s data, half an hour apart', async () => {
      const registrations = [
        await register(NOON, { seats: 3 }),
        await register(NOON),
        await register(NOON, { seats: 2 }),
      ];
      const [one = '', two = '', three = ''] = registrations;
      await cancelRegistration(connection(), one, new Date(EVE.getTime() - 1), ['email']);
      expect(await notices(EVE)).toBe(0);
      await cancelRegistration(connection(), two, EVE, ['email']);
      expect(await notices(EVE)).toBe(1);
      expect((await mailAt(EVE))?.text).toContain('Une place a été rendue');
      const afterwards = new Date(EVE.getTime() + 10 * MINUTE);
      await eraseHeldData(connection(), three, afterwards, ['email']);
      expect(await notices(afterwards)).toBe(0);
      const halfAnHour = new Date(EVE.getTime() + 30 * MINUTE);
      expect(await notices(halfAnHour)).toBe(1);
      expect((await mailAt(halfAnHour))?.text).toContain('2 places ont été rendues');
    });

    it('do not tell of whoever only waited', async () => {
      await register(NOON, { seats: 6 });
      await register(NOON, { seats: 6 });
      const waiting = await register(NOON);
      await notices(NOON);
      await cancelRegistration(connection(), waiting, EVE, ['email']);
      expect(await notices(EVE)).toBe(0);
    });

    it('are one mail for all sessions of a mediator, and drop what is not true any more', async () => {
      const other = await hold({ title: 'Le second' });
      const first = await register(NOON, { seats: 6 });
      await register(NOON, { seats: 6 });
      for (let seats = 0; seats < 12; seats += 6) await register(NOON, { seats: 6, to: other });
      expect(await notices(NOON)).toBe(1);
      expect((await mailAt(NOON))?.subject).toBe('Du nouveau dans 2 de vos ateliers');
      await cancelRegistration(connection(), first, later(MINUTE), ['email']);
      expect((await mailAt(later(MINUTE)))?.subject).toBe('Complet\u00a0: Le second');
      await changeSession(connection(), other.id, { cancelled_at: later(MINUTE).toISOString() });
      expect(await mailAt(later(MINUTE))).toBeUndefined();
    });

    it('are not written when they are refused, nor kept for later', async () => {
      await stopNotifications(connection(), account.id, 'notices', NOON);
      for (let seats = 0; seats < 12; seats += 6) await register(NOON, { seats: 6 });
      expect(await notices(later(MINUTE))).toBe(0);
      await choose({}, later(HOUR));
      expect(await notices(later(HOUR))).toBe(0);
    });
  });

  it('are chosen and refused by account, kind by kind', async () => {
    expect(await findNotificationChoices(connection(), account.id)).toEqual(usualChoices);
    const wanted = {
      registrations: 'each',
      full: false,
      waiting: true,
      cancelled: false,
      circulars: true,
    } as const;
    await choose(wanted);
    expect(await findNotificationChoices(connection(), account.id)).toEqual(wanted);
    await stopNotifications(connection(), account.id, 'registrations', NOON);
    await stopNotifications(connection(), account.id, 'registrations', later(HOUR));
    expect(await findNotificationChoices(connection(), account.id)).toEqual({
      ...wanted,
      registrations: 'off',
    });
    const stranger = await insertMediator(connection());
    expect(await findNotificationChoices(connection(), stranger.id)).toEqual(usualChoices);
  });
});
