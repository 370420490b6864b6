import { beforeAll, describe, expect, it } from 'vitest';
import { loadCatalogue } from '#app/catalogue/catalogue.server.ts';
import { findCoverage } from '#app/catalogue/coverage.server.ts';
import { listLeftOut } from '#app/catalogue/left-out-communes.server.ts';
import { expectedShares, sumDays } from '#app/domain/pace.ts';
import { availability } from '#app/domain/session.ts';
import { locales } from '#app/text/locale.ts';
import { listUnmetDemand } from '#db/alert-demands.server.ts';
import { getCurrentCampaign, listCampaigns } from '#db/campaigns.server.ts';
import { listDailyCounts } from '#db/daily-counts.server.ts';
import { findGoal } from '#db/goals.server.ts';
import { listReportsToVerify } from '#db/report-verifications.server.ts';
import { listQueue } from '#db/review-queue.server.ts';
import type { RegistrationTable } from '#db/schema.ts';
import { countDuplicates } from '#db/session-duplicates.server.ts';
import { getTotals, listTotalsByDepartment } from '#db/totals.server.ts';
import { listMergeSuggestions } from '#db/venue-duplicates.server.ts';
import { getWeekCounts } from '#db/week-counts.server.ts';
import { loadDemonstration } from '#seeds/demonstration.server.ts';
import { comingMonday, planDemonstration } from '#seeds/demonstration-plan.ts';
import { namedMediators } from '#seeds/people.ts';
import type { SeedCommune, SeedDepartment } from '#seeds/places.ts';
import { insertMediator } from '#tests/support/builders.ts';
import { onBothEngines } from '#tests/support/databases.ts';

const NOW = new Date('2027-04-27T10:00:00Z');
const PUBLIC_URL = 'http://localhost:3000';

describe('the plan of the demonstration', () => {
  const facts = { departments: someDepartments(), communes: someCommunes(), today: '2027-04-27', version: 3 };
  const size = { coming: 40, past: 12 };

  it('gives the same rows for the same day, and others for another day', () => {
    const rows = planDemonstration(facts, size);
    expect(planDemonstration(facts, size)).toEqual(rows);
    expect(planDemonstration({ ...facts, today: '2027-04-28' }, size).sessions[0]?.id).not.toBe(
      rows.sessions[0]?.id,
    );
  });

  it('starts the coming week on a Monday, 18 to 24 days from the day', () => {
    expect(comingMonday('2027-04-27')).toBe('2027-05-17');
    for (let day = 1; day <= 28; day++) {
      const today = `2027-02-${String(day).padStart(2, '0')}`;
      const monday = new Date(comingMonday(today));
      expect(monday.getUTCDay()).toBe(1);
      const days = (monday.getTime() - Date.parse(today)) / 86_400_000;
      expect(days).toBeGreaterThanOrEqual(18);
      expect(days).toBeLessThanOrEqual(24);
    }
  });

  it('writes to nobody: every address is kept for examples, every number for fiction', () => {
    const { accounts, registrations } = planDemonstration(facts, size);
    for (const { email } of accounts) expect(email).toMatch(/@example\.org$/);
    for (const { contact } of registrations) {
      if (contact !== null) expect(contact).toMatch(/@example\.org$|^\+3363998\d{4}$/);
    }
  });
});

