import { expect, it } from 'vitest';
import type { TypedSession } from '#app/domain/session-editing.ts';
import type { Connection } from '#db/connection.server.ts';
import { checkSessions, createSessions, type NewSession } from '#db/session-creations.server.ts';
import { insertCampaign, insertMediator, insertVenue } from '#tests/support/builders.ts';
import { onBothEngines } from '#tests/support/databases.ts';

const NOW = new Date('2027-04-01T08:00:00.000Z');

async function prepare(connection: Connection) {
  await insertCampaign(connection);
  const account = await insertMediator(connection);
  const venue = await insertVenue(connection);
  const typed: TypedSession = {
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
    date: '2027-05-18',
    startTime: '14:00',
    endTime: '16:00',
    entry: 'sign_up',
    capacity: 12,
    expected: null,
  };
  return { author: { id: account.id, organisationId: account.organisation_id ?? '' }, typed };
}

const stored = (connection: Connection, organisationId: string) =>
  connection.db
    .selectFrom('sessions')
    .select(['id', 'slug', 'external_id', 'created_by', 'updated_by', 'published_at'])
    .where('organisation_id', '=', organisationId)
    .orderBy('starts_at')
    .execute();

onBothEngines('many sessions made at once', (connection) => {
  it('are drafts of their own, by whom they were made, and bad ones do not stop good ones', async () => {
    const { author, typed } = await prepare(connection());
    const sessions: NewSession[] = [
      { typed, externalId: 'A1' },
      { typed: { ...typed, venueId: 'nowhere' } },
      { typed: { ...typed, date: '2027-03-28', startTime: '02:30' } },
      { typed: { ...typed, programmeSlug: 'nothing' } },
      { typed: { ...typed, date: '2027-05-19' } },
      { typed, externalId: 'A1' },
    ];
    const kinds = ['unknown-venue', 'wrong-time', 'unknown-programme'];
    const checked = await checkSessions(connection().db, author, sessions, NOW);
    expect(checked.map(({ kind }) => kind)).toEqual([
      'creatable',
      ...kinds,
      'creatable',
      'external-id-taken',
    ]);
    expect(await stored(connection(), author.organisationId)).toEqual([]);
    const outcomes = await connection().write((trx) => createSessions(trx, author, sessions, NOW));
    expect(outcomes.map(({ kind }) => kind)).toEqual(['created', ...kinds, 'created', 'external-id-taken']);
    const rows = await stored(connection(), author.organisationId);
    expect(rows).toMatchObject([
      { external_id: 'A1', created_by: author.id, updated_by: author.id, published_at: null },
      { external_id: null },
    ]);
    expect(new Set(rows.map(({ slug }) => slug)).size).toBe(2);
    expect(outcomes[5]).toEqual({ kind: 'external-id-taken', id: rows[0]?.id });
  });

  it('are known again by their external id, in their organisation alone', async () => {
    const { author, typed } = await prepare(connection());
    const sessions = [{ typed, externalId: 'B7' }];
    const create = (who: typeof author) =>
      connection().write((trx) => createSessions(trx, who, sessions, NOW));
    const [first] = await create(author);
    if (first?.kind !== 'created') throw new Error(first?.kind);
    expect(await create(author)).toEqual([{ kind: 'external-id-taken', id: first.id }]);
    const stranger = await prepare(connection());
    expect(await create(stranger.author)).toMatchObject([{ kind: 'created' }]);
  });

  it('are made once when the same file comes twice at the same moment', async () => {
    const { author, typed } = await prepare(connection());
    const sessions = Array.from({ length: 20 }, (_, number) => ({ typed, externalId: `C${number}` }));
    const both = await Promise.all(
      [1, 2].map(() => connection().write((trx) => createSessions(trx, author, sessions, NOW))),
    );
    const rows = await stored(connection(), author.organisationId);
    expect(rows).toHaveLength(20);
    const ids = new Set(rows.map(({ id }) => id));
    for (const outcome of both.flat()) expect('id' in outcome && ids.has(outcome.id)).toBe(true);
  });

  it('take a thousand in one go', async () => {
    const { author, typed } = await prepare(connection());
    const sessions = Array.from({ length: 1000 }, (_, number) => ({ typed, externalId: `D${number}` }));
    const outcomes = await connection().write((trx) => createSessions(trx, author, sessions, NOW));
    expect(outcomes.filter(({ kind }) => kind === 'created')).toHaveLength(1000);
  });
});
