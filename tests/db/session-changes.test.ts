import { expect, it } from 'vitest';
import type { TypedSession } from '#app/domain/session-editing.ts';
import { readCatalogueVersion } from '#db/catalogue-versions.server.ts';
import { listClashes } from '#db/clashes.server.ts';
import type { Connection } from '#db/connection.server.ts';
import { signUp } from '#db/registrations.server.ts';
import { cancelSession, editSession, publishSession, removeDraft } from '#db/session-changes.server.ts';
import { createSession } from '#db/session-creations.server.ts';
import { getOwnSession, getPublicSession, listOwnSessions } from '#db/sessions.server.ts';
import {
  insertCampaign,
  insertMediator,
  insertOrganisation,
  insertProgramme,
  insertVenue,
} from '#tests/support/builders.ts';
import { onBothEngines } from '#tests/support/databases.ts';

const NOW = new Date('2027-04-01T08:00:00.000Z');
const CHANGE = { now: NOW, publicUrl: 'https://semainier.test', askable: [] };

const typed: TypedSession = {
  venueId: null,
  attendance: 'on_site',
  onlineUrl: null,
  programmeSlug: 'cafe-ia',
  title: 'Un café et l’IA',
  description: 'On essaie ensemble.',
  audience: 'seniors',
  format: 'atelier',
  language: 'fr',
  whatToBring: 'Votre téléphone',
  date: '2027-05-18',
  startTime: '14:00',
  endTime: '16:00',
  entry: 'sign_up',
  capacity: 2,
  expected: null,
};

async function prepare(connection: Connection, communeCode = '23096') {
  const campaign = await insertCampaign(connection);
  await insertProgramme(connection);
  const account = await insertMediator(connection);
  const venue = await insertVenue(connection, { commune_code: communeCode });
  const author = { id: account.id, organisationId: account.organisation_id ?? '' };
  return { campaign, author, venue, typed: { ...typed, venueId: venue.id } };
}

async function createDraft(connection: Connection, communeCode?: string) {
  const facts = await prepare(connection, communeCode);
  const created = await createSession(connection, facts.author, facts.typed, NOW);
  if (created.kind !== 'created') throw new Error(created.kind);
  return { ...facts, id: created.id };
}

async function createPublished(connection: Connection) {
  const facts = await createDraft(connection);
  expect(await publishSession(connection, facts.id, facts.author, CHANGE)).toEqual({ kind: 'published' });
  return { ...facts, session: await getOwnSession(connection, facts.id, facts.author.organisationId) };
}

function enrol(connection: Connection, slug: string, name: string, seats: number) {
  const contact = { kind: 'email' as const, value: `${name}-${slug}@exemple.test` };
  return signUp(
    connection,
    { sessionSlug: slug, name, contact, seats, locale: 'fr', assistedBy: null },
    NOW,
    [],
  );
}

async function messagesOf(connection: Connection, sessionId: string, kind: string) {
  const rows = await connection.db
    .selectFrom('messages')
    .select('recipient')
    .where('session_id', '=', sessionId)
    .where('kind', '=', kind)
    .orderBy('recipient')
    .execute();
  return rows.map(({ recipient }) => recipient.split('-')[0]);
}

const statusOf = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (thrown: unknown) => (thrown instanceof Response ? thrown.status : thrown),
  );

