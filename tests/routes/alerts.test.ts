import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { signToken } from '#app/auth/signed-token.server.ts';
import { prepareMessages } from '#app/mail/message-facts.server.ts';
import { renderMail } from '#app/mail/messages.ts';
import { headers, action as page, loader as show } from '#app/routes/alert.tsx';
import { loader as json } from '#app/routes/alert-data-json.ts';
import { loader as plainText } from '#app/routes/alert-data-text.ts';
import { action as edit, loader as showEdit } from '#app/routes/alert-edit.tsx';
import { action as askAction, loader as form } from '#app/routes/alert-new.tsx';
import { action as oneClick, loader as openStop } from '#app/routes/alert-stop.ts';
import type { Application } from '#app/server/context.server.ts';
import { matchAlerts } from '#db/alert-matching.server.ts';
import { purgeAlerts } from '#db/alerts.server.ts';
import { listMessages } from '#db/messages.server.ts';
import { serve } from '#tests/server/support.ts';
import { ask, askAndConfirm } from '#tests/support/alerts.ts';
import {
  type Call,
  call,
  callForResponse,
  makeTestApplication,
  TEST_NOW,
} from '#tests/support/application.ts';
import { insertCampaign, insertSession } from '#tests/support/builders.ts';
import { onBothEngines } from '#tests/support/databases.ts';

const HOUR = 60 * 60 * 1000;

