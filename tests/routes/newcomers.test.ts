import { expect, it } from 'vitest';
import { signToken } from '#app/auth/signed-token.server.ts';
import { prepareMessages } from '#app/mail/message-facts.server.ts';
import { renderMail } from '#app/mail/messages.ts';
import { loader as apiVenues } from '#app/routes/api-venues.ts';
import {
  action as actOnOrganisation,
  loader as showOrganisation,
} from '#app/routes/mediation-organisation.tsx';
import { action as editVenue } from '#app/routes/mediation-venue-edit.tsx';
import { action as confirm, loader as openLink } from '#app/routes/newcomer.tsx';
import { action as ask, loader as showForm } from '#app/routes/newcomer-new.tsx';
import { messageColumns } from '#db/messages.server.ts';
import { purgeNewcomers } from '#db/newcomers.server.ts';
import { listQueue } from '#db/review-queue.server.ts';
import {
  call,
  callForResponse,
  makeTestApplication,
  TEST_NOW,
  TEST_SETTINGS,
} from '#tests/support/application.ts';
import { insertMediator, insertOrganisation, insertSession, insertVenue } from '#tests/support/builders.ts';
import { onBothEngines } from '#tests/support/databases.ts';
import { signInAs } from '#tests/support/signed-in.ts';

onBothEngines('mediators who come in by themselves', (connection) => {
  let number = 0;
  const typed = (change: Record<string, string> = {}) => ({
    name: 'Inès',
    email: `ines-${++number}@exemple.test`,
    organisation: 'Les Ateliers d’Inès',
    department: '23',
    introduction: 'Nous formons au numérique.',
    ...change,
  });

  async function send(form: Record<string, string>) {
    const application = await makeTestApplication(connection());
    return call(application, ask, { url: '/rejoindre', form });
  }

  const rowsOf = (email: string) =>
    connection().db.selectFrom('newcomers').selectAll().where('email', '=', email).execute();
  const mailsTo = (email: string) =>
    connection().db.selectFrom('messages').select(messageColumns).where('recipient', '=', email).execute();
  const account = (email: string) =>
    connection().db.selectFrom('accounts').selectAll().where('email', '=', email).executeTakeFirst();

  async function linkOf(email: string) {
    const [row] = await rowsOf(email);
    const token = signToken(TEST_SETTINGS.secret, 'newcomer', row?.id ?? '');
    return { url: `/rejoindre/${token}`, params: { token } };
  }

  it('are mailed a link, which a scanner may open, and come in with one button', async () => {
    const application = await makeTestApplication(connection());
    const form = typed();
    const answer = await send(form);
    expect(answer instanceof Response && answer.headers.get('Location')).toBe('/rejoindre?envoye=1');
    const link = await linkOf(form.email);
    const [prepared] = await prepareMessages(
      connection(),
      TEST_SETTINGS,
      await mailsTo(form.email),
      TEST_NOW,
    );
    expect(prepared?.decision).toEqual({ kind: 'send', as: 'newcomer-confirmation' });
    expect(prepared?.facts && renderMail(prepared.facts).text).toContain(link.url);
    for (const _ of [1, 2]) {
      expect(await call(application, openLink, link)).toMatchObject({
        data: { state: 'open', request: { organisation: form.organisation, departmentName: 'Creuse' } },
      });
    }
    expect(await account(form.email)).toBeUndefined();

    const answers = await Promise.all(
      [1, 2].map(() => call(application, confirm, { ...link, method: 'POST', form: {} })),
    );
    const statuses = answers.map((one) => (one instanceof Response ? one.status : one.init?.status)).sort();
    expect(statuses).toEqual([303, 410]);
    const entered = answers.find((one) => one instanceof Response);
    expect(entered instanceof Response && entered.headers.get('Set-Cookie')).toMatch(/^connexion=/);
    const known = await account(form.email);
    expect(known).toMatchObject({ name: 'Inès', role: 'mediator' });
    const page = { now: TEST_NOW, after: undefined, limit: 50 };
    const filter = {
      territory: { kind: 'department', code: '23' } as const,
      kind: 'organisation' as const,
      programmeSlug: undefined,
      waitingSince: undefined,
    };
    const { entries } = await listQueue(connection(), filter, page);
    expect(entries.filter(({ id }) => id === known?.organisation_id)).toMatchObject([
      {
        name: form.organisation,
        introduction: form.introduction,
        namesake: false,
        mediators: [{ name: 'Inès', email: form.email }],
      },
    ]);
  });

  it('get the same answer whether or not the address has an account, and only its mailbox tells', async () => {
    const mediator = await insertMediator(connection());
    const application = await makeTestApplication(connection());
    const answer = await send(typed({ email: mediator.email.toUpperCase() }));
    expect(answer instanceof Response && answer.headers.get('Location')).toBe('/rejoindre?envoye=1');
    const [prepared] = await prepareMessages(
      connection(),
      TEST_SETTINGS,
      await mailsTo(mediator.email),
      TEST_NOW,
    );
    expect(prepared?.decision).toEqual({ kind: 'send', as: 'newcomer-known' });
    expect(prepared?.facts && renderMail(prepared.facts).text).not.toContain('/rejoindre/');
    const link = await linkOf(mediator.email);
    expect(await call(application, confirm, { ...link, method: 'POST', form: {} })).toMatchObject({
      init: { status: 409 },
    });
    const before = await connection()
      .db.selectFrom('organisations')
      .select('id')
      .where('name', '=', 'Les Ateliers d’Inès')
      .where('verified_at', 'is', null)
      .execute();
    // Nothing stayed behind: only the one that came in before waits.
    expect(before).toHaveLength(1);
  });

  it('fill nobody’s mailbox: three mails a day, one for a double click', async () => {
    const form = typed();
    await Promise.all([send(form), send(form)]);
    const first = (await mailsTo(form.email)).length;
    expect(first).toBeGreaterThanOrEqual(1);
    for (let again = 0; again < 4; again++) await send(form);
    expect((await mailsTo(form.email)).length).toBeLessThanOrEqual(3);
  });

  it('are told what to mend', async () => {
    const answer = await send({ name: '', email: 'pas-une-adresse', organisation: 'x', department: '999' });
    expect(answer).toMatchObject({
      init: { status: 422 },
      data: { errors: { name: 'required', email: 'emailAddress', organisation: 'tooShort' } },
    });
    expect(await send(typed({ department: '999' }))).toMatchObject({
      init: { status: 422 },
      data: { errors: { department: 'choose' }, typed: { department: '999' } },
    });
    const application = await makeTestApplication(connection());
    expect(await call(application, openLink, { url: '/rejoindre/x', params: { token: 'x' } })).toMatchObject({
      init: { status: 404 },
    });
    expect(await call(application, showForm, { url: '/rejoindre' })).toMatchObject({ sent: false });
  });

  it('are forgotten a day after their link expired', async () => {
    const form = typed();
    await send(form);
    const days = (count: number) => new Date(TEST_NOW.getTime() + count * 86_400_000);
    await purgeNewcomers(connection(), new Date(days(4).getTime() - 1));
    expect(await rowsOf(form.email)).toHaveLength(1);
    await purgeNewcomers(connection(), days(4));
    expect(await rowsOf(form.email)).toEqual([]);
  });

  it('correct what their organisation says, and wait again when it was sent back', async () => {
    const organisation = await insertOrganisation(connection(), {
      verified_at: null,
      returned_at: '2027-02-20T09:00:00.000Z',
      return_reason: 'unknown-organisation',
    });
    const mediator = await insertMediator(connection(), { organisation_id: organisation.id });
    const online = await insertSession(connection(), {
      organisation_id: organisation.id,
      venue_id: null,
      published_at: null,
    });
    const { cookie, formToken } = await signInAs(connection(), mediator.id);
    const application = await makeTestApplication(connection());
    const url = '/mediation/structure';
    expect(await call(application, showOrganisation, { url, cookie })).toMatchObject({
      unverified: { organisation: { name: organisation.name, reason: 'unknown-organisation' } },
    });
    const corrected = { organisation: 'Mairie de Bron', department: '69', introduction: '' };
    const answer = await callForResponse(application, actOnOrganisation, {
      url,
      cookie,
      form: { ...corrected, geste: 'corriger', formToken },
    });
    expect(answer.headers.get('Location')).toBe('/mediation/structure?fait=corrige');
    const stored = await connection()
      .db.selectFrom('organisations')
      .selectAll()
      .where('id', '=', organisation.id)
      .executeTakeFirstOrThrow();
    expect(stored).toMatchObject({
      name: 'Mairie de Bron',
      department_code: '69',
      introduction: null,
      review_since: TEST_NOW.toISOString(),
      returned_at: null,
      revision: 1,
    });
    const session = await connection()
      .db.selectFrom('sessions')
      .select(['department_code', 'search_text'])
      .where('id', '=', online.id)
      .executeTakeFirstOrThrow();
    expect(session.department_code).toBe('69');
    expect(session.search_text).toContain('mairie de bron');
  });

  it('write to nobody, change no venue of the base and show none to the public before the first yes', async () => {
    const organisation = await insertOrganisation(connection(), { verified_at: null });
    const mediator = await insertMediator(connection(), { organisation_id: organisation.id });
    const { cookie, formToken } = await signInAs(connection(), mediator.id);
    const application = await makeTestApplication(connection());
    const invitation = await call(application, actOnOrganisation, {
      url: '/mediation/structure',
      cookie,
      form: { geste: 'inviter', name: 'Paul', email: 'paul@exemple.test', formToken },
    });
    expect(invitation).toMatchObject({
      init: { status: 422 },
      data: { errors: { email: 'organisationUnverified' } },
    });

    const base = await insertVenue(connection());
    await insertSession(connection(), {
      organisation_id: organisation.id,
      venue_id: base.id,
      published_at: null,
    });
    expect(
      await call(application, editVenue, {
        url: `/mediation/lieux/${base.id}/modifier`,
        params: { id: base.id },
        cookie,
        form: { name: 'Autre', formToken },
      }),
    ).toMatchObject({ status: 404 });

    const own = await insertVenue(connection(), {
      organisation_id: organisation.id,
      name: 'Lieu inconnu de tous',
    });
    const listed = async () => {
      const answer = await callForResponse(application, apiVenues, { url: '/api/v1/venues?q=inconnu' });
      return JSON.stringify(await answer.json()).includes(own.id);
    };
    expect(await listed()).toBe(false);
    await connection()
      .db.updateTable('organisations')
      .set({ verified_at: TEST_NOW.toISOString() })
      .where('id', '=', organisation.id)
      .execute();
    expect(await listed()).toBe(true);
  });
});
