import { expect, it } from 'vitest';
import { loadCatalogue } from '#app/catalogue/catalogue.server.ts';
import { distanceBetween } from '#app/domain/distance.ts';
import { distanceBand, everySession, type Search } from '#app/domain/search.ts';
import { availability } from '#app/domain/session.ts';
import { listSessionCards } from '#db/catalogue.server.ts';
import {
  markVenuesChanged,
  raiseCatalogueVersion,
  readCatalogueVersion,
} from '#db/catalogue-versions.server.ts';
import type { SessionTable, VenueTable } from '#db/schema.ts';
import {
  changeSession,
  insertCampaign,
  insertMediator,
  insertOrganisation,
  insertSession,
  insertVenue,
} from '#tests/support/builders.ts';
import { onBothEngines } from '#tests/support/databases.ts';
import { makeRandom } from '#tests/support/random.ts';

const now = new Date('2027-05-18T10:00:00.000Z');
const firstPage = { offset: 0, limit: 20 };
const gueret = { latitude: 46.1713, longitude: 1.8717, radius: 20 };

onBothEngines('the catalogue', (connection) => {
  it('follows a session from its publication to its cancellation', async () => {
    const catalogue = await loadCatalogue(connection());
    const venue = await insertVenue(connection(), { latitude: 46.18, longitude: 1.87 });
    const search: Search = { ...everySession, venueId: venue.id };
    const titles = () => catalogue.search(search, now, firstPage).ids;

    const session = await insertSession(connection(), { venue_id: venue.id, published_at: null });
    await catalogue.refresh();
    expect(titles()).toEqual([]);

    await changeSession(connection(), session.id, { published_at: now.toISOString() });
    expect(titles()).toEqual([]);
    await catalogue.refresh();
    expect(titles()).toEqual([session.id]);
    expect(catalogue.version).toBe(await readCatalogueVersion(connection()));

    await changeSession(connection(), session.id, { search_text: 'deepfakes', local_date: '2027-05-19' });
    await catalogue.refresh();
    expect(catalogue.search({ ...search, words: 'Deepfake' }, now, firstPage).total).toBe(1);
    expect(catalogue.search({ ...search, words: 'café' }, now, firstPage).total).toBe(0);
    expect(catalogue.search({ ...search, to: '2027-05-18' }, now, firstPage).total).toBe(0);

    await changeSession(connection(), session.id, { seats_taken: 12 });
    await catalogue.refresh();
    expect(catalogue.search({ ...search, withSeats: true }, now, firstPage).total).toBe(0);

    await changeSession(connection(), session.id, { cancelled_at: now.toISOString() });
    await catalogue.refresh();
    expect(titles()).toEqual([]);
    expect(catalogue.listIds(search, now, { withCancelled: true })).toEqual([session.id]);

    const size = catalogue.size;
    await changeSession(connection(), session.id, { published_at: null });
    await catalogue.refresh();
    expect(catalogue.size).toBe(size - 1);
    expect(catalogue.listIds(search, now, { withCancelled: true })).toEqual([]);
  });

  it('keeps a session that changes its hour in the order of the others', async () => {
    const venue = await insertVenue(connection());
    const at = (hour: string) => ({
      starts_at: `2027-05-20T${hour}:00:00.000Z`,
      ends_at: `2027-05-20T${hour}:45:00.000Z`,
    });
    const ids: string[] = [];
    for (const hour of ['08', '09', '10']) {
      ids.push((await insertSession(connection(), { venue_id: venue.id, ...at(hour) })).id);
    }
    const [first = '', second = '', third = ''] = ids;
    const catalogue = await loadCatalogue(connection());
    await changeSession(connection(), first, at('11'));
    await catalogue.refresh();
    const search = { ...everySession, venueId: venue.id };
    expect(catalogue.listIds(search, now)).toEqual([second, third, first]);
    await changeSession(connection(), second, { published_at: null });
    await changeSession(connection(), third, at('12'));
    const fourth = await insertSession(connection(), { venue_id: venue.id, ...at('07') });
    await catalogue.refresh();
    expect(catalogue.listIds(search, now)).toEqual([fourth.id, first, third]);
  });

  it('moves the sessions of a venue that moves', async () => {
    const venue = await insertVenue(connection(), { latitude: 10, longitude: 10 });
    const session = await insertSession(connection(), { venue_id: venue.id });
    const catalogue = await loadCatalogue(connection());
    const there = { ...everySession, near: { latitude: 20, longitude: 20, radius: 5 } };
    expect(catalogue.listIds(there, now)).toEqual([]);
    await connection().write(async (trx) => {
      await trx
        .updateTable('venues')
        .set({ latitude: 20, longitude: 20 })
        .where('id', '=', venue.id)
        .execute();
      await markVenuesChanged(trx, [venue.id]);
    });
    await catalogue.refresh();
    expect(catalogue.listIds(there, now)).toEqual([session.id]);
  });

  it('shows what was committed before a refresh was asked for, however many ask at once', async () => {
    const venue = await insertVenue(connection());
    const catalogue = await loadCatalogue(connection());
    const campaign = await insertCampaign(connection());
    await Promise.all(
      Array.from({ length: 20 }, async () => {
        const session = await insertSession(connection(), { venue_id: venue.id, campaign_id: campaign.id });
        await catalogue.refresh();
        expect(catalogue.listIds({ ...everySession, venueId: venue.id }, now)).toContain(session.id);
      }),
    );
    expect(catalogue.listIds({ ...everySession, campaignId: campaign.id }, now)).toHaveLength(20);
  });

  it('gives each change its own version, in the order of the commits', async () => {
    const before = await readCatalogueVersion(connection());
    const versions = await Promise.all(
      Array.from({ length: 10 }, () => connection().write((trx) => raiseCatalogueVersion(trx))),
    );
    expect(versions.sort((one, other) => one - other)).toEqual(
      Array.from({ length: 10 }, (_, index) => before + index + 1),
    );
  });

  it('hears of another process by watching', async () => {
    const catalogue = await loadCatalogue(connection());
    catalogue.watch();
    const venue = await insertVenue(connection());
    await insertSession(connection(), { venue_id: venue.id });
    await expect
      .poll(() => catalogue.listIds({ ...everySession, venueId: venue.id }, now).length, { timeout: 3000 })
      .toBe(1);
    await catalogue.close();
  });

  it('answers as a plain reading of every row does', async () => {
    const random = makeRandom(20270518);
    const campaign = await insertCampaign(connection());
    const organisation = await insertOrganisation(connection());
    const mediator = await insertMediator(connection(), { organisation_id: organisation.id });
    const venues: VenueTable[] = [];
    for (const commune of ['23096', '23176', '87085', '19272', '97411', '75111']) {
      for (let number = 0; number < 3; number++) {
        venues.push(
          await insertVenue(connection(), {
            commune_code: commune,
            step_free_since: random.chance(0.5) ? now.toISOString() : null,
            ...(commune === '23096' && {
              latitude: gueret.latitude + random.between(-0.3, 0.3),
              longitude: gueret.longitude + random.between(-0.3, 0.3),
            }),
          }),
        );
      }
    }
    const words = ['photo', 'deepfake', 'emploi', 'image', 'imagination', 'courrier'];
    const rows: SessionTable[] = [];
    for (let number = 0; number < 300; number++) {
      const venue = random.chance(0.1) ? undefined : random.pick(venues);
      const start = now.getTime() + Math.round(random.between(-72, 200)) * 3_600_000;
      rows.push(
        await insertSession(connection(), {
          campaign_id: campaign.id,
          organisation_id: organisation.id,
          mediator_id: mediator.id,
          venue_id: venue?.id ?? null,
          attendance: venue ? random.pick(['on_site', 'both'] as const) : 'online',
          audience: random.pick(['seniors', 'femmes', 'tout-public']),
          format: random.pick(['atelier', 'conference']),
          language: random.pick(['fr', 'en']),
          programme_slug: random.pick(['cafe-ia', 'autre']),
          entry: random.pick(['sign_up', 'drop_in'] as const),
          capacity: random.pick([null, 4, 20]),
          seats_taken: random.pick([0, 2, 4]),
          starts_at: new Date(start).toISOString(),
          ends_at: new Date(start + random.pick([1, 2, 30]) * 3_600_000).toISOString(),
          search_text: `${random.pick(words)} ${random.pick(words)}`,
          published_at: random.chance(0.9) ? now.toISOString() : null,
          cancelled_at: random.chance(0.1) ? now.toISOString() : null,
        }),
      );
    }
    const catalogue = await loadCatalogue(connection());
    const venueOf = new Map(venues.map((venue) => [venue.id, venue]));

    for (let number = 0; number < 400; number++) {
      const maybe = <Value>(chance: number, value: () => Value) =>
        random.chance(chance) ? value() : undefined;
      const search: Search = {
        ...everySession,
        campaignId: campaign.id,
        near: maybe(0.5, () => ({ ...gueret, radius: random.pick([5, 20, 50, 100]) })),
        departmentCode: maybe(0.2, () => random.pick(['23', '974', '01'])),
        regionCode: maybe(0.1, () => '75'),
        from: maybe(0.2, () => random.pick(['2027-05-15', '2027-05-19'])),
        to: maybe(0.2, () => random.pick(['2027-05-20', '2027-05-22'])),
        words: random.pick(['', '', '', 'photos', 'imag', 'l’emploi photo']),
        programmes: maybe(0.2, () => ['autre', 'inconnu']) ?? [],
        audiences: maybe(0.3, () => ['seniors', 'femmes'] as const)?.slice() ?? [],
        formats: maybe(0.2, () => ['conference'] as const)?.slice() ?? [],
        languages: maybe(0.2, () => ['en'] as const)?.slice() ?? [],
        stepFree: random.chance(0.2),
        withSeats: random.chance(0.2),
        online: random.chance(0.1),
      };
      const withCancelled = random.chance(0.3);
      const distanceOf = (row: (typeof rows)[number]) => {
        const venue = venueOf.get(row.venue_id ?? '');
        return search.near && venue ? distanceBetween(search.near, venue) : 0;
      };
      const beginnings = { '': [], photos: ['photo'], imag: ['imag'], 'l’emploi photo': ['emploi', 'photo'] };
      const expected = rows
        .filter(
          (row) =>
            row.published_at !== null &&
            (withCancelled || row.cancelled_at === null) &&
            (search.from !== undefined || row.ends_at > now.toISOString()) &&
            (!search.near || (row.venue_id !== null && distanceOf(row) <= search.near.radius)) &&
            (!search.departmentCode || row.department_code === search.departmentCode) &&
            (!search.regionCode || row.region_code === search.regionCode) &&
            (!search.from || row.local_date >= search.from) &&
            (!search.to || row.local_date <= search.to) &&
            beginnings[search.words as keyof typeof beginnings].every((beginning) =>
              row.search_text.split(' ').some((word) => word.startsWith(beginning)),
            ) &&
            (search.programmes.length === 0 || search.programmes.includes(row.programme_slug)) &&
            (search.audiences.length === 0 || search.audiences.some((code) => code === row.audience)) &&
            (search.formats.length === 0 || search.formats.some((code) => code === row.format)) &&
            (search.languages.length === 0 || search.languages.some((code) => code === row.language)) &&
            (!search.stepFree || Boolean(venueOf.get(row.venue_id ?? '')?.step_free_since)) &&
            (!search.withSeats ||
              availability({
                entry: row.entry,
                capacity: row.capacity,
                seatsTaken: row.seats_taken,
                seatsHeld: row.seats_held,
              }) !== 'full') &&
            (!search.online || row.attendance !== 'on_site'),
        )
        .sort(
          (one, other) =>
            distanceBand(distanceOf(one)) - distanceBand(distanceOf(other)) ||
            one.starts_at.localeCompare(other.starts_at) ||
            (one.id < other.id ? -1 : 1),
        )
        .map((row) => row.id);
      const found = catalogue.search(search, now, { offset: 3, limit: 10 }, { withCancelled });
      expect({ search, total: found.total, ids: found.ids }).toEqual({
        search,
        total: expected.length,
        ids: expected.slice(3, 13),
      });
      expect(catalogue.listIds(search, now, { withCancelled })).toEqual(expected);
      const groups = catalogue.groupByVenue(search, now, 2, { withCancelled });
      expect(groups.reduce((sum, group) => sum + group.count, 0)).toBe(
        rows.filter((row) => expected.includes(row.id) && row.venue_id !== null).length,
      );
    }
  });

  it('gives the cards of some sessions in the order that was asked', async () => {
    const venue = await insertVenue(connection(), { name: 'La Quincaillerie', commune_code: '97411' });
    const one = await insertSession(connection(), { venue_id: venue.id, title: 'Un' });
    const two = await insertSession(connection(), { venue_id: null, title: 'Deux', capacity: null });
    const cards = await listSessionCards(connection(), [two.id, 'inconnu', one.id]);
    expect(cards).toMatchObject([
      { title: 'Deux', attendance: 'online', venueName: undefined, latitude: undefined, capacity: null },
      { title: 'Un', venueName: 'La Quincaillerie', communeName: 'Saint-Denis', timeZone: 'Indian/Reunion' },
    ]);
    expect(await listSessionCards(connection(), [])).toEqual([]);
  });
});
