import { beforeEach, describe, expect, it } from 'vitest';
import type { Locale } from '#app/text/locale.ts';
import { correctHeldData, eraseHeldData, findHeldData } from '#db/held-data.server.ts';
import { purgePersonalData } from '#db/personal-data.server.ts';
import { signUp } from '#db/registrations.server.ts';
import type { SessionTable } from '#db/schema.ts';
import { insertRegistration, insertSession } from '#tests/support/builders.ts';
import { onBothEngines } from '#tests/support/databases.ts';

const NOW = new Date('2027-03-01T09:00:00.000Z');
const AFTER = new Date('2027-05-20T09:00:00.000Z');

onBothEngines('what is kept of a registration', (connection) => {
  let session: SessionTable;
  beforeEach(async () => {
    session = await insertSession(connection(), { capacity: 4 });
  });

  const sign = async (name: string, seats = 1, locale: Locale = 'fr') => {
    const contact = { kind: 'email', value: `${name.toLowerCase()}@exemple.test` } as const;
    const request = { sessionSlug: session.slug, name, contact, seats, locale, assistedBy: null };
    const outcome = await signUp(connection(), request, NOW, []);
    if (!('registrationId' in outcome)) throw new Error(outcome.kind);
    return outcome.registrationId;
  };
  const stored = (id: string) =>
    connection().db.selectFrom('registrations').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  const messagesAbout = (id: string) =>
    connection()
      .db.selectFrom('messages')
      .select(['kind', 'channel', 'recipient', 'details'])
      .where('registration_id', '=', id)
      .orderBy('id')
      .execute();
  const counts = () =>
    connection()
      .db.selectFrom('sessions')
      .select(['seats_taken', 'seats_waiting'])
      .where('id', '=', session.id)
      .executeTakeFirstOrThrow();
  const correct = (
    registrationId: string,
    name: string,
    contact: { kind: 'email' | 'phone'; value: string },
  ) => correctHeldData(connection(), { registrationId, name, contact }, NOW, []);

  describe('seen by its person', () => {
    it('tells every column of the registration that is not another’s, and every message', async () => {
      const anne = await sign('Anne', 2);
      await sign('Basile', 1);
      const held = await findHeldData(connection(), anne);
      expect(held).toMatchObject({
        registration: { name: 'Anne', contact: 'anne@exemple.test', seats: 2, typedByMediator: false },
        session: { slug: session.slug, title: session.title },
        messages: [{ kind: 'registration-confirmed', recipient: 'anne@exemple.test', sentAt: null }],
      });
      expect(JSON.stringify(held)).not.toContain('asile');
      // A new column is to be told too, or named here with a reason.
      // The number of its link is in the link itself.
      const untold = ['session_id', 'purged_at', 'link_number'];
      expect(Object.keys(await stored(anne)).filter((column) => !untold.includes(column)).length).toBe(
        Object.keys(held?.registration ?? {}).filter((name) => name !== 'forgottenOn').length,
      );
    });

    it('hides which mediator typed it, and says that one did', async () => {
      const { id } = await insertRegistration(connection(), {
        session_id: session.id,
        assisted_by: session.mediator_id,
      });
      const held = await findHeldData(connection(), id);
      expect(held?.registration.typedByMediator).toBe(true);
      expect(JSON.stringify(held)).not.toContain(session.mediator_id);
    });

    it('is a 404 when it never was', async () => {
      await expect(findHeldData(connection(), 'inconnu')).rejects.toMatchObject({ status: 404 });
    });
  });

  describe('corrected', () => {
    it('keeps a new name and writes to nobody', async () => {
      const anne = await sign('Anne');
      expect(await correct(anne, 'Annie', { kind: 'email', value: 'anne@exemple.test' })).toEqual({
        kind: 'corrected',
        linkNumber: undefined,
      });
      expect((await stored(anne)).name).toBe('Annie');
      expect(await messagesAbout(anne)).toHaveLength(1);
    });

    it('tells the former contact and the new one, to which goes what was not sent yet', async () => {
      const anne = await sign('Anne');
      await correct(anne, 'Anne', { kind: 'phone', value: '+33612345678' });
      expect(await stored(anne)).toMatchObject({
        contact: '+33612345678',
        contact_kind: 'phone',
        link_number: 1,
      });
      expect(await messagesAbout(anne)).toEqual([
        { kind: 'registration-confirmed', channel: 'sms', recipient: '+33612345678', details: null },
        {
          kind: 'contact-changed',
          channel: 'email',
          recipient: 'anne@exemple.test',
          details: '{"toFormerContact":true}',
        },
        { kind: 'contact-changed', channel: 'sms', recipient: '+33612345678', details: null },
      ]);
    });

    it('leaves alone what was sent, and what is being sent', async () => {
      const anne = await sign('Anne');
      await connection()
        .db.updateTable('messages')
        .set({ claimed_until: new Date(NOW.getTime() + 60_000).toISOString() })
        .where('registration_id', '=', anne)
        .execute();
      await correct(anne, 'Anne', { kind: 'phone', value: '+33612345678' });
      expect((await messagesAbout(anne))[0]?.recipient).toBe('anne@exemple.test');
    });

    it('refuses the contact of another registration of the session, even a cancelled one', async () => {
      const anne = await sign('Anne');
      await insertRegistration(connection(), {
        session_id: session.id,
        contact: 'prise@exemple.test',
        confirmed_at: null,
        cancelled_at: NOW.toISOString(),
      });
      expect(await correct(anne, 'Annie', { kind: 'email', value: 'prise@exemple.test' })).toEqual({
        kind: 'contact_taken',
      });
      expect(await stored(anne)).toMatchObject({ name: 'Anne', contact: 'anne@exemple.test' });
      expect(await messagesAbout(anne)).toHaveLength(1);
    });

    it('gives one contact to one of two who ask for it at the same time', async () => {
      const [anne, basile] = [await sign('Anne'), await sign('Basile')];
      const wanted = { kind: 'email', value: 'famille@exemple.test' } as const;
      const outcomes = await Promise.all([
        correct(anne, 'Anne', wanted),
        correct(basile, 'Basile', wanted),
        signUp(
          connection(),
          {
            sessionSlug: session.slug,
            name: 'Chloé',
            contact: wanted,
            seats: 1,
            locale: 'fr',
            assistedBy: null,
          },
          NOW,
          [],
        ),
      ]);
      const holders = await connection()
        .db.selectFrom('registrations')
        .select('id')
        .where('session_id', '=', session.id)
        .where('contact', '=', wanted.value)
        .execute();
      expect(holders).toHaveLength(1);
      expect(outcomes.filter(({ kind }) => kind === 'corrected' || kind === 'confirmed')).toHaveLength(1);
    });
  });

  describe('erased', () => {
    it('before the session: cancelled, its seats given to the waiting list, its messages gone', async () => {
      const anne = await sign('Anne', 3);
      const basile = await sign('Basile', 2);
      const outcome = await eraseHeldData(connection(), anne, NOW, []);
      expect(outcome).toMatchObject({ kind: 'erased', sessionSlug: session.slug });
      expect(await stored(anne)).toMatchObject({
        name: null,
        contact: null,
        contact_kind: null,
        confirmed_at: null,
        cancelled_at: NOW.toISOString(),
        purged_at: NOW.toISOString(),
      });
      expect(await messagesAbout(anne)).toEqual([]);
      expect((await stored(basile)).confirmed_at).not.toBeNull();
      expect((await messagesAbout(basile)).map(({ kind }) => kind)).toContain('registration-promoted');
      expect(await counts()).toEqual({ seats_taken: 2, seats_waiting: 0 });
      expect(await findHeldData(connection(), anne)).toBeUndefined();
    });

    it('on the waiting list: the place is given up', async () => {
      await sign('Anne', 4);
      const basile = await sign('Basile', 2);
      await eraseHeldData(connection(), basile, NOW, []);
      expect(await counts()).toEqual({ seats_taken: 4, seats_waiting: 0 });
      expect((await stored(basile)).waiting_number).toBeNull();
    });

    it('after the session: the seats stay counted, without a name', async () => {
      const anne = await sign('Anne', 3);
      expect(await eraseHeldData(connection(), anne, AFTER, [])).toMatchObject({
        kind: 'erased',
        labelChanged: false,
      });
      expect(await stored(anne)).toMatchObject({
        name: null,
        contact: null,
        seats: 3,
        confirmed_at: NOW.toISOString(),
        cancelled_at: null,
        purged_at: AFTER.toISOString(),
      });
      expect(await counts()).toEqual({ seats_taken: 3, seats_waiting: 0 });
    });

    it('twice is once, and nothing can be corrected any more', async () => {
      const anne = await sign('Anne', 3);
      const [first, second] = await Promise.all([
        eraseHeldData(connection(), anne, NOW, []),
        eraseHeldData(connection(), anne, NOW, []),
      ]);
      expect([first.kind, second.kind].sort()).toEqual(['already_erased', 'erased']);
      expect(await counts()).toEqual({ seats_taken: 0, seats_waiting: 0 });
      expect(await correct(anne, 'Anne', { kind: 'email', value: 'anne@exemple.test' })).toEqual({
        kind: 'erased',
      });
      expect(await messagesAbout(anne)).toEqual([]);
    });

    it('leaves the contact free to sign up anew, as somebody else', async () => {
      const anne = await sign('Anne');
      await eraseHeldData(connection(), anne, NOW, []);
      expect(await sign('Anne')).not.toBe(anne);
    });

    it('leaves the purge of the others as it was, and keeps its own date', async () => {
      const [anne, basile] = [await sign('Anne'), await sign('Basile')];
      await eraseHeldData(connection(), anne, AFTER, []);
      const due = new Date('2027-08-01T00:00:00.000Z');
      expect(await purgePersonalData(connection(), due)).toBeGreaterThan(0);
      expect((await stored(anne)).purged_at).toBe(AFTER.toISOString());
      expect(await stored(basile)).toMatchObject({ name: null, purged_at: due.toISOString() });
      expect((await counts()).seats_taken).toBe(2);
    });
  });
});
