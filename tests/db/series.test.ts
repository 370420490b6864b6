import { expect, it } from 'vitest';
import type { TypedSession } from '#app/domain/session-editing.ts';
import { readCatalogueVersion } from '#db/catalogue-versions.server.ts';
import type { Connection } from '#db/connection.server.ts';
import {
  createPreparation,
  finishPreparation,
  getPreparation,
  listPreparations,
  savePreparation,
} from '#db/preparations.server.ts';
import { signUp } from '#db/registrations.server.ts';
import {
  cancelSeries,
  editSeries,
  publishDrafts,
  publishSeries,
  removeSeriesDrafts,
} from '#db/series.server.ts';
import { type Edit, editSession } from '#db/session-changes.server.ts';
import { getSeriesSessions } from '#db/sessions.server.ts';
import { findWarnings } from '#db/warnings.server.ts';
import { insertCampaign, insertMediator, insertVenue } from '#tests/support/builders.ts';
import { onBothEngines } from '#tests/support/databases.ts';

const NOW = new Date('2027-04-01T08:00:00.000Z');
const CHANGE = { now: NOW, publicUrl: 'https://semainier.test' };
const EDIT: Edit = { ...CHANGE, askable: ['email'] };

const dayOf = (index: number) => `2027-05-${String(10 + (index % 20)).padStart(2, '0')}`;
const hourOf = (index: number) => String(9 + 3 * Math.floor(index / 20)).padStart(2, '0');

async function prepare(connection: Connection, dates: number, change: Partial<TypedSession> = {}) {
  await insertCampaign(connection);
  const account = await insertMediator(connection);
  const venue = await insertVenue(connection);
  const author = { id: account.id, organisationId: account.organisation_id ?? '' };
  const sessions = Array.from(
    { length: dates },
    (_, index): TypedSession => ({
      venueId: venue.id,
      attendance: 'on_site',
      onlineUrl: null,
      programmeSlug: 'cafe-ia',
      title: 'Un café et l’IA',
      description: 'On essaie ensemble.',
      audience: 'seniors',
      format: 'atelier',
      language: 'fr',
      whatToBring: null,
      date: dayOf(index),
      startTime: `${hourOf(index)}:00`,
      endTime: `${hourOf(index)}:45`,
      entry: 'sign_up',
      capacity: 12,
      expected: null,
      ...change,
    }),
  );
  const id = await createPreparation(connection, author, { title: 'Un café' }, NOW);
  const outcome = await finishPreparation(connection, id, author, sessions, NOW);
  if (outcome.kind !== 'created') throw new Error(outcome.kind);
  const seriesId = outcome.seriesId ?? '';
  const list = () => getSeriesSessions(connection, seriesId, author.organisationId);
  return { author, venue, seriesId, sessions, list, preparationId: id };
}

/** How many statements the database is asked for while `work` runs. */
async function countStatements(connection: Connection, work: () => Promise<unknown>): Promise<number> {
  const executor = connection.db.getExecutor();
  const provideConnection = executor.provideConnection.bind(executor);
  let statements = 0;
  // A transaction runs on one connection: its statements are counted there.
  executor.provideConnection = (consumer) =>
    provideConnection(async (one) => {
      const executeQuery = one.executeQuery.bind(one);
      one.executeQuery = (query) => {
        statements += 1;
        return executeQuery(query);
      };
      return consumer(one).finally(() => {
        one.executeQuery = executeQuery;
      });
    });
  await work();
  executor.provideConnection = provideConnection;
  return statements;
}

const statusOf = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (thrown: unknown) => (thrown instanceof Response ? thrown.status : thrown),
  );

const enrol = (connection: Connection, slug: string) =>
  signUp(
    connection,
    {
      sessionSlug: slug,
      name: 'Anne',
      contact: { kind: 'email', value: `anne-${slug}@exemple.test` },
      seats: 2,
      locale: 'fr',
      assistedBy: null,
    },
    NOW,
    EDIT.askable,
  );

