import { expect, it } from 'vitest';
import type { MergePermission } from '#app/domain/venue-merging.ts';
import { listCalendarEvents } from '#db/calendar-events.server.ts';
import type { Connection } from '#db/connection.server.ts';
import { storeVenues } from '#db/imported-venues.server.ts';
import { followMerges } from '#db/merged-venues.server.ts';
import { listOwnVenues } from '#db/own-venues.server.ts';
import { createPreparation, getPreparation } from '#db/preparations.server.ts';
import type { SessionTable, VenueTable } from '#db/schema.ts';
import { editSeries } from '#db/series.server.ts';
import { editSession, publishSession } from '#db/session-changes.server.ts';
import { createSession, createSessions } from '#db/session-creations.server.ts';
import { toTypedSession } from '#db/session-rows.server.ts';
import { findVenueCandidates } from '#db/venue-candidates.server.ts';
import { deleteVenue, findClosingFacts, reopenVenue } from '#db/venue-closings.server.ts';
import { listMergeSuggestions } from '#db/venue-duplicates.server.ts';
import { compareVenues, mergeVenues, tellVenuesApart } from '#db/venue-merges.server.ts';
import { findVenueLine } from '#db/venues.server.ts';
import {
  insertMediator,
  insertOrganisation,
  insertRegistration,
  insertSession,
  insertVenue,
} from '#tests/support/builders.ts';
import { onBothEngines } from '#tests/support/databases.ts';

const NOW = new Date('2027-04-01T08:00:00.000Z');
const CHANGE = { now: NOW, publicUrl: 'https://semainier.test' };
const EDIT = { ...CHANGE, askable: [] };

async function readSession({ db }: Connection, id: string): Promise<SessionTable> {
  return db.selectFrom('sessions').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
}

async function readVenue({ db }: Connection, id: string): Promise<VenueTable> {
  return db.selectFrom('venues').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
}

async function listTold({ db }: Connection, sessionId: string) {
  const rows = await db
    .selectFrom('messages')
    .select(['recipient', 'details'])
    .where('session_id', '=', sessionId)
    .where('kind', '=', 'session-changed')
    .execute();
  return rows.map(({ recipient, details }) => ({ recipient, details: JSON.parse(details ?? '{}') }));
}

