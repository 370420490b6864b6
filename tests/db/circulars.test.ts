import { beforeEach, describe, expect, it } from 'vitest';
import { type CircularCriteria, type CircularState, circularStates } from '#app/domain/circular.ts';
import { distanceBetween } from '#app/domain/distance.ts';
import { usualChoices } from '#app/domain/mediator-notification.ts';
import { prepareMessages } from '#app/mail/message-facts.server.ts';
import { renderMail } from '#app/mail/messages.ts';
import { listCircularReaders } from '#db/circular-readers.server.ts';
import { writeCircularBatch } from '#db/circular-work.server.ts';
import { findCircular, listCirculars, sendCircular, sendTest } from '#db/circulars.server.ts';
import { newId } from '#db/identifiers.ts';
import { chooseNotifications, stopNotifications } from '#db/mediator-notifications.server.ts';
import { listMessages } from '#db/messages.server.ts';
import { fileReport } from '#db/reports.server.ts';
import type { AccountTable, CampaignTable, OrganisationTable, SessionTable } from '#db/schema.ts';
import { findCommune } from '#db/territories.server.ts';
import {
  insertCampaign,
  insertCoordinator,
  insertMediator,
  insertOrganisation,
  insertSession,
  insertVenue,
} from '#tests/support/builders.ts';
import { onBothEngines } from '#tests/support/databases.ts';

const LINKS = { publicUrl: 'https://semainier.test', secret: 'x'.repeat(32) };
/** A day in the middle of the week of the builders' sessions. */
const NOW = new Date('2027-05-20T09:00:00.000Z');
const later = (hours: number) => new Date(NOW.getTime() + hours * 60 * 60 * 1000);
const COMING = { starts_at: '2027-05-22T12:00:00.000Z', ends_at: '2027-05-22T14:00:00.000Z' };
const COUNTRY = { kind: 'country' } as const;
const CREUSE = { kind: 'department', code: '23', regionCode: '75' } as const;
const RHONE = { kind: 'department', code: '69', regionCode: '84' } as const;
const AQUITAINE = { kind: 'region', code: '75' } as const;

