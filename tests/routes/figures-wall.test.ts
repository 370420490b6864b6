import { expect, it } from 'vitest';
import { loader } from '#app/routes/figures-wall.tsx';
import { call, makeTestApplication } from '#tests/support/application.ts';
import { insertCampaign, insertSession } from '#tests/support/builders.ts';
import { onBothEngines } from '#tests/support/databases.ts';

onBothEngines('the wall of figures', (connection) => {
  const show = async () => {
    const page = await call(await makeTestApplication(connection()), loader, { url: '/chiffres/ecran' });
    if (page instanceof Response) throw new Error('The wall was refused.');
    return page;
  };

  it('stands without a campaign too', async () => {
    expect((await show()).week).toBeUndefined();
  });

  it('shows what was published last, the latest first, and lights the départements where something happens', async () => {
    const campaign = await insertCampaign(connection());
    const publish = (hour: number, overrides: Parameters<typeof insertSession>[1] = {}) =>
      insertSession(connection(), {
        campaign_id: campaign.id,
        title: `Publié à ${hour} h`,
        published_at: `2027-02-0${hour}T08:00:00.000Z`,
        ...overrides,
      });
    for (const hour of [3, 1, 2, 4, 6, 5, 7]) await publish(hour);
    await publish(8, { cancelled_at: '2027-02-09T08:00:00.000Z' });
    await publish(9, { published_at: null });
    await publish(9, {
      campaign_id: (await insertCampaign(connection(), { starts_on: '2026-05-18', ends_on: '2026-05-24' }))
        .id,
    });
    const { week } = await show();
    expect(week?.publications.map(({ title }) => title)).toEqual(
      [7, 6, 5, 4, 3, 2].map((hour) => `Publié à ${hour} h`),
    );
    expect(week?.publications[0]).toMatchObject({ communeName: 'Guéret', departmentCode: '23' });
    const lit = week?.lights.filter(({ events }) => events > 0);
    expect(lit).toMatchObject([{ code: '23', events: 7 }]);
    expect(week?.totals.events).toBe(7);
    expect(week?.drawing.shapes.map(({ code }) => code)).toContain('23');
    expect(week?.overseas.map(({ code }) => code)).toContain('974');
  });
});
