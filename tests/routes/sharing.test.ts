import { beforeAll, expect, it } from 'vitest';
import { loader as departmentProgramme } from '#app/routes/department-programme.tsx';
import { loader as programme } from '#app/routes/programme.tsx';
import { loader as robots } from '#app/routes/robots.ts';
import { loader as sessionPage } from '#app/routes/session.tsx';
import { loader as sessionImage } from '#app/routes/session-image.ts';
import { loader as siteImage } from '#app/routes/sharing-image.ts';
import { loader as sitemap } from '#app/routes/sitemap.ts';
import { loader as sitemapPart } from '#app/routes/sitemap-part.ts';
import type { Application } from '#app/server/context.server.ts';
import type { SessionTable, VenueTable } from '#db/schema.ts';
import { call, callForResponse, makeTestApplication } from '#tests/support/application.ts';
import { changeSession, insertSession, insertVenue } from '#tests/support/builders.ts';
import { onBothEngines } from '#tests/support/databases.ts';

onBothEngines('sharing', (connection) => {
  let application: Application;
  let venue: VenueTable;
  let open: SessionTable;
  let draft: SessionTable;
  let past: SessionTable;
  let cancelled: SessionTable;

  beforeAll(async () => {
    venue = await insertVenue(connection());
    open = await insertSession(connection(), { venue_id: venue.id, title: 'Ouvert </script>' });
    const { campaign_id, organisation_id, mediator_id } = open;
    const common = { campaign_id, organisation_id, mediator_id, venue_id: venue.id };
    draft = await insertSession(connection(), { ...common, published_at: null });
    past = await insertSession(connection(), {
      ...common,
      starts_at: '2027-02-01T10:00:00.000Z',
      ends_at: '2027-02-01T11:00:00.000Z',
    });
    cancelled = await insertSession(connection(), { ...common, cancelled_at: '2027-02-20T10:00:00.000Z' });
    application = await makeTestApplication(connection());
  });

  const page = async ({ slug }: SessionTable, locale: 'fr' | 'en' = 'fr') => {
    const loaded = await call(application, sessionPage, {
      url: `/ateliers/${slug}`,
      params: { slug },
      locale,
    });
    if (loaded instanceof Response) throw new Error('The page has data.');
    return loaded;
  };
  const image = ({ slug }: SessionTable, query = '', locale: 'fr' | 'en' = 'fr') =>
    callForResponse(application, sessionImage, {
      url: `/ateliers/${slug}.png${query}`,
      params: { slug },
      locale,
    });
  const part = (file: string) =>
    callForResponse(application, sitemapPart, { url: `/${file}.xml`, params: { file } });

  it('tells search engines of a session, in the language of the page', async () => {
    const { structured } = await page(open, 'en');
    expect(structured).not.toContain('</script>');
    expect(JSON.parse(structured)).toMatchObject({
      name: 'Ouvert </script>',
      url: `http://localhost:3000/en/ateliers/${open.slug}`,
      location: { address: { addressRegion: 'Nouvelle-Aquitaine' } },
    });
    expect(JSON.parse((await page(cancelled)).structured).eventStatus).toBe(
      'https://schema.org/EventCancelled',
    );
  });

  it('shows a picture of the session, kept for a day under an address that changes with it', async () => {
    const { path, alt } = (await page(open)).page.image;
    expect(alt).toContain('mardi 18 mai 2027, de 14:00 à 16:00 · Guéret (23)');
    const response = await image(open, path.slice(path.indexOf('?')));
    expect(response.status).toBe(200);
    expect(response.headers.get('Content-Type')).toBe('image/png');
    expect(response.headers.get('Cache-Control')).toBe('public, max-age=86400, s-maxage=86400');
    const bytes = await response.arrayBuffer();
    expect((await (await image(open, '', 'en')).arrayBuffer()).byteLength).not.toBe(bytes.byteLength);

    await changeSession(connection(), open.id, { seats_taken: 3 });
    expect((await page(open)).page.image.path).toBe(path);
    await changeSession(connection(), open.id, { title: 'Un autre titre' });
    expect((await page(open)).page.image.path).not.toBe(path);
  });

  it('redirects every other query to the current picture, and draws no draft', async () => {
    const { path } = (await page(open)).page.image;
    for (const query of ['?v=old', '?x=1']) {
      const response = await image(open, query, 'en');
      expect([response.status, response.headers.get('Location')?.split('?')[0]]).toEqual([
        302,
        `/en${path.split('?')[0]}`,
      ]);
    }
    expect((await image(draft)).status).toBe(404);
    expect((await image(cancelled)).status).toBe(200);
    expect((await callForResponse(application, siteImage, { url: '/partage.png' })).status).toBe(200);
    expect((await callForResponse(application, siteImage, { url: '/partage.png?x=1' })).status).toBe(302);
  });

  it('lists pages to come in the sitemap, and neither drafts nor what is over or cancelled', async () => {
    const index = await (await callForResponse(application, sitemap, { url: '/sitemap.xml' })).text();
    const files = [...index.matchAll(/localhost:3000\/(.*?)\.xml</g)].map(([, file = '']) => file);
    expect(files).toEqual(['sitemap-pages', 'sitemap-lieux-1', 'sitemap-ateliers-1']);
    const sessions = await (await part('sitemap-ateliers-1')).text();
    expect(sessions).toContain(`<loc>http://localhost:3000/en/ateliers/${open.slug}</loc>`);
    for (const { slug } of [draft, past, cancelled]) expect(sessions).not.toContain(slug);
    expect(await (await part('sitemap-lieux-1')).text()).toContain(`/lieux/${venue.id}</loc>`);
    const pages = await (await part('sitemap-pages')).text();
    for (const path of ['/', '/ateliers', '/regions/75', '/departements/2A', '/departements/974']) {
      expect(pages).toContain(`<loc>http://localhost:3000${path}</loc>`);
    }
    expect(await (await part('sitemap-ateliers-2')).text()).not.toContain('<url>');
    for (const file of ['sitemap-autre-1', 'sitemap-lieux-0', 'sitemap-lieux-99999', 'quelconque']) {
      expect((await part(file)).status).toBe(404);
    }
  });

  it('keeps crawlers off what is for one person', async () => {
    const rules = await (await callForResponse(application, robots, { url: '/robots.txt' })).text();
    expect(rules).toContain('Disallow: /inscriptions/\nDisallow: /en/inscriptions/\n');
    expect(rules).toContain('Sitemap: http://localhost:3000/sitemap.xml\n');
  });

  it('prints the programme of a commune or of a département by day', async () => {
    const near = await call(application, programme, { url: '/ateliers/programme?lieu=Guéret' });
    if (near instanceof Response) throw new Error('Guéret is one place.');
    expect(near).toMatchObject({
      where: 'Guéret (23) et 20\u00a0km autour',
      path: '/ateliers?lieu=Gu%C3%A9ret',
      page: { hidden: true },
      programme: { total: 1, shown: 1, days: [{ day: '2027-05-18', lines: [{ hours: '14:00–16:00' }] }] },
    });
    const english = await call(application, programme, {
      url: '/ateliers/programme?lieu=Guéret',
      locale: 'en',
    });
    expect(english).toMatchObject({ programme: { days: [{ lines: [{ lang: 'fr' }] }] } });
    const params = { code: '23' };
    const creuse = await call(application, departmentProgramme, {
      url: '/departements/23/programme',
      params,
    });
    if (creuse instanceof Response) throw new Error('The Creuse has a programme.');
    expect(creuse).toMatchObject({ where: 'Creuse (23)', path: '/departements/23', programme: { total: 1 } });
  });

  it('asks which place is meant where the search would', async () => {
    const answer = await call(application, programme, { url: '/ateliers/programme?lieu=Saint-Denis' });
    if (!(answer instanceof Response)) throw new Error('Several places bear the name.');
    expect([answer.status, answer.headers.get('Location')]).toEqual([302, '/ateliers?lieu=Saint-Denis']);
  });
});