onBothEngines('circulars', (connection) => {
  let campaign: CampaignTable;
  let author: AccountTable;

  beforeEach(async () => {
    const { db } = connection();
    await db.deleteFrom('messages').execute();
    await db.deleteFrom('circular_readers').execute();
    await db.updateTable('circulars').set({ finished_at: NOW.toISOString() }).execute();
    await db.updateTable('accounts').set({ closed_at: NOW.toISOString() }).execute();
    await db.updateTable('campaigns').set({ starts_on: '2026-05-17', ends_on: '2026-05-23' }).execute();
    campaign = await insertCampaign(connection());
    author = await insertCoordinator(connection(), {
      name: 'Denise Essai',
      territory_kind: 'department',
      territory_code: '23',
    });
    await db.updateTable('accounts').set({ organisation_id: null }).where('id', '=', author.id).execute();
  });

  const criteria = (changes: Partial<CircularCriteria> = {}): CircularCriteria => ({
    place: CREUSE,
    state: 'tous',
    near: undefined,
    ...changes,
  });
  async function mediator(name: string, organisation: Partial<OrganisationTable> = {}) {
    const { id } = await insertOrganisation(connection(), organisation);
    return insertMediator(connection(), { name, organisation_id: id });
  }
  const hold = (by: AccountTable, changes: Partial<SessionTable> = {}) =>
    insertSession(connection(), {
      campaign_id: campaign.id,
      organisation_id: by.organisation_id ?? '',
      mediator_id: by.id,
      ...COMING,
      ...changes,
    });
  async function reached(changes: Partial<CircularCriteria> = {}) {
    const page = { offset: 0, limit: 100 };
    const { count, readers } = await listCircularReaders(connection(), criteria(changes), NOW, page);
    expect(readers).toHaveLength(count);
    return readers.map(({ name }) => name).sort();
  }
  const letter = (changes: Partial<CircularCriteria> = {}, id = newId()) => ({
    id,
    subject: 'Plus qu’une semaine',
    body: 'Pensez à publier vos ateliers.\n\nMerci <à> tous & toutes.',
    criteria: criteria(changes),
  });
  const send = (written = letter(), now = NOW, by = author) =>
    sendCircular(connection(), by.id, written, now);
  const outbox = async () => (await listMessages(connection(), { offset: 0, limit: 500 })).messages;
  async function writeAll() {
    let taken = 0;
    for (let batch = -1; batch !== 0; taken += batch) batch = await writeCircularBatch(connection(), NOW);
    return taken;
  }
  async function mailsAt(now: Date) {
    const prepared = await prepareMessages(connection(), LINKS, await outbox(), now);
    return prepared.flatMap(({ decision, facts }) =>
      decision.kind === 'send' && facts ? [renderMail(facts)] : [],
    );
  }

  describe('reach', () => {
    it('those who work in a territory, and those who hold a session there', async () => {
      await mediator('Creuse');
      await mediator('Corrèze', { department_code: '19' });
      const guest = await mediator('Rhône', { department_code: '69' });
      await mediator('Partout', { department_code: null });
      expect(await reached()).toEqual(['Creuse']);
      expect(await reached({ place: AQUITAINE })).toEqual(['Corrèze', 'Creuse']);
      expect(await reached({ place: COUNTRY })).toEqual(['Corrèze', 'Creuse', 'Partout', 'Rhône']);
      expect(await reached({ place: RHONE })).toEqual(['Rhône']);
      await hold(guest);
      expect(await reached()).toEqual(['Creuse', 'Rhône']);
    });

    it('nobody who left, who works for nobody or who refuses them', async () => {
      const gone = await mediator('Parti');
      await connection()
        .db.updateTable('accounts')
        .set({ closed_at: NOW.toISOString() })
        .where('id', '=', gone.id)
        .execute();
      const quiet = await mediator('Tranquille');
      await stopNotifications(connection(), quiet.id, 'circulars', NOW);
      await stopNotifications(connection(), (await mediator('Sans signaux')).id, 'notices', NOW);
      expect(await reached()).toEqual(['Sans signaux']);
      const page = { offset: 0, limit: 10 };
      expect(await listCircularReaders(connection(), criteria(), NOW, page)).toMatchObject({
        count: 1,
        refusing: 1,
      });
    });

    it('those in each state, by the sessions of the territory', async () => {
      const past = { starts_at: '2027-05-18T12:00:00.000Z', ends_at: '2027-05-18T14:00:00.000Z' };
      await mediator('Rien');
      await hold(await mediator('Brouillon'), { published_at: null });
      await hold(await mediator('Brouillon passé'), { published_at: null, ...past });
      await hold(await mediator('Vide'));
      await hold(await mediator('Complet'), { seats_taken: 12 });
      await hold(await mediator('Entrée libre'), { entry: 'drop_in' });
      await hold(await mediator('Annulé'), { cancelled_at: NOW.toISOString() });
      await hold(await mediator('Bilan dû'), past);
      const done = await mediator('Bilan fait');
      const reported = await hold(done, past);
      await fileReport(
        connection(),
        {
          sessionId: reported.id,
          account: { id: done.id, organisationId: done.organisation_id ?? '' },
          through: 'sign_in',
          content: { headCount: 8, grade: 'counted', tallies: {}, comment: null },
          seen: 0,
          confirmed: undefined,
        },
        NOW,
      );
      await hold(await mediator('Édition passée'), {
        campaign_id: (await insertCampaign(connection(), { starts_on: '2026-01-05', ends_on: '2026-01-09' }))
          .id,
        starts_at: '2026-01-06T12:00:00.000Z',
        ends_at: '2026-01-06T14:00:00.000Z',
      });
      const elsewhere = await insertVenue(connection(), { commune_code: '69123' });
      await hold(await mediator('Vide ailleurs'), { venue_id: elsewhere.id });
      expect(await reached({ state: 'sans-atelier' })).toEqual([
        'Annulé',
        'Brouillon',
        'Brouillon passé',
        'Rien',
        'Édition passée',
      ]);
      expect(await reached({ state: 'brouillons' })).toEqual(['Brouillon']);
      expect(await reached({ state: 'sans-inscrits' })).toEqual(['Vide']);
      expect(await reached({ state: 'bilans-dus' })).toEqual(['Bilan dû']);
      expect(await reached()).toHaveLength(11);
      expect(await reached({ place: COUNTRY, state: 'sans-inscrits' })).toEqual(['Vide', 'Vide ailleurs']);
    });

    it.each(circularStates)(
      'counts each once, however many sessions they hold (%s)',
      async (state: CircularState) => {
        const busy = await mediator('Active');
        const past = { starts_at: '2027-05-18T12:00:00.000Z', ends_at: '2027-05-18T14:00:00.000Z' };
        for (let one = 0; one < 2; one++) {
          await hold(busy);
          await hold(busy, { published_at: null });
          await hold(busy, past);
        }
        expect(await reached({ state })).toEqual(state === 'sans-atelier' ? [] : ['Active']);
      },
    );

    it('those with a venue or a session near a commune, as the great circle says', async () => {
      const gueret = await findCommune(connection(), '23096');
      if (!gueret) throw new Error('Guéret is a commune.');
      const towns = ['23096', '23030', '23008', '23176', '23079', '87085', '36088', '03185', '69123'];
      const within = new Map<string, number>();
      for (const [index, code] of towns.entries()) {
        const town = await findCommune(connection(), code);
        if (!town) continue;
        const name = `Près de ${code}`;
        const near = await mediator(name);
        const owner = { organisation_id: near.organisation_id };
        const venue = await insertVenue(connection(), { commune_code: code, ...(index % 2 === 0 && owner) });
        if (index % 2 === 1) await hold(near, { venue_id: venue.id, campaign_id: campaign.id });
        within.set(name, distanceBetween(gueret, town));
      }
      expect(within.size).toBeGreaterThan(6);
      for (const radius of [10, 20, 50]) {
        const expected = [...within].flatMap(([name, distance]) => (distance <= radius ? [name] : []));
        const { latitude, longitude } = gueret;
        const near = { communeCode: '23096', latitude, longitude, radius };
        expect(await reached({ place: COUNTRY, near })).toEqual(expected.sort());
      }
      expect(within.get('Près de 23096')).toBe(0);
    });

    it('nobody through a venue that is closed', async () => {
      const near = await mediator('Fermé');
      await insertVenue(connection(), {
        organisation_id: near.organisation_id,
        closed_at: NOW.toISOString(),
      });
      const around = { communeCode: '23096', latitude: 46.17, longitude: 1.87, radius: 20 };
      expect(await reached({ near: around })).toEqual([]);
    });
  });

  describe('are kept', () => {
    it('with who wrote what to whom, from which territory, and one line of the journal', async () => {
      await mediator('Amina');
      await mediator('Bruno');
      const near = { communeCode: '23096', latitude: 46.17, longitude: 1.87, radius: 20 };
      const written = letter({ state: 'sans-atelier' });
      expect(await send(written)).toEqual({ kind: 'sent' });
      await insertVenue(connection(), { organisation_id: (await mediator('Voisine')).organisation_id });
      const second = letter({ near });
      expect(await send(second)).toEqual({ kind: 'sent' });
      expect(await findCircular(connection(), written.id)).toMatchObject({
        subject: written.subject,
        body: written.body,
        by: 'Denise Essai',
        authorTerritory: { kind: 'department', code: '23', name: 'Creuse' },
        territory: { kind: 'department', code: '23', name: 'Creuse' },
        place: CREUSE,
        state: 'sans-atelier',
        near: undefined,
        readers: 2,
        enqueued: 0,
        finishedAt: null,
      });
      expect(await findCircular(connection(), second.id)).toMatchObject({
        near: { name: 'Guéret', radius: 20 },
        readers: 1,
      });
      const acts = await connection()
        .db.selectFrom('audit_entries')
        .selectAll()
        .where('subject_id', '=', written.id)
        .execute();
      expect(acts).toMatchObject([
        {
          account_id: author.id,
          act: 'wrote',
          subject_kind: 'letter',
          role: 'coordinator',
          territory_code: '23',
          department_code: '23',
          region_code: '75',
        },
      ]);
      expect(JSON.parse(acts[0]?.details ?? '')).toEqual({
        name: written.subject,
        recipients: 2,
        criteria: 'etat=sans-atelier',
      });
      // Who coordinates something else by now wrote it from there all the same.
      await connection()
        .db.updateTable('accounts')
        .set({ territory_kind: null, territory_code: null })
        .where('id', '=', author.id)
        .execute();
      expect(await findCircular(connection(), written.id)).toMatchObject({ authorTerritory: { code: '23' } });
    });

    it('in the list of each territory that holds where they went', async () => {
      const countIn = async (territory: Parameters<typeof listCirculars>[1]) =>
        (await listCirculars(connection(), territory, { offset: 0, limit: 100 })).total;
      const counts = async () => [
        await countIn(CREUSE),
        await countIn(RHONE),
        await countIn(AQUITAINE),
        await countIn(COUNTRY),
      ];
      const [creuse = 0, rhone = 0, region = 0, country = 0] = await counts();
      await mediator('Creuse');
      await mediator('Rhône', { department_code: '69' });
      await send(letter());
      expect(await counts()).toEqual([creuse + 1, rhone, region + 1, country + 1]);
      await send(letter({ place: AQUITAINE }));
      await send(letter({ place: RHONE }));
      await send(letter({ place: COUNTRY }));
      expect(await counts()).toEqual([creuse + 1, rhone + 1, region + 2, country + 4]);
    });
  });

  it('are sent once, however often their form is', async () => {
    await mediator('Amina');
    const written = letter();
    const outcomes = await Promise.all([1, 2, 3].map(() => send(written)));
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['already', 'already', 'sent']);
    expect(await writeAll()).toBe(1);
    expect(await send(written)).toEqual({ kind: 'already' });
    expect(await writeAll()).toBe(0);
    const other = await insertCoordinator(connection());
    await expect(send(written, NOW, other)).rejects.toMatchObject({ status: 404 });
    expect(await outbox()).toHaveLength(1);
  });

  it('go to nobody at all, and no more than five a day from one coordinator, also at once', async () => {
    expect(await send()).toEqual({ kind: 'nobody' });
    await mediator('Amina');
    const outcomes = await Promise.all([1, 2, 3, 4, 5, 6, 7].map(() => send(letter())));
    expect(outcomes.filter(({ kind }) => kind === 'sent')).toHaveLength(5);
    expect(outcomes.filter(({ kind }) => kind === 'too_many_today')).toHaveLength(2);
    expect(await send(letter(), later(24))).toEqual({ kind: 'sent' });
  });

  it('reach each reader once, a batch at a time, beside other processes', async () => {
    for (let one = 0; one < 120; one++) await mediator(`Personne ${one}`);
    const written = letter();
    await send(written);
    expect(await writeCircularBatch(connection(), NOW)).toBe(50);
    expect(await findCircular(connection(), written.id)).toMatchObject({ enqueued: 50, finishedAt: null });
    // Who comes later was not written to; who left meanwhile is not.
    await mediator('Trop tard');
    await Promise.all([1, 2, 3].map(() => writeCircularBatch(connection(), NOW)));
    await writeAll();
    expect(await findCircular(connection(), written.id)).toMatchObject({
      readers: 120,
      enqueued: 120,
      finishedAt: NOW.toISOString(),
    });
    const messages = await outbox();
    expect(messages).toHaveLength(120);
    expect(new Set(messages.map(({ accountId }) => accountId)).size).toBe(120);
    expect(await connection().db.selectFrom('circular_readers').selectAll().execute()).toEqual([]);
  });

  it('say what was written, from whom, whom to answer and how to hear no more of them', async () => {
    const reader = await mediator('Amina', { name: 'Le Fil' });
    await send();
    await writeAll();
    const [mail] = await mailsAt(NOW);
    expect(mail?.subject).toBe('Plus qu’une semaine');
    expect(mail?.replyTo).toEqual({ name: 'Denise Essai', address: author.email });
    expect(mail?.text).toContain(
      'Bonjour Amina,\n\nPensez à publier vos ateliers.\n\nMerci <à> tous & toutes.',
    );
    expect(mail?.html).toContain('Merci &lt;à&gt; tous &amp; toutes.');
    expect(mail?.text).toContain('Denise Essai, coordination\u00a0: Creuse');
    expect(mail?.text).toContain('Le Fil');
    expect(mail?.unsubscribeUrl).toContain(`/notifications/${reader.id}_circulars`);
  });

  it('are not sent to whoever refuses them, or left, after they were written; a closed author ends them', async () => {
    const [quiet, gone] = [await mediator('Tranquille'), await mediator('Parti')];
    await mediator('Présente');
    await send();
    await writeAll();
    expect(await mailsAt(NOW)).toHaveLength(3);
    await chooseNotifications(connection(), quiet.id, { ...usualChoices, circulars: false }, NOW);
    const close = (id: string) =>
      connection()
        .db.updateTable('accounts')
        .set({ closed_at: NOW.toISOString() })
        .where('id', '=', id)
        .execute();
    await close(gone.id);
    expect(await mailsAt(NOW)).toHaveLength(1);
    await close(author.id);
    expect(await mailsAt(NOW)).toEqual([]);
  });

  it('are tried out on their author alone, once a minute, even by one who refuses them', async () => {
    await mediator('Amina');
    await stopNotifications(connection(), author.id, 'circulars', NOW);
    const test = { subject: 'Essai', body: 'Un texte.' };
    expect(await sendTest(connection(), author, test, NOW)).toBe(true);
    expect(await sendTest(connection(), author, test, new Date(NOW.getTime() + 59_999))).toBe(false);
    expect(await sendTest(connection(), author, test, new Date(NOW.getTime() + 60_000))).toBe(true);
    expect(await outbox()).toMatchObject([{ recipient: author.email }, { recipient: author.email }]);
    const [mail] = await mailsAt(NOW);
    expect(mail).toMatchObject({ subject: '[Essai] Essai', replyTo: { address: author.email } });
    expect(mail?.text).toContain('Un texte.');
    expect(mail?.text).toContain('Denise Essai, coordination\u00a0: Creuse');
  });
});
