import { expect, it } from 'vitest';
import type { z } from 'zod';
import { readSearchParameters, searchParameterNames } from '#app/domain/search.ts';
import { problemShape, sessionCollectionShape, venueCollectionShape } from '#app/feeds/api-shapes.ts';
import { apiSchemas } from '#app/feeds/openapi.ts';
import { loader as describe } from '#app/routes/api-description.ts';
import { loader as session } from '#app/routes/api-session.ts';
import { loader as sessions } from '#app/routes/api-sessions.ts';
import { loader as totals } from '#app/routes/api-totals.ts';
import { loader as venues } from '#app/routes/api-venues.ts';
import type { Application } from '#app/server/context.server.ts';
import { callForResponse, makeTestApplication } from '#tests/support/application.ts';
import { insertCampaign, insertSession, insertVenue } from '#tests/support/builders.ts';
import { onBothEngines } from '#tests/support/databases.ts';

onBothEngines('the API', (connection) => {
  const application = () => makeTestApplication(connection());

  async function answer<Shape extends z.ZodType>(
    shape: Shape,
    ...call: Parameters<typeof callForResponse>
  ): Promise<z.output<Shape>> {
    const response = await callForResponse(...call);
    expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*');
    return shape.parse(await response.json());
  }
  const search = (app: Application, url: string) => answer(sessionCollectionShape, app, sessions, { url });
  const venueSearch = (app: Application, url: string) => answer(venueCollectionShape, app, venues, { url });

  it('tells sessions as GeoJSON with UTC and local times, cancelled ones marked', async () => {
    const venue = await insertVenue(connection(), { commune_code: '97411', name: 'Case “numérique”' });
    const times = { starts_at: '2027-05-18T10:00:00.000Z', ends_at: '2027-05-18T12:00:00.000Z' };
    const open = await insertSession(connection(), { venue_id: venue.id, ...times, seats_taken: 10 });
    const cancelled = await insertSession(connection(), {
      venue_id: venue.id,
      starts_at: '2027-05-19T10:00:00.000Z',
      ends_at: '2027-05-19T12:00:00.000Z',
      cancelled_at: '2027-02-01T08:00:00.000Z',
    });
    await insertSession(connection(), { venue_id: venue.id, published_at: null });
    const body = await search(await application(), '/api/v1/sessions?departement=974');
    expect(body).toMatchObject({ numberMatched: 2, numberReturned: 2 });
    expect(body.features).toMatchObject([
      {
        id: open.id,
        geometry: { type: 'Point', coordinates: [venue.longitude, venue.latitude] },
        properties: {
          startsAt: '2027-05-18T10:00:00.000Z',
          startsAtLocal: '2027-05-18T14:00:00+04:00',
          timeZone: 'Indian/Reunion',
          status: 'confirmed',
          seatsLeft: 2,
          availability: 'nearly_full',
          venue: { name: 'Case “numérique”', communeCode: '97411', communeName: 'Saint-Denis' },
          url: `http://localhost:3000/ateliers/${open.slug}`,
        },
      },
      { id: cancelled.id, properties: { status: 'cancelled' } },
    ]);
  });

  it('gives an online session no geometry', async () => {
    const online = await insertSession(connection(), {
      venue_id: null,
      department_code: '988',
      region_code: '75',
    });
    const body = await search(await application(), '/api/v1/sessions?departement=988&en_ligne=1');
    expect(body.features).toMatchObject([{ id: online.id, geometry: null, properties: { venue: null } }]);
  });

  it('leads through the pages of a long answer, and back from beyond the last', async () => {
    const venue = await insertVenue(connection(), { commune_code: '2A004' });
    const campaign = await insertCampaign(connection());
    const first = await insertSession(connection(), { venue_id: venue.id, campaign_id: campaign.id });
    for (let number = 1; number < 103; number++) {
      await insertSession(connection(), {
        venue_id: venue.id,
        campaign_id: campaign.id,
        organisation_id: first.organisation_id,
        mediator_id: first.mediator_id,
      });
    }
    const app = await application();
    const seen = new Set<string>();
    let next: string | undefined = 'http://localhost:3000/api/v1/sessions?departement=2a&public=tout-public';
    let pages = 0;
    while (next) {
      const body = await search(app, next.replace('http://localhost:3000', ''));
      expect(body.numberMatched).toBe(103);
      for (const { id } of body.features) seen.add(id);
      next = body.links.find((link) => link.rel === 'next')?.href;
      pages++;
    }
    expect({ pages, seen: seen.size }).toEqual({ pages: 2, seen: 103 });
    const beyond = await search(app, '/api/v1/sessions?departement=2A&page=9');
    expect(beyond).toMatchObject({ numberMatched: 103, numberReturned: 0 });
    expect(beyond.links.find((link) => link.rel === 'prev')?.href).toMatch(/departement=2A&page=2$/);
  });

  it('says which parameters it cannot use, in the language of the address', async () => {
    const app = await application();
    const url = '/api/v1/sessions?rayon=5000&du=demain&lieu=Saint-Denis';
    const response = await callForResponse(app, sessions, { url });
    expect(response.status).toBe(400);
    expect(response.headers.get('Content-Type')).toContain('application/problem+json');
    const problem = problemShape.parse(await response.json());
    expect(problem.invalidParameters?.map(({ name }) => name)).toEqual(['du', 'rayon', 'lieu']);
    expect(problem.detail).toContain('Saint-Denis (974)');
    const english = await callForResponse(app, sessions, { url, locale: 'en' });
    expect(await english.text()).toContain('Several places bear this name');
  });

  it.each(['lieu=Trifouilly-les-Oies', 'departement=96', 'region=99', 'public=x', 'page=0'])(
    'refuses %s rather than answer another question',
    async (query) => {
      const response = await callForResponse(await application(), sessions, {
        url: `/api/v1/sessions?${query}`,
      });
      expect(response.status).toBe(400);
      problemShape.parse(await response.json());
    },
  );

  it('finds one session by its id and by its slug, and no draft', async () => {
    const stored = await insertSession(connection(), { what_to_bring: 'Un café' });
    const draft = await insertSession(connection(), { published_at: null });
    const app = await application();
    for (const id of [stored.id, stored.slug]) {
      const body = await answer(apiSchemas.Session, app, session, { url: '/', params: { id } });
      expect(body).toMatchObject({ id: stored.id, properties: { whatToBring: 'Un café' } });
    }
    for (const id of [draft.id, 'inconnu', 'nul\0', "' or 1=1 --"]) {
      const response = await callForResponse(app, session, { url: '/', params: { id } });
      expect(response.status).toBe(404);
      problemShape.parse(await response.json());
    }
  });

  it('lists venues by territory, words and distance, without closed ones or telephones', async () => {
    const commune = { commune_code: '29019', phone: '+33600000000' };
    const near = await insertVenue(connection(), { ...commune, name: 'Fablab de l’Élorn' });
    const far = await insertVenue(connection(), { ...commune, latitude: 48.5, name: 'Maison d’ailleurs' });
    await insertVenue(connection(), { ...commune, closed_at: '2027-01-01T00:00:00.000Z' });
    const app = await application();
    const ids = async (query: string) =>
      (await venueSearch(app, `/api/v1/venues?${query}`)).features.map(({ id }) => id);
    expect(await ids('departement=29')).toEqual([near.id, far.id]);
    expect(await ids('departement=29&q=elorn')).toEqual([near.id]);
    expect(await ids('lieu=Brest&rayon=100')).toEqual([near.id, far.id]);
    expect(await ids('lieu=Brest&rayon=5')).toEqual([near.id]);
    expect(await ids('lieu=Brest&q=nulle+part')).toEqual([]);
    const response = await callForResponse(app, venues, { url: '/api/v1/venues?departement=29' });
    expect(await response.text()).not.toContain('+33600000000');
  });

  it('is described as it is: each path answers what its schema says', async () => {
    const stored = await insertSession(connection());
    const app = await application();
    const description = await (await callForResponse(app, describe, { url: '/api/v1/openapi.json' })).json();
    expect(description.openapi).toMatch(/^3\.1/);
    const routes = {
      '/api/v1/sessions': { loader: sessions, schema: apiSchemas.SessionCollection },
      '/api/v1/sessions/{id}': { loader: session, schema: apiSchemas.Session },
      '/api/v1/venues': { loader: venues, schema: apiSchemas.VenueCollection },
      '/api/v1/totals': { loader: totals, schema: apiSchemas.Totals },
    };
    expect(Object.keys(description.paths).sort()).toEqual(
      [...Object.keys(routes), '/api/v1/openapi.json'].sort(),
    );
    for (const [path, { loader, schema }] of Object.entries(routes)) {
      const response = await callForResponse(app, loader, { url: path, params: { id: stored.id } });
      const [type] = Object.keys(description.paths[path].get.responses[200].content);
      expect(response.headers.get('Content-Type')).toContain(type);
      schema.parse(await response.json());
    }
    const grouped = await callForResponse(app, totals, { url: '/api/v1/totals?groupBy=department' });
    expect(apiSchemas.Totals.parse(await grouped.json()).groups.length).toBeGreaterThan(100);
    for (const query of ['groupBy=commune', 'campaign=inconnue']) {
      const refused = await callForResponse(app, totals, { url: `/api/v1/totals?${query}` });
      expect(problemShape.parse(await refused.json()).status).toBe(refused.status);
    }
  });

  it('documents every search parameter, and only those', async () => {
    const description = await (await callForResponse(await application(), describe, { url: '/' })).json();
    const documented: { name: string; schema: { enum?: string[]; items?: { enum?: string[] } } }[] =
      description.paths['/api/v1/sessions'].get.parameters;
    expect(documented.map(({ name }) => name).sort()).toEqual([...searchParameterNames].sort());
    for (const { name, schema } of documented) {
      for (const code of schema.enum ?? schema.items?.enum ?? []) {
        expect(readSearchParameters(new URLSearchParams({ [name]: code })).problems).toEqual([]);
      }
    }
  });
});
