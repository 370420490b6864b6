import { expect, it } from 'vitest';
import { loader as compare, action as merge } from '#app/routes/coordination-duplicate.tsx';
import { action as dismiss, loader as list } from '#app/routes/coordination-duplicates.tsx';
import { loader as showQueue } from '#app/routes/coordination-moderation.tsx';
import { loader as showSession, action as signUpAction } from '#app/routes/session.tsx';
import { loader as calendarOf } from '#app/routes/session-calendar.ts';
import { noteDuplicates } from '#db/session-duplicates.server.ts';
import { call, callForResponse, makeTestApplication, TEST_NOW } from '#tests/support/application.ts';
import { insertCoordinator, insertRegistration, insertSession } from '#tests/support/builders.ts';
import { onBothEngines } from '#tests/support/databases.ts';
import { checkSeats } from '#tests/support/seats.ts';
import { signInAs } from '#tests/support/signed-in.ts';

onBothEngines('sessions that look like one, beside each other', (connection) => {
  async function prepare() {
    const one = await insertSession(connection(), { title: 'Un café et l’IA', capacity: 2 });
    const other = await insertSession(connection(), {
      title: 'Café IA à la médiathèque',
      venue_id: one.venue_id,
      campaign_id: one.campaign_id,
      seats_taken: 3,
    });
    for (const [name, seats] of [
      ['Zébulon', 1],
      ['Yasmine', 2],
    ] as const) {
      await insertRegistration(connection(), { session_id: other.id, name, seats });
    }
    await connection().write((trx) => noteDuplicates(trx, [one.id, other.id], TEST_NOW));
    const denise = await insertCoordinator(connection(), {
      territory_kind: 'department',
      territory_code: '23',
    });
    const { cookie, formToken } = await signInAs(connection(), denise.id);
    const application = await makeTestApplication(connection());
    const [first, second] = one.id < other.id ? [one, other] : [other, one];
    const page = {
      url: `/coordination/moderation/doublons/${first.id}/${second.id}`,
      params: { id: first.id, otherId: second.id },
      cookie,
    };
    const send = (form: Record<string, string>) =>
      call(application, merge, { ...page, form: { formToken, ...form } });
    return { application, one, other, page, send, cookie, formToken };
  }

  const stored = (id: string) =>
    connection().db.selectFrom('sessions').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

  it('are listed and compared with what keeping each would do, without a name of anybody', async () => {
    const { application, one, other, page, cookie } = await prepare();
    const queue = await call(application, showQueue, { url: '/coordination/moderation', cookie });
    expect(queue).toMatchObject({ duplicates: expect.any(Number) });
    const listed = await call(application, list, { url: '/coordination/moderation/doublons', cookie });
    if (listed instanceof Response) throw new Error(String(listed.status));
    const pairs = listed.duplicates.pairs.map((pair) => [pair.one.id, pair.other.id].sort());
    expect(pairs).toContainEqual([one.id, other.id].sort());
    const compared = await call(application, compare, page);
    if (compared instanceof Response) throw new Error(String(compared.status));
    const kept = compared.sessions.find(({ session }) => session.id === one.id);
    expect(kept?.merge).toEqual({ kind: 'merge', seated: 1, waiting: 1, joined: 0 });
    expect(JSON.stringify(compared)).not.toMatch(/Zébulon|Yasmine|@exemple/);
    expect((await stored(other.id)).cancelled_at).toBeNull();
  });

  it('are merged: the address leads on in both languages, the calendar says cancelled, sign-up is closed', async () => {
    const { application, one, other, send } = await prepare();
    const answer = await send({ garder: one.id });
    expect(answer instanceof Response && answer.headers.get('Location')).toBe(
      '/coordination/moderation/doublons?fait=reuni',
    );
    const { confirmed, waiting } = await checkSeats(connection(), one.id, TEST_NOW);
    expect([confirmed, waiting].map((rows) => rows.map(({ name }) => name))).toEqual([
      ['Zébulon'],
      ['Yasmine'],
    ]);
    await checkSeats(connection(), other.id, TEST_NOW);
    for (const locale of ['fr', 'en'] as const) {
      const led = await callForResponse(application, showSession, {
        url: `/ateliers/${other.slug}`,
        params: { slug: other.slug },
        locale,
      });
      expect(led.status).toBe(301);
      expect(led.headers.get('Location')).toBe(`${locale === 'en' ? '/en' : ''}/ateliers/${one.slug}`);
    }
    const calendar = await callForResponse(application, calendarOf, {
      url: `/ateliers/${other.slug}.ics`,
      params: { slug: other.slug },
    });
    expect(await calendar.text()).toContain('STATUS:CANCELLED');
    const late = await call(application, signUpAction, {
      url: `/ateliers/${other.slug}`,
      params: { slug: other.slug },
      form: { name: 'Paul', contact: 'paul@exemple.test', seats: '1' },
    });
    expect(late instanceof Response && late.status < 400).toBe(false);
    expect(await send({ garder: one.id })).toMatchObject({
      init: { status: 409 },
      data: { refused: 'not-open' },
    });
  });

  it('are told apart for good, from the list or from the comparison', async () => {
    const { application, one, other, send, cookie, formToken } = await prepare();
    const answer = await send({ geste: 'differents' });
    expect(answer instanceof Response && answer.headers.get('Location')).toBe(
      '/coordination/moderation/doublons?fait=differents',
    );
    const pair = { differents: `${one.id}:${other.id}`, formToken };
    const again = await call(application, dismiss, {
      url: '/coordination/moderation/doublons',
      cookie,
      form: pair,
    });
    expect(again).toMatchObject({ status: 303 });
    const listed = await call(application, list, { url: '/coordination/moderation/doublons', cookie });
    if (listed instanceof Response) throw new Error(String(listed.status));
    expect(listed.duplicates.pairs.flatMap((each) => [each.one.id, each.other.id])).not.toContain(one.id);
  });

  it('stay two when no session is chosen, when Enter is pressed, or the form is forged', async () => {
    const { one, other, send } = await prepare();
    expect(await send({})).toMatchObject({ init: { status: 422 }, data: { refused: 'choose' } });
    expect(await send({ geste: 'rien' })).toMatchObject({ init: { status: 422 } });
    expect(await send({ garder: one.id, formToken: 'x' })).toMatchObject({ status: 403 });
    expect([(await stored(one.id)).cancelled_at, (await stored(other.id)).cancelled_at]).toEqual([
      null,
      null,
    ]);
  });
});
