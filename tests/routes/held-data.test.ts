import { beforeEach, expect, it } from 'vitest';
import { signToken } from '#app/auth/signed-token.server.ts';
import { prepareMessages } from '#app/mail/message-facts.server.ts';
import { action, headers, loader } from '#app/routes/held-data.tsx';
import { loader as json } from '#app/routes/held-data-json.ts';
import { loader as plainText } from '#app/routes/held-data-text.ts';
import { loader as registrationPage } from '#app/routes/registration.tsx';
import type { Application } from '#app/server/context.server.ts';
import { findMessage } from '#db/messages.server.ts';
import { signUp } from '#db/registrations.server.ts';
import type { SessionTable } from '#db/schema.ts';
import {
  type Call,
  call,
  callForResponse,
  makeTestApplication,
  TEST_NOW,
} from '#tests/support/application.ts';
import { insertRegistration, insertSession } from '#tests/support/builders.ts';
import { onBothEngines } from '#tests/support/databases.ts';

onBothEngines('the page of one’s own data', (connection) => {
  let session: SessionTable;
  let application: Application;
  let registrationId: string;
  let token: string;
  beforeEach(async () => {
    session = await insertSession(connection(), { capacity: 4 });
    application = await makeTestApplication(connection());
    const contact = { kind: 'email', value: 'anne@exemple.fr' } as const;
    const request = { sessionSlug: session.slug, name: 'Anne', contact, seats: 2, locale: 'fr' } as const;
    const outcome = await signUp(connection(), { ...request, assistedBy: null }, TEST_NOW, []);
    if (!('registrationId' in outcome)) throw new Error(outcome.kind);
    registrationId = outcome.registrationId;
    token = signToken(application.settings.secret, 'registration', registrationId);
  });

  const at = (options: Partial<Call> = {}): Call => ({
    url: `/inscriptions/${token}/donnees`,
    params: { token },
    ...options,
  });
  const show = async (options?: Partial<Call>) => {
    const shown = await call(application, loader, at(options));
    if (shown instanceof Response) throw shown;
    return shown;
  };
  const post = async (form: Record<string, string>, options: Partial<Call> = {}) => {
    const answer = await call(application, action, at({ form, ...options }));
    if ('data' in answer) return { status: answer.init?.status ?? 200, ...answer.data };
    return { status: answer.status, location: answer.headers.get('Location'), answer };
  };
  const everything = async () => ({
    registrations: await connection()
      .db.selectFrom('registrations')
      .selectAll()
      .where('session_id', '=', session.id)
      .orderBy('id')
      .execute(),
    messages: await connection()
      .db.selectFrom('messages')
      .selectAll()
      .where('session_id', '=', session.id)
      .orderBy('id')
      .execute(),
    session: await connection()
      .db.selectFrom('sessions')
      .selectAll()
      .where('id', '=', session.id)
      .executeTakeFirstOrThrow(),
  });

  it('shows what is kept, in words', async () => {
    const { held, page } = await show();
    expect(page.hidden).toBe(true);
    expect(held?.registration).toContainEqual({ label: 'Contact', value: 'anne@exemple.fr' });
    expect(held?.registration).toContainEqual({ label: 'Effacement prévu', value: '17 juillet 2027' });
    expect(held?.messages).toEqual([
      'Inscription confirmée, pour anne@exemple.fr\u00a0: écrit le 1er mars 2027 à 10:00, pas encore envoyé.',
    ]);
    expect(held?.coming).toBe(true);
    expect((await show({ locale: 'en' })).held?.registration).toContainEqual({
      label: 'To be erased on',
      value: '17 July 2027',
    });
  });

  it('hands it over as JSON and as plain text, to nobody’s cache', async () => {
    const files = [
      await callForResponse(application, json, at()),
      await callForResponse(application, plainText, at()),
    ];
    for (const file of files) {
      expect(file.status).toBe(200);
      expect(file.headers.get('Cache-Control')).toBe('private, no-store');
      expect(file.headers.get('Referrer-Policy')).toBe('same-origin');
      expect(file.headers.get('X-Robots-Tag')).toContain('noindex');
      expect(file.headers.get('Content-Disposition')).toMatch(
        /^attachment; filename="mes-donnees\.(json|txt)"$/,
      );
    }
    const [asJson, asText] = files;
    expect(await asJson?.json()).toMatchObject({
      registration: { id: registrationId, name: 'Anne', contact: 'anne@exemple.fr', seats: 2 },
      session: { slug: session.slug },
      messages: [{ kind: 'registration-confirmed' }],
    });
    const read = await asText?.text();
    for (const said of ['Nom\u00a0: Anne', 'anne@exemple.fr', session.title, '18 mai 2027 à 14:00'])
      expect(read).toContain(said);
    const sent = new Headers(
      headers({
        loaderHeaders: new Headers(),
        parentHeaders: new Headers(),
        actionHeaders: new Headers(),
        errorHeaders: undefined,
      }),
    );
    expect(sent.get('Cache-Control')).toBe('private, no-store');
  });

  it('does not exist for a forged, cut or foreign token', async () => {
    const before = await everything();
    const secret = application.settings.secret;
    const forgeries = [
      registrationId,
      token.slice(0, -1),
      signToken(secret, 'sign-in', registrationId),
      signToken(secret, 'registration', 'inconnu'),
      '',
    ];
    for (const forged of forgeries) {
      const options = at({ params: { token: forged } });
      expect(await call(application, loader, options)).toMatchObject({ status: 404 });
      for (const asked of [json, plainText])
        expect((await callForResponse(application, asked, options)).status).toBe(404);
      expect((await post({ intent: 'erase' }, options)).status).toBe(404);
      const correction = { intent: 'correct', name: 'X', contact: 'x@exemple.fr' };
      expect((await post(correction, options)).status).toBe(404);
    }
    expect(await everything()).toEqual(before);
  });

  it('changes nothing when it is only opened, whatever the address says', async () => {
    const before = await everything();
    const url = `/inscriptions/${token}/donnees?intent=erase&name=X&contact=x%40exemple.fr`;
    await show({ url });
    await callForResponse(application, json, at({ url }));
    await callForResponse(application, plainText, at({ url }));
    expect((await post({ intent: 'autre' })).status).toBe(400);
    expect(await everything()).toEqual(before);
  });

  it('corrects the name, then the contact', async () => {
    const back = `/inscriptions/${token}/donnees`;
    expect(await post({ intent: 'correct', name: ' Annie ', contact: 'anne@exemple.fr' })).toMatchObject({
      status: 303,
      location: `${back}?corrige=1`,
    });
    const changed = await post({ intent: 'correct', name: 'Annie', contact: '06 12 34 56 78' });
    expect(changed).toMatchObject({
      status: 303,
      location: expect.stringMatching(/^\/inscriptions\/[\w-]+\/donnees\?contact=1$/),
    });
    const { registrations, messages } = await everything();
    expect(registrations[0]).toMatchObject({ name: 'Annie', contact_kind: 'phone', contact: '+33612345678' });
    expect(
      messages.filter(({ kind }) => kind === 'contact-changed').map(({ recipient }) => recipient),
    ).toEqual(['anne@exemple.fr', '+33612345678']);

    // The link that the former contact has is over; the new one opens the registration.
    for (const each of [loader, json, plainText])
      expect((await callForResponse(application, each, at({}))).status).toBe(404);
    expect((await post({ intent: 'erase' })).status).toBe(404);
    const next = 'location' in changed ? changed.location?.split('/')[2] : undefined;
    const shown = await call(application, loader, { ...at({}), params: { token: next ?? '' } });
    expect(JSON.stringify(shown)).toContain('+33612345678');
  });

  it('sends the new link to the new contact only', async () => {
    await post({ intent: 'correct', name: 'Anne', contact: 'neuve@exemple.fr' });
    await connection()
      .db.insertInto('messages')
      .values({
        id: 'still-being-sent',
        kind: 'registration-confirmed',
        channel: 'email',
        recipient: 'anne@exemple.fr',
        locale: 'fr',
        registration_id: registrationId,
        session_id: session.id,
        dedupe_key: 'still-being-sent',
        created_at: TEST_NOW.toISOString(),
        send_after: TEST_NOW.toISOString(),
        attempts: 1,
      })
      .execute();
    const { messages } = await everything();
    const found = await Promise.all(messages.map(({ id }) => findMessage(connection(), id)));
    const prepared = await prepareMessages(
      connection(),
      application.settings,
      found.filter((message) => message !== undefined),
      TEST_NOW,
    );
    const links = prepared.map(({ message, facts }) => [
      message.recipient,
      facts !== undefined && 'registrationUrl' in facts && facts.registrationUrl.includes('/inscriptions/'),
    ]);
    expect(links.filter(([, link]) => link).map(([recipient]) => recipient)).toContain('neuve@exemple.fr');
    expect(links.filter(([recipient]) => recipient === 'anne@exemple.fr').map(([, link]) => link)).toEqual([
      false,
      false,
    ]);
  });

  it.each([
    [{ name: '', contact: 'anne@exemple.fr' }, { name: 'required' }],
    [{ name: 'Anne', contact: '' }, { contact: 'contact' }],
    [{ name: 'Anne', contact: 'anne@' }, { contact: 'emailAddress' }],
    [{ name: 'Anne', contact: 'Prise@exemple.fr' }, { contact: 'contactTaken' }],
  ])('gives %j back with what is wrong, and changes nothing', async (typed, errors) => {
    await insertRegistration(connection(), { session_id: session.id, contact: 'prise@exemple.fr' });
    const before = await everything();
    expect(await post({ intent: 'correct', ...typed })).toMatchObject({ status: 422, errors, typed });
    expect(await everything()).toEqual(before);
  });

  it('erases once; then every address of the token leads to the page that says so', async () => {
    const page = `/inscriptions/${token}/donnees`;
    const erased = await post({ intent: 'erase' });
    expect(erased).toMatchObject({ status: 303, location: page });
    expect(await post({ intent: 'erase' })).toMatchObject({ status: 303, location: page });
    const after = await everything();
    expect(after.registrations[0]).toMatchObject({
      name: null,
      contact: null,
      purged_at: TEST_NOW.toISOString(),
    });
    expect(after.messages).toEqual([]);
    expect(after.session.seats_taken).toBe(0);

    expect((await show()).held).toBeUndefined();
    for (const asked of [registrationPage, json, plainText]) {
      const answer = await callForResponse(application, asked, at());
      expect([answer.status, answer.headers.get('Location')]).toEqual([303, page]);
    }
    expect(await post({ intent: 'correct', name: 'Anne', contact: 'anne@exemple.fr' })).toMatchObject({
      status: 303,
    });
    expect(await everything()).toEqual(after);
  });

  it('makes the browser forget the registration that it remembered', async () => {
    const { answer } = await post({ intent: 'erase' });
    expect(answer?.headers.getSetCookie()).toEqual([
      expect.stringContaining(`Path=/ateliers/${session.slug};`),
      expect.stringContaining(`Path=/en/ateliers/${session.slug};`),
    ]);
    for (const cookie of answer?.headers.getSetCookie() ?? []) expect(cookie).toContain('Max-Age=0');
  });
});