onBothEngines('the pages of alerts', (connection) => {
  let application: Application;
  let withTexts: Application;

  beforeAll(async () => {
    await insertCampaign(connection());
    application = await makeTestApplication(connection());
    withTexts = { ...application, settings: { ...application.settings, smsUrl: 'https://sms.test' } };
  });

  beforeEach(async () => {
    const { db } = connection();
    await db.deleteFrom('alerts').execute();
    await db.deleteFrom('alert_demands').execute();
    await db.deleteFrom('messages').execute();
  });

  const typed = { place: 'Guéret', radius: '20', audience: '', contact: ' Jeanne@Exemple.fr ' };
  const url = '/alertes/nouvelle';
  const send = (fields: Record<string, string> = {}, asked: Application = application) =>
    call(asked, askAction, { url, form: { ...typed, ...fields } });
  const at = (token: string, options: Partial<Call> = {}): Call => ({
    url: `/alertes/${token}`,
    params: { token },
    ...options,
  });
  const tokenOf = (id: string) => signToken(application.settings.secret, 'alert', id);
  const everything = async () => {
    const { db } = connection();
    return {
      alerts: await db.selectFrom('alerts').selectAll().orderBy('id').execute(),
      demands: await db.selectFrom('alert_demands').selectAll().execute(),
      messages: await db.selectFrom('messages').selectAll().orderBy('id').execute(),
    };
  };

  describe('asking for an alert', () => {
    it('stores it unconfirmed and writes to its contact', async () => {
      const answer = await send({ audience: 'seniors', weekend: '1', evening: '1', online: '1' });
      expect(answer).toBeInstanceOf(Response);
      if (answer instanceof Response)
        expect([answer.status, answer.headers.get('Location')]).toEqual([303, `${url}?envoye=email`]);
      const { alerts, messages, demands } = await everything();
      expect(alerts).toMatchObject([
        {
          contact: 'jeanne@exemple.fr',
          commune_code: '23096',
          radius: 20,
          audience: 'seniors',
          days: 'weekend',
          times: 'evening',
          attendance: 'online_too',
          confirmed_at: null,
        },
      ]);
      expect(messages).toMatchObject([
        { kind: 'alert-confirmation', recipient: 'jeanne@exemple.fr', alert_id: alerts[0]?.id },
      ]);
      expect(demands).toEqual([]);
    });

    it('again for the same search gives the same alert and the same answer, one link an hour', async () => {
      const first = await send();
      const second = await send({ contact: 'jeanne@exemple.fr', week: '1', weekend: '1' });
      const { alerts, messages } = await everything();
      expect([alerts.length, messages.length]).toEqual([1, 1]);
      if (first instanceof Response && second instanceof Response)
        expect([...second.headers]).toEqual([...first.headers]);
      const inAnHour = { ...application, now: () => new Date(TEST_NOW.getTime() + HOUR) };
      await send({}, inAnHour);
      expect((await everything()).messages).toHaveLength(2);
    });

    it('fills nobody’s mailbox: a fourth unconfirmed alert is answered the same, and not made', async () => {
      const answers = [];
      for (const radius of ['5', '10', '20', '50', '100']) answers.push(await send({ radius }));
      const locations = answers.map((answer) => answer instanceof Response && answer.headers.get('Location'));
      expect(new Set(locations).size).toBe(1);
      const { alerts, messages } = await everything();
      expect([alerts.length, messages.length]).toEqual([3, 3]);
    });

    it.each([
      [{ place: '' }, { place: 'required' }],
      [{ place: 'nulle part du tout' }, { place: 'placeUnknown' }],
      [{ place: 'Bretagne' }, { place: 'placeTooWide' }],
      [{ place: 'x'.repeat(10_000) }, { place: 'tooLong' }],
      [{ place: 'Gu\u0000ret' }, { place: 'unreadableSigns' }],
      [{ radius: '7' }, { radius: 'choose' }],
      [{ radius: '' }, { radius: 'choose' }],
      [{ audience: 'martiens' }, { audience: 'choose' }],
      [{ contact: 'jeanne@' }, { contact: 'emailAddress' }],
      [{ contact: '06 12 34 56 78' }, { contact: 'emailOnly' }],
      [{ contact: '' }, { contact: 'required' }],
    ])('gives %j back with what is wrong, and stores nothing', async (fields, errors) => {
      const answer = await send(fields);
      if (answer instanceof Response) throw new Error('The form is not given back.');
      expect(answer.init?.status).toBe(422);
      expect(answer.data).toMatchObject({ errors, typed: { ...typed, ...fields } });
      expect((await everything()).alerts).toEqual([]);
    });

    it('takes a phone number where text messages can be sent', async () => {
      const answer = await send({ contact: '06 12 34 56 78' }, withTexts);
      if (answer instanceof Response) expect(answer.headers.get('Location')).toBe(`${url}?envoye=phone`);
      expect((await everything()).messages).toMatchObject([{ channel: 'sms', recipient: '+33612345678' }]);
    });

    it('offers the communes of the same name, and takes the one that is chosen', async () => {
      const answer = await send({ place: 'Saint-Denis' });
      if (answer instanceof Response) throw new Error('No choice is offered.');
      const labels = answer.data?.places?.map(({ label }) => label) ?? [];
      expect(answer.data).toMatchObject({ errors: { chosen: 'severalPlaces' } });
      expect(labels).toContain('Saint-Denis (974)');
      await send({ place: 'Saint-Denis', chosen: 'Saint-Denis (974)', chosenFor: 'Saint-Denis' });
      expect((await everything()).alerts).toMatchObject([
        { commune_code: '97411', time_zone: 'Indian/Reunion', place: 'Saint-Denis (974)' },
      ]);
      // Something else was typed since: that counts.
      await send({ place: 'Guéret', chosen: 'Saint-Denis (974)', chosenFor: 'Saint-Denis' });
      expect((await everything()).alerts.at(-1)).toMatchObject({ commune_code: '23096' });
    });

    it('starts from the search that its address carries, and keeps no position', async () => {
      const start = async (query: string) => {
        const loaded = await call(application, form, { url: `${url}${query}` });
        if (loaded instanceof Response) throw new Error('The form always shows.');
        return loaded;
      };
      expect(await start('?lieu=Gu%C3%A9ret&rayon=30&public=seniors&en_ligne=1')).toMatchObject({
        place: 'Guéret',
        search: { radius: 50, audience: 'seniors', attendance: 'online_too' },
        withPhone: false,
      });
      expect(await start('?lat=46.171&lon=1.872')).toMatchObject({ place: 'Guéret (23)' });
      expect(await start('?rayon=abc&lat=9999&lon=x&public=%27')).toMatchObject({ search: { radius: 20 } });
    });
  });

  describe('the link of an alert', () => {
    it('changes nothing when a scanner opens it; the button confirms', async () => {
      const id = await ask(connection(), {}, TEST_NOW);
      const token = tokenOf(id);
      const before = await everything();
      for (const loader of [show, showEdit, json, plainText, openStop])
        await call<unknown>(application, loader, at(token, { url: `/alertes/${token}?intent=confirm` }));
      expect(await everything()).toEqual(before);
      const answer = await callForResponse(application, page, at(token, { form: { intent: 'confirm' } }));
      expect(answer.headers.get('Location')).toBe(`/alertes/${token}?confirmee=1`);
      await callForResponse(application, page, at(token, { form: { intent: 'confirm' } }));
      const { alerts, demands } = await everything();
      expect(alerts[0]?.confirmed_at).toBe(TEST_NOW.toISOString());
      expect(demands).toMatchObject([{ commune_code: '23096', confirmed: 1, satisfied: 0 }]);
    });

    it('confirms nothing after 48 hours', async () => {
      const id = await ask(connection(), {}, new Date(TEST_NOW.getTime() - 48 * HOUR));
      await callForResponse(application, page, at(tokenOf(id), { form: { intent: 'confirm' } }));
      expect((await everything()).alerts[0]?.confirmed_at).toBeNull();
      expect(await call(application, show, at(tokenOf(id)))).toMatchObject({ alert: { state: 'too_late' } });
    });

    it('does not exist when it is forged, cut or of another purpose', async () => {
      const id = await askAndConfirm(connection(), {}, TEST_NOW);
      const { secret } = application.settings;
      const before = await everything();
      for (const token of [
        id,
        tokenOf(id).slice(1),
        signToken(secret, 'registration', id),
        'x'.repeat(10_000),
        '',
      ]) {
        for (const loader of [show, showEdit, json, plainText, openStop])
          expect((await callForResponse(application, loader, at(token))).status).toBe(404);
        for (const action of [page, edit, oneClick])
          expect(
            (await callForResponse(application, action, at(token, { form: { intent: 'stop' } }))).status,
          ).toBe(404);
      }
      expect(await everything()).toEqual(before);
    });

    it('shows and hands over everything that is kept, to nobody’s cache', async () => {
      const id = await askAndConfirm(connection(), { search: { times: ['morning'] } }, TEST_NOW);
      const shown = await call(application, show, at(tokenOf(id)));
      expect(JSON.stringify(shown)).toContain('jeanne@exemple.test');
      const asJson = await callForResponse(application, json, at(tokenOf(id)));
      const held = await asJson.json();
      // Whatever column is added must be shown too, unless it says nothing of the person.
      const inner = ['campaign_id', 'search_key', 'gathering_since', 'gathered', 'attendance'];
      const columns = Object.keys((await everything()).alerts[0] ?? {}).filter(
        (name) => !inner.includes(name),
      );
      expect(Object.keys(held.alert)).toHaveLength(columns.length + 2);
      expect(held.messages).toMatchObject([{ kind: 'alert-confirmation' }]);
      const asText = await callForResponse(application, plainText, at(tokenOf(id)));
      expect(await asText.text()).toContain('jeanne@exemple.test');
      const none = new Headers();
      const sent = [
        asJson.headers,
        asText.headers,
        new Headers(
          headers({ loaderHeaders: none, parentHeaders: none, actionHeaders: none, errorHeaders: undefined }),
        ),
      ];
      for (const given of sent) {
        expect(given.get('Cache-Control')).toBe('private, no-store');
        expect(given.get('Referrer-Policy')).toBe('same-origin');
        expect(given.get('X-Robots-Tag')).toContain('noindex');
      }
    });

    it('changes what the alert waits for, and says when there is such an alert already', async () => {
      const id = await askAndConfirm(connection(), {}, TEST_NOW);
      await ask(connection(), { place: 'Limoges' }, TEST_NOW);
      const change = (place: string) =>
        call(application, edit, at(tokenOf(id), { form: { place, radius: '20', audience: '' } }));
      expect(await change('Limoges')).toMatchObject({ data: { errors: { place: 'sameAlert' } } });
      const answer = await change('Aubusson (23)');
      if (answer instanceof Response) expect(answer.headers.get('Location')).toContain('modifiee=1');
      expect((await everything()).alerts[0]).toMatchObject({
        place: 'Aubusson (23)',
        contact: 'jeanne@exemple.test',
      });
    });

    it('stops it, and says so ever after', async () => {
      const id = await askAndConfirm(connection(), {}, TEST_NOW);
      const stop = () => callForResponse(application, page, at(tokenOf(id), { form: { intent: 'stop' } }));
      expect((await stop()).status).toBe(303);
      expect((await stop()).status).toBe(303);
      expect(await everything()).toMatchObject({ alerts: [], messages: [] });
      expect(await call(application, show, at(tokenOf(id)))).toMatchObject({ alert: undefined });
      expect((await callForResponse(application, json, at(tokenOf(id)))).status).toBe(303);
      const other = await callForResponse(application, page, at(tokenOf(id), { form: { intent: 'autre' } }));
      expect(other.status).toBe(400);
    });
  });

  it('a mail program stops an alert by one POST from anywhere, and nothing else passes without its origin', async () => {
    const id = await askAndConfirm(connection(), {}, TEST_NOW);
    const { messages } = await listMessages(connection(), { offset: 0, limit: 1 });
    const [prepared] = await prepareMessages(connection(), application.settings, messages, TEST_NOW);
    const address = prepared?.facts && renderMail(prepared.facts).unsubscribeUrl;
    expect(address).toBe(`http://localhost:3000/alertes/${tokenOf(id)}/arret`);
    const server = await serve(application, async (request, context) => {
      const { pathname } = new URL(request.url);
      const token = pathname.split('/')[2] ?? '';
      return callForResponse(application, oneClick, at(token, { form: {}, context: { form: context.form } }));
    });
    const foreign = { Origin: 'https://webmail.test', 'Sec-Fetch-Site': 'cross-site' };
    const post = (path: string) =>
      server.ask(path, {
        method: 'POST',
        headers: { ...foreign, 'Content-Type': 'application/x-www-form-urlencoded' },
        body: 'List-Unsubscribe=One-Click',
      });
    for (const path of [
      `/alertes/${tokenOf(id)}`,
      `/alertes/${tokenOf(id)}/arret/x`,
      `/alertes/${tokenOf(id)}/modifier`,
    ])
      expect((await post(path)).status).toBe(403);
    expect((await everything()).alerts).toHaveLength(1);
    expect((await post(`/en/alertes/${tokenOf(id)}/arret`)).status).toBe(204);
    expect((await post(`/alertes/${tokenOf(id)}/arret`)).status).toBe(204);
    expect((await everything()).alerts).toEqual([]);
    await server.close();
  });

  it('are purged when nobody confirmed them in 48 hours, and after their campaign; the demand stays', async () => {
    const late = new Date(TEST_NOW.getTime() + 48 * HOUR);
    await ask(connection(), { contact: 'jamais@exemple.test' }, TEST_NOW);
    await askAndConfirm(connection(), {}, TEST_NOW);
    expect(await purgeAlerts(connection(), new Date(late.getTime() - 1))).toBe(0);
    expect(await purgeAlerts(connection(), late)).toBe(1);
    await insertSession(connection());
    expect(await matchAlerts(connection(), late)).toBe(1);
    // The last day of the campaign, then the next one, in Paris.
    expect(await purgeAlerts(connection(), new Date('2027-05-23T21:59:00.000Z'))).toBe(0);
    expect(await purgeAlerts(connection(), new Date('2027-05-23T22:00:00.000Z'))).toBe(1);
    expect(await everything()).toMatchObject({ alerts: [], messages: [], demands: [{ confirmed: 1 }] });
    const after = { ...application, now: () => new Date('2027-05-24T09:00:00.000Z') };
    const answer = await send({}, after);
    if (answer instanceof Response) expect(answer.headers.get('Location')).toBe(url);
    expect(await call(after, form, { url })).toMatchObject({ endsOn: undefined });
    expect((await everything()).alerts).toEqual([]);
  });

  it('show what exists already and suits', async () => {
    await insertSession(connection(), { title: 'Mardi après-midi' });
    await application.catalogue.refresh();
    const id = await ask(connection(), { search: { times: ['afternoon'] } }, TEST_NOW);
    const other = await ask(connection(), { search: { days: ['weekend'] } }, TEST_NOW);
    const cards = async (alertId: string) => {
      const shown = await call(application, show, at(tokenOf(alertId)));
      return shown instanceof Response || !shown.alert ? [] : shown.cards.map(({ title }) => title);
    };
    expect(await cards(id)).toContain('Mardi après-midi');
    expect(await cards(other)).toEqual([]);
  });
});