onBothEngines('a mediator’s session', (connection) => {
  it('is a draft that nobody else sees until it is published', async () => {
    const { id, author } = await createDraft(connection());
    const session = await getOwnSession(connection(), id, author.organisationId);
    expect(session).toMatchObject({ publishedAt: null, seatsTaken: 0, sequence: 0, audience: 'seniors' });
    expect(await statusOf(getPublicSession(connection(), session.slug))).toBe(404);
    await publishSession(connection(), id, author, CHANGE);
    expect(await getPublicSession(connection(), session.slug)).toMatchObject({
      id,
      publishedAt: NOW.toISOString(),
      venue: { communeName: 'Guéret' },
    });
  });

  it('stands at the hour of its venue’s clock, in its venue’s territory', async () => {
    const { id, author } = await createDraft(connection(), '97411');
    expect(await getOwnSession(connection(), id, author.organisationId)).toMatchObject({
      startsAt: '2027-05-18T10:00:00.000Z',
      endsAt: '2027-05-18T12:00:00.000Z',
      timeZone: 'Indian/Reunion',
      departmentCode: '974',
      localDate: '2027-05-18',
    });
  });

  it('belongs to the organisation’s territory when it is online', async () => {
    const facts = await prepare(connection());
    const organisation = await insertOrganisation(connection(), { department_code: '971' });
    const author = await insertMediator(connection(), { organisation_id: organisation.id });
    const online = {
      ...facts.typed,
      venueId: null,
      attendance: 'online' as const,
      onlineUrl: 'https://visio.test/a',
    };
    const created = await createSession(
      connection(),
      { id: author.id, organisationId: organisation.id },
      online,
      NOW,
    );
    if (created.kind !== 'created') throw new Error(created.kind);
    expect(await getOwnSession(connection(), created.id, organisation.id)).toMatchObject({
      timeZone: 'America/Guadeloupe',
      departmentCode: '971',
      startsAt: '2027-05-18T18:00:00.000Z',
      venue: null,
    });
  });

  it('is refused at an hour that no clock shows, at an unknown venue, or under an unknown programme, and nothing is stored', async () => {
    const { author, typed } = await prepare(connection());
    const attempt = (change: Partial<TypedSession>) =>
      createSession(connection(), author, { ...typed, ...change }, NOW);
    expect(await attempt({ date: '2027-03-28', startTime: '02:30' })).toMatchObject({
      problem: { reason: 'skipped' },
    });
    expect(await attempt({ venueId: 'nowhere' })).toEqual({ kind: 'unknown-venue' });
    expect(await attempt({ programmeSlug: 'nothing' })).toEqual({ kind: 'unknown-programme' });
    expect(await listOwnSessions(connection(), author.organisationId, { endingAfter: '2000' })).toEqual([]);
  });

  it('is not there for another organisation, whatever it tries', async () => {
    const { id, typed } = await createPublished(connection());
    const stranger = await prepare(connection());
    const { author } = stranger;
    expect(await statusOf(getOwnSession(connection(), id, author.organisationId))).toBe(404);
    expect(await statusOf(editSession(connection(), id, author, typed, CHANGE))).toBe(404);
    expect(await statusOf(publishSession(connection(), id, author, CHANGE))).toBe(404);
    expect(await statusOf(cancelSession(connection(), id, author, 'Non', CHANGE))).toBe(404);
    expect(await statusOf(removeDraft(connection(), id, author))).toBe(404);
  });

  it('raises the catalogue’s version and writes its calendar event when it is published, once', async () => {
    const { id, author } = await createDraft(connection());
    const before = await readCatalogueVersion(connection());
    const outcomes = await Promise.all(
      Array.from({ length: 5 }, () => publishSession(connection(), id, author, CHANGE)),
    );
    expect(outcomes.filter(({ kind }) => kind === 'published')).toHaveLength(1);
    expect(await readCatalogueVersion(connection())).toBe(before + 1);
    expect((await getOwnSession(connection(), id, author.organisationId)).version).toBe(before + 1);
    const event = await connection()
      .db.selectFrom('calendar_events')
      .select('text')
      .where('session_id', '=', id)
      .executeTakeFirstOrThrow();
    expect(event.text).toContain('BEGIN:VEVENT');
  });

  it('tells those who signed up when it moves, and raises its sequence', async () => {
    const { id, author, typed, session } = await createPublished(connection());
    await enrol(connection(), session.slug, 'anne', 2);
    await enrol(connection(), session.slug, 'bruno', 1);
    const moved = { ...typed, startTime: '15:00', endTime: '17:00' };
    expect(await editSession(connection(), id, author, moved, CHANGE)).toEqual({
      kind: 'edited',
      published: true,
    });
    const after = await getOwnSession(connection(), id, author.organisationId);
    expect(after).toMatchObject({ sequence: 1, slug: session.slug, startsAt: '2027-05-18T13:00:00.000Z' });
    expect(after.version).toBeGreaterThan(session.version);
    expect(await messagesOf(connection(), id, 'session-changed')).toEqual(['anne', 'bruno']);
  });

  it('is told once when it moves twice before the first news leaves, and again after it left', async () => {
    const { id, author, typed, session } = await createPublished(connection());
    await enrol(connection(), session.slug, 'anne', 1);
    const move = (startTime: string) =>
      editSession(connection(), id, author, { ...typed, startTime, endTime: '18:00' }, CHANGE);
    const news = () =>
      connection()
        .db.selectFrom('messages')
        .selectAll()
        .where('session_id', '=', id)
        .where('kind', '=', 'session-changed')
        .orderBy('id')
        .execute();
    await move('15:00');
    await move('16:00');
    const [first, ...others] = await news();
    expect(others).toEqual([]);
    // It compares with what the person knows, and what it says of now is read when it leaves.
    expect(JSON.parse(first?.details ?? '')).toMatchObject({
      before: { startsAt: '2027-05-18T12:00:00.000Z' },
    });
    // Being sent at this moment is as good as sent.
    const { db } = connection();
    await db.updateTable('messages').set({ claimed_until: '2099-01-01T00:00:00.000Z' }).execute();
    await move('16:30');
    expect(await news()).toHaveLength(2);
    await db.updateTable('messages').set({ claimed_until: null, sent_at: NOW.toISOString() }).execute();
    await move('17:00');
    const [, , third] = await news();
    expect(JSON.parse(third?.details ?? '')).toMatchObject({
      before: { startsAt: '2027-05-18T14:30:00.000Z' },
    });
  });

  it('keeps the start first announced, however often it moves', async () => {
    const { id, author, typed, session } = await createPublished(connection());
    const movedFrom = async () => (await getPublicSession(connection(), session.slug)).movedFrom;
    expect(await movedFrom()).toBeNull();
    for (const [startTime, endTime] of [
      ['15:00', '17:00'],
      ['16:00', '18:00'],
    ] as const) {
      await editSession(connection(), id, author, { ...typed, startTime, endTime }, CHANGE);
      expect(await movedFrom()).toBe(session.startsAt);
    }
  });

  it('says nothing and keeps its sequence when only its description changes', async () => {
    const { id, author, typed, session } = await createPublished(connection());
    await enrol(connection(), session.slug, 'anne', 1);
    await editSession(connection(), id, author, { ...typed, description: 'Autrement.' }, CHANGE);
    expect(await getOwnSession(connection(), id, author.organisationId)).toMatchObject({
      sequence: 0,
      description: 'Autrement.',
    });
    expect(await messagesOf(connection(), id, 'session-changed')).toEqual([]);
  });

  it('gives more seats to the waiting list, and refuses fewer than are taken', async () => {
    const { id, author, typed, session } = await createPublished(connection());
    await enrol(connection(), session.slug, 'anne', 2);
    await enrol(connection(), session.slug, 'bruno', 2);
    expect(await editSession(connection(), id, author, { ...typed, capacity: 1 }, CHANGE)).toEqual({
      kind: 'capacity-below-taken',
      seatsTaken: 2,
    });
    await editSession(connection(), id, author, { ...typed, capacity: 4 }, CHANGE);
    expect(await getOwnSession(connection(), id, author.organisationId)).toMatchObject({
      capacity: 4,
      seatsTaken: 4,
      seatsWaiting: 0,
    });
    expect(await messagesOf(connection(), id, 'registration-promoted')).toEqual(['bruno']);
  });

  it('never loses a seat between edits and sign-ups at the same moment', async () => {
    const { id, author, typed, session } = await createPublished(connection());
    await Promise.all([
      ...Array.from({ length: 20 }, (_, number) => enrol(connection(), session.slug, `p${number}`, 1)),
      ...[5, 3, 8].map((capacity) => editSession(connection(), id, author, { ...typed, capacity }, CHANGE)),
    ]);
    const after = await getOwnSession(connection(), id, author.organisationId);
    const { seats } = await connection()
      .db.selectFrom('registrations')
      .select((row) => row.fn.sum<number | string>('seats').as('seats'))
      .where('session_id', '=', id)
      .where('confirmed_at', 'is not', null)
      .executeTakeFirstOrThrow();
    expect(Number(seats)).toBe(after.seatsTaken);
    expect(after.seatsTaken).toBeLessThanOrEqual(after.capacity ?? 0);
    expect(after.seatsTaken + after.seatsWaiting).toBe(20);
  });

  it('tells everyone once when it is called off, and stays on its page as cancelled', async () => {
    const { id, author, session } = await createPublished(connection());
    await enrol(connection(), session.slug, 'anne', 2);
    await enrol(connection(), session.slug, 'bruno', 1);
    const outcomes = await Promise.all(
      Array.from({ length: 3 }, () =>
        cancelSession(connection(), id, author, 'La salle est inondée', CHANGE),
      ),
    );
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual([
      'already-cancelled',
      'already-cancelled',
      'cancelled',
    ]);
    expect(await messagesOf(connection(), id, 'session-cancelled')).toEqual(['anne', 'bruno']);
    expect(await getPublicSession(connection(), session.slug)).toMatchObject({
      cancelledAt: NOW.toISOString(),
      cancellationReason: 'La salle est inondée',
      sequence: 1,
    });
    expect(await editSession(connection(), id, author, typed, CHANGE)).not.toMatchObject({ kind: 'edited' });
  });

  it('is not called off once it is over', async () => {
    const { id, author } = await createPublished(connection());
    const change = { ...CHANGE, now: new Date('2027-05-18T14:00:00.000Z') };
    expect(await cancelSession(connection(), id, author, 'Trop tard', change)).toEqual({ kind: 'past' });
  });

  it('can be thrown away while it is a draft, and only then', async () => {
    const { id, author } = await createDraft(connection());
    expect(await removeDraft(connection(), id, author)).toEqual({ kind: 'removed' });
    expect(await statusOf(getOwnSession(connection(), id, author.organisationId))).toBe(404);
    const published = await createPublished(connection());
    expect(await removeDraft(connection(), published.id, published.author)).toEqual({ kind: 'published' });
  });

  it('keeps the meeting’s address for those who signed up', async () => {
    const { id, author, typed } = await createDraft(connection());
    const both = { ...typed, attendance: 'both' as const, onlineUrl: 'https://visio.test/secret' };
    await editSession(connection(), id, author, both, CHANGE);
    await publishSession(connection(), id, author, CHANGE);
    const own = await getOwnSession(connection(), id, author.organisationId);
    expect(own.onlineUrl).toBe('https://visio.test/secret');
    expect((await getPublicSession(connection(), own.slug)).onlineUrl).toBeNull();
  });

  it('hears of another session in the same room at the same time, not of others’ drafts', async () => {
    const { id, author, venue } = await createPublished(connection());
    const own = await getOwnSession(connection(), id, author.organisationId);
    const inTheRoom = async () => {
      const clashes = await listClashes(connection(), [own], author.organisationId);
      return clashes.get(id)?.sameVenue.map(({ title, own }) => ({ title, own }));
    };
    expect(await inTheRoom()).toEqual([]);
    const other = await prepare(connection());
    const there = {
      ...other.typed,
      venueId: venue.id,
      title: 'Chorale',
      startTime: '15:30',
      endTime: '17:00',
    };
    const created = await createSession(connection(), other.author, there, NOW);
    if (created.kind !== 'created') throw new Error(created.kind);
    expect(await inTheRoom()).toEqual([]);
    await publishSession(connection(), created.id, other.author, CHANGE);
    expect(await inTheRoom()).toEqual([{ title: 'Chorale', own: false }]);
  });
});
