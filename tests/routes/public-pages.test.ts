import { beforeAll, expect, it } from 'vitest';
import { loader as campaignLoader } from '#app/routes/campaign.tsx';
import { loader as departmentLoader } from '#app/routes/department.tsx';
import { loader as homeLoader } from '#app/routes/home.tsx';
import { loader as searchLoader } from '#app/routes/search.tsx';
import { loader as sessionLoader } from '#app/routes/session.tsx';
import { loader as venueLoader } from '#app/routes/venue.tsx';
import type { Application } from '#app/server/context.server.ts';
import type { CampaignTable, SessionTable, VenueTable } from '#db/schema.ts';
import { call, callForResponse, makeTestApplication } from '#tests/support/application.ts';
import { insertCampaign, insertSession, insertVenue } from '#tests/support/builders.ts';
import { onBothEngines } from '#tests/support/databases.ts';

onBothEngines('public pages', (connection) => {
  let application: Application;
  let campaign: CampaignTable;
  let venue: VenueTable;
  let open: SessionTable;
  let full: SessionTable;
  let online: SessionTable;

  beforeAll(async () => {
    campaign = await insertCampaign(connection());
    venue = await insertVenue(connection());
    const common = { campaign_id: campaign.id };
    open = await insertSession(connection(), { ...common, venue_id: venue.id, capacity: 12 });
    full = await insertSession(connection(), {
      ...common,
      venue_id: venue.id,
      capacity: 4,
      seats_taken: 4,
      title: 'Déjà plein',
    });
    online = await insertSession(connection(), { ...common, venue_id: null, attendance: 'online' });
    application = await makeTestApplication(connection());
  });

  const search = async (query: string, locale: 'fr' | 'en' = 'fr') => {
    const found = await call(application, searchLoader, { url: `/ateliers${query}`, locale });
    if (found instanceof Response) throw new Error('The search always answers with data.');
    return found;
  };

  it('search says the count and the place first, in the language of the page', async () => {
    expect((await search('?lieu=Guéret')).title).toBe('2 ateliers à moins de 20\u00a0km de Guéret (23)');
    expect((await search('?lieu=Guéret', 'en')).title).toBe(
      '2 sessions less than 20\u00a0km from Guéret (23)',
    );
  });

  it('search offers the places of one name as a choice, and lists nothing for a guess', async () => {
    const found = await search('?lieu=Saint-Denis');
    expect(found.choices.map(({ label }) => label)).toContain('Saint-Denis (974)');
    expect(found.title).toBe('Trouver un atelier');
  });

  it('search says that it does not know a place, and shows the whole country', async () => {
    const found = await search('?lieu=Zzyzx');
    expect(found.unknown).toBe(true);
    expect(found.total).toBe(3);
  });

  it('search widens the radius by itself, says so, and offers what can be followed online', async () => {
    const wider = await search('?lieu=Limoges&rayon=5');
    expect(wider.widened).toBe(100);
    expect(wider.total).toBe(2);
    const nothing = await search('?lieu=Brest');
    expect(nothing.total).toBe(0);
    expect(nothing.online.map(({ id }) => id)).toEqual([online.id]);
  });

  it('search shows the last page for a page that does not exist', async () => {
    const found = await search('?page=99');
    expect(found.beyond).toBe(true);
    expect(found.parameters.page).toBe(1);
    expect(found.cards).toHaveLength(3);
  });

  it('search keeps filtered lists and positions out of search engines, plain places in', async () => {
    expect((await search('?lieu=Guéret')).page.hidden).toBe(false);
    expect((await search('?lieu=Guéret&q=ia')).page.hidden).toBe(true);
    const positioned = await search('?lat=46.17&lon=1.87');
    expect(positioned.page.hidden).toBe(true);
    expect(positioned.page.canonical).toBe('/ateliers');
  });

  it('search names what could not be read and goes on without it', async () => {
    const found = await search('?rayon=zz&du=hier');
    expect(found.problems).toEqual(expect.arrayContaining(['rayon', 'du']));
    expect(found.total).toBe(3);
  });

  it('a full session leads to the nearest ones with places left', async () => {
    const page = await call(application, sessionLoader, {
      url: `/ateliers/${full.slug}`,
      params: { slug: full.slug },
    });
    if (page instanceof Response) throw new Error('expected data');
    expect(page.nearest.map(({ id }) => id)).toEqual([open.id]);
    expect(page.calendar.file).toBe(`/ateliers/${full.slug}.ics`);
  });

  it('a draft, an unknown session, venue, département and edition are not found', async () => {
    const draft = await insertSession(connection(), { published_at: null, campaign_id: campaign.id });
    const asked = [
      [sessionLoader, { slug: draft.slug }],
      [sessionLoader, { slug: 'inconnu' }],
      [venueLoader, { id: 'inconnu' }],
      [departmentLoader, { code: '20' }],
      [campaignLoader, { slug: 'inconnue' }],
    ] as const;
    for (const [loader, params] of asked) {
      const response = await callForResponse(application, loader, { url: '/', params });
      expect(response.status).toBe(404);
    }
  });

  it('a venue and a département list their coming sessions', async () => {
    const atVenue = await call(application, venueLoader, { url: '/', params: { id: venue.id } });
    const inDepartment = await call(application, departmentLoader, { url: '/', params: { code: '23' } });
    if (atVenue instanceof Response || inDepartment instanceof Response) throw new Error('expected data');
    expect(atVenue.cards.map(({ id }) => id).sort()).toEqual([full.id, open.id].sort());
    expect(inDepartment.department.name).toBe('Creuse');
    expect(inDepartment.totals.events).toBeGreaterThanOrEqual(2);
  });

  it('the home page counts the current edition against its targets', async () => {
    const home = await call(application, homeLoader, { url: '/' });
    if (home instanceof Response) throw new Error('expected data');
    expect(home.campaign?.slug).toBe(campaign.slug);
    expect(home.totals.events).toBe(3);
    expect(home.totals.participants.registered).toBe(4);
  });
});
