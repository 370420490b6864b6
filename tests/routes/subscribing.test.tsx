import { renderToString } from 'react-dom/server';
import { beforeAll, expect, it } from 'vitest';
import { PageProvider } from '#app/components/page-context.tsx';
import { SubscribeLinks } from '#app/components/subscribe-links.tsx';
import { feedAddresses } from '#app/feeds/calendar-links.ts';
import { loader } from '#app/routes/subscribing.tsx';
import { loader as venueLoader } from '#app/routes/venue-subscribing.tsx';
import type { Application } from '#app/server/context.server.ts';
import { en } from '#app/text/en.ts';
import type { VenueTable } from '#db/schema.ts';
import { call, callForResponse, makeTestApplication } from '#tests/support/application.ts';
import { insertVenue } from '#tests/support/builders.ts';
import { onBothEngines } from '#tests/support/databases.ts';

onBothEngines('the page that says how to subscribe', (connection) => {
  let application: Application;
  let venue: VenueTable;
  let settings: Application['settings'];

  beforeAll(async () => {
    venue = await insertVenue(connection());
    application = await makeTestApplication(connection());
    settings = application.settings;
  });

  it('carries the whole search, and says it in words', async () => {
    const query = 'lieu=Limoges&rayon=35&du=2027-05-18&q=caf%C3%A9&public=seniors&langue=en&pmr=1&places=1';
    expect(await call(application, loader, { url: `/agenda?${query}&page=3` })).toMatchObject({
      what: 'Limoges (87) et 35\u00a0km autour, avec les critères de votre recherche',
      addresses: { https: `${settings.publicUrl}/calendrier.ics?${query}` },
      listPath: `/ateliers?${query}`,
      page: { hidden: true, canonical: '/agenda' },
    });
  });

  it('without a search is about the whole country, and may be found', async () => {
    expect(await call(application, loader, { url: '/agenda', locale: 'en' })).toMatchObject({
      what: en.sharing.everywhere,
      addresses: { https: `${settings.publicUrl}/en/calendrier.ics` },
      page: { hidden: false },
    });
  });

  it('leads to the list when the place is unknown or ambiguous', async () => {
    for (const place of ['Zzyzx', 'Saint-Denis']) {
      const response = await callForResponse(application, loader, { url: `/agenda?lieu=${place}` });
      expect([response.status, response.headers.get('location')]).toEqual([302, `/ateliers?lieu=${place}`]);
    }
  });

  it('exists for a venue, and for no unknown one', async () => {
    const asked = { url: `/lieux/${venue.id}/agenda`, params: { id: venue.id } };
    expect(await call(application, venueLoader, asked)).toMatchObject({
      addresses: { webcal: expect.stringMatching(`^webcal://.*/lieux/${venue.id}/calendrier.ics$`) },
    });
    const unknown = { url: '/lieux/inconnu/agenda', params: { id: 'inconnu' } };
    expect((await callForResponse(application, venueLoader, unknown)).status).toBe(404);
  });
});

it('the addresses to subscribe by hold the whole query', () => {
  const feed = 'https://exemple.test/calendrier.ics?lieu=Limoges&public=seniors';
  const { webcal, google, outlook } = feedAddresses(feed, 'Ateliers');
  expect(webcal).toBe('webcal://exemple.test/calendrier.ics?lieu=Limoges&public=seniors');
  expect(new URL(google).searchParams.get('cid')).toBe(webcal);
  expect(new URL(outlook).searchParams.get('url')).toBe(feed);
});

it('an English page subscribes to the English feed', () => {
  const page = { locale: 'en', address: '/en', scripts: [], requestId: '', tilesUrl: undefined } as const;
  const html = renderToString(
    <PageProvider value={{ ...page, scripts: [], publicUrl: 'https://exemple.test' }}>
      <SubscribeLinks title="Follow" path="/calendrier.ics?lieu=Limoges" />
    </PageProvider>,
  );
  expect(html).toContain('"webcal://exemple.test/en/calendrier.ics?lieu=Limoges"');
  expect(html).toContain('"/en/calendrier.ics?lieu=Limoges"');
  expect(html).toContain('"/en/agenda?lieu=Limoges"');
});
