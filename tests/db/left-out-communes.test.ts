import { beforeAll, describe, expect, it } from 'vitest';
import { loadCatalogue } from '#app/catalogue/catalogue.server.ts';
import { findCoverage } from '#app/catalogue/coverage.server.ts';
import { listLeftOut } from '#app/catalogue/left-out-communes.server.ts';
import { findTerritoryFacts } from '#app/catalogue/territory-facts.server.ts';
import type { Territory } from '#app/domain/permission.ts';
import { countDemand, sumUnmetByCommune, sumUnmetByDepartment } from '#db/alert-demands.server.ts';
import { sumBoundedSeatsByDepartment } from '#db/bounded-seats.server.ts';
import { getCurrentCampaign } from '#db/campaigns.server.ts';
import { countIdleMediators, listMediatorsAround } from '#db/idle-mediators.server.ts';
import type { CampaignTable } from '#db/schema.ts';
import { listSleepingVenues } from '#db/sleeping-venues.server.ts';
import {
  insertCampaign,
  insertMediator,
  insertOrganisation,
  insertSession,
  insertVenue,
} from '#tests/support/builders.ts';
import { onBothEngines } from '#tests/support/databases.ts';

const now = new Date('2027-05-18T10:00:00.000Z');
const gueret = { latitude: 46.1713, longitude: 1.8717 };
const laSouterraine = { latitude: 46.2386, longitude: 1.4866 };
const country: Territory = { kind: 'country' };

onBothEngines('what there is around a commune without sessions', (connection) => {
  let campaign: CampaignTable;
  beforeAll(async () => {
    campaign = await insertCampaign(connection());
  });

  it('is its open venues without a session of the campaign, drafts included, nearest first', async () => {
    const at = (north: number, name: string) =>
      insertVenue(connection(), {
        name,
        latitude: gueret.latitude + north / 111.2,
        longitude: gueret.longitude,
      });
    await at(9.9, 'loin');
    await at(10.1, 'trop loin');
    await at(1, 'près');
    await insertVenue(connection(), { ...gueret, name: 'fermé', closed_at: now.toISOString() });
    const used = await insertVenue(connection(), { ...gueret, name: 'pris' });
    await insertSession(connection(), { campaign_id: campaign.id, venue_id: used.id, published_at: null });
    const cancelled = await insertVenue(connection(), { ...gueret, name: 'annulé' });
    await insertSession(connection(), {
      campaign_id: campaign.id,
      venue_id: cancelled.id,
      cancelled_at: now.toISOString(),
    });
    const before = await insertVenue(connection(), { ...gueret, name: 'l’an dernier' });
    await insertSession(connection(), {
      venue_id: before.id,
      campaign_id: (await insertCampaign(connection(), { starts_on: '2026-05-18', ends_on: '2026-05-24' }))
        .id,
    });
    const names = async (territory: Territory, points = [gueret]) =>
      (await listSleepingVenues(connection(), campaign.id, territory, points)).map((venues) =>
        venues.map(({ name }) => name),
      );
    const here = ['annulé', 'l’an dernier', 'près', 'loin'];
    expect(await names(country)).toEqual([here]);
    expect(await names({ kind: 'department', code: '23' })).toEqual([here]);
    expect(await names({ kind: 'region', code: '75' }, [laSouterraine, gueret])).toEqual([[], here]);
    expect(await names({ kind: 'department', code: '87' })).toEqual([[]]);
    expect(await names(country, [])).toEqual([]);
  });

  it('is the mediators who know a venue within 20 km: their organisation’s, or one of an earlier session', async () => {
    const organisation = await insertOrganisation(connection(), { name: 'Le Fil' });
    await insertMediator(connection(), { organisation_id: organisation.id, name: 'Inès' });
    await insertMediator(connection(), { organisation_id: organisation.id, closed_at: now.toISOString() });
    await insertMediator(connection(), { organisation_id: organisation.id, role: 'coordinator' });
    const place = { latitude: 44, longitude: -30 };
    const at = (kilometres: number) => ({ ...place, latitude: place.latitude + kilometres / 111.2 });
    for (const name of ['un', 'deux'])
      await insertVenue(connection(), { ...at(19.9), name, organisation_id: organisation.id });
    const last = await insertCampaign(connection(), { starts_on: '2026-05-18', ends_on: '2026-05-24' });
    const used = await insertVenue(connection(), at(5));
    const former = await insertMediator(connection(), { name: 'Zoé' });
    await insertSession(connection(), {
      campaign_id: last.id,
      venue_id: used.id,
      mediator_id: former.id,
      organisation_id: former.organisation_id ?? '',
    });
    await insertVenue(connection(), {
      ...at(20.1),
      organisation_id: (await insertMediator(connection())).organisation_id,
    });
    const names = async (territory: Territory, points = [laSouterraine, place]) =>
      (await listMediatorsAround(connection(), territory, points)).map((mediators) =>
        mediators.map(({ name, organisationName }) => [name, organisationName]),
      );
    const [, around = []] = await names(country);
    expect(around.map(([name]) => name)).toEqual(['Zoé', 'Inès']);
    expect(around[1]).toEqual(['Inès', 'Le Fil']);
    expect(await names({ kind: 'department', code: '33' }, [place])).toEqual([[]]);
    expect(await names(country, [])).toEqual([]);
  });

  it('is how many mediators of the département have no published session yet', async () => {
    const idle = await insertOrganisation(connection(), { department_code: '2A' });
    await insertMediator(connection(), { organisation_id: idle.id });
    await insertMediator(connection(), { organisation_id: idle.id });
    await insertMediator(connection(), { organisation_id: idle.id, closed_at: now.toISOString() });
    const busy = await insertOrganisation(connection(), { department_code: '2A' });
    await insertMediator(connection(), { organisation_id: busy.id });
    await insertSession(connection(), { campaign_id: campaign.id, organisation_id: busy.id, venue_id: null });
    const counts = await countIdleMediators(connection(), campaign.id, ['2A', '974']);
    expect([...counts]).toEqual([['2A', 2]]);
    expect((await countIdleMediators(connection(), campaign.id, [])).size).toBe(0);
  });
});

