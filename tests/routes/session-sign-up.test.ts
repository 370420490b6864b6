import { beforeEach, describe, expect, it } from 'vitest';
import { readToken } from '#app/auth/signed-token.server.ts';
import { signUpAction } from '#app/routes/session-sign-up.server.ts';
import type { Application } from '#app/server/context.server.ts';
import type { SessionTable } from '#db/schema.ts';
import { type Call, call, makeTestApplication, TEST_NOW } from '#tests/support/application.ts';
import { insertSession } from '#tests/support/builders.ts';
import { onBothEngines } from '#tests/support/databases.ts';

onBothEngines('the sign-up form', (connection) => {
  let session: SessionTable;
  let application: Application;
  beforeEach(async () => {
    session = await insertSession(connection(), { capacity: 4 });
    application = await makeTestApplication(connection());
  });

  const jeanne = { name: 'Jeanne', contact: 'jeanne@exemple.fr', seats: '2' };
  const send = (form: Record<string, string>, options: Partial<Call> = {}) =>
    call(application, signUpAction, {
      url: `/ateliers/${session.slug}`,
      params: { slug: session.slug },
      form,
      ...options,
    });
  const sendForResponse = async (form: Record<string, string>, options: Partial<Call> = {}) => {
    const answer = await send(form, options);
    if ('data' in answer) throw new Error(`No response: ${JSON.stringify(answer.data)}`);
    return answer;
  };
  const sendForData = async (form: Record<string, string>, options: Partial<Call> = {}) => {
    const answer = await send(form, options);
    if (!('data' in answer)) throw new Error(`A response: ${answer.status}`);
    return { status: answer.init?.status ?? 200, ...answer.data };
  };
  const rows = () =>
    connection()
      .db.selectFrom('registrations')
      .selectAll()
      .where('session_id', '=', session.id)
      .orderBy('id')
      .execute();
  const at = (minutes: number) => ({
    context: { now: () => new Date(TEST_NOW.getTime() + minutes * 60_000) },
  });

  it('leads to the registration’s own page, whose address nobody can guess', async () => {
    const answer = await sendForResponse(jeanne);
    expect(answer.status).toBe(303);
    const token = answer.headers.get('Location')?.replace('/inscriptions/', '') ?? '';
    const [row] = await rows();
    expect(readToken(application.settings.secret, 'registration', token)).toBe(row?.id);
    expect(row).toMatchObject({ name: 'Jeanne', contact: 'jeanne@exemple.fr', seats: 2, locale: 'fr' });
  });

  it('stays in English and writes in English when the page is', async () => {
    const answer = await sendForResponse(jeanne, { locale: 'en' });
    expect(answer.headers.get('Location')).toMatch(/^\/en\/inscriptions\//);
    expect(answer.headers.get('Set-Cookie')).toContain(`Path=/en/ateliers/${session.slug};`);
    expect((await rows())[0]?.locale).toBe('en');
  });

  it('puts a group that does not fit on the waiting list', async () => {
    await sendForResponse({ name: 'Anne', contact: '06 12 34 56 78', seats: '3' });
    expect((await sendForResponse(jeanne)).status).toBe(303);
    expect(await rows()).toMatchObject([
      { contact: '+33612345678', waiting_number: null },
      { contact: 'jeanne@exemple.fr', waiting_number: 1 },
    ]);
  });

  it('tells the catalogue when a label changes', async () => {
    const before = application.catalogue.version;
    await sendForResponse(jeanne);
    expect(application.catalogue.version).toBeGreaterThan(before);
  });

  it('sent twice is one registration, and both answers lead to it', async () => {
    const answers = await Promise.all([sendForResponse(jeanne), sendForResponse(jeanne)]);
    const locations = answers.map((answer) => answer.headers.get('Location'));
    expect(locations[0]).toBe(locations[1]);
    expect(await rows()).toHaveLength(1);
  });

  describe('with a contact that is registered already', () => {
    it('shows nothing of the registration to whoever typed it, and sends its link to the contact', async () => {
      await sendForResponse(jeanne);
      const answer = await sendForData({ ...jeanne, name: 'Curieux' }, at(1));
      expect(answer).toEqual({ status: 200, kind: 'already', contact: 'email' });
      expect(await sendForData(jeanne, at(3))).toEqual({ status: 200, kind: 'already', contact: 'email' });
      const messages = await connection()
        .db.selectFrom('messages')
        .select('recipient')
        .where('session_id', '=', session.id)
        .execute();
      expect(messages.map((message) => message.recipient)).toEqual([
        'jeanne@exemple.fr',
        'jeanne@exemple.fr',
      ]);
      expect(await rows()).toMatchObject([{ name: 'Jeanne', seats: 2 }]);
    });

    it('leads the browser that signed it up back to it, and says so', async () => {
      const first = await sendForResponse(jeanne);
      const cookie = first.headers.get('Set-Cookie') ?? '';
      expect(cookie).toContain(`Path=/ateliers/${session.slug};`);
      expect(cookie).toContain('HttpOnly');
      expect(cookie).toContain('SameSite=Lax');
      const again = await sendForResponse(
        { ...jeanne, seats: '1' },
        { ...at(60), cookie: cookie.split(';')[0] },
      );
      expect(again.headers.get('Location')).toBe(`${first.headers.get('Location')}?deja=1`);
    });

    it('does not believe a cookie that it did not write', async () => {
      await sendForResponse(jeanne);
      for (const value of ['x', 'W10=', btoa('["abc"]'), btoa('{"a":1}')]) {
        const answer = await sendForData(jeanne, { ...at(60), cookie: `inscriptions=${value}` });
        expect(answer).toMatchObject({ kind: 'already' });
      }
    });
  });

  it.each([
    { what: 'nothing', form: {}, errors: { name: 'required', contact: 'required', seats: 'seats' } },
    { what: 'a name of 10 kB', form: { ...jeanne, name: 'x'.repeat(10_240) }, errors: { name: 'tooLong' } },
    { what: 'a broken text', form: { ...jeanne, name: 'Jean\uFFFDne' }, errors: { name: 'unreadableSigns' } },
    { what: 'no such address', form: { ...jeanne, contact: 'jeanne@' }, errors: { contact: 'emailAddress' } },
    { what: '10⁹ seats', form: { ...jeanne, seats: '1000000000' }, errors: { seats: 'seats' } },
    { what: '−1 seats', form: { ...jeanne, seats: '-1' }, errors: { seats: 'seats' } },
    {
      what: 'a group larger than the room',
      form: { ...jeanne, seats: '5' },
      errors: { seats: 'groupTooLarge' },
    },
  ])('gives $what back with the errors and what was typed, and stores nothing', async ({ form, errors }) => {
    expect(await sendForData(form)).toMatchObject({ status: 422, kind: 'invalid', errors, typed: form });
    expect(await rows()).toEqual([]);
  });

  it('keeps names that look like code as they are', async () => {
    await sendForResponse({ ...jeanne, name: '<script>alert("🙂")</script>' });
    expect((await rows())[0]?.name).toBe('<script>alert("🙂")</script>');
  });

  it('is refused once the session has started, and for an unknown one', async () => {
    const started = { context: { now: () => new Date(session.starts_at) } };
    expect(await sendForData(jeanne, started)).toMatchObject({ status: 409, kind: 'closed' });
    expect((await sendForResponse(jeanne, { params: { slug: 'inconnu' } })).status).toBe(404);
    expect(await rows()).toEqual([]);
  });
});