onBothEngines('loading the demonstration', (connection) => {
  beforeAll(async () => {
    const outcome = await loadDemonstration(connection(), {
      now: NOW,
      publicUrl: PUBLIC_URL,
      size: { coming: 450, past: 120 },
    });
    expect(outcome.kind).toBe('loaded');
  }, 60_000);

  const sessions = () => connection().db.selectFrom('sessions').selectAll().execute();

  it('tells the mediators whom a visitor can be of new registrations, and nobody else', async () => {
    const told = await connection()
      .db.selectFrom('messages')
      .select(['recipient'])
      .where('kind', '=', 'new-registrations')
      .orderBy('recipient')
      .execute();
    expect(told.map(({ recipient }) => recipient)).toEqual(namedMediators.map(({ email }) => email));
  });

  it('keeps in the journal who published each session, cancelled it and filed its report', async () => {
    const { db } = connection();
    const count = async (act: 'published' | 'cancelled' | 'filed') => {
      const lines = await db.selectFrom('audit_entries').select('id').where('act', '=', act).execute();
      return lines.length;
    };
    const stored = await sessions();
    const reports = await db.selectFrom('reports').select('session_id').execute();
    expect(await count('published')).toBe(stored.filter(({ published_at }) => published_at !== null).length);
    expect(await count('cancelled')).toBe(stored.filter(({ cancelled_at }) => cancelled_at !== null).length);
    expect(await count('filed')).toBe(reports.length);
  });

  it('leaves communes far from every session, with a venue and a mediator to wake near most of them', async () => {
    const catalogue = await loadCatalogue(connection());
    const campaign = await getCurrentCampaign(connection(), NOW);
    if (!campaign) throw new Error('The demonstration has a campaign.');
    const coverage = await findCoverage({ catalogue, connection: connection() }, campaign, NOW);
    const { communes, count } = await listLeftOut(connection(), campaign, coverage, {
      departmentCodes: new Set(coverage.byDepartment.keys()),
      territory: { kind: 'country' },
      page: 1,
    });
    expect(count).toBeGreaterThan(20);
    const communesWith = (things: 'venues' | 'mediators') =>
      communes.filter((commune) => commune[things].shown.length > 0).length;
    expect(communesWith('venues')).toBeGreaterThanOrEqual(10);
    expect(communesWith('mediators')).toBeGreaterThanOrEqual(10);
  });

  it('does nothing the second time', async () => {
    const before = await sessions();
    const outcome = await loadDemonstration(connection(), { now: NOW, publicUrl: PUBLIC_URL });
    expect(outcome).toEqual({ kind: 'already-loaded' });
    expect(await sessions()).toEqual(before);
  });

  it('holds two editions, the coming one with events in every département', async () => {
    const campaigns = await connection().db.selectFrom('campaigns').selectAll().execute();
    expect(campaigns).toHaveLength(2);
    const current = await getCurrentCampaign(connection(), NOW);
    expect(current?.startsOn).toBe('2027-05-17');
    const departments = await listTotalsByDepartment(connection(), current?.id ?? '');
    expect(departments.filter(({ totals }) => totals.events === 0).map(({ code }) => code)).toEqual([]);
  });

  it('knows how both editions came to their figures, day by day', async () => {
    const campaigns = await connection()
      .db.selectFrom('campaigns')
      .selectAll()
      .orderBy('starts_on')
      .execute();
    const ids = campaigns.map(({ id }) => id);
    const days = await listDailyCounts(connection(), ids, { kind: 'country' });
    for (const id of ids) {
      expect(days.get(id)?.length).toBeGreaterThan(20);
      const counts = await getWeekCounts(connection(), id, { kind: 'country' }, NOW);
      expect(sumDays(days.get(id) ?? []).participants).toBe(counts.registered);
    }
    const [past, coming] = campaigns;
    if (!past || !coming) throw new Error('There are two.');
    const edition = { startsOn: past.starts_on, endsOn: past.ends_on, days: days.get(past.id) ?? [] };
    const week = { startsOn: coming.starts_on, endsOn: coming.ends_on };
    const { basis, shares } = expectedShares(week, '2027-04-27', { territory: edition, country: edition });
    expect(basis).toBe('territory');
    expect(shares.events).toBeGreaterThan(0);
    expect(shares.events).toBeLessThan(1);
  });

  it('has frozen the figures of the past edition, and follows a long-term goal with its parts', async () => {
    const [coming, past] = await listCampaigns(connection());
    expect(coming?.archivedAt).toBeNull();
    expect(past?.archivedAt).not.toBeNull();
    const found = await findGoal(connection());
    expect(found?.goal.people).toBe(1_000_000);
    expect(found?.progress.editions.map(({ slug }) => slug)).toEqual([past?.slug, coming?.slug]);
    expect(found?.progress.counted.total).toBeGreaterThan(0);
    expect(found?.progress.partners).toHaveLength(2);
    expect(found?.progress.partners.every(({ inside }) => inside)).toBe(true);
  });

  it('sets targets for each kind of territory and part', async () => {
    const targets = await connection().db.selectFrom('targets').selectAll().execute();
    expect(new Set(targets.map((row) => row.territory_kind)).size).toBe(3);
    expect(new Set(targets.map((row) => row.part_kind)).size).toBeGreaterThan(2);
  });

  it('asks each mediator who is shown about places that are registered twice', async () => {
    const accounts = await connection().db.selectFrom('accounts').selectAll().execute();
    for (const { email } of namedMediators) {
      const organisationId = accounts.find((account) => account.email === email)?.organisation_id ?? '';
      const pairs = await listMergeSuggestions(connection(), organisationId, 9);
      expect(pairs.length, email).toBeGreaterThanOrEqual(2);
    }
  });

  it('repeats in each session what its report says, odd ones apart', async () => {
    const reports = await connection().db.selectFrom('reports').selectAll().execute();
    const of = new Map(reports.map((report) => [report.session_id, report]));
    for (const session of await sessions()) {
      const report = of.get(session.id);
      const counts = report?.to_verify_since === null;
      expect(session.reported_people).toBe(counts ? report.head_count : null);
      expect(session.reported_grade).toBe(counts ? report.grade : null);
      expect(session.people_to_verify).toBe(report && !counts ? report.head_count : null);
    }
    expect(reports.filter((report) => report.to_verify_since !== null).length).toBeGreaterThan(2);
  });

  it('takes exactly the seats of the registrations behind them, and never more than there are', async () => {
    const registrations = await connection().db.selectFrom('registrations').selectAll().execute();
    const of = groupBySession(registrations);
    for (const session of await sessions()) {
      const rows = of.get(session.id) ?? [];
      const seats = (chosen: RegistrationTable[]) => chosen.reduce((sum, row) => sum + row.seats, 0);
      const confirmed = rows.filter((row) => row.confirmed_at !== null && row.cancelled_at === null);
      const waiting = rows.filter((row) => row.waiting_number !== null);
      expect(session.seats_taken).toBe(seats(confirmed));
      expect(session.seats_waiting).toBe(seats(waiting));
      const held = rows.filter((row) => row.offered_until !== null);
      expect(session.seats_held).toBe(seats(held));
      // Those who had an offer, or a seat, were given a number too.
      expect(session.waiting_numbers).toBeGreaterThanOrEqual(waiting.length);
      if (session.capacity !== null) expect(session.seats_taken).toBeLessThanOrEqual(session.capacity);
      for (const row of rows) expect(states(row)).toBe(1);
    }
  });

  it('holds every state a person can meet', async () => {
    const all = await sessions();
    const now = NOW.toISOString();
    const open = all.filter(
      (session) => session.published_at !== null && session.cancelled_at === null && session.ends_at > now,
    );
    const labels = new Set(
      open.map(({ entry, capacity, seats_taken, seats_held }) =>
        availability({ entry, capacity, seatsTaken: seats_taken, seatsHeld: seats_held }),
      ),
    );
    expect([...labels].sort()).toEqual(['drop_in', 'full', 'nearly_full', 'open']);
    expect(open.some(({ seats_waiting }) => seats_waiting > 0)).toBe(true);
    expect(open.filter(({ seats_held }) => seats_held > 0).length).toBeGreaterThan(3);
    expect(open.some(({ starts_at }) => starts_at <= now)).toBe(true);
    expect(open.some(({ capacity, entry }) => capacity === null && entry === 'sign_up')).toBe(true);
    expect(all.some(({ cancelled_at }) => cancelled_at !== null)).toBe(true);
    expect(all.some(({ published_at }) => published_at === null)).toBe(true);
    expect(new Set(open.map(({ attendance }) => attendance)).size).toBe(3);
    expect(new Set(open.map(({ language }) => language)).size).toBeGreaterThan(3);
    const overseas = open.filter(({ time_zone }) => time_zone !== 'Europe/Paris');
    expect(new Set(overseas.map(({ time_zone }) => time_zone)).size).toBeGreaterThan(8);
    const reports = await connection().db.selectFrom('reports').select('grade').execute();
    expect(new Set(reports.map(({ grade }) => grade)).size).toBe(3);
  });

  it('holds alerts that nobody could be told of yet, some near the mediators whom a visitor can be', async () => {
    const campaign = await getCurrentCampaign(connection(), NOW);
    const demands = await listUnmetDemand(connection(), campaign?.id ?? '');
    const confirmed = await connection()
      .db.selectFrom('alerts')
      .select(['id', 'contact'])
      .where('confirmed_at', 'is not', null)
      .execute();
    expect(demands.length).toBeGreaterThan(30);
    expect(demands.reduce((sum, { unmet }) => sum + unmet, 0)).toBe(confirmed.length);
    expect(demands.map(({ departmentCode }) => departmentCode)).toContain('23');
    for (const { contact } of confirmed) expect(contact).toMatch(/@example\.org$/);
  });

  it('has asked the mediators whom a visitor can be for the reports of the days before', async () => {
    const mails = await connection()
      .db.selectFrom('messages')
      .select('recipient')
      .where('kind', '=', 'reports-due')
      .execute();
    const asked = mails.map(({ recipient }) => recipient);
    expect(asked).toEqual(expect.arrayContaining(namedMediators.map(({ email }) => email)));
    expect(new Set(asked).size).toBe(asked.length);
  });

  it('holds reports to verify, one of them sent back', async () => {
    const creuse = { kind: 'department', code: '23' } as const;
    const page = { offset: 0, limit: 20 };
    const everywhere = await listReportsToVerify(connection(), { kind: 'country' }, page);
    expect(everywhere.total).toBeGreaterThan(3);
    expect(everywhere.reports.every(({ reasons }) => reasons.length > 0)).toBe(true);
    const here = await listReportsToVerify(connection(), creuse, page);
    expect(here.reports.map(({ askedAt }) => askedAt !== null).sort()).toEqual([false, true]);
    const current = await getCurrentCampaign(connection(), NOW);
    expect((await getTotals(connection(), current?.id ?? '')).toVerify).toBe(everywhere.people);
  });

  it('leaves coordinators something to look at: a newcomer, sessions submitted, changed and sent back', async () => {
    const creuse = { kind: 'department', code: '23' } as const;
    const filter = { territory: creuse, kind: undefined, programmeSlug: undefined, waitingSince: undefined };
    const page = { now: NOW, after: undefined, limit: 20 };
    const { entries } = await listQueue(connection(), filter, page);
    expect(entries.map(({ kind }) => kind).sort()).toEqual([
      'changed',
      'organisation',
      'submitted',
      'submitted',
      'submitted',
      'submitted',
    ]);
    // One session that was announced three times makes three pairs, beside those of chance.
    expect(await countDuplicates(connection(), creuse)).toBeGreaterThanOrEqual(3);
    const waiting = (await sessions()).filter(({ review_since }) => review_since !== null);
    expect(waiting.length).toBeGreaterThan(5);
    expect((await sessions()).filter(({ returned_at }) => returned_at !== null)).toHaveLength(1);
  });

  it('wrote a calendar event for each published session', async () => {
    const published = (await sessions()).filter(({ published_at }) => published_at !== null);
    const events = await connection().db.selectFrom('calendar_events').select('origin').execute();
    expect(events).toHaveLength(published.length * locales.length);
    expect(new Set(events.map(({ origin }) => origin))).toEqual(new Set([PUBLIC_URL]));
  });
});