onBothEngines('the facts of territories', (connection) => {
  let campaign: CampaignTable;
  beforeAll(async () => {
    campaign = await insertCampaign(connection());
    const venue = await insertVenue(connection());
    const make = (overrides: Parameters<typeof insertSession>[1]) =>
      insertSession(connection(), { campaign_id: campaign.id, venue_id: venue.id, ...overrides });
    await make({ capacity: 10, seats_taken: 4 });
    await make({ capacity: 20, seats_taken: 20 });
    await make({ capacity: null, expected: 50, seats_taken: 7 });
    await make({ entry: 'drop_in', capacity: 30 });
    await make({ capacity: 10, seats_taken: 9, cancelled_at: now.toISOString() });
    await make({ capacity: 10, published_at: null });
    await connection().write(async (trx) => {
      const demand = { campaign_id: campaign.id, audience: null };
      await countDemand(trx, { ...demand, commune_code: '23096' }, { confirmed: 5, satisfied: 2 });
      await countDemand(
        trx,
        { ...demand, commune_code: '23096', audience: 'seniors' },
        { confirmed: 1, satisfied: 0 },
      );
      await countDemand(trx, { ...demand, commune_code: '23176' }, { confirmed: 3, satisfied: 3 });
      await countDemand(trx, { ...demand, commune_code: '75111' }, { confirmed: 2, satisfied: 0 });
      await countDemand(trx, { ...demand, commune_code: '75056' }, { confirmed: 1, satisfied: 0 });
    });
  });

  it('count seats of sign-up sessions with a limit, of published ones that are not cancelled', async () => {
    const seats = await sumBoundedSeatsByDepartment(connection(), campaign.id);
    expect([...seats]).toEqual([['23', { seats: 30, taken: 24 }]]);
  });

  it('count alerts without an answer, those of an arrondissement with its city', async () => {
    expect(await sumUnmetByDepartment(connection(), campaign.id)).toEqual(
      new Map([
        ['23', 4],
        ['75', 3],
      ]),
    );
    expect(await sumUnmetByCommune(connection(), campaign.id, ['75', '23', '974'])).toEqual(
      new Map([
        ['23096', 4],
        ['75056', 3],
      ]),
    );
    expect((await sumUnmetByCommune(connection(), campaign.id, [])).size).toBe(0);
  });

  it('come together for every département, and add up to the country’s figures', async () => {
    const context = { connection: connection(), catalogue: await loadCatalogue(connection()) };
    const found = await findTerritoryFacts(context, now);
    if (!found) throw new Error('The campaign is there.');
    const creuse = found.departments.find(({ code }) => code === '23');
    expect(creuse).toMatchObject({ name: 'Creuse', regionCode: '75', regionName: 'Nouvelle-Aquitaine' });
    expect(creuse?.facts).toMatchObject({
      totals: { events: 4, seatsOffered: 110 },
      bounded: { seats: 30, taken: 24 },
      unmet: 4,
    });
    expect(creuse?.facts.coverage.covered).toBeGreaterThan(10_000);
    const targets = found.departments.reduce((sum, { facts }) => sum + facts.targets.events, 0);
    expect(targets).toBe(campaign.target_events);
  });

  describe('and communes far from every session', () => {
    it('are listed by their inhabitants, a page at a time, only those asked for', async () => {
      const context = { connection: connection(), catalogue: await loadCatalogue(connection()) };
      const current = await getCurrentCampaign(connection(), now);
      if (!current) throw new Error('The campaign is there.');
      const coverage = await findCoverage(context, current, now);
      const list = (codes: string[], page = 1) =>
        listLeftOut(connection(), current, coverage, {
          departmentCodes: new Set(codes),
          territory: country,
          page,
        });
      const creuse = await list(['23']);
      expect(creuse.communes.map(({ name }) => name)).toContain('La Souterraine');
      expect(creuse.communes.map(({ name }) => name)).not.toContain('Guéret');
      expect(creuse).toMatchObject({ count: creuse.communes.length, page: 1, pages: 1 });
      const [paris] = (await list(['75'])).communes;
      expect(paris).toMatchObject({ code: '75056', unmet: 3, venues: { shown: [], more: 0 } });
      expect(paris?.distance).toBeGreaterThan(200);

      const all = [...coverage.byDepartment.keys()];
      const first = await list(all);
      const second = await list(all, 2);
      const beyond = await list(all, 9999);
      expect(first.communes).toHaveLength(20);
      expect(first.communes.at(0)?.name).toBe('Paris');
      expect(second.communes.at(0)?.population).toBeLessThanOrEqual(first.communes.at(-1)?.population ?? 0);
      expect(beyond.page).toBe(beyond.pages);
      expect(beyond.communes.length).toBe(first.count - 20 * (first.pages - 1));
      expect(first.communes.every(({ population, distance }) => population > 2000 && distance > 20)).toBe(
        true,
      );
    });
  });
});
