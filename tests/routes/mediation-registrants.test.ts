import { beforeEach, describe, expect, it } from 'vitest';
import { prepareMessages } from '#app/mail/message-facts.server.ts';
import { renderMail, renderShortText } from '#app/mail/messages.ts';
import { loader as showLetters, action as write } from '#app/routes/mediation-letter.tsx';
import { action as changeRegistrant, loader as showRegistrant } from '#app/routes/mediation-registrant.tsx';
import { action as cancel, loader as showCancel } from '#app/routes/mediation-registrant-cancel.tsx';
import { loader as exportList } from '#app/routes/mediation-registrants-csv.ts';
import { loader as showSignUp, action as signUp } from '#app/routes/mediation-sign-up.tsx';
import { newId } from '#db/identifiers.ts';
import { listMessages } from '#db/messages.server.ts';
import type { AccountTable, SessionTable } from '#db/schema.ts';
import { call, makeTestApplication, TEST_NOW, TEST_SETTINGS } from '#tests/support/application.ts';
import { insertMediator, insertRegistration, insertSession } from '#tests/support/builders.ts';
import { onBothEngines } from '#tests/support/databases.ts';
import { checkSeats } from '#tests/support/seats.ts';
import { signInAs } from '#tests/support/signed-in.ts';

onBothEngines('the registrants of a session', (connection) => {
  let account: AccountTable;
  let session: SessionTable;

  beforeEach(async () => {
    account = await insertMediator(connection());
    session = await insertSession(connection(), {
      organisation_id: account.organisation_id ?? '',
      mediator_id: account.id,
      capacity: 12,
    });
  });

  const stored = () => checkSeats(connection(), session.id, TEST_NOW);
  const messages = () =>
    connection().db.selectFrom('messages').selectAll().where('session_id', '=', session.id).execute();

  async function open(loader: Parameters<typeof call>[1], path = '', who = account, registrationId = '') {
    const { cookie } = await signInAs(connection(), who.id);
    return call(await makeTestApplication(connection()), loader, {
      url: `/mediation/ateliers/${session.id}${path}`,
      params: { id: session.id, registrationId },
      cookie,
    });
  }

  async function post(
    action: Parameters<typeof call>[1],
    form: Record<string, string>,
    { who = account, registrationId = '' } = {},
  ) {
    const { cookie, formToken } = await signInAs(connection(), who.id);
    return call(await makeTestApplication(connection()), action, {
      url: `/mediation/ateliers/${session.id}`,
      params: { id: session.id, registrationId },
      cookie,
      form: { formToken, ...form },
    });
  }

  const locationOf = (answer: unknown) => {
    if (!(answer instanceof Response)) throw new Error('A redirect was expected.');
    expect(answer.status).toBe(303);
    return answer.headers.get('Location') ?? '';
  };

  it('are signed up with a name alone, by a mediator who is noted', async () => {
    expect(await open(showSignUp)).toMatchObject({ left: 12, closed: undefined });
    const form = { id: newId(), name: 'Madame Petit', contact: ' ', seats: '1' };
    const address = locationOf(await post(signUp, form));
    expect(address).toBe(`/mediation/ateliers/${session.id}/inscriptions/${form.id}?fait=inscrit`);
    const { confirmed } = await stored();
    expect(confirmed).toMatchObject([{ name: 'Madame Petit', contact: null, assisted_by: account.id }]);
    expect(await messages()).toEqual([]);
    expect(await open(showRegistrant, '', account, form.id)).toMatchObject({
      registrant: { name: 'Madame Petit', assistedBy: account.name, position: undefined },
    });
    // The same form again is the same person, with somebody else in it it is somebody else.
    expect(locationOf(await post(signUp, form))).toBe(address);
    expect((await stored()).rows).toHaveLength(1);
    await post(signUp, { ...form, name: 'Monsieur Petit' });
    expect((await stored()).confirmed.map(({ name }) => name).sort()).toEqual([
      'Madame Petit',
      'Monsieur Petit',
    ]);
  });

  it('may be a class of thirty, but no larger than the room', async () => {
    const form = { id: newId(), name: 'Classe de CM2', contact: '', seats: '30' };
    expect(await post(signUp, form)).toMatchObject({
      init: { status: 422 },
      data: {
        errors: { seats: 'groupTooLarge' },
        capacity: 12,
        typed: { name: 'Classe de CM2', seats: '30' },
      },
    });
    await connection()
      .db.updateTable('sessions')
      .set({ capacity: 30 })
      .where('id', '=', session.id)
      .execute();
    locationOf(await post(signUp, form));
    expect((await stored()).session.seats_taken).toBe(30);
  });

  it('get the message that they would have had by signing up themselves', async () => {
    locationOf(await post(signUp, { id: newId(), name: 'Léa', contact: 'Lea@exemple.test', seats: '2' }));
    expect(await messages()).toMatchObject([
      { kind: 'registration-confirmed', channel: 'email', recipient: 'lea@exemple.test' },
    ]);
    locationOf(await post(signUp, { id: newId(), name: 'Mado', contact: '06 12 34 56 78', seats: '1' }));
    expect(await messages()).toHaveLength(2);
    // A contact that is there already is not written over, nor written to again.
    expect(
      await post(signUp, { id: newId(), name: 'Hugo', contact: 'lea@exemple.test', seats: '1' }),
    ).toMatchObject({ init: { status: 422 }, data: { errors: { contact: 'contactTaken' } } });
    expect(await messages()).toHaveLength(2);
    expect((await stored()).rows).toHaveLength(2);
  });

  it('wait in order once the session is full, and the mediator sees at which place', async () => {
    await post(signUp, { id: newId(), name: 'Tout le monde', contact: '', seats: '12' });
    for (const name of ['Anne', 'Basile']) await post(signUp, { id: newId(), name, contact: '', seats: '1' });
    const { waiting } = await stored();
    expect(waiting.map(({ name }) => name)).toEqual(['Anne', 'Basile']);
    expect(await open(showRegistrant, '', account, waiting[1]?.id)).toMatchObject({
      registrant: { position: 2 },
    });
    expect(await open(showSignUp)).toMatchObject({ left: 0 });
  });

  it.each([
    [{ name: '', contact: '', seats: '1' }, { name: 'required' }],
    [{ name: 'Léa', contact: 'lea@', seats: '1' }, { contact: 'emailAddress' }],
    [{ name: 'Léa', contact: '', seats: '31' }, { seats: 'groupSeats' }],
    [{ name: 'Léa', contact: '', seats: '0' }, { seats: 'groupSeats' }],
    [{ name: 'Léa', contact: '', seats: 'deux' }, { seats: 'groupSeats' }],
  ])('that are typed as %o come back with what was typed', async (typed, errors) => {
    const answer = await post(signUp, { id: newId(), ...typed });
    expect(answer).toMatchObject({ init: { status: 422 }, data: { typed, errors } });
    expect((await stored()).rows).toEqual([]);
  });

  it('need not sign up where one just comes, and cannot once the session has begun', async () => {
    const form = { id: newId(), name: 'Léa', contact: '', seats: '1' };
    const change = (columns: Partial<SessionTable>) =>
      connection().db.updateTable('sessions').set(columns).where('id', '=', session.id).execute();
    await change({ entry: 'drop_in' });
    expect(await post(signUp, form)).toMatchObject({ init: { status: 409 } });
    await change({ entry: 'sign_up', starts_at: '2027-03-01T08:30:00.000Z' });
    expect(await open(showSignUp)).toMatchObject({ closed: 'started' });
    expect(await post(signUp, form)).toMatchObject({ init: { status: 409 } });
    expect((await stored()).rows).toEqual([]);
  });

  it('are changed, seated and cancelled on their own page', async () => {
    await post(signUp, { id: newId(), name: 'Tout le monde', contact: '', seats: '12' });
    const registrationId = newId();
    const contact = 'anne@exemple.test';
    await post(signUp, { id: registrationId, name: 'Anne', contact, seats: '2' });
    const at = (form: Record<string, string>) => post(changeRegistrant, form, { registrationId });
    expect(await at({ geste: 'changer', name: ' ', seats: '40' })).toMatchObject({
      init: { status: 422 },
      data: { errors: { name: 'required', seats: 'groupSeats' }, typed: { name: ' ', seats: '40' } },
    });
    expect(await at({ geste: 'changer', name: 'Anne', seats: '13' })).toMatchObject({
      init: { status: 422 },
      data: { errors: { seats: 'groupTooLarge' }, capacity: 12 },
    });
    const page = `/mediation/ateliers/${session.id}/inscriptions/${registrationId}`;
    expect(locationOf(await at({ geste: 'changer', name: 'Annie', seats: '3' }))).toBe(`${page}?fait=change`);
    expect(await open(showRegistrant, '', account, registrationId)).toMatchObject({
      registrant: { name: 'Annie', position: 1 },
      seating: { kind: 'does_not_fit', free: 0, raiseTo: 15 },
    });
    expect(await at({ geste: 'placer' })).toMatchObject({ init: { status: 409 } });
    expect(locationOf(await at({ geste: 'placer', capacite: '15' }))).toBe(`${page}?fait=place`);
    expect((await stored()).session).toMatchObject({ capacity: 15, seats_taken: 15 });
    expect(await at({ geste: 'autre' })).toMatchObject({ status: 400 });

    expect(await open(showCancel, '', account, registrationId)).toMatchObject({ open: true });
    expect(locationOf(await post(cancel, { prevenir: '1' }, { registrationId }))).toBe(page);
    expect((await messages()).at(-1)).toMatchObject({ kind: 'registration-withdrawn', recipient: contact });
    expect(await open(showRegistrant, '', account, registrationId)).toMatchObject({
      open: false,
      acts: [{ act: 'cancelled', by: account.name }, { act: 'seated' }, { act: 'changed' }],
    });
    expect((await stored()).session.seats_taken).toBe(12);
  });

  it('can be taken away as a list that no cache keeps', async () => {
    await post(signUp, { id: newId(), name: '=1+1', contact: '', seats: '12' });
    for (const name of ['Zoé', 'Anne']) await post(signUp, { id: newId(), name, contact: '', seats: '1' });
    const answer = await open(exportList);
    if (!(answer instanceof Response)) throw new Error('A file was expected.');
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'cache-control': 'private, no-store',
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="inscriptions-2027-05-18.csv"',
    });
    const lines = (await answer.text()).split('\r\n').slice(1, 4);
    expect(lines.map((line) => line.split(';')[0])).toEqual(["'=1+1", 'Zoé', 'Anne']);
  });

  describe('written to all at once', () => {
    const words = { subject: 'Changement de salle', body: 'Bonjour,\n\n<b>Salle bleue</b>\nÀ mardi' };
    const letters = () =>
      connection()
        .db.selectFrom('session_letters')
        .selectAll()
        .where('session_id', '=', session.id)
        .execute();
    beforeEach(async () => {
      const session_id = session.id;
      const anne = { session_id, contact_kind: 'email', contact: 'anne@exemple.test' } as const;
      await insertRegistration(connection(), anne);
      await insertRegistration(connection(), {
        session_id,
        contact_kind: 'phone',
        contact: '+33612345678',
      });
      await insertRegistration(connection(), { session_id, contact_kind: null, contact: null });
      await insertRegistration(connection(), {
        session_id,
        confirmed_at: null,
        cancelled_at: TEST_NOW.toISOString(),
      });
    });

    it('read it over first, then leave once, with answers to the mediator', async () => {
      const letter = { ...words, id: newId() };
      expect(await open(showLetters)).toMatchObject({ decision: 'send', readers: 2, letters: [] });
      expect(await post(write, { ...letter, geste: 'relire' })).toMatchObject({ data: { letter: words } });
      expect(await post(write, { ...letter, geste: 'changer' })).toMatchObject({ data: { typed: words } });
      expect(await messages()).toEqual([]);
      for (let times = 0; times < 2; times += 1)
        expect(locationOf(await post(write, { ...letter, geste: 'envoyer' }))).toContain('envoye=1');
      expect(await letters()).toMatchObject([{ ...words, written_by: account.id, recipients: 2 }]);
      const { messages: rows } = await listMessages(connection(), { offset: 0, limit: 50 });
      const prepared = await prepareMessages(
        connection(),
        TEST_SETTINGS,
        rows.filter(({ sessionId }) => sessionId === session.id),
        TEST_NOW,
      );
      expect(prepared.map(({ message, decision }) => [message.recipient, decision.kind]).sort()).toEqual([
        ['+33612345678', 'send'],
        ['anne@exemple.test', 'send'],
      ]);
      const mailed = prepared.find(({ message }) => message.channel === 'email')?.facts;
      const texted = prepared.find(({ message }) => message.channel === 'sms')?.facts;
      if (!mailed || !texted) throw new Error('A mail and a text were expected.');
      const mail = renderMail(mailed);
      expect(mail).toMatchObject({
        subject: 'Changement de salle',
        replyTo: { name: account.name, address: account.email },
      });
      expect(mail.html).toContain('<p>&lt;b&gt;Salle bleue&lt;/b&gt;</p>');
      expect(mail.text).toContain('<b>Salle bleue</b>');
      expect(renderShortText(texted)).toMatch(/^Changement de salle: Bonjour/);
      expect(await open(showLetters)).toMatchObject({ letters: [{ by: account.name, recipients: 2 }] });
    });

    it('hear at most three a day, also when four are sent at once', async () => {
      const send = () => post(write, { ...words, id: newId(), geste: 'envoyer' });
      const answers = await Promise.all([send(), send(), send(), send()]);
      expect(answers.filter((answer) => answer instanceof Response)).toHaveLength(3);
      expect(await letters()).toHaveLength(3);
      expect(await messages()).toHaveLength(6);
      expect(await open(showLetters)).toMatchObject({ decision: 'too_many_today' });
    });

    it('get nothing that is empty or too long, or from somebody else', async () => {
      const send = (form: Record<string, string>, who = account) =>
        post(write, { ...words, id: newId(), geste: 'envoyer', ...form }, { who });
      expect(await send({ subject: ' ', body: '' })).toMatchObject({
        init: { status: 422 },
        data: { errors: { subject: 'required', body: 'required' } },
      });
      expect(await send({ body: 'a'.repeat(2_001) })).toMatchObject({
        data: { errors: { body: 'tooLong' } },
      });
      const stranger = await insertMediator(connection());
      expect(await send({}, stranger)).toMatchObject({ status: 404 });
      expect(await open(showLetters, '', stranger)).toMatchObject({ status: 404 });
      await connection()
        .db.updateTable('sessions')
        .set({ ends_at: '2027-03-01T08:00:00.000Z', starts_at: '2027-03-01T07:00:00.000Z' })
        .where('id', '=', session.id)
        .execute();
      expect(await send({})).toMatchObject({ init: { status: 409 } });
      expect(await letters()).toEqual([]);
      expect(await messages()).toEqual([]);
    });
  });

  it('are nobody’s business in another organisation, nor from another session', async () => {
    const stranger = await insertMediator(connection());
    const lea = await insertRegistration(connection(), { session_id: session.id });
    const elsewhere = await insertRegistration(connection(), {
      session_id: (await insertSession(connection())).id,
    });
    const form = { id: newId(), name: 'Léa', contact: '', seats: '1' };
    for (const [answer, status] of [
      [await open(showSignUp, '', stranger), 404],
      [await post(signUp, form, { who: stranger }), 404],
      [await open(showRegistrant, '', stranger, lea.id), 404],
      [await open(showRegistrant, '', account, elsewhere.id), 404],
      [await open(exportList, '', stranger), 404],
      [await open(showCancel, '', stranger, lea.id), 404],
      [await post(cancel, {}, { who: stranger, registrationId: lea.id }), 404],
      [await post(cancel, {}, { registrationId: elsewhere.id }), 404],
      [await post(changeRegistrant, { geste: 'placer' }, { who: stranger, registrationId: lea.id }), 404],
      [
        await post(
          changeRegistrant,
          { geste: 'changer', name: 'X', seats: '1' },
          { registrationId: elsewhere.id },
        ),
        404,
      ],
      [await post(signUp, { ...form, formToken: 'another' }), 403],
    ] as const) {
      expect(answer).toMatchObject({ status });
    }
  });
});