onBothEngines('a database that is in use', (connection) => {
  it('is refused', async () => {
    await insertMediator(connection());
    const outcome = await loadDemonstration(connection(), { now: NOW, publicUrl: PUBLIC_URL });
    expect(outcome).toEqual({ kind: 'holds-real-data' });
    expect(await connection().db.selectFrom('campaigns').select('id').execute()).toEqual([]);
  });
});

function states(row: RegistrationTable): number {
  return [row.confirmed_at, row.waiting_number, row.cancelled_at].filter((value) => value !== null).length;
}

function groupBySession(rows: RegistrationTable[]): Map<string, RegistrationTable[]> {
  const groups = new Map<string, RegistrationTable[]>();
  for (const row of rows) groups.set(row.session_id, [...(groups.get(row.session_id) ?? []), row]);
  return groups;
}

function someDepartments(): SeedDepartment[] {
  return [
    { code: '23', name: 'Creuse', regionCode: '75', timeZone: 'Europe/Paris', population: 115_000 },
    { code: '69', name: 'Rhône', regionCode: '84', timeZone: 'Europe/Paris', population: 1_900_000 },
    { code: '974', name: 'La Réunion', regionCode: '04', timeZone: 'Indian/Reunion', population: 870_000 },
  ];
}

function someCommunes(): SeedCommune[] {
  return someDepartments().map(({ code, name, population }) => ({
    code: code === '974' ? '97411' : `${code}001`,
    name: `Chef-lieu de ${name}`,
    departmentCode: code,
    population,
    latitude: 46,
    longitude: 2,
    position: 'exact',
    postcode: '00000',
  }));
}
