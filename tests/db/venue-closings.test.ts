import { expect, it } from 'vitest';
import { closeVenue, deleteVenue, findClosingFacts, reopenVenue } from '#db/venue-closings.server.ts';
import { findVenuesForOrganisation, getVenue, searchVenues } from '#db/venues.server.ts';
import { insertAuthor, insertSession, insertVenue } from '#tests/support/builders.ts';
import { onBothEngines } from '#tests/support/databases.ts';

const NOW = new Date('2027-04-01T08:00:00.000Z');

onBothEngines('venues that close', (connection) => {
  async function prepare() {
    const author = await insertAuthor(connection());
    const { organisationId } = author;
    const name = `Grange ${organisationId.slice(-8)}`;
    const venue = await insertVenue(connection(), { organisation_id: organisationId, name });
    const listed = async () =>
      (await findVenuesForOrganisation(connection(), organisationId)).map(({ id }) => id);
    const found = async () => (await searchVenues(connection(), name, null)).map(({ id }) => id);
    return { author, organisationId, venue, listed, found };
  }

  it('are proposed and found no more, keep their page, and may be reopened', async () => {
    const { author, venue, listed, found } = await prepare();
    expect(await found()).toEqual([venue.id]);
    await closeVenue(connection(), venue.id, author, NOW);
    await closeVenue(connection(), venue.id, author, new Date('2027-04-02T08:00:00.000Z'));
    expect([await listed(), await found()]).toEqual([[], []]);
    expect((await getVenue(connection(), venue.id)).closedAt).toBe(NOW.toISOString());
    await reopenVenue(connection(), venue.id, author, NOW);
    expect([await listed(), await found()]).toEqual([[venue.id], [venue.id]]);
  });

  it('tell which sessions of anybody are still to come', async () => {
    const { organisationId, venue } = await prepare();
    const coming = await insertSession(connection(), { venue_id: venue.id });
    await insertSession(connection(), { venue_id: venue.id, cancelled_at: NOW.toISOString() });
    await insertSession(connection(), {
      venue_id: venue.id,
      published_at: null,
      organisation_id: organisationId,
    });
    await insertSession(connection(), {
      venue_id: venue.id,
      starts_at: '2027-03-01T09:00:00.000Z',
      ends_at: '2027-03-01T11:00:00.000Z',
    });
    expect(await findClosingFacts(connection(), venue.id, NOW)).toMatchObject({
      used: true,
      comingTotal: 1,
      coming: [{ id: coming.id }],
    });
  });

  it('are deleted only where nothing was ever planned, not even a draft', async () => {
    const { author, venue } = await prepare();
    const draft = await insertSession(connection(), { venue_id: venue.id, published_at: null });
    expect(await deleteVenue(connection(), venue.id, author, NOW)).toEqual({ kind: 'used' });
    await connection().db.deleteFrom('sessions').where('id', '=', draft.id).execute();
    expect(await deleteVenue(connection(), venue.id, author, NOW)).toEqual({ kind: 'deleted' });
    await expect(getVenue(connection(), venue.id)).rejects.toMatchObject({ status: 404 });
  });

  it('are not there for those who did not register them, even of the national base', async () => {
    const { author, organisationId, venue } = await prepare();
    const other = await insertAuthor(connection());
    const base = await insertVenue(connection());
    await insertSession(connection(), { venue_id: base.id, organisation_id: organisationId });
    const refused = { status: 404 };
    await expect(closeVenue(connection(), venue.id, other, NOW)).rejects.toMatchObject(refused);
    await expect(deleteVenue(connection(), venue.id, other, NOW)).rejects.toMatchObject(refused);
    await expect(closeVenue(connection(), base.id, author, NOW)).rejects.toMatchObject(refused);
    expect((await getVenue(connection(), base.id)).closedAt).toBeNull();
  });
});