onBothEngines('a series', (connection) => {
  it('is made of sessions with an address and seats of their own, and the preparation is forgotten', async () => {
    const { author, list, preparationId } = await prepare(connection(), 3);
    const sessions = await list();
    expect(sessions).toHaveLength(3);
    expect(new Set(sessions.map(({ slug }) => slug)).size).toBe(3);
    expect(await listPreparations(connection(), author.organisationId)).toEqual([]);
    expect(await finishPreparation(connection(), preparationId, author, [], NOW)).toEqual({ kind: 'gone' });
  });

  it('of sixty is published once, in one version, whoever clicks twice', async () => {
    const { author, seriesId, list } = await prepare(connection(), 60);
    const before = await readCatalogueVersion(connection());
    const outcomes = await Promise.all(
      [1, 2, 3].map(() => publishSeries(connection(), seriesId, author, CHANGE)),
    );
    expect(outcomes.map((outcome) => (outcome.kind === 'published' ? outcome.published : -1)).sort()).toEqual(
      [0, 0, 60],
    );
    const sessions = await list();
    expect(sessions.every(({ publishedAt }) => publishedAt === NOW.toISOString())).toBe(true);
    expect(new Set(sessions.map(({ version }) => version))).toEqual(new Set([before + 1]));
    const events = await connection()
      .db.selectFrom('calendar_events')
      .select('session_id')
      .distinct()
      .where(
        'session_id',
        'in',
        sessions.map(({ id }) => id),
      )
      .execute();
    expect(events).toHaveLength(60);
    const rows = await connection()
      .db.selectFrom('sessions')
      .select('published_by')
      .where('series_id', '=', seriesId)
      .execute();
    expect(new Set(rows.map(({ published_by }) => published_by))).toEqual(new Set([author.id]));
  });

  it('takes as many statements for sixty as for two', async () => {
    const small = await prepare(connection(), 2);
    const large = await prepare(connection(), 60);
    const publish = (facts: typeof small) => () =>
      publishSeries(connection(), facts.seriesId, facts.author, CHANGE);
    const few = await countStatements(connection(), publish(small));
    expect(few).toBeGreaterThan(0);
    expect(await countStatements(connection(), publish(large))).toBe(few);
  });

  it('is not published while it lacks something', async () => {
    const { author, seriesId, list } = await prepare(connection(), 3, { description: '' });
    expect(await publishSeries(connection(), seriesId, author, CHANGE)).toEqual({ kind: 'incomplete' });
    expect((await list()).every(({ publishedAt }) => publishedAt === null)).toBe(true);
  });

  it('changes for one, for the following, or for all, and keeps what was said of one alone', async () => {
    const { author, seriesId, sessions, list } = await prepare(connection(), 4);
    await publishSeries(connection(), seriesId, author, CHANGE);
    const [first, second, third, fourth] = await list();
    if (!first || !second || !third || !fourth || !sessions[1] || !sessions[2]) throw new Error('Four.');
    await enrol(connection(), fourth.slug);
    await editSession(connection(), third.id, author, { ...sessions[2], title: 'Un thé' }, EDIT);
    const target = { sessionId: second.id, seriesId, scope: 'following' as const };
    const after = { ...sessions[1], date: '2027-05-12', startTime: '16:00', endTime: '18:00' };
    expect(await editSeries(connection(), target, author, after, EDIT)).toEqual({
      kind: 'edited',
      count: 3,
      published: true,
    });
    expect(
      (await list()).map(({ title, localDate, startsAt }) => [title, localDate, startsAt.slice(11, 13)]),
    ).toEqual([
      ['Un café et l’IA', '2027-05-10', '07'],
      ['Un café et l’IA', '2027-05-12', '14'],
      ['Un thé', '2027-05-13', '14'],
      ['Un café et l’IA', '2027-05-14', '14'],
    ]);
    const told = await connection()
      .db.selectFrom('messages')
      .select('session_id')
      .where('kind', '=', 'session-changed')
      .where('session_id', '=', fourth.id)
      .execute();
    expect(told).toHaveLength(1);
  });

  it('changes whole or not at all', async () => {
    const { author, seriesId, sessions, list } = await prepare(connection(), 3);
    await publishSeries(connection(), seriesId, author, CHANGE);
    const [first, second] = await list();
    if (!first || !second || !sessions[0]) throw new Error('Three.');
    await enrol(connection(), second.slug);
    const target = { sessionId: first.id, seriesId, scope: 'all' as const };
    const outcome = await editSeries(connection(), target, author, { ...sessions[0], capacity: 1 }, EDIT);
    expect(outcome).toMatchObject({ kind: 'refused', startsAt: second.startsAt });
    expect((await list()).map(({ capacity }) => capacity)).toEqual([12, 12, 12]);
  });

  it('is called off whole, and everybody is told once', async () => {
    const { author, seriesId, list } = await prepare(connection(), 3);
    await publishSeries(connection(), seriesId, author, CHANGE);
    const [first, second] = await list();
    await enrol(connection(), first?.slug ?? '');
    await enrol(connection(), second?.slug ?? '');
    const counts = await Promise.all(
      [1, 2].map(() => cancelSeries(connection(), seriesId, author, 'Salle fermée', CHANGE)),
    );
    expect(counts.sort()).toEqual([0, 3]);
    const sessions = await list();
    expect(sessions.map(({ sequence, cancellationReason }) => [sequence, cancellationReason])).toEqual(
      sessions.map(() => [1, 'Salle fermée']),
    );
    const told = await connection()
      .db.selectFrom('messages')
      .select('id')
      .where('kind', '=', 'session-cancelled')
      .where(
        'session_id',
        'in',
        sessions.map(({ id }) => id),
      )
      .execute();
    expect(told).toHaveLength(2);
  });

  it('is not there for another organisation', async () => {
    const { seriesId, sessions, list } = await prepare(connection(), 2);
    const stranger = (await prepare(connection(), 2)).author;
    const [first] = await list();
    const [typed] = sessions;
    if (!first || !typed) throw new Error('Two.');
    const target = { sessionId: first.id, seriesId, scope: 'all' as const };
    expect(await statusOf(getSeriesSessions(connection(), seriesId, stranger.organisationId))).toBe(404);
    expect(await statusOf(publishSeries(connection(), seriesId, stranger, CHANGE))).toBe(404);
    expect(await statusOf(cancelSeries(connection(), seriesId, stranger, 'Non', CHANGE))).toBe(404);
    expect(await statusOf(removeSeriesDrafts(connection(), seriesId, stranger))).toBe(404);
    expect(await statusOf(editSeries(connection(), target, stranger, typed, EDIT))).toBe(404);
    expect(await publishDrafts(connection(), [first.id], stranger, CHANGE)).toEqual({
      published: 0,
      submitted: 0,
    });
    expect((await list()).every(({ publishedAt }) => publishedAt === null)).toBe(true);
  });

  it('is warned of what it clashes with: the room, the person, the week, the past', async () => {
    const { author, venue, list } = await prepare(connection(), 1);
    const [at] = await Promise.all([prepare(connection(), 2, { venueId: venue.id, date: '2027-05-20' })]);
    const sessions = await at.list();
    const warnings = await findWarnings(connection(), sessions, at.author.organisationId, NOW.toISOString());
    const [first] = sessions;
    expect(warnings.get(first?.id ?? '')?.map(({ kind }) => kind)).toEqual(['venue-taken']);
    const late = await findWarnings(
      connection(),
      sessions,
      author.organisationId,
      '2027-06-01T00:00:00.000Z',
    );
    expect(late.get(first?.id ?? '')?.map(({ kind }) => kind)).toEqual(['past']);
    await expect(list()).rejects.toMatchObject({ status: 404 });
  });
});

