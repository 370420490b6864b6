import { expect, it } from 'vitest';
import type { VenueEdit } from '#app/domain/venue-editing.ts';
import { listCalendarEvents } from '#db/calendar-events.server.ts';
import { readCatalogueVersion } from '#db/catalogue-versions.server.ts';
import type { Connection } from '#db/connection.server.ts';
import { storeVenues } from '#db/imported-venues.server.ts';
import { getOwnVenue, listOwnVenues } from '#db/own-venues.server.ts';
import type { SessionTable, VenueTable } from '#db/schema.ts';
import { editVenue } from '#db/venue-edits.server.ts';
import {
  changeSession,
  insertAuthor,
  insertRegistration,
  insertSession,
  insertVenue,
} from '#tests/support/builders.ts';
import { onBothEngines } from '#tests/support/databases.ts';

const NOW = new Date('2027-04-01T08:00:00.000Z');
const CHANGE = { now: NOW, publicUrl: 'https://semainier.test' };

/** What the form sends when nothing was changed. */
function asTyped(venue: VenueTable): VenueEdit {
  return {
    name: venue.name,
    address: venue.address,
    addressExtra: venue.address_extra,
    postcode: venue.postcode,
    latitude: venue.latitude,
    longitude: venue.longitude,
    phone: venue.phone,
    website: venue.website,
    openingHours: venue.opening_hours,
    accessNotes: venue.access_notes,
    stepFree: venue.step_free_since !== null,
    transportNotes: venue.transport_notes,
  };
}

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

