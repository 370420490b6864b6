import { DateTime } from 'luxon';
import { shareTarget } from '#app/domain/campaign.ts';
import { isLeftOut, makeNearestDistance } from '#app/domain/coverage.ts';
import { addDays } from '#app/domain/local-time.ts';
import { reportedFigures } from '#db/reported-figures.ts';
import type {
  AccountTable,
  CampaignTable,
  OrganisationTable,
  RegistrationTable,
  ReportTallyTable,
  ReportVersionTable,
  SessionTable,
  VenueTable,
} from '#db/schema.ts';
import { toSessionNature } from '#db/session-rows.server.ts';
import { inventPeople, inventSleeper, namedMediators, type SeedMediator, type SeedPeople } from './people.ts';
import {
  byDepartment,
  communeDrawer,
  inventVenue,
  registerAgain,
  registerInBase,
  type SeedCommune,
  type SeedDepartment,
} from './places.ts';
import { type Random, seededIds, seededRandom } from './random.ts';
import { makeRegistrations, makeReport, makeTallies } from './registrations.ts';
import { type SessionTemplate, sessionTemplates } from './session-templates.ts';
import {
  drawComingDay,
  drawSituation,
  drawTemplate,
  makeSession,
  type SessionPlan,
  type Situation,
} from './sessions.ts';

/**
 * Plans the demonstration: a past edition with reports and a coming one, from real communes, with invented venues and
 * people. Pure and deterministic: the same day (YYYY-MM-DD) gives the same rows.
 */
export type DemonstrationRows = {
  campaigns: CampaignTable[];
  organisations: OrganisationTable[];
  accounts: AccountTable[];
  venues: VenueTable[];
  sessions: SessionTable[];
  registrations: RegistrationTable[];
  /** One version of each report. */
  reports: ReportVersionTable[];
  tallies: ReportTallyTable[];
};

export type DemonstrationSize = {
  /** Published sessions of the coming edition, at least two in each département. */
  coming: number;
  past: number;
};

export const usualSize: DemonstrationSize = { coming: 1200, past: 420 };

export type PlanFacts = {
  departments: readonly SeedDepartment[];
  communes: readonly SeedCommune[];
  /** Today in Paris. */
  today: string;
  /** The catalogue's version that the published sessions carry. */
  version: number;
};

/** Sessions of a département whose mediator is shown to visitors, at least. */
const NAMED_MINIMUM = 14;
/** Communes far from every session where a venue and a mediator could hold one. */
const SLEEPERS = 40;

export function planDemonstration(facts: PlanFacts, size = usualSize): DemonstrationRows {
  return new Plan(facts).make(size);
}

/** Monday of the coming edition's week: between 18 and 24 days from today. */
export function comingMonday(today: string): string {
  const earliest = DateTime.fromISO(today, { zone: 'utc' }).plus({ days: 18 });
  return earliest.plus({ days: (8 - earliest.weekday) % 7 }).toFormat('yyyy-MM-dd');
}

/** Holds what the steps of one planning share. */
class Plan {
  readonly #facts: PlanFacts;
  readonly #random: Random;
  readonly #newId: () => string;
  readonly #rows: DemonstrationRows;
  readonly #people: SeedPeople;
  readonly #venuesOf = new Map<string, VenueTable[]>();
  readonly #now: string;

