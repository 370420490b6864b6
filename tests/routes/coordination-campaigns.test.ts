import { expect, it } from 'vitest';
import { listOverlaps } from '#app/domain/campaign.ts';
import { action } from '#app/routes/coordination-campaigns.tsx';
import { findCampaign } from '#db/campaigns.server.ts';
import { call, makeTestApplication } from '#tests/support/application.ts';
import { insertCampaign, insertCoordinator } from '#tests/support/builders.ts';
import { onBothEngines } from '#tests/support/databases.ts';
import { signInAs } from '#tests/support/signed-in.ts';

it('editions overlap when they share a day, the first or the last one', () => {
  const week = { startsOn: '2027-05-17', endsOn: '2027-05-23' };
  const overlaps = (startsOn: string, endsOn: string) => listOverlaps([week], { startsOn, endsOn }).length;
  expect(overlaps('2027-05-10', '2027-05-16')).toBe(0);
  expect(overlaps('2027-05-10', '2027-05-17')).toBe(1);
  expect(overlaps('2027-05-23', '2027-05-30')).toBe(1);
  expect(overlaps('2027-05-24', '2027-05-30')).toBe(0);
});

onBothEngines('the next edition', (connection) => {
  const typed = {
    name: 'La semaine de l’IA pour tous 2028',
    slug: 'semaine-2028',
    startsOn: '2028-05-15',
    endsOn: '2028-05-21',
    events: '2000',
    seats: '80000',
    participants: '70000',
  };
  async function post(form: Record<string, string>) {
    const national = await insertCoordinator(connection());
    const { cookie, formToken } = await signInAs(connection(), national.id);
    const url = '/coordination/editions';
    const application = await makeTestApplication(connection());
    return call(application, action, { url, cookie, form: { formToken, ...form } });
  }

  it('is opened with its targets and noted in the journal; its address is taken once', async () => {
    expect(await post(typed)).toMatchObject({ status: 303 });
    const campaign = await findCampaign(connection(), 'semaine-2028');
    expect(campaign).toMatchObject({
      name: typed.name,
      startsOn: '2028-05-15',
      endsOn: '2028-05-21',
      targets: { events: 2000, seats: 80_000, participants: 70_000 },
    });
    const lines = await connection()
      .db.selectFrom('audit_entries')
      .select('act')
      .where('subject_id', '=', campaign?.id ?? '')
      .execute();
    expect(lines).toEqual([{ act: 'created' }]);
    expect(await post({ ...typed, startsOn: '2029-05-15', endsOn: '2029-05-21' })).toMatchObject({
      data: { errors: { slug: 'campaignSlugTaken' } },
    });
  });

  it('warns of days that another edition has, and is opened all the same when that is meant', async () => {
    await insertCampaign(connection(), {
      name: 'Déjà là',
      starts_on: '2030-05-13',
      ends_on: '2030-05-19',
    });
    const other = { ...typed, slug: 'semaine-2030', startsOn: '2030-05-19', endsOn: '2030-05-25' };
    expect(await post(other)).toMatchObject({
      init: { status: 422 },
      data: { overlaps: ['Déjà là'], typed: other },
    });
    expect(await findCampaign(connection(), 'semaine-2030')).toBeUndefined();
    expect(await post({ ...other, 'quand-meme': '1' })).toMatchObject({ status: 303 });
  });

  it.each([
    [{ slug: 'Semaine 2031' }, { slug: 'campaignSlug' }],
    [{ startsOn: '2031-02-30' }, { startsOn: 'date' }],
    [{ startsOn: '2031-05-20', endsOn: '2031-05-19' }, { endsOn: 'endBeforeStart' }],
    [{ events: '0' }, { events: 'campaignTarget' }],
  ])('is not opened with %j', async (change, errors) => {
    expect(await post({ ...typed, slug: 'semaine-2031', ...change })).toMatchObject({
      init: { status: 422 },
      data: { errors },
    });
  });
});