onBothEngines('venues that are corrected', (connection) => {
  async function prepare() {
    const author = await insertAuthor(connection());
    const organisation = { id: author.organisationId };
    const venue = await insertVenue(connection(), { organisation_id: organisation.id });
    const session = await insertSession(connection(), {
      organisation_id: organisation.id,
      venue_id: venue.id,
      seats_taken: 1,
    });
    const registration = await insertRegistration(connection(), { session_id: session.id });
    const edit = (change: Partial<VenueEdit>, by = author) =>
      editVenue(connection(), venue.id, by, { ...asTyped(venue), ...change }, CHANGE);
    return { author, organisation, venue, session, registration, edit };
  }

  it('tells every registrant of a new address, with the old one, and raises the SEQUENCE once', async () => {
    const { venue, session, registration, edit } = await prepare();
    const version = await readCatalogueVersion(connection());
    expect(await edit({ address: '12 place Bonnyaud', latitude: 46.18 })).toEqual({
      kind: 'edited',
      change: 'moved',
    });
    const after = await readSession(connection(), session.id);
    expect(after.sequence).toBe(session.sequence + 1);
    expect(after.version).toBe(version + 1);
    expect(await listTold(connection(), session.id)).toMatchObject([
      {
        recipient: registration.contact,
        details: { before: { venueId: venue.id, place: `${venue.name}, ${venue.address}, 23000 Guéret` } },
      },
    ]);
    const events = await listCalendarEvents(connection(), [session.id], CHANGE.publicUrl, 'fr');
    expect(events.get(session.id)?.replaceAll('\r\n ', '')).toContain('12 place Bonnyaud');
    expect(await readVenue(connection(), venue.id)).toMatchObject({ position: 'exact', latitude: 46.18 });
  });

  it('tells nobody of a telephone number, of the past, or of what was cancelled', async () => {
    const { organisation, venue, session, edit } = await prepare();
    const past = await insertSession(connection(), {
      organisation_id: organisation.id,
      venue_id: venue.id,
      starts_at: '2027-03-01T09:00:00.000Z',
      ends_at: '2027-03-01T11:00:00.000Z',
      seats_taken: 1,
    });
    await insertRegistration(connection(), { session_id: past.id });
    const facts = { phone: '05 55 00 00 00', openingHours: 'Mo-Fr 09:00-12:00', stepFree: true };
    expect(await edit(facts)).toEqual({ kind: 'edited', change: 'same' });
    expect((await readSession(connection(), session.id)).sequence).toBe(session.sequence);
    expect(await readVenue(connection(), venue.id)).toMatchObject({
      phone: '05 55 00 00 00',
      opening_hours: 'Mo-Fr 09:00-12:00',
      step_free_since: NOW.toISOString(),
      corrected: null,
    });
    await changeSession(connection(), session.id, { cancelled_at: NOW.toISOString() });
    await edit({ address: '1 rue Neuve' });
    expect(await listTold(connection(), session.id)).toEqual([]);
    expect(await listTold(connection(), past.id)).toEqual([]);
  });

  it('lets sessions be found by the new name, and tells nobody of it', async () => {
    const { session, edit } = await prepare();
    expect(await edit({ name: 'Maison des Ponts' })).toEqual({ kind: 'edited', change: 'rewritten' });
    const after = await readSession(connection(), session.id);
    expect(after.search_text).toContain('maison des ponts');
    expect(after.sequence).toBe(session.sequence + 1);
    expect(await listTold(connection(), session.id)).toEqual([]);
  });

  it('refuses a pin far from the commune', async () => {
    const { venue, edit } = await prepare();
    expect(await edit({ latitude: 0, longitude: 0 })).toEqual({ kind: 'too-far' });
    expect(await readVenue(connection(), venue.id)).toEqual(venue);
  });

  it('are not there for another organisation, unless they are of the national base and it holds a session', async () => {
    const { venue, edit } = await prepare();
    const stranger = await insertAuthor(connection());
    const other = { id: stranger.organisationId };
    await insertSession(connection(), { organisation_id: other.id, venue_id: venue.id });
    await expect(edit({ name: 'Ailleurs' }, stranger)).rejects.toMatchObject({ status: 404 });
    expect((await readVenue(connection(), venue.id)).name).toBe(venue.name);

    const base = await insertVenue(connection(), { source: 'France Services' });
    await expect(getOwnVenue(connection(), base.id, other.id)).rejects.toMatchObject({ status: 404 });
    await insertSession(connection(), { organisation_id: other.id, venue_id: base.id });
    expect(await getOwnVenue(connection(), base.id, other.id)).toMatchObject({ registered: false });
    const { total, venues } = await listOwnVenues(connection(), other.id, { offset: 0, limit: 9 }, NOW);
    expect({ total, ids: venues.map(({ id, coming }) => [id, coming]) }).toEqual({
      total: 1,
      ids: [[base.id, 1]],
    });
  });

  it('of the national base keep what was corrected when the file is imported again', async () => {
    const { author, organisation } = await prepare();
    const base = await insertVenue(connection(), { source: 'France Services', phone: '01 00 00 00 00' });
    await insertSession(connection(), { organisation_id: organisation.id, venue_id: base.id });
    const corrected = { ...asTyped(base), phone: null, address: '2 rue du Prat', latitude: 46.175 };
    await editVenue(connection(), base.id, author, corrected, CHANGE);
    const kept = await readVenue(connection(), base.id);
    expect(kept.corrected).toBe('address,pin,phone');
    const again = {
      ...kept,
      name: 'Nom du fichier',
      address: base.address,
      address_key: base.address_key,
      search_text: base.search_text,
      latitude: base.latitude,
      phone: '01 00 00 00 00',
    };
    expect(await storeVenues(connection(), [again], CHANGE)).toMatchObject({ updated: 1 });
    const stored = await readVenue(connection(), base.id);
    expect(stored).toMatchObject({
      name: 'Nom du fichier',
      address: '2 rue du Prat',
      phone: null,
      latitude: 46.175,
      corrected: 'address,pin,phone',
    });
    expect(stored.search_text).toContain('rue du prat');
    expect(await storeVenues(connection(), [again], CHANGE)).toMatchObject({ unchanged: 1 });
  });
});