onBothEngines('a preparation', (connection) => {
  it('keeps the fields of each step as they were typed, for colleagues alone', async () => {
    const { author } = await prepare(connection(), 1);
    const id = await createPreparation(connection(), author, { venueId: 'v', title: '' }, NOW);
    await Promise.all([
      savePreparation(connection(), id, author, { title: 'Un titre <b>' }, NOW),
      savePreparation(connection(), id, author, { date: 'demain' }, NOW),
    ]);
    expect(await getPreparation(connection(), id, author.organisationId)).toMatchObject({
      typed: { venueId: 'v', title: 'Un titre <b>', date: 'demain' },
    });
    const stranger = (await prepare(connection(), 1)).author;
    expect(await statusOf(getPreparation(connection(), id, stranger.organisationId))).toBe(404);
    expect(await statusOf(savePreparation(connection(), id, stranger, { title: 'À moi' }, NOW))).toBe(404);
    expect(await finishPreparation(connection(), id, stranger, [], NOW)).toEqual({ kind: 'gone' });
  });

  it('is kept a hundred times an organisation, the one left alone the longest goes first', async () => {
    const { author } = await prepare(connection(), 1);
    for (let number = 0; number < 102; number += 1) {
      const at = new Date(NOW.getTime() + number * 1000);
      await createPreparation(connection(), author, { title: `Nº ${number}` }, at);
    }
    const rows = await connection()
      .db.selectFrom('session_preparations')
      .select('typed')
      .where('organisation_id', '=', author.organisationId)
      .orderBy('updated_at')
      .execute();
    expect(rows).toHaveLength(100);
    expect(rows[0]?.typed).toContain('Nº 2');
  });
});