onBothEngines('venues that are merged', (connection) => {
  /** Two venues of one organisation at one address, each test in a street of its own. */
  async function prepare(kept: Partial<VenueTable> = {}, gone: Partial<VenueTable> = {}) {
    const account = await insertMediator(connection());
    const organisationId = account.organisation_id ?? '';
    const author = { id: account.id, organisationId };
    const address = `3 rue ${account.id.slice(-12)}`;
    const place = { organisation_id: organisationId, address };
    const keptVenue = await insertVenue(connection(), { ...place, name: 'Médiathèque de Guéret', ...kept });
    const goneVenue = await insertVenue(connection(), { ...place, name: 'Médiathèque', ...gone });
    const permission: MergePermission = { kind: 'organisation', organisationId };
    const merge = (by: MergePermission = permission, pair = { keptId: keptVenue.id, goneId: goneVenue.id }) =>
      mergeVenues(connection(), pair, by, account.id, CHANGE);
    const hold = (change: Partial<SessionTable> = {}) =>
      insertSession(connection(), {
        organisation_id: organisationId,
        mediator_id: account.id,
        venue_id: goneVenue.id,
        ...change,
      });
    return { account, author, organisationId, permission, kept: keptVenue, gone: goneVenue, merge, hold };
  }

  it('move every session, past ones and drafts too, and tell nobody whose address stays', async () => {
    const { account, kept, gone, merge, hold } = await prepare();
    const coming = await hold({ seats_taken: 1 });
    await insertRegistration(connection(), { session_id: coming.id });
    const past = await hold({ starts_at: '2027-03-01T09:00:00.000Z', ends_at: '2027-03-01T11:00:00.000Z' });
    const draft = await hold({ published_at: null });
    expect(await merge()).toEqual({ kind: 'merged', placeChange: 'rewritten' });
    for (const { id } of [coming, past, draft])
      expect((await readSession(connection(), id)).venue_id).toBe(kept.id);
    const after = await readSession(connection(), coming.id);
    expect(after.sequence).toBe(coming.sequence + 1);
    expect(after.version).toBeGreaterThan(coming.version);
    expect(after.search_text).toContain('mediatheque de gueret');
    const events = await listCalendarEvents(connection(), [coming.id], CHANGE.publicUrl, 'fr');
    expect(events.get(coming.id)?.replaceAll('\r\n ', '')).toContain('Médiathèque de Guéret');
    expect(await listTold(connection(), coming.id)).toEqual([]);
    expect((await readVenue(connection(), gone.id)).closed_at).toBe(NOW.toISOString());
    expect(await followMerges(connection().db, [gone.id, kept.id])).toEqual(new Map([[gone.id, kept.id]]));
    const noted = await connection()
      .db.selectFrom('audit_entries')
      .select(['act', 'account_id', 'role', 'department_code', 'details'])
      .where('subject_id', '=', kept.id)
      .execute();
    expect(noted).toEqual([
      {
        act: 'merged',
        account_id: account.id,
        role: 'mediator',
        department_code: '23',
        details: '{"from":"Médiathèque"}',
      },
    ]);
  });

  it('tell registrants of another address, with the one they knew', async () => {
    const { gone, merge, hold } = await prepare({ address: '12 place Bonnyaud' });
    const session = await hold({ seats_taken: 1 });
    const registration = await insertRegistration(connection(), { session_id: session.id });
    expect(await merge()).toEqual({ kind: 'merged', placeChange: 'moved' });
    expect(await listTold(connection(), session.id)).toMatchObject([
      {
        recipient: registration.contact,
        details: { before: { venueId: gone.id, place: `Médiathèque, ${gone.address}, 23000 Guéret` } },
      },
    ]);
  });

  it('complete the one that stays with what only the other one said, and the import leaves that', async () => {
    const { merge, kept, hold } = await prepare(
      { source: 'France Services', organisation_id: null, phone: '05 55 11 11 11' },
      { opening_hours: 'Mo-Fr 09:00-12:00', phone: '05 55 22 22 22' },
    );
    await hold();
    await merge();
    expect(await readVenue(connection(), kept.id)).toMatchObject({
      phone: '05 55 11 11 11',
      opening_hours: 'Mo-Fr 09:00-12:00',
      corrected: 'opening_hours',
    });
  });

  it('leave alone what another organisation registered', async () => {
    const other = await insertOrganisation(connection());
    const { merge, kept } = await prepare({ organisation_id: other.id }, { phone: '05 55 22 22 22' });
    expect((await merge()).kind).toBe('merged');
    expect((await readVenue(connection(), kept.id)).phone).toBeNull();
  });

  it('refuse to move people of another organisation, and take those whose address stays', async () => {
    const { merge, hold, kept, gone } = await prepare({ address: '12 place Bonnyaud' });
    const stranger = await insertOrganisation(connection());
    const theirs = await hold({ organisation_id: stranger.id, published_at: null });
    expect(await merge()).toEqual({ kind: 'others-would-move' });
    expect((await readVenue(connection(), gone.id)).closed_at).toBeNull();
    expect((await merge({ kind: 'territory', territory: { kind: 'country' } })).kind).toBe('merged');
    expect((await readSession(connection(), theirs.id)).venue_id).toBe(kept.id);
  });

  it('are not there for an organisation that does not look after the one that goes', async () => {
    const { merge, gone } = await prepare();
    const stranger = await insertOrganisation(connection());
    const by: MergePermission = { kind: 'organisation', organisationId: stranger.id };
    await expect(merge(by)).rejects.toMatchObject({ status: 404 });
    await expect(
      merge({ kind: 'territory', territory: { kind: 'department', code: '75' } }),
    ).rejects.toMatchObject({
      status: 404,
    });
    await expect(merge(undefined, { keptId: gone.id, goneId: 'nowhere' })).rejects.toMatchObject({
      status: 404,
    });
    expect(await merge(undefined, { keptId: gone.id, goneId: gone.id })).toEqual({ kind: 'same-venue' });
  });

  it('lead where the last merge leads, and a second click changes nothing', async () => {
    const { merge, kept, gone, organisationId } = await prepare();
    await merge();
    expect((await merge()).kind).toBe('merged');
    const last = await insertVenue(connection(), { organisation_id: organisationId });
    expect((await merge(undefined, { keptId: last.id, goneId: kept.id })).kind).toBe('merged');
    expect(await followMerges(connection().db, [gone.id, kept.id])).toEqual(
      new Map([
        [gone.id, last.id],
        [kept.id, last.id],
      ]),
    );
    expect(await merge()).toEqual({ kind: 'already-merged' });
    expect(await merge(undefined, { keptId: kept.id, goneId: last.id })).toEqual({ kind: 'already-merged' });
  });

  it('come back by no import: the file’s other row goes on alone', async () => {
    const file = { source: 'France Services', organisation_id: null };
    const { merge, kept, gone, hold, organisationId } = await prepare(file, file);
    await hold();
    expect((await merge()).kind).toBe('merged');
    const again = (venue: VenueTable, change: Partial<VenueTable>) => {
      const {
        id: _id,
        organisation_id: _organisation,
        step_free_since: _stepFree,
        transport_notes: _transport,
        created_at: _created,
        updated_at: _updated,
        closed_at: _closed,
        corrected: _corrected,
        ...row
      } = { ...venue, ...change };
      return row;
    };
    const rows = [
      again(kept, { phone: '05 55 33 33 33' }),
      again(gone, { name: 'Médiathèque bis', phone: '1' }),
    ];
    expect(await storeVenues(connection(), rows, CHANGE)).toEqual({ created: 0, updated: 1, unchanged: 1 });
    expect((await readVenue(connection(), kept.id)).phone).toBe('05 55 33 33 33');
    expect(await readVenue(connection(), gone.id)).toMatchObject({
      name: 'Médiathèque',
      closed_at: NOW.toISOString(),
    });
    const { venues } = await listOwnVenues(connection(), organisationId, { offset: 0, limit: 9 }, NOW);
    expect(venues.map(({ id }) => id)).toEqual([kept.id]);
  });

  it('neither reopen nor let the one that stayed be deleted', async () => {
    const { merge, kept, gone, author } = await prepare();
    await merge();
    await expect(reopenVenue(connection(), gone.id, author, NOW)).rejects.toMatchObject({
      status: 404,
    });
    expect((await findClosingFacts(connection(), kept.id, NOW)).used).toBe(true);
    expect(await deleteVenue(connection(), kept.id, author, NOW)).toEqual({ kind: 'used' });
  });

  it('are meant by whatever was typed before: drafts, forms, series and sheets', async () => {
    const { merge, kept, gone, hold, author, organisationId } = await prepare();
    const seriesId = `serie-${author.id}`;
    await connection()
      .db.insertInto('session_series')
      .values({
        id: seriesId,
        organisation_id: organisationId,
        created_by: author.id,
        created_at: NOW.toISOString(),
        updated_at: NOW.toISOString(),
      })
      .execute();
    const elsewhere = await insertVenue(connection(), { organisation_id: organisationId });
    const first = await hold({ series_id: seriesId });
    const second = await hold({ series_id: seriesId, venue_id: elsewhere.id });
    const typed = toTypedSession(first);
    const preparation = await createPreparation(connection(), author, { venueId: gone.id }, NOW);
    await merge();

    expect((await getPreparation(connection(), preparation, organisationId)).typed.venueId).toBe(kept.id);
    expect((await findVenueLine(connection(), gone.id))?.id).toBe(kept.id);
    const created = await createSession(connection(), author, typed, NOW);
    if (created.kind !== 'created') throw new Error(created.kind);
    expect((await readSession(connection(), created.id)).venue_id).toBe(kept.id);
    const title = 'Un autre titre';
    await editSeries(
      connection(),
      { sessionId: first.id, seriesId, scope: 'all' },
      author,
      { ...typed, title },
      EDIT,
    );
    expect(await readSession(connection(), first.id)).toMatchObject({ title, venue_id: kept.id });
    expect(await readSession(connection(), second.id)).toMatchObject({ title, venue_id: elsewhere.id });
    await editSession(connection(), second.id, author, typed, EDIT);
    expect((await readSession(connection(), second.id)).venue_id).toBe(kept.id);
    const candidates = await findVenueCandidates(connection(), organisationId, [
      { id: gone.id, name: '', commune: '', postcode: '' },
    ]);
    expect(candidates).toContainEqual(
      expect.objectContaining({ id: kept.id, formerId: gone.id, name: gone.name, own: true, closed: false }),
    );
  });

  it('are merged once by two who do it at once, each the other way round', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { merge, kept, gone, hold } = await prepare();
      const session = await hold();
      const back = { keptId: gone.id, goneId: kept.id };
      const kinds = (await Promise.all([merge(), merge(undefined, back), merge()])).map(({ kind }) => kind);
      expect(kinds).toContain('merged');
      expect(kinds).toContain('already-merged');
      const merges = await followMerges(connection().db, [kept.id, gone.id]);
      expect(merges.size).toBe(1);
      expect([...merges.values()]).toEqual([(await readSession(connection(), session.id)).venue_id]);
    }
  });

  it('keep no session that is planned, moved there or published in the same instant', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { merge, kept, gone, hold, author, organisationId } = await prepare();
      const draft = await hold({ published_at: null });
      const other = await insertVenue(connection(), { organisation_id: organisationId });
      const moving = await hold({ venue_id: other.id });
      const typed = toTypedSession(draft);
      const [merged, created] = await Promise.all([
        merge(),
        createSession(connection(), author, typed, NOW),
        editSession(connection(), moving.id, author, { ...toTypedSession(moving), venueId: gone.id }, EDIT),
        publishSession(connection(), draft.id, author, CHANGE),
      ]);
      if (created.kind !== 'created') throw new Error(created.kind);
      expect(merged.kind).toBe('merged');
      for (const id of [draft.id, moving.id, created.id])
        expect((await readSession(connection(), id)).venue_id).toBe(kept.id);
      const events = await listCalendarEvents(connection(), [draft.id], CHANGE.publicUrl, 'fr');
      expect(events.get(draft.id)?.replaceAll('\r\n ', '')).toContain('Médiathèque de Guéret');
    }
  });

  it('wait for a session that is being planned there, and take it along', async () => {
    const { merge, kept, hold, author } = await prepare();
    const typed = toTypedSession(await hold());
    let stored: () => void = () => undefined;
    const isStored = new Promise<void>((resolve) => {
      stored = resolve;
    });
    const planning = connection().write(async (trx) => {
      const [outcome] = await createSessions(trx, author, [{ typed }], NOW);
      stored();
      // Long enough for the merge to go past, if it did not wait.
      await new Promise((resolve) => setTimeout(resolve, 150));
      return outcome;
    });
    await isStored;
    const [created] = await Promise.all([planning, merge()]);
    if (created?.kind !== 'created') throw new Error(created?.kind);
    expect((await readSession(connection(), created.id)).venue_id).toBe(kept.id);
  });

  it('are suggested until they are merged or told apart, for good and for everybody', async () => {
    // Where no other test puts venues.
    const there = { commune_code: '2A004' };
    const { kept, gone, merge, permission, account, organisationId } = await prepare(there, there);
    const third = await insertVenue(connection(), { ...there, address: kept.address, name: 'Annexe' });
    const suggested = async () =>
      (await listMergeSuggestions(connection(), organisationId, 9)).map(({ own, other }) =>
        [own.id, other.id].sort(),
      );
    const pairs = [
      [kept.id, gone.id],
      [gone.id, third.id],
      [kept.id, third.id],
    ].map((pair) => pair.sort());
    expect(await suggested()).toEqual(expect.arrayContaining(pairs));
    expect((await listMergeSuggestions(connection(), organisationId, 1)).length).toBe(1);
    const apart = (by: MergePermission = permission) =>
      tellVenuesApart(connection(), [third.id, gone.id], by, account.id, NOW);
    const stranger = await insertOrganisation(connection());
    await expect(apart({ kind: 'organisation', organisationId: stranger.id })).rejects.toMatchObject({
      status: 404,
    });
    await apart();
    await apart();
    expect(await suggested()).not.toContainEqual(pairs[1]);
    // What the one that goes was told from, the one that stays is told from too.
    await merge();
    expect(await suggested()).toEqual([]);
  });

  it('are compared side by side, with what each way would do', async () => {
    const { kept, gone, hold, permission } = await prepare({ organisation_id: null });
    const session = await hold({ seats_taken: 2 });
    await insertRegistration(connection(), { session_id: session.id });
    await insertRegistration(connection(), { session_id: session.id, contact: null, contact_kind: null });
    await hold({ cancelled_at: NOW.toISOString() });
    const [one, other] = await compareVenues(connection(), [kept.id, gone.id], permission, NOW);
    expect(one).toMatchObject({
      id: kept.id,
      registeredBy: null,
      coming: 0,
      decision: { kind: 'not-theirs' },
    });
    expect(other).toMatchObject({
      id: gone.id,
      registeredBy: expect.stringContaining('Association'),
      coming: 1,
      reachable: 1,
      decision: { kind: 'merge', placeChange: 'rewritten' },
    });
    const stranger = await insertOrganisation(connection());
    const by: MergePermission = { kind: 'organisation', organisationId: stranger.id };
    await expect(compareVenues(connection(), [kept.id, gone.id], by, NOW)).rejects.toMatchObject({
      status: 404,
    });
  });
});
