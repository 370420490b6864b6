import { expect, it } from 'vitest';
import {
  findVenuesForOrganisation,
  getVenue,
  type NewVenue,
  registerVenue,
  searchVenues,
} from '#db/venues.server.ts';
import { insertAuthor, insertOrganisation, insertSession, insertVenue } from '#tests/support/builders.ts';
import { onBothEngines } from '#tests/support/databases.ts';

const NOW = new Date('2027-04-01T08:00:00.000Z');

/** At Guéret. */
const venue: NewVenue = {
  name: 'Médiathèque d’essai',
  address: '8 avenue Fayolle',
  addressExtra: null,
  postcode: '23000',
  communeCode: '23096',
  latitude: 46.17,
  longitude: 1.87,
  position: 'exact',
  accessNotes: null,
  stepFree: true,
  transportNotes: 'Bus 3',
};

onBothEngines('venues', (connection) => {
  const register = async (change: Partial<NewVenue>, notThese: string[] = [], organisationId?: string) =>
    registerVenue(
      connection(),
      await insertAuthor(connection(), organisationId),
      { ...venue, ...change },
      notThese,
      NOW,
    );

  it('takes département, region and zone from the commune', async () => {
    const outcome = await register({
      communeCode: '97411',
      postcode: '97400',
      address: '2 rue de Paris',
      latitude: -20.88,
      longitude: 55.45,
    });
    if (outcome.kind !== 'registered') throw new Error(outcome.kind);
    expect(await getVenue(connection(), outcome.id)).toMatchObject({
      communeName: 'Saint-Denis',
      departmentCode: '974',
      regionCode: '04',
      timeZone: 'Indian/Reunion',
      stepFree: true,
      transportNotes: 'Bus 3',
    });
  });

  it('refuses an unknown commune, and a pin far from it', async () => {
    expect(await register({ communeCode: '99999' })).toEqual({ kind: 'unknown-commune' });
    expect(await register({ latitude: 0, longitude: 0 })).toEqual({ kind: 'too-far' });
  });

  it('asks whether it is one of the similar venues, and registers another one when told that it is not', async () => {
    const first = await register({ address: '12 place Bonnyaud' });
    if (first.kind !== 'registered') throw new Error(first.kind);
    const council = { address: '12, PL. BONNYAUD', name: 'Salle du conseil' };
    expect(await register(council)).toMatchObject({ kind: 'perhaps-known', venues: [{ id: first.id }] });
    const second = await register(council, [first.id]);
    if (second.kind !== 'registered') throw new Error(second.kind);
    // Elsewhere in the commune, only the name says something; it was not asked about yet.
    const named = { name: 'La salle du Conseil', address: '3 rue du Prat', latitude: 46.19 };
    expect(await register(named, [first.id])).toMatchObject({
      kind: 'perhaps-known',
      venues: [{ id: second.id }],
    });
    expect(await register({ ...named, name: 'Fournil' })).toMatchObject({ kind: 'registered' });
    expect(await register({ address: '12 place Bonnyaud', name: 'MEDIATHEQUE D’ESSAI' })).toEqual(first);
  });

  it('is found by name, commune and postcode, whatever the accents, its own département first', async () => {
    const name = 'Fablab des Crêtes';
    const here = await insertVenue(connection(), { name, search_text: 'fablab des cretes gueret 23000' });
    const there = await insertVenue(connection(), {
      name,
      commune_code: '15014',
      search_text: 'fablab des cretes aurillac 15000',
    });
    const idsOf = async (query: string, department: string | null) =>
      (await searchVenues(connection(), query, department)).map(({ id }) => id);
    expect(await idsOf('fablab CRETES', '23')).toEqual([here.id, there.id]);
    expect(await idsOf('fablab crêtes', '15')).toEqual([there.id, here.id]);
    expect(await idsOf('crêtes 15000', '23')).toEqual([there.id]);
    expect(await idsOf('%', null)).toEqual([]);
    expect(await idsOf('', null)).toEqual([]);
  });

  it('are those an organisation registered or used, closed ones left out', async () => {
    const organisation = await insertOrganisation(connection());
    const own = await insertVenue(connection(), { organisation_id: organisation.id, name: 'A' });
    const used = await insertVenue(connection(), { name: 'B' });
    await insertVenue(connection(), { organisation_id: organisation.id, closed_at: NOW.toISOString() });
    await insertVenue(connection());
    await insertSession(connection(), { organisation_id: organisation.id, venue_id: used.id });
    await insertSession(connection(), { organisation_id: organisation.id, venue_id: used.id });
    const found = await findVenuesForOrganisation(connection(), organisation.id);
    expect(found.map(({ id }) => id)).toEqual([own.id, used.id]);
  });

  it('answers 404 for an unknown one', async () => {
    await expect(getVenue(connection(), 'nowhere')).rejects.toMatchObject({ status: 404 });
  });
});
