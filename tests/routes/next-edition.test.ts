import { expect, it } from 'vitest';
import { action as archive } from '#app/routes/coordination-campaign.tsx';
import { action as openEdition } from '#app/routes/coordination-campaigns.tsx';
import { action as publish } from '#app/routes/mediation-drafts.tsx';
import { action as repeat, loader as showLast } from '#app/routes/mediation-last-edition.tsx';
import { loader as showWhat, action as what } from '#app/routes/mediation-preparation-what.tsx';
import { action as when } from '#app/routes/mediation-preparation-when.tsx';
import { action as actOnSeries } from '#app/routes/mediation-series.tsx';
import { action as begin, loader as showNew } from '#app/routes/mediation-session-new.tsx';
import { findCampaign, getCurrentCampaign } from '#db/campaigns.server.ts';
import { editSession } from '#db/session-changes.server.ts';
import { toTypedSession } from '#db/session-rows.server.ts';
import { getTotals } from '#db/totals.server.ts';
import { call, makeTestApplication } from '#tests/support/application.ts';
import {
  insertCampaign,
  insertCoordinator,
  insertMediator,
  insertSession,
  insertVenue,
} from '#tests/support/builders.ts';
import { onBothEngines } from '#tests/support/databases.ts';
import { signInAs } from '#tests/support/signed-in.ts';

/** Some months after the edition of 17–23 May 2027. */
const AUTUMN = new Date('2027-10-04T09:00:00.000Z');

onBothEngines('from one edition to the next', (connection) => {
  it('venues, people, templates and sessions are taken along; the frozen figures of the last one stay', async () => {
    const last = await insertCampaign(connection());
    const national = await insertCoordinator(connection());
    const mediator = await insertMediator(connection());
    const organisation_id = mediator.organisation_id ?? '';
    const venue = await insertVenue(connection(), { organisation_id });
    const own = { organisation_id, mediator_id: mediator.id, venue_id: venue.id, campaign_id: last.id };
    const held = await insertSession(connection(), { ...own, seats_taken: 4 });
    // Prepared for a week that had no edition yet: drafts, and one that is announced.
    const early = { starts_at: '2028-05-16T12:00:00.000Z', ends_at: '2028-05-16T14:00:00.000Z' };
    const draft = await insertSession(connection(), { ...own, ...early, published_at: null });
    const frozen = await insertSession(connection(), {
      ...own,
      starts_at: '2028-05-17T12:00:00.000Z',
      ends_at: '2028-05-17T14:00:00.000Z',
    });
    const application = await makeTestApplication(connection(), { now: AUTUMN });
    const as = async (accountId: string) => {
      const { cookie, formToken } = await signInAs(connection(), accountId, AUTUMN);
      return {
        open: (loader: Parameters<typeof call>[1], url: string, params = {}) =>
          call(application, loader, { url, cookie, params }),
        send: async (
          action: Parameters<typeof call>[1],
          url: string,
          form: Record<string, string | string[]>,
          params = {},
        ) => {
          const answer = await call(application, action, {
            url,
            cookie,
            params,
            form: { formToken, ...form },
          });
          if (!(answer instanceof Response)) throw new Error(JSON.stringify(answer));
          expect(answer.status).toBe(303);
          return answer.headers.get('Location') ?? '';
        },
      };
    };
    const campaignOf = async (id: string) =>
      (
        await connection()
          .db.selectFrom('sessions')
          .select('campaign_id')
          .where('id', '=', id)
          .executeTakeFirstOrThrow()
      ).campaign_id;

    const coordinator = await as(national.id);
    await coordinator.send(
      archive,
      `/coordination/editions/${last.slug}`,
      { geste: 'arreter' },
      { slug: last.slug },
    );
    const announced = await insertSession(connection(), { ...own, ...early });
    const figures = await getTotals(connection(), last.id);
    expect(figures).toMatchObject({ events: 2, participants: { total: 4 } });

    await coordinator.send(openEdition, '/coordination/editions', {
      name: 'La semaine de l’IA pour tous 2028',
      slug: 'semaine-2028',
      startsOn: '2028-05-15',
      endsOn: '2028-05-21',
      events: '2000',
      seats: '80000',
      participants: '70000',
    });
    const next = await findCampaign(connection(), 'semaine-2028');
    if (!next) throw new Error('The edition is open.');
    expect(await getCurrentCampaign(connection(), AUTUMN)).toEqual(next);
    // What waited for these days is the new edition's, unless it counts in figures that are frozen.
    expect(await campaignOf(draft.id)).toBe(next.id);
    expect(await campaignOf(announced.id)).toBe(next.id);
    expect(await campaignOf(frozen.id)).toBe(last.id);
    expect(await campaignOf(held.id)).toBe(last.id);
    expect((await getTotals(connection(), next.id)).events).toBe(1);

    // Who mediated last year signs in, finds the venue, a template, and publishes there.
    const { open, send } = await as(mediator.id);
    expect(await open(showNew, '/mediation/ateliers/nouveau')).toMatchObject({
      venues: [{ id: venue.id }],
      values: { venueId: venue.id },
    });
    const where = { attendance: 'on_site', venueId: venue.id };
    const contents = await send(begin, '/mediation/ateliers/nouveau', where);
    const id = /brouillons\/([\w-]+)/.exec(contents)?.[1] ?? '';
    const step = await open(showWhat, contents, { id });
    expect(JSON.stringify(step)).toContain('cafe-ia-questions');
    await send(what, contents, { modele: 'cafe-ia-questions' }, { id });
    const dates = {
      geste: 'continuer',
      date: '2028-05-15',
      frequency: 'daily',
      count: '2',
      startTime: '14:00',
      minutes: '90',
      limit: 'limited',
      capacity: '20',
    };
    const series = await send(when, contents.replace('contenu', 'dates'), dates, { id });
    const seriesId = /series\/([\w-]+)/.exec(series)?.[1] ?? '';
    await send(actOnSeries, series, { geste: 'publier' }, { id: seriesId });
    expect(await getTotals(connection(), next.id)).toMatchObject({ events: 3, seatsOffered: 52 });

    // Last year's sessions are taken up on the same day of the week.
    expect(await open(showLast, '/mediation/reprendre')).toMatchObject({
      edition: {
        campaignName: last.name,
        sessions: [{ id: held.id, venueName: venue.name, proposedDate: '2028-05-16' }, { id: frozen.id }],
      },
    });
    await send(repeat, '/mediation/reprendre', { atelier: [held.id] });
    const copy = await connection()
      .db.selectFrom('sessions')
      .selectAll()
      .where('organisation_id', '=', organisation_id)
      .where('published_at', 'is', null)
      .where('id', '!=', draft.id)
      .executeTakeFirstOrThrow();
    expect(copy).toMatchObject({
      campaign_id: next.id,
      venue_id: venue.id,
      title: held.title,
      local_date: '2028-05-16',
    });
    await send(publish, '/mediation/brouillons', { atelier: [copy.id] });
    expect((await getTotals(connection(), next.id)).events).toBe(4);

    // A draft whose day is changed goes to the edition of that day.
    const later = await insertCampaign(connection(), { starts_on: '2029-05-14', ends_on: '2029-05-20' });
    const author = { id: mediator.id, organisationId: organisation_id };
    const change = { now: AUTUMN, publicUrl: 'https://semainier.test', askable: [] };
    await editSession(
      connection(),
      draft.id,
      author,
      { ...toTypedSession(draft), date: '2029-05-15' },
      change,
    );
    expect(await campaignOf(draft.id)).toBe(later.id);

    expect(await getTotals(connection(), last.id)).toEqual(figures);
  });
});