  constructor(facts: PlanFacts) {
    this.#facts = facts;
    this.#random = seededRandom(`demonstration ${facts.today}`);
    this.#now = `${facts.today}T00:00:00.000Z`;
    this.#newId = seededIds(this.#random, new Date(Date.parse(this.#now) - 60 * 86_400_000));
    this.#people = inventPeople(facts.departments, {
      ...this.#making(daysBefore(this.#now, 400)),
      joinedAt: daysBefore(this.#now, 3),
    });
    this.#rows = {
      campaigns: [],
      organisations: this.#people.organisations,
      accounts: this.#people.accounts,
      venues: [],
      sessions: [],
      registrations: [],
      reports: [],
      tallies: [],
    };
  }

  make(size: DemonstrationSize): DemonstrationRows {
    const monday = comingMonday(this.#facts.today);
    const past = this.#addCampaign(addDays(monday, -364), {
      events: 400,
      seats: 15_000,
      participants: 10_000,
    });
    const coming = this.#addCampaign(monday, { events: 1500, seats: 60_000, participants: 50_000 });
    this.#addVenues(size.coming);
    this.#addPastSessions(past, size.past);
    this.#addComingSessions(coming, size.coming);
    this.#addSessionsOfToday(coming);
    this.#addSessionsOfLastDays(coming);
    this.#addDrafts(coming);
    this.#addWhatWaits(coming);
    this.#addTwins();
    this.#addSleepers(coming);
    return this.#rows;
  }

  #making(createdAt: string) {
    return { random: this.#random, newId: this.#newId, createdAt };
  }

  #addCampaign(
    startsOn: string,
    targets: { events: number; seats: number; participants: number },
  ): CampaignTable {
    const campaign = {
      id: this.#newId(),
      slug: `demonstration-${startsOn.slice(0, 7)}`,
      name: `Semaine de démonstration, ${DateTime.fromISO(startsOn, { locale: 'fr' }).toFormat('LLLL yyyy')}`,
      starts_on: startsOn,
      ends_on: addDays(startsOn, 6),
      target_events: targets.events,
      target_seats: targets.seats,
      target_participants: targets.participants,
      created_at: daysBefore(`${startsOn}T08:00:00.000Z`, 120),
      archived_at: null,
      archived_by: null,
    };
    this.#rows.campaigns.push(campaign);
    return campaign;
  }

  /** One venue for two or three sessions, so that some venues hold several. */
  #addVenues(sessions: number): void {
    const communes = byDepartment(this.#facts.communes);
    const createdAt = daysBefore(this.#now, 380);
    for (const [code, count] of this.#share(sessions)) {
      const department = this.#department(code);
      const drawCommune = communeDrawer(communes.get(code) ?? [], this.#random);
      const venues = Array.from({ length: Math.ceil(count / 2.4) }, () =>
        inventVenue(
          { department, commune: drawCommune(), organisationId: this.#mediator(code).organisationId },
          this.#making(createdAt),
        ),
      );
      this.#venuesOf.set(code, venues);
      this.#rows.venues.push(...venues);
    }
  }

  /** Places that are registered twice, for whoever is shown to be asked about them. */
  #addTwins(): void {
    for (const code of [...this.#venuesOf.keys()].filter(isNamed)) {
      const [first, second] = this.#venuesOf.get(code) ?? [];
      if (first) this.#rows.venues.push(registerInBase(first, this.#newId()));
      if (second) this.#rows.venues.push(registerAgain(second, this.#newId()));
    }
  }

  /** How many of `sessions` each département holds: by population, none forgotten. */
  #share(sessions: number): Map<string, number> {
    const { departments } = this.#facts;
    const least = (code: string) =>
      sessions < departments.length * 4 ? 2 : isNamed(code) ? NAMED_MINIMUM : 3;
    const granted = departments.reduce((sum, { code }) => sum + least(code), 0);
    const shares = shareTarget(Math.max(0, sessions - granted), departments);
    return new Map(departments.map(({ code }) => [code, least(code) + (shares.get(code) ?? 0)]));
  }

  #addComingSessions(campaign: CampaignTable, count: number): void {
    let index = 0;
    for (const [code, sessions] of this.#share(count)) {
      for (let own = 0; own < sessions; own++, index++) {
        // The first ones show every kind of session, whatever is drawn for the others.
        const template = sessionTemplates[index] ?? drawTemplate(this.#random);
        this.#addSession({
          campaign,
          code,
          template,
          situation: drawSituation(this.#random),
          date: drawComingDay(this.#random, this.#facts.today, campaign),
        });
      }
    }
  }

  /** By population alone: small territories held nothing last year, so that gaps are seen. */
  #addPastSessions(campaign: CampaignTable, count: number): void {
    for (const [code, sessions] of shareTarget(count, this.#facts.departments)) {
      for (let own = 0; own < sessions; own++) {
        this.#addSession({
          campaign,
          code,
          template: drawTemplate(this.#random),
          situation: drawSituation(this.#random),
          date: addDays(campaign.starts_on, this.#random.between(0, 6)),
          reported: this.#random.chance(0.85),
        });
      }
    }
  }

  /** What a visitor finds at once: sessions under way, those of the last days, with a report or waiting for one. */
  #addSessionsOfToday(campaign: CampaignTable): void {
    const { today } = this.#facts;
    const online = sessionTemplates.find(({ attendance }) => attendance === 'online');
    const dropIn = sessionTemplates.filter((template) => template.dropIn);
    if (online) {
      this.#addSession({
        campaign,
        code: '69',
        template: {
          ...online,
          title: 'Vingt-quatre heures de questions sur l’IA, en ligne',
          description:
            'Toute la journée et toute la nuit, des médiatrices et des médiateurs se relaient pour répondre à vos questions. Entrez, écoutez, parlez si vous voulez.',
          audience: 'tout-public',
          dropIn: true,
        },
        situation: 'open',
        date: today,
        hours: { start: '00:00', end: '23:59' },
      });
    }
    for (const { departmentCode: code } of namedMediators) {
      const template = this.#random.pick(dropIn);
      const hours = { start: '07:00', end: '21:00' };
      this.#addSession({ campaign, code, template, situation: 'open', date: today, hours });
      for (let days = 1; days <= 5; days++) {
        const reported = days > 2;
        this.#addSession({
          campaign,
          code,
          template: drawTemplate(this.#random),
          situation: days === 1 ? 'nearly_full' : 'open',
          date: addDays(today, -days),
          reported,
        });
      }
    }
  }

  /** The first sessions, ahead of the week, of many départements: what the counter knows by more than registrations. */
  #addSessionsOfLastDays(campaign: CampaignTable): void {
    for (const { code } of this.#facts.departments) {
      if (isNamed(code) || this.#random.chance(0.4)) continue;
      this.#addSession({
        campaign,
        code,
        template: drawTemplate(this.#random),
        situation: 'nearly_full',
        date: addDays(this.#facts.today, -this.#random.between(1, 9)),
        reported: this.#random.chance(0.85),
      });
    }
  }

  /**
   * In most of the larger communes that are far from every session: a venue that holds none, and somebody who could.
   * What a coordinator is to wake.
   */
  #addSleepers(campaign: CampaignTable): void {
    const used = new Set(
      this.#rows.sessions.flatMap(({ campaign_id, venue_id }) =>
        campaign_id === campaign.id && venue_id !== null ? [venue_id] : [],
      ),
    );
    const held = this.#rows.venues.filter(({ id }) => used.has(id));
    const nearest = makeNearestDistance({
      latitudes: Float64Array.from(held, ({ latitude }) => latitude),
      longitudes: Float64Array.from(held, ({ longitude }) => longitude),
    });
    const leftOut = this.#facts.communes
      .filter((commune) => isLeftOut(commune, nearest(commune.latitude, commune.longitude)))
      .toSorted((one, other) => other.population - one.population || (one.code < other.code ? -1 : 1));
    // The largest of the country, and of the départements whose coordinators are shown to visitors.
    const shown = leftOut.filter(({ departmentCode }, place) => place < SLEEPERS || isNamed(departmentCode));
    const making = this.#making(daysBefore(this.#now, 90));
    for (const commune of shown) {
      if (!isNamed(commune.departmentCode) && this.#random.chance(0.25)) continue;
      const sleeper = inventSleeper(commune, making);
      this.#rows.organisations.push(sleeper.organisation);
      this.#rows.accounts.push(sleeper.account);
      const department = this.#department(commune.departmentCode);
      this.#rows.venues.push(
        inventVenue({ department, commune, organisationId: sleeper.organisation.id }, making),
      );
    }
  }

  #addDrafts(campaign: CampaignTable): void {
    const drafts = this.#facts.departments.filter(({ code }) => isNamed(code) || this.#random.chance(0.1));
    for (const { code } of drafts) {
      for (let draft = 0; draft < (isNamed(code) ? 2 : 1); draft++) {
        const date = drawComingDay(this.#random, this.#facts.today, campaign);
        this.#addSession({ campaign, code, template: drawTemplate(this.#random), situation: 'draft', date });
      }
    }
  }

  /** What coordinators find in their queue: a newcomer's sessions, one that was sent back, public ones that changed. */
  #addWhatWaits(campaign: CampaignTable): void {
    const { newcomer } = this.#people;
    const add = (
      code: string,
      situation: Situation,
      mediator?: SeedMediator,
      place: { venue?: VenueTable; date?: string; hours?: { start: string; end: string } } = {},
    ) =>
      this.#addSession({
        campaign,
        code,
        template: this.#random.pick(sessionTemplates.filter(({ attendance }) => attendance === undefined)),
        situation,
        date: drawComingDay(this.#random, this.#facts.today, campaign),
        ...(mediator && { mediator }),
        ...place,
      });
    if (newcomer) {
      for (const hours of [50, 26, 4])
        add('23', 'draft', newcomer).review_since = hoursBefore(this.#now, hours);
      const returned = add('23', 'draft', newcomer);
      returned.returned_at = hoursBefore(this.#now, 20);
      returned.return_reason = 'unclear';
      returned.return_note = 'Dites à qui vous vous adressez, et s’il faut apporter quelque chose.';
    }
    // Announced twice: by the mediator of the Creuse, and by the newcomer who holds it with them.
    const [venue] = this.#venuesOf.get('23') ?? [];
    const place = {
      ...(venue && { venue }),
      date: addDays(campaign.starts_on, 1),
      hours: { start: '14:00', end: '16:00' },
    };
    add('23', 'nearly_full', undefined, place);
    add('23', 'open', undefined, place);
    if (newcomer) add('23', 'draft', newcomer, place).review_since = hoursBefore(this.#now, 2);
    for (const { departmentCode: code } of namedMediators) {
      const changed = add(code, 'open');
      changed.approved_nature = JSON.stringify({
        ...toSessionNature(changed),
        title: 'Initiation à l’ordinateur',
        audience: 'seniors',
      });
      changed.review_since = hoursBefore(this.#now, this.#random.between(3, 90));
      changed.revision = 1;
    }
  }

  #addSession({
    campaign,
    code,
    reported = false,
    ...plan
  }: {
    campaign: CampaignTable;
    code: string;
    template: SessionTemplate;
    situation: Situation;
    date: string;
    hours?: { start: string; end: string };
    reported?: boolean;
    /** Instead of the département's. */
    mediator?: SeedMediator;
    /** Instead of one that is drawn. */
    venue?: VenueTable;
  }): SessionTable {
    const whole: SessionPlan = {
      mediator: this.#mediator(code),
      venue: this.#random.pick(this.#venuesOf.get(code) ?? []),
      ...plan,
      campaignId: campaign.id,
      department: this.#department(code),
    };
    // Published some weeks before; an edition of last year was last touched on its eve.
    const before = plan.date < this.#facts.today ? `${plan.date}T00:00:00.000Z` : this.#now;
    const session = makeSession(whole, {
      random: this.#random,
      newId: this.#newId,
      version: this.#facts.version,
      createdAt: hoursBefore(before, this.#random.between(48, 1000)),
      changedAt: hoursBefore(before, this.#random.between(2, 40)),
    });
    const forgotten = daysBefore(this.#now, 60) > session.ends_at;
    if (forgotten) session.purged_at = hoursBefore(session.ends_at, -60.5 * 24);
    this.#rows.sessions.push(session);
    for (const registration of makeRegistrations(session, plan.situation, {
      random: this.#random,
      newId: this.#newId,
      until: hoursBefore(before, 1),
      purgedAt: session.purged_at,
    })) {
      this.#rows.registrations.push(registration);
    }
    if (reported && session.cancelled_at === null) this.#addReport(session);
    return session;
  }

  #addReport(session: SessionTable): void {
    const report = makeReport(session, this.#random);
    session.report_asked_at = report.filed_at;
    Object.assign(
      session,
      reportedFigures({ headCount: report.head_count, grade: report.grade, toVerify: false }),
    );
    this.#rows.reports.push(report);
    this.#rows.tallies.push(...makeTallies(report, this.#random));
  }

  #department(code: string): SeedDepartment {
    const department = this.#facts.departments.find((one) => one.code === code);
    if (!department) throw new Error(`The département ${code} is not in the tables.`);
    return department;
  }

  #mediator(code: string) {
    const mediator = this.#people.mediators.get(code);
    if (!mediator) throw new Error(`No mediator was invented for the département ${code}.`);
    return mediator;
  }
}

function isNamed(code: string): boolean {
  return namedMediators.some(({ departmentCode }) => departmentCode === code);
}

function daysBefore(instant: string, days: number): string {
  return hoursBefore(instant, days * 24);
}

function hoursBefore(instant: string, hours: number): string {
  return new Date(Date.parse(instant) - hours * 3_600_000).toISOString();
}
