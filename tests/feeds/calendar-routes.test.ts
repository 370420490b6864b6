import ICAL from 'ical.js';
import { expect, test } from 'vitest';
import { loader as calendarLoader } from '#app/routes/calendar.ts';
import { loader as departmentLoader } from '#app/routes/department-calendar.ts';
import { loader as sessionLoader } from '#app/routes/session-calendar.ts';
import { loader as venueLoader } from '#app/routes/venue-calendar.ts';
import type { Locale } from '#app/text/locale.ts';
import {
  forgetVenueCalendarEvents,
  listCalendarEvents,
  refreshCalendarEvents,
  writeCalendarEvent,
} from '#db/calendar-events.server.ts';
import { callForResponse, makeTestApplication } from '../support/application.ts';
import { changeSession, insertCampaign, insertSession, insertVenue } from '../support/builders.ts';
import { onBothEngines } from '../support/databases.ts';

const ORIGIN = 'http://localhost:3000';
const DURING = new Date('2027-05-20T09:00:00.000Z');

onBothEngines('calendars', (connection) => {
  async function prepare() {
    await connection().db.deleteFrom('calendar_events').execute();
    await connection().db.deleteFrom('sessions').execute();
    await connection().db.deleteFrom('campaigns').execute();
    const campaign = await insertCampaign(connection());
    const lyon = await insertVenue(connection(), { commune_code: '69383', name: 'Bibliothèque de Lyon' });
    const common = { campaign_id: campaign.id };
    const over = await insertSession(connection(), { ...common, title: 'Passé' });
    const coming = await insertSession(connection(), {
      ...common,
      title: 'À venir',
      venue_id: lyon.id,
      starts_at: '2027-05-22T08:00:00.000Z',
      ends_at: '2027-05-22T10:00:00.000Z',
    });
    const cancelled = await insertSession(connection(), {
      ...common,
      title: 'Annulé',
      venue_id: lyon.id,
      starts_at: '2027-05-22T12:00:00.000Z',
      ends_at: '2027-05-22T14:00:00.000Z',
      cancelled_at: '2027-05-01T09:00:00.000Z',
    });
    const draft = await insertSession(connection(), { ...common, title: 'Brouillon', published_at: null });
    const older = await insertSession(connection(), {
      title: 'Autre édition',
      campaign_id: (await insertCampaign(connection(), { starts_on: '2026-05-18', ends_on: '2026-05-24' }))
        .id,
      starts_at: '2026-05-20T08:00:00.000Z',
      ends_at: '2026-05-20T10:00:00.000Z',
    });
    const application = await makeTestApplication(connection(), { now: DURING });
    return { application, lyon, over, coming, cancelled, draft, older };
  }

  test('hold the coming sessions, those over of this edition, cancelled ones as such, and no draft', async () => {
    const { application } = await prepare();
    const response = await callForResponse(application, calendarLoader, { url: '/calendrier.ics' });
    expect(response.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('public, max-age=0, s-maxage=3600');
    expect(response.headers.get('content-disposition')).toBe('inline; filename="ateliers.ics"');
    const { events } = read(await response.text());
    expect(events.map(({ summary }) => summary).sort()).toEqual(['ANNULÉ\u00a0: Annulé', 'Passé', 'À venir']);
    expect(events.find(({ summary }) => summary.includes('Annulé'))?.status).toBe('CANCELLED');
  });

  test('take the search of the list: a place, a département, words, days', async () => {
    const { application } = await prepare();
    const titles = async (query: string) => {
      const response = await callForResponse(application, calendarLoader, {
        url: `/calendrier.ics?${query}`,
      });
      expect(response.status).toBe(200);
      return read(await response.text())
        .events.map(({ summary }) => summary)
        .sort();
    };
    expect(await titles('departement=23')).toEqual(['Passé']);
    expect(await titles('lieu=69003')).toEqual(['ANNULÉ\u00a0: Annulé', 'À venir']);
    expect(await titles('q=venir')).toEqual(['À venir']);
    expect(await titles('du=2026-05-01&au=2026-05-31')).toEqual(['Autre édition']);
    expect(await titles('page=7')).toHaveLength(3);
  });

  test('are named after their place, and say why a place gives none', async () => {
    const { application } = await prepare();
    const named = await callForResponse(application, calendarLoader, {
      url: '/calendrier.ics?departement=23',
    });
    expect(read(await named.text()).name).toContain('Creuse');
    const unknown = await callForResponse(application, calendarLoader, {
      url: '/calendrier.ics?lieu=Zzzzqq',
    });
    expect(unknown.status).toBe(404);
    expect(unknown.headers.get('cache-control')).toBe('no-store');
    expect(await unknown.text()).toContain('inconnu');
  });

  test.each(['departement=99', 'du=2027-02-30', 'lat=NaN&lon=2', 'pmr=oui', 'rayon=1e9&lieu=69003'])(
    'refuse a filter that cannot be read rather than leave it out: %s',
    async (query) => {
      const { application } = await prepare();
      const response = await callForResponse(application, calendarLoader, {
        url: `/calendrier.ics?page=-1&${query}`,
      });
      expect(response.status).toBe(400);
      expect((await response.text()).length).toBeGreaterThan(20);
    },
  );

  test('exist for a venue, a département and one session, drafts never', async () => {
    const { application, lyon, coming, cancelled, draft } = await prepare();
    const venue = await callForResponse(application, venueLoader, {
      url: `/lieux/${lyon.id}/calendrier.ics`,
      params: { id: lyon.id },
    });
    expect(read(await venue.text())).toMatchObject({ name: expect.stringContaining('Bibliothèque de Lyon') });
    const department = await callForResponse(application, departmentLoader, {
      url: '/departements/69/calendrier.ics',
      params: { code: '69' },
    });
    expect(read(await department.text()).events).toHaveLength(2);

    const one = (slug: string) =>
      callForResponse(application, sessionLoader, { url: `/ateliers/${slug}.ics`, params: { slug } });
    const text = await (await one(coming.slug)).text();
    expect(read(text).events).toEqual([
      { uid: `${coming.id}@semainier`, summary: 'À venir', status: 'CONFIRMED', sequence: 0 },
    ]);
    expect(read(await (await one(cancelled.slug)).text()).events[0]?.status).toBe('CANCELLED');
    expect((await one(draft.slug)).status).toBe(404);
    expect((await one('inconnu')).status).toBe(404);
    const missing = { url: '/lieux/inconnu/calendrier.ics', params: { id: 'inconnu' } };
    expect((await callForResponse(application, venueLoader, missing)).status).toBe(404);
    const nowhere = { url: '/departements/00/calendrier.ics', params: { code: '00' } };
    expect((await callForResponse(application, departmentLoader, nowhere)).status).toBe(404);
  });

  test('give the kept text, written again by each change', async () => {
    const { coming } = await prepare();
    const write = () => connection().write((trx) => writeCalendarEvent(trx, coming.id, ORIGIN));
    await write();
    await changeSession(connection(), coming.id, { title: 'Déplacé', sequence: 1 });
    expect(await textOf(coming.id)).toContain('SUMMARY:À venir');
    await write();
    expect(await textOf(coming.id)).toContain('SUMMARY:Déplacé');
    expect(await textOf(coming.id)).toContain('SEQUENCE:1');
  });

  test('are never written for a draft', async () => {
    const { draft } = await prepare();
    await connection().write((trx) => writeCalendarEvent(trx, draft.id, ORIGIN));
    expect(await connection().db.selectFrom('calendar_events').selectAll().execute()).toEqual([]);
  });

  test('are written again in the background when the site’s address has changed', async () => {
    const { coming, over, cancelled, older } = await prepare();
    await connection().write((trx) => writeCalendarEvent(trx, coming.id, 'https://ancien.test'));
    expect(await textOf(coming.id)).toContain(`${ORIGIN}/ateliers/`);
    const heard: number[] = [];
    expect(await refreshCalendarEvents(connection(), ORIGIN, (done) => heard.push(done))).toBe(4);
    expect(heard).toEqual([4]);
    const kept = await connection().db.selectFrom('calendar_events').selectAll().execute();
    expect(kept.map((row) => `${row.session_id} ${row.locale}`).sort()).toEqual(
      [coming, over, cancelled, older].flatMap(({ id }) => [`${id} en`, `${id} fr`]).sort(),
    );
    expect(kept.every((row) => row.origin === ORIGIN && !row.text.includes('ancien.test'))).toBe(true);
    expect(await refreshCalendarEvents(connection(), ORIGIN)).toBe(0);
  });

  test('are written again a few at a time until none is left, past those that are as they should be', async () => {
    await prepare();
    for (let number = 0; number < 45; number++) await insertSession(connection());
    await refreshCalendarEvents(connection(), ORIGIN);
    const stale = await connection()
      .db.selectFrom('calendar_events')
      .select('session_id')
      .where('locale', '=', 'fr')
      .orderBy('session_id')
      .execute();
    const chosen = stale.map((row) => row.session_id).filter((_, index) => index % 2 === 0);
    await connection()
      .db.updateTable('calendar_events')
      .set({ origin: 'https://ancien.test' })
      .where('session_id', 'in', chosen)
      .execute();
    const heard: number[] = [];
    expect(await refreshCalendarEvents(connection(), ORIGIN, (done) => heard.push(done))).toBe(25);
    expect(heard).toEqual([20, 25]);
    expect(await refreshCalendarEvents(connection(), ORIGIN)).toBe(0);
  });

  test('are kept in both languages, each with its own words and links, and answer under /en', async () => {
    const { application, coming, cancelled } = await prepare();
    await refreshCalendarEvents(connection(), ORIGIN);
    await changeSession(connection(), coming.id, { title: 'Changed since, not yet written' });
    expect(await textOf(coming.id, 'en')).toContain(`Details and sign-up: ${ORIGIN}/en/ateliers/`);
    expect(await textOf(coming.id, 'fr')).toContain(`${ORIGIN}/ateliers/`);
    const english = await callForResponse(application, calendarLoader, {
      url: '/calendrier.ics',
      locale: 'en',
    });
    const text = await english.text();
    expect(text).toContain('//EN');
    expect(read(text).events.map(({ summary }) => summary)).toContain('CANCELLED: Annulé');
    expect(read(text).events.find(({ uid }) => uid === `${coming.id}@semainier`)?.summary).toBe('À venir');
    const one = await callForResponse(application, sessionLoader, {
      url: `/ateliers/${cancelled.slug}.ics`,
      params: { slug: cancelled.slug },
      locale: 'en',
    });
    expect(read(await one.text()).events[0]?.summary).toBe('CANCELLED: Annulé');
  });

  test('are written for one language when only that one is missing', async () => {
    const { coming } = await prepare();
    await refreshCalendarEvents(connection(), ORIGIN);
    await connection()
      .db.deleteFrom('calendar_events')
      .where('locale', '=', 'en')
      .where('session_id', '=', coming.id)
      .execute();
    expect(await refreshCalendarEvents(connection(), ORIGIN)).toBe(1);
    expect(await refreshCalendarEvents(connection(), ORIGIN)).toBe(0);
  });

  test('follow a venue that is renamed, once its kept texts are forgotten', async () => {
    const { coming, lyon } = await prepare();
    await refreshCalendarEvents(connection(), ORIGIN);
    await connection().write(async (trx) => {
      await trx.updateTable('venues').set({ name: 'Nouveau nom' }).where('id', '=', lyon.id).execute();
      await forgetVenueCalendarEvents(trx, lyon.id);
    });
    expect(await textOf(coming.id)).toContain('Nouveau nom');
  });

  test('come in the order asked', async () => {
    const { coming, over, cancelled } = await prepare();
    const ids = [cancelled.id, coming.id, 'inconnu', over.id];
    const events = await listCalendarEvents(connection(), ids, ORIGIN, 'fr');
    expect([...events.keys()]).toEqual([cancelled.id, coming.id, over.id]);
  });

  async function textOf(id: string, locale: Locale = 'fr'): Promise<string> {
    const text = (await listCalendarEvents(connection(), [id], ORIGIN, locale)).get(id) ?? '';
    return text.replaceAll('\r\n ', '');
  }
});

function read(calendar: string) {
  const component = new ICAL.Component(ICAL.parse(calendar));
  return {
    name: String(component.getFirstPropertyValue('x-wr-calname')),
    events: component.getAllSubcomponents('vevent').map((event) => ({
      uid: String(event.getFirstPropertyValue('uid')),
      summary: String(event.getFirstPropertyValue('summary')),
      status: String(event.getFirstPropertyValue('status')),
      sequence: Number(event.getFirstPropertyValue('sequence')),
    })),
  };
}
